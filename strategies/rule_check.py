"""What one rule alone cannot know: do its phrases, factors, founder fields, strategy and actions exist?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.problem import Problem, nearest
from knowledge.vocabulary import Vocabulary
from knowledge.yaml_text.document import Document, Path_
from strategies.conditions import FOUNDER_FIELDS, KINDS, Condition, Kind
from strategies.phrases import Misreading, Scale, parse_phrase
from strategies.rule import WORKSTREAMS, Action, ActionChoice, Rule, StrategyWords, Workstream


@dataclass(frozen=True)
class CompiledRule:
    """A sound rule with its phrases parsed and its actions looked up."""

    rule: Rule
    conditions: tuple[Condition, ...]
    actions: Mapping[Workstream, tuple[Action, ...]]


@dataclass(frozen=True)
class Known:
    """What rules may name. `actions_complete` is false while a file of actions cannot be read."""

    vocabulary: Vocabulary
    strategies: Mapping[str, StrategyWords]
    actions: Mapping[str, Action]
    actions_complete: bool = True


@dataclass
class RuleCheck:
    """Compiles one rule, standing at a path of its document, and gathers what is wrong with it."""

    document: Document
    path: Path_
    rule: Rule
    known: Known
    problems: list[Problem] = field(default_factory=list)

    def compiled(self) -> CompiledRule | None:
        """The rule ready for use, or None when it has problems."""
        rule, strategies = self.rule, self.known.strategies
        if rule.strategy not in strategies:
            near, allowed = nearest(rule.strategy, strategies), ", ".join(strategies)
            self._problem("unknown-strategy", ("strategy",), found=rule.strategy, nearest=near, allowed=allowed)
        conditions = tuple(self._conditions())
        if not any(getattr(rule.when, kind) for kind in KINDS):
            self._problem("rule-without-condition", ("when",), of_name=True, found=rule.id)
        actions = {workstream: tuple(self._actions(workstream)) for workstream in WORKSTREAMS}
        return None if self.problems else CompiledRule(rule, conditions, actions)

    def _problem(self, code: str, path: Path_, *, of_name: bool = False, **values: str) -> None:
        self.problems.append(self.document.problem(code, (*self.path, *path), of_name=of_name, **values))

    def _conditions(self) -> Iterator[Condition]:
        for kind in KINDS:
            for subject, phrases in getattr(self.rule.when, kind).items():
                scale = self._scale(kind, subject)
                if scale is not None:
                    yield from self._parsed(kind, subject, phrases, scale)

    def _scale(self, kind: Kind, subject: str) -> Scale | None:
        """The scale of what is asked about; None, with a problem, when there is no such thing."""
        levels = {word: level.value for word, level in self.known.vocabulary.levels.items()}
        path = ("when", kind, subject)
        if kind != "founder":
            if subject in self.known.vocabulary.factors:
                return Scale(levels)
            near = nearest(subject, self.known.vocabulary.factor_ids)
            self._problem("unknown-factor", path, of_name=True, found=subject, nearest=near)
            return None
        if subject in FOUNDER_FIELDS:
            highest = FOUNDER_FIELDS[subject]
            return Scale(levels if highest == Scale.highest else {}, highest)
        near, allowed = nearest(subject, FOUNDER_FIELDS), ", ".join(FOUNDER_FIELDS)
        self._problem("unknown-founder-field", path, of_name=True, found=subject, nearest=near, allowed=allowed)
        return None

    def _parsed(self, kind: Kind, subject: str, phrases: tuple[str, ...], scale: Scale) -> Iterator[Condition]:
        path: Path_ = ("when", kind, subject)
        for number, text in enumerate(phrases or ("",)):
            phrase = parse_phrase(text, scale)
            if isinstance(phrase, Misreading):
                in_list = (*self.path, *path, number) in self.document.spans
                self._problem(phrase.code, (*path, number) if in_list else path, of_name=False, **phrase.values)
            else:
                yield Condition(kind, subject, " ".join(text.split()), phrase)

    def _actions(self, workstream: Workstream) -> Iterator[Action]:
        for number, choice in enumerate(getattr(self.rule.then, workstream)):
            path: Path_ = ("then", workstream, number)
            if choice.model_fields_set != {"id"}:
                yield from self._own_action(choice, path)
            elif choice.id in self.known.actions:
                yield self.known.actions[choice.id]
            elif self.known.actions_complete:
                self._problem("unknown-action", path, found=choice.id, nearest=nearest(choice.id, self.known.actions))

    def _own_action(self, choice: ActionChoice, path: Path_) -> Iterator[Action]:
        missing = [name for name in ("title", "owner", "days", "measure") if getattr(choice, name) is None]
        for name in missing:
            self._problem("missing-name", path, name=name)
        if not missing:
            yield Action.model_validate(choice.model_dump())
