"""Charts that follow a slider in the browser: where they listen, and what they would draw at any of its values."""

from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.charts.outlook import outlook_chart, value_at
from dashboard.charts.what_if import SHOWN_ROWS, what_if_chart
from dashboard.look import DARK, LIGHT
from locales import words_in
from tests.dashboard.test_charts import WORDS, outlook_data

WHAT_IF_WORDS = words_in("zh-Hant").under("what_if")
BREAK_AT, OFF_CHART = 0.25, ""


def preview_data(count: int, factors: int = 16) -> pd.DataFrame:
    rows = pd.DataFrame({"name": [f"產業{place}" for place in range(count)], "rank": range(1, count + 1)})
    rows["score"] = [60.0 - place for place in range(count)]
    for factor in range(factors):
        rows[f"u{factor}"] = [(factor + place) % 10 / 10 for place in range(count)]
    return rows


def parameter(chart: alt.LayerChart, name: str) -> dict[str, Any]:
    (found,) = [each for each in chart.to_dict()["params"] if each["name"] == name]
    return dict(found)


def dots(chart: alt.LayerChart) -> list[dict[str, Any]]:
    spec = chart.to_dict()
    (layer,) = [each for each in spec["layer"] if each["mark"]["type"] == "point"]
    return list(spec["datasets"][layer["data"]["name"]])


@pytest.mark.parametrize("at", [0.0, 0.1, BREAK_AT, 0.375, 1.0])
def test_the_dots_lie_on_their_lines_at_every_outlook(at: float) -> None:
    data = outlook_data(5).query("id in ('i0', 'i1')")
    table = dots(outlook_chart(data, LIGHT, WORDS, 0.5, []))
    values = [row["low"] + at * (row["high"] - row["low"]) for row in table]
    drawn = [value - max(values) for value in values]
    lines = [value_at(line, at) for _, line in data.groupby("id", sort=False)]
    assert drawn == pytest.approx(lines)


def test_industries_without_a_line_count_for_the_best_and_have_no_dot() -> None:
    table = dots(outlook_chart(outlook_data(9), LIGHT, WORDS, 0.5, []))
    assert len(table) == 9
    assert sum(row["colour"] != OFF_CHART for row in table) == 4


def test_the_charts_start_with_a_value_and_have_a_hidden_input_for_others() -> None:
    outlook = parameter(outlook_chart(outlook_data(2), LIGHT, WORDS, 0.375, []), "outlook")
    weights = parameter(what_if_chart(preview_data(3, 2), LIGHT, WHAT_IF_WORDS, "0.5,0.5"), "weights")
    assert (outlook["value"], weights["value"]) == ("0.375", "0.5,0.5")
    assert outlook["bind"]["input"] == weights["bind"]["input"] == "hidden"


def test_every_factor_counts_in_the_preview() -> None:
    (first, *_) = what_if_chart(preview_data(2, 16), DARK, WHAT_IF_WORDS, "").to_dict()["transform"]
    assert all(f"datum.u{factor}*w[{factor}]" in first["calculate"] for factor in range(16))


@pytest.mark.parametrize("count", [1, 2, 9, SHOWN_ROWS, 50])
def test_the_preview_draws_the_best_and_counts_the_rest(count: int) -> None:
    spec = what_if_chart(preview_data(count), LIGHT, WHAT_IF_WORDS, "").to_dict()
    printed = [row["text"] for table in spec["datasets"].values() for row in table if "text" in row]
    further = WHAT_IF_WORDS["further"].format(count=count - SHOWN_ROWS)
    assert (further in printed) is (count > SHOWN_ROWS)
    assert {"filter": f"datum.now<={SHOWN_ROWS}"} in spec["transform"]
