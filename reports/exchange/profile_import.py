"""What a file from elsewhere would make of one industry's profile: shown first, and written only when that is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.draft import Draft
from knowledge.knowledge import Knowledge
from knowledge.problem import Problem, WrongInput
from knowledge.record import ID_PATTERN
from knowledge.saving.file_writer import BYTE_ORDER_MARK, digest, save_file
from knowledge.saving.profile_schema import put_schema
from knowledge.saving.profile_template import NOT_A_PROFILE
from locales import Words
from reports.exchange.changes import Entry
from reports.exchange.headings import HeadingMatch
from reports.exchange.origin import Origin

_NAMED = 5  # entries that a sentence names; it counts the others


@dataclass(frozen=True)
class SheetImport:
    """What a spreadsheet, or a profile as YAML, would make of one profile; nothing is written yet.

    `before` and `after` are the file's texts (equal while there are errors), `seen` the digest of the file they began
    from, None for a new one; `cells` names the cells that say something else; `removed` are the entries that would go,
    `kept` those without a row that stay; `draft` is the text after, checked; `origin` the version of the profile that
    the spreadsheet was taken from.
    """

    industry: str
    file: Path
    before: str
    after: str
    seen: str | None
    problems: tuple[Problem, ...]
    draft: Draft
    origin: Origin
    headings: tuple[HeadingMatch, ...] = ()
    cells: tuple[str, ...] = ()
    removed: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    marked: bool = field(default=False, repr=False)

    @property
    def is_sound(self) -> bool:
        """Whether it may be applied."""
        return not any(each.severity == "error" for each in self.problems)

    @property
    def has_changes(self) -> bool:
        """Whether applying it would change the file."""
        return self.after != self.before


def apply_sheets(known: Knowledge, found: SheetImport) -> None:
    """Write what an import changes. Raises `WrongInput`, also where the file has changed since it was read."""
    if errors := [each for each in found.problems if each.severity == "error"]:
        raise WrongInput.because_of(errors[0])
    if found.has_changes:
        content = (BYTE_ORDER_MARK if found.marked else b"") + found.after.encode()
        save_file(known.workspace, found.file, content, seen=found.seen)
        if found.seen is None:
            put_schema(known.workspace)


def profile_file(known: Knowledge, industry: str) -> Path:
    """The file of an industry, there or not. Raises `WrongInput`: `bad-id`, `id-taken`, or where it is a link."""
    if industry == NOT_A_PROFILE:
        raise WrongInput("id-taken", industry)
    if not re.fullmatch(ID_PATTERN, industry):
        raise WrongInput("bad-id", found=industry)
    file = known.workspace.industry_folder / f"{industry}.yaml"
    if refused := known.workspace.refused(file):
        raise refused
    return file


def seen_of(content: bytes | None) -> tuple[str | None, bool]:
    """The digest of a file's content, and whether it begins with a byte order mark."""
    return digest(content), (content or b"").startswith(BYTE_ORDER_MARK)


def removed_told(found: SheetImport, known: Knowledge, words: Words) -> str:
    """Which entries an import would take out of the profile; empty where none goes."""
    if not found.removed:
        return ""
    return words("sheets.removes", entries=words.listing([_entry(each, known, words) for each in found.removed]))


def kept_told(found: SheetImport, known: Knowledge, words: Words) -> str:
    """Which entries have no row in a spreadsheet that may take none out; empty where each has one."""
    if not found.kept:
        return ""
    names = [_entry(each, known, words) for each in found.kept[:_NAMED]]
    if further := len(found.kept) - len(names):
        names.append(words("sheets.further", count=further))
    return words("sheets.keeps", entries=words.listing(names))


def _entry(entry: Entry, known: Knowledge, words: Words) -> str:
    """An entry as people call it: the rival DirectIndustry."""
    labels: Mapping[str, object] = {each.id: each.label for each in known.vocabulary.factors.values()}
    name = words.text(labels.get(entry.key) if entry.root == "factors" else entry.name)
    return words(f"sheets.entry_{entry.root}", name=name or entry.key, key=entry.key)
