"""The simulated founder: rules of the game, and that the published experiment can be rerun."""

import numpy as np
import pytest

from benchmarks.research_experiment import (
    BUNDLE,
    INDUSTRIES,
    RIVALS,
    SEED,
    Setting,
    drawn,
    findings_in,
    in_order_of,
    means,
    plans_in,
    ranges_of_a_world,
    regrets_after,
    run,
    saved,
    shipped_setting,
    stretched,
)


@pytest.fixture(scope="module")
def setting() -> Setting:
    return shipped_setting()


def test_a_world_takes_the_shipped_ranges_factor_by_factor(setting: Setting) -> None:
    ranges = ranges_of_a_world(setting, np.random.default_rng(SEED))
    for factor in range(len(setting.slopes)):
        shipped = {tuple(each) for each in setting.ranges[factor].tolist()}
        assert {tuple(each) for each in ranges[:, factor].tolist()} <= shipped


def test_truths_come_from_the_ranges(setting: Setting) -> None:
    rng = np.random.default_rng(SEED)
    ranges = ranges_of_a_world(setting, rng)
    truths = drawn(ranges, rng, 4_000)
    assert truths.mean(axis=1) == pytest.approx(means(ranges).ravel(), abs=0.2)
    assert (truths >= ranges[:, :, 0].reshape(-1, 1) - 1e-4).all()
    wider = stretched(ranges, 1.5)
    assert (wider[:, :, 0] <= ranges[:, :, 0]).all()
    assert (wider[:, :, 2] >= ranges[:, :, 2]).all()


def test_who_knows_everything_has_no_regret_and_who_knows_nothing_has_some(setting: Setting) -> None:
    rng = np.random.default_rng(SEED)
    ranges = ranges_of_a_world(setting, rng)
    truths = drawn(ranges, rng, 50).astype(float)
    everything = range(INDUSTRIES * len(setting.slopes))
    assert regrets_after(ranges, truths, setting.slopes, everything) == pytest.approx(0)
    assert (regrets_after(ranges, truths, setting.slopes, []) >= 0).all()
    assert regrets_after(ranges, truths, setting.slopes, []).mean() > 0


def test_the_widest_come_first_as_far_as_the_hours_go() -> None:
    size, hours = np.array([1.0, 5, 4, 3]), np.array([1.0, 2, 9, 2])
    assert in_order_of(size, hours, 5, np.random.default_rng(7)) == [1, 3, 0]


def test_every_way_keeps_to_the_same_hours(setting: Setting) -> None:
    rng = np.random.default_rng(SEED)
    ranges = ranges_of_a_world(setting, rng)
    findings = findings_in(ranges, setting, rng)
    plans = plans_in(ranges, findings, 12, rng)
    assert set(plans) == {*RIVALS, BUNDLE}
    assert all(findings.hours[cells].sum() <= 12 for cells in plans.values())
    assert plans[RIVALS[0]] == []


def test_more_worlds_change_none_of_the_first(setting: Setting) -> None:
    few, more = run(setting, 2, [6.0])[6.0], run(setting, 3, [6.0])[6.0]
    for way, outcome in few.outcomes.items():
        assert (outcome.regret == more.outcomes[way].regret[:, :2]).all()
    assert (saved(few, RIVALS[1]) == saved(more, RIVALS[1])[:2]).all()
