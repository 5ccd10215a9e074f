"""The terminal door: the verbs of Beachhead, printed as text or as JSON."""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from assessment import Assessment, assess
from assessment.assess import DRAWS, SEED
from knowledge import Knowledge, read_knowledge
from knowledge.profile_template import new_industry
from knowledge.problem import Problem, WrongInput
from locales import LANGUAGES, Words, words_in
from plans.listing import plan_listing, read_platforms
from reports.check import all_problems, checked_files
from reports.listing_file import ENDINGS, listing_file
from reports.payload import advice_payload, explanation_payload, listing_payload, ranking_payload
from reports.problem_text import problem_github, problem_payload, problem_text
from reports.schemas import schema_of
from reports.terminal_text import advice_text, explanation_text, listing_text, ranking_text
from strategies import read_rules, recommend, recommend_all

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Choose the industry your B2B platform should enter, and leave with the plan to win it."""


def _workspace_options(command: Callable[..., Any]) -> Callable[..., Any]:
    command = click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)(command)
    return click.option("--workspace", metavar="DIR", help="Folder with industry_profiles/; default: the shipped one.")(command)


def _computing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--founder", metavar="ID", help="Founder file or id; default: me, else the example."),
        click.option("--outlook", type=click.FloatRange(0, 1), help="0 pessimist, 1 optimist."),
        click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day to which evidence is aged; default: today."),
        click.option("--draws", type=int, default=DRAWS, show_default=True),
        click.option("--seed", type=int, default=SEED, show_default=True),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
    ):
        command = option(command)
    return _workspace_options(command)


def _answering(command: Callable[..., int]) -> Callable[..., None]:
    """Turn a user's mistake into a message on stderr, and the outcome into the exit status."""

    @wraps(command)
    def run(**given: Any) -> None:
        words = words_in(given.pop("language"))
        try:
            status = command(words=words, **given)
        except WrongInput as wrong:
            click.echo(problem_text(wrong.problem, words), err=True)
            status = WRONG_USAGE
        sys.exit(status)

    return run


def _known(workspace: str | None, words: Words, asked: str | None = None) -> tuple[Knowledge, int]:
    """What is known; problems go to stderr, and an industry asked for whose own file is broken ends the run."""
    known = read_knowledge(workspace)
    for problem in known.problems:
        click.echo(problem_text(problem, words), err=True)
    broken = {Path(problem.place.path).stem for problem in known.problems if problem.severity == "error"}
    if asked is not None and asked not in known.industries and asked in broken:
        sys.exit(PROBLEMS)
    return known, PROBLEMS if broken else FINE


def _assessed(known: Knowledge, given: dict[str, Any], industries: list[str] | None = None) -> Assessment:
    day: date | None = given["as_of"].date() if given["as_of"] else None
    return assess(
        known,
        given["founder"],
        seed=given["seed"],
        draws=given["draws"],
        as_of=day,
        industries=industries,
        outlook=given["outlook"],
    )


def _print(form: str, payload: Callable[[], Any], text: Callable[[], str]) -> None:
    click.echo(json.dumps(payload(), ensure_ascii=False, indent=2) if form == "json" else text())


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@_workspace_options
@_answering
def check(paths: tuple[str, ...], form: str, workspace: str | None, words: Words) -> int:
    """Check every YAML file, or those given."""
    known = read_knowledge(workspace)
    problems = all_problems(known, paths)
    if form == "json":
        click.echo(json.dumps([problem_payload(each, words) for each in problems], ensure_ascii=False, indent=2))
    elif form == "github":
        for each in problems:
            click.echo(problem_github(each, words))
    else:
        _print_check(problems, len(checked_files(known)), words)
    return PROBLEMS if any(each.severity == "error" for each in problems) else FINE


def _print_check(problems: list[Problem], files: int, words: Words) -> None:
    for each in problems:
        click.echo(problem_text(each, words) + "\n")
    if problems:
        touched = len({each.place.path for each in problems})
        click.echo(words("terminal.found", errors=len(problems), count=touched))
    else:
        click.echo(words("terminal.all_fine", count=files))


@main.command()
@click.option("--industries", metavar="A,B", help="Compare only these, by id.")
@_computing_options
@_answering
def rank(industries: str | None, form: str, workspace: str | None, words: Words, **given: Any) -> int:
    """Compare the industries."""
    known, status = _known(workspace, words)
    chosen = [each.strip() for each in industries.split(",")] if industries else None
    assessment = _assessed(known, given, chosen)
    advice = recommend_all(assessment, read_rules(known))
    _print(form, lambda: ranking_payload(assessment, advice), lambda: ranking_text(assessment, advice, words))
    return status


@main.command()
@click.argument("industry")
@_computing_options
@_answering
def explain(industry: str, form: str, workspace: str | None, words: Words, **given: Any) -> int:
    """Show what each factor does to an industry's score, with its evidence."""
    known, status = _known(workspace, words, industry)
    assessment = _assessed(known, given)
    assessment.require(industry)
    _print(form, lambda: explanation_payload(assessment, industry), lambda: explanation_text(assessment, industry, words))
    return status


@main.command()
@click.argument("industry")
@_computing_options
@_answering
def advise(industry: str, form: str, workspace: str | None, words: Words, **given: Any) -> int:
    """Recommend strategies for an industry, with the conditions that hold and those that do not."""
    known, status = _known(workspace, words, industry)
    assessment = _assessed(known, given)
    assessment.require(industry)
    advice = recommend(assessment, industry, read_rules(known))
    _print(form, lambda: advice_payload(assessment, advice), lambda: advice_text(assessment, advice, words))
    return status


@main.group()
def plan() -> None:
    """Plan how to do it."""


@plan.command("listing")
@click.argument("industry")
@click.option("-o", "output", metavar="FILE", help=f"Write to a file: {', '.join(ENDINGS)}.")
@_computing_options
@_answering
def plan_listing_command(
    industry: str, output: str | None, form: str, workspace: str | None, words: Words, **given: Any
) -> int:
    """Choose the platforms to be listed on first."""
    known, status = _known(workspace, words, industry)
    assessment = _assessed(known, given)
    assessment.require(industry)
    listing = plan_listing(recommend(assessment, industry, read_rules(known)), catalogue=read_platforms(known))
    trades = known.vocabulary.trade_labels
    if output:
        Path(output).write_text(listing_file(listing, Path(output).suffix, trades, words), encoding="utf-8")
        click.echo(words("terminal.written", path=output))
    else:
        _print(form, lambda: listing_payload(listing), lambda: listing_text(listing, trades, words))
    return status


@main.command()
@click.argument("name")
@_workspace_options
@_answering
def schema(name: str, workspace: str | None, words: Words) -> int:  # noqa: ARG001 - every verb takes a workspace
    """Print the JSON Schema (draft-07) of industry, founder, company, rule, platform or factor."""
    click.echo(json.dumps(schema_of(name), ensure_ascii=False, indent=2))
    return FINE


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("industry")
@click.argument("name")
@_workspace_options
@_answering
def new_industry_command(name: str, workspace: str | None, words: Words) -> int:
    """Write a commented profile from the template."""
    known = read_knowledge(workspace)
    file = new_industry(known.workspace, name)
    click.echo(words("terminal.created", path=known.workspace.shown(file)))
    return FINE


if __name__ == "__main__":
    main()
