"""Text from files, made safe for Markdown: nothing in it can become formatting, a picture, an icon or a formula."""

import re
from dataclasses import dataclass
from typing import Any

from knowledge.problem import Problem
from locales import Words
from reports.problem_text import problem_sentences

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#$~|:!&]")
_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
_LIST_OR_HEADING = re.compile(r"^(\d*)([-+=.)])")  # what makes a list or a heading of a line that begins with it


def plain(text: str) -> str:
    """Text from a file as one line that Markdown shows as it stands.

    The one thing that still turns into a link is an address written out, and it leads where it says.

    >>> plain("a*b [c](d) :red[e] $f$")
    'a\\\\*b \\\\[c\\\\](d) \\\\:red\\\\[e\\\\] \\\\$f\\\\$'
    >>> plain("- one\\n- two")
    '\\\\- one - two'
    """
    line = _LINE_BREAK.sub(" ", text.strip())
    return _LIST_OR_HEADING.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", line))


def linked(text: str, url: str | None) -> str:
    """Text as a link where the address is a web address; else plain."""
    safe = plain(text)
    if not url or not url.startswith(("https://", "http://")):
        return safe
    return f"[{safe}](<{''.join(_in_address.get(each, each) for each in url)}>)"


_in_address = {"<": "%3C", ">": "%3E", " ": "%20", "\n": "", "\r": "", "\\": "%5C"}


@dataclass(frozen=True)
class MarkdownWords(Words):
    """Words for sentences that Markdown will show: what comes from files is made plain on its way into them."""

    def text(self, human: Any) -> str:
        """Human text from a data file, made plain."""
        return plain(super().text(human))


def for_markdown(words: Words) -> Words:
    """The same words for sentences that Markdown will show, with names and reasons from files in them."""
    return MarkdownWords(words.language, words.catalogue)


def problem_told(problem: Problem, words: Words) -> str:
    """A mistake and its mend in sentences by themselves, plain; the first word with a capital, but a name as it is."""
    told = problem_sentences(problem, words)
    begins_with_name = words(f"problems.{problem.code}.message").startswith(("{", "'"))
    return plain(told if begins_with_name else told[:1].upper() + told[1:])
