"""Traps of the ratings side by side: factors that say the same, cancel out, or do not separate the industries."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.sensitivity.mean_case import MeanCase, mean_case
from assessment.traps.of_industries import JUDGED
from assessment.traps.trap import Code, Trap
from assessment.weights import WeightModel

ALIKE = 0.9  # House: correlation above which two factors may be one thing
FEWEST_INDUSTRIES = 5  # House: over fewer, chance alone correlates and compresses
NARROW_POINTS, NARROW_DEVIATION = 3.0, 1.0  # House: all likely ratings within so many points, or less deviation
ROUNDING = 1e-9

Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def traps_of_ratings(assessment: Assessment) -> Iterator[Trap]:
    """What the table of likely ratings of the comparable industries gives away; factors without weight do no harm.

    `counted_twice` factors favour the same industries, `opposites` speak against what the other favours: `correlation`
    is the strongest among them over so many `industries`, `without` who takes the lead from `leader` without a factor.
    """
    case = mean_case(assessment)
    likely = _likely(assessment, case)
    links = correlations_where_both(likely * case.favourable, FEWEST_INDUSTRIES)
    links *= np.outer(case.weights > 0, case.weights > 0)
    for members in linked(links > ALIKE):
        yield _overlap("counted_twice", assessment, case, members, links)
    for members in linked(links < -ALIKE):
        yield _overlap("opposites", assessment, case, members, links)
    yield from _compressed(assessment, case, likely)
    yield from _equal_everywhere(case, likely)


def correlations_where_both(table: Doubles, fewest: int) -> Doubles:
    """Pearson correlation of every two columns over the rows in which neither is nan, shape (columns, columns).

    0 where fewer than `fewest` rows hold both, where one of the two is constant over them, and of a column with itself.
    """
    there = ~np.isnan(table)
    count = there.sum(axis=0)
    means = np.divide(np.nansum(table, axis=0), count, out=np.zeros(len(count)), where=count > 0)
    centred, mask = np.where(there, table - means, 0.0), there.astype(float)
    both = mask.T @ mask
    pairs = np.maximum(both, 1)
    means_in_pairs = centred.T @ mask / pairs
    variances = (centred**2).T @ mask / pairs - means_in_pairs**2
    covariances = centred.T @ centred / pairs - means_in_pairs * means_in_pairs.T
    scale = np.sqrt(np.maximum(variances, 0) * np.maximum(variances.T, 0))
    known = (both >= fewest) & (np.minimum(variances, variances.T) > 1e-12) & ~np.eye(len(count), dtype=bool)
    return cast(Doubles, np.divide(covariances, scale, out=np.zeros_like(scale), where=known))


def _likely(assessment: Assessment, case: MeanCase) -> Doubles:
    """Likely ratings (industries, factors), nan where nothing rates a cell."""
    ratings = [[assessment.cells[each][factor].likely for factor in case.factors] for each in case.ids]
    return np.array(ratings, dtype=float).reshape(len(case.ids), len(case.factors))


def linked(links: Flags) -> list[list[int]]:
    """Groups of two or more that hang together by links (items, items), one member to the next.

    >>> linked(np.array([[0, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=bool))
    [[0, 1]]
    """
    groups: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(links)):
        group, reached = [], [start]
        while reached:
            each = reached.pop()
            if each not in seen:
                seen.add(each)
                group.append(each)
                reached += np.flatnonzero(links[each]).tolist()
        if len(group) > 1:
            groups.append(sorted(group))
    return groups


def _overlap(code: Code, assessment: Assessment, case: MeanCase, members: list[int], links: Doubles) -> Trap:
    among = links[np.ix_(members, members)]
    strongest = float(among.max() if code == "counted_twice" else among.min())
    without = {}
    for each in members:
        leader = _leader_without(assessment.weights, case, each)
        if leader is not None and leader != case.leader:
            without[case.factors[each]] = case.ids[leader]
    values = {
        "correlation": strongest,
        "industries": len(case.ids),
        "leader": None if case.leader is None else case.ids[case.leader],
        "without": without,
    }
    return Trap(code, "ratings", factors=tuple(case.factors[each] for each in members), values=values)


def _leader_without(model: WeightModel, case: MeanCase, factor: int) -> int | None:
    """The row that leads at the means without a factor, whose weight goes to the others of its side in proportion.

    Where it is alone on its side, to all others; None where no other has any weight.
    """
    weights = case.weights.copy()
    weights[factor] = 0
    mates = model.side_of == model.side_of[factor]
    takers = mates if weights[mates].sum() > 0 else np.ones_like(mates)
    if weights[takers].sum() <= 0:
        return None
    weights[takers] *= 1 + case.weights[factor] / weights[takers].sum()
    return case.leads(100 * case.utilities @ weights)


def _compressed(assessment: Assessment, case: MeanCase, likely: Doubles) -> Iterator[Trap]:
    """Factors on which all industries are rated nearly alike, told together.

    `all`: how many factors there are; `judged`: those of them that people rate, where another question helps.
    """
    narrow = [
        factor
        for factor, weight, ratings in zip(case.factors, case.weights.tolist(), likely.T, strict=True)
        if weight > 0 and _narrow(ratings[~np.isnan(ratings)])
    ]
    if narrow:
        judged = [factor for factor in narrow if _mostly_judged(assessment, case, factor)]
        values = {"all": len(case.factors), "judged": judged}
        yield Trap("scale_compressed", "ratings", factors=tuple(narrow), values=values)


def _narrow(rated: Doubles) -> bool:
    """Whether ratings (industries,) lie close together without being one and the same."""
    if len(rated) < FEWEST_INDUSTRIES or np.ptp(rated) <= ROUNDING:
        return False
    return bool(np.ptp(rated) <= NARROW_POINTS + ROUNDING or rated.std() < NARROW_DEVIATION)


def _mostly_judged(assessment: Assessment, case: MeanCase, factor: str) -> bool:
    judged = sum(assessment.cells[each][factor].origin in JUDGED for each in case.ids)
    return 2 * judged > len(case.ids)


def _equal_everywhere(case: MeanCase, likely: Doubles) -> Iterator[Trap]:
    """Factors rated, and rated the same, in every industry, told together; `weight`: their share of it."""
    if len(case.ids) < 2:
        return
    equal = (case.weights > 0) & (np.ptp(likely, axis=0) <= ROUNDING)  # nan, where a cell is missing, is not
    if equal.any():
        factors = tuple(factor for factor, same in zip(case.factors, equal.tolist(), strict=True) if same)
        yield Trap("equal_everywhere", "ratings", factors=factors, values={"weight": float(case.weights[equal].sum())})
