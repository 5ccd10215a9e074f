"""The plan: three groups for the industry's trades and the buyers' regions, each pick with reasons and unknowns."""

from collections import Counter
from dataclasses import replace

import pytest

from plans.listing import Catalogue, ListingPlan, Pick, plan_listing
from strategies import Advice
from tests.plans.listing.conftest import SmallWorkspace

INDUSTRIES = (
    "medical_devices", "industrial_chemicals", "machinery_machine_tools", "electronic_components", "textiles_apparel",
    "building_materials", "food_ingredients", "solar_equipment", "packaging",
)  # fmt: skip


def group(plan: ListingPlan, name: str) -> list[Pick]:
    return [pick for pick in plan.picks if pick.group == name]


def codes(pick: Pick) -> list[str]:
    return [reason.code for reason in pick.reasons]


@pytest.fixture
def medical(advice: dict[str, Advice], catalogue: Catalogue) -> ListingPlan:
    return plan_listing(advice["medical_devices"], catalogue=catalogue, target_regions=["US", "EU"])


@pytest.mark.mission("E1")
def test_large_platforms_are_general_and_top_ranked(medical: ListingPlan) -> None:
    picks = group(medical, "large")
    assert [pick.platform.id for pick in picks] == ["alibaba", "made_in_china", "dhgate"]
    assert all(pick.platform.kind == "general" and pick.band in ("A", "B") for pick in picks)
    assert all("rank_band" in codes(pick) for pick in picks)


@pytest.mark.mission("E2")
def test_comprehensive_platforms_serve_every_trade(medical: ListingPlan) -> None:
    picks = group(medical, "comprehensive")
    assert [pick.platform.id for pick in picks] == ["taiwantrade", "ecplaza", "ankorstore"]
    assert all(pick.platform.kind == "general" and "general_reach" in codes(pick) for pick in picks)


@pytest.mark.mission("E3")
def test_vertical_platforms_are_of_the_trade_best_first(medical: ListingPlan) -> None:
    picks = group(medical, "vertical")
    assert [pick.platform.id for pick in picks] == ["dotmed", "medicalexpo", "medica", "cphi_online"]
    assert all("medical" in pick.platform.trades for pick in picks)
    assert [round(pick.score, 3) for pick in picks] == [0.835, 0.665, 0.665, 0.5]


@pytest.mark.mission("E1", "E2", "E3")
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_every_shipped_industry_gets_all_three_groups_and_a_word_on_every_platform(
    advice: dict[str, Advice], catalogue: Catalogue, industry: str
) -> None:
    plan = plan_listing(advice[industry], catalogue=catalogue, target_regions=["US", "EU"])
    counts = Counter(pick.group for pick in plan.picks)
    assert (counts["large"], counts["comprehensive"]) == (3, 3)
    assert 2 <= counts["vertical"] <= 5
    assert plan.none_known == ()
    mentioned = [pick.platform.id for pick in plan.picks] + [each.platform.id for each in plan.left_out]
    assert sorted(mentioned) == sorted(each.id for each in catalogue.platforms)
    assert all(each.platform.kind == "vertical" for each in plan.left_out if each.reason == "other_trade")
    for pick in plan.picks:
        assert 0 <= pick.score <= 1
        assert pick.score == pytest.approx(sum(pick.score_parts.values()))


def test_reasons_carry_their_values_and_unknowns_what_to_ask(medical: ListingPlan) -> None:
    alibaba = medical.picks[0]
    assert [(reason.code, dict(reason.values)) for reason in alibaba.reasons] == [
        ("rank_band", {"band": "A", "rank": 224, "list": "Tranco", "date": "2026-08-10"}),
        ("general_reach", {}),
        ("region_match_unsourced", {"regions": "US, EU"}),
        ("free_listing", {}),
    ]
    assert (alibaba.cost_usd, alibaba.hours, alibaba.unknowns) == (0, None, ("hours",))
    last = medical.picks[-1]
    assert [(reason.code, dict(reason.values)) for reason in last.reasons] == [
        ("trade_exact", {"trade": "medical"}),
        ("region_match_unsourced", {"regions": "US, EU"}),
    ]
    assert last.unknowns == ("price", "rules", "who_can_list", "verification", "rank", "hours")


def test_the_founders_regions_count_unless_others_are_asked_for(workspace: SmallWorkspace) -> None:
    advice = workspace.advice()
    assert plan_listing(advice).target_regions == ("DE",)
    assert plan_listing(advice, target_regions=["eu", "EU", "JP"]).target_regions == ("EU", "JP")
    anywhere = plan_listing(advice, target_regions=[])
    assert anywhere.target_regions == ()
    assert all("no_target_regions" in codes(pick) for pick in anywhere.picks)


def test_a_region_that_does_not_exist_is_left_aside_and_told(workspace: SmallWorkspace) -> None:
    plan = plan_listing(workspace.advice(), target_regions=["UK", "US"])
    assert plan.target_regions == ("US",)
    assert [(each.code, each.subject, dict(each.values)) for each in plan.problems] == [
        ("unknown-region", "target_regions", {"found": "UK", "nearest": "GB"})
    ]


