"""Which items to find out together within the hours there are.

One answer alone often cannot change the choice while several can (the value of information is not additive), so items
that are worth nothing by themselves must not be thrown away one by one. The search, a House design:

1. Greedy: add the item with the most gain for its hours, or the most gain, until nothing gains or fits.
2. Look-ahead: for each rival, the items that move it apart from the leader most for their hours (by variance, which
   adds up); this finds bundles whose items are worth nothing alone.
3. Exchange: drop an item of the best bundle, fill up greedily, keep what is better, until nothing is.
4. Leave out what does not measurably add to the rest: those hours would teach nothing that matters.

With no more than EXACT_ITEMS that fit, all bundles are compared instead.
"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np

from assessment.information_value import InformationValue, measured
from assessment.research.findings import Doubles, Findings

EXACT_ITEMS = 8  # 256 bundles, the time of one search
HAIR = 1e-4  # score points; less is rounding and chance
Bundle = tuple[list[int], float]
Rank = Callable[[Doubles, Doubles], Doubles]


def _for_its_hours(gains: Doubles, hours: Doubles) -> Doubles:
    return gains / hours


def _in_all(gains: Doubles, _hours: Doubles) -> Doubles:
    return gains


def choose_bundle(findings: Findings, budget_hours: float, least: float = 0.0) -> list[int]:
    """Numbers of the items worth finding out together within the hours, the most gain for its hours first.

    `least` is the gain in score points under which an item is not worth its hours. Empty where nothing is: stop.
    """
    if len(findings.gaps) < 2:
        return []
    fitting = np.flatnonzero(findings.hours <= budget_hours + HAIR).tolist()
    search = _best_of_all if len(fitting) <= EXACT_ITEMS else _best_found
    return _in_order(findings, _pruned(findings, search(findings, fitting, budget_hours), least))


def _best_of_all(findings: Findings, fitting: Sequence[int], budget_hours: float) -> list[int]:
    bundles = (list(each) for count in range(len(fitting) + 1) for each in combinations(fitting, count))
    affordable = (each for each in bundles if findings.hours[each].sum() <= budget_hours + HAIR)
    return max(affordable, key=lambda each: _value(findings, each))


def _best_found(findings: Findings, fitting: Sequence[int], budget_hours: float) -> list[int]:
    starts = [
        _filled(findings, [], budget_hours, _for_its_hours),
        _filled(findings, [], budget_hours, _in_all),
        *(
            _pack(findings, fitting, rival, budget_hours)
            for rival in range(len(findings.gaps))
            if rival != findings.leader
        ),
    ]
    return _exchanged(findings, max(starts, key=lambda each: each[1]), budget_hours)[0]


def _value(findings: Findings, bundle: Sequence[int]) -> float:
    return float(findings.conditional_values(bundle).max(axis=0).mean())


def added_value(findings: Findings, chosen: Sequence[int], item: int) -> InformationValue:
    """What an item adds to the others that are chosen, measured in the same draws."""
    others = findings.conditional_values([each for each in chosen if each != item])
    together = findings.conditional_values(chosen)
    leader = findings.leader  # its own value is 0 on average in both: taken off, it takes its chance with it
    return measured((together.max(axis=0) - together[leader]) - (others.max(axis=0) - others[leader]))


def _filled(findings: Findings, chosen: Sequence[int], budget_hours: float, rank: Rank) -> Bundle:
    """The chosen items, and the best of the others one after the other for as long as one gains and fits."""
    bundle, values = list(chosen), findings.conditional_values(chosen)
    value, left = float(values.max(axis=0).mean()), budget_hours - float(findings.hours[bundle].sum())
    while len(bundle) < len(findings.rows):
        gains = findings.means_after(values) - value
        gains[bundle] = 0
        gains[findings.hours > left + HAIR] = 0
        item = int(rank(gains, findings.hours).argmax())
        if gains[item] <= HAIR:
            break
        bundle.append(item)
        values[list(findings.rows[item])] += findings.shifts[item]
        value, left = value + float(gains[item]), left - float(findings.hours[item])
    return bundle, value


def _pack(findings: Findings, fitting: Sequence[int], rival: int, budget_hours: float) -> Bundle:
    """The items that move the rival and the leader apart most for their hours, as many as fit."""
    apart = {item: findings.variance_apart(item, rival) for item in fitting}
    bundle: list[int] = []
    left = budget_hours
    for item in sorted(fitting, key=lambda each: -apart[each] / findings.hours[each]):
        if apart[item] > 0 and findings.hours[item] <= left + HAIR:
            bundle.append(item)
            left -= float(findings.hours[item])
    return bundle, _value(findings, bundle)


def _exchanged(findings: Findings, start: Bundle, budget_hours: float) -> Bundle:
    """The bundle after all exchanges of one item that make it better."""
    best = start
    while True:
        others = (
            _filled(findings, [each for each in best[0] if each != item], budget_hours, rank)
            for item in best[0]
            for rank in (_for_its_hours, _in_all)
        )
        better = next((other for other in others if other[1] > best[1] + HAIR), None)
        if better is None:
            return best
        best = better


def _pruned(findings: Findings, bundle: Sequence[int], least: float) -> list[int]:
    """The bundle without what adds nothing measurable, or less than `least`, to the rest; the least goes first."""
    kept = list(bundle)
    while kept:
        added = {item: added_value(findings, kept, item) for item in kept}
        weakest = min(kept, key=lambda item: added[item].value)
        if added[weakest].measurable and added[weakest].value >= least:
            break
        kept.remove(weakest)
    return kept


def _in_order(findings: Findings, bundle: Sequence[int]) -> list[int]:
    """The same items, each time the one that adds most for its hours to those before it."""
    ordered: list[int] = []
    while len(ordered) < len(bundle):
        values = findings.conditional_values(ordered)
        gains = (findings.means_after(values) - float(values.max(axis=0).mean())) / findings.hours
        ordered.append(max((item for item in bundle if item not in ordered), key=gains.__getitem__))
    return ordered
