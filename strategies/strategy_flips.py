"""What would change the advice: the smallest move of one rating, or the smallest error of one source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.flips import first_change
from assessment.load_bearing import EXACT_SIGMAS, MOST_SIGMAS, STEP_SIGMAS, CellShare, cell_shares, moved_draws
from assessment.rating_draws import Floats
from assessment.shifted_cell import CellMover, MovableCell, StatedRating
from strategies.recommend import CONFIDENCE
from strategies.rule_draws import rule_draws
from strategies.rule_reader import Rulebook, read_rules

# Strategies can overtake each other and fall back, so the way is looked at in steps before it is halved.
STEP_POINTS, EXACT_POINTS = 0.25, 0.005

Bools = npt.NDArray[np.bool_]
Factor = str
Strategy = str
Judged = tuple[Strategy | None, frozenset[Strategy]]  # (recommended, firing)


@dataclass(frozen=True)
class StrategyFlip:
    """One rating moved by `change` points changes the recommended strategy to `strategy` (None: none fires any more).

    `before` and `after` are low, likely and high as stated; all three move together.
    """

    factor: str
    change: float
    before: StatedRating
    after: StatedRating
    strategy: str | None


@dataclass(frozen=True)
class FiringFlip:
    """One rating moved by `change` points makes a strategy fire, or stop firing (`fires` is what it then does)."""

    strategy: str
    factor: str
    change: float
    before: StatedRating
    after: StatedRating
    fires: bool


@dataclass(frozen=True)
class StrategySourceFlip:
    """A source that, wrong by so many of its standard deviations (signed), changes the recommended strategy.

    `cells` are those of the industry that cite it, with the points by which one sigma moves them.
    """

    source: str
    sigmas: float
    cells: tuple[CellShare, ...]
    strategy: str | None


@dataclass(frozen=True)
class StrategyFlips:
    """The flips of one industry's advice, each group from the smallest change up. `strategy` is recommended now."""

    industry: str
    strategy: str | None
    cells: tuple[StrategyFlip, ...]
    firing: tuple[FiringFlip, ...]
    sources: tuple[StrategySourceFlip, ...]


def strategy_flips(assessment: Assessment, industry: str, rulebook: Rulebook | None = None) -> StrategyFlips:
    """What would change the strategies for an industry, with the draws of the assessment, exact to 0.01 points.

    At each change given the advice has changed, and 0.01 points before it has not. A rating moves with low, likely and
    high together, as far as all three stay in 0..10. Raises `WrongInput("unknown-industry")`.
    """
    assessment.require(industry)
    advice = _Advice(assessment, industry, rulebook or read_rules(assessment.known))
    mover, cells, firing = CellMover(assessment), [], []
    for factor in advice.factors:
        movable = mover.movable(industry, factor)
        if movable is not None:
            for way in _ways(advice, factor, movable):
                cells += _recommended_flip(way)
                firing += _firing_flips(way)
    return StrategyFlips(
        industry,
        advice.best,
        tuple(sorted(cells, key=lambda flip: abs(flip.change))),
        tuple(sorted(firing, key=lambda flip: abs(flip.change))),
        tuple(sorted(_source_flips(assessment, advice), key=lambda flip: abs(flip.sigmas))),
    )


class _Advice:
    """The recommended strategy and the firing ones of an industry, when the draws of some factors are others."""

    def __init__(self, assessment: Assessment, industry: str, book: Rulebook) -> None:
        self.industry, self.rules = industry, book.compiled
        row = assessment.ids.index(industry)
        drawn = rule_draws(
            book.compiled, assessment.ratings[row : row + 1], assessment.known.vocabulary.factor_ids,
            assessment.founder.founder, [industry],
        )  # fmt: skip
        self.held = [[(each.condition, each.holds[0]) for each in rule.conditions] for rule in drawn]
        self.stays = [float(rule.stays[0]) for rule in drawn]
        self.strategies = tuple(dict.fromkeys(rule.rule.strategy for rule in book.compiled))
        subjects = (each.subject for rule in book.compiled for each in rule.conditions if each.kind != "founder")
        self.factors = tuple(dict.fromkeys(subjects))
        self.best, self.firing = self._judged(self.stays)

    def looking_at(self, factor: Factor) -> tuple[Strategy, ...]:
        """The strategies with a rule about that factor."""
        return tuple(
            dict.fromkeys(
                compiled.rule.strategy
                for compiled in self.rules
                if any(each.kind != "founder" and each.subject == factor for each in compiled.conditions)
            )
        )

    def with_draws(self, moved: dict[Factor, Floats]) -> Judged:
        """(recommended, firing) with these draws (draws,) in place of those factors' own."""
        return self._judged([self._stays(number, moved) for number in range(len(self.rules))])

    def _stays(self, number: int, moved: dict[Factor, Floats]) -> float:
        """The share of draws in which a rule holds; only the conditions that have moved are looked at again."""
        if not any(condition.kind != "founder" and condition.subject in moved for condition, _ in self.held[number]):
            return self.stays[number]
        whole: Bools = np.ones(len(next(iter(moved.values()))), dtype=bool)
        for condition, holds in self.held[number]:
            again = condition.kind != "founder" and condition.subject in moved
            whole &= condition.holds(moved[condition.subject]) if again else holds
        return int(np.count_nonzero(whole)) / len(whole)

    def _judged(self, stays: Sequence[float]) -> Judged:
        """As in the advice: the strategy of the strongest rule that fires, of equal ones the first."""
        strongest: dict[Strategy, float] = {}
        for compiled, share in zip(self.rules, stays, strict=True):
            rule = compiled.rule
            if share >= rule.certainty:
                strongest[rule.strategy] = max(strongest.get(rule.strategy, 0.0), share * CONFIDENCE[rule.confidence])
        firing = [each for each in self.strategies if each in strongest]
        return max(firing, key=lambda each: strongest[each], default=None), frozenset(firing)


