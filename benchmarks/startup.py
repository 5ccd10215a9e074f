"""What starting costs: the doors must load nothing that a first page or a first answer does not need.

Run with `python -m benchmarks.startup`. Each start is a fresh process; the bare peer starts the same process with only
the libraries that the door cannot do without.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.table import print_table

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
TOO_HEAVY = ("scipy", "pymcdm")  # oracles of the tests; either takes over a second to import
TERMINAL_NEEDS_NOT = (*TOO_HEAVY, "streamlit", "altair", "pandas")

TERMINAL = "import swot_cli"
BARE_TERMINAL = "import click, numpy, pydantic, yaml"
# AppTest runs the browser door as Streamlit would, up to the last element of its first page
FIRST_PAGE = """
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("swot_app.py", default_timeout=120).run()
assert not page.exception, page.exception
"""
BARE_PAGE = """
from streamlit.testing.v1 import AppTest
script = '''
import altair, pandas, streamlit
table = pandas.DataFrame({"score": [50, 60]})
streamlit.dataframe(table)
streamlit.altair_chart(altair.Chart(table).mark_bar().encode(x="score:Q"))
'''
AppTest.from_string(script, default_timeout=120).run()
"""


def seconds_of(program: str) -> float:
    """Seconds from process start to end."""
    start = perf_counter()
    _python(program)
    return perf_counter() - start


def loaded_by(program: str) -> set[str]:
    """Top-level packages that a program has loaded when it ends."""
    report = "\nimport sys; print('loaded:', *{name.split('.')[0] for name in sys.modules})"
    lines = _python(program + report).splitlines()
    return set(lines[-1].removeprefix("loaded:").split())


def _python(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def main() -> int:
    """Measure, print, and return 1 where something is loaded that should not be."""
    rows, wrong = [], False
    for name, program, bare, unwanted in (
        ("terminal door: import swot_cli", TERMINAL, BARE_TERMINAL, TERMINAL_NEEDS_NOT),
        ("browser door: first page", FIRST_PAGE, BARE_PAGE, TOO_HEAVY),
    ):
        pairs = [(seconds_of(program), seconds_of(bare)) for _ in range(RUNS)]
        own, peer = (median(times) for times in zip(*pairs, strict=True))
        rows.append([name, f"{own:.2f}", f"{peer:.2f}", f"{own / peer:.2f}", _verdict(program, unwanted)])
        wrong |= rows[-1][-1] != _none_of(unwanted)
    print_table(["", "median s", "bare peer s", "ratio", "check"], rows)
    return int(wrong)


def _verdict(program: str, unwanted: Sequence[str]) -> str:
    found = sorted(loaded_by(program) & set(unwanted))
    return f"LOADS {', '.join(found)}" if found else _none_of(unwanted)


def _none_of(unwanted: Sequence[str]) -> str:
    return f"loads no {', '.join(unwanted)}"


if __name__ == "__main__":
    sys.exit(main())
