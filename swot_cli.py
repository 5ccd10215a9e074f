"""The terminal door: the verbs of Beachhead, printed as text or as JSON."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click
from click.exceptions import Exit

from assessment import Assessment, assess
from assessment.assess import DRAWS, SEED
from assessment.cell_set_flips import fewest_cells
from assessment.flip_search import search_flips
from assessment.research import research
from knowledge import Workspace, read_knowledge
from knowledge.problem import Place, Problem, WrongInput
from knowledge.profile_template import new_industry
from locales import LANGUAGES, Words, words_in
from plans.listing import plan_listing, read_platforms
from reports.check import all_problems, checked_files
from reports.flips_report import flips_payload, flips_text
from reports.listing_file import ENDINGS, write_listing
from reports.payload import advice_payload, explanation_payload, listing_payload, ranking_payload
from reports.problem_text import problem_github, problem_payload, problem_text
from reports.research_report import research_payload, research_text
from reports.schemas import SCHEMAS, schema_of
from reports.terminal_stream import harmless, has_all_signs, never_fails
from reports.terminal_text import advice_text, explanation_text, listing_text, ranking_text
from strategies import Rulebook, read_rules, recommend, recommend_all
from strategies.strategy_flips import strategy_flips

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2

Command = Callable[..., Any]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Choose the industry your B2B platform should enter, and leave with the plan to win it."""
    never_fails(sys.stdout)
    never_fails(sys.stderr)


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which the help lists them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_everywhere = _options(
    click.option("--workspace", metavar="DIR", help="Folder with industry_profiles/; default: the shipped one."),
    click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True),
)
_computing = _options(
    click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
    click.option("--founder", metavar="ID", help="Founder file or id; default: me, else the example."),
    click.option("--outlook", type=click.FloatRange(0, 1), help="0 pessimist, 1 optimist; default: the founder's."),
    click.option("--seed", type=int, default=SEED, show_default=True),
    click.option("--draws", type=int, default=DRAWS, show_default=True),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day evidence is aged to; default: today."),
    _everywhere,
)


def _answering(command: Callable[..., int]) -> Command:
    """Turn what a command returns into the exit status, and a mistake into a message on stderr."""

    @wraps(command)
    def run(language: str, **given: Any) -> None:
        words = words_in(language)
        try:
            status = command(words=words, **given)
        except WrongInput as wrong:
            _tell([wrong.problem], words)
            status = WRONG_USAGE
        except BrokenPipeError:  # whoever reads the output has read enough
            status = FINE
        except OSError as error:
            place, reason = Place(str(error.filename or "")), error.strerror or str(error)
            _tell([Problem("system-refused", place, values={"reason": reason})], words)
            status = WRONG_USAGE
        raise Exit(status)

    return run


def _say(text: str) -> None:
    click.echo(harmless(text))


def _say_json(payload: Any) -> None:
    _say(json.dumps(payload, ensure_ascii=not has_all_signs(sys.stdout), indent=2))


def _answer(form: str, payload: Callable[[], Any], text: Callable[[], str]) -> None:
    """Print a result in the form asked for; only that form is made."""
    if form == "json":
        _say_json(payload())
    else:
        _say(text())


def _tell(problems: Iterable[Problem], words: Words) -> int:
    """Print problems to stderr; the exit status that they ask for."""
    status = FINE
    for problem in problems:
        click.echo(harmless(problem_text(problem, words)), err=True)
        status = PROBLEMS if problem.severity == "error" else status
    return status


def _assessed(
    asked: Sequence[str] | None,
    words: Words,
    *,
    compared: Sequence[str] | None = None,
    workspace: str | None,
    founder: str | None,
    outlook: float | None,
    seed: int,
    draws: int,
    as_of: datetime | None,
) -> tuple[Assessment, Rulebook, int]:
    """The industries assessed (all, unless `compared` names some), the rules, and the exit status so far.

    What is wrong with the workspace's files goes to stderr. Where it is the very file of what was asked for, nothing
    can be answered, and the run ends.
    """
    known = read_knowledge(workspace)
    rules = read_rules(known)
    status = _tell([*known.problems, *rules.problems], words)
    needed = {f"industry_profiles/{each}.yaml" for each in asked or () if each not in known.industries}
    if founder is not None and founder not in known.founders:
        needed.add(f"founders/{founder}.yaml")
    if any(problem.place.path in needed for problem in known.problems):
        raise Exit(PROBLEMS)
    day = as_of.date() if as_of else None
    assessment = assess(known, founder, seed=seed, draws=draws, as_of=day, industries=compared, outlook=outlook)
    for each in asked or ():
        assessment.require(each)
    return assessment, rules, status


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@_everywhere
@_answering
def check(paths: tuple[str, ...], form: str, workspace: str | None, words: Words) -> int:
    """Check every YAML file, or those given."""
    known = read_knowledge(workspace)
    problems = all_problems(known, paths)
    if form == "json":
        _say_json([problem_payload(each, words) for each in problems])
    for each in problems if form != "json" else ():
        _say(problem_github(each, words) if form == "github" else problem_text(each, words) + "\n")
    if form == "text":
        files, touched = len(checked_files(known, paths)), len({each.place.path for each in problems})
        key = "terminal.found" if problems else "terminal.all_fine"
        _say(words(key, files=files, errors=len(problems), count=touched or files))
    return PROBLEMS if any(each.severity == "error" for each in problems) else FINE


