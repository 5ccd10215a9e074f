"""Verbs about the files of a workspace: check them, describe them, start a new one."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import click

from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.ranges import EvidenceWidths
from knowledge import Knowledge, Workspace, read_knowledge
from knowledge.founder_choice import choose_founder
from knowledge.problem import Problem
from knowledge.saving.profile_template import new_industry
from knowledge.saving.rating_writer import RANGE, set_rating
from locales import Words
from reports.check import all_problems, checked_files
from reports.for_editors.schemas import SCHEMAS, schema_of
from reports.problem_text import problem_github, problem_payload, problem_text
from terminal.door import FINE, PROBLEMS, answer, answering, everywhere, say, say_json


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@everywhere
@answering
def check(paths: tuple[str, ...], form: str, workspace: str | None, words: Words) -> int:
    """Check every YAML file, or those given."""
    known = read_knowledge(workspace)
    problems = all_problems(known, paths)
    if form == "json":
        say_json([problem_payload(each, words) for each in problems])
    for each in problems if form == "github" else ():
        say(problem_github(_from_here(each, known.workspace), words))
    for each in problems if form == "text" else ():
        say(problem_text(each, words) + "\n")
    if form == "text":
        files, touched = len(checked_files(known, paths)), len({each.place.path for each in problems})
        key = "terminal.found" if problems else "terminal.all_fine"
        say(words(key, files=files, errors=len(problems), count=touched or files))
    return PROBLEMS if any(each.severity == "error" for each in problems) else FINE


def _from_here(problem: Problem, workspace: Workspace) -> Problem:
    """A problem whose path counts from the working folder, as annotations need it, not from the workspace."""
    places = [base / problem.place.path for base in (workspace.root, workspace.shipped)]
    file = next((each for each in places if each.exists()), places[0])
    here = Path.cwd()
    path = file.relative_to(here) if file.is_relative_to(here) else file
    return replace(problem, place=replace(problem.place, path=path.as_posix()))


@click.command()
@click.argument("name", metavar=f"[{'|'.join(SCHEMAS)}]")
@everywhere
@answering
def schema(name: str, words: Words, workspace: str | None) -> int:
    """Print the JSON Schema (draft-07) of a kind of file, the same in every workspace and language."""
    say_json(schema_of(name))
    return FINE


@click.group()
def new() -> None:
    """Start a new file."""


@new.command("industry")
@click.argument("name")
@everywhere
@answering
def new_industry_command(name: str, workspace: str | None, words: Words) -> int:
    """Write a commented profile from the template."""
    place = Workspace.at(workspace)
    say(words("terminal.created", path=place.shown(new_industry(place, name))))
    return FINE


@click.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("industry")
@click.argument("what", metavar="FACTOR[.low|.likely|.high]")
@click.argument("numbers", nargs=-1, type=float, required=True, metavar="VALUE | LOW LIKELY HIGH")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@everywhere
@answering
def set_command(
    industry: str, what: str, numbers: tuple[float, ...], form: str, workspace: str | None, words: Words
) -> int:
    """Change one rating, or all three of a factor, in the industry's file and no other byte of it."""
    factor, _, field = what.partition(".")
    names = (field,) if field else RANGE
    if len(numbers) != len(names) or not set(names) <= set(RANGE):
        raise click.UsageError(f"Give one VALUE for FACTOR.{'|.'.join(RANGE)}, or LOW LIKELY HIGH for FACTOR.")
    given = dict(zip(names, numbers, strict=True))
    known = read_knowledge(workspace)
    computed = _computed(known, industry, factor)
    change = set_rating(known, industry, factor, given)
    if "likely" not in given or change.before["likely"] is not None:
        computed = None
    pairs = [(words(f"terminal.rating_{name}"), change.before[name], change.after[name]) for name in RANGE]
    answer(
        form,
        lambda: {
            **asdict(change),
            "computed_before": computed and {"from": computed.origin, "likely": computed.likely},
        },
        lambda: words.sentences(
            [
                words(
                    "terminal.rating_set",
                    path=change.path,
                    factor=words.text(known.vocabulary.factors[factor].label),
                    industry=words.text(known.industries[industry].name),
                    values=words.listing(
                        [_step(*pair, words) for pair in pairs if pair[1] != pair[2]] or [words("terminal.no_change")]
                    ),
                ),
                _no_longer_computed(computed, words),
            ]
        ),
    )
    return FINE


def _computed(known: Knowledge, industry: str, factor: str) -> Cell | None:
    """The cell as figures give it until now; None where it is rated by hand, or not at all."""
    profile = known.industries.get(industry)
    if profile is None or factor not in known.vocabulary.factors:
        return None
    widths = EvidenceWidths(known.evidence_for(industry), known.vocabulary.evidence, date.today())
    founder = choose_founder(known).founder.model_copy(update={"ratings": {}})
    cell = cells_of(profile, founder, known.vocabulary, widths)[factor]
    return cell if cell.origin in ("formula", "yardstick") else None


def _no_longer_computed(cell: Cell | None, words: Words) -> str:
    """That an opinion has taken the place of a computed rating; empty where none has."""
    if cell is None or cell.likely is None:
        return ""
    return words(f"terminal.was_{cell.origin}", value=words.number(cell.likely, 1))


def _step(name: str, before: float | None, after: float | None, words: Words) -> str:
    shown = ["–" if each is None else f"{each:g}" for each in (before, after)]
    return words("terminal.rating_step", field=name, before=shown[0], after=shown[1])


VERBS = (check, schema, new, set_command)
