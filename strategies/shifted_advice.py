"""The advice for one industry when some of its ratings are others: only the rules about them are looked at again."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment
from assessment.rating_draws import Floats
from strategies.recommend import CONFIDENCE
from strategies.rule_draws import rule_draws
from strategies.rule_reader import Rulebook

Bools = npt.NDArray[np.bool_]
Factor = str
Strategy = str
Judged = tuple[Strategy | None, frozenset[Strategy]]  # (recommended, firing)


class ShiftedAdvice:
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
