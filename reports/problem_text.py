"""Problems in words: one line that says where and what, the line itself with carets, and how to mend it."""

import unicodedata

from knowledge.problem import Place, Problem
from locales import Words
from reports.exchange.grid import is_sheet

LONGEST_QUOTE = 300  # characters of one value in a sentence, so that a hostile file cannot flood the screen
LONGEST_SOURCE = 160  # characters of the file's line that are shown around the place
BEFORE_PLACE = 60


def problem_message(problem: Problem, words: Words) -> str:
    """What is wrong, in one sentence."""
    return _filled(problem, words, "message")


def problem_help(problem: Problem, words: Words) -> str:
    """How to mend it, with the nearest match where there is one; of a cell in the words of spreadsheets."""
    own = _filled(problem, words, _which_help(problem, words))
    if not problem.values.get("nearest"):
        return own
    return f"{words('problems.nearest', nearest=_legible(problem.values['nearest']))} {own}"


def _which_help(problem: Problem, words: Words) -> str:
    """The name of the sentence: another one where there is nothing to choose from, or for a spreadsheet."""
    if problem.code == "unknown-industry" and not problem.values.get("allowed"):
        return "help_none"
    is_told = is_sheet(problem.place.path) and f"problems.{problem.code}.in_sheet" in words.catalogue
    return "in_sheet" if is_told else "help"


def _filled(problem: Problem, words: Words, part: str) -> str:
    named = {name: _legible(value) for name, value in {"subject": problem.subject, **problem.values}.items()}
    for name in ("expected_kind", "found_kind"):
        if name in named:
            named[name] = words(f"kinds.{named[name]}")
    return words(f"problems.{problem.code}.{part}", **named)


def _legible(text: str) -> str:
    """Text from a file on one line, without characters that steer a terminal."""
    plain = "".join(each if each.isprintable() else "\ufffd" for each in text[: LONGEST_QUOTE + 1])
    return plain if len(plain) <= LONGEST_QUOTE else plain[:LONGEST_QUOTE] + "…"


def problem_text(problem: Problem, words: Words) -> str:
    """The whole problem as the terminal prints it."""
    place = problem.place
    where = ":".join(str(part) for part in (_legible(place.path), place.line, place.column) if part)
    told = f"{words(f'severities.{problem.severity}')}[{problem.code}]"
    subject = f"{_legible(problem.subject)}: " if problem.subject and place.path else ""
    lines = [": ".join(part for part in (where, f"{told} {subject}{problem_message(problem, words)}") if part)]
    if place.line and place.column:
        lines += _source_lines(place)
    return "\n".join([*lines, f"  {words('problems.help_label')}: {problem_help(problem, words)}"])


def _source_lines(place: Place) -> list[str]:
    """The line of the file, cut to what surrounds the place, and carets under the place."""
    start = max(0, place.column - 1 - BEFORE_PLACE) if len(place.source) > LONGEST_SOURCE else 0
    source = "".join(each if each.isprintable() else " " for each in place.source[start : start + LONGEST_SOURCE])
    before = source[: place.column - 1 - start]
    marked = source[len(before) : place.end_column - 1 - start]
    return [f"{place.line:>6} | {source}".rstrip(), f"{'':>6} | {' ' * _width(before)}{'^' * max(1, _width(marked))}"]


def _width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def problem_sentences(problem: Problem, words: Words) -> str:
    """What is wrong and how to mend it, as running text."""
    message, advice = problem_message(problem, words), problem_help(problem, words)
    return words("problems.sentences", message=message, help=advice).strip()


def problem_payload(problem: Problem, words: Words) -> dict[str, object]:
    """The problem as `check --format json` gives it."""
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": problem.severity,
        "subject": problem.subject,
        "message": problem_message(problem, words),
        "help": problem_help(problem, words),
    }


def problem_github(problem: Problem, words: Words) -> str:
    """The problem and its mend as an annotation of a code-hosting check run; its path must count from the checkout."""
    level = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    place = problem.place
    fields = {"file": place.path, "line": place.line or 1, "col": place.column or 1, "title": problem.code}
    named = ",".join(f"{name}={_escaped(str(value), in_field=True)}" for name, value in fields.items())
    return f"::{level} {named}::{_escaped(problem_sentences(problem, words))}"


def _escaped(text: str, *, in_field: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_field else text
