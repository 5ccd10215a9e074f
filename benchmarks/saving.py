"""What saving must survive: kill -9, two writers and an editor on one file, a full disk, a folder that refuses.

Run with `python -m benchmarks.saving`; `tests/reliability` runs short versions of the same. Needs fork and Linux.
"""

import contextlib
import hashlib
import os
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.table import print_table
from knowledge import Workspace, read_knowledge
from knowledge.problem import WrongInput
from knowledge.saving.file_exchange import exchange
from knowledge.saving.file_writer import digest, save_file, versions

KILLS, ROUNDS, SEED = 1_000, 500, 4
LONGEST_LIFE = 0.02  # seconds, in which a writer saves some times before it is killed
SLOWEST_WRITER, SLOWEST_EDITOR = 0.004, 0.02  # seconds between a look and a save, and between edits
NOBODY = 65534
_PROFILE = "schema: 1\nid: pumps\nname: Pumps\ntrades: [machinery]\n"


def new_file(folder: Path) -> tuple[Workspace, Path]:
    """A workspace in a folder with one profile, version 0."""
    file = folder / "industry_profiles" / "pumps.yaml"
    file.parent.mkdir(parents=True)
    file.write_bytes(version(0, "start"))
    return Workspace.at(folder), file


def version(number: int, writer: str, size: int = 0) -> bytes:
    """A valid profile that says which version of whom it is, with a checksum in its first line."""
    body = f"# {number} {writer}\n{_PROFILE}" + "# more\n" * size
    return f"# {hashlib.sha256(body.encode()).hexdigest()}\n{body}".encode()


def number_in(content: bytes) -> int:
    """The number of a whole version. Raises AssertionError where the content is not whole."""
    first, _, body = content.partition(b"\n")
    assert first.decode() == f"# {hashlib.sha256(body).hexdigest()}", "a file is neither the old nor the new version"
    return int(body.split()[1])


@dataclass(frozen=True)
class Killed:
    """How many writers were killed, the versions they had saved, and the temporary files that the last left behind."""

    kills: int
    saved: int
    left_over: int
    caught_writing: int


def kill_writers(folder: Path, kills: int) -> Killed:
    """Kill writers of one file at random moments of their work; after each the file and all kept versions are whole."""
    place, file = new_file(folder)
    random, number, caught = Random(SEED), 0, 0
    for _ in range(kills):
        began, says = os.pipe()
        writer = _forked(partial(_save_on_and_on, place, file, says))
        os.read(began, 1)  # its first save is done: on a busy machine a new process is slow to begin
        time.sleep(random.uniform(0, LONGEST_LIFE))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        os.close(began)
        os.close(says)
        caught += bool(_temporary(file))
        now = number_in(file.read_bytes())
        assert now >= number, "a file went back to an older version"
        number = now
    for kept in versions(place, file):
        number_in(kept.content)
    known = read_knowledge(place)
    assert (list(known.industries), known.problems) == (["pumps"], ())
    save_file(place, file, version(number + 1, "last"), seen=digest(file.read_bytes()))  # no lock is left behind
    return Killed(kills, number, len(_temporary(file)), caught)


def _temporary(file: Path) -> list[Path]:
    return [each for each in file.parent.iterdir() if each.name.endswith(".tmp")]


def _save_on_and_on(place: Workspace, file: Path, says: int) -> None:
    random = Random()
    while True:
        content = file.read_bytes()
        save_file(
            place, file, version(number_in(content) + 1, "writer", random.randrange(20_000)), seen=digest(content)
        )
        os.write(says, b".")


@dataclass(frozen=True)
class Raced:
    """Saves that went through, those refused because the file had changed, the editor's, and what was lost unshown."""

    saved: int
    refused: int
    edited: int
    lost: int


def race(folder: Path, rounds: int) -> Raced:
    """Two writers who save over what they saw, and an editor that knows of no lock, each `rounds` times on one file.

    Every version says what it replaced: ours what they saw, the editor's what truly stood there. If two say the same,
    the first of them was replaced by somebody who had not seen it.
    """
    place, file = new_file(folder)
    logs = [folder / f"{name}.log" for name in ("one", "two", "editor")]
    jobs = [
        _forked(lambda: _take_turns(place, file, rounds, logs[0])),
        _forked(lambda: _take_turns(place, file, rounds, logs[1])),
        _forked(lambda: _edit(file, rounds, logs[2])),
    ]
    for job in jobs:
        _, status = os.waitpid(job, 0)
        assert status == 0, "a writer ended by a mistake"
    number_in(file.read_bytes())
    events = [line.split() for log in logs for line in log.read_text(encoding="utf-8").splitlines()]
    ends = Counter(end for end, _ in events)
    replaced = Counter(what for end, what in events if end != "changed-on-disk")
    return Raced(ends["saved"], ends["changed-on-disk"], ends["edited"], sum(times - 1 for times in replaced.values()))


def _take_turns(place: Workspace, file: Path, rounds: int, log: Path) -> None:
    random = Random(log.stem)
    with log.open("w", encoding="utf-8") as lines:
        for number in range(rounds):
            seen = digest(file.read_bytes())
            time.sleep(random.uniform(0, SLOWEST_WRITER))
            try:
                save_file(place, file, version(number, log.stem), seen=seen)
                end = "saved"
            except WrongInput as wrong:
                end = wrong.problem.code
            lines.write(f"{end} {seen}\n")


def _edit(file: Path, rounds: int, log: Path) -> None:
    """An editor that writes a new file and puts it in the place of the old one, as most do, and asks nobody."""
    random, other = Random(log.stem), file.with_name(".editor.swp")
    with log.open("w", encoding="utf-8") as lines:
        for number in range(rounds):
            time.sleep(random.uniform(0, SLOWEST_EDITOR))
            other.write_bytes(version(number, log.stem))
            assert exchange(other, file), "the system cannot tell what an editor replaced"
            lines.write(f"edited {digest(other.read_bytes())}\n")


def _forked(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent sees the exit status
        os._exit(1)
    os._exit(0)


@contextlib.contextmanager
def full_disk(room: int) -> Iterator[None]:
    """Let no file of this process grow beyond `room` bytes: writing more fails as it does where the disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder in which this process may not write; root, who may everywhere, acts as nobody meanwhile."""
    mode, root = folder.stat().st_mode, os.geteuid() == 0
    folder.chmod(0o555)
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(mode)


def main() -> int:
    """Run everything in full and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        killed = kill_writers(Path(folder) / "killed", KILLS)
        middle = time.perf_counter()
        raced = race(Path(folder) / "raced", ROUNDS)
        end = time.perf_counter()
    rows = [
        ["writers killed", f"{killed.kills:,}"],
        ["versions they had saved", f"{killed.saved:,}"],
        ["killed while writing", f"{killed.caught_writing:,}"],
        ["files or old versions not whole", "0"],  # one would have ended the run
        ["temporary files left after the next save", f"{killed.left_over}"],
        ["seconds", f"{middle - start:.0f}"],
        ["two writers: saved", f"{raced.saved:,}"],
        ["two writers: refused, the file had changed", f"{raced.refused:,}"],
        ["editor: written", f"{raced.edited:,}"],
        ["updates lost unshown", f"{raced.lost}"],
        ["seconds", f"{end - middle:.0f}"],
    ]
    print_table(["", "figure"], rows)
    return int(bool(raced.lost or killed.left_over))


if __name__ == "__main__":
    sys.exit(main())
