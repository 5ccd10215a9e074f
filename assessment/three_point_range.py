"""The moments of a range stated as low, most likely and high: PERT, which is drawn here, and the triangle beside it."""


def pert_shapes(low: float, mode: float, high: float) -> tuple[float, float]:
    """The two shapes of the beta distribution on low..high, 1 + 4 (m - a)/(b - a) and 1 + 4 (b - m)/(b - a).

    Malcolm et al. 1959, Operations Research 7:646-669. Raises ValueError for a range of no width, which is a constant.

    >>> pert_shapes(2, 5, 10)
    (2.5, 3.5)
    """
    _must_be_in_order(low, mode, high)
    if low == high:
        raise ValueError("A range of no width has no shape: it is a constant.")
    return 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)


def pert_mean(low: float, mode: float, high: float) -> float:
    """(a + 4 m + b) / 6, in the unit of the range.

    >>> round(pert_mean(2, 5, 10), 6)
    5.333333
    """
    _must_be_in_order(low, mode, high)
    return (low + 4 * mode + high) / 6


def pert_variance(low: float, mode: float, high: float) -> float:
    """(mean - a)(b - mean) / 7, in the unit of the range squared.

    >>> round(pert_variance(2, 5, 10), 6)
    2.222222
    """
    mean = pert_mean(low, mode, high)
    return (mean - low) * (high - mean) / 7


def triangular_mean(low: float, mode: float, high: float) -> float:
    """(a + m + b) / 3: it follows the ends more than PERT does.

    >>> round(triangular_mean(2, 5, 10), 6)
    5.666667
    """
    _must_be_in_order(low, mode, high)
    return (low + mode + high) / 3


def triangular_variance(low: float, mode: float, high: float) -> float:
    """(a^2 + m^2 + b^2 - a m - a b - m b) / 18.

    >>> round(triangular_variance(2, 5, 10), 6)
    2.722222
    """
    _must_be_in_order(low, mode, high)
    return ((mode - low) ** 2 + (high - low) ** 2 + (high - mode) ** 2) / 36


def _must_be_in_order(low: float, mode: float, high: float) -> None:
    if not low <= mode <= high:
        raise ValueError(f"A range runs from low over likely to high; found {low:g}, {mode:g}, {high:g}.")
