"""What differs between two answers, and what that does to the decision."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from knowledge.record import Record
from reports.decisions.snapshot import IndustryPicture, PlanPicture, RatingPicture, Snapshot, plain_json
from reports.payload import rounded

# A processor may round the last digit of a 32-bit number the other way and so move a draw or two across a bound: ten of
# 10,000 draws, or a thousandth of a point, are the same answer.
TOLERANCE = 0.001
Unread = frozenset[str]
NONE: Unread = frozenset()


@dataclass(frozen=True)
class FileChanges:
    """Files by path that only one side has, or that differ.

    Apart from those that came or went: profiles that stand on both sides, and cannot be read after (`unreadable`), or
    could not be before (`readable`).
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    unreadable: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether any file differs."""
        return bool(self.added or self.removed or self.changed or self.unreadable or self.readable)


@dataclass(frozen=True)
class CellChange:
    """A rating that is another one, of an industry that both sides have."""

    industry: str
    factor: str
    before: RatingPicture | None
    after: RatingPicture | None


@dataclass(frozen=True)
class WeightChange:
    """A mean weight that is another one; `of` is a side or a factor."""

    of: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class IndustryChange:
    """How one industry stood and stands; None where that side does not have it."""

    industry: str
    before: IndustryPicture | None
    after: IndustryPicture | None

    @property
    def changed(self) -> bool:
        """Whether anything about it is different."""
        return apart(_plain(self.before), _plain(self.after))


@dataclass(frozen=True)
class Difference:
    """All that differs. `industry_before` and `industry_after` are those whose plans are compared.

    Picks and actions are ids: `in` those that only the plan after has, `out` those that only the plan before had.
    """

    before: Snapshot
    after: Snapshot
    files: FileChanges
    asked: tuple[str, ...]
    cells: tuple[CellChange, ...]
    weights: tuple[WeightChange, ...]
    industries: tuple[IndustryChange, ...]
    industry_before: str | None
    industry_after: str | None

    @property
    def plan_before(self) -> PlanPicture:
        """What the founder would have done."""
        return self.before.plan(self.industry_before)

    @property
    def plan_after(self) -> PlanPicture:
        """What the founder would do."""
        return self.after.plan(self.industry_after)

    @property
    def to_do(self) -> tuple[str, ...]:
        """What the founder would do differently, as codes: industry, strategy, actions, listing."""
        before, after = self.plan_before, self.plan_after
        pairs = {
            "industry": ((self.industry_before, self.before.winner), (self.industry_after, self.after.winner)),
            "strategy": (before.strategy, after.strategy),
            "actions": (set(before.actions), set(after.actions)),
            "listing": (set(before.picks), set(after.picks)),
        }
        return tuple(name for name, (first, second) in pairs.items() if first != second)

    @property
    def answers_differ(self) -> bool:
        """Whether the answers are apart by more than the rounding of a processor."""
        first, second = (
            {name: part for name, part in side.answer.items() if name not in ("asked", "plans")}
            for side in (self.before, self.after)
        )
        return apart(first, second) or apart(_plain(self.plan_before), _plain(self.plan_after))


def difference(
    before: Snapshot, after: Snapshot, industry: str | None = None, unread: tuple[Unread, Unread] = (NONE, NONE)
) -> Difference:
    """What differs between two answers; the plans compared are those of the winners, or of the `industry` named.

    `unread` are the profiles that stand there and could not be read, of the side before and of the side after.
    """
    both = [each for each in before.cells if each in after.cells]
    return Difference(
        before=before,
        after=after,
        files=_files(before.files, after.files, *unread),
        asked=tuple(name for name, value in before.asked if value != getattr(after.asked, name)),
        cells=tuple(change for each in both for change in _cells(each, before.cells[each], after.cells[each])),
        weights=(
            *_weights(before.weights.sides, after.weights.sides),
            *_weights(before.weights.factors, after.weights.factors),
        ),
        industries=tuple(
            IndustryChange(each, before.industries.get(each), after.industries.get(each))
            for each in {**after.industries, **before.industries}
        ),
        industry_before=industry or before.winner,
        industry_after=industry or after.winner,
    )


def apart(before: Any, after: Any) -> bool:
    """Whether two JSON values differ, numbers by more than the tolerance.

    >>> apart({"a": [1, "x"]}, {"a": [1.0005, "x"]}), apart([1], [1, 2]), apart(1, None)
    (False, True, True)
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return before.keys() != after.keys() or any(apart(before[name], after[name]) for name in before)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) != len(after) or any(map(apart, before, after))
    if _is_number(before) and _is_number(after):
        return bool(abs(before - after) > TOLERANCE)
    return bool(before != after)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plain(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else plain_json(record)


def _files(
    before: Mapping[str, str], after: Mapping[str, str], unread_before: Unread, unread_after: Unread
) -> FileChanges:
    come, gone = after.keys() - before.keys(), before.keys() - after.keys()
    return FileChanges(
        added=tuple(sorted(come - unread_before)),
        removed=tuple(sorted(gone - unread_after)),
        changed=tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
        unreadable=tuple(sorted(gone & unread_after)),
        readable=tuple(sorted(come & unread_before)),
    )


def _cells(industry: str, before: Mapping[str, RatingPicture], after: Mapping[str, RatingPicture]) -> list[CellChange]:
    changes = [CellChange(industry, each, before.get(each), after.get(each)) for each in {**before, **after}]
    return [change for change in changes if apart(_plain(change.before), _plain(change.after))]


def _weights(before: Mapping[str, float], after: Mapping[str, float]) -> list[WeightChange]:
    changes = [WeightChange(each, before.get(each), after.get(each)) for each in {**before, **after}]
    return [change for change in changes if apart(change.before, change.after)]


def difference_payload(found: Difference) -> dict[str, Any]:
    """`diff` and `replay` as plain JSON values."""
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "files": {name: list(files) for name, files in asdict(found.files).items()},
        "cells": [
            {
                "industry": each.industry,
                "factor": each.factor,
                "before": _plain(each.before),
                "after": _plain(each.after),
            }
            for each in found.cells
        ],
        "weights": [{"of": each.of, "before": each.before, "after": each.after} for each in found.weights],
        "consequences": _consequences(found),
    }


def _side(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "version": snapshot.version,
        **plain_json(snapshot.asked),
        "founder": snapshot.founder,
        "founder_is_example": snapshot.example,
        "outlook": snapshot.outlook,
    }


def _consequences(found: Difference) -> dict[str, Any]:
    before, after = found.before.verdict, found.after.verdict
    first, second = found.plan_before, found.plan_after
    verdict = {name: _pair(getattr(before, name), getattr(after, name)) for name, _ in before}
    return {
        **verdict,
        "industry": _pair(found.industry_before, found.industry_after),
        "strategy": _pair(first.strategy, second.strategy),
        "actions": _in_and_out(first.actions, second.actions),
        "listing": _in_and_out(first.picks, second.picks),
        "changes_what_to_do": bool(found.to_do),
        "to_do": list(found.to_do),
        "industries": [
            {
                "id": each.industry,
                "changed": each.changed,
                "before": _plain(each.before),
                "after": _plain(each.after),
            }
            for each in found.industries
        ],
    }


def _pair(before: Any, after: Any) -> dict[str, Any]:
    return {"before": rounded(before), "after": rounded(after)}


def _in_and_out(before: tuple[str, ...], after: tuple[str, ...]) -> dict[str, list[str]]:
    return {
        "in": [each for each in after if each not in before],
        "out": [each for each in before if each not in after],
    }
