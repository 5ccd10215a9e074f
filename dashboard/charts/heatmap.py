"""The heatmap: every factor of every industry at a glance, favourable or not."""

from collections.abc import Mapping
from typing import NamedTuple

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    OWN_COLOUR,
    Place,
    Spec,
    expression,
    frame,
    marks,
    other_end,
    quantity,
    row_scale,
    scale_between,
    side_marks,
)
from dashboard.charts.lettering import FIRST_WIDE_SIGN, Letter, factor_letters, lettering, number, text_width
from dashboard.charts.shortened import cut_apart
from dashboard.look import HEATMAP_DOMAIN, Look

STEP, TOP, GROUP_GAP = 25, 42, 0.32
# Factor names take this much at the left, in the wide and in the narrow form.
WIDE_NAMES, NARROW_NAMES = 198, 150
HEAD_SIZE, HEAD_LINES = 12, (22, 8)
# Names wider than their cells stand upright over them, in at most so much room.
UPRIGHT_ROOM, UPRIGHT_ABOVE, SIGN_STEP = 132, 6, 14
# Cells narrower than these hold no upright name, no number.
SMALLEST_NAMED, SMALLEST_NUMBERED = 13, 15
WIDEST_CELL = 190
LONGEST_LINE = 11
ANY_WIDTH = 1e6


class _Head(NamedTuple):
    """A text over a column; it counts for cells of `least` to `below` pixels.

    `middle` is in columns; `up` and `half`, which is half its width, are in pixels.
    """

    middle: float
    text: str
    up: float
    least: float
    below: float
    half: float
    angle: int
    colour: str
    weight: int


