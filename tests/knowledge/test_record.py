"""What all records share: nothing unknown, nothing converted in silence, nothing changed afterwards."""

import pytest
from pydantic import ValidationError

from knowledge.evidence import Citation, Evidence, age_years, last_day
from knowledge.founder import Founder, OwnRating
from knowledge.industry_profile import FactorEntry, IndustryProfile


def test_a_record_cannot_be_changed() -> None:
    founder = Founder(capital_usd=5.0)
    with pytest.raises(ValidationError):
        founder.capital_usd = 6.0
    assert isinstance(IndustryProfile.model_validate({"id": "a", "name": "A", "trades": ["medical"]}).trades, tuple)


@pytest.mark.parametrize("field", ["schema_version", "capital", "Capital_usd"])
def test_only_the_names_of_the_file_format_are_known(field: str) -> None:
    with pytest.raises(ValidationError):
        Founder.model_validate({field: 1})


def test_an_optional_name_with_nothing_after_it_is_left_out() -> None:
    founder = Founder.model_validate({"capital_usd": None, "weights": None, "team_size": 4})
    assert founder.model_fields_set == {"team_size"}


def test_an_unknown_or_required_name_with_nothing_after_it_is_told() -> None:
    with pytest.raises(ValidationError):
        Founder.model_validate({"capital": None})
    with pytest.raises(ValidationError):
        OwnRating.model_validate({"likely": None})


@pytest.mark.parametrize("value", ["7", True, [7], float("nan"), float("inf"), -0.1, 10.1])
def test_a_rating_is_a_number_from_0_to_10(value: object) -> None:
    with pytest.raises(ValidationError):
        FactorEntry.model_validate({"likely": value})


@pytest.mark.parametrize("likely", [0, 10, 6.5])
def test_both_ends_of_the_scale_are_ratings(likely: float) -> None:
    assert FactorEntry.model_validate({"likely": likely}).likely == likely


@pytest.mark.parametrize("entry", [{"low": 5, "likely": 4}, {"likely": 5, "high": 4}, {"low": 5, "high": 4}])
def test_low_likely_and_high_are_in_order(entry: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        FactorEntry.model_validate(entry)


@pytest.mark.parametrize("date", [2023, "2023", "2023-02", "2024-02-29", 1000])
def test_a_date_may_be_a_year_a_month_or_a_day(date: object) -> None:
    assert Evidence.model_validate({"title": "T", "kind": "press", "date": date}).date == str(date)


@pytest.mark.parametrize(
    "date", [23, "0000", "2023-13", "2023-02-29", "2023-1", "23", 2023.0, True, "2023-02-28T00:00", ""]
)
def test_what_is_no_date_is_refused(date: object) -> None:
    with pytest.raises(ValidationError, match="bad-date"):
        Evidence.model_validate({"title": "T", "kind": "press", "date": date})


def test_a_date_means_its_last_day_and_never_lies_ahead() -> None:
    as_of = last_day("2026-11-23")
    assert [last_day(each).isoformat() for each in ("2023", "2024-02", "2023-04-05")] == [
        "2023-12-31",
        "2024-02-29",
        "2023-04-05",
    ]
    assert age_years("2025-11-23", as_of, undated_years=10) == pytest.approx(1, abs=0.01)
    assert age_years("2030", as_of, undated_years=10) == 0
    assert age_years(None, as_of, undated_years=10) == 10


def test_a_citation_is_an_id_or_a_mapping() -> None:
    assert Citation.model_validate("a") == Citation.model_validate({"id": "a"}) == Citation(id="a")
    assert Citation.model_validate({"id": "a", "grade": "C"}).grade == "C"
