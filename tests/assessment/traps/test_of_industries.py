"""One industry's profile: opinion, a halo, and reasons that nobody could check."""

from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.traps.of_industries import traps_of_industries
from assessment.traps.trap import Trap
from knowledge.evidence import Evidence
from knowledge.founder import OwnRating, Weights
from knowledge.industry_profile import Need, Needs
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, industry, known_of

PRESS = {"press": Evidence(title="A paper", kind="press", date="2026")}
SOURCED = {"likely": 5.0, "evidence": ("press",)}


def assessed(entries: dict[str, Any], **founder: Any) -> Assessment:
    return assess(known_of(industry("pumps", entries), shared=PRESS, **founder), draws=10, as_of=AS_OF)


def found(assessment: Assessment, code: str) -> list[Trap]:
    return [trap for trap in traps_of_industries(assessment) if trap.code == code]


@pytest.mark.parametrize(("opinions", "told"), [(8, False), (9, True)])
def test_more_than_half_the_weight_on_opinion_is_mostly_opinion(opinions: int, told: bool) -> None:
    entries = {name: {"likely": 5.0} if number < opinions else SOURCED for number, name in enumerate(FACTORS)}
    traps = found(assessed(entries), "mostly_opinion")
    assert bool(traps) is told
    if told:
        assert (traps[0].industry, traps[0].factors) == ("pumps", FACTORS[:9])
        assert traps[0].values == {"share": pytest.approx(9 / 16)}


def test_weight_counts_and_not_the_number_of_ratings() -> None:
    entries = {name: {"likely": 5.0} if name == "people" else SOURCED for name in FACTORS}
    heavy = Weights(sides={"weakness": 0, "opportunity": 0, "threat": 0}, factors={"people": 900})
    assert found(assessed(entries, weights=heavy), "mostly_opinion")
    assert not found(assessed(entries), "mostly_opinion")


def test_a_source_lowered_to_c_and_a_missing_rating_count_as_opinion() -> None:
    lowered = {"likely": 5.0, "evidence": ({"id": "press", "grade": "C"},)}
    entries = {name: lowered if number < 7 else SOURCED for number, name in enumerate(FACTORS[2:])}
    (trap,) = found(assessed(entries), "mostly_opinion")
    assert trap.factors == FACTORS[:9]


def test_founders_know_themselves_but_judge_industries() -> None:
    own = {name: OwnRating(likely=5) for name in FACTORS}
    (trap,) = found(assessed({}, ratings={"pumps": own}), "mostly_opinion")
    assert set(FACTORS) - set(trap.factors) == {
        "technology_edge", "tangible_assets", "intangible_assets", "people", "lack_of_capital",
    }  # fmt: skip


@pytest.mark.parametrize(("grade", "opinion"), [("C", True), (None, True), ("B", False)])
def test_a_formula_is_as_good_as_the_need(grade: Any, opinion: bool) -> None:
    profile = industry("pumps", dict.fromkeys(FACTORS[4:], 5.0), needs=Needs(team_size=Need(likely=4, grade=grade)))
    assessment = assess(known_of(profile, team_size=4), draws=10, as_of=AS_OF)
    assert assessment.cells["pumps"]["people"].origin == "formula"
    assert ("people" in found(assessment, "mostly_opinion")[0].factors) is opinion


def column(ratings: list[float]) -> dict[str, Any]:
    return {
        name: {"likely": each, "because": "A reason of four words."}
        for name, each in zip(FACTORS, ratings, strict=False)
    }


def test_one_number_for_every_factor_is_a_halo() -> None:
    (trap,) = found(assessed(column([7.0, 7.5] * 8)), "halo")
    assert trap.values == {"count": 16, "spread": pytest.approx(0.25), "favourable": False}


def test_good_news_on_every_factor_is_a_halo_too() -> None:
    (trap,) = found(assessed(column([2.0 if name in UNFAVOURABLE else 8.0 for name in FACTORS])), "halo")
    assert trap.values == {"count": 16, "spread": pytest.approx(0), "favourable": True}


def test_ratings_that_differ_or_are_few_are_no_halo() -> None:
    assert not found(assessed(column([6.0, 7.1] * 8)), "halo")
    assert not found(assessed(column([7.0] * 7)), "halo")
    assert found(assessed(column([7.0] * 8)), "halo")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"likely": 5.0}, True),
        ({"likely": 5.0, "because": "Quite strong."}, True),
        ({"likely": 5.0, "because": {"en": "Strong", "zh-Hant": "對手相當強大，難以應付。"}}, True),
        ({"likely": 5.0, "because": "很強"}, True),
        ({"likely": 5.0, "because": "對手相當強大"}, False),
        ({"likely": 5.0, "because": "Three large sites."}, False),
        ({"likely": 5.0, "because": "40 sites"}, False),
        ({**SOURCED, "because": "Strong"}, False),
    ],
)
def test_a_reason_without_words_number_or_source_says_nothing(entry: dict[str, Any], told: bool) -> None:
    traps = found(assessed({"strong_rivals": entry}), "vague_reason")
    assert [trap.factors for trap in traps] == ([("strong_rivals",)] if told else [])


def test_what_nobody_rated_needs_no_reason() -> None:
    assert not found(assessed({}), "vague_reason")
