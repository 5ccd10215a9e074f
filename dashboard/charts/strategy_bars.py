"""The strategies: in how many cases each stays recommended, and what the others miss."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    LEFT,
    OWN_COLOUR,
    RIGHT,
    Place,
    across,
    frame,
    marks,
    narrow_or_wide,
    other_end,
    quantity,
    row_scale,
)
from dashboard.charts.lettering import Letter, lettering, number, rest_of_line, text_width
from dashboard.look import Look

# Below this width a name and what is missing do not fit on one line.
STEP, NARROW_STEP, NARROW_BELOW = 48, 62, 420
TOP, BOTTOM = 24, 2
BARS = (LEFT, Place(1, -38))
NAME, BAR = -9, 9
TICK = 18
# Down the narrow row: name, what is missing, bar; the name moves down where nothing is missing.
NARROW_NAME, NARROW_REASON, NARROW_BAR = -18, -1, 16
# A longer name shares its line with the reason by halves.
LONG_NAME = 160


def strategy_bars(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """One bar for each strategy against the share of cases from which it is recommended.

    Columns, in the order to be drawn: `title`, `stays` (share of cases, 0 to 1), `certainty` (the share from which its
    rule recommends it), `fires` (recommended), `miss_reason` (what is missing, empty when it fires).
    Words: `threshold` ({value}: the label of the threshold, printed where all rules have the same).
    """
    table = rows.reset_index(drop=True).assign(row=range(len(rows)))
    scale = row_scale(len(table) - 1, TOP, BOTTOM)
    shares = across(BARS, (0, 1))
    bars = {"x": quantity("start", shares), "x2": other_end("end"), "y": quantity("row", scale), "color": OWN_COLOUR}
    limits = {"x": quantity("certainty", shares), "y": quantity("row", scale)}
    layers = [
        marks(
            "bar",
            _bars(table, look),
            bars,
            orient="horizontal",
            height=8,
            yOffset=narrow_or_wide(NARROW_BAR, BAR),
            cornerRadius=2,
        ),
        marks(
            "tick",
            table[["row", "certainty"]],
            limits,
            orient="vertical",
            color=look.ink,
            thickness=1,
            size=TICK,
            yOffset=narrow_or_wide(NARROW_BAR, BAR),
        ),
        *lettering([*_threshold(table, look, words), *_letters(table, look)], scale, halo=look.page),
    ]
    wide, narrow = (TOP + step * max(len(table), 1) + BOTTOM for step in (STEP, NARROW_STEP))
    return frame(layers, wide, narrow, NARROW_BELOW)


def _bars(table: pd.DataFrame, look: Look) -> pd.DataFrame:
    lengths = [(row.row, 0.0, 1.0, look.bar_background) for row in table.itertuples()]
    for row in table.itertuples():
        if pd.notna(row.stays):
            lengths.append((row.row, 0.0, row.stays, look.accent if row.fires else look.other_mark))
    return pd.DataFrame(lengths, columns=["row", "start", "end", "colour"])


def _threshold(table: pd.DataFrame, look: Look, words: Mapping[str, str]) -> list[Letter]:
    if table["certainty"].nunique() != 1:
        return []
    certainty = table["certainty"].iloc[0]
    text = words["threshold"].format(value=number(100 * certainty))
    place = BARS[0].toward(BARS[1], certainty)
    return [Letter(text, -0.5, place, look.muted, 9 - TOP, "center", 12, inside=True)]


def _letters(table: pd.DataFrame, look: Look) -> list[Letter]:
    letters = []
    for row in table.itertuples():
        colour, weight = (look.accent, 600) if row.fires else (look.ink, 400)
        title, value = row.title, number(None if pd.isna(row.stays) else 100 * row.stays)
        reason = row.miss_reason or ""
        low = NARROW_NAME if reason else NARROW_REASON
        long = text_width(title, 14) > LONG_NAME
        rooms = (Place(0.56, -10), Place(0.44, -38)) if long else (RIGHT, rest_of_line(title, 14, 50))
        title_room = rooms[0] if reason else RIGHT
        letters += [
            Letter(title, row.row, LEFT, colour, NAME, size=14, weight=weight, room=title_room, form="wide"),
            Letter(title, row.row, LEFT, colour, low, size=14, weight=weight, room=RIGHT, form="narrow"),
            Letter(value, row.row, RIGHT, look.ink, BAR, "right", 14, weight, form="wide"),
            Letter(value, row.row, RIGHT, look.ink, NARROW_BAR, "right", 14, weight, form="narrow"),
            Letter(reason, row.row, BARS[1], look.muted, NAME, "right", 12, room=rooms[1], form="wide", tooltip=reason),
            Letter(reason, row.row, LEFT, look.muted, NARROW_REASON, size=12, room=RIGHT, form="narrow"),
        ]
    return letters
