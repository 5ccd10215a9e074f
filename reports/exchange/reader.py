"""A filled-in spreadsheet read back: what it would change in an industry's profile, and what is wrong, by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.draft import Draft, draft_of
from knowledge.knowledge import Knowledge
from knowledge.problem import Place, Problem, WrongInput, limited
from knowledge.saving.file_writer import BYTE_ORDER_MARK, content_of
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import CannotEditError, with_values
from reports.exchange.changes import Changes
from reports.exchange.grid import Grid, is_yaml
from reports.exchange.headings import NOTHING_CHOSEN, MappedSheet, mapped_sheets, our_grids
from reports.exchange.layout import PROFILE, RATINGS
from reports.exchange.origin import Origin, origin_of
from reports.exchange.profile_import import SheetImport, apply_sheets, profile_file, seen_of
from reports.exchange.yaml_import import read_yaml

__all__ = ["SheetImport", "apply_sheets", "read_sheets"]

_CELL = re.compile(r"(?:(?P<sheet>.*)!)?(?P<column>[A-Z]{1,3})(?P<row>\d+)")
# What a row lacks, or has in another order, where one of its cells is wrong already and was not taken.
_OF_A_ROW = frozenset({"adjust-without-yardstick", "missing-likely", "missing-name", "no-english", "range-order"})
_STARTER = "# yaml-language-server: $schema=../schemas/industry.schema.json\nschema: 1\nid: {industry}\n"


def read_sheets(
    known: Knowledge, name: str, content: bytes, text: str | None = None, chosen: Mapping[str, str] = NOTHING_CHOSEN
) -> SheetImport:
    """Read a spreadsheet called `name` against the profile on disk, or against the `text` that it has in an editor.

    `chosen` says what some headings are taken for (see `mapped_sheets`). A profile as YAML is read as `read_yaml` does.

    Raises `WrongInput` where nothing in it can be read (see `our_grids`; `sheet-nothing`, `sheet-no-industry`,
    `unknown-industry`, `bad-id`), or where the profile itself is broken.
    """
    if is_yaml(name):
        return read_yaml(known, name, content, text)
    grids = our_grids(name, content)
    sheets = tuple(mapped_sheets(grids, chosen))
    if not sheets:
        raise WrongInput("sheet-nothing", name)
    industry, elsewhere = _industry(sheets, name)
    file = _file_of(known, industry, sheets)
    on_disk = content_of(file)
    seen, marked = seen_of(on_disk)
    before = text if text is not None else _text_of(known, file, industry, on_disk)
    start = draft_of(known, file, before.encode("utf-8", "replace"))
    if start.record is None and on_disk is not None:
        raise WrongInput.because_of(start.problems[0])
    origin = origin_of(grids, known, file, on_disk, start.document.value)
    changes = _changes(known, sheets, start, origin)
    after, refused = _edited(before, changes, name)
    draft = draft_of(known, file, after.encode("utf-8", "replace"))
    wrong = [_told(name, cell, code, values) for cell, code, values in (*elsewhere, *changes.wrong)]
    wrong += refused + (_brought(draft, changes, wrong, name) if after != before else [])
    problems = sorted(wrong, key=lambda each: _order(each.subject, grids))
    if any(each.severity == "error" for each in problems):
        after, draft = before, start
    notes = [replace(_told(name, cell, code, values), severity="warning") for cell, code, values in changes.notes]
    return SheetImport(
        industry=industry,
        file=file,
        before=before,
        after=after,
        seen=seen,
        headings=tuple(match for sheet in sheets for match in sheet.matches),
        cells=tuple(changes.changed),
        removed=tuple(changes.removed),
        kept=tuple(changes.kept),
        problems=limited([*problems, *notes]),
        draft=draft,
        origin=origin,
        marked=marked,
    )


def _changes(known: Knowledge, sheets: Sequence[MappedSheet], start: Draft, origin: Origin) -> Changes:
    """What all sheets change; they take entries out only where it is known what stood there."""
    takes_away = origin.how in ("current", "earlier")
    changes = Changes(start.document.value, known.vocabulary.factors, origin.profile, takes_away=takes_away)
    for sheet in sheets:
        changes.read(sheet)
    return changes


def _brought(draft: Draft, changes: Changes, wrong: Sequence[Problem], name: str) -> list[Problem]:
    """What is wrong with the text after, by cell, but for what a row lacks of which a cell is told already."""
    rows = {_row_of(each.subject) for each in wrong}
    found = [_at_cell(each, changes.cells, name) for each in draft.problems]
    return [each for each in found if each.code not in _OF_A_ROW or _row_of(each.subject) not in rows]


def _industry(sheets: tuple[MappedSheet, ...], name: str) -> tuple[str, list[tuple[str, str, dict[str, str]]]]:
    """The one industry that a file is about, and the cells that name another."""
    named = [each for sheet in sheets if sheet.sheet in (PROFILE, RATINGS) for each in _industries_in(sheet)]
    if not named:
        raise WrongInput("sheet-no-industry", name)
    first = named[0][1]
    others = [(cell, "sheet-other-industry", {"found": said, "expected": first}) for cell, said in named]
    return first, [each for each in others if each[2]["found"] != first]


def _industries_in(sheet: MappedSheet) -> Iterator[tuple[str, str]]:
    """Every cell in the column of the industry, with its text."""
    at = next((at for at, column in sheet.columns.items() if column.word == "industry"), 0)
    for number, cells in enumerate(sheet.grid.rows, start=1):
        if number > sheet.row and 0 < at <= len(cells) and cells[at - 1].kind == "text":
            yield sheet.grid.name_of(number, at), str(cells[at - 1].value).strip()


def _file_of(known: Knowledge, industry: str, sheets: tuple[MappedSheet, ...]) -> Path:
    """The profile's file, which may be new where the spreadsheet brings a whole profile."""
    file = profile_file(known, industry)
    if file.exists() or any(sheet.sheet is PROFILE for sheet in sheets):
        return file
    raise known.not_known(industry)


