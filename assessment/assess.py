"""From what is known to how every industry stands: one call that draws, scores, ranks and judges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, cast

import numpy as np

from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.decision_criteria import hurwicz
from assessment.ranges import EvidenceWidths
from assessment.rank_acceptability import expected_regret, pairwise_winning, rank_acceptability
from assessment.rating_draws import Floats, draw_ratings
from assessment.standing import Standing, standings_of
from assessment.twins import twins_of
from assessment.value_model import Doubles, contributions, utilities, value_draws
from assessment.verdict import Verdict, verdict_of
from assessment.weights import WeightModel, weight_model
from knowledge.founder import Weights
from knowledge.founder_choice import FounderChoice, choose_founder
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput, nearest
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, Vocabulary

__all__ = ["DRAWS", "MAX_DRAWS", "OUTLOOK", "SEED", "Assessment", "Standing", "assess"]

SEED, DRAWS, OUTLOOK = 7, 10_000, 0.5
MAX_DRAWS = 200_000
WhoseWeights = Literal["tried", "tilted", "equal", "own"]


@dataclass(frozen=True, eq=False)
class Assessment:
    """The whole result with its working. Arrays are ordered as `ids` and as the vocabulary's factors.

    `ratings` (industries, factors, draws) 0 to 10; `pairwise` over `comparable_ids`. `tilt` is None unless optimism
    enters by the weights of opportunities and threats; `outlook` is then the middle.
    """

    known: Knowledge
    founder: FounderChoice
    seed: int
    draws: int
    as_of: date
    outlook: float
    tilt: float | None
    ids: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Cell]]
    weights: WeightModel
    ratings: Floats = field(repr=False)
    standings: Mapping[str, Standing] = field(repr=False)
    pairwise: Doubles = field(repr=False)
    verdict: Verdict

    @property
    def comparable_ids(self) -> tuple[str, ...]:
        """Industries that take part in the ranking, in the order of `ids`."""
        return tuple(each for each in self.ids if self.standings[each].comparable)

    @property
    def ranking(self) -> tuple[Standing, ...]:
        """Comparable industries from the highest score down, then the others likewise."""
        return tuple(sorted(self.standings.values(), key=lambda each: (not each.comparable, -each.score)))

    @property
    def whose_weights(self) -> WhoseWeights:
        """Which weights count: others tried out, those a tilt has moved, the same for all, or the founder's own."""
        if self.founder.tried:
            return "tried"
        if self.tilt not in (None, OUTLOOK):
            return "tilted"
        return "equal" if self.weights.equal else "own"

    @property
    def equal_weights_winner(self) -> str | None:
        """The winner if every side and factor counted the same."""
        comparable = self.comparable_ids
        return max(comparable, key=lambda each: self.standings[each].equal_weights_score) if comparable else None

    def require(self, industry: str) -> None:
        """Raise `WrongInput("unknown-industry")` for an industry that is not in this assessment."""
        if industry not in self.standings:
            raise WrongInput(
                "unknown-industry", industry, nearest=nearest(industry, self.ids), allowed=", ".join(self.ids)
            )

    def factor_draws(self, industry: str, factor: str) -> Floats:
        """The drawn ratings of one cell, shape (draws,)."""
        position = self.known.vocabulary.factor_ids.index(factor)
        return cast(Floats, self.ratings[self.ids.index(industry), position])


def assess(
    known: Knowledge,
    founder: str | None = None,
    *,
    seed: int = SEED,
    draws: int = DRAWS,
    as_of: date | None = None,
    industries: Sequence[str] | None = None,
    outlook: float | None = None,
    tilt: float | None = None,
    weights: Weights | None = None,
) -> Assessment:
    """Compare the industries for a founder.

    The same knowledge, seed, draws and `as_of` (the day evidence is aged to; today by default) give the same result.
    `weights` are tried out in place of the founder's own. `tilt` (0 to 1, `tilted_sides`) lets optimism weigh
    opportunities against threats, in place of an outlook.
    Raises `WrongInput` for an unknown founder or industry, an impossible number of draws, outlook or tilt, an outlook
    beside a tilt (`optimism-twice`), or weights that are all 0.
    """
    chosen = choose_founder(known, founder)
    if weights is not None:
        chosen = replace(chosen, founder=chosen.founder.model_copy(update={"weights": weights}), tried=True)
    day = as_of or date.today()
    ids = _asked_for(known, industries)
    if not 1 <= draws <= MAX_DRAWS:
        raise WrongInput("bad-draws", str(draws), limit=f"{MAX_DRAWS:,}")
    stance = _stance(outlook, tilt, chosen.founder.outlook)
    vocabulary = known.vocabulary
    widths = {each: EvidenceWidths(known.evidence_for(each), vocabulary.evidence, day) for each in ids}
    cells = {each: cells_of(known.industries[each], chosen.founder, vocabulary, widths[each]) for each in ids}
    model = weight_model(chosen.founder, vocabulary, seed, draws, tilt)
    ratings = _ratings(cells, widths, len(vocabulary.factors), seed, draws)
    standings, pairwise, verdict = judge(cells, ratings, model, stance, vocabulary)
    return Assessment(
        known, chosen, seed, draws, day, stance, tilt, ids, cells, model, ratings, standings, pairwise, verdict
    )


