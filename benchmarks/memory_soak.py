"""Whether memory stays flat when Decide is drawn again and again, with Streamlit's own clean-up after runs and without.

Run with `python -m benchmarks.memory_soak [MINUTES]` (Linux). Two servers run side by side, `runner.postScriptGC` on
and off. Each is asked by a client without a browser, which switches the language and so changes the whole page, and
which leaves and comes back as a new session every so often. Resident memory is read from the kernel.
"""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.client import LANGUAGES, rerun, session
from benchmarks.server import Server, serving
from benchmarks.table import print_table

MINUTES = 18.0
REST_SECONDS = 0.2  # after each pair of reruns, as a reader would rest; keeps the machine half idle
RERUNS_A_SESSION = 50
FLAT = 1.05  # the last tenth of the readings over those of the middle tenth


def resident_mb(server: Server) -> float:
    """Resident memory of the server's process."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def reruns(server: Server) -> Iterator[None]:
    """Endless reruns, one at each step."""
    while True:
        with session(server) as socket:
            widget = rerun(socket)
            for number in range(RERUNS_A_SESSION):
                yield
                rerun(socket, widget, LANGUAGES[number % 2])


def main(minutes: float = MINUTES) -> int:
    """Run, print, and return 1 where memory without the clean-up is not flat."""
    script, switch = "swot_app.py", "--runner.postScriptGC"
    with serving(script, switch, "true") as cleaned, serving(script, switch, "false") as left:
        servers, readings = (cleaned, left), []
        steps = [reruns(server) for server in servers]
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            for step in steps:
                next(step)
            readings.append([resident_mb(server) for server in servers])
            time.sleep(REST_SECONDS)
    print(f"{minutes:g} minutes, {len(readings):,} reruns of the whole page on each server\n")
    columns = [_parts(list(column)) for column in zip(*readings, strict=True)]
    rows = [[name, *(f"{part:.0f}" for part in parts)] for name, parts in zip(("on", "off"), columns, strict=True)]
    print_table(["`runner.postScriptGC`", "after a tenth, MB", "middle, MB", "end, MB", "most, MB"], rows)
    _, middle, last, _ = columns[1]
    return int(last > FLAT * middle)


def _parts(readings: list[float]) -> tuple[float, float, float, float]:
    """Medians of the second, sixth and last tenth of the readings, and the highest of all."""
    tenth = max(1, len(readings) // 10)
    parts = [median(readings[start * tenth : (start + 1) * tenth] or readings[-1:]) for start in (1, 5)]
    return parts[0], parts[1], median(readings[-tenth:]), max(readings)


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:2])))
