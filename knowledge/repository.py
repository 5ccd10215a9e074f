"""The git repository that a workspace may stand in: the commit it stands at, and its files as they once were.

A repository may be somebody else's, and its settings may name programs. So only commands are asked that read what is
stored, none that look at files through the repository's filters, and what else could start a program is turned off.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED, Workspace

SECONDS = 60
# Set inside git's own hooks; here the folder asked about names the repository.
_FOR_HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
_NO_PROGRAMS = (
    "--no-optional-locks", "--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}",
    "-c", "log.showSignature=false",
)  # fmt: skip
_NO_FETCHING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}


class _GitRefusedError(Exception):
    """Git cannot answer, or is not there; the text is its reason."""


@dataclass(frozen=True)
class Commit:
    """Where a workspace stands in its repository; `clean` when every file asked about is as that commit has it."""

    hash: str
    clean: bool


def commit_of(workspace: Workspace, files: Iterable[Path]) -> Commit | None:
    """The commit a workspace stands at, and whether these files of it are in it unchanged; None without repository.

    Raises OSError where a file cannot be read.
    """
    own = {file.relative_to(workspace.root).as_posix(): file for file in files if file.is_relative_to(workspace.root)}
    try:
        found = _git(workspace.root, "rev-parse", "--verify", "HEAD")
        stored = _files_in(workspace.root, found)
    except _GitRefusedError:
        return None
    if not own.keys() <= stored.keys():
        return Commit(found, clean=False)
    contents = _contents(workspace.root, [stored[path] for path in own])
    clean = all(_alike(content, file.read_bytes()) for content, file in zip(contents, own.values(), strict=True))
    return Commit(found, clean)


def _alike(stored: bytes, content: bytes) -> bool:
    """Whether a file is as it is stored; git may have given it the line ends of another system."""
    return stored == content or stored.replace(b"\r\n", b"\n") == content.replace(b"\r\n", b"\n")


@dataclass(frozen=True)
class FileRevision:
    """A commit that changed a file: its hash, when it was made, and the first line of its message."""

    hash: str
    made_at: datetime
    subject: str


def revisions_of(workspace: Workspace, file: Path, most: int = 20) -> tuple[FileRevision, ...]:
    """The last commits that changed a file of the workspace, the newest first; none without a repository."""
    path = file.relative_to(workspace.root).as_posix()
    try:
        told = _git(workspace.root, "log", "-z", f"--max-count={most}", "--format=%H%n%cI%n%s", "--", path)
    except _GitRefusedError:
        return ()
    rows = (each.split("\n", 2) for each in told.split("\0") if each)
    return tuple(FileRevision(found, datetime.fromisoformat(made), subject) for found, made, subject in rows)


def content_at(workspace: Workspace, file: Path, revision: str) -> bytes | None:
    """What a file of the workspace held in a commit; None where that commit does not have it."""
    path = file.relative_to(workspace.root).as_posix()
    with _running(_command(workspace.root, "cat-file", "blob", f"{revision}:./{path}")) as git:
        content = git.stdout.read() if git.stdout else b""
    return content if git.returncode == 0 else None


@contextmanager
def at_revision(workspace: Workspace, revision: str) -> Iterator[Workspace]:
    """The workspace as a revision of its repository has it, in a folder that is gone afterwards.

    A revision is anything that git takes for a commit: a hash, a tag, `HEAD~3`. The shipped workspace brings the
    vocabulary, rules and platforms of that revision. Raises `WrongInput` (`no-repository`, `unknown-revision`).
    """
    try:
        _git(workspace.root, "rev-parse", "--git-dir")
    except _GitRefusedError as error:
        raise WrongInput("no-repository", revision, reason=str(error)) from error
    try:
        commit = _git(workspace.root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except _GitRefusedError as error:
        raise WrongInput("unknown-revision", revision) from error
    with TemporaryDirectory(prefix="beachhead-") as name:
        place = Path(name).resolve()
        try:
            _unpack(workspace.root, commit, place)
        except _GitRefusedError as error:
            raise WrongInput("unknown-revision", revision) from error
        yield Workspace(place, shipped=place if workspace.root == SHIPPED else workspace.shipped)


def _unpack(root: Path, commit: str, place: Path) -> None:
    """Write the YAML files of a folder as a commit has them; links, and what would lead out, are left aside.

    Raises `_GitRefusedError`, and OSError as `_contents` does.
    """
    stored = {path: name for path, name in _files_in(root, commit).items() if path.endswith(".yaml")}
    for path, content in zip(stored, _contents(root, list(stored.values())), strict=True):
        target = (place / path).resolve()
        if target.is_relative_to(place):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _files_in(root: Path, commit: str) -> dict[str, str]:
    """The files, not links, that a commit has in a folder: by path, what their content is stored as.

    Raises `_GitRefusedError`.
    """
    entries = (each.partition("\t") for each in _git(root, "ls-tree", "-r", "-z", commit).split("\0") if each)
    return {path: told.split()[2] for told, _, path in entries if told.startswith("100")}


def _contents(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """What is stored under each of these names, byte by byte. Raises OSError where git has it no longer."""
    with TemporaryFile() as asked:
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.seek(0)
        with _running(_command(root, "cat-file", "--batch"), asked) as git:
            for _ in names:
                told = git.stdout.readline().split() if git.stdout else []
                if git.stdout is None or len(told) != 3 or not told[2].isdigit():
                    raise OSError(f"git cannot read from the repository at {root}")
                yield git.stdout.read(int(told[2]))
                git.stdout.read(1)


def _running(command: list[str], asked: IO[bytes] | int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a list of words and no shell
        command, env=_environment(), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _git(root: Path, *words: str) -> str:
    """What git prints. Raises `_GitRefusedError`."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of words and no shell
            _command(root, "--literal-pathspecs", *words),
            env=_environment(), timeout=SECONDS, stdin=subprocess.DEVNULL,
            capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise _GitRefusedError(getattr(error, "strerror", None) or str(error)) from error
    if done.returncode:
        raise _GitRefusedError(done.stderr.strip().partition("\n")[0])
    return done.stdout.strip()


def _command(root: Path, *words: str) -> list[str]:
    return ["git", *_NO_PROGRAMS, "-C", str(root), *words]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _FOR_HOOKS} | _NO_FETCHING