def _stance(outlook: float | None, tilt: float | None, own: float | None) -> float:
    """The outlook that counts: the one asked for, the founder's own, else the middle; beside a tilt always the middle,
    because the tilt already says how optimistic the founder is."""
    if tilt is not None:
        if not 0 <= tilt <= 1:
            raise WrongInput("bad-tilt", str(tilt))
        if outlook is not None:
            raise WrongInput("optimism-twice")
        return OUTLOOK
    stance = next(each for each in (outlook, own, OUTLOOK) if each is not None)
    if not 0 <= stance <= 1:
        raise WrongInput("bad-outlook", str(stance))
    return stance


def _asked_for(known: Knowledge, industries: Sequence[str] | None) -> tuple[str, ...]:
    if industries is None:
        return tuple(known.industries)
    for each in industries:
        if each not in known.industries:
            names = list(known.industries)
            raise WrongInput("unknown-industry", each, nearest=nearest(each, names), allowed=", ".join(names))
    return tuple(dict.fromkeys(industries))


def _ratings(
    cells: Mapping[str, Mapping[str, Cell]], widths: Mapping[str, EvidenceWidths], factors: int, seed: int, draws: int
) -> Floats:
    """Drawn ratings (industries, factors, draws), each source's error as wide as its own grade and age make it."""
    rows = [list(row.values()) for row in cells.values()]
    sigmas = [
        {source: widths[each].own_sigma(source) for cell in row for source in cell.sources}
        for each, row in zip(cells, rows, strict=True)
    ]
    return draw_ratings(rows, sigmas, factors, seed, draws)


def judge(
    cells: Mapping[str, Mapping[str, Cell]],
    ratings: Floats,
    weights: WeightModel,
    outlook: float,
    vocabulary: Vocabulary,
) -> tuple[dict[str, Standing], Doubles, Verdict]:
    """All that follows once ratings and weights are drawn: standings by industry, pairwise shares, the verdict.

    `ratings` (industries, factors, draws) 0 to 10, rows as in `cells`; pairwise shares are of comparable industries.
    """
    values = value_draws(ratings, weights)
    up = [factor.side in FAVOURABLE_WHEN_HIGH for factor in vocabulary.factors.values()]
    mean_utility = utilities(ratings.mean(axis=2, dtype=float), up)
    standings = standings_of(cells, values, mean_utility, weights.mean, outlook, vocabulary)
    among = [row for row, standing in enumerate(standings.values()) if standing.comparable]
    names = [each for each, standing in standings.items() if standing.comparable]
    pairwise = np.zeros((0, 0))
    if among:
        compared = values.total[among]
        pairwise, shares, regrets = pairwise_winning(compared), rank_acceptability(compared), expected_regret(compared)
        apart = contributions(mean_utility[among], weights.mean)
        for row, name in enumerate(names):
            standings[name] = replace(
                standings[name],
                rank_share=tuple(shares[row].tolist()),
                expected_regret=float(regrets[row]),
                contributions=dict(zip(vocabulary.factor_ids, apart[row].tolist(), strict=True)),
            )
    verdict = verdict_of(
        names,
        {each: standings[each].score for each in names},
        {each: standings[each].rank_share[0] for each in names},
        pairwise,
        {each: standings[each].outlook_score for each in names},
        vocabulary.verdict,
    )
    return standings, pairwise, _without_twins(verdict, cells)


def _without_twins(verdict: Verdict, cells: Mapping[str, Mapping[str, Cell]]) -> Verdict:
    """The same verdict where the outlook's pick is the winner's twin, ahead by chance alone: then it is the winner."""
    if verdict.outlook_winner in twins_of(verdict.winner, cells):
        return replace(verdict, outlook_winner=verdict.winner)
    return verdict


def with_outlook(assessment: Assessment, outlook: float) -> Assessment:
    """The same assessment seen with another outlook; nothing is drawn again, because the outlook moves no score.

    The outlook score is linear in the outlook between the pessimist's and the optimist's. Raises
    `WrongInput("optimism-twice")` where a tilt already says how optimistic the founder is.
    """
    if assessment.tilt is not None:
        raise WrongInput("optimism-twice")
    standings = {
        each.id: replace(each, outlook_score=float(hurwicz([[each.pessimist_score, each.optimist_score]], outlook)[0]))
        for each in assessment.standings.values()
    }
    ahead = max(assessment.comparable_ids, key=lambda each: standings[each].outlook_score, default=None)
    verdict = _without_twins(replace(assessment.verdict, outlook_winner=ahead), assessment.cells)
    return replace(assessment, outlook=outlook, standings=standings, verdict=verdict)
