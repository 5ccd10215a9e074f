"""The ranking of the shipped industries, 10,000 draws, beside a loop over the same draws with pymcdm's weighted sum.

Run with `python -m benchmarks.pymcdm_loop`. Both are given the same drawn ratings and weights: `judge()` makes all
outputs of the ranking of them; the loop, which has them in its own precision and layout, on the scale that gives the
product's own scores, makes one call for each draw, and `rank` puts it in order. For the product's other drawn outputs,
the values of the four sides and those at mean weights, the loop needs five more calls a draw. A thousand draws are
timed and scaled up. Beside it stands `assess()`, which makes the draws too, from the records on.
"""

import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter

import numpy as np
import numpy.typing as npt
from pymcdm.methods import WSM

from assessment import Assessment, assess
from assessment.assess import DRAWS, judge
from assessment.value_model import value_draws
from assessment.weights import WeightModel
from benchmarks.ranking import AS_OF
from benchmarks.table import print_table
from knowledge import read_knowledge
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES

BAR = 150
SAMPLE = 1_000
TURNS = 9
ALIKE = 0.99  # the product counts in single precision, so that industries a hair apart may be level

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Drawn:
    """What the loop is given: ratings (draws, industries, factors), weights (draws, factors), and their means."""

    ratings: Doubles
    weights: Doubles
    mean_weights: Doubles
    directions: npt.NDArray[np.int64]  # 1 where high is good, else -1
    factors_of_sides: list[npt.NDArray[np.intp]]


def drawn_by(assessment: Assessment) -> Drawn:
    """The first draws of an assessment."""
    weights, factors = assessment.weights, assessment.known.vocabulary.factors.values()
    joint = weights.side_draws[weights.side_of] * weights.within_draws
    return Drawn(
        ratings=np.ascontiguousarray(assessment.ratings[:, :, :SAMPLE].transpose(2, 0, 1), dtype=float),
        weights=np.ascontiguousarray(joint[:, :SAMPLE].T, dtype=float),
        mean_weights=weights.mean,
        directions=np.array([1 if factor.side in FAVOURABLE_WHEN_HIGH else -1 for factor in factors]),
        factors_of_sides=[np.flatnonzero(weights.side_of == side) for side in range(len(SIDES))],
    )


def on_fixed_scale(ratings: Doubles, cost: bool = False) -> Doubles:
    """The product's scale, 0 to 1, in the form that pymcdm takes."""
    return 1 - ratings / 10 if cost else ratings / 10


def scores_and_ranks(drawn: Drawn, checked: bool) -> Doubles:
    """Ranks (draws, industries), one call a draw; `checked` leaves on the checks that pymcdm makes by itself."""
    method = WSM(on_fixed_scale)
    pairs = zip(drawn.ratings, drawn.weights, strict=True)
    return np.array([method.rank(method(r, w, drawn.directions, validation=checked)) for r, w in pairs])


def same_outputs(drawn: Drawn, checked: bool) -> Doubles:
    """The ranks, and by the way the values of the sides and those at mean weights of every draw."""
    method = WSM(on_fixed_scale)
    sides = [(drawn.ratings[:, :, each], drawn.directions[each]) for each in drawn.factors_of_sides]
    within = [drawn.weights[:, each] for each in drawn.factors_of_sides]
    within = [each / each.sum(axis=1, keepdims=True) for each in within]
    for draw, ratings in enumerate(drawn.ratings):
        method(ratings, drawn.mean_weights, drawn.directions, validation=checked)
        for (of_side, directions), weights in zip(sides, within, strict=True):
            method(of_side[draw], weights[draw], directions, validation=checked)
    return scores_and_ranks(drawn, checked)


def same_ranks(assessment: Assessment, drawn: Drawn) -> float:
    """Share of draws that the loop and the product put in the same order."""
    totals = value_draws(assessment.ratings[:, :, :SAMPLE], first_draws(assessment.weights)).total
    order = np.argsort(-totals, axis=0)
    looped = np.argsort(scores_and_ranks(drawn, checked=True), axis=1).T
    return float((order == looped).all(axis=0).mean())


def first_draws(weights: WeightModel) -> WeightModel:
    """The same weights with as many draws as the loop gets."""
    return replace(weights, side_draws=weights.side_draws[:, :SAMPLE], within_draws=weights.within_draws[:, :SAMPLE])


def seconds(run: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = perf_counter()
    run()
    return perf_counter() - start


def main() -> int:
    """Measure in turns, print, and return 1 where the bar is missed or the loop ranks otherwise."""
    warnings.filterwarnings("ignore", module="pymcdm")  # it remarks on industries that others dominate
    known = read_knowledge()
    assessment = assess(known, as_of=AS_OF)
    drawn = drawn_by(assessment)
    agree = same_ranks(assessment, drawn)
    cells, outlook = assessment.cells, assessment.outlook
    ways: dict[str, Callable[[], object]] = {
        "judge(), all outputs": lambda: judge(cells, assessment.ratings, assessment.weights, outlook, known.vocabulary),
        "assess(), the draws too": lambda: assess(known, as_of=AS_OF),
        "pymcdm, one call a draw": lambda: scores_and_ranks(drawn, checked=True),
        "the same without its checks": lambda: scores_and_ranks(drawn, checked=False),
        "pymcdm, calls for the same outputs": lambda: same_outputs(drawn, checked=True),
        "the same outputs without its checks": lambda: same_outputs(drawn, checked=False),
    }
    turns = [[seconds(run) for run in ways.values()] for _ in range(1 + TURNS)][1:]
    times = [median(column) for column in zip(*turns, strict=True)]
    times[2:] = [each * DRAWS / SAMPLE for each in times[2:]]
    print(f"{drawn.ratings.shape[1]} industries x {drawn.ratings.shape[2]} factors, {DRAWS:,} draws, {TURNS} runs each")
    print(f"both rank {agree:.2%} of the draws alike\n")
    print_table(["", "median ms", f"times judge(), bar {BAR}", "times assess()"], _rows(list(ways), times))
    return int(times[2] < BAR * times[0] or agree < ALIKE)


def _rows(names: Sequence[str], times: Sequence[float]) -> list[list[str]]:
    of_draws, with_draws, *_ = times
    return [
        [name, f"{1000 * each:,.1f}", f"{each / of_draws:,.0f}", f"{each / with_draws:,.0f}"]
        for name, each in zip(names, times, strict=True)
    ]


if __name__ == "__main__":
    sys.exit(main())
