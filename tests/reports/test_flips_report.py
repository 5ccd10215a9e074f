"""What would change the answer, in words that are true for the shipped industries and for odd worlds."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment import Assessment
from assessment.research.plan import research
from assessment.sensitivity.cell_sets import CellMove, CellSetFlip, fewest_cells
from assessment.sensitivity.optimism import OptimismBreakEven
from assessment.sensitivity.search import Flips, search_flips
from locales import Words, words_in
from reports.flips_notes import flip_notes, level_with, optimism_text, several_text, strategy_notes
from reports.flips_report import flip_rows, flips_payload, flips_text, outlook_change
from reports.short_answers import change_answer, next_answer
from reports.wording import factor_name, industry_name
from strategies import Rulebook, read_rules
from strategies.strategy_flips import StrategyFlips, strategy_flips
from tests.assessment.edited_world import again, mean_winner, with_rating_moved
from tests.assessment.little_world import FACTORS, industry, shipped

Assessed = Callable[..., Assessment]
ENGLISH = words_in("en")
EVEN = dict.fromkeys(FACTORS, 5.0)


@pytest.fixture(scope="module")
def flips(assessment: Assessment) -> Flips:
    return search_flips(assessment)


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return read_rules(shipped())


@pytest.fixture(scope="module")
def strategy(assessment: Assessment, rules: Rulebook) -> StrategyFlips:
    return strategy_flips(assessment, assessment.verdict.winner or "", rules)


@pytest.mark.mission("I9")
def test_the_short_answer_names_rating_outlook_and_source(assessment: Assessment, flips: Flips, words: Words) -> None:
    text, flip = change_answer(assessment, flips, words), flips.cells[0]
    for name in (flip.industry, flip.winner):
        assert industry_name(assessment, name, words, short=True) in text
    assert factor_name(assessment, flip.factor, words, short=True) in text
    at, _ = outlook_change(assessment, flips) or (None, None)
    assert at is not None
    assert f"**{words.number(at, 2)}**" in text
    source = flips.sources[0]
    evidence = assessment.known.evidence_for(source.cells[0].industry)[source.source]
    assert str(evidence.publisher) in text
    direction = "source_high" if source.points < 0 else "source_low"
    assert words(f"flips.short.{direction}").rsplit("**", 1)[1] in text


@pytest.mark.mission("I9")
def test_the_rating_of_the_short_answer_changes_the_winner_as_printed(assessment: Assessment, flips: Flips) -> None:
    """Who types in the printed figure gets the printed winner."""
    flip = flips.cells[0]
    printed = re.search(r"\*\*([0-9.]+)\*\*", change_answer(assessment, flips, ENGLISH))
    assert printed
    change = float(printed[1]) - flip.before.likely
    known = with_rating_moved(assessment, flip.industry, flip.factor, change)
    assert mean_winner(again(assessment, known)) == flip.winner


def test_there_is_a_row_for_every_kind_that_can_change_the_winner(
    assessment: Assessment, flips: Flips, words: Words
) -> None:
    rows = flip_rows(assessment, flips, words)
    kinds = (flips.weights, flips.sides, flips.weight_sets, flips.sources, [outlook_change(assessment, flips)])
    assert len(rows) == len({flip.industry == flips.winner for flip in flips.cells}) + sum(map(bool, kinds))
    leader = industry_name(assessment, flips.winner or "", words, short=True)
    assert leader not in {row.winner for row in rows}
    less, more = (
        [name for name, *move in flips.weight_sets[0].changed if (move[1] > move[0]) == up] for up in (False, True)
    )
    assert less
    assert more
    (moved,) = [
        row for row in rows if factor_name(assessment, less[0], words, short=True) in row.change and row.now == "0%"
    ]
    assert factor_name(assessment, more[0], words, short=True) in moved.change


def test_optimism_is_worded_in_all_its_cases(assessment: Assessment, flips: Flips, words: Words) -> None:
    texts = {
        optimism_text(assessment, replace(flips, optimism=OptimismBreakEven(*case)), words)
        for case in ((0.089, "x", 1.29, "x"), (None, None, 1.29, "x"), (0.089, "x", None, None), (None,) * 4)
    }
    assert len(texts) == 4
    assert sum("0.08" in text for text in texts) == 2, "rounded down: it must still be survived"
    assert sum("1.2" in text and "1.29" not in text for text in texts) == 2


def test_what_cannot_change_the_winner_is_said(assessed: Assessed) -> None:
    """A winner that is better on everything by far: no weight, source or outlook can change it."""
    poor, rich = (
        industry(name, EVEN | dict.fromkeys(FACTORS[:4], rated)) for name, rated in (("poor", 1), ("rich", 9))
    )
    assessment = assessed(poor, rich)
    flips = search_flips(assessment)
    assert (assessment.verdict.winner, flips.dominated) == ("rich", ("poor",))
    notes = flip_notes(assessment, flips, ENGLISH)
    (without,) = [note for note in notes if note.startswith("No flip possible")]
    for kind in ("weight", "side", "weights", "outlook", "source"):
        assert ENGLISH(f"flips.kinds.{kind}") in without
    assert ENGLISH("flips.dominated", names="poor", winner="rich") in notes
    short = change_answer(assessment, flips, ENGLISH)
    assert "No outlook changes it; no single source can change it." in short
    assert short.endswith(ENGLISH("flips.short.weights_none", winner="rich"))


def test_a_rival_nearer_than_the_runner_up_is_named(assessment: Assessment, flips: Flips, words: Words) -> None:
    third = assessment.ranking[2].id
    nearer = replace(flips, sides=(replace(flips.sides[0], winner=third), *flips.sides[1:]))
    (note,) = [
        each for each in flip_notes(assessment, nearer, words) if each not in flip_notes(assessment, flips, words)
    ]
    assert note == words(
        "flips.nearer",
        rival=industry_name(assessment, third, words, short=True),
        second=industry_name(assessment, assessment.verdict.runner_up or "", words, short=True),
        kinds=words("flips.kinds.side"),
    )


def test_two_that_are_alike_are_called_level(assessed: Assessed, words: Words) -> None:
    assessment = assessed(industry("one", 5.0), industry("two", 5.0))
    flips = search_flips(assessment)
    other = level_with(assessment, flips)
    assert {assessment.verdict.winner, other} == {"one", "two"}
    level = words("flips.level", winner=assessment.verdict.winner, other=other)
    assert change_answer(assessment, flips, words).startswith(level)
    assert level in flip_notes(assessment, flips, words)
    told = flips_text(assessment, flips, None, None, {}, words)
    assert told.startswith(level)
    for claim in (words("flips.none"), words("flips.without_effect").split("{", 1)[0]):
        assert claim not in told, "where chance alone changes the winner, nothing leaves it as it is"


def test_nothing_to_compare_is_no_firm_winner(assessed: Assessed, words: Words) -> None:
    assessment = assessed(industry("one", None), industry("two", None))
    assert assessment.verdict.winner is None
    told = words("research.stop.nothing_to_compare")
    assert flips_text(assessment, search_flips(assessment), None, None, {}, words) == told


def test_an_outlook_that_chooses_otherwise_already_is_said_so(assessed: Assessed) -> None:
    wide = {factor: {"low": 0.0, "likely": 5.5, "high": 10.0} for factor in FACTORS[:4]}
    assessment = assessed(
        industry("sure", EVEN | dict.fromkeys(FACTORS[:4], 5.6)), industry("risky", EVEN | wide), outlook=1.0
    )
    assert assessment.verdict.winner != assessment.verdict.outlook_winner
    flips = search_flips(assessment)
    assert (outlook_change(assessment, flips) or (1, 1))[0] is None
    assert ENGLISH("flips.already") in {row.tips_at for row in flip_rows(assessment, flips, ENGLISH)}


def test_a_tilt_leaves_the_outlook_out(assessment: Assessment, flips: Flips) -> None:
    tilted = replace(assessment, tilt=0.7)
    assert outlook_change(tilted, flips) is None
    assert "outlook" not in change_answer(tilted, flips, ENGLISH)
    assert not [note for note in flip_notes(tilted, flips, ENGLISH) if ENGLISH("flips.kinds.outlook") in note]


def test_the_strategy_has_its_own_flips(
    assessment: Assessment, strategy: StrategyFlips, rules: Rulebook, words: Words
) -> None:
    notes = strategy_notes(assessment, strategy, rules.strategies, words)
    flip = strategy.cells[0]
    assert factor_name(assessment, flip.factor, words, short=True) in notes[0]
    assert words("flips.strategy_no_weight") == notes[-1]
    firm = replace(strategy, cells=(), sources=())
    assert strategy_notes(assessment, firm, rules.strategies, words)[:2] == [
        words("flips.strategy_firm"),
        words("flips.strategy_source_firm"),
    ]
    assert strategy_notes(assessment, replace(strategy, strategy=None), rules.strategies, words) == []


@pytest.mark.parametrize("ratings", [[], [5.0], [5.0, 5.0], [None, None]], ids=["none", "one", "alike", "missing"])
def test_odd_worlds_have_words(assessed: Assessed, words: Words, ratings: list[float | None]) -> None:
    assessment = assessed(*[industry(f"number_{number}", each) for number, each in enumerate(ratings)])
    flips = search_flips(assessment)
    text = flips_text(assessment, flips, None, None, {}, words)
    assert text
    assert "nan" not in text.lower()
    assert "{" not in text
    if not assessment.comparable_ids:
        assert text == words("research.stop.nothing_to_compare")
    elif len(assessment.comparable_ids) == 1:
        assert text == words("flips.alone", winner="number_0"), "where there is no other, none is kept from leading"


def test_several_ratings_are_listed_with_their_moves(assessment: Assessment, words: Words) -> None:
    several = fewest_cells(assessment)
    assert several
    text = several_text(assessment, several, words)
    assert all(words.number(move.change, 2, signed=True) in text for move in several.cells)


@pytest.mark.mission("I9")
def test_what_now_is_research_or_stop_and_then_the_plan(assessment: Assessment, words: Words) -> None:
    then = words(
        "decide.next_plan", winner=industry_name(assessment, assessment.verdict.winner or "", words, short=True)
    )
    plan = research(assessment, 12)
    text = next_answer(assessment, plan, words)
    assert f"**{len(plan.bundle)}**" in text
    assert text.endswith(then)
    assert text.startswith(words("decide.next_own_first")), "the example's figures are not the founder's"
    stop = next_answer(assessment, research(assessment, 0), words)
    assert words("research.stop.hours_too_few").split("{")[0] in stop
    assert stop.endswith(then)


def test_moves_are_told_with_the_digits_they_need_and_left_out_where_none_shows(
    assessment: Assessment, words: Words
) -> None:
    moves = tuple(
        CellMove("packaging", factor, change) for factor, change in (("people", -0.0041), ("small_market", 0))
    )
    text = several_text(assessment, CellSetFlip("packaging", 0.0041, moves), words)
    people, market = (factor_name(assessment, each.factor, words, short=True) for each in moves)
    assert people in text
    assert words.number(-0.004, 3) in text
    assert market not in text
    name = industry_name(assessment, "packaging", words, short=True)
    level = several_text(assessment, CellSetFlip("packaging", 0, moves[1:]), words)
    leader = industry_name(assessment, assessment.verdict.winner or "", words, short=True)
    assert level == words("flips.level", winner=leader, other=name)


def test_several_asked_for_and_not_found_is_said_in_text_and_data(assessment: Assessment, words: Words) -> None:
    flips = search_flips(assessment)
    none = words("flips.no_several")
    assert none in flips_text(assessment, flips, None, None, {}, words, several_asked=True)
    assert none not in flips_text(assessment, flips, None, None, {}, words)
    told = [flips_payload(assessment, flips, None, None, several_asked=each) for each in (True, False)]
    assert [(each["several_asked"], each["several_cells"]) for each in told] == [(True, None), (False, None)]


def test_a_source_is_wrong_in_the_same_words_everywhere(assessment: Assessment, flips: Flips, words: Words) -> None:
    first = flips.sources[0]
    for points, key in ((-3.04, "flips.too_high"), (3.04, "flips.too_low")):
        off = replace(flips, sources=(replace(first, points=points),))
        row = flip_rows(assessment, off, words)[-1]
        assert row.tips_at == words(key, points="3.1")
