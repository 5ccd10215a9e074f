"""Writes files so that nothing is lost: whole at every moment, never over a newer version, and the old ones kept."""

import contextlib
import glob
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.problem import WrongInput
from knowledge.saving.file_exchange import exchange
from knowledge.workspace import Workspace

LOCK_SECONDS = 20  # another writer may save many times in a row on a slow disk before this one has its turn
MOST_VERSIONS = 50  # of one file: months of work, and a megabyte or two
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # which some editors put before a text
HISTORY = ".history"
_LOCK = "lock"  # beside the old versions, where git does not see it
_READABLE_BY_ALL = 0o644
_TIME = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, order=True)
class Version:
    """What a file held until `replaced_at` (UTC); `kept_in` is the copy."""

    replaced_at: datetime
    kept_in: Path

    @property
    def content(self) -> bytes:
        """The whole file as it was."""
        return self.kept_in.read_bytes()


def digest(content: bytes | None) -> str | None:
    """What tells one content from every other (SHA-256); None where there is no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def content_of(file: Path) -> bytes | None:
    """What a file holds now, None where there is none. Raises OSError where it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def save_file(workspace: Workspace, file: Path, content: bytes, *, seen: str | None) -> None:
    """Put new content in place of the content with the digest `seen` (None: of no file at all).

    Raises `WrongInput`: `changed-on-disk` where the file holds something else by now, `outside-workspace`,
    `link-not-written`, or `not-saved`; nothing is then changed.
    """
    with writing(workspace, file):
        before = content_of(file)
        if digest(before) != seen:
            raise WrongInput("changed-on-disk", workspace.shown(file))
        write_file(workspace, file, content, over=before)


def create_file(file: Path, content: bytes, shown: str) -> None:
    """Write a file that is not there yet, whole or not at all; `shown` names it in messages.

    Raises `WrongInput`: `file-exists`, whatever stands there, or `not-saved`.
    """
    try:
        with _beside(file, content) as temporary:
            _link(temporary, file, content)
    except (OSError, ValueError) as error:
        if isinstance(error, FileExistsError) and os.path.lexists(file):
            raise WrongInput("file-exists", shown) from error
        raise WrongInput("not-saved", shown, reason=getattr(error, "strerror", None) or str(error)) from error


def _link(temporary: Path, file: Path, content: bytes) -> None:
    """Give a new file its name, in one step where the file system knows a second name for one file."""
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        with file.open("xb") as stream:
            stream.write(content)


@contextlib.contextmanager
def writing(workspace: Workspace, file: Path) -> Iterator[None]:
    """Hold a file of the workspace for writing; the system's refusals come out as `WrongInput("not-saved")`."""
    shown = workspace.shown(file)
    try:
        if refused := workspace.refused(file):
            raise refused
        if not workspace.holds(_history_folder(workspace, file) / _LOCK):
            raise WrongInput("outside-workspace", shown)
        file.parent.mkdir(parents=True, exist_ok=True)
        own = _history_folder(workspace, file)
        _make_hidden(own)
        with FileLock(own / _LOCK, timeout=LOCK_SECONDS):
            yield
    except (OSError, Timeout) as error:
        raise WrongInput("not-saved", shown, reason=getattr(error, "strerror", None) or str(error)) from error


def write_file(workspace: Workspace, file: Path, content: bytes, *, over: bytes | None) -> None:
    """Keep what a file held when it was read, `over`, as an old version, then replace it; it must be held by `writing`.

    Raises `WrongInput("changed-on-disk")` and leaves the file where it holds something else by now: editors ask for no
    lock.
    """
    if over == content:
        return
    for left_over in file.parent.glob(f".{glob.escape(file.name)}.*.tmp"):  # by a writer that was killed
        left_over.unlink(missing_ok=True)
    if over is not None:
        _keep(_history_folder(workspace, file), over)
    with _beside(file, content) as temporary:
        if content_of(file) != over or not _took_the_place(temporary, file, over):
            raise WrongInput("changed-on-disk", workspace.shown(file))


def _took_the_place(temporary: Path, file: Path, over: bytes | None) -> bool:
    """Put a new file in the place of one that holds `over`; False where an editor was quicker, and its text stays.

    Where two files cannot be exchanged, what is written in the microseconds since the last look at it is lost.
    """
    if over is None or not exchange(temporary, file):
        temporary.replace(file)
        return True
    if content_of(temporary) == over:
        return True
    exchange(temporary, file)
    return False


def versions(workspace: Workspace, file: Path) -> tuple[Version, ...]:
    """The kept versions of a file, the newest first."""
    found = []
    for kept in _history_folder(workspace, file).glob("*Z"):
        with contextlib.suppress(ValueError):
            found.append(Version(datetime.strptime(kept.name, _TIME).replace(tzinfo=UTC), kept))
    return tuple(sorted(found, reverse=True))


@contextlib.contextmanager
def _beside(file: Path, content: bytes) -> Iterator[Path]:
    """New content for a file, safe on the disk, to be put in its place in one step; gone afterwards. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(file.stat().st_mode & 0o777 if file.exists() else _READABLE_BY_ALL)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _history_folder(workspace: Workspace, file: Path) -> Path:
    return workspace.root / HISTORY / file.relative_to(workspace.root)


def _make_hidden(folder: Path) -> None:
    """Make a folder of the history, which hides itself from git: it is one's own."""
    folder.mkdir(parents=True, exist_ok=True)
    ignored = next(each for each in folder.parents if each.name == HISTORY) / ".gitignore"
    if not ignored.exists():
        _put(ignored, b"*\n")


def _put(file: Path, content: bytes) -> None:
    with _beside(file, content) as temporary:
        temporary.replace(file)


def _keep(folder: Path, content: bytes) -> None:
    """Add a version and let go of the oldest above the bound."""
    _put(folder / datetime.now(UTC).strftime(_TIME), content)
    for old in sorted(folder.glob("*Z"), reverse=True)[MOST_VERSIONS:]:
        old.unlink(missing_ok=True)
