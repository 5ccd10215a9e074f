"""Does finding out what Beachhead names lead to better choices? A simulated founder in thousands of random worlds.

Run with `python -m benchmarks.research_experiment`; the result stands in docs/research_experiment.md. In every world
the industries get ranges drawn, factor by factor, from the shipped profiles. The same founder with the same hours then
finds out nothing, the widest ranges, or the bundle of `choose_bundle`; true ratings are drawn, what is found out
becomes known, the best mean is chosen and judged by its true value. All ways meet the same worlds and truths.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from time import perf_counter
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment import assess
from assessment.pert import invert, pert_quantiles
from assessment.research.bundle import choose_bundle
from assessment.research.findings import Findings
from assessment.research.items import SHORTEST_HOURS
from assessment.research.plan import LEAST_SHARE
from benchmarks.table import print_table
from knowledge import read_knowledge
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH

AS_OF = date(2026, 11, 23)
SEED = 7
WORLDS = 2_000
TRUTHS = 25  # true ratings drawn in every world; their mean is the world's one result
DRAWS = 2_000  # a fifth of the product's, so that it takes minutes; it handicaps the bundles alone
INDUSTRIES = 5
HOURS = (6.0, 12.0, 24.0)
STRETCHES = (1.0, 1.5)  # the truth's range over the founder's: right, and that of an overconfident founder
BUNDLE = "bundle"
RIVALS = ("no research", "widest range first", "widest range for its hours first")
TWO_SIDED_95 = 1.96

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Setting:
    """What all worlds share: shipped ranges (factors, industries, 3), points per rating point, hours per factor."""

    ranges: Doubles
    slopes: Doubles
    hours: Doubles


def shipped_setting() -> Setting:
    """Ranges of the shipped industries for the example founder, at equal weights."""
    assessment = assess(read_knowledge(), as_of=AS_OF)
    factors = assessment.known.vocabulary.factors.values()
    rated = [
        [(cell.low, 5.0 if cell.likely is None else cell.likely, cell.high) for cell in row.values()]
        for row in assessment.cells.values()
    ]
    up = [factor.side in FAVOURABLE_WHEN_HIGH for factor in factors]
    return Setting(
        ranges=np.array(rated).swapaxes(0, 1),
        slopes=np.where(up, 10, -10) * assessment.weights.mean,
        hours=np.array([max(SHORTEST_HOURS, factor.research_hours) for factor in factors]),
    )


def ranges_of_a_world(setting: Setting, rng: np.random.Generator) -> Doubles:
    """Ranges (industries, factors, 3), each picked among the shipped ones of its factor."""
    factors, shipped, _ = setting.ranges.shape
    picked = rng.integers(shipped, size=(INDUSTRIES, factors))
    return setting.ranges[np.arange(factors), picked]


def drawn(ranges: Doubles, rng: np.random.Generator, draws: int) -> npt.NDArray[np.float32]:
    """PERT draws of ranges (industries, factors, 3), shape (industries x factors, draws)."""
    quantiles = pert_quantiles(*ranges.reshape(-1, 3).T)
    return np.stack([invert(row, rng.integers(2**32, size=draws, dtype=np.uint32)) for row in quantiles])


def stretched(ranges: Doubles, by: float) -> Doubles:
    """Ranges that reach so many times as far from the likely value, as far as the scale goes."""
    likely = ranges[:, :, 1:2]
    return np.clip(likely + by * (ranges - likely), 0, 10)


def means(ranges: Doubles) -> Doubles:
    """PERT means of ranges (..., 3)."""
    return cast(Doubles, ranges @ np.array([1, 4, 1]) / 6)


def findings_in(ranges: Doubles, setting: Setting, rng: np.random.Generator) -> Findings:
    """What the founder of a world could find out: every cell."""
    values = means(ranges) @ setting.slopes
    ratings = drawn(ranges, rng, DRAWS)
    shifts = (ratings - ratings.mean(axis=1, keepdims=True)) * np.tile(setting.slopes, INDUSTRIES)[:, None]
    return Findings(
        gaps=values - values.max(),
        leader=int(values.argmax()),
        rows=[(row,) for row in np.repeat(np.arange(INDUSTRIES), len(setting.slopes)).tolist()],
        shifts=list(shifts[:, None].astype(np.float32)),
        hours=np.tile(setting.hours, INDUSTRIES),
        draws=DRAWS,
    )


def in_order_of(size: Doubles, hours: Doubles, budget: float, rng: np.random.Generator) -> list[int]:
    """The largest cells that fit, passing over what no longer does; equal ones in random order."""
    chosen: list[int] = []
    for cell in np.lexsort([rng.random(len(size)), -size]).tolist():
        if hours[cell] <= budget:
            chosen.append(cell)
            budget -= float(hours[cell])
    return chosen


def plans_in(ranges: Doubles, findings: Findings, budget: float, rng: np.random.Generator) -> dict[str, list[int]]:
    """The cells that are found out in each way."""
    widths, hours = (ranges[:, :, 2] - ranges[:, :, 0]).ravel(), findings.hours
    ceiling = findings.joint_value(range(len(findings.rows))).value
    nothing, widest, widest_for_its_hours = RIVALS
    return {
        nothing: [],
        widest: in_order_of(widths, hours, budget, rng),
        widest_for_its_hours: in_order_of(widths / hours, hours, budget, rng),
        BUNDLE: choose_bundle(findings, budget, LEAST_SHARE * ceiling),
    }


def regrets_after(ranges: Doubles, truths: Doubles, slopes: Doubles, found: Sequence[int]) -> Doubles:
    """True value of the best industry minus that of the best mean once `found` is known, shape (truths,).

    `truths` has shape (industries x factors, truths).
    """
    believed = np.repeat(means(ranges).reshape(-1, 1), truths.shape[1], axis=1)
    believed[list(found)] = truths[list(found)]
    chosen, true = (
        np.einsum("f,ift->it", slopes, ratings.reshape(INDUSTRIES, len(slopes), -1)) for ratings in (believed, truths)
    )
    return cast(Doubles, true.max(axis=0) - true[chosen.argmax(axis=0), np.arange(truths.shape[1])])


@dataclass(frozen=True, eq=False)
class Outcome:
    """Results of one way: regret in score points and share of right picks, (stretches, worlds); hours, (worlds,)."""

    regret: Doubles
    right: Doubles
    hours: Doubles


@dataclass(frozen=True, eq=False)
class Trial:
    """What came out for one budget: outcomes by way, and the gain (worlds,) that the bundles promised."""

    outcomes: Mapping[str, Outcome]
    promised: Doubles


def run(setting: Setting, worlds: int = WORLDS, budgets: Sequence[float] = HOURS) -> dict[float, Trial]:
    """Trials by budget. Every world has its own generator, so that more worlds change none of the first."""
    shape = (len(STRETCHES), worlds)
    trials = {
        budget: Trial(
            {way: Outcome(np.zeros(shape), np.zeros(shape), np.zeros(worlds)) for way in (*RIVALS, BUNDLE)},
            np.zeros(worlds),
        )
        for budget in budgets
    }
    for world in range(worlds):
        rng = np.random.default_rng([SEED, world])
        ranges = ranges_of_a_world(setting, rng)
        truths = [drawn(stretched(ranges, stretch), rng, TRUTHS).astype(float) for stretch in STRETCHES]
        findings = findings_in(ranges, setting, rng)
        for budget, trial in trials.items():
            plans = plans_in(ranges, findings, budget, rng)
            trial.promised[world] = findings.joint_value(plans[BUNDLE]).value
            for way, found in plans.items():
                outcome = trial.outcomes[way]
                outcome.hours[world] = findings.hours[found].sum()
                for number, truth in enumerate(truths):
                    regrets = regrets_after(ranges, truth, setting.slopes, found)
                    outcome.regret[number, world] = regrets.mean()
                    outcome.right[number, world] = np.count_nonzero(regrets <= 1e-9) / TRUTHS
    return trials


def mean_and_error(numbers: Doubles) -> tuple[float, float]:
    """Mean over worlds and its standard error."""
    return float(numbers.mean()), float(numbers.std(ddof=1) / np.sqrt(len(numbers)))


def _worded(numbers: Doubles, digits: int) -> str:
    mean, error = mean_and_error(numbers)
    return f"{mean:.{digits}f} ± {error:.{digits}f}"


def saved(trial: Trial, rival: str, stretch: int = 0) -> Doubles:
    """By how much less regret the bundle has than the rival in the same worlds and truths, shape (worlds,)."""
    return cast(Doubles, trial.outcomes[rival].regret[stretch] - trial.outcomes[BUNDLE].regret[stretch])


def report(trials: Mapping[float, Trial], stretch: int) -> None:
    """Print the results of all budgets as one table; differences are paired, a world at a time."""
    rows = []
    for budget, trial in trials.items():
        for way, outcome in trial.outcomes.items():
            bundle, right = trial.outcomes[BUNDLE], 100 * outcome.right[stretch]
            differences = ["", ""]
            if way != BUNDLE:
                more_right = 100 * bundle.right[stretch] - right
                differences = [_worded(saved(trial, way, stretch), 3), _worded(more_right, 1)]
            spent, regret = f"{outcome.hours.mean():.1f}", _worded(outcome.regret[stretch], 3)
            rows.append([f"{budget:g} hours: {way}", spent, regret, _worded(right, 1), *differences])
    heads = ["", "hours spent", "regret, points", "right picks, %", "bundle saves, points", "bundle right more, %"]
    print_table(heads, rows)


def main() -> int:
    """Run, print, and return 1 where the bundle does not beat the widest range first beyond chance."""
    start, setting = perf_counter(), shipped_setting()
    print(f"{WORLDS:,} worlds of {INDUSTRIES} industries x {len(setting.slopes)} factors,", end=" ")
    print(f"{TRUTHS} truths each, {DRAWS:,} draws, seed {SEED}; mean ± standard error over worlds")
    trials = run(setting)
    for number, stretch in enumerate(STRETCHES):
        print(f"\nThe truth's ranges are {stretch:g} times as wide as the founder's\n")
        report(trials, number)
    print()
    for budget, trial in trials.items():
        kept = _worded(saved(trial, RIVALS[0]), 3)
        stops = np.count_nonzero(trial.outcomes[BUNDLE].hours == 0) / WORLDS
        print(
            f"{budget:g} hours: promised {trial.promised.mean():.3f}, kept {kept} points; stop in {stops:.0%} of worlds"
        )
    print(f"{perf_counter() - start:.0f} seconds")
    paired = [mean_and_error(saved(trial, RIVALS[1])) for trial in trials.values()]
    return int(any(mean <= TWO_SIDED_95 * error for mean, error in paired))


if __name__ == "__main__":
    sys.exit(main())
