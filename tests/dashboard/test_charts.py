"""The charts hold the finding's numbers, speak only the reader's words, and work for one industry and for fifty."""

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.charts.condition_rows import condition_rows
from dashboard.charts.contributions import contribution_chart
from dashboard.charts.factor_board import factor_rows
from dashboard.charts.heatmap import heatmap_chart
from dashboard.charts.label_spread import label_line_ends, spread_labels
from dashboard.charts.lettering import number, number_range, signed, text_width
from dashboard.charts.outlook import outlook_chart
from dashboard.charts.platform_rows import platform_rows
from dashboard.charts.position_map import MOST_NAMED, position_map
from dashboard.charts.ranking import rank_groups, ranking_chart
from dashboard.charts.shortened import cut_apart
from dashboard.charts.strategy_bars import strategy_bars
from dashboard.charts.what_if import what_if_chart
from dashboard.look import DARK, LIGHT, SIDE_LETTERS

SIZES = (1, 2, 5, 9, 50)
SIDES = tuple(SIDE_LETTERS)
# Chinese words, so that any Latin word in a chart is one of ours by mistake.
WORDS = {
    "score": "分數", "ranks": "名次", "regret": "後悔值", "rank_1": "第一", "rank_2": "第二", "rank_3": "第三",
    "rank_nth": "第{rank}", "rank_range": "{first}–{last}", "in_ranks": "{count} 次第{ranks}",
    "further": "另有 {count} 個", "more": "另 {count} 個", "internal": "內部", "external": "外部",
    "threshold": "60 次起", "traffic": "流量 {low} 至 {high}", "fit": "適合度", "cost": "費用",
}  # fmt: skip


def industry(place: int) -> str:
    return f"產業{place + 1}"


def ranking_data(count: int) -> pd.DataFrame:
    rows = []
    for place in range(count):
        score = 53.4 - place * 0.8
        left = [1.0 if rank == place else 0.0 for rank in range(count)]
        shares = [0.6 * own + 0.4 / count for own in left]
        rows.append(
            {"id": f"i{place}", "rank": place + 1, "name": industry(place), "strategy": "搶先",
             "stays_text": f"{80 - place} 次", "score": score, "p05": score - 4, "p25": score - 1, "p75": score + 1,
             "p95": score + 4, "regret": place * 0.7, "is_leader": place == 0, "shares": shares}
        )  # fmt: skip
    return pd.DataFrame(rows)


def contribution_data() -> pd.DataFrame:
    values = [1.83, 0.31, 0.04, -0.04, -1.12]
    return pd.DataFrame(
        {"factor_label": [f"因素{place}" for place in range(5)], "side": [*SIDES, "threat"], "letter": list("SWOTT"),
         "value": values}
    )  # fmt: skip


def outlook_data(count: int) -> pd.DataFrame:
    rows = []
    for place in range(count):
        for step in range(5):
            at = step / 4
            # The second leads below one quarter, all others stay behind.
            behind = {0: min(0.0, 4 * at - 1.0), 1: min(0.0, 1.0 - 4 * at)}.get(place, -1.0 - place / 10)
            behind = 0.0 if count == 1 else behind
            role = ("leader", "second", "other")[min(place, 2)]
            rows.append({"id": f"i{place}", "name": industry(place), "outlook": at, "behind": behind, "role": role})
    return pd.DataFrame(rows)


