"""Which version of a profile a spreadsheet was taken from, so that it does not put back what has changed since."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from knowledge.knowledge import Knowledge
from knowledge.saving.file_writer import digest, versions
from knowledge.yaml_text.document import parse_document
from reports.exchange.grid import Grid
from reports.exchange.headings import README, plain

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Origin:
    """The version that a spreadsheet was taken from.

    `how`: the `current` one, an `earlier` one whose values are the `profile`, one that is no longer kept (`lost`), or
    one that it does not tell (`untold`), as CSV never does. A profile as YAML stands for the `whole` file.
    """

    how: Literal["current", "earlier", "lost", "untold", "whole"]
    profile: Mapping[str, Any] | None = None


def origin_of(grids: Iterable[Grid], known: Knowledge, file: Path, on_disk: bytes | None, now: Any) -> Origin:
    """The origin of a spreadsheet that is read against the profile `now`, be it the file's or one still in an editor.

    Raises OSError where the kept versions cannot be read.
    """
    if on_disk is None:
        return Origin("current")
    told = _digest_in(grids)
    if told is None:
        return Origin("untold")
    for content in (on_disk, *(version.content for version in versions(known.workspace, file))):
        profile = parse_document(content, "").value if digest(content) == told else None
        if isinstance(profile, Mapping):
            return Origin("current") if profile == now else Origin("earlier", profile)
    return Origin("lost")


def _digest_in(grids: Iterable[Grid]) -> str | None:
    """The digest that the sheet README tells, in whatever language it is."""
    return next(_digests(each for each in grids if plain(each.title) == plain(README)), None)


def _digests(grids: Iterable[Grid]) -> Iterator[str]:
    for grid in grids:
        for row in grid.rows:
            yield from (str(cell.value) for cell in row if cell.kind == "text" and _DIGEST.fullmatch(str(cell.value)))
