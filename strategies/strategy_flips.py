"""What would change the advice: the smallest move of one rating, or the smallest error of one source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.flips import first_change, first_change_either_way
from assessment.sensitivity.load_bearing import (
    EXACT_SIGMAS,
    MOST_SIGMAS,
    STEP_SIGMAS,
    CellShare,
    CitedSource,
    cited_sources,
    moved_draws,
)
from assessment.sensitivity.shifted_cell import CellMover, MovableCell, StatedRating
from strategies.rule_reader import Rulebook, read_rules
from strategies.shifted_advice import Factor, Judged, ShiftedAdvice

# Strategies can overtake each other and fall back, so the way is looked at in steps before it is halved.
STEP_POINTS, EXACT_POINTS = 0.25, 0.005


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
    """A source that, if it is wrong by this much, changes the recommended strategy to `strategy`.

    `sigmas` is signed, in its standard deviations (2 at most); `points` the same in rating points. `cells` are those of
    the industry that cite it; each moves by its share, points / number of its sources.
    """

    source: str
    sigmas: float
    points: float
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
    advice = ShiftedAdvice(assessment, industry, rulebook or read_rules(assessment.known))
    mover = CellMover(assessment)
    cells: list[StrategyFlip] = []
    firing: list[FiringFlip] = []
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


class _Way:
    """The advice along the way of one rating in one direction; each place on it is looked at once."""

    def __init__(self, advice: ShiftedAdvice, factor: Factor, movable: MovableCell, direction: float) -> None:
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


def _ways(advice: ShiftedAdvice, factor: Factor, movable: MovableCell) -> list[_Way]:
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
        size = way.first(_toggles(strategy, fires))
        if size is not None:
            yield FiringFlip(strategy, way.factor, *way.move(size), not fires)


def _toggles(strategy: str, fires: bool) -> Callable[[Judged], bool]:
    return lambda judged: (strategy in judged[1]) != fires


def _source_flips(assessment: Assessment, advice: ShiftedAdvice) -> Iterator[StrategySourceFlip]:
    """The load-bearing sources of the advice; the worse of the two directions counts."""
    mover = CellMover(assessment)
    for cited in cited_sources(assessment, (advice.industry,)):
        error = _SourceError(advice, mover, cited)
        if error.moving:
            sigmas = first_change_either_way(error.changes_the_advice, MOST_SIGMAS, STEP_SIGMAS, EXACT_SIGMAS)
            if sigmas:  # at 0 it takes no error at all
                points = sigmas * cited.sigma
                yield StrategySourceFlip(cited.source, sigmas, points, cited.cells, error.recommended(sigmas))


class _SourceError:
    """The recommended strategy when one source is wrong."""

    def __init__(self, advice: ShiftedAdvice, mover: CellMover, cited: CitedSource) -> None:
        self.advice = advice
        self.moving = [
            (each, mover.without_source(each.industry, each.factor, cited.source))
            for each in cited.cells
            if each.factor in advice.factors
        ]

    def recommended(self, sigmas: float) -> str | None:
        """What is recommended when the source has that error in every draw."""
        moved = {each.factor: moved_draws(rest, sigmas * each.points) for each, rest in self.moving}
        return self.advice.with_draws(moved)[0]

    def changes_the_advice(self, sigmas: float) -> bool:
        """Whether an error of that many sigmas, signed, changes it."""
        return self.recommended(sigmas) != self.advice.best
