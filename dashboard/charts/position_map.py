"""The map: where each industry stands inside (strengths, weaknesses) and outside (opportunities, threats)."""

from collections.abc import Mapping
from math import ceil, floor

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    LEFT,
    OWN_COLOUR,
    RIGHT,
    Place,
    Spec,
    across,
    expression,
    fixed_place,
    frame,
    marks,
    other_end,
    quantity,
    scale_between,
)
from dashboard.charts.label_spread import spread_labels
from dashboard.charts.lettering import Letter, lettering, number
from dashboard.charts.shortened import cut_apart
from dashboard.look import Look

TOP, PLOT_HEIGHT, BOTTOM = 28, 300, 44
# From left to right: numbers of the axis, plot, elbow of the leader lines, names.
# The gutter of the names takes 140 px of a phone's 336, 154 px of a column of 560 and 190 px of 1120.
NAMES, NAME_ROOM = Place(0.936, -118), Place(0.064, 118)
LEAST_NAME_ROOM = 135
PLOT = (LEFT.right(34), NAMES.right(-26))
ELBOW = (PLOT[1], NAMES.right(-4))
NAME_GAP = 17
# More names than this would fill the gutter from top to bottom; the tail is drawn as bare points.
MOST_NAMED = 10
STEPS = (1, 2, 5, 10, 20, 25, 50)
# Steps between the ends of the axes: a phone has room for five numbers across.
MOST_ACROSS, MOST_DOWN = 5, 7


def position_map(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """Each industry as a point with its 5 to 95% range both ways, named in a gutter at the right.

    Columns, best first: `name`, `internal`, `internal_p05`, `internal_p95`, `external`, `external_p05`,
    `external_p95` (0 to 100; without a mean there is no point), `role` (leader, second or other). Above ten
    industries only the first ten are named.
    Words: `internal`, `external` (axis titles), `more` ({count}: industries without a name).
    """
    colours = {"leader": look.accent, "second": look.ink, "other": look.other_mark}
    placed = rows.dropna(subset=["internal", "external"]).reset_index(drop=True)
    table = placed.assign(colour=placed["role"].map(colours), named=placed.index < MOST_NAMED)
    inside, outside = _ticks(table, "internal", MOST_ACROSS), _ticks(table, "external", MOST_DOWN)
    across_scale = across(PLOT, (inside[0], inside[-1]))
    down = scale_between(TOP + PLOT_HEIGHT, TOP, (outside[0], outside[-1]))
    named = table[table["named"]].reset_index(drop=True)
    named["label"] = _label_values(named["external"], outside)
    points = {"x": quantity("internal", across_scale), "y": quantity("external", down), "color": OWN_COLOUR}
    size, tooltip = expression("datum.named?65:30"), expression("datum.name")
    layers = [
        _lines(named, inside, outside, look, across_scale, down),
        _elbows(named, look, down),
        marks("point", table.iloc[::-1], points, size=size, tooltip=tooltip),
        *lettering(_letters(named, len(table) - len(named), inside, outside, look, words), down),
    ]
    return frame(layers, TOP + PLOT_HEIGHT + BOTTOM)


def _ticks(table: pd.DataFrame, axis: str, most: int) -> list[int]:
    figures = table[[axis, f"{axis}_p05", f"{axis}_p95"]].astype(float)
    low, high = figures.min().min(), figures.max().max()
    if pd.isna(low):
        low, high = 0.0, 100.0
    for step in STEPS:
        first, last = floor(low / step), max(ceil(high / step), floor(low / step) + 1)
        if last - first <= most:
            break
    return [step * count for count in range(first, last + 1)]


def _label_values(externals: pd.Series, outside: list[int]) -> list[float]:
    """The heights of the names, kept apart and inside the plot, as values of the scale."""
    per_px = (outside[-1] - outside[0]) / PLOT_HEIGHT
    wanted = [(outside[-1] - value) / per_px for value in externals]
    return [outside[-1] - y * per_px for y in spread_labels(wanted, NAME_GAP, within=(0, PLOT_HEIGHT))]


def _lines(
    named: pd.DataFrame, inside: list[int], outside: list[int], look: Look, across_scale: Spec, down: Spec
) -> alt.Chart:
    """Grid, leader lines as far as the edge, and the crosses of the named industries, in one layer of rules."""
    lines = [(tick, outside[0], tick, outside[-1], look.hairline, 1.0) for tick in inside]
    lines += [(inside[0], tick, inside[-1], tick, look.hairline, 1.0) for tick in outside]
    crosses = []
    for row in named.iloc[::-1].itertuples():
        lines.append((row.internal, row.external, inside[-1], row.external, look.rule, 0.75))
        crosses.append((row.internal_p05, row.external, row.internal_p95, row.external, row.colour, 1.0))
        crosses.append((row.internal, row.external_p05, row.internal, row.external_p95, row.colour, 1.0))
    table = pd.DataFrame(lines + crosses, columns=["x", "y", "x2", "y2", "colour", "width"])
    channels = {
        "x": quantity("x", across_scale), "x2": other_end("x2"), "y": quantity("y", down), "y2": other_end("y2"),
        "color": OWN_COLOUR,
    }  # fmt: skip
    return marks("rule", table, channels, strokeWidth=expression("datum.width"))


def _elbows(named: pd.DataFrame, look: Look, down: Spec) -> alt.Chart:
    """From the edge of the plot to the name: points and names stand in the same order, so no two lines cross."""
    start, end = (fixed_place(place) for place in ELBOW)
    channels = {"x": start, "x2": end, "y": quantity("external", down), "y2": other_end("label")}
    return marks("rule", named[["external", "label"]], channels, color=look.rule, strokeWidth=0.75)


def _letters(
    named: pd.DataFrame, unnamed: int, inside: list[int], outside: list[int], look: Look, words: Mapping[str, str]
) -> list[Letter]:
    start, end = PLOT
    span = inside[-1] - inside[0]
    letters = [
        Letter(words["external"], outside[-1], LEFT, look.muted, 10 - TOP, size=12),
        Letter(words["internal"], outside[0], start, look.muted, 36, size=12, inside=True),
    ]
    letters += [Letter(number(tick), tick, LEFT.right(24), look.muted, 0, "right", 12) for tick in outside]
    for tick in inside:
        letters.append(
            Letter(number(tick), outside[0], start.toward(end, (tick - inside[0]) / span), look.muted, 16, "center", 12)
        )
    inks = {"leader": look.accent, "second": look.ink, "other": look.muted}
    for row, name in zip(named.itertuples(), cut_apart(list(named["name"]), 13, LEAST_NAME_ROOM), strict=True):
        weight = 600 if row.role == "leader" else 400
        letters.append(
            Letter(name, row.label, NAMES, inks[row.role], size=13, weight=weight, room=NAME_ROOM, tooltip=row.name)
        )
    if unnamed:
        text = words["more"].format(count=unnamed)
        letters.append(Letter(text, outside[0], RIGHT, look.faint, 16, "right", 12))
    return letters
