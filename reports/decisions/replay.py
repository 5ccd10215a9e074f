"""Recomputes a decision from the files as they are now, and compares."""

from dataclasses import dataclass
from typing import Literal

from knowledge.knowledge import Knowledge
from plans.listing import Catalogue
from reports.decisions.difference import NONE, Difference, difference
from reports.decisions.files import unread_profiles
from reports.decisions.receipt import Receipt
from reports.decisions.snapshot import Snapshot, canonical
from reports.decisions.taking import assessed_as, take_snapshot
from strategies import Rulebook

Outcome = Literal["same", "rounding", "differs"]


@dataclass(frozen=True)
class Replay:
    """A receipt, the answer that its settings give now, and what differs between the two."""

    receipt: Receipt
    now: Snapshot
    difference: Difference

    @property
    def outcome(self) -> Outcome:
        """The same to the last byte, the same but for how this processor rounds, or another answer."""
        if canonical(self.receipt.snapshot.answer) == canonical(self.now.answer):
            return "same"
        return "differs" if self.difference.answers_differ else "rounding"


def replay(receipt: Receipt, known: Knowledge, rulebook: Rulebook, catalogue: Catalogue) -> Replay:
    """The answer to a receipt's question today. Raises `WrongInput` where its founder is gone."""
    asked = receipt.snapshot.asked
    now = take_snapshot(assessed_as(known, asked), rulebook, catalogue, asked, receipt.industry)
    unread = (NONE, unread_profiles(known))
    return Replay(receipt, now, difference(receipt.snapshot, now, receipt.industry, unread))