def _text_of(known: Knowledge, file: Path, industry: str, content: bytes | None) -> str:
    if content is None:
        return _STARTER.format(industry=industry)
    try:
        return content.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as error:
        raise WrongInput("cannot-edit", known.workspace.shown(file)) from error


def _edited(before: str, changes: Changes, name: str) -> tuple[str, list[Problem]]:
    """The text with all changes in it, or the cell whose value the text does not let be changed."""
    try:
        return with_values(before, changes.in_order()), []
    except CannotEditError as error:
        path: Path_ = error.args[0] if error.args else ()
        return before, [_told(name, "", "cannot-edit", {}, _cell_for(".".join(map(str, path)), changes.cells))]


def _told(name: str, cell: str, code: str, values: Mapping[str, str], subject: str = "") -> Problem:
    return Problem(code, Place(name), subject or cell, values)


def _at_cell(problem: Problem, cells: Mapping[str, str], name: str) -> Problem:
    """A problem of the text as one of the cell that brought it; one that no cell brought stays where it is."""
    subject = ".".join(part for part in (problem.subject, problem.values.get("name", "")) if part)
    cell = _cell_of_source(problem, cells) or _cell_for(subject, cells)
    return replace(problem, place=Place(name), subject=cell) if cell else problem


def _row_of(cell: str) -> tuple[str, str]:
    """The sheet and row of a cell; all cells that are none have one."""
    found = _CELL.fullmatch(cell)
    return (found["sheet"] or "", found["row"]) if found else ("", "")


def _order(cell: str, grids: Sequence[Grid]) -> tuple[int, int, int, str]:
    """Where a cell stands in the file, sheet by sheet and row by row; what is no cell comes last."""
    titles = [grid.title for grid in grids]
    found = _CELL.fullmatch(cell)
    if found is None or (found["sheet"] or "") not in titles:
        return (len(titles), 0, 0, "")
    return (titles.index(found["sheet"] or ""), int(found["row"]), len(found["column"]), found["column"])


def _cell_of_source(problem: Problem, cells: Mapping[str, str]) -> str:
    """The cell that takes away a source which is still cited elsewhere."""
    taken_away = f"evidence.{problem.values.get('found', '')}."
    is_cited = problem.code == "unknown-evidence" and problem.subject not in cells
    return next((cell for path, cell in cells.items() if is_cited and f"{path}.".startswith(taken_away)), "")


def _cell_for(subject: str, cells: Mapping[str, str]) -> str:
    """The cell of a part of the profile, or of the nearest part around it, or of the first inside it."""
    parts = subject.split(".")
    for count in range(len(parts), 0, -1):
        around = ".".join(parts[:count])
        if around in cells:
            return cells[around]
        if inside := next((cell for path, cell in cells.items() if path.startswith(f"{around}.")), ""):
            return inside
    return ""