class _Way:
    """The advice along the way of one rating in one direction; each place on it is looked at once."""

    def __init__(self, advice: _Advice, factor: Factor, movable: MovableCell, direction: float) -> None:
        self.advice, self.factor, self.movable, self.direction = advice, factor, movable, direction
        self.room = movable.stated.room(direction)
        self._seen: dict[float, Judged] = {0.0: (advice.best, advice.firing)}

    def at(self, size: float) -> Judged:
        """(recommended, firing) when the rating has moved that far."""
        if size not in self._seen:
            self._seen[size] = self.advice.with_draws({self.factor: self.movable.draws(self.direction * size)})
        return self._seen[size]

    def first(self, changed: Callable[[Judged], bool]) -> float | None:
        """The smallest size at which the advice has changed in that way."""
        return first_change(lambda size: changed(self.at(size)), self.room, STEP_POINTS, EXACT_POINTS)

    def move(self, size: float) -> tuple[float, StatedRating, StatedRating]:
        """Signed change, and what is stated before and after."""
        return self.direction * size, self.movable.stated, self.movable.stated.moved(self.direction * size)


def _ways(advice: _Advice, factor: Factor, movable: MovableCell) -> list[_Way]:
    return [_Way(advice, factor, movable, sign) for sign in (1.0, -1.0) if movable.stated.room(sign) > 0]


def _recommended_flip(way: _Way) -> Iterator[StrategyFlip]:
    """Where the recommended strategy changes, if it does."""
    size = way.first(lambda judged: judged[0] != way.advice.best)
    if size is not None:
        yield StrategyFlip(way.factor, *way.move(size), way.at(size)[0])


def _firing_flips(way: _Way) -> Iterator[FiringFlip]:
    """Where each strategy that looks at the factor starts or stops to fire, if it does."""
    for strategy in way.advice.looking_at(way.factor):
        fires = strategy in way.advice.firing
        size = way.first(lambda judged, each=strategy, now=fires: (each in judged[1]) != now)  # type: ignore[misc]
        if size is not None:
            yield FiringFlip(strategy, way.factor, *way.move(size), not fires)


def _source_flips(assessment: Assessment, advice: _Advice) -> Iterator[StrategySourceFlip]:
    """The load-bearing sources of the advice; the worse of the two directions counts."""
    for source, shares in cell_shares(assessment, (advice.industry,)).items():
        moving = [(each, assessment.factor_draws(advice.industry, each.factor)) for each in shares]
        moving = [(each, draws) for each, draws in moving if each.factor in advice.factors]
        if not moving:
            continue

        def judged(sigmas: float, moving: list[tuple[CellShare, Floats]] = moving) -> Judged:
            return advice.with_draws({each.factor: moved_draws(draws, sigmas * each.points) for each, draws in moving})

        reached = []
        for sign in (1, -1):
            size = first_change(
                lambda size, sign=sign, judged=judged: judged(sign * size)[0] != advice.best,  # type: ignore[misc]
                MOST_SIGMAS, STEP_SIGMAS, EXACT_SIGMAS,
            )  # fmt: skip
            if size is not None:
                reached.append((size, sign))
        if reached:
            size, sign = min(reached)
            yield StrategySourceFlip(source, sign * size, shares, judged(sign * size)[0])
