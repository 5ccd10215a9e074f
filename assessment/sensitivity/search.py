"""What would make another industry the winner: the smallest change of a rating, a weight, the outlook or a source.

Computed at cell means and mean weights. All results are sorted from the smallest change up; an empty list says that no
such change exists ("no flip possible").
"""

from dataclasses import dataclass, field

from assessment.assess import Assessment
from assessment.flips import flip_score
from assessment.outlook import outlook_crossings
from assessment.sensitivity.load_bearing import SourceFlip, source_flips
from assessment.sensitivity.mean_case import MeanCase, mean_case
from assessment.sensitivity.optimism import OptimismBreakEven, optimism_break_even
from assessment.sensitivity.shifted_cell import CellMover, StatedRating
from assessment.sensitivity.weights import WeightFlip, WeightSetFlip, side_flips, weight_flips, weight_set_flips
from assessment.twins import twins_of


@dataclass(frozen=True)
class CellFlip:
    """One rating moved by `change` points makes `winner` level with the leader, and the winner just past it.

    `before` and `after` are low, likely and high as stated; all three move together.
    """

    industry: str
    factor: str
    change: float
    before: StatedRating
    after: StatedRating
    winner: str


@dataclass(frozen=True)
class OutlookSpan:
    """From `start` to `end` of the outlook, 0 to 1, this industry has the highest outlook score."""

    start: float
    end: float
    winner: str


@dataclass(frozen=True)
class Flips:
    """All single flips. `winner` is None where nothing can be compared; `margins` are its score points over each rival.

    `dominated` are rivals that no weights put first: the winner is at least as good on every factor.
    """

    winner: str | None
    margins: tuple[tuple[str, float], ...] = ()
    cells: tuple[CellFlip, ...] = ()
    weights: tuple[WeightFlip, ...] = ()
    sides: tuple[WeightFlip, ...] = ()
    weight_sets: tuple[WeightSetFlip, ...] = ()
    outlook: tuple[OutlookSpan, ...] = ()
    sources: tuple[SourceFlip, ...] = ()
    optimism: OptimismBreakEven = field(default_factory=OptimismBreakEven)
    dominated: tuple[str, ...] = ()


def search_flips(assessment: Assessment) -> Flips:
    """The smallest changes that make another industry the winner, of every kind; several cells at once are apart."""
    case = mean_case(assessment)
    if case.leader is None:
        return Flips(None)
    lead = case.utilities[case.leader] - case.utilities
    return Flips(
        winner=case.ids[case.leader],
        margins=tuple((case.ids[row], float(case.values[case.leader] - case.values[row])) for row in case.rivals),
        cells=cell_flips(assessment, case),
        weights=weight_flips(assessment, case),
        sides=side_flips(assessment, case),
        weight_sets=weight_set_flips(case),
        outlook=outlook_spans(assessment),
        sources=source_flips(assessment, case),
        optimism=optimism_break_even(assessment, case),
        dominated=tuple(case.ids[row] for row in case.rivals if lead[row].min() >= 0),
    )


def cell_flips(assessment: Assessment, case: MeanCase) -> tuple[CellFlip, ...]:
    """Each rating that can change the winner alone: the leader's for the worse, or a rival's for the better."""
    if case.leader is None or not case.rivals:
        return ()
    mover, found = CellMover(assessment), []
    for row, industry in enumerate(case.ids):
        other = case.rivals[0] if row == case.leader else row
        margin = float(case.values[case.leader] - case.values[other]) / 100
        for factor, weight, favourable in zip(case.factors, case.weights, case.favourable, strict=True):
            gain = flip_score(margin, float(weight))
            if gain is None or gain > 10 or (movable := mover.movable(industry, factor)) is None:
                continue
            direction = float(-favourable if row == case.leader else favourable)
            size = movable.reach(gain, direction) if movable.stated.room(direction) > 0 else None
            if size is not None:
                change = direction * size + 0.0  # no -0.0
                after = movable.stated.moved(change)
                found.append(CellFlip(industry, factor, change, movable.stated, after, case.ids[other]))
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def outlook_spans(assessment: Assessment) -> tuple[OutlookSpan, ...]:
    """Who leads along the whole range of the outlook, from pessimist to optimist.

    A twin of the winner that is ahead by chance is not told apart from it.
    """
    ids, standings = assessment.comparable_ids, assessment.standings
    crossings = outlook_crossings(
        [standings[each].pessimist_score for each in ids], [standings[each].optimist_score for each in ids]
    )
    winner = assessment.verdict.winner
    twins = twins_of(winner, assessment.cells)
    leaders = [(start, winner if winner is not None and ids[row] in twins else ids[row]) for start, row in crossings]
    turns = [each for number, each in enumerate(leaders) if number == 0 or each[1] != leaders[number - 1][1]]
    ends = [*(start for start, _ in turns[1:]), 1.0][: len(turns)]
    return tuple(OutlookSpan(start, end, leader) for (start, leader), end in zip(turns, ends, strict=True))
