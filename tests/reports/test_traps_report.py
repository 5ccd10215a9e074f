"""What to read with care in words: true to the values, complete in both languages, and harmless."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from assessment import Assessment
from assessment.traps.find import find_traps
from assessment.traps.trap import Code, Trap
from knowledge.founder import Founder, Weights
from locales import Words, words_in
from reports.decision_page import decision_markdown
from reports.markdown import markdown_words
from reports.payload import ranking_payload
from reports.terminal_text import ranking_text
from reports.traps_report import SAID_BY_THE_VERDICT, told_at, trap_lines, trap_text
from reports.wording import factor_name, industry_name
from strategies import Advice, recommend_all
from tests.assessment.little_world import industry

World = Callable[..., Assessment]

OVERLAP = {"correlation": 0.987, "industries": 9, "leader": "medical_devices", "without": {}}
OTHER = {"industries": 9, "leader": "medical_devices", "without": {"people": "packaging"}}
# Every code with values as its detector gives them, and numbers that its sentence must hold.
EXAMPLES: list[tuple[Trap, list[str]]] = [
    (Trap("leader_not_rated", "verdict", "packaging", ("people", "offline_trend"), {"all": 16}), ["2", "16"]),
    (Trap("not_rated", "ranking", values={"counts": {"packaging": 3}, "all": 16}), ["3", "16"]),
    (Trap("wide_range", "ranking", "packaging", (), {"share": 0.29, "even_share": 0.23, "passes": None}), ["29", "23"]),
    (
        Trap("wide_range", "ranking", "packaging", (), {"share": 0.29, "even_share": 0.2, "passes": "solar_equipment"}),
        ["29", "20"],
    ),
    (Trap("founders_disagree", "ranking", values={"picks": {"ann": "packaging"}, "agreement": 0.754}), ["Ann", "0.75"]),
    (Trap("founders_disagree", "ranking", values={"picks": {"ann": "packaging"}, "agreement": None}), ["Ann"]),
    (
        Trap(
            "rank_reversal",
            "ranking",
            values={"pick": "packaging", "other": "solar_equipment", "removed": "textiles_apparel"},
        ),
        ["TOPSIS"],
    ),
    (Trap("same_label", "ratings", None, ("people", "offline_trend"), {"label": "Reach"}), ["2", "Reach"]),
    (Trap("counted_twice", "ratings", None, ("people", "strong_rivals"), OVERLAP), ["0.99"]),
    (Trap("counted_twice", "ratings", None, ("people", "strong_rivals"), {**OTHER, "correlation": 0.95}), ["0.95"]),
    (Trap("opposites", "ratings", None, ("people", "strong_rivals"), {**OTHER, "correlation": -0.95}), ["−0.95"]),
    (Trap("scale_compressed", "ratings", None, ("people",), {"all": 16, "judged": ["people"]}), ["16"]),
    (Trap("scale_compressed", "ratings", None, ("people",), {"all": 16, "judged": []}), ["16"]),
    (Trap("equal_everywhere", "ratings", None, ("tangible_assets",), {"weight": 0.0625}), ["6%"]),
    (Trap("vague_factor", "ratings", None, ("people",)), []),
    (Trap("equal_weights", "weights"), []),
    (Trap("equal_weights", "weights", values={"tilted": True}), []),
    (Trap("default_weights", "weights", None, ("people",), {"count": 18, "all": 20}), ["18", "20"]),
    (Trap("anchors_changed", "weights"), []),
    (Trap("list_too_long", "weights", values={"side": "threat", "count": 8, "most": 7}), ["8", "7"]),
    (Trap("list_too_long", "weights", values={"side": None, "count": 21, "most": 20}), ["21", "20"]),
    (
        Trap("sides_uneven", "weights", values={"larger": "threat", "many": 9, "smaller": "strength", "few": 4}),
        ["9", "4"],
    ),
    (Trap("mostly_opinion", "industry", "packaging", ("people",), {"share": 0.749}), ["75%"]),
    (Trap("halo", "industry", "packaging", (), {"count": 16, "spread": 0.26, "favourable": False}), ["16", "0.3"]),
    (Trap("halo", "industry", "packaging", (), {"count": 16, "spread": 0.26, "favourable": True}), ["16", "0.3"]),
    (Trap("vague_reason", "industry", "packaging", ("people", "strong_rivals")), []),
]
FACTORS_NOT_NAMED = {"same_label", "scale_compressed", "default_weights", "mostly_opinion"}


@pytest.fixture
def grouped(assessment: Assessment) -> Assessment:
    """The shipped industries with a founder file named after its owner."""
    return replace(assessment, known=replace(assessment.known, founders={"ann": Founder(id="ann", name="Ann")}))


@pytest.mark.parametrize(("trap", "numbers"), EXAMPLES, ids=[trap.code for trap, _ in EXAMPLES])
def test_a_sentence_names_what_its_trap_is_about(
    grouped: Assessment, words: Words, trap: Trap, numbers: list[str]
) -> None:
    text = trap_text(trap, grouped, words)
    assert "{" not in text
    assert text.endswith((".", "。"))
    assert all(number in text for number in numbers)
    named = [trap.industry, *(trap.values.get(name) for name in ("passes", "pick", "other", "removed"))]
    named += [*trap.values.get("picks", {}).values(), *trap.values.get("without", {}).values()]
    assert all(industry_name(grouped, each, words, short=True) in text for each in named if each)
    if trap.code not in FACTORS_NOT_NAMED:
        assert all(factor_name(grouped, each, words, short=True) in text for each in trap.factors)


def test_every_code_has_its_sentence() -> None:
    assert {trap.code for trap, _ in EXAMPLES} | SAID_BY_THE_VERDICT == set(get_args(Code))


def test_overlap_says_who_leads_without_it(assessment: Assessment, words: Words) -> None:
    winner = industry_name(assessment, "medical_devices", words, short=True)
    same, other = (trap for trap, _ in EXAMPLES if trap.code == "counted_twice")
    assert words("traps.same_leader", winner=winner) in trap_text(same, assessment, words)
    assert words("traps.same_leader", winner=winner) not in trap_text(other, assessment, words)


@pytest.mark.parametrize("tilted", [False, True])
def test_own_weights_are_asked_for_by_how_the_lead_stands(
    judged: Callable[..., Assessment], words: Words, tilted: bool
) -> None:
    trap = Trap("equal_weights", "weights", values={"tilted": True} if tilted else {})
    for verdict, lead in (
        ({"state": "open", "tie": True}, "narrow"),
        ({"state": "leaning"}, "narrow"),
        ({"state": "clear"}, "clear"),
        ({"state": "open", "runner_up": None}, "alone"),
        ({"state": "open", "winner": None, "runner_up": None}, "alone"),
    ):
        assert trap_text(trap, judged(**verdict), words).endswith(words(f"traps.own_weights.{lead}"))
    few = replace(judged(state="clear"), draws=1)
    assert trap_text(trap, few, words).endswith(words("traps.own_weights.narrow")), "few draws make no lead clear"


def test_one_factor_is_told_in_the_singular(assessment: Assessment) -> None:
    for judged in (["people"], []):
        trap = Trap("scale_compressed", "ratings", None, ("people",), {"all": 16, "judged": judged})
        text = trap_text(trap, assessment, words_in("en"))
        assert text.startswith("On one of 16 factors (")
        assert "they" not in text.lower().split()


def test_a_long_row_of_names_is_cut(assessment: Assessment, words: Words) -> None:
    trap = Trap("vague_factor", "ratings", factors=assessment.known.vocabulary.factor_ids)
    assert words("traps.more", count=12) in trap_text(trap, assessment, words)


def test_the_ranking_tells_of_the_two_that_are_chosen_between(judged: Callable[..., Assessment]) -> None:
    assessment = judged(state="leaning")  # medical devices before solar equipment
    opinion = [Trap("mostly_opinion", "industry", each, (), {"share": 0.6}) for each in assessment.ids]
    ranking = Trap("not_rated", "ranking", values={"counts": {"packaging": 3}, "all": 16})
    told = told_at("ranking", assessment, [*opinion, ranking])
    assert [trap.industry for trap in told] == [None, "medical_devices", "solar_equipment"]
    assert [trap.industry for trap in told_at("industry", assessment, opinion, "packaging")] == ["packaging"]
    assert told_at("ratings", assessment, [*opinion, ranking]) == []


def test_what_the_verdict_says_is_not_said_again(assessment: Assessment) -> None:
    assert told_at("verdict", assessment, [Trap("compensation", "verdict", "packaging", ("people",))]) == []


@pytest.mark.mission("I9")
def test_rank_lists_the_traps(assessment: Assessment, advice: dict[str, Advice], words: Words) -> None:
    told = json.loads(json.dumps(ranking_payload(assessment, advice)["traps"], allow_nan=False))
    found = find_traps(assessment)
    assert [each["code"] for each in told] == [trap.code for trap in found]
    assert all(each.keys() == {"code", "place", "industry", "factors", "values"} for each in told)
    lines = ranking_text(assessment, advice, words).split("\n")
    shown = trap_lines(assessment, found, words)
    assert len(shown) >= 5
    start = lines.index(words("traps.heading"))
    assert lines[start + 1 : start + 1 + len(shown)] == [f"- {each}" for each in shown]


@pytest.mark.mission("I9")
def test_the_exported_page_names_the_traps_and_equal_weights(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    page = decision_markdown(assessment, advice, None, words)
    assert f"## {words('traps.title')}\n" in page
    assert f"- {words('traps.equal_weights')}" in page
    for line in trap_lines(assessment, find_traps(assessment), markdown_words(words)):
        assert f"- {line}\n" in page


def test_own_weights_are_not_called_equal(assessed: World, words: Words) -> None:
    own = Weights(sides={"threat": 20}, factors={"people": 10})
    assessment = assessed(industry("pumps"), industry("valves", 6.0), weights=own)
    page = decision_markdown(assessment, recommend_all(assessment), None, words)
    assert words("traps.equal_weights") not in page
    assert words("traps.default_weights", count=18, all=20) in page


def test_nothing_in_a_name_can_act(assessed: World) -> None:
    hostile, words = "<b>*x*</b> [y](z)|", words_in("en")
    pumps = industry("pumps", 7.0).model_copy(update={"name": hostile, "short_name": None})
    assessment = assessed(pumps, industry("valves", 5.0))
    page = decision_markdown(assessment, recommend_all(assessment), None, words)
    care = page[page.index(f"## {words('traps.title')}") : page.index(f"## {words('report.limits')}")]
    assert r"\<b>" in care
    assert not re.search(r"(?<!\\)[<*|]", care)
