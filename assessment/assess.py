"""From what is known to how every industry stands: one call that draws, scores, ranks and judges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.outlook import quantile_hurwicz
from assessment.ranges import EvidenceWidths
from assessment.rank_acceptability import expected_regret, pairwise_winning, rank_acceptability
from assessment.rating_draws import Floats, draw_ratings, source_errors
from assessment.value_model import Values, contributions, quantiles, utilities, value_draws
from assessment.verdict import Posture, Verdict, posture_of, verdict_of
from assessment.weights import WeightModel, equal_weights, weight_model
from knowledge.founder_choice import FounderChoice, choose_founder
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput, nearest
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES, Side

SEED, DRAWS, OUTLOOK = 7, 10_000, 0.5
MAX_DRAWS = 200_000


@dataclass(frozen=True)
class Standing:
    """How one industry stands. Scores are 0 to 100, high is favourable; ranges are 5 to 95%.

    An industry that is not comparable has no rank shares, regret or contributions.
    """

    id: str
    comparable: bool
    score: float
    p05: float
    p25: float
    p75: float
    p95: float
    sides: Mapping[Side, float]
    internal: float
    internal_range: tuple[float, float]
    external: float
    external_range: tuple[float, float]
    posture: Posture
    outlook_score: float
    pessimist_score: float
    optimist_score: float
    equal_weights_score: float
    vetoes: tuple[str, ...]
    missing: tuple[str, ...]
    rank_share: tuple[float, ...] = ()
    expected_regret: float | None = None
    contributions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Assessment:
    """The whole result with its working. Arrays are ordered as `ids` and as the vocabulary's factors.

    `ratings` (industries, factors, draws) 0 to 10; `pairwise` over `comparable_ids`.
    """

    known: Knowledge
    founder: FounderChoice
    seed: int
    draws: int
    as_of: date
    outlook: float
    ids: tuple[str, ...]
    cells: Mapping[str, Mapping[str, Cell]]
    weights: WeightModel
    ratings: Floats = field(repr=False)
    standings: Mapping[str, Standing] = field(repr=False)
    pairwise: npt.NDArray[np.float64] = field(repr=False)
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
    def equal_weights_winner(self) -> str | None:
        """The winner if every side and factor counted the same."""
        comparable = self.comparable_ids
        return max(comparable, key=lambda each: self.standings[each].equal_weights_score) if comparable else None

    def require(self, industry: str) -> None:
        """Raise `WrongInput("unknown-industry")` for an industry that is not in this assessment."""
        if industry not in self.standings:
            raise WrongInput("unknown-industry", industry, nearest=nearest(industry, self.ids), allowed=", ".join(self.ids))

    def factor_draws(self, industry: str, factor: str) -> Floats:
        """The drawn ratings of one cell, shape (draws,)."""
        position = self.known.vocabulary.factor_ids.index(factor)
        return self.ratings[self.ids.index(industry), position]


def assess(
    known: Knowledge,
    founder: str | None = None,
    *,
    seed: int = SEED,
    draws: int = DRAWS,
    as_of: date | None = None,
    industries: Sequence[str] | None = None,
    outlook: float | None = None,
) -> Assessment:
    """Compare the industries for a founder.

    The same knowledge, seed, draws and `as_of` (the day evidence is aged to; today by default) give the same result.
    Raises `WrongInput` for an unknown founder or industry, or an impossible number of draws.
    """
    chosen = choose_founder(known, founder)
    day = as_of or date.today()
    ids = _asked_for(known, industries)
    if not 1 <= draws <= MAX_DRAWS:
        raise WrongInput("bad-draws", str(draws), limit=f"{MAX_DRAWS:,}")
    stance = next(each for each in (outlook, chosen.founder.outlook, OUTLOOK) if each is not None)
    cells = {each: cells_of(known, each, chosen.founder, day) for each in ids}
    errors = [_errors(known, each, cells[each], day, seed, draws) for each in ids]
    ratings = draw_ratings([list(cells[each].values()) for each in ids], errors, seed, draws)
    weights = weight_model(chosen.founder, known.vocabulary, seed, draws)
    standings, pairwise, verdict = _judge(known, ids, cells, ratings, weights, stance)
    return Assessment(
        known, chosen, seed, draws, day, stance, ids, cells, weights, ratings, standings, pairwise, verdict
    )


def _asked_for(known: Knowledge, industries: Sequence[str] | None) -> tuple[str, ...]:
    if industries is None:
        return tuple(known.industries)
    for each in industries:
        if each not in known.industries:
            names = list(known.industries)
            raise WrongInput("unknown-industry", each, nearest=nearest(each, names), allowed=", ".join(names))
    return tuple(dict.fromkeys(industries))


def _errors(
    known: Knowledge, industry: str, cells: Mapping[str, Cell], day: date, seed: int, draws: int
) -> dict[str, Floats]:
    """The errors of all sources that one industry's cells cite; keyed streams make them the same for all industries."""
    widths = EvidenceWidths(known.evidence_for(industry), known.vocabulary.evidence, day)
    cited = dict.fromkeys(source for cell in cells.values() for source in cell.sources)
    return source_errors({source: widths.own_sigma(source) for source in cited}, seed, draws)


