"""The smallest change that makes a rival level with the leader: the bare formulas.

Throughout, `differences` d are the leader's utilities minus the rival's, one a factor, in 0..1, and the leader's margin
is the sum of weight x difference. A tie counts as reached: just past it the rival is ahead.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.numbers import PUBLISHED_ROUNDING, Doubles, as_numbers

TOLERANCE = 1e-12  # of sums of products of numbers in 0..1


def flip_score(margin: float, weight: float) -> float | None:
    """Rating points, on the scale 0 to 10, by which one score must change: 10 margin / weight.

    The leader's score goes down or the rival's up (in the favourable direction). None where the factor has no weight.
    Whether the scale leaves room for the change is for the caller to see. 0 where the rival is level or ahead already.

    >>> flip_score(0.03, 0.25)
    1.2
    """
    if not np.isfinite(margin) or not 0 <= weight < np.inf:
        raise ValueError("The margin must be a number, and the weight a number not below 0.")
    if margin <= 0:
        return 0.0
    change = 10 * margin / weight if weight > 0 else np.inf
    return float(change) if np.isfinite(change) else None


def flip_weight(differences: npt.ArrayLike, weights: npt.ArrayLike, k: int, rest: float = 0.0) -> float | None:
    """The weight x of factor k at which leader and rival are level, the others keeping their proportions.

    The margin is rest + x d_k + (1 - x) r, with r = sum over the others of w d / (1 - w_k), so it is 0 at
    x = (r + rest) / (r - d_k). `weights` (factors,) sum to 1; where they share out one side only, `rest` is the margin
    from the other sides over this side's weight. None where no x in 0..1 does it, where any does because the two are
    alike, or where no other factor has weight.

    >>> flip_weight([0.4, -0.2], [0.5, 0.5], 1)
    0.6666666666666666
    """
    d, w = _checked(differences, weights)
    if not 0 <= k < len(w):
        raise ValueError(f"There is no factor {k} among {len(w)}, counted from 0.")
    others = np.arange(len(w)) != k
    total = float(w[others].sum())
    if total <= 0:
        return None
    r = float(w[others] @ d[others]) / total
    slope = r - float(d[k])
    if abs(slope) <= TOLERANCE:
        return None
    x = (r + rest) / slope
    return min(1.0, max(0.0, x)) if -TOLERANCE <= x <= 1 + TOLERANCE else None


def _checked(differences: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[Doubles, Doubles]:
    needed = "Every factor needs a number for its difference and one, not below 0, for its weight."
    d, w = as_numbers(differences, needed), as_numbers(weights, needed)
    if d.ndim != 1 or d.shape != w.shape or not (np.isfinite(d).all() and np.isfinite(w).all() and (w >= 0).all()):
        raise ValueError(needed)
    return d, w


@dataclass(frozen=True)
class WeightMove:
    """New weights, one a factor, that sum to what the old ones did; `l1` is the sum of the absolute changes."""

    l1: float
    weights: tuple[float, ...]


def flip_weights_l1(
    differences: npt.ArrayLike, weights: npt.ArrayLike, bounds: Sequence[tuple[float, float]] | None = None
) -> WeightMove | None:
    """The smallest move of several weights, by the sum of absolute changes, that makes leader and rival level.

    Weight moved from factor i to factor j takes w (d_i - d_j) off the margin, so it goes from the largest d to the
    smallest: 2 margin / (max d - min d) while no bound (0 and 1, or a pair for each factor) is met, then from and to
    the next ones. That is the optimum of the linear programme min sum |w' - w| with w' . d <= 0 on the simplex, because
    every bit of weight moved costs the same. None if even moving all that may move leaves a margin (min d > 0).

    >>> round(flip_weights_l1([0.4, 0.1, -0.2], [0.4, 0.3, 0.3]).l1, 10)
    0.4333333333
    """
    d, moved = _checked(differences, weights)
    if len(moved) and abs(moved.sum() - 1) > PUBLISHED_ROUNDING:
        raise ValueError(f"Weights must sum to 1, not to {moved.sum():g}; divide them by their sum.")
    needed = "Bounds need a lowest and a highest weight for each factor."
    limits = as_numbers([(0, 1)] * len(d) if bounds is None else bounds, needed)
    if limits.shape != (len(d), 2) or not (limits[:, 0] <= limits[:, 1]).all():
        raise ValueError(needed)
    low, high = limits.T
    if (moved < low - TOLERANCE).any() or (moved > high + TOLERANCE).any():
        raise ValueError("Today's weights must lie within the bounds.")
    order = np.argsort(d, kind="stable").tolist()
    margin, total, taker, giver = float(moved @ d), 0.0, 0, len(order) - 1
    while margin > TOLERANCE and taker < giver:
        gain = float(d[order[giver]] - d[order[taker]])
        to_give = max(0.0, float(moved[order[giver]] - low[order[giver]]))
        to_take = max(0.0, float(high[order[taker]] - moved[order[taker]]))
        mass = min(to_give, to_take, margin / gain if gain > 0 else np.inf)
        moved[order[giver]] -= mass
        moved[order[taker]] += mass
        margin -= mass * gain
        total += mass
        giver, taker = (giver - 1, taker) if to_give <= to_take else (giver, taker + 1)
    return WeightMove(2 * total, tuple(moved.tolist())) if margin <= TOLERANCE else None


def critical_change(
    weights: npt.ArrayLike, values: npt.ArrayLike, first: int, second: int, criterion: int
) -> float | None:
    """What to take off one weight, before all are made to sum to 1 again, so that two alternatives are level.

    delta = (P_second - P_first) / (a_second,k - a_first,k), with P the weighted sums; feasible only if delta <= w_k
    (Triantaphyllou & Sanchez 1997, Decision Sciences 28:151-194). `values` has shape (alternatives, criteria). None if
    it is not feasible or the two score the same on that criterion; delta / w_k is the change in relative terms.
    """
    needed = "Values need a row of numbers for each alternative, with a weight for each column."
    w, a = as_numbers(weights, needed), as_numbers(values, needed)
    if a.ndim != 2 or a.shape[1:] != w.shape or not (np.isfinite(a).all() and np.isfinite(w).all()):
        raise ValueError(needed)
    if not all(0 <= each < len(a) for each in (first, second)) or not 0 <= criterion < len(w):
        raise ValueError(f"There are {len(a)} alternatives and {len(w)} criteria, counted from 0.")
    sums, apart = a @ w, float(a[second, criterion] - a[first, criterion])
    if abs(apart) <= TOLERANCE:
        return None
    delta = float(sums[second] - sums[first]) / apart
    return delta if delta <= w[criterion] + TOLERANCE else None


def first_change(changed: Callable[[float], bool], limit: float, step: float, resolution: float) -> float | None:
    """The smallest size in 0..limit at which something has changed, found from 0 outwards and then by halving.

    It has changed at the size returned and has not a `resolution` before. A change that is undone again within one
    `step` may be passed over. None if nothing changes up to the limit.
    """
    if changed(0.0):
        return 0.0
    unchanged = 0.0
    while unchanged < limit:
        size = min(limit, unchanged + step)
        if changed(size):
            break
        unchanged = size
    else:
        return None
    while size - unchanged > resolution:
        middle = (size + unchanged) / 2
        size, unchanged = (middle, unchanged) if changed(middle) else (size, middle)
    return size


def first_change_either_way(
    changed: Callable[[float], bool], limit: float, step: float, resolution: float
) -> float | None:
    """The same in both directions: the size of the smaller change, with the sign of its direction."""
    sizes = {sign: first_change(_in_direction(changed, sign), limit, step, resolution) for sign in (1, -1)}
    return min((sign * size for sign, size in sizes.items() if size is not None), key=abs, default=None)


def _in_direction(changed: Callable[[float], bool], sign: int) -> Callable[[float], bool]:
    return lambda size: changed(sign * size)
