"""Platform files to one catalogue: the shipped platforms, and those a workspace adds or puts in their place."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.knowledge import Knowledge
from knowledge.problem import Problem, WrongInput, in_order
from knowledge.record_reader import read_record
from knowledge.workspace import SHIPPED, Workspace
from knowledge.yaml_text.document import Document, Path_, read_document
from plans.listing.platform import Platform, PlatformFile, PlatformSource, RankLists, RankListsFile
from plans.listing.platform_check import check_platform

SHIPPED_FOLDER, OWN_FOLDER = "plans/listing/platforms", "platforms"
RANK_LISTS_FILE = SHIPPED / "plans" / "listing" / "rank_lists.yaml"


@dataclass(frozen=True)
class Catalogue:
    """All sound platforms in the order of their files, and everything that is wrong with the rest.

    `sources` holds, by platform id, the sources of the platform's file by their own ids.
    """

    platforms: tuple[Platform, ...]
    sources: Mapping[str, Mapping[str, PlatformSource]]
    rank_lists: RankLists
    problems: tuple[Problem, ...] = ()


def read_platforms(known: Knowledge) -> Catalogue:
    """The platforms of a workspace over the shipped ones: same id replaces, a new id adds.

    A file that cannot be read, and a platform that names what does not exist, become problems; the others still count.
    """
    problems: list[Problem] = []
    platforms: dict[str, Platform] = {}
    sources: dict[str, Mapping[str, PlatformSource]] = {}
    for file in known.workspace.added_files(SHIPPED_FOLDER, OWN_FOLDER):
        document = read_document(file, known.workspace.shown(file))
        record, wrong = read_record(PlatformFile, document)
        problems += wrong
        if record is None:
            continue
        trades = _trades_to_hold(known, file)
        for path, platform in _once_each(document, record, problems):
            found = check_platform(document, path, platform, record.sources, trades)
            problems += found
            if not found:
                platforms[platform.id], sources[platform.id] = platform, record.sources
    return Catalogue(tuple(platforms.values()), sources, _rank_lists(known.workspace), in_order(problems))


def _trades_to_hold(known: Knowledge, file: Path) -> Collection[str] | None:
    """The trades a file may name. Shipped files are held to the shipped trades only: a workspace with its own cannot
    mend them, and their platforms are then simply of another trade."""
    own_words = not known.workspace.vocabulary_file("trades").is_relative_to(SHIPPED / "vocabulary")
    return None if own_words and file.is_relative_to(SHIPPED / SHIPPED_FOLDER) else known.vocabulary.trade_parents


def _once_each(document: Document, record: PlatformFile, problems: list[Problem]) -> Iterator[tuple[Path_, Platform]]:
    """The platforms of a file with their paths; of two with the same id the first."""
    lines: dict[str, int] = {}
    for number, platform in enumerate(record.platforms):
        path: Path_ = ("platforms", number)
        if platform.id in lines:
            first = str(lines[platform.id])
            problems.append(document.problem("duplicate-platform", (*path, "id"), found=platform.id, first=first))
            continue
        lines[platform.id] = document.place((*path, "id")).line
        yield path, platform


def _rank_lists(workspace: Workspace) -> RankLists:
    """The shipped account of the rank lists. Raises `WrongInput("broken-installation")`."""
    shown = workspace.shown(RANK_LISTS_FILE)
    record, _ = read_record(RankListsFile, read_document(RANK_LISTS_FILE, shown))
    if record is None:
        raise WrongInput("broken-installation", shown)
    return record.rank_lists
