"""Does finding out what Beachhead names lead to better choices? A simulated founder in thousands of random worlds.

Run with `python -m benchmarks.research_experiment`; the result stands in docs/research_experiment.md. In every world the
industries get ranges drawn, factor by factor, from the shipped profiles, and a true rating is drawn for every cell. The
same founder with the same hours then finds out nothing, the widest ranges, or the bundle of `choose_bundle`; what is
found out becomes known; the best mean is chosen and judged by its true value. All ways meet the same worlds.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist
from time import perf_counter

import numpy as np
import numpy.typing as npt

from assessment import assess
from assessment.findings import Findings
from assessment.pert import invert, pert_quantiles
from assessment.research import LEAST_SHARE
from assessment.research_bundle import choose_bundle
from assessment.research_items import SHORTEST_HOURS
from benchmarks.table import print_table
from knowledge import read_knowledge
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH

AS_OF = date(2026, 11, 23)
SEED = 7
WORLDS = 2_000
DRAWS = 2_000  # a fifth of the product's, so that all worlds take minutes; it handicaps the bundles only
INDUSTRIES = 5
HOURS = (6.0, 12.0, 24.0)
TOO_NARROW = 1.5  # the truth's range over the founder's, in the worlds of an overconfident founder
NINETY_FIVE = NormalDist().inv_cdf(0.975)

Doubles = npt.NDArray[np.float64]
WAYS = ("no research", "widest range first", "widest range for its hours first", "bundle")


@dataclass(frozen=True)
class Setting:
    """What all worlds share: shipped ranges (factors, industries, 3), points per rating point, hours per factor."""

    ranges: Doubles
    slopes: Doubles
    hours: Doubles


@dataclass(frozen=True)
class World:
    """One world: ranges (industries, factors, 3), and the true ratings (industries, factors)."""

    ranges: Doubles
    truth: Doubles


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


def world_of(setting: Setting, rng: np.random.Generator, stretch: float) -> World:
    """A world; the truth is drawn from the founder's ranges, `stretch` times as wide around the likely value."""
    factors, shipped, _ = setting.ranges.shape
    picked = rng.integers(shipped, size=(INDUSTRIES, factors))
    ranges = setting.ranges[np.arange(factors), picked]
    likely = ranges[:, :, 1:2]
    wider = np.clip(likely + stretch * (ranges - likely), 0, 10).reshape(-1, 3)
    return World(ranges, _drawn(wider, rng, 1).reshape(INDUSTRIES, factors).astype(float))


def _drawn(ranges: Doubles, rng: np.random.Generator, draws: int) -> npt.NDArray[np.float32]:
    """PERT draws, shape (cells, draws)."""
    quantiles = pert_quantiles(*ranges.T)
    return np.stack([invert(row, rng.integers(2**32, size=draws, dtype=np.uint32)) for row in quantiles])


def _means(ranges: Doubles) -> Doubles:
    return ranges @ np.array([1, 4, 1]) / 6


def findings_in(world: World, setting: Setting, rng: np.random.Generator) -> Findings:
    """What the founder of a world could find out: every cell."""
    values = _means(world.ranges) @ setting.slopes
    drawn = _drawn(world.ranges.reshape(-1, 3), rng, DRAWS)
    shifts = (drawn - drawn.mean(axis=1, keepdims=True)) * np.tile(setting.slopes, INDUSTRIES)[:, None]
    return Findings(
        gaps=values - values.max(),
        leader=int(values.argmax()),
        rows=[(row,) for row in np.repeat(np.arange(INDUSTRIES), len(setting.slopes)).tolist()],
        shifts=list(shifts[:, None].astype(np.float32)),
        hours=np.tile(setting.hours, INDUSTRIES),
        draws=DRAWS,
    )


def first_that_fit(order: Sequence[int], hours: Doubles, budget: float) -> list[int]:
    """Cells in this order, passing over what no longer fits."""
    chosen: list[int] = []
    for cell in order:
        if hours[cell] <= budget:
            chosen.append(cell)
            budget -= float(hours[cell])
    return chosen


def choices_in(world: World, setting: Setting, findings: Findings, budget: float) -> tuple[dict[str, list[int]], float]:
    """The cells found out in each way, and the value that the bundle promises."""
    widths = (world.ranges[:, :, 2] - world.ranges[:, :, 0]).ravel()
    everything = float(findings.conditional_values(range(len(findings.rows))).max(axis=0).mean())
    bundle = choose_bundle(findings, budget, LEAST_SHARE * everything)
    found = {
        "no research": [],
        "widest range first": first_that_fit(np.argsort(-widths, kind="stable").tolist(), findings.hours, budget),
        "widest range for its hours first": first_that_fit(
            np.argsort(-widths / findings.hours, kind="stable").tolist(), findings.hours, budget
        ),
        "bundle": bundle,
    }
    return found, findings.joint_value(bundle).value


