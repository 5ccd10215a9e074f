"""What a bare function is given, as an array of numbers, or told in plain words that it is none."""

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]

PUBLISHED_ROUNDING = 0.005  # by which weights printed to three decimals may miss 1


def as_numbers(given: npt.ArrayLike, needed: str) -> Doubles:
    """A new array of the numbers given; raises ValueError, with what is `needed`, for a ragged list, a word or a name.

    >>> as_numbers([[1, 2], [3, 4]], "A table is needed.").shape
    (2, 2)
    """
    try:
        return np.array(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise ValueError(needed) from error
