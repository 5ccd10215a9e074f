"""The git repository that a workspace may stand in: the commit it stands at, and its files as they once were."""

import os
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED, Workspace

SECONDS = 60
# Set inside git's own hooks; here the folder asked about names the repository.
_FOR_HOOKS = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


class _GitRefusedError(Exception):
    """Git cannot answer, or is not there; the text is its reason."""


@dataclass(frozen=True)
class Commit:
    """Where a workspace stands in its repository; `clean` when every file asked about is as that commit has it."""

    hash: str
    clean: bool


def commit_of(workspace: Workspace, files: Iterable[Path]) -> Commit | None:
    """The commit a workspace stands at, and whether these files of it are in it unchanged; None without repository."""
    own = [file.relative_to(workspace.root).as_posix() for file in files if file.is_relative_to(workspace.root)]
    try:
        found = _git(workspace.root, "rev-parse", "--verify", "HEAD")
        changed = _git(workspace.root, "status", "--porcelain", "--ignored", "--untracked-files=all", "--", *own)
    except _GitRefusedError:
        return None
    return Commit(found, clean=not changed)


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
        told = _git(workspace.root, "log", f"--max-count={most}", "--format=%H%x1f%cI%x1f%s", "--", path)
    except _GitRefusedError:
        return ()
    rows = (line.split("\x1f", 2) for line in told.splitlines())
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
        _unpack(workspace.root, commit, place)
        yield Workspace(place, shipped=place if workspace.root == SHIPPED else workspace.shipped)


def _unpack(root: Path, commit: str, place: Path) -> None:
    """Write the YAML files of a folder as a commit has them; links, and what would lead out, are left aside."""
    command = _command(root, "archive", "--format=tar", commit, ":(glob)**/*.yaml")
    # a commit without such files gives no archive at all
    with _running(command) as git, suppress(tarfile.ReadError), tarfile.open(fileobj=git.stdout, mode="r|") as archive:
        for member in archive:
            target = (place / member.name).resolve()
            content = archive.extractfile(member) if member.isfile() else None
            if content and target.is_relative_to(place):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())


def _running(command: list[str]) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(  # noqa: S603 - a list of words and no shell
        command, env=_environment(), stdin=nothing, stdout=subprocess.PIPE, stderr=nothing
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
    return ["git", "-C", str(root), *words]


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _FOR_HOOKS}