def heatmap_data(count: int) -> pd.DataFrame:
    rows = []
    for index in range(16):
        side = SIDES[index // 4]
        for place in range(count):
            missing = index in (1, 2) or (index == 3 and place > 0)
            likely = None if missing else (index * 3 + place) % 11
            rows.append(
                {"id": f"i{place}", "industry_label": industry(place), "rank": place + 1, "factor_id": f"f{index}",
                 "factor_label": f"因素{index}", "side": side, "letter": SIDE_LETTERS[side], "likely": likely,
                 "favourable": None if likely is None else likely / 10, "origin": "missing" if missing else "explicit"}
            )  # fmt: skip
    return pd.DataFrame(rows)


def map_data(count: int) -> pd.DataFrame:
    rows = []
    for place in range(count):
        inside, outside = 50.0 - place % 7, 55.0 - place / 3
        rows.append(
            {"name": industry(place), "internal": inside, "internal_p05": inside - 5, "internal_p95": inside + 5,
             "external": outside, "external_p05": outside - 4, "external_p95": outside + 4,
             "role": ("leader", "second", "other")[min(place, 2)]}
        )  # fmt: skip
    return pd.DataFrame(rows)


def board_data() -> pd.DataFrame:
    return pd.DataFrame(
        {"factor_label": ["技術", "人力"], "low": [4.1, 0.0], "likely": [6.2, None], "high": [8.0, 10.0],
         "missing": [False, True], "evidence_text": ["二〇二四", "未評分"], "reason": ["三個網站", "由你評分"],
         "value_text": ["6.2", "–"]}
    )  # fmt: skip


def condition_data() -> pd.DataFrame:
    return pd.DataFrame(
        {"label": ["朝陽 至少 7", "對手 4 至 7", "資金可撐"], "side": ["opportunity", "threat", ""],
         "low": [5.4, 0.0, None], "likely": [8.0, None, None], "high": [9.6, 10.0, None],
         "missing": [False, True, False], "thresholds": [[7.0], [4.0, 7.0], []],
         "holds_text": ["85 次", "50 次", "成立"], "value_text": ["8.0", "–", "18"],
         "detail_text": ["全球新增", "未評分", "由你"]}
    )  # fmt: skip


def strategy_data() -> pd.DataFrame:
    return pd.DataFrame(
        {"title": ["搶先成長", "加強研發", "尋求資金"], "stays": [0.8, 0.414, None], "certainty": 0.6,
         "fires": [True, False, False], "miss_reason": ["", "對手 5.0，需 7", "未評分"]}
    )  # fmt: skip


def platform_data() -> pd.DataFrame:
    return pd.DataFrame(
        {"group_label": ["大型", "大型", "垂直"], "name": ["甲", "乙", "丙"], "subtitle": ["全球", "免費", "名錄"],
         "rank": [224, 250_000, None], "rank_text": ["224", "250,000", "無排名"], "score": [0.83, 0.5, None],
         "cost_text": ["免費", "詢價", "未公布"]}
    )  # fmt: skip


def every_chart(count: int, look: Any = LIGHT) -> dict[str, alt.LayerChart]:
    return {
        "ranking": ranking_chart(ranking_data(count), look, WORDS),
        "contributions": contribution_chart(contribution_data(), look, WORDS),
        "outlook": outlook_chart(outlook_data(count), look, WORDS, 0.5, [(0.25, "低於 0.25")] if count > 1 else []),
        "heatmap": heatmap_chart(heatmap_data(count), look, WORDS),
        "map": position_map(map_data(count), look, WORDS),
        "board": factor_rows(board_data(), look, WORDS, "strength"),
        "conditions": condition_rows(condition_data(), look, WORDS),
        "strategies": strategy_bars(strategy_data(), look, WORDS),
        "platforms": platform_rows(platform_data(), look, WORDS),
    }


@cache
def every_spec(count: int) -> dict[str, Any]:
    """The charts as Vega-Lite, without a check; nobody may change them."""
    return {name: chart.to_dict(validate=False) for name, chart in every_chart(count).items()}


def tables(chart: alt.LayerChart) -> Iterator[list[dict[str, Any]]]:
    spec = chart.to_dict(validate=False)
    for layer in spec["layer"]:
        yield spec["datasets"][layer["data"]["name"]]


def table_with(chart: alt.LayerChart, *columns: str) -> list[dict[str, Any]]:
    return next(table for table in tables(chart) if table and set(columns) <= set(table[0]))


def printed(chart: alt.LayerChart) -> list[str]:
    return [row["text"] for table in tables(chart) for row in table if row.get("text") and not is_colour(row["text"])]


def is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9A-F]{6}", text) is not None


# the dark look has other colours and nothing else
@pytest.mark.parametrize(("count", "look"), [*((count, LIGHT) for count in SIZES), (9, DARK)])
def test_every_chart_is_valid_vega_lite(count: int, look: Any) -> None:
    for chart in every_chart(count, look).values():
        assert chart.to_dict(validate=True)["layer"]


def test_marks_are_hidden_from_screen_readers_and_show_no_stray_tooltip() -> None:
    for name, spec in every_spec(9).items():
        for layer in spec["layer"]:
            assert layer["mark"]["aria"] is False, name
            assert layer["mark"]["tooltip"] is None or "datum" in layer["mark"]["tooltip"]["expr"], name