def test_a_platform_for_other_regions_scores_low_but_is_not_shut_out(workspace: SmallWorkspace) -> None:
    own = "name: N, kind: vertical, trades: [laboratory]"
    workspace.write("industry_profiles/instruments.yaml", "id: instruments\nname: Instruments\ntrades: [laboratory]\n")
    workspace.write_platforms(
        f"{{id: in_japan, domain: jp.example, {own}, regions: {{codes: [JP], known_by: sourced}}}}",
        f"{{id: somewhere, domain: any.example, {own}}}",
        f"{{id: in_germany, domain: de.example, {own}, regions: {{codes: [DE], known_by: sourced}}}}",
    )
    workspace.write_listing("{picks: {vertical: 20}}")
    picks = {pick.platform.id: pick for pick in workspace.plan().picks}
    assert [round(picks[each].score, 3) for each in ("in_germany", "somewhere", "in_japan")] == [0.5, 0.4, 0.3]
    assert [codes(picks[each])[-1] for each in ("in_germany", "somewhere", "in_japan")] == [
        "region_match", "region_unknown", "region_other",
    ]  # fmt: skip
    assert picks["in_japan"].reasons[-1].values == {"regions": "JP"}
    assert "region" in picks["somewhere"].unknowns


@pytest.mark.mission("E3")
def test_none_known_for_a_trade_is_a_legal_answer(workspace: SmallWorkspace) -> None:
    workspace.write("industry_profiles/instruments.yaml", "id: instruments\nname: Instruments\ntrades: []\n")
    plan = workspace.plan()
    assert plan.none_known == ("vertical",)
    assert {pick.group for pick in plan.picks} == {"large", "comprehensive"}
    assert Counter(each.reason for each in plan.left_out)["other_trade"] == 84


def test_equal_scores_are_ordered_by_rank_then_name(workspace: SmallWorkspace) -> None:
    own = "kind: vertical, trades: [aerospace], regions: {codes: [WORLD]}"
    workspace.write("industry_profiles/instruments.yaml", "id: instruments\nname: Instruments\ntrades: [aerospace]\n")
    workspace.write_platforms(
        f"{{id: p1, name: beta, domain: a.example, {own}}}",
        f"{{id: p2, name: Alpha, domain: b.example, {own}}}",
        f"{{id: p3, name: Delta, domain: c.example, {own}, ranks: {{tranco: 900000}}}}",
        f"{{id: p4, name: Gamma, domain: d.example, {own}, ranks: {{tranco: 400000}}}}",
    )
    workspace.write_listing("{picks: {vertical: 20}}")
    picks = [pick for pick in group(workspace.plan(), "vertical") if pick.platform.domain.endswith(".example")]
    assert [pick.platform.name for pick in picks] == ["Gamma", "Delta", "Alpha", "beta"]
    assert len({round(pick.score, 9) for pick in picks}) == 1
    assert codes(picks[0])[0] == "rank_below_bands"


def test_a_workspaces_weights_change_the_order(workspace: SmallWorkspace) -> None:
    workspace.write_platforms(
        "{id: busy, name: Busy, domain: a.example, kind: vertical, trades: [medical], regions: {codes: [JP]}, "
        "ranks: {tranco: 900}}",
        "{id: close, name: Close, domain: b.example, kind: vertical, trades: [medical], regions: {codes: [DE]}}",
    )

    def order() -> list[str]:
        return [pick.platform.id for pick in workspace.plan().picks if pick.platform.id in ("busy", "close")]

    assert order() == ["busy", "close"]
    workspace.write_listing("{rank_weight: 0.1, trade_weight: 0.1, region_weight: 0.8, picks: {vertical: 20}}")
    assert order() == ["close", "busy"]


def test_a_workspaces_numbers_of_picks_count(workspace: SmallWorkspace) -> None:
    workspace.write_listing("{picks: {large: 1, comprehensive: 0, vertical: 2}}")
    plan = workspace.plan()
    assert Counter(pick.group for pick in plan.picks) == {"large": 1, "vertical": 2}
    assert plan.none_known == ()


def test_judged_costs_and_hours_are_marked(workspace: SmallWorkspace) -> None:
    workspace.write_platforms(
        "{id: p, name: P, domain: p.example, kind: vertical, trades: [medical], regions: {codes: [DE]}, "
        "ranks: {tranco: 50, date: 2026-01}, cost_usd: 300, hours: 6, judged: [cost_usd, hours]}"
    )
    pick = group(workspace.plan(), "vertical")[0]
    assert (pick.cost_usd, pick.hours) == (300, 6)
    assert pick.unknowns == ("price_judged", "rules", "who_can_list", "verification", "hours_judged")
    assert pick.reasons[0].values["date"] == "2026-01"


def test_problems_of_the_catalogue_travel_with_the_plan(workspace: SmallWorkspace) -> None:
    workspace.write("platforms/own.yaml", "platforms: [")
    plan = workspace.plan()
    assert [each.code for each in plan.problems] == ["yaml-syntax"]
    assert plan.picks


def test_the_plan_follows_the_advice_alone(advice: dict[str, Advice], catalogue: Catalogue) -> None:
    packaging = advice["packaging"]
    found = plan_listing(packaging, target_regions=["US"])
    assert (found.industry, found.trades) == ("packaging", ("packaging",))
    assert found == plan_listing(replace(packaging, strategies=()), catalogue=catalogue, target_regions=["US"])
