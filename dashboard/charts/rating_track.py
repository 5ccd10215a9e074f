"""A rating on its track from 0 to 10: range, likely value, and what a rule asks for."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    LEFT,
    RIGHT,
    Form,
    Letter,
    Place,
    across,
    own_colour,
    own_shape,
    rest_of_line,
    row_scale,
    side_signs,
    x_of,
    y_of,
)
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


def track_layers(
    rows: pd.DataFrame, look: Look, scale: alt.Scale, thresholds: Sequence[tuple[int, float]] = ()
) -> list[alt.Chart]:
    """Track, range, ticks and mark of each row.

    Columns: `row`, `side`, `low`, `likely`, `high` (0 to 10, missing ones are not drawn), `missing`. Thresholds are
    pairs of row and rating. A row without any figure has no track.
    """
    drawn = rows[rows[["low", "likely", "high"]].notna().any(axis=1) | rows["row"].isin([row for row, _ in thresholds])]
    table = drawn[["row", "low", "likely", "high"]].assign(**side_signs(drawn["side"], look), first=0, last=10)
    table["colour"] = table["colour"].mask(drawn["missing"].astype(bool), look.faint)
    ratings = across(*TRACK, domain=RATINGS)
    y = y_of(scale)
    base = alt.Chart(table).encode(y=y)
    track = base.mark_rule(color=look.rule, strokeWidth=1, aria=False)
    spread = base.mark_rule(strokeWidth=7, strokeCap="round", opacity=0.28, aria=False)
    rated = alt.Chart(table[~drawn["missing"].astype(bool)]).encode(y=y)
    mark = rated.mark_point(filled=True, opacity=1, size=110, stroke=look.page, strokeWidth=1.5, aria=False)
    return [
        track.encode(x=x_of("first", ratings), x2="last"),
        spread.encode(x=x_of("low", ratings), x2="high", color=own_colour()),
        _ticks(table["row"].tolist(), thresholds, look).encode(
            x=x_of("rating", ratings), y=y, y2="row", color=own_colour()
        ),
        mark.encode(x=x_of("likely", ratings), color=own_colour(), shape=own_shape()),
    ]


def _ticks(rows: Sequence[int], thresholds: Sequence[tuple[int, float]], look: Look) -> alt.Chart:
    table = [(row, rating, 8, 1, look.rule) for row in rows for rating in TICKS]
    table += [(row, rating, 20, 2, look.ink) for row, rating in thresholds]
    return alt.Chart(pd.DataFrame(table, columns=["row", "rating", "size", "width", "colour"])).mark_rule(
        yOffset=alt.ExprRef("-datum.size/2"), y2Offset=alt.ExprRef("datum.size/2"),
        strokeWidth=alt.ExprRef("datum.width"), aria=False,
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
            Letter(
                row.name, row.y, LEFT, ink, above, size=14, weight=weight, room=RIGHT, form="narrow", tooltip=row.name
            ),
            Letter(row.note, row.y, LEFT, look.muted, narrow_note, size=12, form="narrow"),
        ]
    return letters


def track_scale(count: int) -> alt.Scale:
    """The scale of so many tracks below each other."""
    return row_scale(count - 1, 0)
