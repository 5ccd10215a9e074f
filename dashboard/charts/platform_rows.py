"""The platforms chosen for listing: how busy each is, how well it fits, what it costs."""

from collections.abc import Mapping
from math import ceil, floor, log10

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    LEFT,
    OWN_COLOUR,
    RIGHT,
    Place,
    Spec,
    across,
    fixed,
    frame,
    hairlines,
    marks,
    narrow_or_wide,
    other_end,
    quantity,
    row_scale,
)
from dashboard.charts.lettering import Letter, lettering, number, rest_of_line
from dashboard.look import Look

WIDE_STEP, NARROW_STEP, TOP = 50, 86, 30
# A group name takes this share of a row; groups after the first stand a little apart.
GROUP_NAME, GROUP_GAP = 0.5, 0.2
NAME_ROOM = Place(0.32, -8)
TRAFFIC, NARROW_TRAFFIC = (Place(0.34, 6), Place(0.62, -6)), (LEFT.right(6), Place(0.62, -6))
FIT, NARROW_FIT = (Place(0.68), Place(0.8, -32)), (Place(0.7), Place(1, -32))
# Down the narrow row: name, subtitle, rank, track.
NARROW_NAME, NARROW_SUBTITLE, NARROW_RANK, NARROW_TRACK = -27, -10, 9, 25
WIDEST_SPAN = (100, 100_000)


