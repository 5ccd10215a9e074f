"""Verbs that take a profile out as a spreadsheet, and read one back."""

import difflib
from datetime import date
from pathlib import Path
from typing import Any

import click

from assessment.assess import DRAWS, SEED
from knowledge import Knowledge, read_knowledge
from knowledge.draft import with_draft
from knowledge.problem import WrongInput
from locales import Words
from plans.listing import read_platforms
from reports.decisions.difference import Difference, difference, difference_payload
from reports.decisions.difference_text import consequence
from reports.decisions.snapshot import Asked
from reports.decisions.taking import assessed_as, take_snapshot
from reports.exchange.grid import MOST_BYTES
from reports.exchange.headings import heading_told
from reports.exchange.profile_import import kept_told, removed_told
from reports.exchange.reader import SheetImport, apply_sheets, read_sheets
from reports.exchange.workbook import ENDINGS, write_export
from reports.problem_text import problem_payload
from strategies import read_rules
from terminal.door import FINE, PROBLEMS, answering, everywhere, form_option, say, say_json, tell


@click.command()
@click.argument("industry")
@click.option("-o", "output", metavar="FILE", required=True, help=f"A new file: {', '.join(ENDINGS)}.")
@everywhere
@answering
def export(industry: str, output: str, workspace: str | None, words: Words) -> int:
    """Write an industry's profile as a spreadsheet to fill in (.xlsx; .csv: its ratings), or as it is (.yaml)."""
    write_export(read_knowledge(workspace), industry, Path(output), words)
    say(words("terminal.written", path=output))
    return FINE


@click.command("import")
@click.argument("file")
@click.option("--apply", "applies", is_flag=True, help="Write the changes; without it they are only shown.")
@click.option("--over-newer", is_flag=True, help="Write even where newer values of the profile may be put back.")
@click.option("--founder", metavar="ID", help="Founder file or id; default: me, else the example.")
@click.option("--seed", type=int, default=SEED, show_default=True)
@form_option
@everywhere
@answering
def import_command(
    file: str,
    applies: bool,
    over_newer: bool,
    founder: str | None,
    seed: int,
    form: str,
    workspace: str | None,
    words: Words,
) -> int:
    """Read a filled-in spreadsheet, or a profile as YAML, back: what is wrong by cell or line, what would change."""
    known = read_knowledge(workspace)
    found = read_sheets(known, file, _content(file))
    asked = Asked(seed=seed, draws=DRAWS, as_of=date.today().isoformat(), founder=founder)
    effect = _effect(known, found, asked) if found.is_sound and found.has_changes else None
    if applies and found.is_sound:
        if found.has_changes and found.origin.how == "lost" and not over_newer:
            raise WrongInput("sheet-older", file)
        apply_sheets(known, found)
    if form == "json":
        say_json(_payload(known, found, effect, words, written=applies and found.has_changes and found.is_sound))
    else:
        tell(found.problems, words)
        say(_text(known, found, effect, words, applies=applies))
    return FINE if found.is_sound else PROBLEMS


def _content(file: str) -> bytes:
    """At most a little more than is read. Raises `WrongInput` and OSError."""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise WrongInput("no-file", file) from error
    except ValueError as error:  # a character that no path can have
        raise WrongInput("no-file", file) from error


def _effect(known: Knowledge, found: SheetImport, asked: Asked) -> Difference:
    """What the change does to the answer."""
    rules, catalogue = read_rules(known), read_platforms(known)
    pictures = [
        take_snapshot(assessed_as(each, asked), rules, catalogue, asked)
        for each in (known, with_draft(known, found.draft))
    ]
    return difference(pictures[0], pictures[1])


def text_diff(found: SheetImport, path: str) -> str:
    """The lines that change in the file."""
    lines = (found.before.splitlines(), found.after.splitlines())
    return "\n".join(difflib.unified_diff(*lines, path, path, n=1, lineterm=""))


def _text(known: Knowledge, found: SheetImport, effect: Difference | None, words: Words, *, applies: bool) -> str:
    path = known.workspace.shown(found.file)
    parts = _headings_told(found, words)
    if not found.is_sound:
        return "\n\n".join([*parts, words("sheets.refused")])
    kept = kept_told(found, known, words)
    if effect is None:
        return "\n\n".join([*parts, *filter(None, [kept]), words("sheets.no_changes", industry=found.industry)])
    parts += [words(f"sheets.taken_from_{found.origin.how}")] if found.origin.how != "current" else []
    parts += [words("sheets.changes", count=len(found.cells))] if found.cells else []
    parts += filter(None, [removed_told(found, known, words), kept])
    parts += [text_diff(found, path), consequence(effect, words)]
    return "\n\n".join([*parts, words("terminal.written" if applies else "sheets.not_written", path=path)])


def _headings_told(found: SheetImport, words: Words) -> list[str]:
    """Which heading is which, of those that are not quite ours."""
    told = [heading_told(match, words) for match in found.headings if match.how != "same"]
    known, count = len(found.headings) - len(told), len(found.headings)
    return ["\n".join([words("sheets.headings_known", known=known, count=count), *told])] if told else []


def _payload(
    known: Knowledge, found: SheetImport, effect: Difference | None, words: Words, *, written: bool
) -> dict[str, Any]:
    path = known.workspace.shown(found.file)
    return {
        "industry": found.industry,
        "path": path,
        "written": written,
        "taken_from": found.origin.how,
        "headings": [
            {"cell": each.cell, "heading": each.heading, "column": each.column, "how": each.how}
            for each in found.headings
        ],
        "problems": [problem_payload(each, words) for each in found.problems],
        "cells": list(found.cells),
        "removed": [{"sheet": each.root, "id": each.key} for each in found.removed],
        "kept": [{"sheet": each.root, "id": each.key} for each in found.kept],
        "diff": text_diff(found, path),
        "consequences": difference_payload(effect)["consequences"] if effect else None,
    }


VERBS = (export, import_command)
