"""Rule files: what they add and replace, and how everything that can be wrong with them is told, at its own place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge import read_knowledge
from knowledge.schema import json_schema
from strategies import read_rules
from strategies.rule import WORKSTREAMS, RuleFile, RuleList
from tests.strategies.conftest import SmallWorkspace, rule_text

FIVE = {"find_funding", "strengthen_rd", "find_breakthrough", "growth_first", "be_first"}
WHEN = "{all_of: {strong_rivals: at least high}}"
Problems = Callable[[str], list[tuple[str, int, int]]]


@pytest.mark.mission("I11", "I12", "I13", "I14", "I15", "I16")
def test_the_shipped_rules_are_sound_and_serve_the_five_strategies() -> None:
    book = read_rules(read_knowledge())
    assert book.problems == ()
    assert set(book.strategies) == {rule.strategy for rule in book.rules} == FIVE


@pytest.mark.mission("I10")
def test_shipped_rules_ask_for_the_factors_that_industries_are_rated_on() -> None:
    known = read_knowledge()
    asked = {one.subject for each in read_rules(known).compiled for one in each.conditions if one.kind != "founder"}
    assert asked
    assert asked <= set(known.vocabulary.factor_ids)


def test_shipped_rules_have_at_most_three_factor_conditions_and_a_source() -> None:
    book = read_rules(read_knowledge())
    factor_conditions = {
        each.rule.id: [one for one in each.conditions if one.kind != "founder"] for each in book.compiled
    }
    assert {rule_id: len(found) for rule_id, found in factor_conditions.items() if not 1 <= len(found) <= 3} == {}
    assert [rule.id for rule in book.rules if rule.source is None] == []


@pytest.mark.mission("I17")
def test_every_shipped_rule_has_actions_in_all_four_workstreams_with_owner_days_and_measure() -> None:
    for compiled in read_rules(read_knowledge()).compiled:
        assert list(compiled.actions) == list(WORKSTREAMS)
        for actions in compiled.actions.values():
            assert actions
            assert all(each.owner and each.measure and each.days > 0 for each in actions)


def test_every_shipped_action_is_used() -> None:
    book = read_rules(read_knowledge())
    used = {action.id for each in book.compiled for actions in each.actions.values() for action in actions}
    assert set(book.actions) - used == set()


def test_a_bare_list_of_rules_adds_to_the_shipped_ones(workspace: SmallWorkspace) -> None:
    before = read_rules(workspace.known())
    workspace.write_rules(rule_text(WHEN))
    after = read_rules(workspace.known())
    assert after.problems == ()
    assert [rule.id for rule in after.rules] == [*(rule.id for rule in before.rules), "own_rule"]


def test_a_rule_of_the_same_id_replaces_the_shipped_one(workspace: SmallWorkspace) -> None:
    before = [rule.id for rule in read_rules(workspace.known()).rules]
    workspace.write_rules(rule_text(WHEN, before[0]))
    after = read_rules(workspace.known()).rules
    assert [rule.id for rule in after] == before
    assert after[0].because == "A reason."


@pytest.mark.mission("I16")
def test_a_workspace_brings_its_own_strategy(workspace: SmallWorkspace) -> None:
    rules = rule_text(WHEN, strategy="buy_a_rival").replace("\n", "\n  ")
    workspace.write_rules(f"schema: 1\nstrategy: {{id: buy_a_rival, title: Buy a rival}}\nrules:\n  {rules}\n")
    book = read_rules(workspace.known())
    assert book.problems == ()
    assert set(book.strategies) == FIVE | {"buy_a_rival"}


def test_a_rule_writes_an_action_out_or_takes_a_shared_one(workspace: SmallWorkspace) -> None:
    own = "{id: call_bank, title: Call the bank, owner: Founder, days: 2, measure: A date is set.}"
    workspace.write_rules(rule_text(WHEN) + f"  then: {{planning: [write_business_plan, {own}]}}\n")
    book = read_rules(workspace.known())
    assert book.problems == ()
    planning = book.compiled[-1].actions["planning"]
    assert [action.id for action in planning] == ["write_business_plan", "call_bank"]
    assert planning[0] == book.actions["write_business_plan"]
    assert planning[1].days == 2


def test_a_workspace_adds_and_replaces_shared_actions(workspace: SmallWorkspace) -> None:
    workspace.write(
        "strategies/actions.yaml",
        "actions:\n  write_business_plan: {title: Plan, owner: Me, days: 1, measure: It is there.}\n"
        "  call_bank: {title: Call, owner: Me, days: 1, measure: It is done.}\n",
    )
    workspace.write_rules(rule_text(WHEN) + "  then: {sales: [call_bank]}\n")
    book = read_rules(workspace.known())
    assert book.problems == ()
    assert book.actions["write_business_plan"].days == 1
    assert book.compiled[-1].actions["sales"] == (book.actions["call_bank"],)


def test_a_factor_may_carry_several_phrases(workspace: SmallWorkspace) -> None:
    book = workspace.rulebook(rule_text("{all_of: {strong_rivals: [at least fair, at most high]}}"))
    assert [each.text for each in book.compiled[0].conditions] == ["at least fair", "at most high"]


@pytest.mark.parametrize(
    ("when", "code", "column"),
    [
        ("{all_of: {strong_rival: at least high}}", "unknown-factor", 19),
        ("{none_of: {rivals: at least high}}", "unknown-factor", 20),
        ("{all_of: {strong_rivals: at lest high}}", "unknown-phrase", 34),
        ("{all_of: {strong_rivals: [at least low, below 7]}}", "unknown-phrase", 49),
        ("{all_of: {strong_rivals: []}}", "unknown-phrase", 34),
        ("{all_of: {strong_rivals: at least hihg}}", "unknown-level", 34),
        ("{all_of: {strong_rivals: between high and low}}", "phrase-order", 34),
        ("{all_of: {strong_rivals: at least 11}}", "number-too-high", 34),
        ("{all_of: {strong_rivals: 7}}", "wrong-type", 34),
        ("{all_of: {strong_rivals: [7]}}", "wrong-type", 35),
        ("{all_of: [strong_rivals]}", "wrong-type", 18),
        ("{any_of: {strong_rivals: at least high}}", "unknown-name", 10),
        ("{founder: {runway: at least 12}}", "unknown-founder-field", 20),
        ("{founder: {premises: at least 1}}", "unknown-founder-field", 20),
        ("{founder: {runway_months: at least high}}", "number-needed", 35),
        ("{founder: {outlook: at least 2}}", "number-too-high", 29),
        ("{}", "rule-without-condition", 3),
        ("{all_of: {}}", "rule-without-condition", 3),
    ],
)
def test_a_condition_that_cannot_be_read_says_where_and_why(
    problems_of: Problems, when: str, code: str, column: int
) -> None:
    assert problems_of(rule_text(when)) == [(code, 5, column)]


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "column"),
    [
        ("strategy: find_funding", "strategy: find_fund", "unknown-strategy", 2, 13),
        ("id: own_rule", "id: Own rule", "bad-id", 1, 7),
        ("certainty: 0.6", "certainty: 1.2", "number-too-high", 6, 14),
        ("certainty: 0.6", "certainty: 0", "number-not-above", 6, 14),
        ("confidence: B", "confidence: D", "not-allowed", 7, 15),
        ("  because: A reason.\n", "", "missing-name", 1, 3),
        ("confidence: B", "then: {planning: [write_busines_plan]}", "unknown-action", 7, 21),
        ("confidence: B", "then: {marketing: []}", "unknown-name", 7, 10),
        (
            "confidence: B",
            "then: {build: [{id: x, owner: I, days: 0, measure: m, title: t}]}",
            "number-not-above",
            7,
            42,
        ),
        ("title: A rule", "title: {de: Regel}", "unknown-language", 3, 11),
    ],
)
def test_a_rule_that_is_wrong_says_where(
    problems_of: Problems, before: str, after: str, code: str, line: int, column: int
) -> None:
    assert problems_of(rule_text(WHEN).replace(before, after)) == [(code, line, column)]


def test_an_action_written_out_in_part_names_what_is_missing(workspace: SmallWorkspace) -> None:
    workspace.write_rules(rule_text(WHEN) + "  then: {build: [{id: own, title: Own, days: 3}]}\n")
    problems = read_rules(workspace.known()).problems
    assert [(each.code, each.values["name"], each.subject) for each in problems] == [
        ("missing-name", "owner", "0.then.build.0"),
        ("missing-name", "measure", "0.then.build.0"),
    ]


@pytest.mark.parametrize(
    ("rules", "code", "values"),
    [
        (rule_text("{all_of: {strong_rival: at least low}}"), "unknown-factor", {"nearest": "strong_rivals"}),
        (rule_text("{founder: {runway: at least 12}}"), "unknown-founder-field", {"found": "runway"}),
        (rule_text(WHEN, strategy="find_fundin"), "unknown-strategy", {"nearest": "find_funding"}),
        (rule_text(WHEN) + "  then: {build: [audit_rival_site]}\n", "unknown-action", {"nearest": "audit_rival_sites"}),
        (rule_text(WHEN) * 2, "duplicate-rule", {"found": "own_rule", "first": "1"}),
        (rule_text("{}"), "rule-without-condition", {"found": "own_rule"}),
    ],
)
def test_a_problem_carries_what_its_sentence_needs(
    workspace: SmallWorkspace, rules: str, code: str, values: dict[str, str]
) -> None:
    workspace.write_rules(rules)
    (problem,) = read_rules(workspace.known()).problems
    assert problem.code == code
    assert {name: problem.values[name] for name in values} == values


def test_of_two_rules_with_one_id_the_first_counts(problems_of: Problems, workspace: SmallWorkspace) -> None:
    assert problems_of(rule_text(WHEN) + rule_text("{all_of: {people: at most low}}")) == [("duplicate-rule", 8, 7)]
    assert [each.conditions[0].subject for each in read_rules(workspace.known()).compiled][-1] == "strong_rivals"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("hello", "wrong-type"),
        ("rules: [", "yaml-syntax"),
        ("schema: 99\nrules: []", "schema-too-new"),
        ("rule: []", "unknown-name"),
        ("- id: x\n  id: x\n", "duplicate-name"),
        ("- 7\n", "wrong-type"),
    ],
)
def test_a_broken_file_never_stops_the_others(workspace: SmallWorkspace, text: str, code: str) -> None:
    shipped = read_rules(workspace.known()).rules
    workspace.write_rules(text, "broken")
    workspace.write_rules(rule_text(WHEN), "sound")
    book = read_rules(workspace.known())
    assert [each.code for each in book.problems] == [code]
    assert [rule.id for rule in book.rules] == [*(rule.id for rule in shipped), "own_rule"]


def test_a_wrong_rule_never_stops_the_others_of_its_file(workspace: SmallWorkspace) -> None:
    workspace.write_rules(rule_text("{all_of: {nobody: at least high}}", "wrong") + rule_text(WHEN, "right"))
    ids = [rule.id for rule in read_rules(workspace.known()).rules]
    assert "right" in ids
    assert "wrong" not in ids


def test_rules_do_without_their_actions_while_the_file_of_actions_is_broken(workspace: SmallWorkspace) -> None:
    workspace.write("strategies/actions.yaml", "actions: {call_bank: {title: Call}}")
    workspace.write_rules(rule_text(WHEN) + "  then: {sales: [call_bank]}\n")
    book = read_rules(workspace.known())
    assert {(each.code, each.place.path) for each in book.problems} == {("missing-name", "strategies/actions.yaml")}
    assert book.compiled[-1].actions["sales"] == ()


def test_problems_come_in_the_order_of_the_file(problems_of: Problems) -> None:
    wrong = rule_text("{all_of: {nobody: at least high}}", strategy="nothing")
    assert [line for _, line, _ in problems_of(wrong + wrong.replace("own_rule", "other"))] == [2, 5, 9, 12]


def test_files_that_are_not_yaml_are_left_alone(workspace: SmallWorkspace) -> None:
    before = read_rules(workspace.known())
    workspace.write("strategies/rules/notes.txt", "- not: a rule")
    assert read_rules(workspace.known()) == before


@pytest.mark.parametrize("model", [RuleFile, RuleList])
def test_editors_accept_one_phrase_or_several_and_actions_by_id_or_in_full(model: type, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    rule = {
        "id": "own", "strategy": "find_funding", "title": "T", "because": "B",
        "when": {"all_of": {"people": "at least low", "technology_edge": ["at least low", "at most high"]}},
        "then": {"build": ["load_test_platform", {"id": "own", "title": "T", "owner": "O", "days": 1, "measure": "M"}]},
    }  # fmt: skip
    schema = json_schema(model, "rule")
    jsonschema.validate([rule] if model is RuleList else {"rules": [rule]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{**rule, "when": {"any_of": {}}}], schema)