def platform_rows(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """The platforms by group, each with its traffic rank on a log line, its fit and its cost.

    Columns, in the order to be drawn: `group_label`, `name`, `subtitle`, `rank` (traffic rank, 1 is the busiest, or
    missing), `rank_text` (the rank as printed, or the words for none), `score` (fit, 0 to 1, printed of 100),
    `cost_text`. Words: `traffic` ({low}, {high}: ends of the line), `fit`, `cost` (column heads).
    """
    table = _with_rows(rows)
    low, high = rank_span(table["rank"])
    last = float(table["row"].max()) if len(table) else 0.0
    scale = row_scale(last, TOP)
    span = (log10(low), log10(high))
    ranked = table[table["rank"].notna()].reset_index(drop=True)
    ranked["magnitude"] = [log10(rank) for rank in ranked["rank"]]
    parts = [(magnitude - span[0]) / (span[1] - span[0]) for magnitude in ranked["magnitude"]]
    letters = _heads(table, look, words, (low, high)) + _row_letters(table, look) + _rank_letters(ranked, parts, look)
    letters += _unranked_letters(table[table["rank"].isna()], look)
    layers = [
        hairlines(table[["row", "name", "rank", "score"]], look, scale, narrow_or_wide(NARROW_STEP / 2, WIDE_STEP / 2)),
        *_traffic(ranked, look, scale, span),
        _fit(table[table["score"].notna()], look, scale),
        *lettering(letters, scale),
    ]
    return frame(layers, TOP + WIDE_STEP * (last + 1) + 1, TOP + NARROW_STEP * (last + 1) + 1)


def rank_span(ranks: pd.Series) -> tuple[int, int]:
    """The powers of ten round the ranks, 100 to 100,000 at least.

    >>> rank_span(pd.Series([224, None, 250_000]))
    (100, 1000000)
    """
    low, high = WIDEST_SPAN
    known = ranks.dropna()
    if len(known):
        low = min(low, 10 ** floor(log10(known.min())))
        high = max(high, 10 ** ceil(log10(known.max())))
    return low, high


def _with_rows(rows: pd.DataFrame) -> pd.DataFrame:
    places, place = [], 0.0
    previous = None
    for group in rows["group_label"]:
        if group != previous:
            place += GROUP_NAME + (0 if previous is None else GROUP_GAP)
        previous = group
        places.append(place)
        place += 1
    return rows.reset_index(drop=True).assign(row=places, rank=rows["rank"].astype(float).to_numpy())


def _traffic(ranked: pd.DataFrame, look: Look, rows: Spec, span: tuple[float, float]) -> list[alt.Chart]:
    start, end = (
        fixed(narrow_or_wide(less.right(by).expression, more.right(by).expression))
        for less, more, by in zip(NARROW_TRAFFIC, TRAFFIC, (-6, 6), strict=True)
    )
    table, y = ranked[["row", "name", "rank", "magnitude"]], quantity("row", rows)
    offset = narrow_or_wide(NARROW_TRACK, 0)
    dots = {"x": quantity("magnitude", across(TRAFFIC, span, NARROW_TRAFFIC)), "y": y}
    return [
        marks("rule", table, {"x": start, "x2": end, "y": y}, color=look.rule, strokeWidth=1, yOffset=offset),
        marks("point", table, dots, shape="circle", size=75, color=look.accent, yOffset=offset),
    ]


def _fit(scored: pd.DataFrame, look: Look, rows: Spec) -> alt.Chart:
    lengths = [(row.row, 0.0, 1.0, look.bar_background) for row in scored.itertuples()]
    lengths += [(row.row, 0.0, row.score, look.accent) for row in scored.itertuples()]
    table = pd.DataFrame(lengths, columns=["row", "start", "end", "colour"])
    scale = across(FIT, (0, 1), NARROW_FIT)
    channels = {
        "x": quantity("start", scale), "x2": other_end("end"), "y": quantity("row", rows), "color": OWN_COLOUR,
    }  # fmt: skip
    offset = narrow_or_wide(NARROW_TRACK, 0)
    return marks("bar", table, channels, orient="horizontal", height=8, yOffset=offset, cornerRadius=2)


def _heads(table: pd.DataFrame, look: Look, words: Mapping[str, str], span: tuple[int, int]) -> list[Letter]:
    traffic = words["traffic"].format(low=number(span[0]), high=number(span[1]))
    top, dy = -0.5, 12 - TOP
    letters = [
        Letter(traffic, top, TRAFFIC[0].right(-6), look.muted, dy, size=12, form="wide"),
        Letter(words["fit"], top, FIT[0], look.muted, dy, size=12, form="wide"),
        Letter(words["cost"], top, RIGHT, look.muted, dy, "right", 12, form="wide"),
        Letter(traffic, top, LEFT, look.muted, 8 - TOP, size=12, room=RIGHT, form="narrow"),
        Letter(words["fit"], top, RIGHT, look.muted, 25 - TOP, "right", 12, form="narrow"),
    ]
    firsts = table[table["group_label"] != table["group_label"].shift()]
    letters += [
        Letter(row.group_label, row.row - 0.5 - GROUP_NAME / 2, LEFT, look.muted, weight=600)
        for row in firsts.itertuples()
    ]
    return letters


def _row_letters(table: pd.DataFrame, look: Look) -> list[Letter]:
    letters = []
    for row in table.itertuples():
        y, score, subtitle = row.row, number(None if pd.isna(row.score) else 100 * row.score), row.subtitle
        narrow_room, cost_room = Place(0.6), rest_of_line(row.name, 14, 12)
        letters += [
            Letter(row.name, y, LEFT, look.ink, -9, size=14, weight=600, room=NAME_ROOM, form="wide"),
            Letter(subtitle, y, LEFT, look.muted, 10, size=12, room=NAME_ROOM, form="wide", tooltip=subtitle),
            Letter(score, y, FIT[1].right(30), look.ink, 0, "right", 14, form="wide"),
            Letter(row.cost_text, y, RIGHT, look.muted, 0, "right", 12, room=Place(0.2, -8), form="wide"),
            Letter(row.name, y, LEFT, look.ink, NARROW_NAME, size=14, weight=600, room=narrow_room, form="narrow"),
            Letter(subtitle, y, LEFT, look.muted, NARROW_SUBTITLE, size=12, room=RIGHT, form="narrow"),
            Letter(score, y, RIGHT, look.ink, NARROW_TRACK, "right", 14, form="narrow"),
            Letter(row.cost_text, y, RIGHT, look.muted, NARROW_NAME, "right", 12, room=cost_room, form="narrow"),
        ]
    return letters


def _rank_letters(ranked: pd.DataFrame, parts: list[float], look: Look) -> list[Letter]:
    letters = []
    for row, part in zip(ranked.itertuples(), parts, strict=True):
        wide, narrow = TRAFFIC[0].toward(TRAFFIC[1], part), NARROW_TRAFFIC[0].toward(NARROW_TRAFFIC[1], part)
        letters += [
            Letter(row.rank_text, row.row, wide, look.muted, -13, "center", 12, form="wide"),
            Letter(row.rank_text, row.row, narrow, look.muted, NARROW_RANK, "center", 12, form="narrow", inside=True),
        ]
    return letters


def _unranked_letters(unranked: pd.DataFrame, look: Look) -> list[Letter]:
    letters = []
    for row in unranked.itertuples():
        letters += [
            Letter(row.rank_text, row.row, TRAFFIC[0].right(-6), look.faint, size=12, form="wide"),
            Letter(row.rank_text, row.row, LEFT, look.faint, NARROW_TRACK, size=12, form="narrow"),
        ]
    return letters
