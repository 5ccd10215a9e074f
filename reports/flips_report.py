"""What would change the answer, as JSON values and in words."""

from dataclasses import asdict, dataclass
from typing import Any

from assessment.assess import Assessment
from assessment.sensitivity.cell_sets import CellSetFlip
from assessment.sensitivity.load_bearing import SourceFlip
from assessment.sensitivity.search import CellFlip, Flips, OutlookSpan
from assessment.sensitivity.weights import WeightFlip
from locales import Words
from reports.flips_notes import Strategies, flip_notes, level_with, points_off, several_text, strategy_notes
from reports.payload import rounded, settings
from reports.rounding import rounded_past
from reports.terminal_text import table
from reports.wording import factor_name, industry_name, source_name
from strategies.strategy_flips import StrategyFlips

HEADINGS = ("change", "now", "tips_at", "leads")
FINE = 2  # percent of weight: a smaller change is told to a tenth


@dataclass(frozen=True)
class FlipRow:
    """One smallest change in words: what moves, how it stands, where it tips, and who leads then."""

    change: str
    now: str
    tips_at: str
    winner: str


def flips_payload(
    assessment: Assessment,
    flips: Flips,
    strategy: StrategyFlips | None,
    several: CellSetFlip | None,
    *,
    several_asked: bool = False,
) -> dict[str, Any]:
    """`flips`: all smallest changes of the winner by kind, of several ratings if asked for, and of the strategy."""
    found = asdict(flips)
    found["evidence"] = found.pop("sources")
    found["several_asked"] = several_asked
    found["several_cells"] = asdict(several) if several is not None else None
    result: dict[str, Any] = rounded(
        {**settings(assessment), **found, "strategy": asdict(strategy) if strategy is not None else None}
    )
    return result


def flip_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The smallest change of each kind, one row a kind; kinds that cannot change the winner are left out.

    What is printed as the tipping point is rounded away from where things stand, so that moving there is enough.
    """
    return [
        *[_cell_row(assessment, flip, words) for flip in _smallest_by_owner(flips)],
        *[_weight_row(assessment, flip, words) for flip in (*flips.weights[:1], *flips.sides[:1])],
        *_weight_set_rows(assessment, flips, words),
        *_outlook_rows(assessment, flips, words),
        *_source_rows(assessment, flips, words),
    ]


def _smallest_by_owner(flips: Flips) -> list[CellFlip]:
    """The leader's own most delicate rating, and that of a rival."""
    own = next((flip for flip in flips.cells if flip.industry == flips.winner), None)
    other = next((flip for flip in flips.cells if flip.industry != flips.winner), None)
    return [flip for flip in (own, other) if flip is not None]


def outlook_change(assessment: Assessment, flips: Flips) -> tuple[float | None, OutlookSpan] | None:
    """Where on the outlook, nearest to the founder's own, another than the winner leads: (from where, its span).

    No place where that is so at the founder's own outlook already; None where no outlook gives another leader, and
    where optimism is counted in the weights of the sides instead.
    """
    if assessment.tilt is not None:
        return None
    here = assessment.outlook
    others = [span for span in flips.outlook if span.winner != assessment.verdict.winner]
    nearest = min(others, key=lambda span: max(span.start - here, here - span.end, 0.0), default=None)
    if nearest is None:
        return None
    if nearest.start <= here <= nearest.end:
        return None, nearest
    return (nearest.start if nearest.start > here else nearest.end), nearest


def _name(assessment: Assessment, industry: str, words: Words) -> str:
    return industry_name(assessment, industry, words, short=True)


def _cell_row(assessment: Assessment, flip: CellFlip, words: Words) -> FlipRow:
    factor = factor_name(assessment, flip.factor, words, short=True)
    return FlipRow(
        words("flips.cell", factor=factor, industry=_name(assessment, flip.industry, words)),
        words.number(flip.before.likely, 1),
        words.number(rounded_past(flip.after.likely, flip.before.likely, 1), 1),
        _name(assessment, flip.winner, words),
    )


