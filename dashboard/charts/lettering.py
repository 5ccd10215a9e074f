"""All that is printed in a chart: words beside the marks, in one layer, and numbers as a reader expects them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.grammar import OWN_COLOUR, Form, Place, Spec, expression, marks, quantity
from dashboard.look import TEXT_FONT, Look
from locales import half_up

NO_NUMBER = "–"
MINUS = "−"
# Wide enough that a line under a text does not show between its letters.
HALO = 7
# From the CJK radicals on, signs are as wide as high.
FIRST_WIDE_SIGN = 0x2E80
SLIM_SIGNS, BROAD_SIGNS = frozenset(" .,:;'’!|()·ijlfrtI"), frozenset("mwMW")

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Letter:
    """One printed text: what, where and how.

    `y` is in units of the chart's y scale; `room` cuts what is longer; `inside` moves the text back when it would
    pass the left or right end of the chart.
    """

    text: str
    y: float
    at: Place
    colour: str
    dy: float = 0
    align: Align = "left"
    size: float = 13
    weight: int = 400
    room: Place | None = None
    form: Form = "both"
    tooltip: str | None = None
    inside: bool = False


def lettering(letters: Iterable[Letter], scale: Spec, halo: str | None = None) -> list[alt.Chart]:
    """All printed text of a chart in one layer; with a halo colour, a second one under it keeps lines away."""
    table = pd.DataFrame([_letter_row(letter) for letter in letters], columns=LETTER_COLUMNS)
    y = quantity("y", scale)
    plain = {
        "text": expression("datum.form=='both'||(datum.form=='narrow')==narrow?datum.text:''"),
        "x": expression("clamp(datum.share*width+datum.px,datum.before,width-datum.after)"),
        "limit": expression("max(datum.room_share*width+datum.room_px,0)"),
        "dy": expression("datum.dy"),
        "align": expression("datum.align"),
        "fontSize": expression("datum.size"),
        "fontWeight": expression("datum.weight"),
        "tooltip": expression("datum.tooltip"),
        "baseline": "middle",
        "font": TEXT_FONT,
    }
    printed = marks("text", table, {"y": y, "color": OWN_COLOUR}, **plain)
    if halo is None:
        return [printed]
    under = {**plain, "color": halo, "stroke": halo, "strokeWidth": HALO, "strokeJoin": "round"}
    return [marks("text", table, {"y": y}, **under), printed]


LETTER_COLUMNS = (
    "text", "y", "share", "px", "colour", "dy", "align", "size", "weight", "room_share", "room_px", "form", "tooltip",
    "before", "after",
)  # fmt: skip


def _letter_row(letter: Letter) -> tuple[object, ...]:
    room = letter.room or Place()
    reach = text_width(letter.text, letter.size) if letter.inside else 0
    before = reach * {"left": 0, "center": 0.5, "right": 1}[letter.align]
    return (
        letter.text, letter.y, letter.at.share, letter.at.px, letter.colour, letter.dy, letter.align, letter.size,
        letter.weight, room.share, room.px, letter.form, letter.tooltip, before, reach - before,
    )  # fmt: skip


def text_width(text: str, size: float) -> float:
    """About how many pixels a text takes in IBM Plex Sans, up to a tenth too many.

    >>> round(text_width("建材", 12)), round(text_width("Packaging", 12))
    (24, 59)
    """
    return size * sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    """The width of a sign in units of the type size (measured in Chromium; Chinese signs fill the square)."""
    if ord(sign) >= FIRST_WIDE_SIGN:
        return 1.0
    if sign in SLIM_SIGNS:
        return 0.34
    if sign in BROAD_SIGNS:
        return 0.88
    return 0.64 if sign.isupper() or sign.isdigit() else 0.56


def rest_of_line(text: str, size: float, gap: float) -> Place:
    """The room a text leaves on its line."""
    return Place(1, -text_width(text, size) - gap)


def factor_letters(letter: str, label: str, y: float, colour: str, look: Look, room: Place) -> list[Letter]:
    """The letter of a factor's side and the factor's name, beside the mark of `side_marks`."""
    return [
        Letter(letter, y, Place(0, 17), look.muted, size=12, weight=600),
        Letter(label, y, Place(0, 34), colour, room=room, tooltip=label),
    ]


def number(value: float | None, digits: int = 0) -> str:
    """A number with a real minus sign and thousands separators; a dash if there is none.

    >>> number(-1234.56, 1), number(-0.04, 1), number(8.5), number(None)
    ('−1,234.6', '0.0', '9', '–')
    """
    if value is None or pd.isna(value):
        return NO_NUMBER
    text = f"{half_up(abs(value), digits):,.{digits}f}"
    return MINUS + text if value < 0 and float(text.replace(",", "")) else text


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign.

    >>> signed(1.75), signed(-0.3), signed(0)
    ('+1.8', '−0.3', '0.0')
    """
    text = number(value, digits)
    return f"+{text}" if value > 0 and float(text.replace(",", "")) else text


def number_range(low: float | None, high: float | None, digits: int = 0) -> str:
    """A range with an en dash.

    >>> number_range(49.6, 57.2)
    '50–57'
    """
    return f"{number(low, digits)}–{number(high, digits)}"
