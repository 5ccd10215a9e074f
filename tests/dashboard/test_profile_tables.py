"""Tables to type in: every edit stands in the row that it was typed in, whatever happens to the rows meanwhile."""

import json
import shutil
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.dashboard.conftest import Opened
from tests.dashboard.screen import elements
from tests.dashboard.test_profiles_page import PACKAGING, again, on_profiles
from tests.dashboard.workspaces import profile


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The table that has a column."""
    (found,) = [each.value for each in app.data_editor if column in each.value.columns]
    return found


def told_heads(app: AppTest, part: str) -> list[str]:
    """The heads of the rows whose values the browser is told to stand in a part of the text."""
    kept = [each.proto for each in elements(app) if each.type == "bidi_component"]
    tables = [json.loads(each.json)["rows"] for each in kept if each.component_name == "beachhead_kept_cells"]
    (found,) = [rows for rows in tables if rows and rows[0]["path"][0] == part]
    return [each["head"] for each in found]


def with_figures(app: AppTest) -> AppTest:
    app.session_state[f"profile_more|{PACKAGING}"] = True
    return again(app)


def test_a_figure_that_is_added_moves_no_other_row(opened: Opened, workspace: Path) -> None:
    app = with_figures(on_profiles(opened()))
    file = profile(workspace, "packaging")
    text = file.read_text(encoding="utf-8")
    measured = table(app, "unit")["row"].iloc[0]
    for written in (text.replace("  market_size_usd_bn:", "  own_figure:", 1), text):
        file.write_text(written, encoding="utf-8")
        app = again(app)
        assert not app.exception
        heads = list(table(app, "unit")["row"])
        assert heads == told_heads(app, "indicators"), "rows and what they change agree"
    assert heads[0] == measured


def test_an_industry_that_comes_meanwhile_has_its_own_row_in_the_founders_table(
    opened: Opened, workspace: Path
) -> None:
    app = on_profiles(opened(), "founders/me.yaml")
    count = len(table(app, "network"))
    new = profile(workspace, "aaa_first")
    shutil.copy(profile(workspace, "packaging"), new)
    new.write_text(new.read_text(encoding="utf-8").replace("id: packaging", "id: aaa_first"), encoding="utf-8")
    app = again(app)
    assert not app.exception
    assert len(table(app, "network")) == count + 1


def test_heads_speak_the_language_of_the_page(opened: Opened) -> None:
    app = on_profiles(opened(), view="table")
    english = list(table(app, "computed")["row"])
    app.session_state["lang"] = "zh-Hant"
    app = again(app)
    assert set(english).isdisjoint(table(app, "computed")["row"])
