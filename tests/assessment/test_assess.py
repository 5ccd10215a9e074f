"""From knowledge to verdict in one call: the same every time, whole numbers only, and no surprise at the edges."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment import Assessment, assess, with_outlook
from assessment.assess import MAX_DRAWS
from knowledge.evidence import Evidence
from knowledge.founder import Weights
from knowledge.industry_profile import Needs
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, all_finite, industry, known_of, shipped

pytestmark = pytest.mark.filterwarnings("error")

ROOT = Path(__file__).parent.parent.parent
FEW = 400


def assessed(*profiles: Any, draws: int = FEW, **founder: Any) -> Assessment:
    return assess(known_of(*profiles, **founder), draws=draws, as_of=AS_OF)


def sound(result: Assessment) -> bool:
    """Whether every number of a result is finite and in its bounds, and shares add up."""
    compared = [result.standings[each] for each in result.comparable_ids]
    assert np.isfinite(result.ratings).all()
    assert result.ratings.shape == (len(result.ids), 16, result.draws)
    for standing in result.standings.values():
        assert 0 <= standing.p05 <= standing.p25 <= standing.p75 <= standing.p95 <= 100 + 1e-4
        assert standing.pessimist_score <= standing.outlook_score <= standing.optimist_score
    if compared:
        shares = np.array([each.rank_share for each in compared])
        assert shares.sum(axis=0) == pytest.approx(np.ones(len(compared)))
        assert shares.sum(axis=1) == pytest.approx(np.ones(len(compared)))
        assert min(each.expected_regret or 0 for each in compared) >= 0
    return all_finite(result.standings) and all_finite(result.verdict) and bool(np.isfinite(result.pairwise).all())


@pytest.mark.mission("I9")
def test_the_shipped_industries_are_ranked() -> None:
    result = assess(shipped(), as_of=AS_OF)
    assert sound(result)
    assert len(result.comparable_ids) == 9
    scores = [each.score for each in result.ranking]
    assert scores == sorted(scores, reverse=True)
    first, second = result.ranking[:2]
    assert (result.verdict.winner, result.verdict.runner_up) == (first.id, second.id)
    assert result.verdict.share == first.rank_share[0]
    row, column = (result.comparable_ids.index(each.id) for each in (first, second))
    assert result.verdict.p_pair == result.pairwise[row, column]
    assert (result.seed, result.draws, result.as_of) == (7, 10_000, AS_OF)
    best = max(result.standings.values(), key=lambda each: each.equal_weights_score)
    assert result.equal_weights_winner == best.id


def test_contributions_add_up_to_the_distance_from_the_mean_at_mean_weights() -> None:
    result = assess(shipped(), as_of=AS_OF)
    sums = {each: sum(result.standings[each].contributions.values()) for each in result.ids}
    # the example founder has no weights of their own, so the equal weights are the mean weights
    scores = {each: result.standings[each].equal_weights_score for each in result.ids}
    mean = sum(scores.values()) / len(scores)
    assert sums == {each: pytest.approx(scores[each] - mean, abs=1e-9) for each in result.ids}


SHIPPED_IDS = sorted(shipped().industries)


@settings(max_examples=12)
@given(some=st.lists(st.sampled_from(SHIPPED_IDS), min_size=1, max_size=9, unique=True), seed=st.integers(-5, 2**70))
def test_another_industry_changes_no_score_and_no_draw(some: list[str], seed: int) -> None:
    fewer = assess(shipped(), seed=seed, draws=FEW, as_of=AS_OF, industries=some)
    every = assess(shipped(), seed=seed, draws=FEW, as_of=AS_OF)
    for each in some:
        drawn = [result.ratings[result.ids.index(each)].tobytes() for result in (fewer, every)]
        assert drawn[0] == drawn[1]
        alone, among = (
            replace(result.standings[each], rank_share=(), expected_regret=None, contributions={})
            for result in (fewer, every)
        )
        assert alone == among


REPORT = """
import hashlib
from datetime import date
from assessment import assess
from knowledge import read_knowledge
result = assess(read_knowledge(), "founder", as_of=date(2026, 11, 23))
told = repr((result.standings, result.verdict, result.cells)).encode()
print(hashlib.sha256(told + result.ratings.tobytes() + result.pairwise.tobytes()).hexdigest())
"""


def test_the_same_seed_and_day_give_the_same_bytes_in_every_process() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", REPORT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_another_seed_gives_other_draws_and_nearly_the_same_scores() -> None:
    first, second = (assess(shipped(), seed=seed, as_of=AS_OF) for seed in (7, 8))
    assert (first.ratings != second.ratings).mean() > 0.9
    for each in first.ids:
        assert first.standings[each].score == pytest.approx(second.standings[each].score, abs=0.5)


def test_older_knowledge_never_narrows_a_cell() -> None:
    sooner, later = (assess(shipped(), draws=1, as_of=day) for day in (AS_OF, date(2031, 11, 23)))
    for each in sooner.ids:
        for factor in FACTORS:
            new, old = sooner.cells[each][factor], later.cells[each][factor]
            assert old.low <= new.low <= new.high <= old.high


@pytest.mark.mission("I6")
def test_more_capital_lowers_its_lack_everywhere_and_moves_the_ranking() -> None:
    def with_capital(usd: float) -> Assessment:
        founder = shipped().example_founder.model_copy(update={"capital_usd": usd})
        return assess(replace(shipped(), founders={}, example_founder=founder), as_of=AS_OF)

    poor, rich = with_capital(1e6), with_capital(2e7)
    for each in poor.ids:
        before, after = (result.cells[each]["lack_of_capital"].likely for result in (poor, rich))
        assert before is not None
        assert after is not None
        assert after < before
        assert rich.standings[each].score > poor.standings[each].score
    assert [each.rank_share for each in poor.ranking] != [each.rank_share for each in rich.ranking]


@pytest.mark.mission("I8")
def test_the_outlook_changes_its_own_score_and_winner_and_nothing_else() -> None:
    wide = {each: {"low": 0.0, "likely": 5.0, "high": 10.0} for each in FACTORS}
    narrow = {
        each: {"likely": 4.8 if each not in UNFAVOURABLE else 5.2, "evidence": [{"id": "new"}]} for each in FACTORS
    }
    known = known_of(
        industry("bold", wide),
        industry("safe", narrow),
        shared={"new": Evidence(title="New", kind="filing", date="2026-11-23")},
    )
    results = {outlook: assess(known, draws=4_000, as_of=AS_OF, outlook=outlook) for outlook in (0.0, 0.5, 1.0)}
    assert {outlook: result.verdict.outlook_winner for outlook, result in results.items()} == {
        0.0: "safe",
        0.5: "bold",
        1.0: "bold",
    }
    others = {
        repr(
            [replace(each, outlook_score=0) for each in result.standings.values()]
            + [replace(result.verdict, outlook_winner=None)]
        )
        for result in results.values()
    }
    assert len(others) == 1


def test_the_outlook_asked_for_goes_before_the_founders() -> None:
    known = known_of(industry("pumps"), outlook=0.2)
    assert assess(known, draws=1).outlook == 0.2
    assert assess(known, draws=1, outlook=0.9).outlook == 0.9
    assert assess(known_of(industry("pumps")), draws=1).outlook == 0.5


def test_industries_that_are_not_comparable_stand_apart() -> None:
    result = assessed(industry("a", 6.0), industry("empty", None), industry("b", 5.0))
    assert sound(result)
    assert result.comparable_ids == ("a", "b")
    assert [each.id for each in result.ranking][-1] == "empty"
    empty = result.standings["empty"]
    assert (empty.rank_share, empty.expected_regret, empty.contributions) == ((), None, {})
    assert empty.score == pytest.approx(50, abs=2)
    assert result.pairwise.shape == (2, 2)
    assert all(len(result.standings[each].rank_share) == 2 for each in ("a", "b"))


def test_nothing_comparable_leaves_the_question_open() -> None:
    result = assessed(industry("a", None), industry("b", None))
    assert sound(result)
    assert (result.verdict.state, result.verdict.winner, result.equal_weights_winner) == ("open", None, None)


def test_no_industries() -> None:
    result = assessed()
    assert sound(result)
    assert (result.verdict.winner, result.ranking, result.ratings.shape) == (None, (), (0, 16, FEW))
    assert assess(shipped(), draws=FEW, industries=[]).verdict.winner is None


def test_one_industry() -> None:
    result = assessed(industry("pumps"))
    assert sound(result)
    standing = result.standings["pumps"]
    assert (standing.rank_share, standing.expected_regret) == ((1.0,), 0.0)
    assert set(standing.contributions.values()) == {0.0}
    assert (result.verdict.state, result.verdict.winner, result.verdict.runner_up) == ("open", "pumps", None)


def test_two_industries_alike_are_a_tie() -> None:
    result = assessed(industry("a", 6.0), industry("b", 6.0), draws=10_000)
    assert sound(result)
    assert (result.verdict.tie, result.verdict.state) == (True, "open")
    assert result.verdict.p_pair == pytest.approx(0.5, abs=0.03)


def test_industries_level_in_every_draw_share_ranks_and_regret_nothing() -> None:
    """All weight on the one unknown that all share, in a vocabulary that compares even so."""
    profiles = [industry(each, {name: 5.0 for name in FACTORS if name != "tangible_assets"}) for each in ("a", "b")]
    weights = {
        "sides": dict.fromkeys(("weakness", "opportunity", "threat"), 0),
        "factors": dict.fromkeys(FACTORS[:4], 0),
    }
    weights["factors"]["tangible_assets"] = 100
    known = known_of(*profiles, weights=weights)
    levels = known.vocabulary.level_file
    lenient = levels.verdict.model_copy(update={"comparable_missing_weight": 1.0})
    vocabulary = replace(known.vocabulary, level_file=levels.model_copy(update={"verdict": lenient}))
    result = assess(replace(known, vocabulary=vocabulary), draws=FEW, as_of=AS_OF)
    assert sound(result)
    assert result.standings["a"].rank_share == result.standings["b"].rank_share == (0.5, 0.5)
    assert result.standings["a"].expected_regret == 0
    assert (result.verdict.tie, result.verdict.p_pair) == (True, 0.5)


@pytest.mark.parametrize("draws", [1, 2, 3])
def test_a_handful_of_draws(draws: int) -> None:
    assert sound(assess(shipped(), draws=draws, as_of=AS_OF))


OPEN_NEEDS = Needs.model_validate(
    {
        "capital_usd": {"low": 0, "likely": 1e6},
        "team_size": {"low": 0, "likely": 4},
        "technology": {"likely": 0},
        "years_in_trade": {"low": 0, "likely": 3},
    }
)
ONE_FACTOR_A_SIDE = {"people": 1, "growing_users": 1, "small_market": 1, "offline_trend": 1}


@pytest.mark.parametrize(
    "founder",
    [
        {"capital_usd": 0.0, "team_size": 0.0, "technology": 0.0, "years_in_trade": {}, "network": {}},
        {"capital_usd": 1e15, "team_size": 1e15, "technology": 10.0, "premises": True},
        {"weights": {"sides": {"strength": 0, "weakness": 0}}},
        {"weights": {"sides": {"opportunity": 0, "threat": 0, "strength": 0}}},
        {"weights": {"sides": {"strength": 1000, "weakness": 1e-9, "opportunity": 1e-9, "threat": 1e-9}}},
        {"weights": {"factors": dict.fromkeys(FACTORS, 0) | ONE_FACTOR_A_SIDE}},
    ],
)
def test_founders_at_the_edge(founder: dict[str, Any]) -> None:
    about_industry = {each: 0.0 if each in UNFAVOURABLE else 10.0 for each in (*FACTORS[4:6], *FACTORS[7:])}
    best = industry("best", about_industry, needs=OPEN_NEEDS)
    fair = industry("fair", dict.fromkeys(about_industry, 5.0), needs=OPEN_NEEDS)
    assert sound(assessed(best, fair, **founder))


RATING = st.floats(0, 10)
ENTRIES = (
    st.lists(RATING, min_size=3, max_size=3)
    .map(sorted)
    .map(lambda ends: dict(zip(("low", "likely", "high"), ends, strict=True)))
)
POINTS = st.floats(0, 1000)


@settings(max_examples=40)
@given(
    ratings=st.lists(st.dictionaries(st.sampled_from(FACTORS), ENTRIES), max_size=4),
    sides=st.dictionaries(st.sampled_from(["strength", "weakness", "opportunity", "threat"]), POINTS),
    factors=st.dictionaries(st.sampled_from(FACTORS), POINTS),
    draws=st.integers(1, 40),
)
def test_any_world_gives_finite_numbers_or_says_what_is_wrong(
    ratings: list[dict[str, Any]], sides: dict[str, float], factors: dict[str, float], draws: int
) -> None:
    profiles = [industry(f"i{number}", each) for number, each in enumerate(ratings)]
    try:
        result = assessed(*profiles, draws=draws, weights={"sides": sides, "factors": factors})
    except WrongInput as wrong:
        assert wrong.problem.code == "weights-all-zero"
    else:
        assert sound(result)


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ({"draws": 0}, "bad-draws"),
        ({"draws": MAX_DRAWS + 1}, "bad-draws"),
        ({"outlook": 1.01}, "bad-outlook"),
        ({"outlook": float("nan")}, "bad-outlook"),
        ({"tilt": -0.1}, "bad-tilt"),
        ({"tilt": float("nan")}, "bad-tilt"),
        ({"tilt": 0.8, "outlook": 0.8}, "optimism-twice"),
        ({"weights": Weights(sides=dict.fromkeys(SIDES, 0))}, "weights-all-zero"),
        ({"industries": ["medical_device"]}, "unknown-industry"),
        ({"founder": "nobody"}, "unknown-founder"),
    ],
)
def test_what_cannot_be_asked(given_: dict[str, Any], code: str) -> None:
    with pytest.raises(WrongInput) as wrong:
        assess(shipped(), **given_)
    assert wrong.value.problem.code == code
    if code == "unknown-industry":
        assert wrong.value.problem.values["nearest"] == "medical_devices"


def test_industries_are_taken_once_in_the_order_asked_for() -> None:
    result = assess(shipped(), draws=1, industries=["packaging", "medical_devices", "packaging"])
    assert result.ids == ("packaging", "medical_devices")


def test_the_draws_of_a_cell_can_be_looked_up_and_unknown_ids_are_refused() -> None:
    result = assess(shipped(), draws=5, as_of=AS_OF)
    row = result.ids.index("packaging")
    assert (result.factor_draws("packaging", "people") == result.ratings[row, 3]).all()
    result.require("packaging")
    with pytest.raises(WrongInput):
        result.require("pumps")


def test_weights_tried_out_take_the_place_of_the_founders_own() -> None:
    tried = assess(shipped(), weights=Weights(sides={"strength": 0}), draws=200)
    assert tried.weights.sides[0] == 0
    assert tried.founder.founder.capital_usd == assess(shipped(), draws=1).founder.founder.capital_usd
    assert not tried.weights.equal


def test_beside_a_tilt_the_outlook_is_the_middle_and_stays_there() -> None:
    known = shipped()
    optimist = replace(known, example_founder=known.example_founder.model_copy(update={"outlook": 0.9}))
    tilted = assess(optimist, tilt=0.9, draws=200)
    assert (tilted.outlook, tilted.tilt) == (0.5, 0.9)
    with pytest.raises(WrongInput) as wrong:
        with_outlook(tilted, 0.9)
    assert wrong.value.problem.code == "optimism-twice"
    assert assess(optimist, draws=200).outlook == 0.9
