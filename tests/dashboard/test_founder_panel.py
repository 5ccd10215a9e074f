"""What the founder panel saves: what was changed, and nothing else."""

import pandas as pd
import pytest
from pydantic import ValidationError

from dashboard.components.decide.founder_panel import (
    _differs,
    _merged,
    starting_answers,
    without_examples,
)
from knowledge import read_knowledge
from knowledge.founder import Founder


def table(**years: float | None) -> pd.DataFrame:
    return pd.DataFrame({"id": list(years), "years": list(years.values())})


def test_zero_is_not_written_where_nothing_was_said() -> None:
    assert _merged(None, table(packaging=0.0, medical_devices=8.0), "years") == {"medical_devices": 8}


def test_zero_is_written_where_something_was_said() -> None:
    assert _merged({"packaging": 3.0}, table(packaging=0.0), "years") == {"packaging": 0}


def test_what_was_said_of_industries_not_shown_stays() -> None:
    assert _merged({"gone": 4.0}, table(packaging=1.5), "years") == {"gone": 4.0, "packaging": 1.5}


def test_an_emptied_cell_counts_as_zero() -> None:
    assert _merged({"packaging": 3.0}, table(packaging=None), "years") == {"packaging": 0}


def test_what_was_left_alone_does_not_differ() -> None:
    said = {"medical_devices": 8.0}
    assert not _differs(said, _merged(said, table(packaging=0.0, medical_devices=8.0), "years"))


def test_an_examples_entries_are_not_taken_over_with_ones_own() -> None:
    example = Founder(years_in_trade={"medical_devices": 8}, network={"medical_devices": 7})
    answers = {"years_in_trade": {"medical_devices": 8, "packaging": 10}}
    assert without_examples(answers, starting_answers(example), ["years_in_trade"]) == {
        "years_in_trade": {"packaging": 10}
    }
    assert without_examples(answers, starting_answers(example), []) == answers


def test_a_founder_who_saves_every_field_has_nothing_left_of_the_example() -> None:
    example = read_knowledge().example_founder
    assert example.model_fields_set - {"schema_version", "id", "name", "region"} <= set(starting_answers(example))


@pytest.mark.parametrize("name", ["capital_usd", "team_size", "runway_months", "hours_per_week_for_research"])
def test_no_figure_of_a_file_is_too_large_for_the_browser(name: str) -> None:
    largest_whole_number = 2**53 - 1
    with pytest.raises(ValidationError):
        Founder.model_validate({name: float(largest_whole_number)})


@pytest.mark.parametrize(
    ("before", "after", "differs"),
    [
        (None, 0, False),
        (None, False, False),
        (0, 0, False),
        (1_000_000, 20_000_000, True),
        (True, False, True),
        (["US", "EU"], ["US", "EU"], False),
        (["US", "EU"], ["EU", "US"], True),
        (None, [], False),
        (["US"], [], True),
    ],
)
def test_only_a_real_change_is_a_change(before: object, after: object, differs: bool) -> None:
    assert _differs(before, after) is differs
