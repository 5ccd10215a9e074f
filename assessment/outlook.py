"""How the answer looks to an optimist and to a pessimist.

The outlook score is Hurwicz's rule (`decision_criteria.hurwicz`) on the 5 and 95% quantiles of an industry's value
(House variant), taken at mean weights: not knowing one's weights is not optimism.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]

PESSIMIST_BELOW, OPTIMIST_ABOVE = 0.4, 0.6


def outlook_name(outlook: float) -> str:
    """`pessimist`, `own` or `optimist`: who would choose by this outlook."""
    return "pessimist" if outlook < PESSIMIST_BELOW else "optimist" if outlook > OPTIMIST_ABOVE else "own"


def outlook_crossings(worst: Sequence[float] | Doubles, best: Sequence[float] | Doubles) -> list[tuple[float, int]]:
    """Who leads along the whole range: (outlook from which on, alternative), starting at 0, in order; empty for none.

    The score is linear in the outlook, so the leader changes only where two lines cross, and only to one that is
    better at 1; where several lines cross in one point, the one that gains most from there on leads.
    """
    if not len(worst):
        return []
    leader, at = max(range(len(worst)), key=lambda each: (worst[each], best[each])), 0.0
    crossings = [(at, leader)]
    while overtakers := [
        (_crossing(worst, best, leader, other, at), -(best[other] - worst[other]), other)
        for other in range(len(worst))
        if best[other] > best[leader]
    ]:
        before, (at, _, leader) = at, min(overtakers)
        if at == before:
            crossings.pop()
        crossings.append((at, leader))
    return crossings


def _crossing(
    worst: Sequence[float] | Doubles, best: Sequence[float] | Doubles, leader: int, other: int, after: float
) -> float:
    """The outlook at which one that is better at 1 draws level, no earlier than the last crossing."""
    behind = max(0.0, float(worst[leader] - worst[other]))
    ahead = float(best[other] - best[leader])
    return min(1.0, max(after, behind / (behind + ahead)))
