"""Rows of mapped sheets to changes of a profile, each with the cell that it comes from."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.problem import nearest
from knowledge.yaml_text.document import Path_, value_at
from reports.exchange.grid import NOTHING, Cell
from reports.exchange.headings import MappedSheet
from reports.exchange.layout import NEED_IDS, NEEDS, RATINGS, Column, Sheet, records_of, shown
from reports.exchange.values import RefusedCellError, differing, taken

_Told = tuple[str, str, dict[str, str]]  # a cell, a problem's code and its values
_GONE = 1_000_000  # where a record would stand that the list no longer has


@dataclass(frozen=True)
class Entry:
    """One entry of a profile that has a row in a sheet: where its sheet's records stand, its key, what it is called."""

    root: str
    key: str
    name: Any = None


class Changes:
    """What the rows of a spreadsheet change in one profile. Columns that are left out change nothing.

    `taken_from` is the profile as it was when the spreadsheet was taken from it: a cell that says what stood there
    then changes nothing either. A row that stood there then and is gone or empty takes its entry away (`removed`), but
    only where `takes_away` says that the version is known and the sheet still has all our columns; else the entry stays
    (`kept`). `changed` are the cells that say something else; `cells` has the cell of every changed path, as its dotted
    text; `wrong` and `notes` are cell, code and values.
    """

    def __init__(
        self,
        profile: Mapping[str, Any],
        factors: Collection[str],
        taken_from: Mapping[str, Any] | None = None,
        *,
        takes_away: bool = False,
    ) -> None:
        self.profile, self.factors = profile, factors
        self.taken_from = profile if taken_from is None else taken_from
        self.takes_away = takes_away
        self.removed: list[Entry] = []
        self.kept: list[Entry] = []
        self.changed: dict[str, None] = {}
        self.cells: dict[str, str] = {}
        self.wrong: list[_Told] = []
        self.notes: list[_Told] = []
        self._edits: dict[Path_, Any] = {}
        self._new: dict[Path_, dict[Path_, Any]] = {}  # records that the profile does not have yet, by field
        self._appended = 0

    def read(self, mapped: MappedSheet) -> None:
        """Take the changes of one sheet."""
        grid = mapped.grid
        if mapped.first:
            told = {"found": grid.title, "first": mapped.first}
            self.wrong.append((grid.name_of(mapped.row, 1), "sheet-twice", told))
            return
        if mapped.sheet.key not in mapped.columns.values():
            missing = {"found": mapped.sheet.key.name}
            self.wrong.append((grid.name_of(mapped.row, 1), "sheet-no-key", missing))
            return
        for match in mapped.twice:
            self.wrong.append((match.cell, "sheet-heading-twice", {"found": match.heading, "name": str(match.column)}))
        self._note_merged(mapped)
        self._note_hidden(mapped)
        self._read_rows(mapped)

    def _read_rows(self, mapped: MappedSheet) -> None:
        """Take the rows below the headings, and those that are gone."""
        grid, stood = mapped.grid, self._stood(mapped.sheet)
        seen: dict[Path_, int] = {}
        for number, cells in enumerate(grid.rows, start=1):
            if number <= mapped.row or all(cell is NOTHING for cell in cells):
                continue
            if number in grid.hidden:
                self.notes.append((grid.name_of(number, 1), "sheet-hidden-row", {"row": str(number)}))
            path = self._record_path(mapped, number, cells)
            if path is None:
                continue
            key_cell = grid.name_of(number, self._key_at(mapped))
            if path in seen:
                told = {"found": self._key_cell(mapped, cells)[1], "first": str(seen[path])}
                self.wrong.append((key_cell, "sheet-row-twice", told))
                continue
            seen[path] = number
            if path in stood and _says_nothing(mapped, cells):
                self._leave_out(mapped, path, key_cell)
            else:
                self._read_row(mapped, number, cells, path)
        for path in stood:
            if path not in seen:
                self._leave_out(mapped, path, grid.title)

    def in_order(self) -> dict[Path_, Any]:
        """All changes in an order in which none moves the place of another: new ones, then lists from their end."""
        by_root: dict[Path_, dict[str | int, Any]] = {}
        for path, fields in self._new.items():
            by_root.setdefault(path[:1], {})[path[1]] = _nested(fields)
        changes: dict[Path_, Any] = {}
        for root, records in by_root.items():
            if value_at(self.profile, root):
                changes |= {(*root, name): record for name, record in records.items()}
            else:
                in_list = all(isinstance(name, int) for name in records)
                changes[root] = list(records.values()) if in_list else records
        last_first = sorted(self._edits, key=lambda path: -path[1] if len(path) > 1 and isinstance(path[1], int) else 0)
        return changes | {path: self._edits[path] for path in last_first}

    def _stood(self, sheet: Sheet) -> list[Path_]:
        """Where the entries stood that had a row with values when the spreadsheet was taken out."""
        if sheet.form == "whole":
            return []
        records = records_of(self.taken_from, sheet, self.factors)
        filled = [key for key, each in records.items() if _shows(each, sheet)]
        return [(*sheet.root, int(key) - 1 if sheet.form == "list" else key) for key in filled]

    def _leave_out(self, mapped: MappedSheet, path: Path_, cell: str) -> None:
        """Take away an entry whose row is gone or empty, where the spreadsheet may; else keep it, which is told."""
        stood = value_at(self.taken_from, path)
        now = self._path_now(mapped.sheet, path, stood)
        record = value_at(self.profile, now)
        if record is None:
            return
        key = str(path[-1] + 1) if isinstance(path[-1], int) else str(path[-1])
        name = value_at(record, ("name",)) or value_at(record, ("title",)) or value_at(record, ("because",))
        entry = Entry(str(path[0]), key, name)
        if not (self.takes_away and mapped.is_whole):
            self.kept.append(entry)
            return
        if record != stood:
            self.notes.append((cell, "sheet-removes-changed", {"found": key}))
        self.removed.append(entry)
        self._edits[now] = None
        self.cells[".".join(map(str, now))] = cell

    def _note_merged(self, mapped: MappedSheet) -> None:
        """Cells that are merged hide values below the first, which would be read as empty."""
        grid = mapped.grid
        for left, top, right, bottom in grid.merged:
            if bottom > mapped.row and any(left <= at <= right for at in mapped.columns) and top <= len(grid.rows):
                found = f"{grid.name_of(top, left)}:{grid.name_of(bottom, right).rpartition('!')[2]}"
                self.wrong.append((grid.name_of(top, left), "sheet-merged", {"found": found}))

    def _note_hidden(self, mapped: MappedSheet) -> None:
        """A sheet or column that nobody sees when they look the spreadsheet over."""
        grid = mapped.grid
        if grid.is_hidden:
            self.notes.append((grid.name_of(mapped.row, 1), "sheet-hidden", {"found": grid.title}))
        for at, column in mapped.columns.items():
            if at in grid.hidden_columns and column.kind != "told":
                self.notes.append((grid.name_of(mapped.row, at), "sheet-hidden-column", {"name": column.name}))

    def _key_at(self, mapped: MappedSheet) -> int:
        return next(at for at, column in mapped.columns.items() if column.kind == "key")

    def _key_cell(self, mapped: MappedSheet, cells: Sequence[Cell]) -> tuple[Cell, str]:
        at = self._key_at(mapped)
        cell = cells[at - 1] if at <= len(cells) else NOTHING
        text = f"{cell.value:g}" if cell.kind == "number" else str(cell.value or "").strip()
        return cell, text

    def _record_path(self, mapped: MappedSheet, number: int, cells: Sequence[Cell]) -> Path_ | None:
        """Where a row's record stands; None where the row names nothing, which is told."""
        sheet, name = mapped.sheet, mapped.grid.name_of(number, self._key_at(mapped))
        cell, key = self._key_cell(mapped, cells)
        if sheet.form == "whole":
            return ()
        if sheet.form == "list":
            return self._renamed(mapped, cells, self._place_in_list(sheet, key, name))
        if cell.kind == "formula":
            self.wrong.append((name, "sheet-formula", {"found": key[:40]}))
        elif not key:
            self.wrong.append((name, "sheet-row-without-key", {"name": sheet.key.name}))
        elif sheet in (RATINGS, NEEDS):
            allowed = self.factors if sheet is RATINGS else NEED_IDS
            if key in allowed:
                return (*sheet.root, key)
            told = {"found": key[:80], "nearest": nearest(key, allowed)}
            if sheet is RATINGS:
                self.wrong.append((name, "unknown-factor", told))
            else:
                self.wrong.append((name, "not-allowed", {**told, "allowed": ", ".join(allowed)}))
        else:
            return (*sheet.root, key)
        return None

    def _place_in_list(self, sheet: Sheet, key: str, name: str) -> Path_ | None:
        """The place of a row by its number; one without a number, or with the next ones, is new."""
        had, has = (len(value_at(each, sheet.root) or ()) for each in (self.taken_from, self.profile))
        if key.isascii() and key.isdigit() and 0 < int(key[:9]) <= had:
            return (*sheet.root, int(key) - 1)
        if key and not (key.isascii() and key.isdigit()):
            told = {"found": key[:40], "found_kind": "text", "expected_kind": "whole_number"}
            self.wrong.append((name, "wrong-type", told))
            return None
        self._appended += 1
        return (*sheet.root, max(had, has) + self._appended - 1)

    def _renamed(self, mapped: MappedSheet, cells: Sequence[Cell], path: Path_ | None) -> Path_ | None:
        """The place of a row that has another entry's name and no other number than its own: rows were counted anew."""
        at = next((at for at, column in mapped.columns.items() if column.path == ("name",)), 0)
        said = str(cells[at - 1].value).strip() if 0 < at <= len(cells) else ""
        names = [value_at(each, ("name",)) for each in value_at(self.taken_from, mapped.sheet.root) or ()]
        if path is None or not said or names.count(said) != 1 or not int(path[-1]) < len(names):
            return path
        return (*path[:-1], names.index(said))

    def _read_row(self, mapped: MappedSheet, number: int, cells: Sequence[Cell], path: Path_) -> None:
        """Take what a row says otherwise than the profile that it was taken from, and than the profile as it is now."""
        stood = value_at(self.taken_from, path)
        path = self._path_now(mapped.sheet, path, stood)
        record = value_at(self.profile, path)
        for group in _groups(mapped.columns):
            at = [place for place, _ in group]
            held = [cells[place - 1] if place <= len(cells) else NOTHING for place in at]
            names = [mapped.grid.name_of(number, place) for place in at]
            try:
                columns = [column for _, column in group]
                is_meant, _ = taken(columns, held, stood, is_csv=mapped.grid.is_csv)
                differs, value = taken(columns, held, record, is_csv=mapped.grid.is_csv)
                changed = differing(columns, held, record, is_csv=mapped.grid.is_csv)
            except RefusedCellError as refused:
                self.wrong.append((names[min(refused.at, len(names) - 1)], refused.code, refused.values))
                continue
            if is_meant and path[-1:] == (_GONE,):
                self.wrong.append((names[0], "sheet-row-gone", {}))
            elif is_meant and differs:
                field = group[0][1].path
                if value_at(stood, field) != value_at(record, field):
                    self.notes.append((names[0], "sheet-both-changed", {}))
                self._change(path, group[0][1].path, value, new=record is None)
                where = ".".join(map(str, (*path, *group[0][1].path)))
                self.cells |= {
                    f"{where}.{column.language}": name for (_, column), name in zip(group, names, strict=True)
                }
                self.cells[where] = names[0]
                self.changed |= dict.fromkeys([names[at] for at in changed] or names[:1])

    def _path_now(self, sheet: Sheet, path: Path_, stood: Any) -> Path_:
        """Where a record of the profile that the spreadsheet was taken from stands now; lists may have moved."""
        if sheet.form != "list" or stood is None or self.taken_from is self.profile:
            return path
        held = value_at(self.profile, sheet.root) or []
        alike = [at for at, each in enumerate(held) if each == stood]
        alike += [
            at
            for at, each in enumerate(held)
            if (name := value_at(stood, ("name",))) and name == value_at(each, ("name",))
        ]
        return (*sheet.root, alike[0] if alike else _GONE)

    def _change(self, record: Path_, field: Path_, value: Any, *, new: bool) -> None:
        if new:
            self._new.setdefault(record, {})[field] = value
        else:
            self._edits[(*record, *field)] = value


def _groups(columns: Mapping[int, Column]) -> Iterator[list[tuple[int, Column]]]:
    """Columns that together hold one value, which are two for a text in two languages; in their own order."""
    read = [(at, column) for at, column in columns.items() if column.kind not in ("key", "told")]
    paths = dict.fromkeys(column.path for _, column in read)
    for path in paths:
        yield sorted((each for each in read if each[1].path == path), key=lambda each: each[1].language or "")


def _shows(record: Any, sheet: Sheet) -> bool:
    """Whether a row of a record has any value to read back."""
    return any(shown(record, column) is not None for column in sheet.columns)


def _says_nothing(mapped: MappedSheet, cells: Sequence[Cell]) -> bool:
    """Whether a row has kept nothing but what names it."""
    read = [at for at, column in mapped.columns.items() if column.kind not in ("key", "told")]
    return all(at > len(cells) or cells[at - 1] is NOTHING for at in read)


def _nested(fields: Mapping[Path_, Any]) -> dict[str, Any]:
    """Fields by their paths as one record."""
    record: dict[str, Any] = {}
    for path, value in fields.items():
        inner = record
        for name in path[:-1]:
            inner = inner.setdefault(str(name), {})
        inner[str(path[-1])] = value
    return record
