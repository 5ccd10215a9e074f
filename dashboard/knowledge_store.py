"""What is known, held once for all sessions and read again only when a file has changed."""

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.recent_results import RecentResults
from knowledge import Knowledge, Workspace, read_knowledge
from knowledge.problem import Problem
from plans.listing import Catalogue, read_platforms
from strategies import Rulebook, read_rules

PARTS_KEPT = 200  # a page has a dozen


def _no_parts() -> RecentResults[Any]:
    return RecentResults(PARTS_KEPT, size=lambda _: 1)


@dataclass(frozen=True)
class Edition:
    """One state of the workspace, numbered: knowledge, rules and platforms read together.

    `parts` are what parts of its pages show, made once for all sessions.
    """

    number: int
    known: Knowledge
    rulebook: Rulebook
    catalogue: Catalogue
    parts: RecentResults[Any] = field(default_factory=_no_parts, repr=False, compare=False)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong in the files of this edition."""
        return (*self.known.problems, *self.rulebook.problems, *self.catalogue.problems)


class KnowledgeStore:
    """The newest edition of one workspace: files are looked at by time and size, and read only on a change."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._stamps: dict[Path, tuple[int, int]] | None = None
        self._edition: Edition | None = None
        self._progress = 0, 0

    @property
    def was_read(self) -> bool:
        """Whether the workspace has been read once; what changes after that is read quickly."""
        return self._edition is not None

    @property
    def progress(self) -> tuple[int, int]:
        """How many profiles have been read, and of how many, while another thread reads them."""
        return self._progress

    def latest(self) -> Edition:
        """The edition that agrees with the files on disk now."""
        with self._lock:
            stamps = self._workspace.stamps()
            if self._edition is None or stamps != self._stamps:
                self._edition = self._read(self._edition)
                self._stamps = stamps
            return self._edition

    def _read(self, before: Edition | None) -> Edition:
        known = read_knowledge(self._workspace, before.known if before else None, self._told)
        number = before.number + 1 if before else 1
        return Edition(number, known, read_rules(known), read_platforms(known))

    def _told(self, done: int, count: int) -> None:
        self._progress = done, count
