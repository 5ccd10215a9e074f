"""All that is wrong in a workspace's files, rules and platforms included, or only in the files asked for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from knowledge.file_kinds import checked_record
from knowledge.knowledge import Knowledge
from knowledge.not_read import not_read, not_read_in
from knowledge.problem import Place, Problem, WrongInput, in_order
from knowledge.workspace import Workspace, yaml_files
from knowledge.yaml_text.document import read_document
from plans.listing import read_platforms
from plans.listing.platform_reader import OWN_FOLDER, RANK_LISTS_FILE, SHIPPED_FOLDER
from strategies import read_rules
from strategies.rule_reader import ACTIONS_FOLDER, RULE_FOLDER


def _rule_problems(known: Knowledge) -> Sequence[Problem]:
    return read_rules(known).problems


def _platform_problems(known: Knowledge) -> Sequence[Problem]:
    return read_platforms(known).problems


_PROFILES = "industry_profiles"  # the folder that makes a workspace
# Files that the rooms above `knowledge` read: by the name of their folder, the workspace's folder and the check.
_ADDED = {
    "rules": (RULE_FOLDER, _rule_problems),
    "strategies": (ACTIONS_FOLDER, _rule_problems),
    "platforms": (OWN_FOLDER, _platform_problems),
}


def all_problems(known: Knowledge, paths: Sequence[str] = ()) -> list[Problem]:
    """Problems sorted by place; with paths, those in the files (or in the folders' files) named.

    A file that is not part of the workspace is checked as what its name or folder says, else as an industry profile,
    with the workspace's vocabulary and shared evidence. Raises `WrongInput`: `no-file` for a path that does not exist,
    `other-workspace` for a folder that is, or holds, a workspace of its own.
    """
    if not paths:
        return list(in_order(_workspace_problems(known)))
    asked = _asked(known, paths)
    shown = {known.workspace.shown(file) for file in asked.own}
    problems = [each for each in _workspace_problems(known) if each.place.path in shown] if shown else []
    problems += [problem for file in asked.others for problem in _problems_of(file, known)]
    return list(in_order([*problems, *asked.not_read]))


def checked_files(known: Knowledge, paths: Sequence[str] = ()) -> list[Path]:
    """Every file that such a check reads."""
    if not paths:
        return _workspace_files(known)
    asked = _asked(known, paths)
    return [*asked.own, *asked.others]


def _workspace_problems(known: Knowledge) -> list[Problem]:
    return [*known.problems, *_rule_problems(known), *_platform_problems(known)]


def _workspace_files(known: Knowledge) -> list[Path]:
    added = [(RULE_FOLDER, RULE_FOLDER), (ACTIONS_FOLDER, ACTIONS_FOLDER), (SHIPPED_FOLDER, OWN_FOLDER)]
    files = [file for shipped, own in added for file in known.workspace.added_files(shipped, own)]
    return [*known.readings, *files, RANK_LISTS_FILE]


class _Asked(NamedTuple):
    """What paths name, each once: files of the workspace, others, and what in the folders named is not read."""

    own: Sequence[Path]
    others: Sequence[Path]
    not_read: Sequence[Problem]


def _asked(known: Knowledge, paths: Sequence[str]) -> _Asked:
    workspace = known.workspace
    workspace_files = {file.resolve(): file for file in _workspace_files(known)}
    own: dict[Path, None] = {}
    others: dict[Path, None] = {}
    passed: list[Problem] = []
    for path in paths:
        place = _existing(path, known)
        own |= {file: None for resolved, file in workspace_files.items() if resolved.is_relative_to(place)}
        named = [place]
        if place.is_dir():
            root = workspace.root if place.is_relative_to(workspace.root) else place
            folders = _folders_below(place, root, path, workspace)
            named = [file for folder in folders for file in yaml_files(folder, root)]
            passed += not_read_in(folders, root, workspace)
            passed += not_read(workspace) if workspace.root.is_relative_to(place) else []
        others |= {file: None for file in named if file.resolve() not in workspace_files}
    return _Asked(list(own), list(others), list({each.place.path: each for each in passed}.values()))


def _folders_below(folder: Path, root: Path, path: str, workspace: Workspace) -> list[Path]:
    """A folder with those in it at any depth, without hidden ones; around the workspace only itself.

    Of links to folders only those that lead out of the root, of which nothing is read but the link told.
    """
    if workspace.root.is_relative_to(folder):
        return [folder]
    found = []
    for name, below, _ in os.walk(folder):
        if _PROFILES in below:
            raise WrongInput("other-workspace", path, found=str(Path(path) / Path(name).relative_to(folder)))
        below[:] = sorted(each for each in below if not each.startswith("."))
        links = [link for each in below if (link := Path(name, each)).is_symlink()]
        found += [Path(name), *(link for link in links if not link.resolve().is_relative_to(root))]
    return found


def _existing(path: str, known: Knowledge) -> Path:
    root = known.workspace.root
    for candidate in (Path(path), root / path):
        try:
            found = candidate.resolve()
            is_there = found.is_file() or found.is_dir()
        except (OSError, RuntimeError, ValueError):  # too long a name, links in a circle, an impossible character
            continue
        if is_there and _leads_out(candidate, found, root):
            raise WrongInput.because_of(Problem("link-leads-out", Place(path)))
        if is_there:
            return found
    raise WrongInput("no-file", path)


def _leads_out(named: Path, found: Path, root: Path) -> bool:
    """Whether a path of the workspace, or a link beside it, leads to a file that nobody has named."""
    if found.is_relative_to(root):
        return False
    is_link = named.is_symlink() and found.is_file() and found.parent != named.parent.resolve()
    return is_link or Path(os.path.abspath(named)).is_relative_to(root)  # noqa: PTH100 - without following links


def _problems_of(file: Path, known: Knowledge) -> Sequence[Problem]:
    """What is wrong in one file that is not part of the workspace."""
    shown = known.workspace.shown(file)
    if file.parent.name in _ADDED:
        folder, problems_of = _ADDED[file.parent.name]
        more = replace(known, workspace=_WithOneMore(known.workspace.root, folder, file))
        return [each for each in problems_of(more) if each.place.path == shown]
    return checked_record(known, read_document(file, shown), file)[1]


@dataclass(frozen=True)
class _WithOneMore(Workspace):
    """A workspace with one more file among its own rules, actions or platforms."""

    folder: str
    file: Path

    def added_files(self, shipped: str, own: str) -> list[Path]:
        files = super().added_files(shipped, own)
        return [*files, self.file] if own == self.folder else files
