"""The server's part of a rerun of Decide, beside that of a bare app of five Altair charts in the same run.

Run with `python -m benchmarks.server_rerun`. A client without a browser asks for the whole page and is answered when
the last message of the run has come: what the server computes, builds and sends, without the browser's drawing, which
`benchmarks.decide_rerun` adds. The bar is held against the other language, with which every word and chart changes.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from websockets.sync.client import ClientConnection

from benchmarks.client import LANGUAGES, rerun, session
from benchmarks.server import serving
from benchmarks.table import print_table

BAR = 0.6
WARM_UP, TURNS = 8, 60
REST_SECONDS = 0.1


def milliseconds(socket: ClientConnection, switch: str = "", language: str = "") -> float:
    """From asking to the last message of the run."""
    time.sleep(REST_SECONDS)
    start = time.perf_counter()
    rerun(socket, switch, language)
    return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Measure in turns, print, and return 1 above the bar."""
    with (
        tempfile.TemporaryDirectory() as elsewhere,
        serving("swot_app.py") as ours,
        serving("benchmarks/bare_five_charts.py", folder=Path(elsewhere)) as bare,
        session(ours) as page,
        session(ours) as reader,
        session(bare) as peer,
    ):
        switch = rerun(page)
        turns = [
            (
                milliseconds(page, switch, LANGUAGES[turn % 2]),
                milliseconds(reader),
                milliseconds(peer),
            )
            for turn in range(WARM_UP + TURNS)
        ][WARM_UP:]
    switched, again, bare_times = zip(*turns, strict=True)
    ratio = median(switched) / median(bare_times)
    print(f"{TURNS} turns each\n")
    print_table(
        ["asked until all is sent", "p50 ms", "p95 ms", "ratio of medians", "bar"],
        [
            _row("Decide, every word and chart changed", switched, bare_times, f"at most {BAR}"),
            _row("Decide, nothing changed", again, bare_times),
            _row("bare app, five charts", bare_times, bare_times),
        ],
    )
    return int(ratio > BAR)


def _row(name: str, times: Sequence[float], bare: Sequence[float], bar: str = "") -> list[str]:
    p95 = quantiles(times, n=20)[-1]
    return [name, f"{median(times):.0f}", f"{p95:.0f}", f"{median(times) / median(bare):.2f}", bar]


if __name__ == "__main__":
    sys.exit(main())
