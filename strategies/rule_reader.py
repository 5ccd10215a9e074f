"""Rule files to a rulebook: the shipped rules, and those a workspace adds or puts in their place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.knowledge import Knowledge
from knowledge.problem import Problem, in_order
from knowledge.record_reader import read_record
from knowledge.workspace import Workspace
from knowledge.yaml_text.document import Document, Path_, read_document
from strategies.rule import Action, ActionsFile, Rule, RuleFile, RuleList, StrategyWords
from strategies.rule_check import CompiledRule, Known, RuleCheck

RULE_FOLDER = "strategies/rules"
ACTIONS_FOLDER, ACTIONS_FILE = "strategies", "actions.yaml"


@dataclass(frozen=True)
class Rulebook:
    """All sound rules with the strategies and actions they name, and everything that is wrong with the rest."""

    compiled: tuple[CompiledRule, ...]
    strategies: Mapping[str, StrategyWords]
    actions: Mapping[str, Action]
    problems: tuple[Problem, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The sound rules as their files tell them."""
        return tuple(each.rule for each in self.compiled)


@dataclass(frozen=True)
class _File:
    """A readable rule file; `base` is the path of its list of rules."""

    document: Document
    strategy: StrategyWords | None
    rules: tuple[Rule, ...]
    base: Path_


def read_rules(known: Knowledge) -> Rulebook:
    """The rules of a workspace over the shipped ones: same id replaces, a new id adds.

    A file that cannot be read, and a rule that names what does not exist, become problems; the others still count.
    """
    problems: list[Problem] = []
    files = list(_rule_files(known.workspace, problems))
    actions, complete = _actions(known.workspace, problems)
    strategies = {file.strategy.id: file.strategy for file in files if file.strategy}
    named = Known(known.vocabulary, strategies, actions, complete)
    compiled: dict[str, CompiledRule] = {}
    for file in files:
        for path, rule in _once_each(file, problems):
            check = RuleCheck(file.document, path, rule, named)
            sound = check.compiled()
            problems += check.problems
            if sound:
                compiled[rule.id] = sound
    return Rulebook(tuple(compiled.values()), strategies, actions, in_order(problems))


def _rule_files(workspace: Workspace, problems: list[Problem]) -> Iterator[_File]:
    for path in workspace.added_files(RULE_FOLDER, RULE_FOLDER):
        document = read_document(path, workspace.shown(path))
        if isinstance(document.value, list):
            listed, wrong = read_record(RuleList, document)
            file = _File(document, None, listed.root, ()) if listed else None
        else:
            record, wrong = read_record(RuleFile, document)
            file = _File(document, record.strategy, record.rules, ("rules",)) if record else None
        problems += wrong
        if file:
            yield file


def _once_each(file: _File, problems: list[Problem]) -> Iterator[tuple[Path_, Rule]]:
    """The rules of a file with their paths; of two with the same id the first."""
    lines: dict[str, int] = {}
    for number, rule in enumerate(file.rules):
        path = (*file.base, number)
        if rule.id in lines:
            problems.append(
                file.document.problem("duplicate-rule", (*path, "id"), found=rule.id, first=str(lines[rule.id]))
            )
            continue
        lines[rule.id] = file.document.place((*path, "id")).line
        yield path, rule


def _actions(workspace: Workspace, problems: list[Problem]) -> tuple[dict[str, Action], bool]:
    """Actions by id, the workspace's own over the shipped ones, and whether every file of them could be read."""
    actions: dict[str, Action] = {}
    complete = True
    for path in _actions_files(workspace):
        record, wrong = read_record(ActionsFile, read_document(path, workspace.shown(path)))
        problems += wrong
        if record is None:
            complete = False
            continue
        for action_id, words in record.actions.items():
            actions[action_id] = Action.model_validate({"id": action_id, **words.model_dump()})
    return actions, complete


def _actions_files(workspace: Workspace) -> list[Path]:
    files = workspace.added_files(ACTIONS_FOLDER, ACTIONS_FOLDER)
    return [file for file in files if file.name == ACTIONS_FILE]