def _weight_row(assessment: Assessment, flip: WeightFlip, words: Words) -> FlipRow:
    """The weight of a factor within its side, or of a side."""
    sides = assessment.known.vocabulary.sides
    if flip.side is None:
        label = words("flips.side", side=words.text(sides[flip.subject].label))  # type: ignore[index]
    else:
        factor = factor_name(assessment, flip.subject, words, short=True)
        label = words("flips.weight", factor=factor, side=words.text(sides[flip.side].label))
    digits = 0 if abs(100 * flip.change) >= FINE else 1
    after = rounded_past(100 * flip.after, 100 * flip.before, digits)
    now, tips_at = (words("flips.percent", value=words.number(each, digits)) for each in (100 * flip.before, after))
    return FlipRow(label, now, tips_at, _name(assessment, flip.winner, words))


def _weight_set_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The least weight that, moved between several factors, puts another first."""
    rows = []
    for flip in flips.weight_sets[:1]:
        less = [factor for factor, before, after in flip.changed if after < before]
        more = [factor for factor, before, after in flip.changed if after > before]
        names = [
            words.listing([factor_name(assessment, each, words, short=True) for each in some]) for some in (less, more)
        ]
        moved = words.number(rounded_past(50 * flip.l1, 0, 1), 1)  # half the sum of the changes, as percent of all
        rows.append(
            FlipRow(
                words("flips.weights", less=names[0], more=names[1]),
                words("flips.percent", value=words.number(0)),
                words("flips.percent", value=moved),
                _name(assessment, flip.winner, words),
            )
        )
    return rows


def _outlook_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The change of leader nearest to the founder's outlook."""
    change = outlook_change(assessment, flips)
    if change is None:
        return []
    at, span = change
    tips_at = words("flips.already") if at is None else words.number(at, 2)
    return [
        FlipRow(
            words("flips.outlook"), words.number(assessment.outlook, 2), tips_at, _name(assessment, span.winner, words)
        )
    ]


def _source_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The source that, slightly wrong, changes the winner."""
    return [
        FlipRow(
            words("flips.source", title=_source(assessment, flip, words)),
            words.number(0),
            points_off(flip.points, words),
            _name(assessment, flip.winner, words),
        )
        for flip in flips.sources[:1]
    ]


def _source(assessment: Assessment, flip: SourceFlip, words: Words) -> str:
    return source_name(assessment.known.evidence_for(flip.cells[0].industry)[flip.source], words)


def flips_text(
    assessment: Assessment,
    flips: Flips,
    strategy: StrategyFlips | None,
    several: CellSetFlip | None,
    strategies: Strategies,
    words: Words,
    *,
    several_asked: bool = False,
) -> str:
    """`flips` as text; `strategies` are those of the rules, by id."""
    if assessment.verdict.winner is None:
        return words("research.stop.nothing_to_compare")
    level, alone = level_with(assessment, flips), len(assessment.comparable_ids) == 1
    rows = [] if level else flip_rows(assessment, flips, words)
    notes = flip_notes(assessment, flips, words)
    if strategy is not None:
        notes.append(words.sentences(strategy_notes(assessment, strategy, strategies, words)))
    if several is not None:
        notes.append(several_text(assessment, several, words))
    elif several_asked and not alone:
        notes.append(words("flips.no_several"))
    if not rows:
        return "\n".join(notes if level else [no_flip(assessment, words), *notes]).rstrip()
    headings = [words(f"flips.headings.{name}") for name in HEADINGS]
    body = [[row.change, row.now, row.tips_at, row.winner] for row in rows]
    return "\n".join([table(headings, body, numeric=(1, 2)), "", *notes]).rstrip()


def no_flip(assessment: Assessment, words: Words) -> str:
    """That no single change puts another first, or that there is no other."""
    if len(assessment.comparable_ids) > 1:
        return words("flips.none")
    return words("flips.alone", winner=_name(assessment, assessment.verdict.winner or "", words))
