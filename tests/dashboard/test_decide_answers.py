"""Decide answers its questions: what would change the verdict, on what it hangs, what to find out, who agrees."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment import Assessment, assess
from assessment.ageing import ages_out
from assessment.research.plan import research
from assessment.sensitivity.search import search_flips
from dashboard.markdown import for_markdown
from knowledge import read_knowledge
from locales import LANGUAGES, words_in
from reports.evidence_report import ageing_title, bearing_title, load_bearing
from reports.flips_notes import optimism_text
from reports.short_answers import change_answer, next_answer
from strategies import read_rules
from strategies.strategy_flips import strategy_flips
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import opened_data, shown
from tests.dashboard.workspaces import one_industry, profile, profiles

ENGLISH = words_in("en")


def assessed(workspace: Path) -> Assessment:
    return assess(read_knowledge(workspace), as_of=date.today())


def heading(app: AppTest, text: str) -> bool:
    return f"### {text}" in [each.value for each in app.markdown]


def two_alike(workspace: Path) -> None:
    """Packaging and a copy of it under another name, nothing else."""
    one_industry(workspace)
    (original,) = profiles(workspace)
    text = original.read_text(encoding="utf-8").replace("\nid: packaging\n", "\nid: wrapping\n", 1)
    profile(workspace, "wrapping").write_text(text, encoding="utf-8")


@pytest.mark.mission("I9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_three_short_answers_stand_under_the_verdict(language: str, untouched: Path, opened: Opened) -> None:
    assessment, words = assessed(untouched), for_markdown(words_in(language))
    app = opened(language)
    said = [each.value for each in app.markdown]
    assert change_answer(assessment, search_flips(assessment), words) in said
    assert next_answer(assessment, research(assessment), words) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_now_asks_for_the_figures_that_are_still_the_examples(language: str, untouched: Path) -> None:
    words, asked = words_in(language), assessed(untouched)
    plan = research(asked)
    lent = replace(asked, founder=replace(asked.founder, is_example=False, from_example=("team_size",)))
    own = replace(lent, founder=replace(lent.founder, from_example=()))
    first, rest = words("decide.next_own_first"), words("decide.next_own_rest")
    said = [next_answer(each, plan, words) for each in (asked, lent, own)]
    assert [(first in each, rest in each) for each in said] == [(True, False), (False, True), (False, False)]


@pytest.mark.mission("I9")
def test_what_counts_and_what_ages_is_on_the_page(untouched: Path, opened: Opened) -> None:
    assessment = assessed(untouched)
    strategy = strategy_flips(assessment, assessment.verdict.winner or "", read_rules(assessment.known))
    found = load_bearing(search_flips(assessment).sources, strategy)
    app = opened()
    assert heading(app, bearing_title(found, ENGLISH))
    by = assessment.as_of + timedelta(days=365)
    assert heading(app, ageing_title(ages_out(assessment, by), by, ENGLISH))
    delicate = assessment.known.evidence_for(found[0].cells[0].industry)[found[0].source]
    assert f"](<{delicate.url}>)" in shown(app), "the source is one click away"
    assert optimism_text(assessment, search_flips(assessment), for_markdown(ENGLISH)) in shown(app)

    farther = by + timedelta(days=1000)
    app.date_input(key="ages_by").set_value(farther).run()
    assert heading(app, ageing_title(ages_out(assessment, farther), farther, ENGLISH))


@pytest.mark.mission("I9")
def test_hours_are_asked_kept_in_the_link_and_may_be_too_few(untouched: Path, opened: Opened) -> None:
    app = opened(hours="12")
    plan = research(assessed(untouched), 12)
    assert heading(app, ENGLISH("research.title", count=len(plan.bundle)))
    assert app.number_input(key="hours").value == 12
    app.number_input(key="hours").set_value(0.0).run()
    assert app.query_params["hours"] == "0"
    assert heading(app, ENGLISH("research.title_without.hours_too_few"))
    assert ENGLISH("research.title_without.ceiling_negligible") not in shown(app), "nobody is told to stop"
    assert ENGLISH("research.stop.hours_too_few").split("{")[0] in shown(app)


@pytest.mark.parametrize("hours", ["nan", "1e9"])
def test_nonsense_hours_in_the_link_are_left_aside(hours: str, untouched: Path, opened: Opened) -> None:
    own = read_knowledge(untouched).example_founder.hours_per_week_for_research
    assert opened(hours=hours).number_input(key="hours").value == own


def test_every_card_can_be_taken_away(untouched: Path, opened: Opened) -> None:
    plan = research(assessed(untouched))
    columns = ENGLISH.under("research.columns")
    (cards,) = [
        each.value
        for each in opened_data(opened(), "test_cards").dataframe
        if columns["threshold"] in each.value.columns
    ]
    assert (cards[columns["chosen"]] == ENGLISH("terminal.yes")).sum() == len(plan.bundle)
    assert not (cards[[columns[name] for name in ("hypothesis", "measure", "how")]] == "").any(axis=None)


@pytest.mark.mission("I9")
def test_other_weights_and_the_cost_of_another_pick_are_told(untouched: Path, opened: Opened) -> None:
    standings, verdict = assessed(untouched).standings, assessed(untouched).verdict
    text = shown(opened())
    assert ENGLISH("agreement.weights_names.no_preference") in text
    for each in (verdict.winner, verdict.runner_up):
        assert f" {ENGLISH.number(standings[each].expected_regret or 0, 1)}" in text
    assert "The score can never be turned that way" in text


@pytest.mark.usefixtures("as_many_draws_as_on_screen")
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_that_are_alike_are_called_level(language: str, workspace: Path, opened: Opened) -> None:
    two_alike(workspace)
    words = words_in(language)
    app = opened(language)
    assert [each.message for each in app.exception] == []
    assert words("flips.level").rsplit("}", 1)[1] in shown(app)
    assert heading(app, words("flips.title"))


@pytest.mark.usefixtures("as_many_draws_as_on_screen")
def test_one_industry_hangs_on_sources_only_for_its_strategy(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    app = opened()
    assert [each.message for each in app.exception] == []
    assert "leads once" not in shown(app), "there is nobody else to lead"
    assert heading(app, ENGLISH("evidence.title_one"))
    assert "Growth first is recommended" in shown(app)
