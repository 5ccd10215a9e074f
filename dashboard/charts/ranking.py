"""The ranking: who leads, by how much, how sure, and which strategy each industry would follow."""

from collections.abc import Mapping, Sequence

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
    frame,
    hairlines,
    marks,
    narrow_or_wide,
    other_end,
    quantity,
    row_scale,
)
from dashboard.charts.lettering import Letter, lettering, number, number_range
from dashboard.charts.shortened import cut_apart
from dashboard.look import Look

WIDE_STEP, NARROW_STEP = 44, 60
TOP = 28
NAME = LEFT.right(23)
NAME_ROOM = Place(0.25, -33)
# The least that names have in the wide form, and on a phone.
WIDE_NAME, NARROW_NAME_ROOM = 187, 215
# The numbers at both ends of a range stand inside these places.
SCORES = (Place(0.25, 22), Place(0.515, -62))
SCORE = Place(0.515)
RANKS = (Place(0.56), Place(1, -78))
NARROW_RANKS = (LEFT, RIGHT)
# Down the narrow row: name, strategy, bar.
NARROW_NAME, NARROW_STRATEGY, NARROW_BAR = -17, 0, 18
# A share is printed from here up, the ranks of a segment are named above it from the second one up.
PRINTED_SHARE, NAMED_SHARE, SPELLED_SHARE = 0.085, 0.1, 0.25


