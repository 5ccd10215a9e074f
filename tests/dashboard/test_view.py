"""The choices of a session: taken from the link on any page, kept on every page, and following the lead."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import Opened
from tests.dashboard.screen import component_data, turned_to
from tests.dashboard.workspaces import profile

CHOICES = {
    "in": "packaging,solar_equipment,textiles_apparel",
    "industry": "textiles_apparel",
    "outlook": "0.2",
    "buyers": "DE",
}


def link_after(app: AppTest, page: str) -> dict[str, str]:
    """The link that a page writes when it starts with none, as after a switch of page in a browser."""
    app.query_params.clear()
    return dict(turned_to(app, page).query_params)


def test_choices_in_the_link_are_taken_up_on_any_page_and_kept_on_all(opened: Opened) -> None:
    app = opened(**CHOICES)
    for page in ("industry", "strategy", "listings", "decide"):
        assert link_after(app, page).items() >= CHOICES.items(), page
    assert component_data(app, "outlook")["value"] == 0.2
    assert ",".join(app.pills[0].value) == CHOICES["in"]
    assert turned_to(app, "industry").selectbox[0].value == "textiles_apparel"
    assert turned_to(app, "listings").pills[0].value == ["DE"]


def test_usual_choices_leave_the_link_empty(opened: Opened) -> None:
    app = opened()
    for page in ("industry", "strategy", "listings", "decide"):
        assert link_after(app, page).keys() <= {"lang"}, page


def test_nonsense_in_the_link_is_left_aside(opened: Opened) -> None:
    app = opened(outlook="7", industry="gone", buyers="Mars")
    assert not app.exception
    assert component_data(app, "outlook")["value"] == 0.5
    for page in ("industry", "listings"):
        assert not turned_to(app, page).exception
    assert app.pills[0].value == ["EU", "US"]


def test_the_industry_shown_follows_the_lead(opened: Opened) -> None:
    app = opened()
    leader = turned_to(app, "industry").selectbox[0].value
    turned_to(app, "decide")
    app.pills[0].set_value([each for each in app.pills[0].value if each != leader]).run()
    second = turned_to(app, "industry").selectbox[0].value
    assert second != leader
    assert not app.exception


def test_an_industry_that_was_picked_stays_when_the_lead_changes(opened: Opened) -> None:
    app = opened()
    leader = turned_to(app, "industry").selectbox[0].value
    app.selectbox[0].set_value("textiles_apparel").run()
    assert app.query_params["industry"] == "textiles_apparel"
    turned_to(app, "decide")
    app.pills[0].set_value([each for each in app.pills[0].value if each != leader]).run()
    assert turned_to(app, "strategy").selectbox[0].value == "textiles_apparel"


def test_a_new_profile_joins_a_narrowed_comparison(workspace: Path, opened: Opened) -> None:
    app = opened(**{"in": "packaging,textiles_apparel"})
    text = profile(workspace, "packaging").read_text(encoding="utf-8")
    profile(workspace, "boxes").write_text(text.replace("\nid: packaging\n", "\nid: boxes\n", 1), encoding="utf-8")
    assert set(app.run().pills[0].value) == {"packaging", "textiles_apparel", "boxes"}


def test_the_browsers_language_is_the_first_one(opened: Opened) -> None:
    app = opened()
    app.query_params.clear()
    assert re.search("[a-z]", app.title[0].value)
    chinese = AppTest.from_file(app._script_path, default_timeout=60)
    chinese.context["locale"] = "zh-TW"
    assert re.search("[\u4e00-\u9fff]", chinese.run().title[0].value)
    assert "lang" not in chinese.query_params
