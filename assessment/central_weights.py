"""What a person would have to care about for each alternative to be the right choice.

Stochastic multicriteria acceptability analysis (SMAA-2; Lahdelma & Salminen 2001, Operations Research 49:444-454).
"""

from collections.abc import Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.rank_acceptability import drawn_values

Doubles = npt.NDArray[np.float64]


def central_weights(values: npt.ArrayLike, weight_draws: npt.ArrayLike) -> list[Doubles | None]:
    """The mean weights (factors,) over the draws in which an alternative is first, one entry for each alternative.

    None for one that is never first: no weights favour it. `values` (alternatives, draws), higher is better;
    `weight_draws` (factors, draws). A draw in which several are first counts for each in equal part. Raises ValueError
    for what is no table of numbers, and for other draws of the weights than of the values.

    >>> central_weights([[2, 1], [1, 0]], [[0.2, 0.4], [0.8, 0.6]])[1] is None
    True
    """
    table, weights = drawn_values(values), drawn_values(weight_draws)
    if not len(table):
        return []
    if table.shape[1] != weights.shape[1]:
        raise ValueError(f"{table.shape[1]} draws of the values need as many of the weights, not {weights.shape[1]}.")
    first = table == table.max(axis=0)
    held = first / first.sum(axis=0)
    return [weights @ row / row.sum() if row.any() else None for row in held]


def confidence_factors(utilities: npt.ArrayLike, central: Sequence[npt.ArrayLike | None]) -> list[float | None]:
    """How often an alternative is first for one who has exactly its central weights; None where it has none.

    `utilities` (alternatives, factors, draws) on one scale, higher is better; `central` as from `central_weights`. Ties
    count in equal part. Low: the ratings are too uncertain to tell, even for a person whom it suits.
    """
    drawn = np.asarray(utilities, dtype=float)
    if drawn.ndim != 3 or len(drawn) != len(central) or not np.isfinite(drawn).all():
        raise ValueError("Utilities need a number for each alternative, factor and draw, and central weights for all.")
    return [None if weights is None else _first_share(drawn, row, weights) for row, weights in enumerate(central)]


def _first_share(utilities: Doubles, alternative: int, weights: npt.ArrayLike) -> float:
    values = np.einsum("f,afd->ad", np.asarray(weights, dtype=float), utilities)
    first = values == values.max(axis=0)
    return float(cast(Doubles, first[alternative] / first.sum(axis=0)).mean())
