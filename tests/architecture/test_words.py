"""The screen words are complete in both languages, so the English fallback is never needed."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

LOCALES = Path(__file__).parent.parent.parent / "locales"
LANGUAGES = ("en", "zh-Hant")


def words_of(language: str) -> dict[str, object]:
    """Dotted name of every word to its text."""
    return dict(_flat(yaml.safe_load((LOCALES / f"{language}.yaml").read_text(encoding="utf-8")), ""))


def _flat(tree: object, name: str) -> Iterator[tuple[str, object]]:
    if isinstance(tree, dict):
        for key, branch in tree.items():
            yield from _flat(branch, f"{name}.{key}" if name else str(key))
    else:
        yield name, tree


def fields_of(text: object) -> set[str]:
    """The names in braces that a text expects to be filled."""
    return {field for _, field, _, _ in Formatter().parse(str(text)) if field}


def test_every_locale_file_is_tested() -> None:
    assert {path.stem for path in LOCALES.glob("*.yaml")} == set(LANGUAGES)


def test_both_languages_have_the_same_words() -> None:
    english, chinese = words_of("en"), words_of("zh-Hant")
    assert english.keys() - chinese.keys() == set(), "missing in zh-Hant"
    assert chinese.keys() - english.keys() == set(), "missing in en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_not_text(language: str) -> None:
    words = words_of(language)
    assert words
    assert [name for name, text in words.items() if not (isinstance(text, str) and text.strip())] == []


def test_both_languages_fill_the_same_fields() -> None:
    english, chinese = words_of("en"), words_of("zh-Hant")
    assert [
        name for name in english.keys() & chinese.keys() if fields_of(english[name]) != fields_of(chinese[name])
    ] == []
