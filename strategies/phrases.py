"""The phrases that rules may use: a closed list, each one a function from levels to bounds."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from knowledge.problem import nearest
from knowledge.record_reader import shown

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Phrase:
    """Bounds, both included, in the points of what is asked about; an open end is infinite."""

    low: float = -math.inf
    high: float = math.inf

    def margin(self, points: float) -> float:
        """Signed distance to the nearer bound: at least 0 where the phrase holds, below 0 by how much it fails.

        >>> Phrase(low=7).margin(6.5), Phrase(3, 7).margin(4)
        (-0.5, 1)
        """
        return min(points - self.low, self.high - points)

    def holds(self, points: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
        """Where the phrase holds, in an array of any shape."""
        if math.isinf(self.high):
            return points >= self.low
        if math.isinf(self.low):
            return points <= self.high
        return (points >= self.low) & (points <= self.high)


@dataclass(frozen=True)
class Misreading:
    """Why a text is not a phrase: a problem's code and values."""

    code: str
    values: Mapping[str, str]


def at_least(level: float) -> Phrase:
    """That level or more."""
    return Phrase(low=level)


def at_most(level: float) -> Phrase:
    """That level or less."""
    return Phrase(high=level)


def between(low: float, high: float) -> Phrase:
    """From one level to the other."""
    return Phrase(low, high)


# The registry. L and M stand for a level's word or a number.
PHRASES: Mapping[str, Callable[..., Phrase]] = MappingProxyType(
    {"at least L": at_least, "at most L": at_most, "between L and M": between}
)


@dataclass(frozen=True)
class Scale:
    """What a phrase may name: level words with their points, and numbers from 0 to `highest`."""

    levels: Mapping[str, float]
    highest: float = 10.0


def parse_phrase(text: str, scale: Scale) -> Phrase | Misreading:
    """The phrase a text means, or why it means none.

    >>> parse_phrase("at least high", Scale({"high": 7}))
    Phrase(low=7.0, high=inf)
    """
    words = " ".join(text.split())
    for form, build in PHRASES.items():
        match = _pattern(form).fullmatch(words)
        if match is None:
            continue
        bounds = []
        for word in match.groups():
            points = _points(word, scale)
            if isinstance(points, Misreading):
                return points
            bounds.append(points)
        if bounds != sorted(bounds):
            return Misreading("phrase-order", {"found": shown(words), "low": match[1], "high": match[2]})
        return build(*bounds)
    values = {"found": shown(words), "nearest": _nearest_phrase(words, scale), "allowed": "; ".join(PHRASES)}
    return Misreading("unknown-phrase", values)


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(" ".join("(.+?)" if word in ("L", "M") else word for word in form.split()))


def _points(word: str, scale: Scale) -> float | Misreading:
    if word in scale.levels:
        return float(scale.levels[word])
    if not _NUMBER.fullmatch(word):
        if not scale.levels:
            return Misreading("number-needed", {"found": shown(word)})
        allowed = ", ".join(scale.levels)
        return Misreading(
            "unknown-level", {"found": shown(word), "nearest": nearest(word, scale.levels), "allowed": allowed}
        )
    points = float(word)
    if not math.isfinite(points):
        return Misreading("not-finite", {"found": shown(word)})
    if points > scale.highest:
        return Misreading("number-too-high", {"found": word, "limit": f"{scale.highest:g}"})
    return points if points >= 0 else Misreading("number-too-low", {"found": word, "limit": "0"})


def _nearest_phrase(words: str, scale: Scale) -> str:
    """The phrase most like the words, with the levels that stand in them filled in."""
    levels = [word for word in words.split() if word in scale.levels or _NUMBER.fullmatch(word)]
    filling = dict(zip("LM", levels, strict=False))
    return nearest(words, [" ".join(filling.get(word, word) for word in form.split()) for form in PHRASES])
