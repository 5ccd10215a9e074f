"""A printed tipping point is past the real one; what is survived is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.rounding import rounded_past, rounded_within

numbers = some.floats(0, 100, allow_nan=False)


@given(numbers, numbers, some.sampled_from([0, 1, 2]))
def test_a_change_as_printed_is_enough(start: float, value: float, digits: int) -> None:
    printed = rounded_past(value, start, digits)
    assert abs(printed - value) < 10.0**-digits + 1e-9
    assert printed >= value - 1e-9 if value >= start else printed <= value + 1e-9


@given(numbers, some.sampled_from([0, 1, 2]))
def test_what_is_survived_is_rounded_down(value: float, digits: int) -> None:
    assert value - 10.0**-digits < rounded_within(value, digits) <= value + 1e-9


@pytest.mark.parametrize(("value", "start", "printed"), [(4.5, 5.0, 4.5), (7.0, 6.0, 7.0), (21.37, 25.0, 21.3)])
def test_what_needs_no_rounding_stays(value: float, start: float, printed: float) -> None:
    assert rounded_past(value, start, 1) == printed
