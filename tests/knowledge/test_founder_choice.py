"""Which founder counts: `me.yaml` over the example, field by field, or the example alone."""

from pathlib import Path

import pytest

from knowledge import Knowledge, read_knowledge
from knowledge.founder_choice import choose_founder
from knowledge.problem import WrongInput

pytestmark = pytest.mark.mission("I6")

EXAMPLE = """
id: founder
name: Example founder
capital_usd: 1000000
team_size: 4
premises: true
outlook: 0.5
years_in_trade: {pumps: 8}
weights: {sides: {strength: 40}}
"""


def known(folder: Path, **founders: str) -> Knowledge:
    """What is known in a folder with these founder files, `example` standing for `_example`."""
    (folder / "founders").mkdir()
    for name, text in {"example": EXAMPLE, **founders}.items():
        file = "_example" if name == "example" else name
        (folder / "founders" / f"{file}.yaml").write_text(text, encoding="utf-8")
    found = read_knowledge(folder)
    assert found.problems == ()
    return found


def test_without_an_own_file_the_example_counts_and_it_is_said(tmp_path: Path) -> None:
    choice = choose_founder(known(tmp_path))
    assert (choice.founder.id, choice.is_example, choice.from_example) == ("founder", True, ())


def test_the_shipped_example_serves_a_workspace_without_founders(tmp_path: Path) -> None:
    choice = choose_founder(read_knowledge(tmp_path))
    assert choice.is_example
    assert choice.founder == read_knowledge().example_founder


def test_an_own_file_stands_over_the_example_field_by_field(tmp_path: Path) -> None:
    choice = choose_founder(known(tmp_path, me="id: me\ncapital_usd: 5\nyears_in_trade: {}\nteam_size:\n"))
    founder = choice.founder
    assert (founder.id, founder.name, founder.capital_usd, founder.years_in_trade) == ("me", None, 5, {})
    assert (founder.team_size, founder.premises, founder.outlook) == (4, True, 0.5)  # an empty field says nothing
    assert founder.weights.sides == {"strength": 40}
    assert choice.from_example == ("outlook", "team_size", "premises", "weights")
    assert not choice.is_example


def test_what_the_example_leaves_out_too_stays_open(tmp_path: Path) -> None:
    choice = choose_founder(known(tmp_path, me="id: me\n"))
    assert (choice.founder.technology, choice.founder.network) == (None, None)
    assert "technology" not in choice.from_example


def test_who_and_where_one_is_never_comes_from_the_example(tmp_path: Path) -> None:
    (tmp_path / "founders").mkdir()
    (tmp_path / "founders" / "me.yaml").write_text("schema: 1\nid: me\n", encoding="utf-8")
    choice = choose_founder(read_knowledge(tmp_path))
    assert (choice.founder.name, choice.founder.region) == (None, None)
    assert {"name", "region"}.isdisjoint(choice.from_example)


def test_own_weights_take_nothing_from_the_example(tmp_path: Path) -> None:
    choice = choose_founder(known(tmp_path, me="weights: {factors: {people: 10}}\n"))
    assert choice.founder.weights.sides == {}


def test_a_single_other_file_does_not_stand_in_for_the_own_one(tmp_path: Path) -> None:
    assert choose_founder(known(tmp_path, anna="id: anna\n")).is_example


def test_other_files_stand_alone(tmp_path: Path) -> None:
    choice = choose_founder(known(tmp_path, anna="id: anna\ncapital_usd: 9\n", me="id: me\n"), "anna")
    assert (choice.founder.capital_usd, choice.founder.team_size, choice.from_example) == (9, None, ())


@pytest.mark.parametrize("asked", ["me", "bert"])
def test_the_own_file_is_found_by_file_name_and_by_id(tmp_path: Path, asked: str) -> None:
    choice = choose_founder(known(tmp_path, me="id: bert\ncapital_usd: 5\n"), asked)
    assert (choice.founder.capital_usd, choice.founder.team_size) == (5, 4)


def test_a_file_name_goes_before_an_id(tmp_path: Path) -> None:
    found = known(tmp_path, anna="id: bert\ncapital_usd: 1\n", bert="id: carla\ncapital_usd: 2\n")
    assert choose_founder(found, "bert").founder.capital_usd == 2
    assert choose_founder(found, "carla").founder.capital_usd == 2
    assert choose_founder(found, "founder").is_example


def test_a_file_without_an_id_does_not_pass_for_the_own_one(tmp_path: Path) -> None:
    with pytest.raises(WrongInput):
        choose_founder(known(tmp_path, anna="capital_usd: 1\n"), "me")


def test_an_unknown_founder_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(WrongInput) as wrong:
        choose_founder(known(tmp_path, anna="id: anna\n"), "ana")
    problem = wrong.value.problem
    assert (problem.code, problem.subject) == ("unknown-founder", "ana")
    assert problem.values == {"nearest": "anna", "allowed": "anna, founder"}
