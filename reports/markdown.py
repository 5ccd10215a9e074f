"""Markdown in which texts from files are only text: no formatting, link, table bar or HTML can come out of them."""

from collections.abc import Sequence
from typing import Any

from locales import Words

_WITH_MEANING = str.maketrans({each: f"\\{each}" for each in "\\`*_~[<&|"})


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> escaped("a|b <i>")
    'a\\\\|b \\\\<i>'
    """
    return text.translate(_WITH_MEANING)


class MarkdownWords(Words):
    """Words for a Markdown page: its own sentences may use emphasis, the texts from files may not."""

    def text(self, human: Any) -> str:
        """Human text from a data file, escaped."""
        return escaped(super().text(human))


def markdown_words(words: Words) -> MarkdownWords:
    """The words of the same language for a Markdown page."""
    return MarkdownWords(words.language, words.catalogue)


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of texts that are escaped already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
