"""The reasons behind a lead: what each factor adds or takes away."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.grammar import (
    OWN_COLOUR,
    Place,
    across,
    fixed,
    fixed_place,
    frame,
    marks,
    quantity,
    row_scale,
    side_marks,
)
from dashboard.charts.lettering import Align, Letter, factor_letters, lettering, signed
from dashboard.look import Look

STEP, MARGIN = 27, 4
# Names stand left of the bars; values stand outside the bar ends and take this much.
VALUE = 36
BARS = (Place(0, 166 + VALUE), Place(1, -VALUE))
# A bar below this would print as 0.0.
SMALLEST_SHOWN = 0.05


def contribution_chart(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """One bar for each factor, to the right what speaks for the industry, to the left what speaks against it.

    Columns, in the order to be drawn: `factor_label`, `side` (strength, weakness, opportunity, threat), `letter`
    (of the side), `value` (signed score points). Values that would print as 0.0 are left out. Words: none.
    """
    shown = rows[rows["value"].abs() >= SMALLEST_SHOWN].reset_index(drop=True)
    shown["row"] = range(len(shown))
    shown["colour"] = [look.accent if value > 0 else look.other_mark for value in shown["value"]]
    reach = float(shown["value"].abs().max()) if len(shown) else 1.0
    start, end = BARS
    scale = row_scale(len(shown) - 1, MARGIN, MARGIN)
    letters = []
    for row in shown.itertuples():
        tip = start.toward(end, (row.value + reach) / (2 * reach))
        align: Align = "left" if row.value > 0 else "right"
        gap = 5 if align == "left" else -5
        letters += factor_letters(row.letter, row.factor_label, row.row, look.ink, look, Place(0, 134))
        letters.append(Letter(signed(row.value), row.row, tip.right(gap), look.ink, align=align, size=12))
    y = quantity("row", scale)
    bars = {"x": quantity("value", across(BARS, (-reach, reach))), "x2": {"datum": 0}, "y": y, "color": OWN_COLOUR}
    zero = {"x": fixed_place(start.toward(end, 0.5)), "y": fixed(0), "y2": fixed("height")}
    layers = [
        marks("bar", shown, bars, orient="horizontal", height=13),
        marks("rule", shown.head(1), zero, color=look.rule, strokeWidth=1),
        side_marks(shown, look, scale),
        *lettering(letters, scale),
    ]
    return frame(layers, 2 * MARGIN + STEP * max(len(shown), 1))
