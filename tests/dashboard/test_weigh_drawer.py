"""The drawer that asks what counts how much: each way gives the weights it says, tries them, and saves them."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
import streamlit as st
import yaml
from streamlit.testing.v1 import AppTest

from assessment.traps.of_weights import anchors_digest
from assessment.weight_elicitation import judged, points_of
from dashboard.pairwise_answers import times
from dashboard.session import WEIGHTS
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.vocabulary import SIDES
from knowledge.workspace import ENVIRONMENT_VARIABLE
from locales import words_in
from tests.assessment.little_world import FACTORS
from tests.dashboard.conftest import SECONDS, Opened
from tests.dashboard.screen import shown

pytestmark = pytest.mark.mission("I9")

ENGLISH = words_in("en")
OWN = """\
# my own figures
schema: 1
id: me
outlook: 0.5   # in the middle
weights:
  # my partner disagrees
  sides: {strength: 30}   # the rest counts 100
  factors:
    strong_rivals: 40   # they sleep
# the end
"""
PAIRS = list(combinations(SIDES, 2))
Drawer = Callable[..., AppTest]


def drawer_script() -> None:
    """What the button opens, on a page of its own: AppTest cannot reach into a dialog."""
    from dashboard.components.decide.weigh_drawer import weigh
    from dashboard.view import current_view

    weigh(current_view())


@pytest.fixture
def drawer(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawer]:
    """`drawer("pairs", "zh-Hant")` opens the drawer with one way to answer."""
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()

    def open_drawer(way: str = "points", language: str = "en", **link: str) -> AppTest:
        app = AppTest.from_function(drawer_script, default_timeout=SECONDS)
        app.query_params.update({"lang": language, **link})
        app.session_state["weigh_way"] = way
        return app.run()

    yield open_drawer
    st.cache_resource.clear()


def own_file(workspace: Path) -> Path:
    return workspace / "founders" / "me.yaml"


def told_shares(app: AppTest) -> list[float]:
    """The first table's own shares of the four sides, in percent."""
    return [100 * each for each in app.table[0].value[ENGLISH("weigh.these")]]


def tried(app: AppTest) -> Weights:
    found = app.session_state[WEIGHTS]
    assert isinstance(found, Weights)
    return found


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize("way", ["points", "pairs", "order"])
def test_each_way_is_drawn_in_both_languages(drawer: Drawer, way: str, language: str) -> None:
    app, words = drawer(way, language), words_in(language)
    assert not app.exception
    asked = {"points": "points_sides", "pairs": "pairs_question", "order": "order_question"}[way]
    for key in ("intro", asked, "these", "equal_column", "try", "save", "equal"):
        assert words(f"weigh.{key}") in shown(app)
    assert len(app.table[0].value) == len(SIDES)
    assert len(app.table[1].value) == len(FACTORS)


def test_points_are_shares_of_their_level(drawer: Drawer) -> None:
    app = drawer()
    app.number_input("weigh_points_weakness").set_value(60).run()
    app.number_input("weigh_points_opportunity").set_value(40).run()
    app.number_input("weigh_points_threat").set_value(0).run()
    assert told_shares(app) == pytest.approx([50, 30, 20, 0])
    app.button("weigh_try").click().run()
    assert tried(app).sides == {"strength": 100, "weakness": 60, "opportunity": 40, "threat": 0}
    assert tried(app).factors == {}


def test_points_of_nothing_are_told_and_never_saved(drawer: Drawer, workspace: Path) -> None:
    app = drawer()
    for side in SIDES:
        app.number_input(f"weigh_points_{side}").set_value(0)
    app.run()
    assert ENGLISH("problems.weights-all-zero.message") in app.error[0].value.lower()
    assert app.error[0].value[0].isupper(), "a sentence by itself"
    assert {button.key for button in app.button} & {"weigh_try", "weigh_save"} == set()
    app.number_input("weigh_points_threat").set_value(100)
    for factor in FACTORS[12:]:
        app.number_input(f"weigh_points_{factor}").set_value(0)
    app.run()
    assert "Threats" in app.error[0].value
    assert not own_file(workspace).exists()


def test_judgements_outlast_the_drawer_and_a_reload(drawer: Drawer) -> None:
    app = drawer("pairs")
    app.select_slider("weigh_pair_strength_weakness").set_value(-3).run()
    assert app.query_params["pairs"] == "-3,0,0,0,0,0"
    app.session_state["weigh_way"] = "points"
    app.run()
    app.session_state["weigh_way"] = "pairs"
    assert app.run().select_slider("weigh_pair_strength_weakness").value == -3
    again = drawer("pairs", pairs="-3,0,0,0,0,0")
    assert again.select_slider("weigh_pair_strength_weakness").value == -3
    assert told_shares(again) == pytest.approx(told_shares(app))


@pytest.mark.parametrize("text", ["", "1", "1,2,3,4,5,x", "9,0,0,0,0,0", "-99,0,0,0,0,0", "0,0,0,0,0,0,0"])
def test_a_link_with_other_judgements_asks_anew(drawer: Drawer, text: str) -> None:
    app = drawer("pairs", pairs=text)
    assert not app.exception
    assert [each.value for each in app.select_slider] == [0] * 6
    assert "pairs" not in app.query_params


def test_judgements_that_agree(drawer: Drawer) -> None:
    """4, 3, 7, 1/3, 3 and 5 times: the leader example, .547 .127 .270 .056."""
    app = drawer("pairs")
    for (left, right), stop in zip(PAIRS, [-3, -2, -6, 2, -2, -4], strict=True):
        app.select_slider(f"weigh_pair_{left}_{right}").set_value(stop)
    app.run()
    assert told_shares(app) == pytest.approx([54.7, 12.7, 27.0, 5.6], abs=0.6)
    assert "Consistency ratio 0.04" in shown(app)
    assert "Saaty 2005, 0.89 for four items" in shown(app)
    assert not app.warning


