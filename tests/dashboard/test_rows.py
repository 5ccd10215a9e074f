"""The tables behind charts say what the assessment says: same numbers, same order, nothing added or lost."""

import re
from datetime import date
from pathlib import Path

import pytest

from assessment import assess
from assessment.sensitivity.mean_case import mean_case
from dashboard.cached import ResultKey
from dashboard.knowledge_store import Edition
from dashboard.look import LIGHT
from dashboard.rows.decide_rows import (
    contribution_rows,
    heatmap_rows,
    map_rows,
    ranking_data,
    ranking_rows,
    widest_factors,
)
from dashboard.rows.industry_rows import (
    board_rows,
    evidence_chip,
    figure_lines,
    grade_counts,
    need_rows,
    old_sources,
    rival_cells,
    sources_by_use,
)
from dashboard.rows.listing_rows import pick_rows, reason_rows
from dashboard.rows.names import distinct_names
from dashboard.rows.outlook_lines import outlook_leaders, outlook_rows
from dashboard.rows.strategy_rows import action_rows, condition_table, each_workstream, strategy_rows
from dashboard.rows.what_if_rows import mean_weights_text, slider_data, what_if_rows
from dashboard.view import View
from knowledge import Workspace, read_knowledge
from knowledge.workspace import SHIPPED
from locales import words_in
from plans.listing import plan_listing, read_platforms
from reports.measured import fitting_digits
from strategies import read_rules, recommend_all
from tests.dashboard.workspaces import fifty_industries, none_comparable, one_not_comparable

AS_OF = date(2026, 11, 23)
SIDES = ("strength", "weakness", "opportunity", "threat")


def view_of(place: Path, language: str = "en") -> View:
    """What the pages would show of a workspace, without a server; the example founder, a thousand draws."""
    known = read_knowledge(Workspace.at(place))
    edition = Edition(1, known, read_rules(known), read_platforms(known))
    assessment = assess(known, "founder", as_of=AS_OF, draws=1000)
    key = ResultKey(1, AS_OF, tuple(known.industries))
    return View(words_in(language), LIGHT, edition, assessment, recommend_all(assessment, edition.rulebook), key)


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(SHIPPED)


@pytest.fixture(scope="module")
def winner(view: View) -> str:
    return view.assessment.ranking[0].id


@pytest.mark.mission("I9", "I24")
def test_the_ranking_holds_the_standings_in_their_order(view: View) -> None:
    rows = ranking_rows(view)
    assert list(rows["id"]) == [each.id for each in view.assessment.ranking]
    assert list(rows["rank"]) == list(range(1, 10))
    for row, standing in zip(rows.itertuples(), view.assessment.ranking, strict=True):
        assert (row.score, row.p05, row.p95, row.regret) == (
            standing.score,
            standing.p05,
            standing.p95,
            standing.expected_regret,
        )
        assert row.shares == pytest.approx(standing.rank_share)
        assert sum(row.shares) == pytest.approx(1)
        best = view.advice[row.id].best
        assert row.strategy == (best.title["en"] if best else "no strategy holds")
    assert list(rows["is_leader"]) == [True] + [False] * 8


def test_every_rank_has_a_column_in_the_data(view: View) -> None:
    rows = ranking_rows(view)
    table = ranking_data(rows, view)
    assert len(table.columns) == 9 + 8
    assert table.iloc[0]["Score"] == round(rows.iloc[0]["score"], 1)


def test_an_industry_that_is_not_compared_has_no_rank(workspace: Path) -> None:
    one_not_comparable(workspace)
    view = view_of(workspace)
    assert "packaging" not in set(ranking_rows(view)["id"])
    assert len(ranking_rows(view).iloc[0]["shares"]) == 8
    assert "packaging" not in set(map_rows(view)["name"])
    assert "packaging" in set(heatmap_rows(view)["id"]), "its ratings are still shown"


def test_tables_of_nothing_comparable_are_empty(workspace: Path) -> None:
    none_comparable(workspace)
    view = view_of(workspace)
    assert len(ranking_rows(view)) == len(map_rows(view)) == len(outlook_rows(view)) == 0
    assert outlook_leaders(view) == []


def test_contributions_fall_and_add_up_to_the_lead_over_the_mean(view: View, winner: str) -> None:
    rows = contribution_rows(view, winner)
    assert list(rows["value"]) == sorted(rows["value"], reverse=True)
    assert rows["value"].sum() == pytest.approx(sum(view.assessment.standings[winner].contributions.values()))
    assert set(rows["letter"]) <= set("SWOT")


