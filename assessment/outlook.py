"""How the answer looks to an optimist and to a pessimist."""

import numpy as np
import numpy.typing as npt

from assessment.value_model import quantiles

PESSIMIST_BELOW, OPTIMIST_ABOVE = 0.4, 0.6


def quantile_hurwicz(values: npt.NDArray[np.float32], outlook: float) -> npt.NDArray[np.float64]:
    """a Q95 + (1 - a) Q05 of values (alternatives, draws): Hurwicz's rule on the 5 to 95% range (House variant).

    `values` are taken at mean weights: not knowing one's weights is not optimism.
    """
    low, high = quantiles(values, (0.05, 0.95))
    return outlook * high + (1 - outlook) * low


def outlook_name(outlook: float) -> str:
    """`pessimist`, `own` or `optimist`: who would choose by this outlook."""
    return "pessimist" if outlook < PESSIMIST_BELOW else "optimist" if outlook > OPTIMIST_ABOVE else "own"


def outlook_crossings(low: npt.NDArray[np.float64], high: npt.NDArray[np.float64]) -> list[tuple[float, int]]:
    """Who leads along the whole range: (outlook from which on, alternative), starting at 0, in order.

    `low` and `high` are the 5 and 95% quantiles; the score is linear in the outlook, so the leader changes only where
    two lines cross.
    """
    leader = max(range(len(low)), key=lambda each: (low[each], high[each]))
    crossings, at = [(0.0, leader)], 0.0
    while True:
        own_slope = high[leader] - low[leader]
        overtakers = []
        for other in range(len(low)):
            slope = high[other] - low[other]
            if slope > own_slope:
                where = (low[leader] - low[other]) / (slope - own_slope)
                if at <= where < 1:
                    overtakers.append((where, -slope, other))
        if not overtakers:
            return crossings
        at, _, leader = min(overtakers)
        crossings.append((float(at), leader))
