"""Weights from comparing two items at a time, and how far the judgements contradict each other.

Analytic hierarchy process (AHP; Saaty 1980). In a judgement matrix a_ij says how many times as much item i counts as
item j, usually 1/9 to 9; a_ji = 1/a_ij and a_ii = 1. Items are numbered from 0, in the order of the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.numbers import Doubles, as_numbers

MOST_ITEMS = 10

# Mean consistency index of random judgements, Saaty 2005; the table of 1980 has .58 for three, which flatters them.
RANDOM_INDEX = {3: 0.52, 4: 0.89, 5: 1.11, 6: 1.25, 7: 1.35, 8: 1.40, 9: 1.45, 10: 1.49}
ACCEPTABLE_RATIO = 0.10

ROUNDING = 0.05  # lets reciprocals printed to two decimals pass: .33 beside 3, .11 beside 9


@dataclass(frozen=True)
class Inconsistency:
    """The judgement to look at again: `given` stands in the matrix, `implied` = w_i / w_j is what all of them say."""

    row: int
    column: int
    given: float
    implied: float


@dataclass(frozen=True)
class OrderViolation:
    """A judgement that the weights do not keep.

    Without `than`: item pair[0] was judged above pair[1], yet weighs no more. With it: pair[0] was judged further above
    pair[1] than than[0] above than[1], yet the ratio of the weights is no larger.
    """

    pair: tuple[int, int]
    than: tuple[int, int] | None = None


def reciprocal_matrix(upper: Sequence[float]) -> Doubles:
    """The judgement matrix of n(n-1)/2 comparisons, row by row: (0, 1), (0, 2), ..., (1, 2), ...

    >>> reciprocal_matrix([2, 4, 2]).tolist()
    [[1.0, 2.0, 4.0], [0.5, 1.0, 2.0], [0.25, 0.5, 1.0]]
    """
    count = round((1 + (1 + 8 * len(upper)) ** 0.5) / 2)
    if count * (count - 1) != 2 * len(upper):
        raise ValueError(f"{len(upper)} comparisons do not pair every item with every other one once.")
    matrix = np.ones((count, count))
    above = np.triu_indices(count, 1)
    matrix[above] = upper
    if not (np.isfinite(matrix).all() and (matrix > 0).all()):
        raise ValueError("Every comparison must be a number above 0.")
    matrix.T[above] = 1 / matrix[above]
    return checked_judgements(matrix)


def checked_judgements(matrix: npt.ArrayLike) -> Doubles:
    """The judgements as an array (items, items). Raises ValueError, in plain words, for what is no judgement matrix."""
    found = as_numbers(matrix, "Every judgement must be a number above 0, and each row needs as many of them.")
    if found.ndim != 2 or found.shape[0] != found.shape[1] or not found.size:
        raise ValueError(
            f"Judgements need as many rows as columns, at least one; found {' x '.join(map(str, found.shape))}."
        )
    if len(found) > MOST_ITEMS:
        raise ValueError(f"At most {MOST_ITEMS} items can be compared two by two; found {len(found)}.")
    if not (np.isfinite(found).all() and (found > 0).all()):
        raise ValueError("Every judgement must be a number above 0.")
    off = np.argwhere(np.abs(np.log(found) + np.log(found.T)) > ROUNDING)
    if len(off):
        row, column = off[0].tolist()
        if row == column:
            raise ValueError(f"An item compared with itself must be 1; row {row + 1} has {found[row, row]:g}.")
        raise ValueError(
            f"Row {row + 1}, column {column + 1} is {found[row, column]:g}, so row {column + 1}, column {row + 1} "
            f"must be {1 / found[row, column]:.3g}, not {found[column, row]:g}."
        )
    return found


def row_geometric_mean(matrix: npt.ArrayLike) -> Doubles:
    """Weights (items,) by the row geometric mean (Crawford & Williams 1985), to be set beside the eigenvector's order.

    >>> row_geometric_mean([[1, 4], [0.25, 1]]).round(6).tolist()
    [0.8, 0.2]
    """
    logs = np.log(checked_judgements(matrix)).mean(axis=1)
    means = np.exp(logs - logs.max())
    return cast(Doubles, means / means.sum())


def ahp_weights(matrix: npt.ArrayLike) -> Doubles:
    """Weights (items,) that sum to 1: the principal eigenvector of the judgements (Saaty 1980).

    >>> ahp_weights([[1, 6, 3], [1 / 6, 1, 1 / 2], [1 / 3, 2, 1]]).round(6).tolist()
    [0.666667, 0.111111, 0.222222]
    """
    return _principal(checked_judgements(matrix))[1]


def principal_eigenvalue(matrix: npt.ArrayLike) -> float:
    """The largest eigenvalue of the judgements; it is their number of items exactly when they are consistent."""
    return _principal(checked_judgements(matrix))[0]


def consistency_index(matrix: npt.ArrayLike) -> float:
    """CI = (largest eigenvalue - n) / (n - 1); 0 for fewer than three items, which cannot contradict each other."""
    judgements = checked_judgements(matrix)
    count = len(judgements)
    # rounded reciprocals may push the eigenvalue a hair below n
    return max(0.0, (_principal(judgements)[0] - count) / (count - 1)) if count > 2 else 0.0


def consistency_ratio(matrix: npt.ArrayLike) -> float:
    """CR = CI / RI(n) with Saaty's random indices of 2005 (`RANDOM_INDEX`); 0 for fewer than three items.

    Up to .10 is usually accepted (`ACCEPTABLE_RATIO`).
    """
    index = consistency_index(matrix)
    return index / RANDOM_INDEX[len(np.asarray(matrix))] if index else 0.0


def most_inconsistent(matrix: npt.ArrayLike) -> Inconsistency | None:
    """The judgement a_ij (i < j) with the largest |ln(a_ij w_j / w_i)|, w the eigenvector; None when none is off.

    It is for a person to look at: it may be the right one among wrong ones.
    """
    judgements = checked_judgements(matrix)
    weights = _principal(judgements)[1]
    implied = weights[:, None] / weights
    distance = np.triu(np.abs(np.log(judgements / implied)), 1)
    row, column = divmod(int(distance.argmax()), len(judgements))
    if distance[row, column] <= ROUNDING:
        return None
    return Inconsistency(row, column, float(judgements[row, column]), float(implied[row, column]))


def order_violations(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> tuple[OrderViolation, ...]:
    """What `weights` (items,) do not keep of the judgements: first the order of items, then how far they are apart.

    Condition of order preservation (Bana e Costa & Vansnick 2008, EJOR 187:1422-1428): for a_ij > 1, w_i > w_j; and for
    a_ij > a_kl > 1 also w_i/w_j > w_k/w_l. It can fail at ratios far below .10.
    """
    judgements, w = checked_judgements(matrix), as_numbers(weights, "Every item needs a number for its weight.")
    if w.shape != (len(judgements),) or not (np.isfinite(w).all() and (w >= 0).all()):
        raise ValueError(f"{len(judgements)} items need as many weights, none below 0.")
    above = [(int(i), int(j)) for i, j in np.argwhere(judgements > 1 + ROUNDING)]
    turned = tuple(OrderViolation(pair) for pair in above if not w[pair[0]] > w[pair[1]])
    nearer = tuple(
        OrderViolation((i, j), (k, m))
        for i, j in above
        for k, m in above
        if judgements[i, j] > judgements[k, m] * (1 + ROUNDING) and not w[i] * w[m] > w[k] * w[j]
    )
    return turned + nearer


def order_preserved(matrix: npt.ArrayLike, weights: npt.ArrayLike) -> bool:
    """Whether the weights keep the judgements' order, of items and of how far they are apart (`order_violations`)."""
    return not order_violations(matrix, weights)


def _principal(judgements: Doubles) -> tuple[float, Doubles]:
    """Largest eigenvalue and its eigenvector, which sums to 1."""
    # divided by the geometric means' ratios the judgements are all near 1, so that extreme ones lose no digits
    logs = np.log(judgements).mean(axis=1)
    values, vectors = np.linalg.eig(judgements * np.exp(logs - logs[:, None]))
    first = int(values.real.argmax())
    weights = np.abs(vectors[:, first].real) * np.exp(logs - logs.max())
    return float(values[first].real), weights / weights.sum()
