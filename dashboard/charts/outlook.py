"""The outlook: how far behind the best each industry is, from a pessimist to an optimist."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.grammar import OWN_COLOUR, Place, Spec, across, fixed, frame, marks, quantity, scale_between
from dashboard.charts.label_spread import label_line_ends
from dashboard.charts.lettering import Align, Letter, lettering, number, text_width
from dashboard.charts.live import live_parameter
from dashboard.look import Look

# The track of Streamlit's slider: a dot stands right above the thumb.
TRACK = (Place(0, 6), Place(1, -6))
PLOT_HEIGHT, TOP, LINE_OF_TEXT = 200, 30, 16
# The labels may reach this far above and below the lines; sentences stand lower than the lowest of them.
LABEL_ABOVE, LABEL_BELOW = -18, 46
LEAST_BELOW, UNDER_LABELS = 14, 18
# More lines than these lie too close to be told apart; those that lead somewhere are always drawn.
SHOWN_LINES = 4
LABEL_GAP, LABEL_OFFSET = 16, 12
# A label takes somewhat more than the last third of the width.
BESIDE_LABELS = (0.62, 0.7, 0.78, 0.86, 0.93, 1.0)
PHONE = 336  # pixels: the least width of the chart
NOTE_GAP = 12
LEADS = 1e-9


def outlook_chart(
    rows: pd.DataFrame,
    look: Look,
    words: Mapping[str, str],
    current: float,
    break_evens: Sequence[tuple[float, str]],
) -> alt.LayerChart:
    """The points each industry lies behind the best, over the outlook; a change of winner is a crossing at the top.

    Columns, long: `id`, `name`, `outlook` (0 pessimist to 1 optimist), `behind` (score points behind the best, 0 or
    less), `role` (leader, second or other). `current` is the outlook of the dots until the slider moves them;
    `break_evens` are outlooks at which the winner changes, each with its sentence. Words: `further` ({count}:
    industries that are not drawn).
    """
    shown = _shown_lines(rows)
    hidden = rows["id"].nunique() - shown["id"].nunique()
    colours = {"leader": look.accent, "second": look.ink, "other": look.other_mark}
    shown = shown.assign(colour=shown["role"].map(colours))
    low = min(float(shown["behind"].min()), -0.5) * 1.04
    labels = _line_labels(shown, low, look)
    reach = max([LEAST_BELOW, *(label.y * PLOT_HEIGHT / low - PLOT_HEIGHT for label in labels)])
    further = [words["further"].format(count=hidden)] if hidden else []
    notes = _notes(break_evens, further, low, reach + UNDER_LABELS, look)
    height = TOP + PLOT_HEIGHT + max([reach, *(note.dy for note in notes)]) + LINE_OF_TEXT / 2
    across_scale = across(TRACK, (0, 1))
    down = scale_between(TOP + PLOT_HEIGHT, TOP, (low, 0))
    lines = {
        "x": quantity("outlook", across_scale), "y": quantity("behind", down), "color": OWN_COLOUR,
        "detail": {"field": "id", "type": "nominal"},
    }  # fmt: skip
    table = shown[["id", "name", "outlook", "behind", "colour"]]
    layers = [
        *_rules(reach, break_evens, look, across_scale, down),
        marks("line", table, lines, strokeWidth=2.25, strokeJoin="round"),
        *_dots(rows, shown, reach, look, across_scale, down),
        *lettering(labels + notes, down, halo=look.page),
    ]
    return frame(layers, height, live=[live_parameter("outlook", f"{current:g}")], at="toNumber(outlook)")


def _shown_lines(rows: pd.DataFrame) -> pd.DataFrame:
    nearest = rows.groupby("id", sort=False)["behind"].max()
    named = rows.loc[rows["role"] != "other", "id"].unique()
    keep = set(named) | set(nearest[nearest >= -LEADS].index)
    for identifier in nearest.sort_values(ascending=False, kind="stable").index:
        if len(keep) >= SHOWN_LINES:
            break
        keep.add(identifier)
    # The leader is drawn last, on top.
    order = rows["role"].map({"other": 0, "second": 1, "leader": 2})
    kept = rows.assign(order=order)[rows["id"].isin(keep)]
    return kept.sort_values(["order", "id", "outlook"], kind="stable").reset_index(drop=True)


def _rules(
    reach: float, break_evens: Sequence[tuple[float, str]], look: Look, across_scale: Spec, down: Spec
) -> list[alt.Chart]:
    """The level of who leads, and an upright at each change; no other level, for none has a number beside it."""
    level = {"x": fixed(0), "x2": fixed("width"), "y": quantity("level", down)}
    drawn = [marks("rule", pd.DataFrame({"level": [0]}), level, color=look.hairline, strokeWidth=1)]
    if break_evens:
        table = pd.DataFrame({"outlook": [outlook for outlook, _ in break_evens]})
        upright = {"x": quantity("outlook", across_scale), "y": fixed(0), "y2": fixed(TOP + PLOT_HEIGHT + reach)}
        drawn.append(marks("rule", table, upright, color=look.faint, strokeWidth=0.75, strokeDash=[3, 3]))
    return drawn


def _dots(
    rows: pd.DataFrame, shown: pd.DataFrame, reach: float, look: Look, across_scale: Spec, down: Spec
) -> tuple[alt.Chart, alt.Chart]:
    """A rule at the outlook of the moment, and a dot on every line: what lies behind the best of all, drawn or not."""
    colours = dict(zip(shown["id"], shown["colour"], strict=True))
    ends = rows.pivot(index="id", columns="outlook", values="behind").reindex(rows["id"].unique())
    table = pd.DataFrame({"low": ends.iloc[:, 0], "high": ends.iloc[:, -1]})
    table["colour"] = [colours.get(each, "") for each in table.index]
    channels = {"x": quantity("outlook", across_scale), "y": quantity("behind", down), "color": OWN_COLOUR}
    dots = marks("point", table, channels, size=75, stroke=look.page, strokeWidth=1.5)
    dots.transform = [
        {"calculate": "at", "as": "outlook"},
        {"calculate": "datum.low+at*(datum.high-datum.low)", "as": "value"},
        {"joinaggregate": [{"op": "max", "field": "value", "as": "best"}]},
        {"filter": "datum.colour!=''"},
        {"calculate": "datum.value-datum.best", "as": "behind"},
    ]
    here = marks(
        "rule",
        table.head(1),
        {"x": quantity("outlook", across_scale), "y": fixed(TOP), "y2": fixed(TOP + PLOT_HEIGHT + reach)},
        color=look.rule,
        strokeWidth=1,
    )
    here.transform = [{"calculate": "at", "as": "outlook"}]
    return here, dots


def value_at(line: pd.DataFrame, outlook: float) -> float:
    """The points behind at an outlook, straight between the outlooks given (columns `outlook`, rising, `behind`)."""
    xs, ys = line["outlook"].tolist(), line["behind"].tolist()
    after = min(max(bisect_left(xs, outlook), 1), len(xs) - 1)
    if len(xs) == 1:
        return float(ys[0])
    part = (outlook - xs[after - 1]) / (xs[after] - xs[after - 1])
    return float(ys[after - 1] + min(max(part, 0), 1) * (ys[after] - ys[after - 1]))


def _line_labels(shown: pd.DataFrame, low: float, look: Look) -> list[Letter]:
    px = PLOT_HEIGHT / low
    lines = [line for _, line in shown.groupby("id", sort=False)]
    tails = [[value_at(line, outlook) * px for outlook in BESIDE_LABELS] for line in lines]
    colours = {"leader": look.accent, "second": look.ink, "other": look.muted}
    places = label_line_ends(tails, LABEL_GAP, LABEL_OFFSET, (LABEL_ABOVE, PLOT_HEIGHT + LABEL_BELOW))
    letters = []
    for line, y in zip(lines, places, strict=True):
        end = line.iloc[-1]
        figure = number(end["behind"], 1)
        text = end["name"] if figure == "0.0" else f"{end['name']} {figure}"
        weight = 600 if end["role"] == "leader" else 400
        letters.append(Letter(text, y / px, TRACK[1], colours[end["role"]], align="right", weight=weight))
    return letters


def _notes(
    break_evens: Sequence[tuple[float, str]], further: list[str], low: float, dy: float, look: Look
) -> list[Letter]:
    """Under the lines: a sentence at each change of the lead, a row each; and how many lines are not drawn.

    That stands in the last of the rows, at the side where a phone has the room for it; else in a row below.
    """
    letters = []
    for line, (outlook, sentence) in enumerate(break_evens):
        align: Align = "left" if outlook < 0.5 else "right"
        at = TRACK[0].toward(TRACK[1], outlook).right(6 if align == "left" else -6)
        letters.append(Letter(sentence, low, at, look.muted, dy + LINE_OF_TEXT * line, align, 12, inside=True))
    for text in further:
        side = _free_side(break_evens[-1], text) if break_evens else "left"
        row = len(break_evens) - 1 if side and break_evens else len(break_evens)
        at = TRACK[1] if side == "right" else TRACK[0]
        letters.append(Letter(text, low, at, look.faint, dy + LINE_OF_TEXT * row, side or "left", 12))
    return letters


def _free_side(break_even: tuple[float, str], text: str) -> Literal["left", "right"] | None:
    """The side of a sentence on which another text finds room beside it on a phone, the wider one first."""
    outlook, sentence = break_even
    at, length = outlook * PHONE, text_width(sentence, 12) + 6
    start = min(at, PHONE - length) if outlook < 0.5 else max(at - length, 0)
    rooms = {"left": start, "right": PHONE - start - length}
    side: Literal["left", "right"] = "left" if rooms["left"] >= rooms["right"] else "right"
    return side if rooms[side] >= text_width(text, 12) + NOTE_GAP else None
