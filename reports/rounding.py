"""Rounding that keeps a printed sentence true."""

from math import ceil, floor

HAIR = 1e-9  # less is an error of the arithmetic


def rounded_past(value: float, start: float, digits: int) -> float:
    """A value rounded away from where it started, so that a change as printed is enough.

    >>> rounded_past(3.7156, 5.0, 1), rounded_past(7.2844, 6.0, 1)
    (3.7, 7.3)
    """
    unit = 10.0**digits
    return (ceil(value * unit - HAIR) if value >= start else floor(value * unit + HAIR)) / unit


def rounded_within(value: float, digits: int) -> float:
    """An amount of 0 or more rounded down, so that it is still survived as printed.

    >>> rounded_within(1.29, 1)
    1.2
    """
    unit = 10.0**digits
    return floor(value * unit + HAIR) / unit
