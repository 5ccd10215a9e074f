"""Weights and a tilt that are tried out: in the link as text, on every page, until the founder's own change."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.tried_weights import (
    count_for_something,
    tilt_from_text,
    weights_as_text,
    weights_from_text,
)
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.vocabulary import Vocabulary
from locales import words_in
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import shown, turned_to

TRIED = "strength:0,weakness:0,opportunity:100,threat:0"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_knowledge().vocabulary


def context(app: AppTest) -> str:
    return app.markdown[0].value


@pytest.mark.parametrize("text", [TRIED, "strong_rivals:62.5", "equal"])
def test_weights_in_the_link_can_be_read_back(text: str) -> None:
    assert weights_as_text(weights_from_text(text)) == text


@pytest.mark.parametrize(
    "text", ["", "much", "strength", "strength:much", "strength:-3", "strength:nan", ":7", "a:1e9"]
)
def test_nonsense_is_no_weights(text: str) -> None:
    assert weights_from_text(text) is None


def test_sides_and_factors_are_told_apart() -> None:
    weights = weights_from_text("strength:40,strong_rivals:60,threat:much")
    assert weights == Weights(sides={"strength": 40}, factors={"strong_rivals": 60})


@pytest.mark.parametrize(("text", "tilt"), [("0", 0.0), ("0.75", 0.75), ("1.1", None), ("nan", None), ("", None)])
def test_a_tilt_lies_between_0_and_1(text: str, tilt: float | None) -> None:
    assert tilt_from_text(text) == tilt


def test_weights_that_are_all_0_count_for_nothing(vocabulary: Vocabulary) -> None:
    assert not count_for_something(Weights(sides=dict.fromkeys(vocabulary.sides, 0)), vocabulary)
    strengths = {name: 0.0 for name, factor in vocabulary.factors.items() if factor.side == "strength"}
    assert not count_for_something(Weights(factors=strengths), vocabulary)
    assert count_for_something(Weights(sides={"strength": 0}, factors=strengths), vocabulary)


@pytest.mark.mission("I9")
def test_weights_in_the_link_are_tried_on_every_page(opened: Opened) -> None:
    words = words_in("en")
    app = opened(weights=TRIED)
    assert words("decide.tried_weights") in context(app)
    assert app.title[0].value != opened().title[0].value, "only opportunities count, so another leads"
    for page in ("industry", "strategy", "listings", "decide"):
        app.query_params.clear()
        assert dict(turned_to(app, page).query_params)["weights"] == TRIED, page


@pytest.mark.parametrize("text", ["nonsense", "gone:40", "strength:0,weakness:0,opportunity:0,threat:0", "equal"])
def test_weights_that_cannot_be_tried_are_left_aside(text: str, opened: Opened) -> None:
    app = opened(weights=text)
    assert not app.exception
    assert words_in("en")("decide.equal_weights") in context(app)
    assert "weights" not in app.query_params


def test_new_weights_in_the_founders_file_end_the_trial(workspace: Path, opened: Opened) -> None:
    app = opened(weights=TRIED)
    (workspace / "founders" / "me.yaml").write_text("schema: 1\nid: me\nweights: {sides: {threat: 20}}\n")
    app.run()
    assert words_in("en")("decide.own_weights") in context(app)
    assert "weights" not in app.query_params


def test_a_tilt_takes_the_place_of_the_outlook(opened: Opened) -> None:
    app = opened(tilt="1", outlook="0.2")
    assert not app.exception
    assert words_in("en")("decide.tilted_weights") in context(app)
    assert dict(app.query_params).items() >= {"tilt": "1"}.items()
    assert "outlook" not in app.query_params


def test_a_tilt_beside_tried_weights_is_held_against_those_weights(opened: Opened) -> None:
    """Without the tilt the weights tried still count: neither leader nor shares are those of the founder's own."""
    app = opened(weights="strength:0,weakness:0,opportunity:100,threat:50", tilt="1")
    words, text = words_in("en"), shown(app)
    moved = {"opportunity_now": 89, "opportunity_before": 67, "threat_now": 11, "threat_before": 33}
    assert words("optimism.moved", **moved) in text
    untilted = opened(weights="strength:0,weakness:0,opportunity:100,threat:50")
    before, now = (each.title[0].value.split("*")[1] for each in (untilted, app))
    same = words("optimism.title_same", winner=now)
    assert (same if before == now else words("optimism.title_changed", winner=now, before=before)) in text


def test_what_a_tilt_changes_is_not_told_of_the_weights(opened: Opened) -> None:
    """The tilt alone turns the lead; the weights tried beside it move next to nothing."""
    lead = {tilt: opened(**({"tilt": tilt} if tilt else {})).title[0].value.split("*")[1] for tilt in ("", "1")}
    assert lead[""] != lead["1"]
    app, words = opened(weights="strength:99", tilt="1"), words_in("en")
    assert app.title[0].value.split("*")[1] == lead["1"]
    assert words("what_if.stays", winner=lead["1"]) in shown(app)
    assert words("what_if.changed", before="|", after="|").partition("|")[0] not in shown(app)
