"""Whose heading is whose: those of a spreadsheet mapped to our columns, in every language and a little misspelt."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from knowledge.problem import LONGEST_WORD
from locales import LANGUAGES, Words, words_in
from reports.exchange.grid import Cell, Grid, grids_of
from reports.exchange.layout import RATINGS, SHEETS, Column, Sheet
from reports.exchange.workbook import heading

_LOOKS_LIKE = 0.8  # of difflib's ratio: two letters in ten may differ, so that "low" is never taken for "high"
_TITLE_ROWS = 10  # a heading may stand below a title
README = "README"  # the sheet that tells how to fill in the others, and which version of the profile they are from
NOTHING_CHOSEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class HeadingMatch:
    """One heading as it stands in a cell, and our column for it, if any.

    `near` is one that only looks like ours, `chosen` one of which the reader has said what it is.
    """

    cell: str
    heading: str
    sheet: str
    column: str | None
    how: Literal["same", "near", "none", "chosen"]


@dataclass(frozen=True)
class MappedSheet:
    """A sheet that is ours: which row has the headings, and our columns by their number from 1.

    `first` is the title of an earlier sheet that already is the same one of ours.
    """

    grid: Grid
    sheet: Sheet
    row: int
    columns: Mapping[int, Column]
    matches: tuple[HeadingMatch, ...]
    twice: tuple[HeadingMatch, ...] = ()
    first: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it has every one of our columns under a heading of ours, as it was written; CSV tells no version."""
        same = {match.column for match in self.matches if match.how == "same"}
        return not self.grid.is_csv and same >= {column.name for column in self.sheet.columns}


def plain(text: object) -> str:
    """A heading or title without what nobody means by it: case, width, spaces and signs.

    >>> plain("Because (English) "), plain("ＬＯＷ:")
    ('becauseenglish', 'low')
    """
    folded = unicodedata.normalize("NFKC", str(text)).casefold()[: LONGEST_WORD + 1]
    return "".join(each for each in folded if each.isalnum())


_BY_TITLE = {plain(sheet.title): sheet for sheet in SHEETS}


def mapped_sheets(grids: Iterable[Grid], chosen: Mapping[str, str] = NOTHING_CHOSEN) -> Iterator[MappedSheet]:
    """Our sheets among those of a file; if none is called Ratings, the first that has factors and values of them is.

    `chosen` has, by the cell of a heading, the name of the column that the reader takes it for; "" is none.
    """
    grids = list(grids)
    named = {at: _BY_TITLE[plain(grid.title)] for at, grid in enumerate(grids) if plain(grid.title) in _BY_TITLE}
    if RATINGS not in named.values():
        for at, grid in enumerate(grids):
            found = None if at in named else _mapped(grid, RATINGS, chosen)
            if found and _holds_ratings(found):
                named[at] = RATINGS
                break
    titles: dict[str, str] = {}
    for at, sheet in named.items():
        if found := _mapped(grids[at], sheet, chosen):
            yield replace(found, first=titles.get(sheet.title, ""))
            titles.setdefault(sheet.title, grids[at].title)


def our_grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """The sheets of a file that may be ours. Those of others are not even read where one is called Ratings."""
    return grids_of(name, content, _maybe_ours)


def _maybe_ours(titles: Sequence[str]) -> Sequence[str]:
    ours = [title for title in titles if plain(title) in _BY_TITLE or plain(title) == plain(README)]
    return ours if plain(RATINGS.title) in map(plain, ours) else titles


def headings_of(name: str, content: bytes) -> tuple[HeadingMatch, ...]:
    """The headings of our sheets in a file, as they are read where nobody says otherwise. Raises `WrongInput`."""
    return tuple(match for sheet in mapped_sheets(our_grids(name, content)) for match in sheet.matches)


def _holds_ratings(found: MappedSheet) -> bool:
    kinds = {column.kind for column in found.columns.values()}
    return "key" in kinds and bool(kinds - {"key", "told"})


