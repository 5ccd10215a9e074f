"""Markdown in which texts from files are only text: no formatting, link, table bar or HTML can come out of them."""

import re
from collections.abc import Sequence
from typing import Any

from locales import Words

_WITH_MEANING = re.compile(r"[\\`*_~\[<|]|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands.

    >>> escaped("a|b <i> R&D &lt;")
    'a\\\\|b \\\\<i> R&D \\\\&lt;'
    """
    return _WITH_MEANING.sub(r"\\\g<0>", text)


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
