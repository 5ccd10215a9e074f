"""What a person would have to care about for each alternative to be the right choice.

Stochastic multicriteria acceptability analysis (SMAA-2; Lahdelma & Salminen 2001, Operations Research 49:444-454).
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]
Doubles = npt.NDArray[np.float64]


def central_weights(values: Array, weight_draws: Array) -> list[Doubles | None]:
    """The mean weights (factors,) over the draws in which an alternative is first, one entry for each alternative.

    None for one that is never first: no weights favour it. `values` (alternatives, draws), higher is better;
    `weight_draws` (factors, draws). A draw in which several are first counts for each in equal part.

    >>> central_weights(np.array([[2.0, 1.0], [1.0, 0.0]]), np.array([[0.2, 0.4], [0.8, 0.6]]))[1] is None
    True
    """
    if not len(values):
        return []
    first = values == values.max(axis=0)
    held = first / first.sum(axis=0)
    return [weight_draws @ row / row.sum() if row.any() else None for row in held]


def confidence_factors(utilities: Array, central: Sequence[Doubles | None]) -> list[float | None]:
    """How often an alternative is first for one who has exactly its central weights; None where it has none.

    `utilities` (alternatives, factors, draws) on one scale, higher is better; `central` as from `central_weights`. Ties
    count in equal part. Low: the ratings are too uncertain to tell, even for a person whom it suits.
    """
    return [None if weights is None else _first_share(utilities, row, weights) for row, weights in enumerate(central)]


def _first_share(utilities: Array, alternative: int, weights: Doubles) -> float:
    values = np.einsum("f,afd->ad", weights, utilities)
    first = values == values.max(axis=0)
    return float(cast(Doubles, first[alternative] / first.sum(axis=0)).mean())
