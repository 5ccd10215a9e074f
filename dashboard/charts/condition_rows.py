"""The trace of a strategy: each condition against the evidence."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.grammar import frame
from dashboard.charts.lettering import lettering
from dashboard.charts.rating_track import Words, track_layers, track_letters, track_scale
from dashboard.look import Look

# Below this width what is asked and how often it holds do not fit on one line.
STEP, NARROW_STEP, NARROW_BELOW = 66, 82, 420


def condition_rows(rows: pd.DataFrame, look: Look, words: Mapping[str, str]) -> alt.LayerChart:
    """The conditions of a rule, each on a track from 0 to 10 with an upright line where the rule draws its limit.

    Columns: `label` (factor and what is asked), `side`, `low`, `likely`, `high` (0 to 10, all missing for a condition
    that is no rating: it has no track), `missing` (not rated), `thresholds` (list of ratings), `holds_text` (in how
    many cases it holds), `value_text`, `detail_text` (evidence). Words: none.
    """
    table = rows.reset_index(drop=True).assign(row=range(len(rows)))
    scale = track_scale(len(table))
    thresholds = [(row, float(rating)) for row, given in enumerate(table["thresholds"]) for rating in given]
    letters = []
    for row in table.itertuples():
        printed = Words(row.row, row.label, row.holds_text, row.value_text, row.detail_text, missing=bool(row.missing))
        letters += track_letters(printed, look, weight=400, narrow_note=-16)
    layers = [*track_layers(table, look, scale, thresholds), *lettering(letters, scale)]
    count = max(len(table), 1)
    return frame(layers, STEP * count, NARROW_STEP * count, NARROW_BELOW)
