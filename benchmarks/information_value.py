"""The values of information of all single cells at 10,000 draws, beside the time of the ranking itself.

Run with `python -m benchmarks.information_value`. The ranking is `assess()` with all its outputs; the values are
`cell_values()` on its result, which draws every cell's own part of the error again. The whole research plan, with
sources, bundle and cards, is printed beside them without a bar.
"""

import sys
from collections.abc import Sequence
from statistics import median

from assessment import assess
from assessment.assess import DRAWS
from assessment.research.plan import cell_values, research
from benchmarks.ranking import AS_OF, PAIRS, interleaved
from benchmarks.table import print_table
from knowledge import read_knowledge

BAR = 3.0
HOURS = 6.0


def main() -> int:
    """Measure, print, and return 1 where the bar is missed."""
    known = read_knowledge()
    assessment = assess(known, as_of=AS_OF)
    values, ranking = interleaved(lambda: cell_values(assessment), lambda: assess(known, as_of=AS_OF))
    plan, _ = interleaved(lambda: research(assessment, HOURS), lambda: None)
    ratio = median(values) / median(ranking)
    print(f"{len(cell_values(assessment))} cells, {DRAWS:,} draws, {PAIRS} runs each\n")
    print_table(
        ["", "median ms", "fastest ms", "ratio of medians", f"bar {BAR:g}"],
        [
            _row("values of all single cells", values, f"{ratio:.2f}", "met" if ratio < BAR else "missed"),
            _row("assess(), everything", ranking, "1", ""),
            _row(f"research plan for {HOURS:g} hours", plan, f"{median(plan) / median(ranking):.2f}", ""),
        ],
    )
    return int(ratio >= BAR)


def _row(name: str, seconds: Sequence[float], ratio: str, bar: str) -> list[str]:
    return [name, f"{1000 * median(seconds):.1f}", f"{1000 * min(seconds):.1f}", ratio, bar]


if __name__ == "__main__":
    sys.exit(main())