def _mapped(grid: Grid, sheet: Sheet, chosen: Mapping[str, str]) -> MappedSheet | None:
    """A sheet mapped by the row that has most of our headings; None where no row has any."""
    ours = _ours(sheet)
    rows = enumerate(grid.rows[:_TITLE_ROWS], start=1)
    row = max(((_hits(cells, ours), -number) for number, cells in rows), default=(0, 0))
    if not row[0]:
        return None
    number = -row[1]
    found = [each for each in enumerate(grid.rows[number - 1], start=1) if each[1].kind == "text"]
    said = {at: str(cell.value) for at, cell in found}
    columns = {at: ours[plain(text)] for at, text in said.items() if plain(text) in ours}
    same = set(columns)
    told = {at: chosen[cell] for at in said if (cell := grid.name_of(number, at)) in chosen}
    by_name = {column.name: column for column in sheet.columns}
    columns = {at: column for at, column in columns.items() if at not in told}
    columns |= {at: by_name[name] for at, name in told.items() if name in by_name}
    columns |= _near({at: text for at, text in said.items() if at not in told}, columns, ours)
    matches = [
        HeadingMatch(
            cell=grid.name_of(number, at),
            heading=text,
            sheet=sheet.title,
            column=columns[at].name if at in columns else None,
            how="chosen" if at in told else "same" if at in same else "near" if at in columns else "none",
        )
        for at, text in said.items()
    ]
    return MappedSheet(grid, sheet, number, columns, tuple(matches), _twice(matches))


def _near(said: Mapping[int, str], same: Mapping[int, Column], ours: Mapping[str, Column]) -> dict[int, Column]:
    """The columns that no heading names outright, by the place of the heading that looks most like one."""
    free = {name: column for name, column in ours.items() if column not in same.values()}
    found: dict[int, Column] = {}
    for at, text in said.items():
        near = () if at in same else get_close_matches(plain(text), free, n=1, cutoff=_LOOKS_LIKE)
        if near:
            found[at] = free[near[0]]
            free = {name: column for name, column in free.items() if column != found[at]}
    return found


def _ours(sheet: Sheet) -> dict[str, Column]:
    """Our columns by every plain name that they go by."""
    names = {plain(column.name): column for column in sheet.columns}
    for language in LANGUAGES:
        words = words_in(language)
        names |= {plain(heading(column, words)): column for column in sheet.columns}
        alone = {
            plain(words(f"sheets.columns.{each.word}")): each for each in sheet.columns if each.language == language
        }
        names = {**alone, **names}  # a text without a language is in that of its heading
    english = {plain(column.word): column for column in sheet.columns if column.language == "en"}
    return {**english, **names}


def _hits(cells: Iterable[Cell], ours: Mapping[str, Column]) -> int:
    return sum(cell.kind == "text" and plain(cell.value) in ours for cell in cells)


def _twice(matches: Iterable[HeadingMatch]) -> tuple[HeadingMatch, ...]:
    """Headings whose column another one has already."""
    seen: set[str] = set()
    found = []
    for match in matches:
        if match.column in seen:
            found.append(match)
        elif match.column:
            seen.add(match.column)
    return tuple(found)


def free_columns(match: HeadingMatch, matches: Iterable[HeadingMatch]) -> dict[str, Column]:
    """By name, the columns that a heading may be taken for: those that are read, and that no other names outright."""
    taken = {each.column for each in matches if each.sheet == match.sheet and each.how == "same"}
    sheet = next(each for each in SHEETS if each.title == match.sheet)
    read = [each for each in sheet.columns if each.kind != "told" or each.word == "industry"]
    return {each.name: each for each in read if each.name not in taken}


def heading_told(match: HeadingMatch, words: Words) -> str:
    """How one heading is read, in a sentence."""
    sheet = next(each for each in SHEETS if each.title == match.sheet)
    column = next((each for each in sheet.columns if each.name == match.column), None)
    named = heading(column, words) if column else ""
    kind = "near" if column else "none"
    return words(f"sheets.heading_{kind}", cell=match.cell, heading=match.heading, column=named)