def test_the_heatmap_turns_weaknesses_and_threats_round(view: View) -> None:
    for row in heatmap_rows(view).itertuples():
        assert row.likely == view.assessment.cells[row.id][row.factor_id].likely
        expected = row.likely / 10 if row.side in ("strength", "opportunity") else 1 - row.likely / 10
        assert row.favourable == pytest.approx(expected)


def test_the_widest_factors_differ_most(view: View) -> None:
    def spread(factor: str) -> float:
        likely = [cells[factor].likely for cells in view.assessment.cells.values()]
        return max(likely) - min(likely)

    widest = widest_factors(view, 3)
    others = [each for each in view.known.vocabulary.factors if each not in widest]
    assert min(spread(each) for each in widest) >= max(spread(each) for each in others)
    assert widest_factors(view, 99) == [each for each in widest_factors(view, 99) if spread(each) > 0]


def test_the_map_marks_first_and_second(view: View) -> None:
    rows = map_rows(view)
    assert list(rows["role"]) == ["leader", "second"] + ["other"] * 7
    assert all(rows["internal_p05"] <= rows["internal"]) and all(rows["internal"] <= rows["internal_p95"])
    assert all(rows["external_p05"] <= rows["external"]) and all(rows["external"] <= rows["external_p95"])


@pytest.mark.mission("I8")
def test_somebody_leads_at_every_outlook(view: View) -> None:
    rows = outlook_rows(view)
    leaders = outlook_leaders(view)
    assert leaders[0][0] == 0
    for at in {row["outlook"] for row in rows}:
        best = [row["id"] for row in rows if row["outlook"] == at and row["behind"] == 0]
        assert [each for start, each in leaders if start <= at][-1] in best
    assert all(row["behind"] <= 0 for row in rows)


def test_industries_with_one_name_carry_their_id(workspace: Path) -> None:
    fifty_industries(workspace)
    view = view_of(workspace)
    names = distinct_names(view, view.assessment.ids, short=True)
    assert len(set(names.values())) == 50
    assert names["copy_0"].endswith("(copy_0)")
    assert len(set(ranking_rows(view)["name"])) == 50


@pytest.mark.mission("I2", "I3", "I4", "I5")
@pytest.mark.parametrize("side", SIDES)
def test_the_board_shows_every_factor_of_a_side_with_its_reason(view: View, winner: str, side: str) -> None:
    rows = board_rows(view, winner, side)
    factors = [each for each in view.known.vocabulary.factors.values() if each.side == side]
    assert list(rows["factor_label"]) == [each.label["en"] for each in factors]
    for row, factor in zip(rows.itertuples(), factors, strict=True):
        cell = view.assessment.cells[winner][factor.id]
        assert (row.low, row.likely, row.high) == (cell.low, cell.likely, cell.high)
        assert row.reason


def test_a_chip_says_grade_and_year_of_the_evidence(view: View) -> None:
    chips = {evidence_chip(cell, view) for cells in view.assessment.cells.values() for cell in cells.values()}
    assert "A · 2024" in chips
    assert "computed" in chips


def test_grades_count_the_ratings_of_the_profile_only(view: View, winner: str) -> None:
    cells = view.assessment.cells[winner].values()
    assert sum(grade_counts(view, winner)) == sum(cell.origin in ("explicit", "yardstick") for cell in cells)


def test_sources_are_counted_by_the_ratings_that_rest_on_them(view: View, winner: str) -> None:
    sources = sources_by_use(view, winner)
    counts = [count for _, _, count in sources]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(len(set(cell.sources)) for cell in view.assessment.cells[winner].values())
    old = old_sources(sources, AS_OF, view.known.vocabulary.evidence.undated_years)
    assert old == sum(source.date is None or str(source.date)[:4] < "2021" for _, source, _ in sources)


@pytest.mark.mission("I7")
def test_a_rivals_cells_tell_memory_from_source_and_unknown_from_nought(view: View) -> None:
    rivals = {rival.name: rival for rival in view.known.industries["packaging"].rivals}
    known = rival_cells(rivals["Bizongo"], view)
    assert (known["founded"], known["raised"], known["ease_of_use"]) == ("2015", "USD 105 m", "–")
    unknown = rival_cells(rivals["Lumi"], view)
    assert (unknown["founded"], unknown["raised"]) == ("–", "–")
    remembered = rivals["Bizongo"].model_copy(update={"unsourced": ("founded", "ease_of_use")})
    assert rival_cells(remembered, view)["founded"] == "2015 *"
    assert rival_cells(remembered, view)["ease_of_use"] == "–", "nothing is remembered where nothing is known"


def test_every_figure_has_a_line_with_year_and_source(view: View, winner: str) -> None:
    profile = view.known.industries[winner]
    lines = figure_lines(profile, view)
    assert len(lines) == len(profile.indicators)
    assert all("](<http" in line or "No source" in line for line in lines)
    assert all(indicator.year in line for indicator, line in zip(profile.indicators.values(), lines, strict=True))


