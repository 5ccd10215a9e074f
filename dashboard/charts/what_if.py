"""The preview of other weights: the industries in order of their expected scores, drawn anew while a slider moves."""

from collections.abc import Mapping

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
    fixed,
    fixed_place,
    frame,
    narrow_or_wide,
    quantity,
    row_scale,
)
from dashboard.charts.lettering import Letter, lettering
from dashboard.charts.live import live_layer, live_parameter
from dashboard.charts.shortened import cut_apart
from dashboard.look import TEXT_FONT, Look

STEP, TOP, NARROW_TOP, BELOW = 28, 26, 44, 26
SHOWN_ROWS = 15
NAME, NAME_ROOM = LEFT.right(23), Place(0.42, -31)
# What that is on a phone, and beside the sliders.
NARROW_NAME, WIDE_NAME, WIDE_FROM = 105, 180, 510
BAR = Place(0.42), RIGHT.right(-68)
SCORE = RIGHT.right(-36)


def what_if_chart(rows: pd.DataFrame, look: Look, words: Mapping[str, str], weights: str) -> alt.LayerChart:
    """Bars of expected scores, best first, with a tick at each score in the simulation and the places gained or lost.

    Columns: `name`, `score` and `rank` (both of the simulation), and `u0`, `u1`, ...: mean utilities 0 to 1 by factor.
    `weights` are the mean weights of the factors, joined by commas, until the sliders give others.
    Words: `score`, `simulated`, `further` ({count}: industries that are not drawn).
    """
    count = min(len(rows), SHOWN_ROWS)
    below = BELOW if count < len(rows) else 0
    scale = row_scale(count - 1, narrow_or_wide(NARROW_TOP, TOP), below)
    chart = frame(
        [*_marks(look, scale), *lettering(_heads(look, words, len(rows) - count, count), scale)],
        TOP + STEP * count + below,
        NARROW_TOP + STEP * count + below,
        narrow_below=WIDE_FROM,
        live=[live_parameter("weights", weights)],
        w="split(weights, ',')",
    )
    cut = {"narrow": NARROW_NAME, "wide": WIDE_NAME}
    chart.data = rows.assign(**{form: cut_apart(list(rows["name"]), 13, room) for form, room in cut.items()})
    chart.transform = _transforms([each for each in rows.columns if each.startswith("u")], look)
    return chart


def _transforms(utilities: list[str], look: Look) -> list[Spec]:
    products = "+".join(f"datum.{each}*w[{place}]" for place, each in enumerate(utilities))
    return [
        {"calculate": f"100*({products})", "as": "expected"},
        {
            "window": [{"op": "row_number", "as": "now"}],
            "sort": [{"field": "expected", "order": "descending"}, {"field": "rank", "order": "ascending"}],
        },
        {"filter": f"datum.now<={SHOWN_ROWS}"},
        {"calculate": "datum.now-1", "as": "row"},
        {"calculate": f"datum.now==1?'{look.accent}':'{look.other_mark}'", "as": "colour"},
        {"calculate": "datum.rank-datum.now", "as": "gained"},
    ]


def _marks(look: Look, scale: Spec) -> list[alt.Chart]:
    y, bars = quantity("row", scale), across(BAR, (0, 100))
    text = {"font": TEXT_FONT, "baseline": "middle", "fontSize": 13}
    ink = expression(f"datum.now==1?'{look.accent}':'{look.ink}'")
    bar = {"x": quantity("expected", bars), "x2": fixed_place(BAR[0]), "y": y, "color": OWN_COLOUR}
    places = "datum.gained>0?'▲'+datum.gained:datum.gained<0?'▼'+(-datum.gained):''"
    return [
        live_layer(
            "rule",
            {"x": fixed(0), "x2": fixed("width"), "y": y},
            color=look.hairline,
            strokeWidth=1,
            yOffset=STEP / 2,
        ),
        live_layer("rule", bar, strokeWidth=10, strokeCap="butt"),
        live_layer("tick", {"x": quantity("score", bars), "y": y},
                   orient="vertical", size=18, thickness=2, color=look.ink),
        live_layer("text", {"x": fixed(0), "y": y}, text=expression("datum.now"), align="left", color=look.faint,
                   **text),
        live_layer("text", {"x": fixed_place(NAME), "y": y}, text=expression("narrow?datum.narrow:datum.wide"),
                   align="left", color=ink, limit=expression(NAME_ROOM.expression), **text),
        live_layer("text", {"x": fixed_place(SCORE), "y": y}, text=expression("format(datum.expected,'.0f')"),
                   align="right", color=look.ink, fontWeight=600, **text),
        live_layer("text", {"x": fixed("width"), "y": y}, text=expression(places), align="right", color=look.muted,
                   **text | {"fontSize": 11}),
    ]  # fmt: skip


def _heads(look: Look, words: Mapping[str, str], hidden: int, count: int) -> list[Letter]:
    top, dy, simulated = -0.5, 11 - TOP, f"│ {words['simulated']}"
    letters = [
        Letter(words["score"], top, LEFT, look.muted, dy, size=12, room=Place(0.5), form="wide"),
        Letter(simulated, top, RIGHT, look.muted, dy, "right", 12, room=Place(0.5), form="wide"),
        # On a phone the two take a line each.
        Letter(words["score"], top, LEFT, look.muted, 11 - NARROW_TOP, size=12, form="narrow"),
        Letter(simulated, top, LEFT, look.muted, 28 - NARROW_TOP, size=12, form="narrow"),
    ]
    if hidden:
        further = words["further"].format(count=hidden)
        letters.append(Letter(further, count - 0.5, RIGHT, look.faint, BELOW / 2, "right", 12))
    return letters
