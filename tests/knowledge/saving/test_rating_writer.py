"""Setting a rating changes that rating and no other byte, under the rules that hold everywhere."""

import pytest

from knowledge.problem import WrongInput
from knowledge.saving.rating_writer import RatingChange, set_rating
from tests.knowledge.conftest import PUMPS, SmallWorkspace

NAME = "industry_profiles/pumps.yaml"


def refused(
    small: SmallWorkspace, industry: str = "pumps", factor: str = "strong_rivals", **values: float
) -> WrongInput:
    before = (small.root / NAME).read_bytes()
    with pytest.raises(WrongInput) as wrong:
        set_rating(small.known(), industry, factor, values)
    assert (small.root / NAME).read_bytes() == before
    return wrong.value


@pytest.mark.mission("I1")
def test_one_value_changes_and_no_other_byte(small: SmallWorkspace) -> None:
    small.write(NAME, PUMPS.replace("likely: 7,", "likely: 7,   # asked twice\n   "))
    before = (small.root / NAME).read_text(encoding="utf-8")
    change = set_rating(small.known(), "pumps", "strong_rivals", {"likely": 6.5})
    assert change == RatingChange(NAME, {"low": 6, "likely": 7, "high": 8}, {"low": 6, "likely": 6.5, "high": 8})
    assert (small.root / NAME).read_text(encoding="utf-8") == before.replace("likely: 7,", "likely: 6.5,")


def test_three_values_move_together_past_the_old_ones(small: SmallWorkspace) -> None:
    set_rating(small.known(), "pumps", "strong_rivals", {"low": 0.5, "likely": 2, "high": 3.5})
    assert "{low: 0.5, likely: 2, high: 3.5, evidence: [survey_2024]}" in (small.root / NAME).read_text(
        encoding="utf-8"
    )


def test_a_factor_not_yet_rated_joins_in(small: SmallWorkspace) -> None:
    set_rating(small.known(), "pumps", "small_market", {"likely": 4})
    assert small.known().industries["pumps"].factors["small_market"].likely == 4
    assert "  small_market: {likely: 4}\nevidence:" in (small.root / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "least", "most"),
    [
        ({"likely": 9}, "6", "8"),
        ({"likely": 5.9}, "6", "8"),
        ({"low": 7.5}, "0", "7"),
        ({"high": 11}, "7", "10"),
        ({"low": -1}, "0", "7"),
        ({"likely": float("nan")}, "6", "8"),
        ({"low": 5, "likely": 4, "high": 8}, "0", "4"),
    ],
)
def test_out_of_order_is_refused_with_the_interval(
    small: SmallWorkspace, values: dict[str, float], least: str, most: str
) -> None:
    problem = refused(small, **values).problem
    assert (problem.code, problem.values["least"], problem.values["most"]) == ("rating-interval", least, most)


def test_what_is_asked_must_exist(small: SmallWorkspace) -> None:
    unknown = refused(small, industry="pump", likely=5).problem
    assert (unknown.code, unknown.values["nearest"]) == ("unknown-industry", "pumps")
    unknown = refused(small, factor="strong_rival", likely=5).problem
    assert (unknown.code, unknown.values["nearest"]) == ("unknown-factor-asked", "strong_rivals")


def test_a_lone_low_says_that_the_likely_is_missing(small: SmallWorkspace) -> None:
    assert refused(small, factor="small_market", low=2).problem.code == "missing-likely"


def test_a_file_that_became_broken_or_newer_is_left_alone(small: SmallWorkspace) -> None:
    known = small.known()
    for text, code in ((PUMPS + "a: [\n", "yaml-syntax"), (PUMPS.replace("schema: 1", "schema: 2"), "schema-too-new")):
        small.write(NAME, text)
        with pytest.raises(WrongInput) as wrong:
            set_rating(known, "pumps", "strong_rivals", {"likely": 7.5})
        assert wrong.value.problem.code == code
        assert (small.root / NAME).read_text(encoding="utf-8") == text


def test_a_rating_behind_an_alias_cannot_be_set_alone(small: SmallWorkspace) -> None:
    shared = "factors:\n  people: &same {low: 1, likely: 2, high: 3}\n  strong_rivals: *same\n"
    small.write(NAME, "schema: 1\nid: pumps\nname: Pumps\n" + shared)
    assert refused(small, likely=2.5).problem.code == "cannot-edit"
