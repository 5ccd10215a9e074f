"""The ranking of the shipped industries, 10,000 draws, beside drawing the same numbers with NumPy's own generators.

Run with `python -m benchmarks.ranking`. The floor draws one beta number for every cell and draw, the gamma numbers of
the weights and one normal number for every source and draw, then does nothing but the weighted product and the order
of each draw. The product has to give everything else as well: cells from YAML records, ranges, shared errors, sides,
quantiles, rank and pairwise shares, regret, outlook, contributions, verdict.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from time import perf_counter

import numpy as np
import numpy.typing as npt

from assessment import Assessment, assess
from assessment.assess import DRAWS
from assessment.weights import CONCENTRATION
from benchmarks.table import print_table
from knowledge import read_knowledge

AS_OF = date(2026, 11, 23)
PAIRS = 31
WARM_UP = 3
BAR = 0.6

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Numbers:
    """What has to be drawn: shapes of the beta (industries, factors) and gamma numbers, and how many sources."""

    alpha: Doubles
    beta: Doubles
    gamma_shapes: Doubles
    sources: int


def numbers_of(assessment: Assessment) -> Numbers:
    """The numbers that this assessment draws; a missing cell is uniform, which is Beta(1, 1)."""
    cells = [list(row.values()) for row in assessment.cells.values()]
    position = np.array(
        [[np.nan if c.likely is None else (c.likely - c.low) / (c.high - c.low) for c in row] for row in cells]
    )
    missing = np.isnan(position)
    weights = assessment.weights
    return Numbers(
        alpha=np.where(missing, 1, 1 + 4 * position),
        beta=np.where(missing, 1, 5 - 4 * position),
        gamma_shapes=CONCENTRATION * np.concatenate([weights.sides, weights.within]),
        sources=len({source for row in cells for cell in row for source in cell.sources}),
    )


def draw_plainly(numbers: Numbers, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """The floor: the same numbers one distribution after another, the weighted product, and the order of each draw."""
    utility = np.empty((*numbers.alpha.shape, DRAWS), dtype=np.float32)
    for place in np.ndindex(numbers.alpha.shape):
        utility[place] = rng.beta(numbers.alpha[place], numbers.beta[place], DRAWS)
    for _ in range(numbers.sources):
        rng.standard_normal(DRAWS, dtype=np.float32)
    gammas = np.stack([rng.standard_gamma(shape, DRAWS, dtype=np.float32) for shape in numbers.gamma_shapes])
    weights = gammas[-utility.shape[1] :]
    weights /= weights.sum(axis=0)
    return np.argsort(-np.einsum("fd,ifd->id", weights, utility), axis=0)


def interleaved(first: Callable[[], object], second: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Seconds of both, taken in turns so that a slow moment of the machine hits both."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(WARM_UP + PAIRS):
        for run, taken in zip((first, second), times, strict=True):
            start = perf_counter()
            run()
            if turn >= WARM_UP:
                taken.append(perf_counter() - start)
    return times


def main() -> int:
    """Measure, print, and return 1 where the bar is missed."""
    known = read_knowledge()
    assessment = assess(known, as_of=AS_OF)
    numbers = numbers_of(assessment)
    rng = np.random.default_rng(7)
    product, floor = interleaved(lambda: assess(known, as_of=AS_OF), lambda: draw_plainly(numbers, rng))
    ratio = median(product) / median(floor)
    industries, factors = numbers.alpha.shape
    print(
        f"{industries} industries x {factors} factors, {DRAWS:,} draws, {numbers.sources} sources, {PAIRS} runs each\n"
    )
    print_table(
        ["", "median ms", "fastest ms", "ratio of medians", f"bar {BAR}"],
        [
            _row("assess(), everything", product, f"{ratio:.2f}", "met" if ratio <= BAR else "missed"),
            _row("floor: NumPy's own draws, product, order", floor, "1", ""),
        ],
    )
    return int(ratio > BAR)


def _row(name: str, seconds: Sequence[float], ratio: str, bar: str) -> list[str]:
    return [name, f"{1000 * median(seconds):.1f}", f"{1000 * min(seconds):.1f}", ratio, bar]


if __name__ == "__main__":
    sys.exit(main())
