"""Whether the weights decide: the same drawn ratings ranked under less and less that is said about the weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.rank_acceptability import pairwise_winning, rank_acceptability
from assessment.rank_order import centroid_in_order_of, draws_in_order_of, no_preference_draws
from assessment.streams import stream
from assessment.value_model import value_draws
from assessment.verdict import State, verdict_of
from assessment.weights import WeightModel, equal_weights, weight_model
from knowledge.vocabulary import SIDES

RunName = Literal["own", "order_only", "no_preference", "equal"]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class WeightRun:
    """The ranking under one way to weigh. `scores` 0 to 100 and `first_shares` 0 to 1 by comparable industry.

    `tie`: winner and runner-up are level, so that another winner elsewhere is no contradiction.
    """

    name: RunName
    scores: Mapping[str, float]
    first_shares: Mapping[str, float]
    state: State
    tie: bool
    winner: str | None
    runner_up: str | None


@dataclass(frozen=True)
class WeightRuns:
    """The runs side by side: the founder's own weights and their spread, only their order, no preference; and equal
    weights without spread.

    `order_only` is None where no order was said (a tilt says none): it would be `no_preference` again.
    """

    own: WeightRun
    order_only: WeightRun | None
    no_preference: WeightRun
    equal: WeightRun

    @property
    def runs(self) -> tuple[WeightRun, ...]:
        """Those there are, from the most that is said about the weights to the least, then equal weights."""
        return tuple(run for run in (self.own, self.order_only, self.no_preference, self.equal) if run)

    @property
    def differing(self) -> tuple[RunName, ...]:
        """The runs with another winner than under the founder's own weights."""
        return tuple(run.name for run in self.runs if run.winner != self.own.winner)

    @property
    def agree(self) -> bool | None:
        """Whether every run has the same winner; None with fewer than two comparable industries to choose between."""
        return not self.differing if len(self.own.scores) > 1 else None

    @property
    def equal_agrees(self) -> bool | None:
        """Whether equal weights have the founder's winner: then the weighting does not decide; None as in `agree`."""
        return self.equal.winner == self.own.winner if len(self.own.scores) > 1 else None

    @property
    def need_no_debate(self) -> bool:
        """Whether the founder's winner wins clearly even with no preference: then no weights need be agreed on."""
        return self.no_preference.state == "clear" and self.no_preference.winner == self.own.winner


def weight_runs(assessment: Assessment) -> WeightRuns:
    """The same drawn ratings under the founder's own weights, their order only, no preference, and equal weights."""
    said = _said(assessment)
    return WeightRuns(
        own=_own_run(assessment),
        order_only=_run(assessment, "order_only", _ordered(assessment, said)) if _order_is_said(said) else None,
        no_preference=_run(assessment, "no_preference", _indifferent(assessment)),
        equal=_equal_run(assessment),
    )


def _own_run(assessment: Assessment) -> WeightRun:
    standings, verdict = assessment.standings, assessment.verdict
    ids = assessment.comparable_ids
    return WeightRun(
        "own",
        {each: standings[each].score for each in ids},
        {each: standings[each].rank_share[0] for each in ids},
        verdict.state,
        verdict.tie,
        verdict.winner,
        verdict.runner_up,
    )


def _equal_run(assessment: Assessment) -> WeightRun:
    """Equal weights held fixed, with the scores that the assessment gives for them."""
    weights, draws = assessment.weights, assessment.draws
    populated = np.bincount(weights.side_of, minlength=len(SIDES)) > 0
    sides = populated / populated.sum()
    within = equal_weights(assessment.known.vocabulary) * populated.sum()
    fixed = _model(
        weights,
        sides,
        within,
        np.broadcast_to(sides.astype(np.float32)[:, None], (len(sides), draws)),
        np.broadcast_to(within.astype(np.float32)[:, None], (len(within), draws)),
    )
    scores = {each: assessment.standings[each].equal_weights_score for each in assessment.comparable_ids}
    return _run(assessment, "equal", fixed, scores)