def test_nothing_outside_the_plot_can_move_it() -> None:
    for name, spec in every_spec(9).items():
        assert spec["padding"] == {"left": 0, "top": 0, "right": 0, "bottom": 0}, name
        assert spec["autosize"] == {"type": "none", "contains": "content"}, name
        assert {"narrow", "height"} <= {param["name"] for param in spec["params"]}, name
        scales = [
            channel["scale"]
            for layer in spec["layer"]
            for channel in layer["encoding"].values()
            if channel.get("scale")
        ]
        assert all(scale["padding"] == 0 for scale in scales if "interpolate" not in scale), name


def test_all_words_come_from_the_caller() -> None:
    letters = set(SIDE_LETTERS.values())
    for name, chart in every_chart(9).items():
        own = [text for text in printed(chart) if re.search("[A-Za-z]", text) and text not in letters]
        assert own == [], name


def test_layers_do_not_grow_with_the_industries() -> None:
    for few, many in zip(every_spec(2).values(), every_spec(50).values(), strict=True):
        assert len(few["layer"]) == len(many["layer"]) <= 8


@pytest.mark.parametrize("count", SIZES)
def test_the_ranking_holds_score_range_regret_and_strategy_of_every_row(count: int) -> None:
    data, chart = ranking_data(count), ranking_chart(ranking_data(count), LIGHT, WORDS)
    texts = printed(chart)
    for row in data.itertuples():
        assert f"{number(row.score)} ({number_range(row.p05, row.p95)})" in texts
        assert texts.count(f"搶先 · {row.stays_text}") == 2  # once in the wide form, once in the narrow one
        assert f"後悔值 {number(row.regret, 1)}" in texts
    marks = table_with(chart, "p25", "p75", "score")
    assert [row["score"] for row in marks] == pytest.approx(data["score"].tolist())
    segments = table_with(chart, "start", "end", "share")
    for place, row in enumerate(data.itertuples()):
        own = [segment for segment in segments if segment["row"] == place]
        assert sum(segment["share"] for segment in own) == pytest.approx(1)
        assert own[0]["share"] == pytest.approx(row.shares[0])


def test_the_ranking_of_a_few_of_many_still_knows_all_ranks() -> None:
    texts = printed(ranking_chart(ranking_data(50).head(3), LIGHT, WORDS))
    assert "7–50" in texts


def test_the_ranking_draws_what_it_has() -> None:
    data = ranking_data(3).astype({"score": object, "shares": object, "p05": object})
    data.loc[2, ["score", "p05", "p25", "p75", "p95", "regret"]] = None
    data.at[2, "shares"] = None
    chart = ranking_chart(data, LIGHT, WORDS)
    assert "– (–––)" in printed(chart)
    assert {segment["row"] for segment in table_with(chart, "start", "share")} == {0, 1}


@given(st.integers(1, 200))
def test_rank_groups_cover_every_rank_once(count: int) -> None:
    ranks = [rank for first, last in rank_groups(count) for rank in range(first, last + 1)]
    assert ranks == list(range(1, count + 1))
    assert len(rank_groups(count)) <= len(LIGHT.rank_ramp)


def test_contributions_print_signed_points_and_leave_out_what_is_nothing() -> None:
    chart = contribution_chart(contribution_data(), LIGHT, WORDS)
    texts = printed(chart)
    assert {"+1.8", "+0.3", "−1.1"} <= set(texts)
    assert "因素2" not in texts
    assert "因素3" not in texts
    assert [row["value"] for row in table_with(chart, "value")] == [1.83, 0.31, -1.12]


def test_contributions_that_are_all_nothing_draw_an_empty_chart() -> None:
    assert printed(contribution_chart(contribution_data().assign(value=0.0), LIGHT, WORDS)) == []


def test_the_break_of_the_outlook_is_told_in_the_chart() -> None:
    assert "低於 0.25 由產業2領先" in printed(
        outlook_chart(outlook_data(5), LIGHT, WORDS, 0.375, [(0.25, "低於 0.25 由產業2領先")])
    )


@pytest.mark.parametrize(("count", "drawn"), [(1, 1), (2, 2), (5, 4), (50, 4)])
def test_the_outlook_draws_the_nearest_and_counts_the_rest(count: int, drawn: int) -> None:
    chart = outlook_chart(outlook_data(count), LIGHT, WORDS, 0.5, [])
    assert len({row["id"] for row in table_with(chart, "id", "behind")}) == drawn
    assert (f"另有 {count - drawn} 個" in printed(chart)) == (count > drawn)


