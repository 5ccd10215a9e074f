"""The live weights on the page: what the sliders are given, what may come back from them, and what is said of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assessment import assess
from assessment.sensitivity.mean_case import mean_case
from dashboard.cached import ResultKey
from dashboard.components.decide.what_if import points_given
from dashboard.own_weights import save_weights
from dashboard.rows.what_if_rows import mean_weights_text, shown_points, slider_data, what_if_rows
from dashboard.view import View
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES
from knowledge.workspace import SHIPPED
from locales import LANGUAGES, words_in
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import component_data, shown
from tests.dashboard.test_rows import view_of
from tests.dashboard.workspaces import one_industry

ONLY_THREATS = {"strength": 0, "weakness": 0, "opportunity": 0, "threat": 100}


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(SHIPPED)


def scores_in_the_browser(data: dict, points: dict[str, float]) -> list[float]:
    """What what_if.js reckons, in numpy."""
    sides = [points[side["id"]] * side["pull"] for side in data["sides"]]
    weights = np.concatenate(
        [
            pull / sum(sides) * np.array(within) / sum(within)
            for side, pull in zip(data["sides"], sides, strict=True)
            for within in [[points[factor["id"]] for factor in side["factors"]]]
        ]
    )
    return [100 * float(np.dot(each["utilities"], weights)) for each in data["industries"]]


def test_the_preview_gives_the_scores_of_the_simulation(view: View) -> None:
    data = slider_data(view, mean_case(view.assessment), view.words)
    scores = [each.score for each in view.assessment.ranking if each.comparable]
    assert scores_in_the_browser(data, data["points"]) == pytest.approx(scores, abs=0.1)
    rows = what_if_rows(view, mean_case(view.assessment))
    sent = np.array([float(each) for each in mean_weights_text(view).split(",")])
    columns = [each for each in rows.columns if each.startswith("u")]
    assert (100 * rows[columns].to_numpy() @ sent).tolist() == pytest.approx(scores, abs=0.1)


@pytest.mark.parametrize("tie", [True, False])
def test_a_tie_by_share_is_one_in_the_preview_too(view: View, tie: bool) -> None:
    """Two may be further apart than the gap of a tie, and yet lead in half of the cases each."""
    ranking = [each for each in view.assessment.ranking if each.comparable]
    verdict = replace(view.assessment.verdict, tie=tie, winner=ranking[0].id, runner_up=ranking[-1].id)
    told = replace(view, assessment=replace(view.assessment, verdict=verdict))
    gap = 100 * slider_data(told, mean_case(view.assessment), view.words)["tie"]
    assert (gap > ranking[0].score - ranking[-1].score) == tie


@pytest.mark.parametrize("tilt", [None, 0.0, 1.0])
def test_the_preview_knows_the_tilt(tilt: float | None, view: View) -> None:
    tried = assess(view.known, "founder", as_of=date(2026, 11, 23), draws=20_000, tilt=tilt)
    tilted = View(view.words, view.look, view.edition, tried, view.advice, view.key._replace(tilt=tilt))
    data = slider_data(tilted, mean_case(tried), view.words)
    scores = [each.score for each in tried.ranking if each.comparable]
    assert scores_in_the_browser(data, data["points"]) == pytest.approx(scores, abs=0.1)


def test_the_largest_of_a_level_stands_at_100(view: View) -> None:
    points = shown_points(view, Weights(sides=dict(zip(SIDES, (300, 150, 0, 3), strict=True))))
    assert [points[side] for side in SIDES] == [100, 50, 0, 1]
    assert {points[each] for each in view.known.vocabulary.factors} == {100}


def test_only_points_of_what_is_there_come_back(view: View) -> None:
    weights = points_given(view, {**ONLY_THREATS, "threat": 400, "<b>": 3, "people": "much", "strong_rivals": -5})
    assert weights.sides == ONLY_THREATS
    assert weights.factors["strong_rivals"] == 0
    assert "people" not in weights.factors
    assert points_given(view, "nonsense") == Weights()


@pytest.mark.parametrize("points", [dict.fromkeys(SIDES, 0)])
def test_no_points_are_refused(points: dict[str, float], view: View) -> None:
    with pytest.raises(WrongInput, match="weights-all-zero"):
        points_given(view, points)


@pytest.mark.mission("I9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_lead_is_told_with_the_ranking_before_and_after(language: str, opened: Opened) -> None:
    words = words_in(language)
    before = shown(opened(language))
    app = opened(language, weights=",".join(f"{side}:{points}" for side, points in ONLY_THREATS.items()))
    opening = words("what_if.changed", before="|", after="|").partition("|")[0]
    assert opening not in before
    assert opening in shown(app)
    assert component_data(app, "what_if")["points"]["strength"] == 0
    assert component_data(app, "what_if")["own"]["strength"] == 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_tilted_weights_are_not_called_the_founders_own(language: str, opened: Opened) -> None:
    words = words_in(language)
    page = shown(opened(language, tilt="0.9"))
    assert words("what_if.tilted") in page
    assert words("agreement.weights_names.tilted") in page
    assert words("what_if.own") not in page.replace(words("what_if.back"), "")


def test_one_industry_has_nothing_to_weigh(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    app = opened()
    assert not app.exception
    assert words_in("en")("what_if.unit") not in shown(app)


def test_saving_notes_what_the_weights_did_to_the_lead(workspace: Path, opened: Opened) -> None:
    opened()
    edition = view_of(workspace).edition
    first = assess(edition.known, as_of=date(2026, 11, 23))
    asked = ResultKey(edition.number, date(2026, 11, 23), tuple(edition.known.industries))
    seen = View(words_in("en"), view_of(workspace).look, edition, first, {}, asked)
    save_weights(seen, Weights(sides=ONLY_THREATS))
    (moved,) = read_knowledge(workspace).founders["me"].weights.moved
    assert (moved.date, moved.before) == ("2026-11-23", first.verdict.winner)
    assert moved.after == seen.standing_with(Weights(sides=ONLY_THREATS)).verdict.winner
    app = opened()
    assert "On 2026-11-23 you changed the weights after seeing the ranking" in shown(app)
