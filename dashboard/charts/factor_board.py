"""One side of the SWOT board: its factors with rating, range, evidence and reason."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.grammar import frame, hairlines
from dashboard.charts.lettering import lettering
from dashboard.charts.rating_track import Words, track_layers, track_letters, track_scale
from dashboard.look import Look

STEP = 68


def factor_rows(rows: pd.DataFrame, look: Look, words: Mapping[str, str], side: str) -> alt.LayerChart:
    """The factors of one side, each on a track from 0 to 10.

    Columns: `factor_label`, `low`, `likely`, `high` (0 to 10, may be missing), `missing` (not rated), `evidence_text`
    (grade and year, or the words for none), `reason`, `value_text` (the likely rating as printed). `side` is
    strength, weakness, opportunity or threat. Words: none.
    """
    table = rows.reset_index(drop=True).assign(row=range(len(rows)), side=side)
    scale = track_scale(len(table))
    letters = []
    for row in table.itertuples():
        printed = Words(
            row.row, row.factor_label, row.evidence_text, row.value_text, row.reason, missing=bool(row.missing)
        )
        letters += track_letters(printed, look, weight=600)
    layers = [
        hairlines(table.loc[: len(table) - 2, ["row"]], look, scale, STEP / 2),
        *track_layers(table, look, scale),
        *lettering(letters, scale),
    ]
    return frame(layers, STEP * max(len(table), 1))