def test_judgements_that_contradict_each_other_are_named_and_kept(drawer: Drawer) -> None:
    app = drawer("pairs")
    circle = {"strength_weakness": -8, "weakness_opportunity": -8, "strength_opportunity": 8}
    for pair, stop in circle.items():
        app.select_slider(f"weigh_pair_{pair}").set_value(stop)
    app.run()
    warning = app.warning[0].value
    assert "Consistency ratio 1." in warning or "Consistency ratio 2." in warning
    assert "Look first at" in warning
    assert "9×”" in warning
    assert "yet with these weights it counts no more" in shown(app)
    app.button("weigh_try").click().run()
    assert set(tried(app).sides) == set(SIDES), "a contradiction forbids nothing"


def test_the_other_mean_is_shown_where_its_order_differs(drawer: Drawer) -> None:
    app = drawer("pairs")
    for (left, right), stop in zip(PAIRS, [0, -2, -6, -4, -2, -4], strict=True):
        app.select_slider(f"weigh_pair_{left}_{right}").set_value(stop)
    app.run()
    assert ENGLISH("weigh.mean") in app.table[0].value.columns
    assert ENGLISH("weigh.mean_differs") in shown(app)


def test_an_order_gives_the_centroid(drawer: Drawer) -> None:
    """Barron & Barrett 1996: .5208 for the first of four; three that are not named share the rest."""
    app = drawer("order")
    app.multiselect("weigh_order_sides").set_value(["threat", "opportunity"])
    app.multiselect("weigh_order_threat").set_value(["offline_trend"])
    app.run()
    assert told_shares(app) == pytest.approx([10.4, 10.4, 27.1, 52.1], abs=0.3)
    app.button("weigh_try").click().run()
    assert tried(app).sides == {"strength": 20, "weakness": 20, "opportunity": 52, "threat": 100}
    assert tried(app).factors["offline_trend"] == 100
    assert set(tried(app).factors) == set(FACTORS[12:]), "nothing is said of sides without an order"


def test_saving_writes_the_weights_and_leaves_every_other_line(drawer: Drawer, workspace: Path) -> None:
    own_file(workspace).write_text(OWN, encoding="utf-8")
    app = drawer()
    assert app.number_input("weigh_points_strength").value == 30
    assert app.number_input("weigh_points_strong_rivals").value == 40
    app.number_input("weigh_points_threat").set_value(60).run()
    app.button("weigh_save").click().run()
    assert not app.error
    digest = anchors_digest(read_knowledge(workspace).vocabulary)
    after = own_file(workspace).read_text(encoding="utf-8")
    saved = yaml.safe_load(after)["weights"]
    assert saved["anchors"] == digest
    assert {name: saved[name] for name in ("sides", "factors")} == {
        "sides": {"strength": 30, "weakness": 100, "opportunity": 100, "threat": 60},
        "factors": dict(zip(FACTORS[4:8], [100, 40, 100, 100], strict=True)),
    }
    assert [line for line in OWN.splitlines() if line not in after.splitlines()] == [
        "  sides: {strength: 30}   # the rest counts 100"
    ]
    assert all(len(line) <= 120 for line in after.splitlines())
    assert app.session_state[WEIGHTS] is None, "what is saved is no trial any more"


def test_equal_weights_are_tried_by_their_points_and_saved_as_none(drawer: Drawer, workspace: Path) -> None:
    own_file(workspace).write_text(OWN, encoding="utf-8")
    app = drawer("order")
    app.button("weigh_equal").click().run()
    assert tried(app).sides == dict.fromkeys(SIDES, 100)
    app.button("weigh_save").click().run()
    saved = yaml.safe_load(own_file(workspace).read_text(encoding="utf-8"))
    assert saved["outlook"] == 0.5
    assert {"sides", "factors", "anchors"} & set(saved.get("weights", {})) == set()


def test_a_factor_that_is_gone_from_the_vocabulary_stops_nothing(drawer: Drawer, workspace: Path) -> None:
    own_file(workspace).write_text("schema: 1\nid: me\nweights: {factors: {luck: 50, people: 20}}\n", encoding="utf-8")
    app = drawer()
    assert not app.exception
    app.button("weigh_save").click().run()
    assert "luck" not in own_file(workspace).read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_told(drawer: Drawer, workspace: Path) -> None:
    app = drawer("order")
    app.multiselect("weigh_order_sides").set_value(["threat"]).run()
    own_file(workspace).mkdir()
    app.button("weigh_save").click().run()
    assert "me.yaml" in app.error[0].value


def test_what_contradicts_itself_is_told_where_the_answer_is_read(opened: Opened) -> None:
    answers = [-5, 5, -4, 0, 0, 0]
    found = judged([times(each) for each in answers])
    assert not found.acceptable
    points = dict(zip(SIDES, points_of(found.weights), strict=True))
    pairs, weights = ",".join(map(str, answers)), ",".join(f"{side}:{given}" for side, given in points.items())
    told = ENGLISH("traps.pairs_contradict").split("{")[0]
    said = shown(opened(pairs=pairs, weights=weights))
    assert told in said
    assert ENGLISH("traps.heading") in said.split(told)[0]
    assert told not in shown(opened(pairs=pairs)), "equal weights are none of these answers"
    assert told not in shown(opened(pairs="-1,0,0,0,0,0", weights=weights)), "these answers gave other weights"
