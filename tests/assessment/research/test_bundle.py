"""The choice of a bundle against brute force over all bundles."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.research.bundle import EXACT_ITEMS, added_value, choose_bundle
from assessment.research.findings import Findings

DRAWS = 1_000


def world(seed: int, items: int, shared: float = 0.2) -> Findings:
    """Two to four alternatives and items that move one of them, or two at once, by normal numbers."""
    rng = np.random.default_rng(seed)
    gaps = -np.sort(rng.uniform(0, 3, int(rng.integers(2, 5))))
    rows, shifts = [], []
    for _ in range(items):
        both = sorted(rng.choice(len(gaps), 2, replace=False).tolist())
        rows.append(tuple(both) if rng.random() < shared else (both[0],))
        moves = rng.uniform(-2, 2, (len(rows[-1]), 1)) * rng.standard_normal((1, DRAWS))
        shifts.append((moves - moves.mean(axis=1, keepdims=True)).astype(np.float32))
    return Findings(gaps - gaps.max(), 0, rows, shifts, rng.integers(1, 9, items).astype(float), DRAWS)


def value(findings: Findings, bundle: list[int]) -> float:
    return float(findings.conditional_values(bundle).max(axis=0).mean())


def best_value(findings: Findings, hours: float) -> float:
    """The most that any bundle is worth, trying all of them."""
    items = range(len(findings.rows))
    return max(
        value(findings, list(bundle))
        for count in range(len(findings.rows) + 1)
        for bundle in combinations(items, count)
        if findings.hours[list(bundle)].sum() <= hours
    )


@pytest.mark.parametrize("seed", range(12))
def test_few_items_give_the_best_of_all_bundles(seed: int) -> None:
    findings = world(seed, EXACT_ITEMS)
    chosen = choose_bundle(findings, 12)
    left_out = best_value(findings, 12) - value(findings, chosen)
    assert findings.hours[chosen].sum() <= 12
    # what adds nothing measurable is left out, and only that
    assert left_out < 0.02


def test_the_search_rarely_misses_the_best_bundle() -> None:
    """Ten items, so that the search itself is at work; over these worlds it is nearly always the best bundle."""
    short = []
    for seed in range(20):
        findings = world(seed, EXACT_ITEMS + 2)
        best = best_value(findings, 12)
        short.append((best - value(findings, choose_bundle(findings, 12))) / max(best, 0.05))
    assert np.mean(np.array(short) < 0.02) >= 0.8
    assert np.mean(short) < 0.02


def test_items_that_are_worth_nothing_alone_are_found_together() -> None:
    """Gap 3, and ten items that move the rival by at most 2: one alone never changes the choice, two can."""
    even = np.linspace(-2, 2, 400, dtype=np.float32)
    rng = np.random.default_rng(7)
    shifts = [rng.permutation(even)[None, :] for _ in range(10)]
    findings = Findings(np.array([0.0, -3.0]), 0, [(1,)] * 10, shifts, np.ones(10), 400)
    assert all(not each.measurable and each.changes == 0 for each in findings.single_values())
    chosen = choose_bundle(findings, 3)
    assert len(chosen) == 3
    assert findings.joint_value(chosen).value > 0.05


def test_what_moves_only_the_hopeless_is_left_out() -> None:
    rng = np.random.default_rng(7)
    shifts = [rng.uniform(-1, 1, (1, DRAWS)).astype(np.float32) for _ in range(20)]
    shifts = [each - each.mean() for each in shifts]
    rows = [(0,), (1,), *[(2,)] * 18]
    findings = Findings(np.array([0.0, -0.2, -90.0]), 0, rows, shifts, np.ones(20), DRAWS)
    assert sorted(choose_bundle(findings, 20)) == [0, 1]


def test_what_adds_less_than_the_least_is_not_worth_its_hours() -> None:
    findings = world(3, 12)
    everything = choose_bundle(findings, 40)
    least = max(added_value(findings, everything, item).value for item in everything)
    some = choose_bundle(findings, 40, least)
    assert set(some) < set(everything)
    assert all(added_value(findings, some, item).value >= least for item in some)
    assert choose_bundle(findings, 40, least=100) == []


def test_nothing_fits_or_nothing_to_choose() -> None:
    assert choose_bundle(world(3, 12), 0.5) == []
    shift = np.random.default_rng(7).standard_normal((1, DRAWS)).astype(np.float32)
    assert choose_bundle(Findings(np.zeros(1), 0, [(0,)], [shift], np.ones(1), DRAWS), 5) == []
    assert choose_bundle(Findings(np.array([0.0, -1.0]), 0, [], [], np.ones(0), DRAWS), 5) == []


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), hours=st.floats(0, 30))
def test_a_bundle_keeps_to_its_hours_and_every_item_adds(seed: int, hours: float) -> None:
    findings = world(seed, 14)
    chosen = choose_bundle(findings, hours)
    assert len(set(chosen)) == len(chosen)
    assert findings.hours[chosen].sum() <= hours + 1e-3
    assert all(added_value(findings, chosen, item).measurable for item in chosen)
    assert findings.joint_value(chosen).measurable == bool(chosen)


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_single_values_are_those_of_bundles_of_one(seed: int) -> None:
    findings = world(seed, 10, shared=0.5)
    for item, alone in enumerate(findings.single_values()):
        joint = findings.joint_value([item])
        assert alone.value == pytest.approx(joint.value, abs=2e-5)
        assert alone.changes == pytest.approx(joint.changes, abs=0.003)
