"""How an industry's profile lies in a spreadsheet: sheets, columns, and where each value stands in the profile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from knowledge.industry_profile import Needs
from knowledge.yaml_text.document import Path_, value_at

# `told` is for the reader's eyes and never read back; `key` names the row; `texts`, `words` and `citations` are lists.
Kind = Literal["key", "told", "number", "whole", "word", "day", "text", "texts", "words", "citations"]
LIST_SIGN = "; "
MOST_LETTERS = 32_767  # of one cell, in every spreadsheet program


@dataclass(frozen=True)
class Column:
    """One column: its name in the contract and in `sheets.columns`, and the path of its value inside the row's record.

    A text in two languages takes two columns, each with its `language`.
    """

    word: str
    kind: Kind
    path: Path_ = ()
    language: str | None = None

    @property
    def name(self) -> str:
        """The name that tells it from every other column of its sheet: `because_en`."""
        return f"{self.word}_{self.language[:2]}" if self.language else self.word


@dataclass(frozen=True)
class Sheet:
    """One sheet of rows. `root` is where its records stand in the profile: a mapping by id, a list, or all of it."""

    title: str
    root: Path_
    columns: tuple[Column, ...]
    form: Literal["mapping", "list", "whole"] = "mapping"

    @property
    def key(self) -> Column:
        """The column that names the row's record: an id, or its number in the list counted from 1."""
        return next(column for column in self.columns if column.kind == "key")


def _columns(kind: Kind, *words: str) -> tuple[Column, ...]:
    return tuple(Column(word, kind, (word,)) for word in words)


def _text(word: str, *path: str, kind: Kind = "text") -> tuple[Column, ...]:
    return tuple(Column(word, kind, path or (word,), language) for language in ("en", "zh-Hant"))


_SOURCES = Column("sources", "citations", ("evidence",))
_RANGE = _columns("number", "low", "likely", "high")

PROFILE = Sheet(
    "Profile",
    (),
    (
        Column("industry", "key"),
        *_text("name"),
        *_text("short_name"),
        *_text("summary"),
        *_columns("words", "trades", "regions"),
        Column("needs_model", "word", ("needs", "model")),
        *_text("needs_because", "needs", "because"),
    ),
    "whole",
)
RATINGS = Sheet(
    "Ratings",
    ("factors",),
    (
        Column("industry", "told"),
        Column("factor", "key"),
        Column("label", "told"),
        Column("side", "told"),
        *_RANGE,
        Column("from", "told"),
        *_text("because"),
        _SOURCES,
        Column("yardstick", "word", ("yardstick",)),
        Column("adjust_by", "number", ("adjust", "by")),
        *_text("adjust_because", "adjust", "because"),
        Column("adjust_sources", "citations", ("adjust", "evidence")),
    ),
)
SOURCES = Sheet(
    "Sources",
    ("evidence",),
    (
        Column("source", "key"),
        *_columns("word", "title", "publisher", "url"),
        *_columns("day", "date", "checked"),
        *_columns("word", "kind", "grade", "scope"),
        *_text("note"),
    ),
)
INDICATORS = Sheet(
    "Indicators",
    ("indicators",),
    (
        Column("indicator", "key"),
        *_columns("number", "value"),
        *_columns("word", "unit"),
        *_columns("day", "year"),
        *_columns("word", "scope"),
        *_text("label"),
        *_text("note"),
        _SOURCES,
    ),
)
NEEDS = Sheet(
    "Needs", ("needs",), (Column("need", "key"), *_RANGE, *_text("because"), *_columns("word", "grade"), _SOURCES)
)
RIVALS = Sheet(
    "Rivals",
    ("rivals",),
    (
        Column("number", "key"),
        *_columns("word", "name", "url", "country"),
        *_columns("whole", "founded"),
        *_columns("number", "raised_usd", "capital", "team", "market_share", "ease_of_use"),
        *_text("scale"),
        *_text("status"),
        *_text("model"),
        *_text("weaknesses", kind="texts"),
        *_columns("words", "unsourced"),
        _SOURCES,
    ),
    "list",
)
KNOCK_OUTS = Sheet("Knock-outs", ("knock_outs",), (Column("number", "key"), *_text("because"), _SOURCES), "list")
SHEETS = (PROFILE, RATINGS, SOURCES, INDICATORS, NEEDS, RIVALS, KNOCK_OUTS)
NEED_IDS = tuple(name for name in Needs.model_fields if name not in ("model", "because"))


def records_of(profile: Mapping[str, Any], sheet: Sheet, factors: Iterable[str]) -> dict[str, Any]:
    """The rows of a sheet: each key with what the profile holds for it, None for a factor or need without any."""
    held = value_at(profile, sheet.root)
    if sheet.form == "whole":
        return {str(profile.get("id", "")): profile}
    if sheet.form == "list":
        return {str(number): record for number, record in enumerate(held or (), start=1)}
    keys = factors if sheet is RATINGS else NEED_IDS if sheet is NEEDS else (held or {})
    return {str(key): (held or {}).get(key) for key in keys}


def shown(record: Any, column: Column) -> str | float | None:
    """What a cell shows of a record's value; None leaves it empty."""
    value = value_at(record, column.path)
    if value is None or column.kind in ("key", "told"):
        return None
    if column.kind in ("number", "whole"):
        return value if isinstance(value, int | float) else None
    if column.kind == "text":
        return _in_language(value, column.language)
    if column.kind == "texts":
        lines = [" ".join((_in_language(each, column.language) or "").split()) for each in value]
        return "\n".join(lines) if any(lines) else None
    if column.kind == "words":
        return LIST_SIGN.join(map(str, value)) or None
    if column.kind == "citations":
        return LIST_SIGN.join(map(_citation, value)) or None
    return str(value)


def _in_language(value: Any, language: str | None) -> str | None:
    """One language of a human text; a plain string stands in the English column."""
    if isinstance(value, Mapping):
        said = value.get(language)
        return None if said is None else str(said)
    return str(value) if language == "en" else None


def _citation(cited: Any) -> str:
    if not isinstance(cited, Mapping):
        return str(cited)
    grade = cited.get("grade")
    return f"{cited['id']} ({grade})" if grade else str(cited["id"])