def heatmap_chart(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """A cell for each factor (row) and industry (column): its likely rating, coloured by whether it favours entry.

    Columns, long, in the order of the factors: `id`, `industry_label` (a line break or the widest space splits it in
    two lines), `rank` (from 1), `factor_id`, `factor_label`, `side`, `letter`, `likely` (0 to 10 in the direction of
    the factor's name, or missing), `favourable` (0 against entry to 1 for it, or missing), `origin` (where the rating
    comes from; `missing` prints a dash). Words: none.
    """
    factors = _factors(rows)
    industries = rows.drop_duplicates("id").sort_values("rank", kind="stable").reset_index(drop=True)
    cells = _cells(rows, factors, industries)
    count, body = max(len(industries), 1), STEP * (float(factors["row"].max()) + 1)
    heads, above = _heads(industries, look)
    scale = row_scale(float(factors["row"].max()), expression("head"))
    columns = scale_between(expression("names"), expression(f"names+cell*{count}"), (0, count))
    layers = [
        _rects(cells[cells["favourable"].notna()], look, columns, scale),
        side_marks(factors, look, scale),
        _numbers(cells, look, columns, scale),
        _printed_heads(heads),
        *lettering(_names(factors, look), scale),
    ]
    return frame(
        layers,
        TOP + body,
        names=f"narrow?{NARROW_NAMES}:{WIDE_NAMES}",
        cell=f"min((width-names)/{count},{WIDEST_CELL})",
        head=above,
        height=f"head+{body:g}",
    )


def _rects(rated: pd.DataFrame, look: Look, columns: Spec, scale: Spec) -> alt.Chart:
    colour = {
        "domain": list(HEATMAP_DOMAIN), "range": list(look.heatmap), "type": "linear", "clamp": True,
        "interpolate": "rgb",
    }  # fmt: skip
    channels = {
        "x": quantity("start", columns), "x2": other_end("end"), "y": quantity("top", scale),
        "y2": other_end("bottom"),
        "color": {"field": "favourable", "type": "quantitative", "scale": colour, "legend": None},
    }  # fmt: skip
    return marks(
        "rect", rated, channels, stroke=look.page, strokeWidth=expression("cell<8?0.5:2"), cornerRadius=3,
        tooltip=expression("datum.tooltip"),
    )  # fmt: skip


def two_lines(label: str) -> tuple[str, str]:
    """A head in two lines, split at a line break or at the space that leaves the shortest longer line.

    >>> two_lines("Solar equipment"), two_lines("Packaging"), two_lines("建材")
    (('Solar', 'equipment'), ('', 'Packaging'), ('', '建材'))
    """
    first, broken, second = label.partition("\n")
    if broken:
        return first, second
    if len(label) <= LONGEST_LINE or " " not in label:
        return "", label
    spaces = [index for index, sign in enumerate(label) if sign == " "]
    best = min(spaces, key=lambda index: max(index, len(label) - index - 1))
    return label[:best], label[best + 1 :]


def _factors(rows: pd.DataFrame) -> pd.DataFrame:
    factors = rows.drop_duplicates("factor_id")[["factor_id", "factor_label", "side", "letter"]].reset_index(drop=True)
    new_group = (factors["side"] != factors["side"].shift()).cumsum() - 1
    factors["row"] = factors.index + GROUP_GAP * new_group
    rated = rows[rows["likely"].notna() & (rows["origin"] != "missing")]["factor_id"].unique()
    factors["rated"] = factors["factor_id"].isin(rated)
    return factors


def _cells(rows: pd.DataFrame, factors: pd.DataFrame, industries: pd.DataFrame) -> pd.DataFrame:
    cells = rows[["id", "industry_label", "factor_id", "factor_label", "likely", "favourable", "origin"]].copy()
    missing = cells["likely"].isna() | (cells["origin"] == "missing")
    cells[["likely", "favourable"]] = cells[["likely", "favourable"]].astype(float).mask(missing)
    row = cells["factor_id"].map(dict(zip(factors["factor_id"], factors["row"], strict=True)))
    column = cells["id"].map({identifier: place for place, identifier in enumerate(industries["id"])})
    text = [number(value) for value in cells["likely"]]
    labels = cells["industry_label"].str.replace("\n", " ")
    tooltip = labels + " · " + cells["factor_label"] + ": " + text
    return cells.assign(
        row=row, top=row - 0.5, bottom=row + 0.5, start=column, end=column + 1, middle=column + 0.5,
        text=text, tooltip=tooltip,
    ).drop(columns=["industry_label", "factor_label"])  # fmt: skip


def _names(factors: pd.DataFrame, look: Look) -> list[Letter]:
    letters = []
    for factor in factors.itertuples():
        colour = look.ink if factor.rated else look.faint
        room = Place(0, NARROW_NAMES - 38)
        letters += factor_letters(factor.letter, factor.factor_label, factor.row, colour, look, room)
    return letters


def _numbers(cells: pd.DataFrame, look: Look, columns: Spec, scale: Spec) -> alt.Chart:
    colour = [look.faint if pd.isna(value) else look.heatmap_text(value) for value in cells["favourable"]]
    table = cells[["row", "middle", "text", "tooltip"]].assign(colour=colour)
    return marks(
        "text", table, {"x": quantity("middle", columns), "y": quantity("row", scale), "color": OWN_COLOUR},
        text=expression(f"cell<{SMALLEST_NUMBERED}?'':datum.text"), fontSize=expression("cell<22?11:12"),
        baseline="middle", tooltip=expression("datum.tooltip"),
    )  # fmt: skip


def _heads(industries: pd.DataFrame, look: Look) -> tuple[pd.DataFrame, str]:
    """Each name in every form it may have, and the height of the form that counts as a Vega expression.

    The form is one line, two or an upright one, the first in which every name fits; else ranks, as many as fit.
    """
    lines = [two_lines(label) for label in industries["industry_label"]]
    whole = [" ".join(pair).strip() for pair in lines]
    needed = max((text_width(text, HEAD_SIZE) for pair in lines for text in pair), default=0) + 4
    roomy = max((text_width(text, HEAD_SIZE) for text in whole), default=0) + 4
    upright = [_upright(text) for text in cut_apart(whole, HEAD_SIZE, UPRIGHT_ROOM)]
    table = []
    for place, (rank, pair) in enumerate(zip(industries["rank"], lines, strict=True)):
        colour, weight = (look.accent, 600) if rank == 1 else (look.muted, 400)
        forms = [
            (whole[place], HEAD_LINES[1], roomy, ANY_WIDTH),
            *((text, up, needed, roomy) for text, up in zip(pair, HEAD_LINES, strict=True)),
            (str(rank), HEAD_LINES[1], _rank_room(rank, len(industries)), min(needed, SMALLEST_NAMED)),
        ]
        table += [_Head(place + 0.5, *form, text_width(form[0], HEAD_SIZE) / 2, 0, colour, weight) for form in forms]
        text, angle, up, _ = upright[place]
        table.append(_Head(place + 0.5, text, up, SMALLEST_NAMED, needed, HEAD_SIZE / 2, angle, colour, weight))
    tall = max((height for *_, height in upright), default=0)
    above = f"cell>={SMALLEST_NAMED}&&cell<{needed}?{max(tall, TOP)}:{TOP}"
    return pd.DataFrame(table, columns=_Head._fields), above


def _upright(name: str) -> tuple[str, int, float, float]:
    """A name as it stands upright: the text, its angle, how far over the cells it begins, and how high it is.

    Chinese is written from the top down, all else is turned.
    """
    high = SIGN_STEP * len(name)
    if high <= UPRIGHT_ROOM and all(ord(sign) >= FIRST_WIDE_SIGN for sign in name):
        return "\n".join(name), 0, high + UPRIGHT_ABOVE - SIGN_STEP / 2, high + UPRIGHT_ABOVE
    return name, -90, UPRIGHT_ABOVE, min(text_width(name, HEAD_SIZE), UPRIGHT_ROOM) + UPRIGHT_ABOVE


def _printed_heads(heads: pd.DataFrame) -> alt.Chart:
    return marks(
        "text", heads, {"color": OWN_COLOUR},
        text=expression("cell>=datum.least&&cell<datum.below?datum.text:''"),
        x=expression("min(names+cell*datum.middle,width-datum.half)"), y=expression("head-datum.up"),
        angle=expression("datum.angle"), align=expression("datum.angle?'left':'center'"),
        limit=expression(f"datum.angle?{UPRIGHT_ROOM}:0"), lineBreak="\n", lineHeight=SIGN_STEP,
        fontSize=HEAD_SIZE, fontWeight=expression("datum.weight"), baseline="middle",
    )  # fmt: skip


def _rank_room(rank: int, last: int) -> float:
    """The narrowest cell over which a rank is printed: every one, then every fifth, then every tenth."""
    if rank == 1:
        return 0
    # The last rank is moved inside the chart, so the one five before it gives way.
    every = 10 if rank % 10 == 0 else 5 if rank % 5 == 0 and rank + 5 != last else 1
    return 16 / every
