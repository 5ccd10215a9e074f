"""Problems in words: one line that says where and what, the line itself with carets, and how to mend it."""

from collections.abc import Mapping

from knowledge.problem import Problem
from locales import Words


def problem_message(problem: Problem, words: Words) -> str:
    """What is wrong, in one sentence."""
    return _fill(problem, words, "message")


def problem_help(problem: Problem, words: Words) -> str:
    """How to mend it; names the nearest match where there is one."""
    near = problem.values.get("nearest")
    own = _fill(problem, words, "help")
    return f"{words('problems.nearest', nearest=near)} {own}".strip() if near else own


def _fill(problem: Problem, words: Words, part: str) -> str:
    key = f"problems.{problem.code}.{part}"
    if not words.has(key):
        return ""
    named = {"subject": problem.subject, **problem.values}
    for name in ("expected", "found_kind"):
        if name in named:
            named[name] = words(f"kinds.{named[name]}")
    return words(key, **named)


def problem_text(problem: Problem, words: Words) -> str:
    """The whole problem as the terminal prints it."""
    place = problem.place
    where = ":".join(str(part) for part in (place.path, place.line, place.column) if part)
    subject = f"{problem.subject}: " if problem.subject and place.path else ""
    severity = words(f"severities.{problem.severity}")
    head = f"{where}: {severity}[{problem.code}] {subject}{problem_message(problem, words)}".removeprefix(": ")
    lines = [head]
    if place.line and place.column and place.source:
        number = f"{place.line:>6}"
        carets = "^" * max(1, min(place.end_column, len(place.source) + 1) - place.column)
        lines += [f"{number} | {place.source}", f"{'':>6} | {' ' * (place.column - 1)}{carets}"]
    if advice := problem_help(problem, words):
        lines.append(f"  {words('problems.help_label')}: {advice}")
    return "\n".join(lines)


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
    """The problem as an annotation of a code-hosting check run."""
    level = {"error": "error", "warning": "warning", "note": "notice"}[problem.severity]
    place = problem.place
    fields: Mapping[str, object] = {"file": place.path, "line": place.line or 1, "col": place.column or 1, "title": problem.code}
    named = ",".join(f"{name}={_escaped(str(value), in_field=True)}" for name, value in fields.items())
    return f"::{level} {named}::{_escaped(problem_message(problem, words))}"


def _escaped(text: str, *, in_field: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_field else text
