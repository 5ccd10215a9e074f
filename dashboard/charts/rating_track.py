"""A rating on its track from 0 to 10: range, likely value, and what a rule asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    LEFT,
    OWN_COLOUR,
    OWN_SHAPE,
    RIGHT,
    Form,
    Place,
    Spec,
    across,
    expression,
    marks,
    other_end,
    quantity,
    row_scale,
    side_signs,
)
from dashboard.charts.lettering import Letter, rest_of_line
from dashboard.look import Look

# The value stands right of the track.
TRACK = (LEFT.right(1), Place(1, -52))
RATINGS = (0, 10)
TICKS = (0, 5, 10)
ABOVE, BELOW = -21, 18


@dataclass(frozen=True)
class Words:
    """What is printed round one track; `y` is its row."""

    y: int
    name: str
    note: str
    value: str
    below: str
    missing: bool


class _Tick(NamedTuple):
    """An upright line across one track; size and width are in pixels."""

    row: int
    rating: float
    size: int
    width: int
    colour: str


def track_layers(
    rows: pd.DataFrame, look: Look, scale: Spec, thresholds: Sequence[tuple[int, float]] = ()
) -> list[alt.Chart]:
    """Track, range, ticks and mark of each row.

    Columns: `row`, `side`, `low`, `likely`, `high` (0 to 10, missing ones are not drawn), `missing`. Thresholds are
    pairs of row and rating. A row without any figure has no track.
    """
    drawn = rows[rows[["low", "likely", "high"]].notna().any(axis=1) | rows["row"].isin([row for row, _ in thresholds])]
    figures = drawn[["low", "likely", "high"]].astype(float)
    table = figures.assign(row=drawn["row"], **side_signs(drawn["side"], look), first=0, last=10)
    table["colour"] = table["colour"].mask(drawn["missing"].astype(bool), look.faint)
    ratings = across(TRACK, RATINGS)
    y = quantity("row", scale)
    rated = table[~drawn["missing"].astype(bool)]
    track = {"x": quantity("first", ratings), "x2": other_end("last"), "y": y}
    spread = {"x": quantity("low", ratings), "x2": other_end("high"), "y": y, "color": OWN_COLOUR}
    likely = {"x": quantity("likely", ratings), "y": y, "color": OWN_COLOUR, "shape": OWN_SHAPE}
    return [
        marks("rule", table, track, color=look.rule, strokeWidth=1),
        marks("rule", table, spread, strokeWidth=7, strokeCap="round", opacity=0.28),
        _ticks(table["row"].tolist(), thresholds, look, ratings, y),
        marks("point", rated, likely, size=110, stroke=look.page, strokeWidth=1.5),
    ]


def _ticks(
    rows: Sequence[int], thresholds: Sequence[tuple[int, float]], look: Look, ratings: Spec, y: Spec
) -> alt.Chart:
    lines = [_Tick(row, rating, 8, 1, look.rule) for row in rows for rating in TICKS]
    lines += [_Tick(row, rating, 20, 2, look.ink) for row, rating in thresholds]
    table = pd.DataFrame(lines, columns=_Tick._fields)
    channels = {"x": quantity("rating", ratings), "y": y, "y2": other_end("row"), "color": OWN_COLOUR}
    return marks(
        "rule", table, channels, yOffset=expression("-datum.size/2"), y2Offset=expression("datum.size/2"),
        strokeWidth=expression("datum.width"),
    )  # fmt: skip


def track_letters(row: Words, look: Look, weight: int, narrow_note: float | None = None) -> list[Letter]:
    """The words round one track: name and note above, value at its right, a line below.

    With `narrow_note` the note of the narrow form stands on a line of its own at this height, the name above it.
    """
    ink = look.muted if row.missing else look.ink
    room = rest_of_line(row.note, 12, 10)
    letters = [
        Letter(row.value, row.y, RIGHT, ink, 0, "right", 17, 500),
        Letter(row.below, row.y, LEFT, look.muted, BELOW, size=12, room=RIGHT, tooltip=row.below),
    ]
    form: Form = "both" if narrow_note is None else "wide"
    letters += [
        Letter(row.name, row.y, LEFT, ink, ABOVE, size=14, weight=weight, room=room, form=form, tooltip=row.name),
        Letter(row.note, row.y, RIGHT, look.muted, ABOVE, "right", 12, form=form),
    ]
    if narrow_note is not None:
        above = narrow_note - 17
        letters += [
            Letter(row.name, row.y, LEFT, ink, above, size=14, weight=weight, room=RIGHT, form="narrow"),
            Letter(row.note, row.y, LEFT, look.muted, narrow_note, size=12, form="narrow"),
        ]
    return letters


def track_scale(count: int) -> Spec:
    """The scale of so many tracks below each other."""
    return row_scale(count - 1, 0)
