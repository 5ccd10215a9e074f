"""Worked examples of more than one file, and those held to a closed form: inputs and results as published."""

import math

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import norm, triang

from assessment.flips import critical_change
from assessment.information_value import evpi, evppi
from assessment.pairwise_judgements import RANDOM_INDEX
from assessment.three_point_range import pert_mean, pert_shapes, pert_variance, triangular_mean, triangular_variance
from assessment.weights import global_weights

pytestmark = [pytest.mark.filterwarnings("error"), pytest.mark.mission("I9")]


def test_forest_owners_in_karelia() -> None:
    """A'WOT: Senko, Kurttila & Karjalainen 2018, Silva Fennica 52(4):7763, table 1, printed to three decimals."""
    sides = [0.398, 0.174, 0.18, 0.249]
    within = [
        [0.292, 0.262, 0.12, 0.119, 0.116, 0.091],
        [0.342, 0.185, 0.184, 0.169, 0.12],
        [0.308, 0.221, 0.196, 0.145, 0.129],
        [0.311, 0.185, 0.16, 0.101, 0.088, 0.082, 0.072],
    ]
    published = [
        [0.116, 0.104, 0.048, 0.047, 0.046, 0.036],
        [0.059, 0.032, 0.032, 0.029, 0.021],
        [0.055, 0.04, 0.035, 0.026, 0.023],
        [0.077, 0.046, 0.04, 0.025, 0.022, 0.021, 0.018],
    ]
    found = global_weights(sides, within)
    for side, expected in zip(found, published, strict=True):
        assert side == pytest.approx(expected, abs=0.0011)
    everything = np.concatenate(found)
    assert everything.argmax() == 0, "the first strength weighs most of all"
    assert (everything > found[3][0]).sum() == 2, "and the first threat is third"
    assert everything.sum() == pytest.approx(1, abs=0.005)


@pytest.mark.parametrize(
    ("sides", "within"),
    [
        ([0.5, 0.5], [[1.0]]),
        ([0.6, 0.5], [[1.0], [1.0]]),
        ([0.5, 0.5], [[1.0], [0.4, 0.5]]),
        ([0.5, 0.5], [[1.0], [1.4, -0.4]]),
        ([0.5, 0.5], [[1.0], [math.nan, 1.0]]),
        ([0.5, 0.5], [[1.0], []]),
    ],
)
def test_what_are_no_weights(sides: list[float], within: list[list[float]]) -> None:
    with pytest.raises(ValueError, match=r"sum to 1|as many lists"):
        global_weights(sides, within)


def test_one_normal_range_in_closed_form() -> None:
    """Hubbard 2014, How to Measure Anything, chapter 7, as in the R package decisionSupport: the unit normal loss."""
    mean, sd = 25 * 225_000 - 5e6, 25 * (225_000 - 150_000) / norm.ppf(0.95)
    assert (mean, sd) == (625_000, pytest.approx(25 * 45596.7624))
    steps = np.linspace(-9, 9, 200_001)
    campaign = mean + sd * steps
    assert evpi([campaign, np.zeros_like(campaign)], norm.pdf(steps)) == pytest.approx(208954.01, rel=1e-6)


def test_two_normals_in_closed_form() -> None:
    """The toy of the R package voi: nothing against p1 + p2, N(0, 1) and N(0, 2); sd x density of the normal at 0."""
    even = ndtri((np.arange(1_000_000) + 0.5) / 1_000_000)
    mixed = np.random.default_rng(7).permutation(even)  # so that the two are independent
    parts = np.array([np.zeros((2, even.size)), [even, 2 * mixed]])
    assert evppi(parts, [True, False]) == pytest.approx(0.398942, abs=1e-6)
    assert evppi(parts, [False, True]) == pytest.approx(0.797885, abs=1e-6)
    both = math.sqrt(5) * even
    assert evpi([np.zeros_like(both), both]) == pytest.approx(0.892062, abs=1e-6)


def test_the_most_critical_weights_of_the_published_example() -> None:
    """Triantaphyllou & Sanchez 1997: C3 for the best alternative, C1 between the second and third for any pair."""
    weights = [0.3277, 0.3058, 0.2876, 0.0790]
    values = [
        [0.3088, 0.2897, 0.3867, 0.1922],
        [0.2163, 0.3458, 0.1755, 0.6288],
        [0.4509, 0.2473, 0.1194, 0.0575],
        [0.0240, 0.1172, 0.3184, 0.1215],
    ]
    changes = {
        (first, second, k): abs(change)
        for first in range(4)
        for second in range(first + 1, 4)
        for k in range(4)
        if (change := critical_change(weights, values, first, second, k)) is not None
    }
    relative = {each: change / weights[each[2]] for each, change in changes.items()}
    assert min(relative, key=lambda each: relative[each]) == (1, 2, 0)
    top = {each: change for each, change in relative.items() if each[0] == 0}
    assert min(top, key=lambda each: top[each]) == (0, 1, 2)


def test_moments_of_a_three_point_range() -> None:
    """Malcolm et al. 1959 for PERT; scipy's triangular distribution for the other."""
    assert pert_shapes(2, 5, 10) == pytest.approx((2.5, 3.5), abs=1e-6)
    assert pert_mean(2, 5, 10) == pytest.approx(16 / 3, abs=1e-6)
    assert pert_variance(2, 5, 10) == pytest.approx(2.222222, abs=1e-6)
    mean, variance = triang(3 / 8, loc=2, scale=8).stats("mv")
    assert triangular_mean(2, 5, 10) == pytest.approx(float(mean), abs=1e-6) == pytest.approx(17 / 3, abs=1e-6)
    assert triangular_variance(2, 5, 10) == pytest.approx(float(variance), abs=1e-6)
    assert triangular_variance(2, 5, 10) == pytest.approx(2.7222222, abs=1e-6)
    assert (pert_mean(4, 4, 4), pert_variance(4, 4, 4), triangular_variance(4, 4, 4)) == (4, 0, 0)


@pytest.mark.parametrize("moment", [pert_shapes, pert_mean, pert_variance, triangular_mean, triangular_variance])
@pytest.mark.parametrize("ends", [(5, 2, 10), (2, 11, 10), (2, math.nan, 10)])
def test_what_is_no_range(moment: object, ends: tuple[float, float, float]) -> None:
    assert callable(moment)
    with pytest.raises(ValueError, match="from low over likely to high"):
        moment(*ends)


def test_a_range_of_no_width_has_no_shape() -> None:
    with pytest.raises(ValueError, match="constant"):
        pert_shapes(4, 4, 4)


@pytest.mark.parametrize(
    "table",
    [
        {3: 0.52, 4: 0.89, 5: 1.11, 6: 1.25, 7: 1.35, 8: 1.4, 9: 1.45, 10: 1.49},  # Saaty 2005
        {
            3: 0.5251686,
            4: 0.8836651,
            5: 1.1081014,
            6: 1.2492774,
            7: 1.3415514,
            8: 1.4048466,
            9: 1.4507197,
            10: 1.4857266,
        },  # ahpsurvey
    ],
)
def test_random_indices_as_published(table: dict[int, float]) -> None:
    assert table == pytest.approx(RANDOM_INDEX, abs=0.015)
