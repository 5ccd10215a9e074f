"""What would change the answer, as JSON values and in words."""

from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from assessment.assess import Assessment
from assessment.cell_set_flips import CellSetFlip
from assessment.flip_search import Flips
from locales import Words
from reports.payload import rounded, settings
from reports.terminal_text import table
from reports.wording import factor_name, industry_name
from strategies.strategy_flips import StrategyFlips


@dataclass(frozen=True)
class FlipRow:
    """One smallest change in words: what moves, how it stands, where it tips, and who leads then."""

    change: str
    now: str
    tips_at: str
    winner: str


def flips_payload(
    assessment: Assessment, flips: Flips, strategy: StrategyFlips | None, several: CellSetFlip | None
) -> dict[str, Any]:
    """`flips`: all smallest changes of the winner by kind, of several ratings if asked for, and of the strategy."""
    found = asdict(flips)
    found["evidence"] = found.pop("sources")
    found["several_cells"] = asdict(several) if several is not None else None
    result: dict[str, Any] = rounded(
        {**settings(assessment), **found, "strategy": asdict(strategy) if strategy is not None else None}
    )
    return result


def flip_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The smallest change of each kind, one row a kind; kinds that cannot change the winner are left out."""
    rows = [*_cell_rows(assessment, flips, words), *_weight_rows(assessment, flips, words)]
    if len(flips.outlook) > 1:
        rows.append(_outlook_row(assessment, flips, words))
    rows += _source_rows(assessment, flips, words)
    if flips.optimism.favourite is not None and flips.optimism.favourite_winner is not None:
        rows.append(
            FlipRow(
                words("flips.favourite"),
                words.number(0),
                words("flips.points", value=_outward(flips.optimism.favourite, words)),
                _name(assessment, flips.optimism.favourite_winner, words),
            )
        )
    return rows


def _name(assessment: Assessment, industry: str, words: Words) -> str:
    return industry_name(assessment, industry, words, short=True)


def _outward(value: float, words: Words) -> str:
    """A change rounded away from zero, so that a change as printed is enough."""
    return words.number(ceil(abs(value) * 10 - 1e-9) / 10 * (1 if value >= 0 else -1), 1)


def _cell_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The winner's own most delicate rating, and that of a rival."""
    own = next((flip for flip in flips.cells if flip.industry == flips.winner), None)
    other = next((flip for flip in flips.cells if flip.industry != flips.winner), None)
    return [
        FlipRow(
            words(
                "flips.cell",
                factor=factor_name(assessment, flip.factor, words, short=True),
                industry=_name(assessment, flip.industry, words),
            ),
            words.number(flip.before.likely, 1),
            words.number(flip.after.likely, 1),
            _name(assessment, flip.winner, words),
        )
        for flip in (own, other)
        if flip is not None
    ]


def _weight_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The factor weight and the side weight that need to move least."""
    sides = assessment.known.vocabulary.sides
    rows = []
    for flip in (*flips.weights[:1], *flips.sides[:1]):
        if flip.side is None:
            label = words("flips.side", side=words.text(sides[flip.subject].label))  # type: ignore[index]
        else:
            label = words(
                "flips.weight",
                factor=factor_name(assessment, flip.subject, words, short=True),
                side=words.text(sides[flip.side].label),
            )
        now, after = (words("flips.percent", value=words.number(100 * each)) for each in (flip.before, flip.after))
        rows.append(FlipRow(label, now, after, _name(assessment, flip.winner, words)))
    return rows


def _outlook_row(assessment: Assessment, flips: Flips, words: Words) -> FlipRow:
    """The change of leader nearest to the founder's outlook."""
    here = assessment.outlook
    pairs = zip(flips.outlook, flips.outlook[1:], strict=False)
    below, above = min(pairs, key=lambda pair: abs(pair[1].start - here))
    other = above if above.start > here else below
    return FlipRow(
        words("flips.outlook"),
        words.number(here, 2),
        words.number(above.start, 2),
        _name(assessment, other.winner, words),
    )


def _source_rows(assessment: Assessment, flips: Flips, words: Words) -> list[FlipRow]:
    """The source that, slightly wrong, changes the winner."""
    rows = []
    for flip in flips.sources[:1]:
        industry = flip.cells[0].industry
        title = assessment.known.evidence_for(industry)[flip.source].title
        amount = words("flips.points", value=_outward(flip.points, words))
        rows.append(
            FlipRow(words("flips.source", title=title), words.number(0), amount, _name(assessment, flip.winner, words))
        )
    return rows


def flips_text(
    assessment: Assessment, flips: Flips, strategy: StrategyFlips | None, several: CellSetFlip | None, words: Words
) -> str:
    """`flips` as text."""
    rows = flip_rows(assessment, flips, words)
    lines = [_strategy_line(assessment, strategy, words)] if strategy is not None else []
    if several is not None:
        lines.append(several_text(assessment, several, words))
    if not rows:
        return "\n".join([words("flips.none"), *lines])
    headings = [words(f"flips.headings.{name}") for name in ("change", "now", "tips_at", "leads")]
    body = [[row.change, row.now, row.tips_at, row.winner] for row in rows]
    return "\n".join([table(headings, body, numeric=(1, 2)), "", *lines]).rstrip()


def _strategy_line(assessment: Assessment, strategy: StrategyFlips, words: Words) -> str:
    return strategy_flip_text(assessment, strategy, words) or words("flips.strategy_firm")


def strategy_flip_text(assessment: Assessment, strategy: StrategyFlips, words: Words) -> str:
    """The smallest change of a rating that changes the recommended strategy; empty if there is none."""
    flip = next(iter(strategy.cells), None)
    if flip is None:
        return ""
    return words(
        "flips.strategy",
        factor=factor_name(assessment, flip.factor, words, short=True),
        industry=_name(assessment, strategy.industry, words),
        before=words.number(flip.before.likely, 1),
        after=words.number(flip.after.likely, 1),
    )


def several_text(assessment: Assessment, flip: CellSetFlip, words: Words) -> str:
    """The fewest ratings that together put another industry first."""
    moves = [
        words(
            "flips.move",
            factor=factor_name(assessment, move.factor, words, short=True),
            industry=_name(assessment, move.industry, words),
            change=words.number(move.change, 2, signed=True),
        )
        for move in flip.cells
    ]
    return words("flips.several", winner=_name(assessment, flip.winner, words), moves=words.listing(moves))