def _judge(
    known: Knowledge,
    ids: tuple[str, ...],
    cells: Mapping[str, Mapping[str, Cell]],
    ratings: Floats,
    weights: WeightModel,
    outlook: float,
) -> tuple[dict[str, Standing], npt.NDArray[np.float64], Verdict]:
    vocabulary = known.vocabulary
    utility = utilities(ratings, [factor.side in FAVOURABLE_WHEN_HIGH for factor in vocabulary.factors.values()])
    values = value_draws(utility, weights)
    mean_utility = utility.mean(axis=2, dtype=float)
    limit = vocabulary.verdict.comparable_missing_weight
    missing_weight = [
        sum(share for share, cell in zip(weights.mean, cells[each].values(), strict=True) if cell.missing) for each in ids
    ]
    comparable = np.array([weight <= limit + 1e-9 for weight in missing_weight], dtype=bool)
    standings = _standings(known, ids, cells, values, mean_utility, outlook)
    among = np.flatnonzero(comparable)
    names = [ids[each] for each in among]
    if len(among):
        compared = values.total[among]
        shares, regrets = rank_acceptability(compared), expected_regret(compared)
        apart = contributions(mean_utility[among], weights.mean)
        pairwise = pairwise_winning(compared)
        for row, name in enumerate(names):
            by_factor = dict(zip(vocabulary.factor_ids, apart[row].tolist(), strict=True))
            standings[name] = _compared(standings[name], shares[row], float(regrets[row]), by_factor)
    else:
        pairwise = np.zeros((0, 0))
    verdict = verdict_of(
        names,
        {each: standings[each].score for each in names},
        {each: standings[each].rank_share[0] for each in names},
        pairwise,
        {each: standings[each].outlook_score for each in names},
        vocabulary.verdict,
    )
    return standings, pairwise, verdict


def _compared(standing: Standing, shares: npt.NDArray[np.float64], regret: float, by_factor: dict[str, float]) -> Standing:
    return replace(standing, comparable=True, rank_share=tuple(shares.tolist()), expected_regret=regret, contributions=by_factor)


def _standings(
    known: Knowledge,
    ids: tuple[str, ...],
    cells: Mapping[str, Mapping[str, Cell]],
    values: Values,
    mean_utility: npt.NDArray[np.float64],
    outlook: float,
) -> dict[str, Standing]:
    """What can be said of each industry by itself; comparison comes after."""
    vocabulary = known.vocabulary
    spread = quantiles(values.total, (0.05, 0.25, 0.75, 0.95))
    inside, outside = quantiles(values.internal, (0.05, 0.95)), quantiles(values.external, (0.05, 0.95))
    means = [each.mean(axis=-1, dtype=float) for each in (values.total, values.internal, values.external, values.sides)]
    score, internal, external, sides = means
    stances = [quantile_hurwicz(values.at_mean_weights, stance) for stance in (outlook, 0.0, 1.0)]
    equal = mean_utility @ equal_weights(vocabulary) * 100
    return {
        each: Standing(
            id=each,
            comparable=False,
            score=float(score[row]),
            p05=float(spread[0, row]),
            p25=float(spread[1, row]),
            p75=float(spread[2, row]),
            p95=float(spread[3, row]),
            sides={side: float(sides[number, row]) for number, side in enumerate(SIDES)},
            internal=float(internal[row]),
            internal_range=(float(inside[0, row]), float(inside[1, row])),
            external=float(external[row]),
            external_range=(float(outside[0, row]), float(outside[1, row])),
            posture=posture_of(float(internal[row]), float(external[row])),
            outlook_score=float(stances[0][row]),
            pessimist_score=float(stances[1][row]),
            optimist_score=float(stances[2][row]),
            equal_weights_score=float(equal[row]),
            vetoes=_vetoes(cells[each], known),
            missing=tuple(factor for factor, cell in cells[each].items() if cell.missing),
        )
        for row, each in enumerate(ids)
    }


def _vetoes(cells: Mapping[str, Cell], known: Knowledge) -> tuple[str, ...]:
    """Weaknesses and threats rated so high that no strength should be weighed against them unseen."""
    factors, limit = known.vocabulary.factors, known.vocabulary.verdict.veto
    return tuple(
        factor
        for factor, cell in cells.items()
        if factors[factor].side not in FAVOURABLE_WHEN_HIGH and cell.likely is not None and cell.likely >= limit
    )
