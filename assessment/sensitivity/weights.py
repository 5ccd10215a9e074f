"""The smallest changes of the weights that make another industry the winner: one factor, one side, or several."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assessment.assess import Assessment
from assessment.flips import flip_weight, flip_weights_l1
from assessment.sensitivity.mean_case import LEVEL, Doubles, MeanCase
from knowledge.vocabulary import SIDES, Side

INSIDE = 1e-9  # a weight of 0 or 1 reaches a tie at best, and nothing lies past it


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


def weight_flips(assessment: Assessment, case: MeanCase) -> tuple[WeightFlip, ...]:
    """Each factor's weight within its side, up and down, where another industry takes the lead."""
    model = assessment.weights
    found: list[WeightFlip] = []
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
