"""A place in a file, and what is wrong there. Wording lives in `locales/`; here are only codes and values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import Literal

Severity = Literal["error", "warning", "note"]

MOST_IN_A_FILE = 50  # with more, one mistake lies at the root of them, or the file is of another kind
LONGEST_WORD = 80  # no name in any file is longer; comparing far longer ones takes minutes


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a path with a line and columns counted from 1; line 0 means the whole file.

    `end_column` is the first column after it; `source` is the line itself.
    """

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


class WrongInput(Exception):  # noqa: N818 - it is the user's input that is wrong, not the program
    """A user's mistake that ends what was asked (an unknown id, a missing folder), carried to the door as a problem."""

    def __init__(self, code: str, subject: str = "", /, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code=code, place=Place(path=""), subject=subject, values=values)

    @classmethod
    def because_of(cls, problem: Problem) -> "WrongInput":
        """One that carries a problem with its place in a file."""
        wrong = cls(problem.code)
        wrong.problem = problem
        return wrong


def nearest(word: object, allowed: Iterable[object]) -> str:
    """The allowed word most like the one found, or an empty string.

    >>> nearest("strong_rival", ["strong_rivals", "people"])
    'strong_rivals'
    """
    found = str(word)
    matches = get_close_matches(found, map(str, allowed), n=1) if len(found) <= LONGEST_WORD else []
    return matches[0] if matches else ""


def limited(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first MOST_IN_A_FILE problems of one file; where there are others, a last one says so."""
    first = tuple(islice(problems, MOST_IN_A_FILE + 1))
    if len(first) <= MOST_IN_A_FILE:
        return first
    shown = first[:MOST_IN_A_FILE]
    return (*shown, Problem("more-problems", Place(shown[0].place.path), values={"shown": str(MOST_IN_A_FILE)}))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems sorted by place, so that a file reads from top to bottom."""
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code, problem.subject)))
