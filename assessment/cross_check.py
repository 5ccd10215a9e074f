"""Whether other rules would choose the same industry. They stand beside the score and are never averaged into it.

`topsis` and `ordinal_check` depend on which industries are listed (rank reversal), which is why neither is the score.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.numbers import as_numbers
from assessment.rank_acceptability import rank_acceptability
from assessment.sensitivity.mean_case import shared_means
from assessment.streams import stream
from assessment.twins import twins_of
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH

Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]
Rule = Literal["mean_score", "first_share", "regret", "bad_case", "topsis", "ordinal"]


@dataclass(frozen=True)
class RulePick:
    """What one rule would choose, and the runner-up under it, each with its figure.

    Figures: `mean_score`, `regret` and `bad_case` (the 5% quantile) in score points; `first_share` and `ordinal` as
    shares of draws in which the industry is first; `topsis` as closeness 0 to 1. The lowest regret is best, else the
    highest figure. `agrees`: with the verdict's winner.
    """

    rule: Rule
    pick: str
    figure: float
    next_pick: str
    next_figure: float
    agrees: bool


def topsis(matrix: npt.ArrayLike, weights: npt.ArrayLike, benefit: npt.ArrayLike) -> Doubles:
    """Closeness 0 to 1 to the best of each criterion, shape (alternatives,): D- / (D- + D+), Euclidean distances.

    Technique for order preference by similarity to ideal solution (Hwang & Yoon 1981), columns divided by their length
    (vector normalisation). `matrix` (alternatives, criteria), `weights` (criteria,), `benefit` (criteria,): whether
    high is good, as True and False or as 1 and -1. Where all alternatives are alike, or nothing has weight, none is
    nearer to the best than to the worst, and each has 0.5. Raises ValueError for gaps and for weights below 0.

    >>> topsis([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], [0.3, 0.4, 0.3], [True] * 3).round(4).tolist()
    [0.5037, 0.6581, 0.7482, 0.334]
    """
    needed = "TOPSIS needs a full table of numbers, with one weight and one direction, 1 or -1, for each column."
    table, counts, up = (as_numbers(each, needed) for each in (matrix, weights, benefit))
    if table.ndim != 2 or not np.isfinite(table).all() or not (table.shape[1],) == counts.shape == up.shape:
        raise ValueError(needed)
    if not np.isin(up, (1, 0, -1)).all():
        raise ValueError(needed)
    if not (np.isfinite(counts).all() and (counts >= 0).all()):
        raise ValueError("Every weight must be a number, and none below 0.")
    if not len(table):
        return np.zeros(0)
    length = np.sqrt((table**2).sum(axis=0))
    weighted = np.where(up > 0, 1, -1) * counts * table / np.where(length > 0, length, 1)
    to_best = np.sqrt(((weighted - weighted.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighted - weighted.min(axis=0)) ** 2).sum(axis=1))
    span = to_best + to_worst
    return cast(Doubles, np.divide(to_worst, span, out=np.full(len(table), 0.5), where=span > 0))


def ordinal_check(ratings: Floats, weight_draws: Floats, rng: np.random.Generator) -> Doubles:
    """Rank acceptability (alternatives, ranks) when of the ratings only the order of the alternatives is believed.

    After SMAA-O (Lahdelma, Miettinen & Salminen 2003, EJOR 147:117-127): on each factor the best is worth 1, the worst
    0, and those between anything in their order. Here the order is that of each draw, so that uncertain ratings stay
    uncertain (House). `ratings` (alternatives, factors, draws), higher is better; `weight_draws` (factors, draws).
    """
    values = np.zeros((ratings.shape[0], ratings.shape[2]), dtype=np.float32)
    for factor, weight in enumerate(weight_draws):
        values += weight * _values_in_order(ratings[:, factor], rng)
    return rank_acceptability(values)


def _values_in_order(ratings: Floats, rng: np.random.Generator) -> Floats:
    """Random values 0 to 1 (alternatives, draws) in the order of the ratings in each draw; level stays level."""
    count, draws = ratings.shape
    steps = np.zeros((count, draws), dtype=np.float32)
    if count > 2:
        steps[1:-1] = np.sort(rng.random((count - 2, draws), dtype=np.float32), axis=0)
    order = np.argsort(ratings, axis=0)
    ordered = np.take_along_axis(ratings, order, axis=0)
    below = np.zeros((count, draws), dtype=np.intp)  # how many are lower: where those that are level with it begin
    below[1:] = np.where(ordered[1:] > ordered[:-1], np.arange(1, count)[:, None], 0)
    np.maximum.accumulate(below, axis=0, out=below)
    values = np.empty_like(steps)
    in_order = np.where(ordered == ordered[-1:], np.float32(1), np.take_along_axis(steps, below, axis=0))
    np.put_along_axis(values, order, in_order, axis=0)
    return values


def agreement(assessment: Assessment) -> tuple[RulePick, ...]:
    """What each of six rules would choose among the comparable industries; empty with fewer than two of them.

    Mean score and regret pick the same by arithmetic: the figure of the latter says what a wrong choice costs. The
    others can differ. Where a rule is level, it follows the score.
    """
    ids = [standing.id for standing in assessment.ranking if standing.comparable]
    if len(ids) < 2:
        return ()
    standing = assessment.standings
    figures: dict[Rule, Mapping[str, float]] = {
        "mean_score": {each: standing[each].score for each in ids},
        "first_share": {each: standing[each].rank_share[0] for each in ids},
        "regret": {each: standing[each].expected_regret or 0.0 for each in ids},
        "bad_case": {each: standing[each].p05 for each in ids},
        "topsis": dict(zip(ids, topsis(*topsis_inputs(assessment, ids)).tolist(), strict=True)),
        "ordinal": _ordinal_shares(assessment, ids),
    }
    winner = assessment.verdict.winner
    alike = twins_of(winner, assessment.cells)
    return tuple(_pick(rule, each, winner, alike) for rule, each in figures.items())


def _pick(rule: Rule, figures: Mapping[str, float], winner: str | None, alike: Collection[str]) -> RulePick:
    """What a rule would choose; it agrees where that is the winner, or one rated exactly like it (`alike`)."""
    sign = 1 if rule == "regret" else -1
    pick, following = sorted(figures, key=lambda each: sign * figures[each])[:2]
    return RulePick(rule, pick, figures[pick], following, figures[following], agrees=pick == winner or pick in alike)


def _directions(assessment: Assessment) -> list[bool]:
    return [factor.side in FAVOURABLE_WHEN_HIGH for factor in assessment.known.vocabulary.factors.values()]


def _ratings_of(assessment: Assessment, ids: Sequence[str]) -> Floats:
    return assessment.ratings[[assessment.ids.index(each) for each in ids]]


def topsis_inputs(assessment: Assessment, ids: Sequence[str]) -> tuple[Doubles, Doubles, list[bool]]:
    """What `topsis` is given: mean ratings 0 to 10 (ids, factors), mean weights, which factors are good when high."""
    return shared_means(assessment, ids), assessment.weights.mean, _directions(assessment)


def _ordinal_shares(assessment: Assessment, ids: Sequence[str]) -> dict[str, float]:
    """How often each industry is first when only the order on every factor counts."""
    weights = assessment.weights
    up = np.where(_directions(assessment), 1, -1).astype(np.float32)[:, None]
    shares = ordinal_check(
        _ratings_of(assessment, ids) * up,
        weights.side_draws[weights.side_of] * weights.within_draws,
        stream(assessment.seed, "ordinal check"),
    )
    return dict(zip(ids, shares[:, 0].tolist(), strict=True))