def test_an_industry_that_leads_somewhere_is_always_drawn() -> None:
    data = outlook_data(9)
    data.loc[(data["id"] == "i8") & (data["outlook"] == 1.0), "behind"] = 0.0
    assert "i8" in {row["id"] for row in table_with(outlook_chart(data, LIGHT, WORDS, 0.5, []), "id", "behind")}


@pytest.mark.parametrize("count", SIZES)
def test_the_heatmap_holds_every_rating_and_a_dash_for_none(count: int) -> None:
    data, chart = heatmap_data(count), heatmap_chart(heatmap_data(count), LIGHT, WORDS)
    cells = table_with(chart, "favourable", "likely")
    rated = data[data["likely"].notna()]
    assert sorted((cell["id"], cell["factor_id"], cell["likely"]) for cell in cells) == sorted(
        zip(rated["id"], rated["factor_id"], rated["likely"], strict=True)
    )
    numbers = next(table for table in tables(chart) if set(table[0]) == {"row", "middle", "text", "tooltip", "colour"})
    assert len(numbers) == 16 * count
    assert sum(row["text"] == "–" for row in numbers) == data["likely"].isna().sum()
    tops = sorted({row["row"] for row in numbers})
    assert all(later - earlier >= 1 for earlier, later in pairwise(tops))


@pytest.mark.parametrize(
    "label", ["Bicycle parts {}", "Bicycle parts and accessories {}", "自行車零件{}", "自行車的零件與各種配件{}"]
)
@pytest.mark.parametrize("cell", [13, 17.5, 60, 120, 400])
def test_a_heatmap_of_any_width_names_its_columns(label: str, cell: float) -> None:
    names = {f"i{place}": label.format("甲乙丙"[place]) for place in range(3)}
    data = heatmap_data(3)
    chart = heatmap_chart(data.assign(industry_label=data["id"].map(names)), LIGHT, WORDS)
    heads = [row for row in table_with(chart, "least", "below") if row["least"] <= cell < row["below"] and row["text"]]
    over = {at: [row["text"] for row in heads if row["middle"] == at + 0.5] for at in range(3)}
    assert len({"".join(texts) for texts in over.values()}) == 3
    for name, texts in zip(names.values(), over.values(), strict=True):
        begins, cut, _ = " ".join(texts).replace("\n", "").partition("…")
        assert name == begins or (cut and name.startswith(begins))
    head = next(each["expr"] for each in chart.to_dict(validate=False)["params"] if each["name"] == "head")
    least, below, upright, flat = map(float, re.findall(r"[\d.]+", head))
    room = upright if least <= cell < below else flat
    for row in heads:
        beyond = min(text_width(row["text"], 12), 132) if row["angle"] else 6
        assert row["up"] + beyond <= room


def test_cells_too_narrow_for_names_are_numbered() -> None:
    heads = table_with(heatmap_chart(heatmap_data(50), LIGHT, WORDS), "least", "below")
    assert [row["text"] for row in heads if row["least"] <= 4 < row["below"] and row["text"]] == [
        "1", *(str(rank) for rank in range(5, 50, 5) if rank != 45), "50",
    ]  # fmt: skip


@pytest.mark.parametrize("count", SIZES)
def test_the_map_names_at_most_ten_and_counts_the_rest(count: int) -> None:
    chart = position_map(map_data(count), LIGHT, WORDS)
    texts = printed(chart)
    assert sum(text.startswith("產業") for text in texts) == min(count, MOST_NAMED)
    assert (f"另 {count - MOST_NAMED} 個" in texts) == (count > MOST_NAMED)
    points = table_with(chart, "internal", "named")
    assert sorted(row["external"] for row in points) == pytest.approx(sorted(map_data(count)["external"]))


def test_names_on_the_map_stand_in_the_order_of_their_points() -> None:
    rows = table_with(position_map(map_data(9), LIGHT, WORDS), "external", "label")
    by_point = sorted(rows, key=lambda row: row["external"])
    assert [row["label"] for row in by_point] == sorted(row["label"] for row in rows)


def test_the_map_leaves_out_what_has_no_position() -> None:
    data = map_data(3)
    data.loc[1, ["internal", "internal_p05", "internal_p95"]] = math.nan
    assert industry(1) not in printed(position_map(data, LIGHT, WORDS))


def test_the_board_marks_only_what_is_rated() -> None:
    chart = factor_rows(board_data(), LIGHT, WORDS, "weakness")
    marks = [table for table in tables(chart) if table and "shape" in table[0]][-1]
    assert [(row["likely"], row["shape"]) for row in marks] == [(6.2, "square")]
    assert {"技術", "二〇二四", "三個網站", "6.2", "人力", "未評分", "–"} <= set(printed(chart))


