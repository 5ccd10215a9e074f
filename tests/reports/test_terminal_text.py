"""Results as text for the terminal: aligned in both alphabets, and complete."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment import Assessment
from knowledge.industry_profile import KnockOut
from locales import Words, in_hundred
from plans.listing import ListingPlan
from reports.terminal_text import advice_text, explanation_text, listing_text, ranking_text, table
from reports.verdict_text import sure_line
from reports.wording import FEWEST_DRAWS, condition_text
from strategies import Advice, recommend_all
from tests.assessment.little_world import industry

World = Callable[..., Assessment]


def columns(text: str) -> int:
    """How wide a terminal shows a text."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def starts(line: str, cell: str) -> int:
    """The terminal column in which a cell starts."""
    return columns(line[: line.index(cell)])


def ends(line: str, cell: str) -> int:
    return starts(line, cell) + columns(cell)


def test_wide_characters_take_two_columns() -> None:
    lines = table(
        ["產業", "分數", "策略"], [["Pumps", "7", "x"], ["電子零組件", "10", "成長優先"]], numeric=(1,)
    ).split("\n")
    third = [starts(line, cell) for line, cell in zip(lines, ("策略", "x", "成長優先"), strict=True)]
    assert len(set(third)) == 1
    assert len({ends(line, cell) for line, cell in zip(lines, ("分數", "7", "10"), strict=True)}) == 1


def test_combining_marks_take_no_column() -> None:
    lines = table(["x", "y"], [["e\u0301", "a"], ["o", "b"]]).split("\n")
    assert lines == ["x  y", "e\u0301  a", "o  b"]


def test_lines_end_without_spaces() -> None:
    assert table(["long heading", "y"], [["x", ""]]).split("\n") == ["long heading  y", "x"]


