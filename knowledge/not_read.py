"""What stands among the files of a workspace, or of another folder, and is not read, though somebody may think so."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge.problem import Place, Problem
from knowledge.workspace import FOLDERS, Workspace


def not_read(place: Workspace) -> list[Problem]:
    """A warning for each: another ending, a link that leads out or nowhere, a folder or pipe named like a file."""
    return not_read_in((place.root / name for name in FOLDERS), place.root, place)


def not_read_in(folders: Iterable[Path], root: Path, place: Workspace) -> list[Problem]:
    """The same warnings for these folders, out of whose root no link may lead."""
    return [
        Problem(code, Place(place.shown(file)), values={"expected": f"{file.stem}.yaml"}, severity="warning")
        for folder in folders
        for file, code in _in_folder(folder, root)
        if folder != place.root or file.stem == "company"  # no other file at the top of a workspace counts
    ]


def _in_folder(folder: Path, root: Path) -> Iterator[tuple[Path, str]]:
    if folder != root and folder.is_symlink() and (code := _wrong_with(folder, root)):
        yield folder, code
        return
    try:
        if not folder.resolve().is_relative_to(root.resolve()):
            return
        with os.scandir(folder) as entries:  # asked whenever anything has changed, for up to thousands of files
            doubtful = sorted(each.name for each in entries if not _is_plainly_read(each))
    except (OSError, RuntimeError):  # no folder, or links in a circle
        return
    for file in (folder / each for each in doubtful):
        if file.suffix.lower() not in (".yml", ".yaml"):
            continue
        if file.suffix != ".yaml":
            code = "file-not-read" if file.name[0] not in "._" else ""
        else:
            code = _wrong_with(file, root) if file.name[0] != "." else ""
        if code:
            yield file, code


def _is_plainly_read(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(".yaml") and entry.is_file(follow_symlinks=False)


def _wrong_with(file: Path, root: Path) -> str:
    """Why what is named as it should be is not read all the same; empty where it is."""
    try:
        there = file.resolve()
        if file.is_symlink() and file.exists() and not there.is_relative_to(root.resolve()):
            return "link-leads-out"
    except (OSError, RuntimeError):
        return "link-leads-nowhere"
    if file.is_symlink() and not file.exists():
        return "link-leads-nowhere"
    return "" if file.is_file() or (file.is_dir() and file.suffix != ".yaml") else "not-a-file"
