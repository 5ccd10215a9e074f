"""Measured figures in words: with their unit and region in the reader's language, and the rating they lead to."""

from assessment.cell import Cell
from knowledge.industry_profile import Indicator, IndustryProfile
from locales import Words

_SITE_LEVEL = "technology_edge"  # its need is the level of the leading sites, not an amount


def fitting_digits(value: float) -> int:
    """As many decimals as a figure has, but two at most, or one from 10 on.

    >>> fitting_digits(5), fitting_digits(7.5), fitting_digits(0.7249), fitting_digits(154.84)
    (0, 1, 2, 1)
    """
    most = 1 if abs(value) >= 10 else 2
    return next(digits for digits in range(most + 1) if round(value, digits) == round(value, most))


def figure_text(indicator: Indicator, words: Words) -> str:
    """A figure with its unit; large sums in the amounts that the language counts in.

    A unit that we have no words for stands as in the file.
    """
    unit = indicator.unit or ""
    figure = indicator.value * float(words.catalogue.get(f"measured.scale.{unit}", 1))
    value = words.number(figure, fitting_digits(figure))
    known = words.catalogue.get(f"measured.units.{unit}")
    return known.format(value=value) if known else f"{value} {words.text(unit)}".strip()


def region_text(scope: str | None, words: Words) -> str:
    """A country or region by its name; one that we have no words for stands as in the file."""
    return words.catalogue.get(f"measured.regions.{scope}") or words.text(scope)


def reason_text(cell: Cell, profile: IndustryProfile, words: Words) -> str:
    """Why a rating is what it is: what the file says, and of a computed one the figures that led to it.

    What it says of a need comes after, because it is not about the rating.
    """
    because = words.text(cell.because)
    led = _led_to(cell, profile, words)
    if cell.origin != "formula" or not because:
        return words.sentences([because, led])
    return words.sentences([led, words("measured.on_the_need", because=because)])


def _led_to(cell: Cell, profile: IndustryProfile, words: Words) -> str:
    """The figures behind a computed rating, and that rating; empty for one that is not computed."""
    if not cell.working or cell.likely is None:
        return ""
    parts = [_part(name, value, cell, profile, words) for name, value in cell.working]
    listed = words("numbers.semicolon").join(parts)
    return words("measured.led_to", figures=listed[:1].upper() + listed[1:], likely=words.number(cell.likely, 1))


def _part(name: str, value: float, cell: Cell, profile: IndustryProfile, words: Words) -> str:
    """One of the figures: an indicator, what the founder has, or what is needed for it."""
    if indicator := profile.indicators.get(name) if cell.origin == "yardstick" else None:
        label = words.text(indicator.label) or words.text(name)
        return words("measured.indicator", label=label, figure=figure_text(indicator, words))
    if name in ("premises", "stock_or_equipment", "own_firm_in_trade"):
        return words(f"measured.{name}", value=words("terminal.yes" if value else "terminal.no"))
    if name == "adjust":
        return words("measured.adjust", value=words.number(value, 1, signed=True))
    if name == "capital_usd" or (name == "need" and cell.factor == "lack_of_capital"):
        shown = words.money(value)
    else:
        shown = words.number(value, fitting_digits(value))
    return words(
        "measured.need_level" if (name, cell.factor) == ("need", _SITE_LEVEL) else f"measured.{name}", value=shown
    )