def _said(assessment: Assessment) -> WeightModel:
    """The weights as the founder said them: a tilt moves two sides, but says no order."""
    if assessment.tilt is None:
        return assessment.weights
    return weight_model(assessment.founder.founder, assessment.known.vocabulary, assessment.seed, draws=1)


def _order_is_said(weights: WeightModel) -> bool:
    """Whether any side, or any factor within a side that counts, was given more points than another."""
    groups = [weights.sides[np.unique(weights.side_of)]]
    groups += [weights.within[weights.side_of == side] for side in np.flatnonzero(weights.sides)]
    return any(bool((group != group[0]).any()) for group in groups)


def _ordered(assessment: Assessment, own: WeightModel) -> WeightModel:
    """Weights drawn evenly from all in the founder's order of sides and of factors within each side."""
    seed, draws = assessment.seed, assessment.draws
    within, within_draws = np.zeros(len(own.side_of)), np.zeros((len(own.side_of), draws), dtype=np.float32)
    for number in np.unique(own.side_of).tolist():
        members = own.side_of == number
        within[members] = centroid_in_order_of(own.within[members])
        within_draws[members] = draws_in_order_of(
            stream(seed, "weights", "order only", SIDES[number]), own.within[members], draws
        )
    side_draws = draws_in_order_of(stream(seed, "weights", "order only", "sides"), own.sides, draws)
    return _model(own, centroid_in_order_of(own.sides), within, side_draws, within_draws)


def _indifferent(assessment: Assessment) -> WeightModel:
    """Weights drawn evenly from all there are: of the sides, and of the factors within each side (House)."""
    own, seed, draws = assessment.weights, assessment.seed, assessment.draws
    populated = np.unique(own.side_of).tolist()
    sides, side_draws = np.zeros(len(SIDES)), np.zeros((len(SIDES), draws), dtype=np.float32)
    sides[populated] = 1 / len(populated)
    side_draws[populated] = no_preference_draws(
        stream(seed, "weights", "no preference", "sides"), len(populated), draws
    )
    within, within_draws = np.zeros(len(own.side_of)), np.zeros((len(own.side_of), draws), dtype=np.float32)
    for number in populated:
        members = own.side_of == number
        count = int(members.sum())
        within[members] = 1 / count
        within_draws[members] = no_preference_draws(
            stream(seed, "weights", "no preference", SIDES[number]), count, draws
        )
    return _model(own, sides, within, side_draws, within_draws)


def _model(
    own: WeightModel,
    sides: npt.NDArray[np.float64],
    within: npt.NDArray[np.float64],
    side_draws: Floats,
    within_draws: Floats,
) -> WeightModel:
    return WeightModel(sides, within, own.side_of, side_draws, within_draws, equal=False)


def _run(
    assessment: Assessment, name: RunName, weights: WeightModel, scores: Mapping[str, float] | None = None
) -> WeightRun:
    """The comparable industries ranked under other weights; `scores` where they are known better than by the draws."""
    ids = assessment.comparable_ids
    if not ids:
        return WeightRun(name, {}, {}, "open", tie=False, winner=None, runner_up=None)
    values = value_draws(assessment.ratings[[assessment.ids.index(each) for each in ids]], weights).total
    means = scores or dict(zip(ids, values.mean(axis=1, dtype=float).tolist(), strict=True))
    shares = dict(zip(ids, rank_acceptability(values)[:, 0].tolist(), strict=True))
    thresholds = assessment.known.vocabulary.verdict
    # the outlook has no part here: the scores stand in for it, and its winner is left unread
    verdict = verdict_of(ids, means, shares, pairwise_winning(values), means, thresholds)
    return WeightRun(name, means, shares, verdict.state, verdict.tie, verdict.winner, verdict.runner_up)
