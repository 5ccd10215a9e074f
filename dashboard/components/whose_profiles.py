"""Whose profiles are compared, said wherever figures from them stand: shipped examples, or the workspace's own."""

from dashboard.components.block import prepared
from dashboard.view import View
from reports.verdict_text import profiles_line


def whose_profiles(view: View, *, short: bool = False) -> str:
    """A sentence, or its short form for the line above the verdict."""
    return prepared(_line, view, short)


def _line(view: View, short: bool) -> str:
    return profiles_line(view.assessment, view.words, short=short)
