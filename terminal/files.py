"""Verbs about the files of a workspace: check them, describe them, start a new one."""

from dataclasses import asdict

import click

from knowledge import Workspace, read_knowledge
from knowledge.profile_template import new_industry
from knowledge.rating_writer import FIELDS, set_rating
from locales import Words
from reports.check import all_problems, checked_files
from reports.problem_text import problem_github, problem_payload, problem_text
from reports.schemas import SCHEMAS, schema_of
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
    for each in problems if form != "json" else ():
        say(problem_github(each, words) if form == "github" else problem_text(each, words) + "\n")
    if form == "text":
        files, touched = len(checked_files(known, paths)), len({each.place.path for each in problems})
        key = "terminal.found" if problems else "terminal.all_fine"
        say(words(key, files=files, errors=len(problems), count=touched or files))
    return PROBLEMS if any(each.severity == "error" for each in problems) else FINE


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
    names = (field,) if field else FIELDS
    if len(numbers) != len(names) or not set(names) <= set(FIELDS):
        raise click.UsageError(f"Give one VALUE for FACTOR.{'|.'.join(FIELDS)}, or LOW LIKELY HIGH for FACTOR.")
    given = {name: int(each) if each.is_integer() else each for name, each in zip(names, numbers, strict=True)}
    change = set_rating(read_knowledge(workspace), industry, factor, given)
    pairs = [(words(f"terminal.rating_{name}"), change.before[name], change.after[name]) for name in FIELDS]
    answer(
        form,
        lambda: asdict(change),
        lambda: words(
            "terminal.rating_set",
            path=change.path,
            values=words.listing(
                [_step(*pair, words) for pair in pairs if pair[1] != pair[2]] or [words("terminal.no_change")]
            ),
        ),
    )
    return FINE


def _step(name: str, before: float | None, after: float | None, words: Words) -> str:
    shown = ["–" if each is None else f"{each:g}" for each in (before, after)]
    return words("terminal.rating_step", field=name, before=shown[0], after=shown[1])


VERBS = (check, schema, new, set_command)