def test_needs_are_told_low_likely_high(view: View) -> None:
    capital = need_rows(view.known.industries["packaging"], view)[0]
    assert (capital["low"], capital["likely"], capital["high"]) == ("USD 500 k", "USD 3 m", "USD 25 m")


def test_the_preview_starts_from_the_simulations_own_scores(view: View) -> None:
    """Else an industry stood at 41 points in the ranking and at 42 in the preview, before anything is moved."""
    rows = what_if_rows(view, mean_case(view.assessment))
    weights = [float(each) for each in mean_weights_text(view).split(",")]
    utilities = rows[[f"u{place}" for place in range(len(weights))]].to_numpy()
    assert 100 * utilities @ weights == pytest.approx(rows["score"].to_numpy(), abs=0.005)
    sent = slider_data(view, mean_case(view.assessment), view.words)["industries"]
    assert [each["utilities"] for each in sent] == pytest.approx(utilities, abs=1e-6)


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_a_computed_rating_is_explained_by_its_figures(language: str) -> None:
    view = view_of(SHIPPED, language)
    for side in SIDES:
        rows = board_rows(view, "packaging", side).set_index("factor_label")
        for factor in view.known.vocabulary.factors.values():
            if factor.side == side and view.assessment.cells["packaging"][factor.id].working:
                row = rows.loc[view.words.text(factor.label)]
                assert view.words("measured.led_to", figures="", likely=row["value_text"])[2:] in row["reason"]


@pytest.mark.parametrize(("value", "digits"), [(5, 0), (5.0, 0), (7.5, 1), (0.725, 2), (154.84, 1), (-2.12, 2)])
def test_a_figure_is_shown_with_the_digits_it_has(value: float, digits: int) -> None:
    assert fitting_digits(value) == digits


def test_strategies_that_hold_come_first_then_the_nearest(view: View, winner: str) -> None:
    advice = view.advice[winner]
    rows = strategy_rows(view, advice)
    assert len(rows) == len(advice.strategies)
    assert list(rows["fires"]) == sorted(rows["fires"], reverse=True)
    silent = rows[~rows["fires"]]
    assert list(silent["stays"]) == sorted(silent["stays"], reverse=True)
    assert all(silent["miss_reason"]) and not any(rows[rows["fires"]]["miss_reason"])


def test_conditions_show_rating_and_threshold(view: View, winner: str) -> None:
    for strategy in view.advice[winner].strategies:
        rows = condition_table(view, winner, strategy)
        assert len(rows) == len(strategy.conditions)
        for row, trace in zip(rows.itertuples(), strategy.conditions, strict=True):
            bounds = [bound for bound in (trace.low, trace.high) if bound is not None]
            assert row.thresholds == (bounds if trace.kind != "founder" else [])
            assert row.holds_text and row.detail_text


@pytest.mark.mission("I17")
def test_actions_stand_in_the_four_workstreams(view: View) -> None:
    advice = next(each for each in view.advice.values() if each.best)
    rows = action_rows(view, advice.best)
    assert set(rows["Workstream"]) == {"Planning", "Build", "Operation and promotion", "Sales"}
    assert rows.map(bool).all(axis=None), "each has an action, owner, days and measure"
    assert sum(len(each) for each in each_workstream(view, advice.best)) == len(rows)


@pytest.mark.mission("E1", "E2", "E3")
def test_picks_show_group_rank_and_reasons(view: View, winner: str) -> None:
    plan = plan_listing(view.advice[winner], catalogue=view.edition.catalogue)
    rows = pick_rows(plan, view)
    assert list(rows["name"]) == [pick.platform.name for pick in plan.picks]
    assert all(row.rank_text for row in rows.itertuples())
    reasons = reason_rows(plan, view)
    assert [each["platform"] for each in reasons] == list(rows["name"])
    assert all(each["reasons_label"] for each in reasons)


def test_no_unit_and_no_region_is_english_in_chinese() -> None:
    view = view_of(SHIPPED, "zh-Hant")
    for profile in view.known.industries.values():
        for line in figure_lines(profile, view):
            facts = line.partition("  \n")[0].rpartition("**")
            assert not re.search("[A-Za-z]{3}", facts[2]), line
            assert not re.search("[A-Za-z]{3}", facts[0].rpartition("**")[2]), line


def test_the_same_tables_speak_chinese() -> None:
    view = view_of(SHIPPED, "zh-Hant")
    assert ranking_rows(view)["name"].str.contains("[一-鿿]").all()
    assert board_rows(view, view.assessment.ranking[0].id, "threat")["reason"].str.contains("[一-鿿]").all()
