"""The verdict in sentences, in every state it can have, in both languages."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assessment import Assessment
from assessment.founder_fit import FIGURES_OF
from assessment.sensitivity.borrowed_lead import BorrowedLead
from knowledge.industry_profile import KnockOut
from knowledge.saving.profile_template import new_industry
from knowledge.workspace import SHIPPED, Workspace
from locales import Words, in_hundred
from reports.verdict_text import (
    borrowed_line,
    outlook_line,
    profiles_line,
    reservations,
    strategy_line,
    sure_line,
    verdict_line,
)
from strategies import Advice, recommend_all
from tests.assessment.little_world import industry

Judge = Callable[..., Assessment]


@pytest.mark.parametrize(
    ("verdict", "key"),
    [
        ({"state": "clear"}, "clear"),
        ({"state": "leaning"}, "leaning"),
        ({"state": "open"}, "open"),
        ({"state": "open", "tie": True}, "tie"),
        ({"state": "open", "runner_up": None}, "one"),
        ({"state": "open", "winner": None}, "none"),
    ],
)
def test_the_first_line_names_the_industry_with_its_reserve(
    judged: Judge, words: Words, verdict: dict[str, Any], key: str
) -> None:
    assessment = judged(**verdict)
    name = words.text(assessment.known.industries["medical_devices"].short_name)
    assert verdict_line(assessment, words) == words(f"decide.title_{key}", winner=name)
    assert (name in verdict_line(assessment, words)) == (key != "none")


def test_every_reserve_has_words_of_its_own(words: Words) -> None:
    assert len({words(f"decide.title_{key}") for key in ("clear", "leaning", "open", "tie", "one", "none")}) == 6


@pytest.mark.parametrize("tie", [False, True])
@pytest.mark.parametrize("state", ["clear", "leaning", "open"])
def test_every_state_is_said_in_both_languages(judged: Judge, words: Words, state: str, tie: bool) -> None:
    assessment = judged(state=state, tie=tie)
    name = words.text(assessment.known.industries["medical_devices"].short_name)
    assert name in verdict_line(assessment, words)
    own = words(f"decide.state_{'tie' if tie else state}")
    assert own in sure_line(assessment, words)


@pytest.mark.mission("I9")
def test_the_second_line_says_how_often_each_ranks_first_and_how_far_apart_they_are(
    judged: Judge, words: Words
) -> None:
    assessment = judged(state="leaning", share=0.734)
    first, second = assessment.standings["medical_devices"], assessment.standings["solar_equipment"]
    numbers = re.findall(r"-?[0-9]+(?:\.[0-9]+)?", sure_line(assessment, words).replace("100", "").replace("−", "-"))
    gap = round(first.score - second.score, 1)
    assert numbers == ["73", str(in_hundred(second.rank_share[0])), f"{gap:.1f}"]


@pytest.mark.mission("I9")
def test_a_leader_that_ranks_first_less_often_than_the_runner_up_says_so(judged: Judge, words: Words) -> None:
    standings = judged(state="open").standings
    first, second = standings["medical_devices"], standings["solar_equipment"]
    told = {
        "runner_up": words.text(judged(state="open").known.industries["solar_equipment"].short_name),
        "runner_share": words.hundred(second.rank_share[0]),
        "gap": words.number(first.score - second.score, 1),
        "founder": words("decide.for_example"),
        "state": words("decide.state_open"),
    }
    for share, key in ((0.9, "sure"), (second.rank_share[0], "sure"), (0.01, "sure_less_often")):
        said = sure_line(judged(state="open", share=share), words)
        assert said == words(f"decide.{key}", share=words.hundred(share), **told)


@pytest.mark.mission("I9")
@pytest.mark.parametrize(("share", "key"), [(0.9, "sure_level"), (0.01, "sure_less_often_level")])
def test_scores_that_are_printed_alike_are_called_the_same(judged: Judge, words: Words, share: float, key: str) -> None:
    tie = judged(state="open", tie=True, share=share)
    first, second = tie.standings["medical_devices"], tie.standings["solar_equipment"]
    told = {
        "share": words.hundred(share),
        "runner_up": words.text(tie.known.industries["solar_equipment"].short_name),
        "runner_share": words.hundred(second.rank_share[0]),
        "founder": words("decide.for_example"),
        "state": words("decide.state_tie"),
    }
    level, apart = (
        sure_line(replace(tie, standings={**tie.standings, first.id: replace(first, score=second.score + gap)}), words)
        for gap in (0.04, 0.06)
    )
    assert level == words(f"decide.{key}", **told)
    assert "0.1" in apart


def test_the_example_founder_is_named_as_such_and_ones_own_is_not(judged: Judge, words: Words) -> None:
    example = judged(state="clear")
    own = replace(example, founder=replace(example.founder, is_example=False))
    said = words("decide.for_example")
    assert said in sure_line(example, words)
    assert said not in sure_line(own, words)


@pytest.mark.mission("I9")
def test_a_tie_is_one_message_in_title_and_second_line(judged: Judge, words: Words) -> None:
    tie = judged(state="open", tie=True)
    assert verdict_line(tie, words) not in {
        verdict_line(judged(state=each), words) for each in ("clear", "leaning", "open")
    }
    told = verdict_line(tie, words) + sure_line(tie, words)
    assert told.count({"en": "tie", "zh-Hant": "平手"}[words.language]) == 2
    assert "Enter" not in told, "nobody is told to enter what is then called undecided"


def test_a_lead_that_is_the_examples_names_figures_and_who_would_lead(assessment: Assessment, words: Words) -> None:
    assert borrowed_line(assessment, None, words) == ""
    told = borrowed_line(assessment, BorrowedLead(("network", "capital_usd"), "packaging"), words)
    for part in ("network", "capital_usd"):
        assert words(f"decide.example_figures.{part}") in told
    assert words.text(assessment.known.industries["packaging"].short_name) in told


def test_every_figure_that_the_example_may_lend_has_a_word(words: Words) -> None:
    figures = {name for names in FIGURES_OF.values() for name in names}
    assert words.under("decide.example_figures").keys() == figures


def test_one_industry_alone_is_no_comparison(assessed: Judge, words: Words) -> None:
    assessment = assessed(industry("pumps"))
    assert verdict_line(assessment, words) == words("decide.title_one", winner="pumps")
    assert sure_line(assessment, words) == words("decide.sure_one", founder=words("decide.for_example"))


def test_nothing_comparable_says_what_to_fill_in(assessed: Judge, words: Words) -> None:
    assessment = assessed(industry("pumps", {"strong_rivals": 5}), industry("valves", {"strong_rivals": 5}))
    assert verdict_line(assessment, words) == words("decide.title_none")
    assert sure_line(assessment, words) == words("decide.sure_none")
    (sentence,) = reservations(assessment, words)
    assert "pumps" in sentence
    assert "valves" in sentence
    assert words.text(assessment.known.vocabulary.factors["room_to_innovate"].label) in sentence
    assert words.text(assessment.known.vocabulary.factors["strong_rivals"].label) not in sentence


def test_an_empty_workspace_says_how_to_start(assessed: Judge, words: Words) -> None:
    assert sure_line(assessed(), words) == words("decide.no_profiles")


@pytest.mark.parametrize(("outlook", "who"), [(0.2, "a_pessimist"), (0.5, "at_your_outlook"), (0.8, "an_optimist")])
def test_who_would_choose_otherwise_at_this_outlook(judged: Judge, words: Words, outlook: float, who: str) -> None:
    assessment = replace(judged(state="open", outlook_winner="packaging"), outlook=outlook)
    name = words.text(assessment.known.industries["packaging"].short_name)
    assert outlook_line(assessment, words) == words("decide.outlook_other", who=words(f"decide.{who}"), winner=name)


@pytest.mark.parametrize("outlook_winner", [None, "medical_devices"])
def test_nobody_who_would_choose_otherwise_is_no_sentence(
    judged: Judge, words: Words, outlook_winner: str | None
) -> None:
    assert outlook_line(judged(state="open", outlook_winner=outlook_winner), words) == ""


def test_with_a_tilt_in_its_place_the_outlook_says_nothing(judged: Judge, words: Words) -> None:
    assessment = judged(state="open", outlook_winner="solar_equipment")
    assert outlook_line(assessment, words)
    assert outlook_line(replace(assessment, tilt=0.9), words) == ""


@pytest.mark.mission("I24")
def test_the_verdict_names_the_strategy_with_the_industry(advice: dict[str, Advice], words: Words) -> None:
    with_one = next(each for each in advice.values() if each.best)
    without = next(each for each in advice.values() if not each.best)
    assert with_one.best is not None
    assert without.nearest_miss is not None
    for line, strategy in (
        (strategy_line(with_one, words), with_one.best),
        (strategy_line(without, words), without.nearest_miss),
    ):
        assert words.text(strategy.title) in line
        assert f"**{in_hundred(strategy.stays)}**" in line


def test_no_rule_at_all_is_said(assessed: Judge, words: Words) -> None:
    bare = replace(recommend_all(assessed(industry("pumps")))["pumps"], strategies=())
    assert strategy_line(bare, words) == words("decide.strategy_unknown")


def test_vetoes_and_knock_outs_of_the_winner_stand_beside_the_verdict(assessed: Judge, words: Words) -> None:
    assessment = assessed(
        industry("pumps", 7.0, knock_outs=(KnockOut(because="Trade in them is banned."),)).model_copy(
            update={"factors": {**industry("pumps", 2.0).factors, **industry("pumps", {"strong_rivals": 9.5}).factors}}
        )
    )
    veto, knock_out = reservations(assessment, words)
    assert words.text(assessment.known.vocabulary.factors["strong_rivals"].label) in veto
    assert "9.5" in veto
    assert "Trade in them is banned." in knock_out


def test_a_sound_winner_has_no_reservations(assessed: Judge, words: Words) -> None:
    assert reservations(assessed(industry("pumps"), industry("valves")), words) == []


def test_an_industry_begun_in_the_programs_own_folder_is_no_shipped_example(
    assessment: Assessment, words: Words, tmp_path: Path
) -> None:
    place = Workspace(tmp_path, shipped=tmp_path)
    place.industry_folder.mkdir()
    template = SHIPPED / "industry_profiles" / "_template.yaml"
    (place.industry_folder / template.name).write_bytes(template.read_bytes())
    example, *others = assessment.ids
    (place.industry_folder / f"{example}.yaml").write_bytes((template.parent / f"{example}.yaml").read_bytes())
    for each in others:
        new_industry(place, each)
    told = profiles_line(replace(assessment, known=replace(assessment.known, workspace=place)), words)
    assert told == words("decide.profiles_long.mixed", count=1, all=len(assessment.ids))
