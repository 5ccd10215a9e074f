"""Reading a thousand profiles: against the bare C parser over the same files, and again after one file has changed.

Run with `python -m benchmarks.profiles`. The parser makes plain values only: no places, no checks, no records.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import yaml

from benchmarks.many_profiles import write_profiles
from benchmarks.table import print_table
from knowledge import Knowledge, read_knowledge

PROFILES, RUNS = 1_000, 5
COLD_BAR, AGAIN_BAR = 1.3, 0.05


def parse_alone(files: list[Path]) -> float:
    """Seconds in which the C parser turns the files into plain values."""
    start = perf_counter()
    for file in files:
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return perf_counter() - start


def read_cold(folder: Path) -> tuple[float, Knowledge]:
    """Seconds in which a workspace is read, checked and turned into records, and what is then known."""
    start = perf_counter()
    known = read_knowledge(folder)
    return perf_counter() - start, known


def read_again(folder: Path, known: Knowledge, changed: Path) -> float:
    """Seconds of the next reading after one file has changed; it reads that file only."""
    content, status = changed.read_bytes(), changed.stat()
    changed.write_bytes(content.replace(b"likely: 5\n", b"likely: 6\n", 1))
    os.utime(changed, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
    start = perf_counter()
    after = read_knowledge(folder, known)
    seconds = perf_counter() - start
    anew = [file for file, reading in after.readings.items() if known.readings[file] is not reading]
    assert anew == [changed.resolve()], "another file was read too"
    return seconds


def main() -> int:
    """Measure in turns, print, and return 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_profiles(folder, PROFILES)
        bare, cold, again = [], [], []
        for run in range(RUNS):
            bare.append(parse_alone(files))
            seconds, known = read_cold(folder)
            assert (len(known.industries), known.problems) == (PROFILES, ())
            cold.append(seconds)
            again.append(read_again(folder, known, files[run]))
        lines = len(files[0].read_text(encoding="utf-8").splitlines())
    times = median(cold) / median(bare), median(again) / median(cold)
    print(f"{PROFILES:,} profiles of {lines} lines, medians of {RUNS} runs\n")
    print_table(
        ["", "median s", "ratio", "bar"],
        [
            ["bare C parser", f"{median(bare):.2f}", "1", ""],
            ["cold", f"{median(cold):.2f}", f"{times[0]:.2f}", f"at most {COLD_BAR}"],
            ["one file changed, against cold", f"{median(again):.3f}", f"{times[1]:.3f}", f"at most {AGAIN_BAR}"],
        ],
    )
    return int(times[0] > COLD_BAR or times[1] > AGAIN_BAR)


if __name__ == "__main__":
    sys.exit(main())