def regret_after(world: World, setting: Setting, found: Sequence[int]) -> float:
    """True value of the best industry minus that of the one with the best mean once `found` cells are known."""
    ratings = _means(world.ranges).ravel()
    ratings[list(found)] = world.truth.ravel()[list(found)]
    chosen = int((ratings.reshape(world.truth.shape) @ setting.slopes).argmax())
    true = world.truth @ setting.slopes
    return float(true.max() - true[chosen])


@dataclass(frozen=True)
class Outcome:
    """Results by way, each (worlds,): regret in score points and hours spent; and the gain that the bundle promised."""

    regret: Mapping[str, Doubles]
    hours: Mapping[str, Doubles]
    promised: Doubles


def run(setting: Setting, worlds: int, stretch: float, budgets: Sequence[float] = HOURS) -> dict[float, Outcome]:
    """Outcomes by budget. Every world has its own generator, so that more worlds change none of the first."""
    regret = {budget: {way: np.zeros(worlds) for way in WAYS} for budget in budgets}
    spent = {budget: {way: np.zeros(worlds) for way in WAYS} for budget in budgets}
    promised = {budget: np.zeros(worlds) for budget in budgets}
    for number in range(worlds):
        rng = np.random.default_rng([SEED, number])
        world = world_of(setting, rng, stretch)
        findings = findings_in(world, setting, rng)
        for budget in budgets:
            found, promised[budget][number] = choices_in(world, setting, findings, budget)
            for way, cells in found.items():
                regret[budget][way][number] = regret_after(world, setting, cells)
                spent[budget][way][number] = findings.hours[cells].sum()
    return {budget: Outcome(regret[budget], spent[budget], promised[budget]) for budget in budgets}


def with_error(numbers: Doubles, scale: float = 1.0, digits: int = 2) -> str:
    """A mean with its standard error."""
    error = numbers.std(ddof=1) / np.sqrt(len(numbers))
    return f"{scale * numbers.mean():.{digits}f} ± {scale * error:.{digits}f}"


def report(outcomes: Mapping[float, Outcome]) -> None:
    """Print one table a budget, and what the bundle gains over the widest range in the same worlds."""
    for budget, outcome in outcomes.items():
        print(f"\n{budget:g} hours\n")
        print_table(
            ["way", "hours spent", "regret, points", "right picks, %"],
            [
                [
                    way,
                    f"{outcome.hours[way].mean():.1f}",
                    with_error(regret, digits=3),
                    with_error(regret <= 1e-9, 100, 1),
                ]
                for way, regret in outcome.regret.items()
            ],
        )
        bundle, none = outcome.regret["bundle"], outcome.regret["no research"]
        print(
            f"\nregret saved by the bundle: {with_error(none - bundle, digits=3)}, promised {outcome.promised.mean():.3f}"
        )
        for rival in WAYS[1:3]:
            saved = outcome.regret[rival] - bundle
            print(f"bundle against {rival}: {with_error(saved, digits=3)} points less regret,", end=" ")
            print(
                f"{with_error((bundle <= 1e-9) * 1.0 - (outcome.regret[rival] <= 1e-9), 100, 1)} more right picks in 100"
            )


def beats(outcome: Outcome, rival: str) -> bool:
    """Whether the bundle has less regret than the rival, beyond chance (paired, 95%)."""
    saved = outcome.regret[rival] - outcome.regret["bundle"]
    return bool(saved.mean() > NINETY_FIVE * saved.std(ddof=1) / np.sqrt(len(saved)))


def main() -> int:
    """Run both kinds of worlds, print, and return 1 where the bundle does not beat the widest range."""
    start, setting = perf_counter(), shipped_setting()
    print(f"{WORLDS:,} worlds of {INDUSTRIES} industries x {len(setting.slopes)} factors, {DRAWS:,} draws, seed {SEED}")
    outcomes = run(setting, WORLDS, 1.0)
    print("\nThe truth is drawn from the founder's own ranges")
    report(outcomes)
    print(f"\nThe truth is drawn from ranges {TOO_NARROW} times as wide: an overconfident founder")
    report(run(setting, WORLDS, TOO_NARROW))
    print(f"\n{perf_counter() - start:.0f} seconds")
    return int(not all(beats(outcome, "widest range first") for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main())