@main.command()
@click.option("--industries", metavar="A,B", help="Compare only these, by id.")
@_computing
@_answering
def rank(industries: str | None, form: str, words: Words, **given: Any) -> int:
    """Compare the industries."""
    chosen = None if industries is None else [each.strip() for each in industries.split(",")]
    assessment, rules, status = _assessed(chosen, words, compared=chosen, **given)
    advice = recommend_all(assessment, rules)
    _answer(form, lambda: ranking_payload(assessment, advice), lambda: ranking_text(assessment, advice, words))
    return status


@main.command()
@click.argument("industry")
@_computing
@_answering
def explain(industry: str, form: str, words: Words, **given: Any) -> int:
    """Show what each factor does to an industry's score, with its evidence."""
    assessment, _, status = _assessed([industry], words, **given)
    _answer(
        form, lambda: explanation_payload(assessment, industry), lambda: explanation_text(assessment, industry, words)
    )
    return status


@main.command()
@click.argument("industry")
@_computing
@_answering
def advise(industry: str, form: str, words: Words, **given: Any) -> int:
    """Recommend strategies for an industry, with the conditions that hold and those that do not."""
    assessment, rules, status = _assessed([industry], words, **given)
    advice = recommend(assessment, industry, rules)
    _answer(form, lambda: advice_payload(advice), lambda: advice_text(advice, words))
    return status


@main.command()
@click.option("--several", is_flag=True, help="Also look for the fewest ratings that together change the winner.")
@_computing
@_answering
def flips(several: bool, form: str, words: Words, **given: Any) -> int:
    """Show the smallest changes that would change the winner or the strategy."""
    assessment, rules, status = _assessed(None, words, **given)
    found, winner = search_flips(assessment), assessment.verdict.winner
    strategy = strategy_flips(assessment, winner, rules) if winner else None
    together = fewest_cells(assessment) if several else None
    _answer(
        form,
        lambda: flips_payload(assessment, found, strategy, together),
        lambda: flips_text(assessment, found, strategy, together, words),
    )
    return status


@main.command("research")
@click.option("--hours", type=float, help="Hours to spend; default: the founder's a week.")
@_computing
@_answering
def research_command(hours: float | None, form: str, words: Words, **given: Any) -> int:
    """Say what to find out next within some hours, or to stop."""
    assessment, _, status = _assessed(None, words, **given)
    plan_of_research = research(assessment, hours)
    _answer(
        form,
        lambda: research_payload(assessment, plan_of_research),
        lambda: research_text(assessment, plan_of_research, words),
    )
    return status


@main.group()
def plan() -> None:
    """Plan how to do it."""


@plan.command("listing")
@click.argument("industry")
@click.option("-o", "output", metavar="FILE", help=f"Write to a file instead: {', '.join(ENDINGS)}.")
@_computing
@_answering
def plan_listing_command(industry: str, output: str | None, form: str, words: Words, **given: Any) -> int:
    """Choose the platforms to be listed on first."""
    assessment, rules, status = _assessed([industry], words, **given)
    known = assessment.known
    listing = plan_listing(recommend(assessment, industry, rules), catalogue=read_platforms(known))
    status = max(status, _tell(listing.problems, words))
    trades = known.vocabulary.trade_labels
    if output is not None:
        write_listing(Path(output), listing, trades, words)
        _say(words("terminal.written", path=output))
    else:
        _answer(form, lambda: listing_payload(listing), lambda: listing_text(listing, trades, words))
    return status


@main.command()
@click.argument("name", metavar=f"[{'|'.join(SCHEMAS)}]")
@_everywhere
@_answering
def schema(name: str, words: Words, workspace: str | None) -> int:
    """Print the JSON Schema (draft-07) of a kind of file, the same in every workspace and language."""
    _say_json(schema_of(name))
    return FINE


@main.group()
def new() -> None:
    """Start a new file."""


@new.command("industry")
@click.argument("name")
@_everywhere
@_answering
def new_industry_command(name: str, workspace: str | None, words: Words) -> int:
    """Write a commented profile from the template."""
    place = Workspace.at(workspace)
    _say(words("terminal.created", path=place.shown(new_industry(place, name))))
    return FINE


if __name__ == "__main__":
    main()
