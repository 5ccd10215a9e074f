"""From pessimist to optimist: Hurwicz's rule and who leads where."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.decision_criteria import hurwicz
from assessment.outlook import outlook_crossings, outlook_name

pytestmark = pytest.mark.mission("I8")

# expertsmind.com 30134831: its 1600 for B is a misprint of 3000 + 1400
PAYOFFS = np.array([[5000, 7000, 3000], [2000, 10000, 6000], [4000, 4000, 4000]])
# Heizer & Render, Operations Management, module A, problem A.1
PLANTS = np.array([[275_000, 100_000, -150_000], [200_000, 60_000, -10_000], [100_000, 40_000, -1000], [0, 0, 0]])


def test_a_published_hurwicz_table() -> None:
    found = hurwicz(PAYOFFS, 0.3)
    assert found.tolist() == pytest.approx([4200, 4400, 4000])


def test_the_ends_are_maximin_and_maximax() -> None:
    worst, best = PLANTS.min(axis=1), PLANTS.max(axis=1)
    assert hurwicz(PLANTS, 0).tolist() == [-150_000, -10_000, -1000, 0]
    assert hurwicz(PLANTS, 1).tolist() == [275_000, 200_000, 100_000, 0]
    crossings = outlook_crossings(worst.tolist(), best.tolist())
    assert crossings[0] == (0, 3)  # do nothing
    assert crossings[-1][1] == 0  # the large plant


@pytest.mark.parametrize(
    ("outlook", "name"),
    [(0, "pessimist"), (0.39, "pessimist"), (0.4, "own"), (0.6, "own"), (0.61, "optimist"), (1, "optimist")],
)
def test_outlook_name(outlook: float, name: str) -> None:
    assert outlook_name(outlook) == name


@pytest.mark.parametrize(
    ("worst", "best", "expected"),
    [
        ([], [], []),
        ([40], [60], [(0, 0)]),
        ([40, 30], [60, 50], [(0, 0)]),  # one is better everywhere
        ([40, 30], [60, 80], [(0, 0), (pytest.approx(1 / 3), 1)]),
        ([40, 40], [60, 70], [(0, 1)]),  # level at 0: the one that gains more
        ([40, 30], [60, 60], [(0, 0)]),  # level only at 1
        ([40, 30, 20], [60, 70, 80], [(0, 0), (0.5, 2)]),  # three lines in one point: the steepest goes on
        ([40, 30, 0], [60, 80, 110], [(0, 0), (pytest.approx(1 / 3), 1), (0.5, 2)]),
        ([50, 50], [50, 50], [(0, 0)]),
    ],
)
def test_crossings_by_hand(worst: list[float], best: list[float], expected: list[tuple[float, int]]) -> None:
    assert outlook_crossings(worst, best) == expected


def leads_at_every_step(worst: list[float], best: list[float]) -> bool:
    """Whether the crossings name a leader that is the best, looked at step by step."""
    crossings = outlook_crossings(worst, best)
    starts = [start for start, _ in crossings]
    assert starts[0] == 0
    assert all(earlier < later <= 1 for earlier, later in pairwise(starts))
    steps = np.linspace(0, 1, 501)
    values = np.array([hurwicz(np.stack([worst, best], axis=1), step) for step in steps])
    leaders = [crossings[np.searchsorted(starts, step, side="right") - 1][1] for step in steps]
    return bool((values[range(len(steps)), leaders] >= values.max(axis=1) - 1e-9).all())


@given(lines=st.lists(st.tuples(st.floats(0, 100), st.floats(0, 40)), min_size=1, max_size=7))
def test_crossings_against_every_step_of_a_fine_grid(lines: list[tuple[float, float]]) -> None:
    assert leads_at_every_step([worst for worst, _ in lines], [worst + width for worst, width in lines])


@given(lines=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=7))
def test_crossings_of_lines_that_often_meet(lines: list[tuple[int, int]]) -> None:
    assert leads_at_every_step([worst for worst, _ in lines], [worst + width for worst, width in lines])
