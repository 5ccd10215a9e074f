"""A place in a file, and what is wrong there. Wording lives in `locales/`; here are only codes and values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a path with a line and columns counted from 1; line 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    source: str = field(default="", compare=False)


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `code` is stable and documented; `values` fill the sentence of that code in `locales/`.

    `subject` is the path of names inside the file ("factors.strong_rivals.likely"), empty for a whole file.
    """

    code: str
    place: Place
    subject: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"


class WrongInput(Exception):
    """A user's mistake outside a file (an unknown id, a missing folder), carried to the door as one problem."""

    def __init__(self, code: str, subject: str = "", /, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, place=Place(path=""), subject=subject, values=values)


def nearest(word: object, allowed: object) -> str:
    """The allowed word most like the one found, or an empty string.

    >>> nearest("strong_rival", ["strong_rivals", "people"])
    'strong_rivals'
    """
    matches = get_close_matches(str(word), [str(each) for each in allowed], n=1, cutoff=0.6)  # type: ignore[attr-defined]
    return matches[0] if matches else ""


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by place, so that a file reads from top to bottom."""
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code, problem.subject)))
