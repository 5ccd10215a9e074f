"""Random damage to a valid profile: each damaged text must be read, checked and told about, never raise or stall.

Run with `python -m benchmarks.mutations [COUNT]` (10,000 of them; the unit suite reads the first 1,000).
"""

import sys
from collections import Counter
from collections.abc import Iterator
from random import Random
from time import perf_counter

from benchmarks.many_profiles import profile_text
from benchmarks.table import print_table
from knowledge import Knowledge, read_knowledge
from knowledge.draft import draft_of
from locales import LANGUAGES, Words, words_in
from reports.problem_text import problem_text

COUNT, SEED = 10_000, 4
LONGEST_SECONDS = 2.0
_MOST_EDITS = 3
_SPAN = 60  # characters
_STRAY_BYTE = "\udcff"  # encoded as the single byte 0xFF
_VALUES = (
    "", "null", "~", "-1", "11", "5", ".nan", "1e999", "9" * 500, "0x" + "f" * 500, "true", "{}", "[]", "{en: x}",
    "{fr: x}", "2023", "2023-02-31", "[a, b]", "{id: a}", "{likely: 5}", "A", "D", "no such word", "x" * 500,
    "'quoted'", "!!str 5",
)  # fmt: skip
_TOKENS = (
    "", "\n", "\r", "  ", "\t", ": ", "- ", "? ", ", ", "[", "]", "{", "}", "'", '"', "#", "&a ", "*a", "|\n", ">\n",
    "%", "@", "!!python/name:os.system ", "`", "---\n", "...\n", "\x00", _STRAY_BYTE, "\ufeff", "\x1b[31m", "\u2028",
    "<<: ", "[" * 60, "schema: 2\n", *_VALUES,
)  # fmt: skip


def mutations(text: str, count: int, seed: int = SEED) -> Iterator[bytes]:
    """`count` damaged versions of a text, always the same for one seed."""
    random = Random(seed)
    for _ in range(count):
        damaged = text
        for _ in range(random.randint(1, _MOST_EDITS)):
            damaged = random.choice(_EDITS)(damaged, random)
        yield damaged.encode("utf-8", "surrogateescape")


def _character(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + chr(random.randrange(32, 127)) + text[at + 1 :]


def _token(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(_TOKENS) + text[at + random.choice((0, 1, _SPAN)) :]


def _value(text: str, random: Random) -> str:
    """Another value after a name: most often still YAML, so that the checks behind the parser are reached."""
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    name, colon, _ = lines[at].partition(": ")
    lines[at] = f"{name}{colon}{random.choice(_VALUES)}\n" if colon else lines[at]
    return "".join(lines)


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randrange(_SPAN) :]


def _lines(text: str, random: Random) -> str:
    """One line dropped, doubled, or indented otherwise, there or at another place."""
    lines = text.splitlines(keepends=True) or [""]
    at = random.randrange(len(lines))
    line = lines.pop(at)
    changed = random.choice(([], [line, line], [" " * random.randint(1, 3) + line], [line.lstrip()], ["\t" + line]))
    to = random.choice((at, random.randrange(len(lines) + 1)))
    return "".join([*lines[:to], *changed, *lines[to:]])


def _end(text: str, random: Random) -> str:
    return text[: random.randrange(len(text) + 1)]


_EDITS = (_character, _token, _value, _value, _value, _cut, _lines, _end)


def outcome(content: bytes, known: Knowledge, languages: tuple[Words, ...]) -> str:
    """What reading, checking and telling of a text as a profile ends in: the code of its first problem, or `sound`."""
    draft = draft_of(known, known.workspace.industry_folder / "profile_0.yaml", content)
    for problem in draft.problems:
        for words in languages:
            assert problem_text(problem, words)
    return draft.problems[0].code if draft.problems else "sound"


def main(count: int) -> int:
    """Read them all, print what came out, and return 1 where one took too long; whatever raises ends the run."""
    known, languages = read_knowledge(), tuple(words_in(language) for language in LANGUAGES)
    ends: Counter[str] = Counter()
    slowest = 0.0
    for damaged in mutations(profile_text(0), count):
        start = perf_counter()
        ends[outcome(damaged, known, languages)] += 1
        slowest = max(slowest, perf_counter() - start)
    print_table(["first problem", "texts"], [[code, f"{number:,}"] for code, number in ends.most_common()])
    print(f"\n{count:,} damaged texts, none raised; the slowest took {slowest * 1000:.0f} ms.")
    return int(slowest > LONGEST_SECONDS)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT))
