"""What could be found out, as arrays: how far each answer would move the value that one expects of an alternative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.information_value import InformationValue, information_value, measured

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Group:
    """Items that move the same rows: `members` are item numbers, `shifts` (members, rows, draws)."""

    rows: list[int]
    members: list[int]
    shifts: Floats = field(repr=False)


@dataclass(frozen=True, eq=False)
class Findings:
    """Items that could be found out, each independent of the others.

    `gaps` (alternatives,) is the value expected today minus that of the `leader`, which one would choose today: none is
    above 0. `rows[k]` are the alternatives that item k moves, `shifts[k]` (rows, draws) by how much in each draw, 0 on
    average; `hours` (items,) is what finding it out takes.
    """

    gaps: Doubles
    leader: int
    rows: Sequence[tuple[int, ...]]
    shifts: Sequence[Floats] = field(repr=False)
    hours: Doubles
    draws: int

    @cached_property
    def _groups(self) -> tuple[_Group, ...]:
        members: dict[tuple[int, ...], list[int]] = {}
        for item, rows in enumerate(self.rows):
            members.setdefault(rows, []).append(item)
        return tuple(
            _Group(list(rows), items, np.stack([self.shifts[item] for item in items]))
            for rows, items in members.items()
        )

    @cached_property
    def _covariances(self) -> tuple[Doubles, ...]:
        """Of each item, how its shifts vary together, shape (rows, rows)."""
        return tuple(np.einsum("id,kd->ik", each, each, dtype=float) / self.draws for each in self.shifts)

    def variance_apart(self, item: int, rival: int) -> float:
        """How far an item moves a rival and the leader apart: the variance of their difference, in square points."""
        signs = np.array([(row == rival) - float(row == self.leader) for row in self.rows[item]])
        return float(signs @ self._covariances[item] @ signs)

    def conditional_values(self, chosen: Sequence[int]) -> Floats:
        """Values (alternatives, draws), less the leader's of today, that one would expect knowing the chosen items.

        The items are independent and the value is additive, so what they say adds up.
        """
        values = np.repeat(self.gaps.astype(np.float32)[:, None], self.draws, axis=1)
        for item in chosen:
            values[list(self.rows[item])] += self.shifts[item]
        return values

    def joint_value(self, chosen: Sequence[int]) -> InformationValue:
        """The value of knowing all the chosen items together; it is not the sum of theirs."""
        return information_value(self.conditional_values(chosen))

    def single_values(self) -> list[InformationValue]:
        """The value of knowing each item alone."""
        values = [InformationValue()] * len(self.rows)
        if len(self.gaps) > 1:
            today = self.conditional_values(())
            for group, best in self._best_after(today):
                own = group.shifts[:, group.rows.index(self.leader)] if self.leader in group.rows else 0
                for item, gains in zip(group.members, best - own, strict=True):
                    values[item] = measured(gains)
        return values

    def means_after(self, values: Floats) -> Doubles:
        """Expected value of the best alternative, less the leader's of today, after learning one more item (items,)."""
        after = np.zeros(len(self.rows))
        for group, best in self._best_after(values):
            after[group.members] = best.mean(axis=1)
        return after

    def _best_after(self, values: Floats) -> Iterator[tuple[_Group, Floats]]:
        """By group: value of the best alternative (members, draws) where `values` are moved by one more item."""
        for group in self._groups:
            others = np.delete(values, group.rows, axis=0).max(axis=0, initial=-np.inf)
            moved = (group.shifts + values[group.rows]).max(axis=1)
            yield group, cast(Floats, np.maximum(moved, others, out=moved))
