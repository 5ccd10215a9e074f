"""Words and numbers in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = {"en": "English", "zh-Hant": "繁體中文"}
MINUS, EN_DASH = "\u2212", "\u2013"

_COMMAS = (", ", "，", "、")
_ENDS = tuple(".!?…:;。！？：；")
_AROUND_AN_END = "*_`\"')]”’）」』\\"  # marks of Markdown, quotes and brackets that may close behind a full stop
_ALL_WHOLE = 1e15  # from here on a float has no decimals worth rounding
_FOLDER = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def half_up(value: float, digits: int = 0) -> float:
    """A number rounded as people do it, and browsers: halves away from zero. All that is shown is rounded so.

    >>> half_up(8.5), half_up(2.25, 1), half_up(-0.5)
    (9.0, 2.3, -1.0)
    """
    if not abs(value) < _ALL_WHOLE:
        return value
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def in_hundred(share: float) -> int:
    """A share as whole cases in a hundred.

    >>> in_hundred(0.285)
    29
    """
    return round(100 * half_up(share, 2))


@dataclass(frozen=True)
class Words:
    """The words of one language, by dotted key, with numbers in its form."""

    language: str
    catalogue: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its placeholders filled. Raises KeyError for a key that no locale has."""
        return self.catalogue[key].format_map(values) if values else self.catalogue[key]

    def text(self, human: Any) -> str:
        """Human text from a data file in this language, on one line.

        English where the language is missing; empty for None.
        """
        said = human.get(self.language) or human.get("en") if isinstance(human, Mapping) else human
        return "" if said is None else " ".join(str(said).split())

    def under(self, prefix: str) -> dict[str, str]:
        """All sentences whose key starts with a prefix, by the rest of the key."""
        start = prefix + "."
        return {key[len(start) :]: text for key, text in self.catalogue.items() if key.startswith(start)}

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """A number with thousands separators and a real minus sign."""
        rounded = half_up(value, digits)
        text = f"{abs(rounded):,.{digits}f}"
        sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
        return sign + text

    def span(self, low: float, high: float, digits: int = 0) -> str:
        """A range with an en dash."""
        return f"{self.number(low, digits)}{EN_DASH}{self.number(high, digits)}"

    def hundred(self, share: float) -> str:
        """A share as whole cases in a hundred."""
        return self.number(in_hundred(share))

    def money(self, usd: float) -> str:
        """US dollars in short form: at most one decimal of the units that the language counts in."""
        for size in ("large", "small"):
            unit = float(self(f"numbers.usd_{size}_unit"))
            if abs(usd) >= 0.99995 * unit:  # what rounds to the next unit is one of it
                value = half_up(usd / unit, 1)
                return self(f"numbers.usd_{size}", value=self.number(value, 0 if value.is_integer() else 1))
        return self("numbers.usd", value=self.number(usd))

    def listing(self, parts: list[str]) -> str:
        """Words in a row: "a, b and c", or "a; b, too; and c" where one of them has a comma itself."""
        if len(parts) < 2:
            return "".join(parts)
        has_comma = any(comma in part for part in parts for comma in _COMMAS)
        between, ending = ("semicolon", "and_apart") if has_comma else ("comma", "and")
        return self(f"numbers.{ending}", first=self(f"numbers.{between}").join(parts[:-1]), last=parts[-1])

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences one after another, empty ones left out; a full stop stands between those that bring none.

        People write reasons without one, and a mend may end with a path. A Chinese full stop brings its own space.
        """
        *before, last = [part for part in parts if part] or [""]
        ended = [part if _is_ended(part) else part + self("numbers.full_stop") for part in before]
        return ("" if self.language == "zh-Hant" else " ").join([*ended, last])


def _is_ended(sentence: str) -> bool:
    return sentence.rstrip(_AROUND_AN_END).endswith(_ENDS)


@cache
def words_in(language: str) -> Words:
    """The words of a language; English for one we do not have."""
    known = language if language in LANGUAGES else "en"
    text = (_FOLDER / f"{known}.yaml").read_text(encoding="utf-8")
    loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    return Words(known, dict(_flat(loaded, "")))


def _flat(tree: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in tree.items():
        path = f"{prefix}{key}"
        rows += _flat(value, path + ".") if isinstance(value, Mapping) else [(path, str(value))]
    return rows
