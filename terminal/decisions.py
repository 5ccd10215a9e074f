"""Verbs about a decision over time: freeze it, recompute it, and say what a change does to it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from knowledge import Workspace, read_knowledge
from knowledge.founder import Weights
from knowledge.problem import Problem, WrongInput
from knowledge.repository import at_revision, commit_of
from knowledge.workspace import ENVIRONMENT_VARIABLE
from locales import Words
from plans.listing import read_platforms
from reports.decisions.difference import NONE, Unread, difference, difference_payload
from reports.decisions.difference_text import difference_text
from reports.decisions.files import files_that_count, unread_profiles
from reports.decisions.receipt import CommitPicture, Receipt, new_receipt, read_receipt, write_receipt
from reports.decisions.replay import replay
from reports.decisions.snapshot import Asked, Snapshot, plain_json
from reports.decisions.taking import assessed_as, take_snapshot
from reports.decisions.words import decided_text, replay_text
from strategies import read_rules
from terminal.door import FINE, PROBLEMS, answer, answering, assessed, computing, everywhere, form_option, tell
from terminal.weights_option import checked_weights


@click.command()
@click.argument("industry")
@click.option("-o", "output", metavar="FILE", help="Write to this new file; default: decisions/DAY_INDUSTRY.json.")
@click.option("--because", metavar="TEXT", help="Why, in your own words.")
@computing
@answering
def decide(industry: str, output: str | None, because: str | None, form: str, words: Words, **given: Any) -> int:
    """Freeze the decision for an industry as a receipt: the answer, its settings and the files it rests on."""
    assessment, rules, status = assessed([industry], words, **given)
    workspace = assessment.known.workspace
    catalogue = read_platforms(assessment.known)
    status = max(status, tell(catalogue.problems, words))
    snapshot = take_snapshot(assessment, rules, catalogue, _asked(given), industry)
    commit = commit_of(workspace, files_that_count(assessment).values())
    git = CommitPicture(commit=commit.hash, clean=commit.clean) if commit else None
    receipt = new_receipt(snapshot, industry, because, git)
    file = write_receipt(workspace, receipt, None if output is None else Path(output))
    path = workspace.shown(file) if output is None else output
    answer(form, lambda: {"path": path, **plain_json(receipt)}, lambda: decided_text(receipt, path, words))
    return status


@click.command("replay")
@click.argument("receipt")
@form_option
@everywhere
@answering
def replay_command(receipt: str, form: str, workspace: str | None, words: Words) -> int:
    """Recompute a decision from the files as they are now; status 1 when the answer is another one."""
    read = read_receipt(Path(receipt), receipt)
    known = read_knowledge(_place(workspace, receipt))
    rules, catalogue = read_rules(known), read_platforms(known)
    status = tell([*known.problems, *rules.problems, *catalogue.problems], words)
    found = replay(read, known, rules, catalogue)
    told = {"path": receipt, "industry": read.industry, "outcome": found.outcome}
    answer(form, lambda: {**told, **difference_payload(found.difference)}, lambda: replay_text(found, words))
    return PROBLEMS if found.outcome == "differs" else status


@click.command()
@click.argument("before")
@click.argument("after")
@computing
@answering
def diff(before: str, after: str, form: str, words: Words, workspace: str | None, **given: Any) -> int:
    """Say what a change does to the decision.

    BEFORE and AFTER are each a workspace folder (. for the workspace as it is), a revision of the git repository that
    holds the workspace (HEAD~3, a tag, a hash), or a decision receipt, whose settings then count for both.
    """
    place = _place(workspace, before, after)
    receipts = {side: read_receipt(Path(side), side) for side in (before, after) if _is_file(side)}
    asked = _asked_like(receipts, given)
    status = FINE
    pictures: list[Snapshot] = []
    unread: list[Unread] = []
    for side in (before, after):
        if side in receipts:
            pictures.append(receipts[side].snapshot)
            unread.append(NONE)
            continue
        with _opened(side, place, named=_is_named(workspace)) as there:
            picture, not_read, told = _pictured(there, asked, side, given["weights"], words)
        pictures.append(picture)
        unread.append(not_read)
        status = max(status, told)
    found = difference(pictures[0], pictures[1], unread=(unread[0], unread[1]))
    answer(form, lambda: difference_payload(found), lambda: difference_text(found, words))
    return status


def _asked(given: Mapping[str, Any]) -> Asked:
    """The settings that the options ask for."""
    day: date = given["as_of"].date() if given["as_of"] else date.today()
    named = {name: given[name] for name in Asked.model_fields if name in given}
    return Asked(**{**named, "as_of": day.isoformat()})


def _asked_like(receipts: Mapping[str, Receipt], given: Mapping[str, Any]) -> Asked:
    """The settings of a receipt, if one is compared; an option that was really given wins."""
    asked = _asked(given)
    if not receipts:
        return asked
    source = click.get_current_context().get_parameter_source
    chosen = [name for name in Asked.model_fields if name in given and source(name) != ParameterSource.DEFAULT]
    first = next(iter(receipts.values())).snapshot.asked
    return first.model_copy(update={name: getattr(asked, name) for name in chosen})


def _is_file(side: str) -> bool:
    return _exists(side) and not Path(side).is_dir()


def _exists(side: str) -> bool:
    try:
        return Path(side).exists()
    except (OSError, ValueError):  # a name that no path can have
        return False


def _place(workspace: str | None, *sides: str) -> Workspace:
    """The workspace that is named; else the one that a side is, or that its receipt stands in; else the shipped one."""
    if not _is_named(workspace):
        for side in filter(_exists, sides):
            folder = Path(side).resolve()
            for each in (folder, folder.parent.parent):
                if (each / "industry_profiles").is_dir():
                    return Workspace.at(each)
    return Workspace.at(workspace)


def _is_named(workspace: str | None) -> bool:
    return workspace is not None or ENVIRONMENT_VARIABLE in os.environ


@contextmanager
def _opened(side: str, place: Workspace, *, named: bool) -> Iterator[Workspace]:
    """The workspace that one side of a comparison names; `.` is the one `named` before, else this folder."""
    if side == "." and (named or not Path("industry_profiles").is_dir()):
        yield place
    elif _exists(side):
        yield Workspace.at(side)
    else:
        with at_revision(place, side) as there:
            yield there


def _pictured(
    place: Workspace, asked: Asked, side: str, weights: Weights | None, words: Words
) -> tuple[Snapshot, Unread, int]:
    """The answer of one side, the profiles not read, and the exit status of its problems, told under its name.

    `weights` are those that the option gives: they must weigh something there.
    """
    if not place.industry_files():
        raise WrongInput("no-profiles", side)
    known = read_knowledge(place)
    checked_weights(weights, known.vocabulary)
    rules, catalogue = read_rules(known), read_platforms(known)
    problems = [*known.problems, *rules.problems, *catalogue.problems]
    status = tell([_of_side(problem, side) for problem in problems], words)
    return take_snapshot(assessed_as(known, asked), rules, catalogue, asked), unread_profiles(known), status


def _of_side(problem: Problem, side: str) -> Problem:
    return replace(problem, place=replace(problem.place, path=f"{side}:{problem.place.path}"))


VERBS = (decide, replay_command, diff)
