"""From how an industry stands to what to do there: strategies weighed by how surely their rules hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from assessment.assess import Assessment
from assessment.cell import Cell
from knowledge.evidence import Grade
from knowledge.problem import WrongInput, nearest
from knowledge.record import Text
from strategies.rule import Action, Rule, StrategyWords, Workstream
from strategies.rule_draws import RuleDraws, rule_draws
from strategies.rule_reader import Rulebook, read_rules
from strategies.trace import ConditionTrace, factor_trace, founder_trace

# How far a rule is trusted: A evidence, B experience, C opinion. House convention.
CONFIDENCE: Mapping[Grade, float] = MappingProxyType({"A": 1.0, "B": 0.8, "C": 0.5})


@dataclass(frozen=True)
class RuleStanding:
    """How one rule fares: `stays` is the share of draws in which it holds, `strength` is stays x confidence."""

    rule: Rule
    stays: float
    strength: float
    fires: bool


@dataclass(frozen=True)
class StrategyAdvice:
    """How far one strategy is supported in one industry.

    `rule` is the one that counts: the strongest of those that fire, else the strongest. `stays`, `strength`, `fires`,
    `conditions` and `actions` are that rule's; `others` are the strategy's other rules, strongest first.
    `margin`: signed points by which the tightest factor condition holds at the mean ratings (None: there is none).
    `why_not`: the conditions that hold too seldom, least first; empty if it fires.
    """

    id: str
    title: Text
    summary: Text | None
    rule: Rule
    strength: float
    stays: float
    fires: bool
    margin: float | None
    conditions: tuple[ConditionTrace, ...]
    why_not: tuple[ConditionTrace, ...]
    actions: Mapping[Workstream, tuple[Action, ...]]
    others: tuple[RuleStanding, ...] = ()


@dataclass(frozen=True)
class Advice:
    """The strategies for one industry: those that fire before those that do not, each group from the strongest down.

    `assessment` is what the advice rests on, for the plans that follow from it.
    """

    industry: str
    strategies: tuple[StrategyAdvice, ...]
    assessment: Assessment = field(repr=False, compare=False)

    @property
    def best(self) -> StrategyAdvice | None:
        """The best supported strategy: the strongest of those that fire."""
        return next((each for each in self.strategies if each.fires), None)

    @property
    def nearest_miss(self) -> StrategyAdvice | None:
        """Of the strategies that do not fire, the one that holds in most draws."""
        missed = [each for each in self.strategies if not each.fires]
        return max(missed, key=lambda each: each.stays, default=None)


def recommend(assessment: Assessment, industry: str, rulebook: Rulebook | None = None) -> Advice:
    """The strategies for one industry of an assessment, by the rules of its workspace unless others are given.

    A rule stays in the share of draws in which its whole condition holds, and fires where that reaches its certainty.
    Raises `WrongInput("unknown-industry")` when the industry is not in the assessment.
    """
    ids = assessment.ids
    if industry not in ids:
        raise WrongInput("unknown-industry", industry, nearest=nearest(industry, ids), allowed=", ".join(ids))
    row = ids.index(industry)
    return _advise(assessment, rulebook, row, row + 1)[industry]


def recommend_all(assessment: Assessment, rulebook: Rulebook | None = None) -> dict[str, Advice]:
    """The strategies for every industry of an assessment, by industry id."""
    return _advise(assessment, rulebook, 0, len(assessment.ids))


def _advise(assessment: Assessment, rulebook: Rulebook | None, first: int, end: int) -> dict[str, Advice]:
    """The advice for the industries from position `first` up to `end`."""
    book = rulebook or read_rules(assessment.known)
    ids, factors = assessment.ids[first:end], assessment.known.vocabulary.factor_ids
    drawn = rule_draws(book.compiled, assessment.ratings[first:end], factors, assessment.founder.founder, ids)
    by_strategy: dict[str, list[RuleDraws]] = {}
    for each in drawn:
        by_strategy.setdefault(each.compiled.rule.strategy, []).append(each)
    advice = {}
    for row, industry in enumerate(ids):
        cells = assessment.cells[industry]
        weighed = [_weighed(book.strategies[each], rules, row, cells) for each, rules in by_strategy.items()]
        ordered = sorted(weighed, key=lambda each: (not each.fires, -each.strength))
        advice[industry] = Advice(industry, tuple(ordered), assessment)
    return advice


def _weighed(words: StrategyWords, rules: Sequence[RuleDraws], row: int, cells: Mapping[str, Cell]) -> StrategyAdvice:
    """One strategy in the industry of that row. A rule that does not fire never hides one that does."""
    ordered = sorted(
        ((_standing(each, row), each) for each in rules), key=lambda pair: (not pair[0].fires, -pair[0].strength)
    )
    counts, drawn = ordered[0]
    traces = tuple(
        founder_trace(held, row)
        if held.condition.kind == "founder"
        else factor_trace(held, row, cells[held.condition.subject])
        for held in drawn.conditions
    )
    return StrategyAdvice(
        id=words.id,
        title=words.title,
        summary=words.summary,
        rule=counts.rule,
        strength=counts.strength,
        stays=counts.stays,
        fires=counts.fires,
        margin=min((trace.margin for trace in traces if trace.margin is not None), default=None),
        conditions=traces,
        why_not=() if counts.fires else _too_seldom(traces, counts.rule.certainty),
        actions=drawn.compiled.actions,
        others=tuple(standing for standing, _ in ordered[1:]),
    )


def _standing(drawn: RuleDraws, row: int) -> RuleStanding:
    rule, stays = drawn.compiled.rule, float(drawn.stays[row])
    return RuleStanding(rule, stays, stays * CONFIDENCE[rule.confidence], stays >= rule.certainty)


def _too_seldom(traces: Iterable[ConditionTrace], certainty: float) -> tuple[ConditionTrace, ...]:
    """Conditions below the certainty asked for; where each alone reaches it but not all together, all that fail."""
    ordered = sorted(traces, key=lambda trace: trace.holds_share)
    alone = tuple(trace for trace in ordered if trace.holds_share < certainty)
    return alone or tuple(trace for trace in ordered if trace.holds_share < 1)
