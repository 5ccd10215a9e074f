"""PERT draws by inverting the distribution function: a fraction of the cost of drawing beta numbers one by one."""

from typing import cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bits = npt.NDArray[np.uint32]

STEP_BITS = 10
NODES = 2**STEP_BITS  # steps of the inverse distribution function, evenly spaced in probability
_REST_BITS = np.uint32(32 - STEP_BITS)
_REST = np.uint32(2 ** (32 - STEP_BITS) - 1)
_REST_UNIT = np.float32(2.0 ** (STEP_BITS - 32))
_EDGES = (1 - np.cos(np.linspace(0, np.pi, 257))) / 2  # dense at both ends, where the density may be steep
_MIDDLES = (_EDGES[1:] + _EDGES[:-1]) / 2
_PROBABILITIES = np.linspace(0, 1, NODES + 1)


def pert_quantiles(low: npt.ArrayLike, mode: npt.ArrayLike, high: npt.ArrayLike) -> Floats:
    """Quantiles of PERT(low, mode, high) at NODES + 1 even probabilities, shape (len(low), NODES + 1).

    PERT is Beta(1 + 4 (m - a)/(b - a), 1 + 4 (b - m)/(b - a)) on [a, b], with mean (a + 4 m + b)/6 (Malcolm et al.
    1959). A range of no width gives a constant.
    """
    a, m, b = (np.atleast_1d(np.asarray(each, dtype=float)) for each in (low, mode, high))
    width = b - a
    position = np.divide(m - a, width, out=np.full_like(width, 0.5), where=width > 0)
    # the density at the middle of each step: never at 0 or 1, where its logarithm has no value
    density = np.exp(
        4 * np.multiply.outer(position, np.log(_MIDDLES)) + 4 * np.multiply.outer(1 - position, np.log1p(-_MIDDLES))
    )
    distribution = np.zeros((len(a), len(_EDGES)))
    np.cumsum(density * np.diff(_EDGES), axis=1, out=distribution[:, 1:])
    distribution /= distribution[:, -1:]
    standard = np.empty((len(a), NODES + 1))
    for row, target in zip(distribution, standard, strict=True):
        target[:] = np.interp(_PROBABILITIES, row, _EDGES)
    return cast(Floats, (a[:, None] + width[:, None] * standard).astype(np.float32))


def invert(quantiles: Floats, numbers: Bits) -> Floats:
    """Draws of one cell from uniform 32-bit numbers, by linear interpolation between its quantiles.

    The leading bits choose the step, the other bits say how far along it.
    """
    step = (numbers >> _REST_BITS).astype(np.intp)
    share = (numbers & _REST).astype(np.float32)
    share *= _REST_UNIT
    share *= (quantiles[1:] - quantiles[:-1]).take(step)
    share += quantiles.take(step)
    return share