@pytest.mark.mission("I1", "I9")
def test_rank_lists_every_industry_with_score_range_share_and_regret(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    text = ranking_text(assessment, advice, words)
    for number, standing in enumerate(assessment.ranking, start=1):
        line = next(each for each in text.split("\n") if each.lstrip().startswith(f"{number} "))
        assert words.text(assessment.known.industries[standing.id].name) in line
        assert f"{standing.score:.1f}" in line
        assert f"{standing.p05:.0f}–{standing.p95:.0f}" in line
        assert str(in_hundred(standing.rank_share[0])) in line.split()
        assert f"{standing.expected_regret:.1f}" in line


def test_rank_columns_align_in_both_languages(assessment: Assessment, advice: dict[str, Advice], words: Words) -> None:
    lines = ranking_text(assessment, advice, words).split("\n")
    heading = next(each for each in lines if words("terminal.headings.regret") in each)
    rows = lines[lines.index(heading) + 1 : lines.index(heading) + 10]
    edge = ends(heading, words("terminal.headings.score"))
    for row, standing in zip(rows, assessment.ranking, strict=True):
        assert ends(row, f"{standing.score:.1f}") == edge


@pytest.mark.mission("I24")
def test_rank_names_industry_and_strategy_together(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    winner = assessment.verdict.winner
    assert winner is not None
    first, *_, third = ranking_text(assessment, advice, words).split("\n")[:3]
    named = advice[winner].best or advice[winner].nearest_miss
    assert named is not None
    assert words.text(assessment.known.industries[winner].name) in first
    assert words.text(named.title) in third


def test_few_draws_say_no_share_for_the_strategy_either(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    few, enough = replace(assessment, draws=1), replace(assessment, draws=FEWEST_DRAWS)
    winner = assessment.verdict.winner or ""
    for given in (advice, {**advice, winner: advice["building_materials"]}):
        named = given[winner].best or given[winner].nearest_miss
        assert named is not None
        values = {"strategy": words.text(named.title), "stays": words.hundred(named.stays)}
        kind = "line" if given[winner].best else "none"
        assert words(f"terminal.strategy_{kind}", **values) in ranking_text(enough, given, words)
        told = ranking_text(few, given, words)
        assert words(f"terminal.few_strategy_{kind}", **values) in told
        assert words(f"terminal.strategy_{kind}", **values) not in told
    alone = replace(few, verdict=replace(few.verdict, runner_up=None))
    assert words("terminal.few_strategy_line", strategy="#").split("#")[0] in ranking_text(alone, advice, words)


def test_rank_says_who_would_choose_otherwise(assessment: Assessment, advice: dict[str, Advice], words: Words) -> None:
    other = replace(assessment, verdict=replace(assessment.verdict, outlook_winner="packaging"), outlook=0.1)
    who = words("decide.a_pessimist")
    assert any(line.startswith(who) for line in ranking_text(other, advice, words).split("\n"))
    assert who not in ranking_text(assessment, advice, words)


@pytest.mark.parametrize("verb", ["rank", "explain", "advise", "plan listing"])
def test_every_verb_prints_what_its_result_depends_on(
    assessment: Assessment, advice: dict[str, Advice], listing: ListingPlan, words: Words, verb: str
) -> None:
    text = {
        "rank": lambda: ranking_text(assessment, advice, words),
        "explain": lambda: explanation_text(assessment, "packaging", words),
        "advise": lambda: advice_text(advice["packaging"], words),
        "plan listing": lambda: listing_text(listing, assessment.known.vocabulary.trade_labels, words),
    }[verb]()
    last = text.split("\n")[-1]
    founder = words.text(assessment.founder.founder.name)
    for each in (str(assessment.seed), "400", "2026-11-23", founder, "0.50", words("decide.equal_weights")):
        assert each in last


def test_fields_borrowed_from_the_example_are_named(assessment: Assessment, words: Words) -> None:
    own = replace(assessment, founder=replace(assessment.founder, from_example=("capital_usd", "region")))
    told = explanation_text(own, "packaging", words).split("\n")[-1]
    assert words("founder.capital_usd") in told
    assert words("founder.region") in told


def test_vetoes_knock_outs_and_what_is_not_compared_are_told(assessed: World, words: Words) -> None:
    pumps = industry("pumps", knock_outs=(KnockOut(because="Trade in them is banned."),))
    rivals = industry("pumps", {"strong_rivals": 9.5}).factors
    world = assessed(
        pumps.model_copy(update={"factors": {**pumps.factors, **rivals}}), industry("valves", {"people": 5})
    )
    text = ranking_text(world, recommend_all(world), words)
    assert "9.5" in text
    assert "Trade in them is banned." in text
    assert words("terminal.not_compared") in text
    assert words.text(world.known.vocabulary.factors["growing_users"].label) in text


def test_one_industry_none_comparable_and_none_at_all(assessed: World, words: Words) -> None:
    one, none, empty = assessed(industry("pumps")), assessed(industry("pumps", {"people": 5})), assessed()
    assert ranking_text(one, recommend_all(one), words).startswith(sure_line(one, words))
    assert ranking_text(none, recommend_all(none), words).startswith(words("terminal.nothing"))
    assert ranking_text(empty, {}, words) == words("decide.no_profiles")


def test_explain_shows_every_factor_with_range_origin_and_sources(assessment: Assessment, words: Words) -> None:
    text = explanation_text(assessment, "medical_devices", words)
    for factor, cell in assessment.cells["medical_devices"].items():
        label = words.text(assessment.known.vocabulary.factors[factor].label)
        line = next(each for each in text.split("\n") if label in each)
        assert f"{cell.low:.1f}–{cell.high:.1f}" in line
        assert words(f"origins.{cell.origin}") in line
        assert all(source in line for source in cell.sources)


def test_explain_leaves_open_what_nobody_rated(assessed: World, words: Words) -> None:
    text = explanation_text(assessed(industry("pumps", {"people": 5})), "pumps", words)
    assert text.count(words("origins.missing")) == 15
    assert "0.0–10.0" in text


@pytest.mark.mission("I17")
def test_advise_shows_conditions_and_the_actions_of_what_holds(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    each = next(each for each in advice.values() if each.best)
    text = advice_text(each, words)
    for strategy in each.strategies:
        assert all(condition_text(trace, assessment, words) in text for trace in strategy.conditions)
        for stream, actions in strategy.actions.items():
            for action in actions:
                told = words(
                    "terminal.action",
                    workstream=words(f"workstreams.{stream}"),
                    action=words.text(action.title),
                    measure=words.text(action.measure),
                )
                assert told in text or not strategy.fires
    assert sum(line.startswith("  ") for line in text.split("\n")) == sum(
        len(strategy.conditions) + strategy.fires * sum(map(len, strategy.actions.values()))
        for strategy in each.strategies
    )


@pytest.mark.mission("E1", "E2", "E3")
def test_listing_shows_groups_reasons_and_what_is_not_known(listing: ListingPlan, words: Words) -> None:
    text = listing_text(listing, listing.assessment.known.vocabulary.trade_labels, words)
    for pick in listing.picks:
        line = next(each for each in text.split("\n") if pick.platform.domain in each)
        assert line.startswith(words(f"listings.groups.{pick.group}"))
    assert words("listings.marked") in text


def test_no_platform_is_a_legal_answer(listing: ListingPlan, words: Words) -> None:
    text = listing_text(replace(listing, picks=(), none_known=("vertical",)), {}, words)
    assert words("listings.nothing") in text
    assert words("listings.none_known") in text
