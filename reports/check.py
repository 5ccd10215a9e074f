"""All that is wrong in a workspace's files, rules and platforms included, or only in those asked for."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.knowledge import Knowledge
from knowledge.problem import Problem, WrongInput, in_order
from plans.listing import read_platforms
from strategies import read_rules


def all_problems(known: Knowledge, paths: Sequence[str] = ()) -> list[Problem]:
    """Problems sorted by place; with paths, those in the files (or folders) named.

    Raises `WrongInput("no-file")` for a path that does not exist.
    """
    problems = in_order([*known.problems, *read_rules(known).problems, *read_platforms(known).problems])
    if not paths:
        return list(problems)
    asked = [_existing(path, known) for path in paths]
    return [each for each in problems if any(_file_of(each, known).is_relative_to(path) for path in asked)]


def _existing(path: str, known: Knowledge) -> Path:
    for candidate in (Path(path), known.workspace.root / path):
        if candidate.exists():
            return candidate.resolve()
    raise WrongInput("no-file", path)


def _file_of(problem: Problem, known: Knowledge) -> Path:
    return (known.workspace.root / problem.place.path).resolve()


def checked_files(known: Knowledge) -> list[Path]:
    """Every file that a check has read."""
    rules = known.workspace.added_files("strategies/rules", "strategies/rules")
    platforms = known.workspace.added_files("plans/listing/platforms", "platforms")
    return [*known.readings, *rules, *platforms]