def test_conditions_show_what_the_rule_asks_and_no_track_without_figures() -> None:
    chart = condition_rows(condition_data(), LIGHT, WORDS)
    ticks = [row for row in table_with(chart, "rating", "size") if row["size"] > 8]
    assert [(row["row"], row["rating"]) for row in ticks] == [(0, 7.0), (1, 4.0), (1, 7.0)]
    assert {row["row"] for row in table_with(chart, "low", "high")} == {0, 1}
    assert {"資金可撐", "18", "成立"} <= set(printed(chart))


def test_strategies_print_cases_of_a_hundred_and_what_is_missing() -> None:
    chart = strategy_bars(strategy_data(), LIGHT, WORDS)
    assert {"80", "41", "–", "對手 5.0，需 7", "60 次起"} <= set(printed(chart))
    bars = table_with(chart, "row", "start", "end")
    assert [(row["row"], row["end"]) for row in bars] == [(0, 1), (1, 1), (2, 1), (0, 0.8), (1, 0.414)]


def test_a_strategy_whose_rule_asks_for_more_has_a_threshold_of_its_own() -> None:
    chart = strategy_bars(strategy_data().assign(certainty=[0.6, 0.9, 0.6]), LIGHT, WORDS)
    assert [row["certainty"] for row in table_with(chart, "certainty")] == [0.6, 0.9, 0.6]
    assert "60 次起" not in printed(chart)


def test_platforms_stand_on_a_line_wide_enough_for_their_ranks() -> None:
    chart = platform_rows(platform_data(), LIGHT, WORDS)
    texts = printed(chart)
    assert texts.count("大型") == 1
    assert {"流量 100 至 1,000,000", "無排名", "250,000", "83", "–", "未公布"} <= set(texts)
    assert [row["magnitude"] for row in table_with(chart, "magnitude")] == pytest.approx(
        [math.log10(224), math.log10(250_000)]
    )


def test_numbers_wear_a_real_minus_and_an_en_dash() -> None:
    assert (signed(-1.25), signed(0.04), number(12_345.6), number_range(-1, 2)) == ("−1.3", "0.0", "12,346", "−1–2")


places = st.floats(-500, 500).map(lambda value: round(value, 3))


@given(st.lists(places, max_size=40), st.floats(0.5, 40))
def test_spread_labels_lie_apart_in_order_and_move_as_one(positions: list[float], gap: float) -> None:
    spread = spread_labels(positions, gap)
    assert len(spread) == len(positions)
    ordered = sorted(spread)
    assert all(later - earlier >= gap - 1e-6 for earlier, later in pairwise(ordered))
    for one, place in zip(positions, spread, strict=True):
        for other, other_place in zip(positions, spread, strict=True):
            assert one >= other or place < other_place
    assert sum(spread) == pytest.approx(sum(positions), abs=1e-6)


@given(st.lists(places, min_size=1, max_size=12), st.floats(0.5, 40), st.randoms(use_true_random=False))
def test_no_other_spread_moves_labels_less(positions: list[float], gap: float, random: Any) -> None:
    other, place = [], min(positions) - random.uniform(0, 50)
    for _ in positions:
        other.append(place)
        place += gap + random.uniform(0, 30)
    wanted, spread = sorted(positions), sorted(spread_labels(positions, gap))
    assert moved(wanted, spread) <= moved(wanted, other) + 1e-6


def moved(wanted: list[float], placed: list[float]) -> float:
    return sum((one - other) ** 2 for one, other in zip(wanted, placed, strict=True))


@given(st.lists(st.integers(0, 1000), max_size=12, unique=True))
def test_labels_that_lie_apart_already_stay(tens: list[int]) -> None:
    positions = [20.0 * ten for ten in tens]
    assert spread_labels(positions, 20) == pytest.approx(positions)


@given(st.lists(places, min_size=1, max_size=10), st.floats(1, 20))
def test_labels_stay_within_bounds_that_leave_room(positions: list[float], gap: float) -> None:
    low, high = 0.0, 300.0
    assume((len(positions) - 1) * gap <= high - low)
    spread = sorted(spread_labels(positions, gap, within=(low, high)))
    assert low - 1e-6 <= spread[0]
    assert spread[-1] <= high + 1e-6
    assert all(later - earlier >= gap - 1e-6 for earlier, later in pairwise(spread))


