"""The heatmap: every factor of every industry at a glance, favourable or not."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    NO_NUMBER,
    Letter,
    Place,
    own_colour,
    factor_letters,
    frame,
    lettering,
    number,
    row_scale,
    side_marks,
    text_width,
    x_of,
    y_of,
)
from dashboard.look import HEATMAP_DOMAIN, Look

STEP, TOP, GROUP_GAP = 25, 42, 0.32
# Factor names take this much at the left, in the wide and in the narrow form.
WIDE_NAMES, NARROW_NAMES = 198, 150
HEAD_SIZE, HEAD_LINES = 12, (-22, -8)
# Cells narrower than these hold no name, no number.
SMALLEST_NUMBERED = 15
LONGEST_LINE = 11


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
    count = max(len(industries), 1)
    scale = row_scale(float(factors["row"].max()), TOP)
    columns = alt.Scale(
        domain=[0, count], range=[alt.ExprRef("names"), alt.ExprRef("width")], nice=False, zero=False, padding=0
    )
    colour = alt.Scale(
        domain=list(HEATMAP_DOMAIN), range=list(look.heatmap), type="linear", clamp=True, interpolate="rgb"
    )
    rated = cells[cells["favourable"].notna()]
    rect = alt.Chart(rated).mark_rect(
        stroke=look.page, strokeWidth=2, cornerRadius=3, tooltip=alt.ExprRef("datum.tooltip"), aria=False
    )
    return frame(
        [
            rect.encode(
                x=x_of("start", columns), x2="end", y=y_of(scale, "top"), y2="bottom",
                color=alt.Color("favourable", type="quantitative", scale=colour, legend=None),
            ),
            side_marks(factors, look, scale),
            _numbers(cells, look, columns, scale),
            _heads(industries, look, columns),
            *lettering(_names(factors, look), y_of(scale, "y")),
        ],
        TOP + STEP * (float(factors["row"].max()) + 1),
        names=f"narrow?{NARROW_NAMES}:{WIDE_NAMES}",
        cell=f"(width-(narrow?{NARROW_NAMES}:{WIDE_NAMES}))/{count}",
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


def _numbers(cells: pd.DataFrame, look: Look, columns: alt.Scale, scale: alt.Scale) -> alt.Chart:
    colour = [look.faint if pd.isna(value) else look.heatmap_text(value) for value in cells["favourable"]]
    numbers = alt.Chart(cells[["row", "middle", "text", "tooltip"]].assign(colour=colour)).mark_text(
        text=alt.ExprRef(f"cell<{SMALLEST_NUMBERED}?'':datum.text"),
        fontSize=alt.ExprRef("cell<22?11:12"),
        baseline="middle",
        tooltip=alt.ExprRef("datum.tooltip"),
        aria=False,
    )
    ink = own_colour()
    return numbers.encode(x=x_of("middle", columns), y=y_of(scale), color=ink)


def _heads(industries: pd.DataFrame, look: Look, columns: alt.Scale) -> alt.Chart:
    """Names over the columns where every one fits; where they do not, ranks, and of these as many as fit."""
    lines = [two_lines(label) for label in industries["industry_label"]]
    needed = max((text_width(text, HEAD_SIZE) for pair in lines for text in pair), default=0) + 4
    table = []
    for place, (rank, pair) in enumerate(zip(industries["rank"], lines, strict=True)):
        colour, weight = (look.accent, 600) if rank == 1 else (look.muted, 400)
        for text, dy in zip(pair, HEAD_LINES, strict=True):
            table.append((place + 0.5, text, dy, needed, 1e9, colour, weight))
        room = 16 / (10 if rank % 10 == 0 else 5 if rank % 5 == 0 else 1)
        table.append((place + 0.5, str(rank), HEAD_LINES[1], 0 if rank == 1 else room, needed, colour, weight))
    heads = pd.DataFrame(table, columns=["middle", "text", "dy", "least", "below", "colour", "weight"])
    head = alt.Chart(heads).mark_text(
        text=alt.ExprRef("cell>=datum.least&&cell<datum.below?datum.text:''"),
        dy=alt.ExprRef("datum.dy"),
        fontSize=HEAD_SIZE,
        fontWeight=alt.ExprRef("datum.weight"),
        baseline="middle",
        aria=False,
    )
    ink = own_colour()
    return head.encode(x=x_of("middle", columns), y=alt.YValue(TOP), color=ink)
