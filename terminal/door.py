"""What all verbs share: options, how an answer is printed, how a mistake is told, and the industries assessed."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any

import click
from click.exceptions import Exit

from assessment import Assessment, assess
from assessment.assess import DRAWS, SEED
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.problem import Place, Problem, WrongInput
from locales import LANGUAGES, Words, words_in
from reports.problem_text import problem_text
from reports.terminal_stream import harmless, has_all_signs
from strategies import Rulebook, read_rules
from terminal.weights_option import checked_weights, weights_from_option

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2

Command = Callable[..., Any]


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order in which the help lists them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


form_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
everywhere = _options(
    click.option("--workspace", metavar="DIR", help="Folder with industry_profiles/; default: the shipped one."),
    click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True),
)
comparing = _options(
    click.argument("named", nargs=-1, metavar=""),  # takes what belongs into the option, to say so
    click.option("--industries", metavar="A,B", help="Compare only these, by id."),
)
computing = _options(
    form_option,
    click.option("--founder", metavar="ID", help="Founder file or id; default: me, else the example."),
    click.option("--outlook", metavar="0..1", help="0 pessimist, 1 optimist; default: the founder's."),
    click.option("--tilt", metavar="0..1", help="In its place: weigh 0 threats, 1 opportunities double."),
    click.option("--weights", metavar="A=20,B=60", help="Points of sides and factors in place of the founder's."),
    click.option("--seed", type=int, default=SEED, show_default=True),
    click.option("--draws", type=int, default=DRAWS, show_default=True),
    click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day evidence is aged to; default: today."),
    everywhere,
)


def answering(command: Callable[..., int]) -> Command:
    """Turn what a command returns into the exit status, and a mistake into a message on stderr."""

    @wraps(command)
    def run(language: str, **given: Any) -> None:
        words = words_in(language)
        try:
            if given.get("weights") is not None:
                given["weights"] = weights_from_option(given["weights"])
            for name, code in (("outlook", "bad-outlook"), ("tilt", "bad-tilt")):
                if given.get(name) is not None:
                    given[name] = _fraction(given[name], code)
            status = command(words=words, **given)
        except WrongInput as wrong:
            tell([wrong.problem], words)
            status = PROBLEMS if wrong.problem.place.path else WRONG_USAGE  # a mistake in a file is none of usage
        except BrokenPipeError:  # whoever reads the output has read enough
            status = FINE
        except OSError as error:
            place, reason = Place(str(error.filename or "")), error.strerror or str(error)
            tell([Problem("system-refused", place, values={"reason": reason})], words)
            status = WRONG_USAGE
        raise Exit(status)

    return run


def _fraction(text: str, code: str) -> float:
    """A number from 0 to 1 as an option gives it. Raises `WrongInput` of that code."""
    try:
        value = float(text)
    except ValueError as error:
        raise WrongInput(code, text) from error
    if not 0 <= value <= 1:
        raise WrongInput(code, text)
    return value


def compared_ids(industries: str | None, named: Sequence[str]) -> list[str] | None:
    """The industries to compare, None for all. Raises `WrongInput("names-without-option")` for names beside it."""
    if named:
        raise WrongInput("names-without-option", ",".join(named), first=named[0])
    return None if industries is None else [each.strip() for each in industries.split(",")]


def say(text: str) -> None:
    """Print a text that cannot steer the terminal."""
    click.echo(harmless(text))


def say_json(payload: Any) -> None:
    """Print data as JSON, in signs that the reader of stdout has."""
    say(json.dumps(payload, ensure_ascii=not has_all_signs(sys.stdout), indent=2))


def answer(form: str, payload: Callable[[], Any], text: Callable[[], str]) -> None:
    """Print a result in the form asked for; only that form is made."""
    if form == "json":
        say_json(payload())
    else:
        say(text())


def tell(problems: Iterable[Problem], words: Words) -> int:
    """Print problems to stderr; the exit status that they ask for."""
    status = FINE
    for problem in problems:
        click.echo(harmless(problem_text(problem, words)), err=True)
        status = PROBLEMS if problem.severity == "error" else status
    return status


def assessed(
    asked: Sequence[str] | None,
    words: Words,
    *,
    compared: Sequence[str] | None = None,
    workspace: str | None,
    founder: str | None,
    outlook: float | None,
    tilt: float | None,
    weights: Weights | None,
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
    status = tell([*known.problems, *rules.problems], words)
    needed = {f"industry_profiles/{each}.yaml" for each in asked or () if each not in known.industries}
    if founder is not None and founder not in known.founders:
        needed.add(f"founders/{founder}.yaml")
    if any(problem.place.path in needed for problem in known.problems):
        raise Exit(PROBLEMS)
    day = as_of.date() if as_of else None
    assessment = assess(
        known,
        founder,
        seed=seed,
        draws=draws,
        as_of=day,
        industries=compared,
        outlook=outlook,
        tilt=tilt,
        weights=checked_weights(weights, known.vocabulary),
    )
    for each in asked or ():
        assessment.require(each)
    return assessment, rules, status