@given(st.lists(st.lists(places, min_size=3, max_size=3), min_size=1, max_size=8))
def test_labels_of_line_ends_keep_the_order_of_the_ends(tails: list[list[float]]) -> None:
    labels = label_line_ends(tails, gap=16, offset=12)
    by_end = [label for _, label in sorted(zip([tail[-1] for tail in tails], labels, strict=True))]
    assert by_end == sorted(labels)
    assert all(later - earlier >= 16 - 1e-6 for earlier, later in pairwise(by_end))


@given(st.text(max_size=30), st.text(max_size=30), st.floats(8, 20))
def test_the_width_of_a_text_is_the_sum_of_its_parts(first: str, second: str, size: float) -> None:
    parts = text_width(first, size) + text_width(second, size)
    assert text_width(first + second, size) == pytest.approx(parts)


def test_names_that_would_be_cut_to_the_same_text_keep_what_differs() -> None:
    names = ["Solar equipment (solar_equipment)", "Solar equipment (solar_copy)", "Packaging of all kinds and sizes"]
    cut = cut_apart(names, 13, 135)
    assert len(set(cut)) == 3
    assert cut[0].endswith("equipment)")
    assert cut[1].endswith("copy)")
    assert all(each.startswith("So") and text_width(each, 13) <= 135 for each in cut[:2])
    assert cut[2] == names[2], "what tells enough is left to the chart"


@given(st.lists(st.text("ab c", min_size=1, max_size=40), min_size=1, max_size=6, unique=True), st.floats(60, 200))
def test_names_that_differ_still_do_when_they_are_cut(names: list[str], room: float) -> None:
    assert len(set(cut_apart(names, 13, room))) == len(names)


def test_the_map_and_the_preview_tell_names_of_one_beginning_apart() -> None:
    names = ["Solar equipment (solar_equipment)", "Solar equipment (solar_panels)"]
    drawn = printed(position_map(map_data(2).assign(name=names), LIGHT, WORDS))
    assert not set(names) & set(drawn)
    assert len([text for text in drawn if text.startswith("So")]) == 2
    rows = pd.DataFrame({"name": names, "score": [50.0, 49.0], "rank": [1, 2], "u0": [0.5, 0.5]})
    shown = what_if_chart(rows, LIGHT, {"score": "a", "simulated": "b", "further": "c"}, "1").data
    assert shown["narrow"].nunique() == 2


def test_a_phone_gives_each_head_of_the_preview_a_line_without_cutting_it() -> None:
    rows = pd.DataFrame({"name": ["a"], "score": [50.0], "rank": [1], "u0": [0.5]})
    chart = what_if_chart(rows, LIGHT, {"score": "long", "simulated": "longer", "further": "c"}, "1")
    sets = chart.to_dict(validate=False)["datasets"].values()
    heads = [row for table in sets for row in table if row.get("form") == "narrow"]
    assert [row["text"] for row in heads] == ["long", "│ longer"]
    assert len({row["dy"] for row in heads}) == 2
    assert all(row["room_share"] == row["room_px"] == 0 for row in heads)


def test_labels_of_lines_that_end_together_stand_below_them() -> None:
    tails = [[150.0, 155, 170, 185], [180.0, 180, 185, 195]]
    labels = label_line_ends(tails, gap=16, offset=12, within=(-18, 246))
    assert min(labels) >= 195 + 8
    assert labels[1] - labels[0] >= 16


@pytest.mark.parametrize(("at", "side"), [(0.82, "left"), (0.1, "right")])
def test_what_is_not_drawn_is_noted_beside_the_break(at: float, side: str) -> None:
    chart = outlook_chart(outlook_data(9), LIGHT, WORDS, 0.5, [(at, "領先者改變")])
    letters = [row for table in tables(chart) for row in table if row.get("text") in ("領先者改變", "另有 5 個")]
    assert len({row["dy"] for row in letters}) == 1, "one row"
    assert {row["align"] for row in letters if row["text"] == "另有 5 個"} == {side}


def test_a_long_break_leaves_the_note_a_row_of_its_own() -> None:
    chart = outlook_chart(outlook_data(9), LIGHT, WORDS, 0.5, [(0.5, "領先者在這裡改變" * 3)])
    letters = [row for table in tables(chart) for row in table if str(row.get("text"))[:2] in ("領先", "另有")]
    assert len({row["dy"] for row in letters}) == 2
