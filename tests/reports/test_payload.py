"""The JSON that other people's scripts rely on: the contract's fields for every shipped industry."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assessment import Assessment
from knowledge.industry_profile import KnockOut
from plans.listing import plan_listing
from reports.payload import advice_payload, explanation_payload, listing_payload, ranking_payload, rounded
from strategies import Advice, recommend_all
from strategies.rule import WORKSTREAMS
from tests.assessment.little_world import industry, shipped

World = Callable[..., Assessment]

SETTINGS = {"seed", "draws", "as_of", "founder", "outlook"}
VERDICT = {"state", "tie", "winner", "runner_up", "share", "p_pair", "outlook_winner", "strategy"}
INDUSTRY = {
    "id", "comparable", "score", "p05", "p95", "rank_share", "expected_regret", "sides", "internal", "external",
    "posture", "outlook_score", "vetoes", "missing", "strategy", "stays",
}  # fmt: skip
FACTOR = {"id", "side", "likely", "low", "high", "weight", "contribution", "from", "evidence"}
STRATEGY = {"id", "title", "strength", "stays", "fires", "margin", "reasons", "why_not", "actions"}
PICK = {"platform", "domain", "group", "score", "cost_usd", "hours", "reasons", "unknowns"}
EVERY = sorted(shipped().industries)


def as_json(payload: Any) -> Any:
    """What a script reads."""
    return json.loads(json.dumps(payload, allow_nan=False))


@pytest.fixture
def ranking(assessment: Assessment, advice: dict[str, Advice]) -> Any:
    return as_json(ranking_payload(assessment, advice))


@pytest.mark.mission("I1", "I9", "I24")
def test_rank_holds_the_contract_for_all_nine(ranking: Any, assessment: Assessment) -> None:
    assert ranking.keys() >= SETTINGS | {"verdict", "industries"}
    assert ranking["verdict"].keys() >= VERDICT
    assert len(ranking["industries"]) == len(EVERY) == 9
    assert [each["id"] for each in ranking["industries"]] == [each.id for each in assessment.ranking]
    for each in ranking["industries"]:
        assert each.keys() >= INDUSTRY
        assert each["sides"].keys() == {"strength", "weakness", "opportunity", "threat"}
        assert sum(each["rank_share"]) == pytest.approx(1, abs=0.001)
        assert len(each["rank_share"]) == 9
        assert each["stays"] is None or each["stays"] >= 0.6


@pytest.mark.mission("I24")
def test_the_verdict_carries_the_strategy_of_the_winner(ranking: Any) -> None:
    first = ranking["industries"][0]
    assert ranking["verdict"]["winner"] == first["id"]
    assert ranking["verdict"]["strategy"] == first["strategy"]
    assert (first["strategy"] is None) == (first["stays"] is None)
    assert first["strategy"] or first["nearest_miss"]["strategy"]


def test_rank_is_true_to_the_assessment(ranking: Any, assessment: Assessment) -> None:
    assert (ranking["seed"], ranking["draws"], ranking["as_of"]) == (7, 400, "2026-11-23")
    assert (ranking["founder"], ranking["outlook"], ranking["weights"]) == ("founder", 0.5, "equal")
    for told, standing in zip(ranking["industries"], assessment.ranking, strict=True):
        assert told["score"] == pytest.approx(standing.score, abs=1e-4)
        assert told["expected_regret"] == pytest.approx(standing.expected_regret, abs=1e-4)
    one, other = EVERY[:2]
    assert ranking["pairwise"][one][other] + ranking["pairwise"][other][one] == pytest.approx(1, abs=1e-3)


def test_what_is_not_compared_has_no_share_and_no_regret(assessed: World) -> None:
    world = assessed(industry("pumps"), industry("valves", {"people": 5}))
    told = as_json(ranking_payload(world, recommend_all(world)))
    first, last = told["industries"]
    assert (first["comparable"], last["comparable"]) == (True, False)
    assert (last["rank_share"], last["expected_regret"], len(last["missing"])) == ([], None, 15)
    assert told["verdict"]["runner_up"] is None


def test_an_empty_workspace_has_an_open_verdict_without_winner(assessed: World) -> None:
    told = as_json(ranking_payload(assessed(), {}))
    assert told["industries"] == []
    assert (told["verdict"]["state"], told["verdict"]["winner"], told["verdict"]["strategy"]) == ("open", None, None)


def test_knock_outs_and_borrowed_fields_are_told(assessed: World) -> None:
    world = assessed(industry("pumps", knock_outs=(KnockOut(because="Banned."),)))
    world = replace(world, founder=replace(world.founder, from_example=("region",)))
    told = as_json(ranking_payload(world, recommend_all(world)))
    assert told["industries"][0]["knock_outs"] == [{"because": "Banned.", "evidence": []}]
    assert told["fields_from_example"] == ["region"]


@pytest.mark.parametrize("each", EVERY)
@pytest.mark.mission("I1")
def test_explain_holds_the_contract(assessment: Assessment, each: str) -> None:
    told = as_json(explanation_payload(assessment, each))
    assert told.keys() >= SETTINGS | {"factors"}
    assert [factor["id"] for factor in told["factors"]] == list(assessment.known.vocabulary.factor_ids)
    assert all(factor.keys() >= FACTOR for factor in told["factors"])
    assert sum(factor["weight"] for factor in told["factors"]) == pytest.approx(1, abs=1e-3)
    assert {factor["from"] for factor in told["factors"]} <= {"founder", "explicit", "formula", "yardstick", "missing"}


def test_contributions_add_up_to_the_distance_from_the_mean(assessment: Assessment) -> None:
    sums = {
        each: sum(factor["contribution"] for factor in explanation_payload(assessment, each)["factors"])
        for each in EVERY
    }
    scores = {each: assessment.standings[each].score for each in EVERY}
    mean = sum(scores.values()) / len(scores)
    assert all(sums[each] == pytest.approx(scores[each] - mean, abs=0.3) for each in EVERY)


@pytest.mark.parametrize("each", EVERY)
@pytest.mark.mission("I17")
def test_advise_holds_the_contract(advice: dict[str, Advice], each: str) -> None:
    told = as_json(advice_payload(advice[each]))
    assert told.keys() >= SETTINGS | {"strategies"}
    assert {strategy["id"] for strategy in told["strategies"]} >= {
        "find_funding", "strengthen_rd", "find_breakthrough", "growth_first", "be_first",
    }  # fmt: skip
    for strategy in told["strategies"]:
        assert strategy.keys() >= STRATEGY
        assert strategy["actions"].keys() == set(WORKSTREAMS)
        assert strategy["fires"] == (strategy["why_not"] == [])
        for action in (action for actions in strategy["actions"].values() for action in actions):
            assert action.keys() == {"id", "title", "owner", "days", "measure"}
            assert all(action.values())


@pytest.mark.parametrize("each", EVERY)
@pytest.mark.mission("E1", "E2", "E3")
def test_plan_listing_holds_the_contract(advice: dict[str, Advice], each: str) -> None:
    plan = plan_listing(advice[each])
    told = as_json(listing_payload(plan))
    assert told.keys() >= SETTINGS | {"picks", "left_out", "steps"}
    assert all(pick.keys() >= PICK for pick in told["picks"])
    assert {pick["group"] for pick in told["picks"]} | set(told["none_known"]) == {
        "large", "comprehensive", "vertical",
    }  # fmt: skip
    large = [pick for pick in told["picks"] if pick["group"] == "large"]
    assert large
    assert all(pick["tranco"] <= 50_000 for pick in large)
    assert all(pick["band"] not in ("A", "B") for pick in told["picks"] if pick["group"] == "comprehensive")
    verticals = [pick for pick in plan.picks if pick.group == "vertical"]
    assert all(any(reason.code.startswith("trade_") for reason in pick.reasons) for pick in verticals)


def test_numbers_are_cut_to_the_digits_that_mean_something() -> None:
    given = {"a": 1 / 3, "b": [True, None, "1.23456", 7], "c": (-0.000001,)}
    assert rounded(given) == {"a": 0.3333, "b": [True, None, "1.23456", 7], "c": [0.0]}
    assert str(rounded(-0.000001)) == "0.0"