def ranking_chart(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """The industries in order, each with its score and range, rank shares, regret and strategy.

    Columns: `id`, `rank` (from 1), `name`, `strategy` (its best supported strategy, or the words for none),
    `stays_text` (how often it stays recommended, may be empty), `score`, `p05`, `p25`, `p75`, `p95` (0 to 100),
    `regret` (score points), `is_leader`, `shares` (a list: share of cases at rank 1, 2, ..., each 0 to 1, or
    missing). Only the first rows may be passed: the shares still tell how many ranks there are.
    Words: `score`, `ranks`, `regret` (column heads), `rank_1`, `rank_2`, `rank_3`, `rank_nth` ({rank}),
    `rank_range` ({first}, {last}), `in_ranks` ({count}, {ranks}: so many cases at these ranks).
    """
    ranked = _with_marks(rows, look)
    figures = ranked.drop(columns="shares")
    groups = rank_groups(max((len(shares) for shares in ranked["shares"] if _is_given(shares)), default=0))
    names = [_group_name(group, words) for group in groups]
    segments = _segments(ranked, groups, names, look)
    scale = row_scale(len(ranked) - 1, TOP)
    letters = _row_letters(ranked, look, words) + _head_letters(look, words, names)
    letters += _segment_letters(segments, names, look, words)
    heights = TOP + WIDE_STEP * len(ranked) + 1, TOP + NARROW_STEP * len(ranked) + 1
    layers = [
        hairlines(figures, look, scale, narrow_or_wide(NARROW_STEP / 2, WIDE_STEP / 2)),
        *_range_marks(figures, look, scale),
        _rank_bars(segments, look, scale),
        *lettering(letters, scale),
    ]
    return frame(layers, *heights)


def rank_groups(count: int) -> list[tuple[int, int]]:
    """The ranks that share a segment, from first to last: 1, 2, 3, 4 to 6, and the rest.

    >>> rank_groups(9), rank_groups(4), rank_groups(1)
    ([(1, 1), (2, 2), (3, 3), (4, 6), (7, 9)], [(1, 1), (2, 2), (3, 3), (4, 4)], [(1, 1)])
    """
    ends = [(1, 1), (2, 2), (3, 3), (4, 6), (7, count)]
    return [(first, min(last, count)) for first, last in ends if first <= count]


def _group_name(group: tuple[int, int], words: Mapping[str, str]) -> str:
    first, last = group
    if first < last:
        return words["rank_range"].format(first=first, last=last)
    return words[f"rank_{first}"] if first <= 3 else words["rank_nth"].format(rank=first)


def _with_marks(rows: pd.DataFrame, look: Look) -> pd.DataFrame:
    ranked = rows.sort_values("rank", kind="stable").reset_index(drop=True)
    ranked["row"] = range(len(ranked))
    names = list(ranked["name"])
    ranked["wide_name"], ranked["narrow_name"] = cut_apart(names, 14, WIDE_NAME), cut_apart(names, 14, NARROW_NAME_ROOM)
    ranked["colour"] = [look.accent if leads else look.other_mark for leads in ranked["is_leader"]]
    return ranked


def _segments(
    ranked: pd.DataFrame, groups: Sequence[tuple[int, int]], names: Sequence[str], look: Look
) -> pd.DataFrame:
    table = []
    for row, name, shares in zip(ranked["row"], ranked["name"], ranked["shares"], strict=True):
        given = list(shares) if _is_given(shares) else []
        start = 0.0
        for index, (first, last) in enumerate(groups):
            share = float(sum(given[first - 1 : last]))
            if not share:
                continue
            step = look.rank_ramp[index]
            tooltip = f"{name} · {names[index]}: {number(100 * share)}"
            table.append((row, index, start, start + share, share, step.fill, step.text, tooltip))
            start += share
    return pd.DataFrame(table, columns=["row", "group", "start", "end", "share", "colour", "text", "tooltip"])


def _is_given(shares: object) -> bool:
    return hasattr(shares, "__len__")


def _range_marks(ranked: pd.DataFrame, look: Look, rows: Spec) -> list[alt.Chart]:
    scale, y = across(SCORES, _score_domain(ranked)), quantity("row", rows)
    shown = narrow_or_wide(0, 1)
    thin = {"x": quantity("p05", scale), "x2": other_end("p95"), "y": y, "color": OWN_COLOUR}
    thick = {"x": quantity("p25", scale), "x2": other_end("p75"), "y": y, "color": OWN_COLOUR}
    mean = {"x": quantity("score", scale), "y": y}
    return [
        marks("rule", ranked, thin, strokeWidth=1.5, opacity=shown),
        marks("rule", ranked, thick, strokeWidth=6, strokeCap="butt", opacity=shown),
        marks("tick", ranked, mean, orient="vertical", size=16, thickness=2, color=look.page, opacity=shown),
    ]


def _score_domain(ranked: pd.DataFrame) -> tuple[float, float]:
    figures = ranked[["score", "p05", "p95"]].astype(float)
    low, high = figures.min().min(), figures.max().max()
    if pd.isna(low):
        return 0.0, 100.0
    return (low, high) if low < high else (low - 1, high + 1)


def _rank_bars(segments: pd.DataFrame, look: Look, rows: Spec) -> alt.Chart:
    scale = across(RANKS, (0, 1), NARROW_RANKS)
    channels = {
        "x": quantity("start", scale), "x2": other_end("end"), "y": quantity("row", rows), "color": OWN_COLOUR,
    }  # fmt: skip
    return marks(
        "bar", segments, channels, orient="horizontal", height=narrow_or_wide(13, 22),
        yOffset=narrow_or_wide(NARROW_BAR, 0), stroke=look.page, strokeWidth=1, tooltip=expression("datum.tooltip"),
    )  # fmt: skip


def _row_letters(ranked: pd.DataFrame, look: Look, words: Mapping[str, str]) -> list[Letter]:
    start, end = SCORES
    low, high = _score_domain(ranked)
    letters = []
    for row in ranked.itertuples():
        y = row.row
        colour, weight = (look.accent, 600) if row.is_leader else (look.ink, 400)
        strategy = " · ".join(text for text in (row.strategy, row.stays_text) if isinstance(text, str) and text)
        score, regret = number(row.score), number(row.regret, 1)
        letters += [
            Letter(number(row.rank), y, LEFT, look.faint, form="wide"),
            Letter(row.wide_name, y, NAME, colour, -8, size=14, weight=weight, room=NAME_ROOM, form="wide"),
            Letter(strategy, y, NAME, look.muted, 10, size=11.5, room=NAME_ROOM, form="wide", tooltip=strategy),
            Letter(score, y, SCORE, look.ink, align="right", size=14, weight=600, form="wide"),
            Letter(regret, y, RIGHT, look.muted, align="right", size=14, form="wide"),
            Letter(number(row.rank), y, LEFT, look.faint, NARROW_NAME, form="narrow"),
            Letter(row.narrow_name, y, NAME, colour, NARROW_NAME, size=14, weight=weight, room=Place(1, -115),
                   form="narrow"),
            Letter(strategy, y, NAME, look.muted, NARROW_STRATEGY, size=11.5, room=Place(1, -115), form="narrow"),
            Letter(f"{score} ({number_range(row.p05, row.p95)})", y, RIGHT, look.muted, NARROW_NAME, "right",
                   form="narrow"),
            Letter(f"{words['regret']} {regret}", y, RIGHT, look.muted, NARROW_STRATEGY, "right", 11.5, form="narrow"),
        ]  # fmt: skip
        if pd.notna(row.p05) and pd.notna(row.p95):
            left, right = (start.toward(end, (value - low) / (high - low)) for value in (row.p05, row.p95))
            letters += [
                Letter(number(row.p05), y, left.right(-6), look.muted, align="right", size=11, form="wide"),
                Letter(number(row.p95), y, right.right(6), look.muted, size=11, form="wide"),
            ]
    return letters


def _head_letters(look: Look, words: Mapping[str, str], names: Sequence[str]) -> list[Letter]:
    top, dy = -0.5, 12 - TOP
    heads = [
        Letter(words["score"], top, Place(0.25), look.muted, dy, size=12, form="wide"),
        Letter(words["ranks"], top, RANKS[0], look.muted, dy, size=12, form="wide"),
        Letter(words["regret"], top, RIGHT, look.muted, dy, "right", 12, form="wide"),
    ]
    # The narrow form has no room above the leader's bar, so the ramp is named in one line at the top.
    for index, name in enumerate(names):
        at = LEFT.toward(RIGHT, index / max(len(names), 3))
        heads.append(Letter("■", top, at, look.rank_ramp[index].fill, dy, size=13, form="narrow"))
        heads.append(Letter(name, top, at.right(17), look.muted, dy, size=12, form="narrow"))
    return heads


def _segment_letters(
    segments: pd.DataFrame, names: Sequence[str], look: Look, words: Mapping[str, str]
) -> list[Letter]:
    letters = []
    named = set()
    for segment in segments.itertuples():
        name, middle = names[segment.group], (segment.start + segment.end) / 2
        wide, narrow = RANKS[0].toward(RANKS[1], middle), NARROW_RANKS[0].toward(NARROW_RANKS[1], middle)
        text = number(100 * segment.share)
        if segment.row == 0 and segment.share >= NAMED_SHARE:
            named.add(name)
            letters.append(Letter(name, 0, wide, look.muted, -18, "center", 11, form="wide"))
        elif name not in named and segment.share >= SPELLED_SHARE:
            named.add(name)
            text = words["in_ranks"].format(count=text, ranks=name)
        if segment.share >= PRINTED_SHARE:
            weight = 600 if segment.group == 0 else 400
            letters += [
                Letter(text, segment.row, wide, segment.text, 0, "center", 12, weight, form="wide"),
                Letter(text, segment.row, narrow, segment.text, NARROW_BAR, "center", 11, weight, form="narrow"),
            ]
    return letters
