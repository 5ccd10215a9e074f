"""What can be printed anywhere: nothing that steers a terminal, and plain signs where its alphabet has no better."""

import codecs
import io
from typing import TextIO

# A minus sign that became a question mark would turn a number round.
_PLAIN = {"\u2212": "-", "–": "-", "“": '"', "”": '"', "…": "...", "×": "x"}


def harmless(text: str) -> str:
    """Text without control characters, line ends apart: a name in somebody's file must not steer the terminal.

    >>> harmless("pumps\\x1b[2J")
    'pumps[2J'
    """
    return "".join(each for each in text if each == "\n" or each.isprintable())


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_PLAIN.get(each, "?") for each in lost), error.end


codecs.register_error("plain-signs", _plain)


def never_fails(stream: TextIO | None) -> None:
    """Let a stream print a plain sign, or `?`, for what its encoding does not have."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="plain-signs")


def has_all_signs(stream: TextIO | None) -> bool:
    """Whether a stream's encoding has every character."""
    return (getattr(stream, "encoding", None) or "").lower().startswith("utf")
