"""The sentences of tests/cases, each held against an industry and a founder of its own; anyone may add one."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assessment import assess
from knowledge import read_knowledge
from strategies import Advice, read_rules, recommend, recommend_all
from tests.strategies.conftest import AS_OF

CASES = Path(__file__).parent.parent / "cases"
EXPECTATIONS = {"fires_first", "silent"}


def cases() -> list[dict[str, Any]]:
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*.yaml"))]


def parameter(case: dict[str, Any]) -> Any:
    """A case under its own sentence, with the rows of the mission it proves."""
    rows = case["mission"]
    return pytest.param(case, id=case["name"], marks=pytest.mark.mission(*(rows if isinstance(rows, list) else [rows])))


def advice_for(case: dict[str, Any], folder: Path) -> Advice:
    """The advice in a workspace that holds only this industry and this founder."""
    industry, founder = case["industry"], case["founder"]
    for path, record in ((f"industry_profiles/{industry['id']}.yaml", industry), ("founders/me.yaml", founder)):
        file = folder / path
        file.parent.mkdir()
        file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    (folder / "founders" / "_example.yaml").write_text("id: nobody\n", encoding="utf-8")  # lends the case nothing
    known = read_knowledge(folder)
    assert known.problems == ()
    return recommend(assess(known, "me", as_of=AS_OF), industry["id"])


@pytest.mark.parametrize("case", [parameter(case) for case in cases()])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert case["expect"] in EXPECTATIONS
    advice = advice_for(case, tmp_path)
    firing = [each.id for each in advice.strategies if each.fires]
    if case["expect"] == "fires_first":
        assert firing[:1] == [case["strategy"]]
    else:
        assert case["strategy"] in {each.id for each in advice.strategies}
        assert case["strategy"] not in firing


@pytest.mark.mission("I11", "I12", "I13", "I14", "I15")
def test_every_strategy_has_a_case_where_it_fires_first_and_one_where_it_stays_silent() -> None:
    covered = {(case["strategy"], case["expect"]) for case in cases()}
    strategies = read_rules(read_knowledge()).strategies
    assert {(strategy, expected) for strategy in strategies for expected in EXPECTATIONS} - covered == set()


@pytest.mark.mission("I24")
def test_on_the_shipped_data_several_industries_have_a_strategy_that_fires_and_several_have_none() -> None:
    known = read_knowledge()
    advice = recommend_all(assess(known, known.example_founder.id, as_of=AS_OF)).values()
    assert sum(each.best is not None for each in advice) >= 2
    assert sum(each.best is None for each in advice) >= 2
