"""What would make another industry the winner: the smallest change of a rating, a weight, the outlook or a source.

Computed at cell means and mean weights. All results are sorted from the smallest change up; an empty list says that no
such change exists ("no flip possible").
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assessment.assess import Assessment
from assessment.flips import flip_score, flip_weight, flip_weights_l1
from assessment.load_bearing import SourceFlip, source_flips
from assessment.mean_case import LEVEL, Doubles, MeanCase, mean_case
from assessment.optimism import OptimismBreakEven, optimism_break_even
from assessment.outlook import outlook_crossings
from assessment.shifted_cell import CellMover, StatedRating
from knowledge.vocabulary import SIDES, Side

INSIDE = 1e-9  # a weight of 0 or 1 reaches a tie at best, and nothing lies past it


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
class WeightFlip:
    """One weight moved makes `winner` level, and the winner just past it.

    `subject` is a factor, with its weight within `side`, or a side (`side` is None) with its weight among the sides.
    `all_after` are all weights of that group then, by id: the others keep their proportions, and they sum to 1.
    """

    subject: str
    side: Side | None
    before: float
    after: float
    all_after: tuple[tuple[str, float], ...]
    winner: str

    @property
    def change(self) -> float:
        """After less before, in 0..1."""
        return self.after - self.before


@dataclass(frozen=True)
class WeightSetFlip:
    """Several factor weights moved at once; `l1` is the sum of the absolute changes, half of it the weight moved.

    `changed` holds (factor, before, after) of those that move, as shares of all weight.
    """

    winner: str
    l1: float
    changed: tuple[tuple[str, float, float], ...]


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
    optimism: OptimismBreakEven = OptimismBreakEven()
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
                change = direction * size
                after = movable.stated.moved(change)
                found.append(CellFlip(industry, factor, change, movable.stated, after, case.ids[other]))
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def weight_flips(assessment: Assessment, case: MeanCase) -> tuple[WeightFlip, ...]:
    """Each factor's weight within its side, up and down, where another industry takes the lead."""
    model, found = assessment.weights, []
    for number, side in enumerate(SIDES):
        members, share = np.flatnonzero(model.side_of == number), float(model.sides[number])
        if case.leader is None or share <= 0 or len(members) < 2:
            continue
        lead = case.utilities[case.leader] - case.utilities
        inside = lead[:, members]
        rest = (lead @ case.weights) / share - inside @ model.within[members]
        names = tuple(case.factors[member] for member in members)
        found += _group_flips(case, inside, model.within[members], rest, names, side)
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def side_flips(assessment: Assessment, case: MeanCase) -> tuple[WeightFlip, ...]:
    """Each side's weight, up and down, where another industry takes the lead."""
    if case.leader is None:
        return ()
    model = assessment.weights
    weighted = (case.utilities[case.leader] - case.utilities) * model.within
    by_side = np.stack([weighted[:, model.side_of == number].sum(axis=1) for number in range(len(SIDES))], axis=1)
    found = _group_flips(case, by_side, model.sides, np.zeros(len(case.ids)), SIDES, None)
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def _group_flips(
    case: MeanCase, lead: Doubles, weights: Doubles, rest: Doubles, names: tuple[str, ...], side: Side | None
) -> Iterator[WeightFlip]:
    """Flips of each weight of a group. `lead` (industries, group) and `rest` (industries,): the leader less each."""
    for k, name in enumerate(names):
        reached: dict[bool, list[tuple[float, float, int]]] = {True: [], False: []}
        for row in case.rivals:
            x = flip_weight(lead[row], weights, k, float(rest[row]))
            if x is not None:
                steepness = abs(float(lead[row, k] - lead[row] @ weights))
                upwards = bool(lead[row, k] < lead[row] @ weights)
                reached[upwards].append((x if upwards else -x, -steepness, row))
        for upwards, candidates in reached.items():
            if not candidates:
                continue
            signed, _, row = min(candidates)
            x, before = abs(signed), float(weights[k])
            # by rounding, a weight that is level already could seem to lie on the wrong side of itself
            x = max(x, before) if upwards else min(x, before)
            if x < 1 - INSIDE if upwards else x > INSIDE:
                yield WeightFlip(name, side, before, x, _rescaled(weights, k, x, names), case.ids[row])


def _rescaled(weights: Doubles, k: int, x: float, names: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    after = weights * ((1 - x) / np.delete(weights, k).sum())
    after[k] = x
    return tuple(zip(names, after.tolist(), strict=True))


def weight_set_flips(case: MeanCase, bounds: tuple[float, float] | None = None) -> tuple[WeightSetFlip, ...]:
    """The smallest move of several weights for each rival that leads by it.

    `bounds`, such as (0.5, 2), hold every weight between these multiples of what it is. The first of the result is the
    smallest of all; a rival that would be overtaken by a third on its way is left out.
    """
    if case.leader is None:
        return ()
    limits = [(float(w * bounds[0]), min(1.0, float(w * bounds[1]))) for w in case.weights] if bounds else None
    found = []
    for row in case.rivals:
        d = case.utilities[case.leader] - case.utilities[row]
        move = flip_weights_l1(d, case.weights, limits) if d.min() < 0 else None
        if move is None:
            continue
        after = np.array(move.weights)
        values = 100 * (case.utilities * after).sum(axis=1)
        if values[row] >= values.max() - LEVEL:
            both = zip(case.factors, case.weights.tolist(), move.weights, strict=True)
            found.append(WeightSetFlip(case.ids[row], move.l1, tuple(each for each in both if each[1] != each[2])))
    return tuple(sorted(found, key=lambda flip: flip.l1))


def outlook_spans(assessment: Assessment) -> tuple[OutlookSpan, ...]:
    """Who leads along the whole range of the outlook, from pessimist to optimist."""
    ids, standings = assessment.comparable_ids, assessment.standings
    crossings = outlook_crossings(
        [standings[each].pessimist_score for each in ids], [standings[each].optimist_score for each in ids]
    )
    ends = [start for start, _ in crossings[1:]] + [1.0]
    return tuple(OutlookSpan(start, end, ids[row]) for (start, row), end in zip(crossings, ends, strict=True))
