"""Decisions on the Decide page: recorded by a button, and held against the files as they are now."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.markdown import plain
from locales import LANGUAGES, words_in
from reports.decisions.receipt import read_receipt
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import shown
from tests.dashboard.workspaces import broken_file, none_comparable, profile, replaced

pytestmark = pytest.mark.mission("I9")


def record(app: AppTest, language: str = "en", because: str = "", industry: str = "") -> AppTest:
    words = words_in(language)
    if industry:
        next(each for each in app.selectbox if each.label == words("decisions.industry")).set_value(industry)
    app.text_area[0].input(because)
    button = next(each for each in app.button if each.label == words("decisions.record_button"))
    return button.click().run()


def receipts(workspace: Path) -> list[Path]:
    return sorted((workspace / "decisions").glob("*.json"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_is_recorded_and_stays_the_same_until_the_files_change(
    workspace: Path, opened: Opened, language: str
) -> None:
    words = words_in(language)
    app = opened(language=language, outlook="0.2")
    assert words("decisions.so_far_unit") not in shown(app)
    app = record(app, language, because="We *know* the trade.")
    assert not app.exception
    (file,) = receipts(workspace)
    receipt = read_receipt(file, "x")
    assert (receipt.because, receipt.industry) == ("We *know* the trade.", receipt.snapshot.winner)
    assert receipt.snapshot.asked.outlook == 0.2, "what was tried out is what was decided on"
    assert plain("We *know* the trade.") in shown(app)
    assert words("decisions.so_far_same_one") in shown(app)
    assert words("decisions.same") in shown(app)
    winner = receipt.industry
    rivals = "  strong_rivals:\n    low: 5.5\n    likely: 7\n"
    replaced(profile(workspace, winner), (rivals, rivals.replace("likely: 7", "likely: 8")))
    told = shown(app.run())
    assert plain(f"industry_profiles/{winner}.yaml") in told
    assert words("decisions.same") not in told
    assert any(words(f"decisions.so_far_{what}_one") in told for what in ("moved", "other"))


def test_another_industry_than_the_winner_says_what_that_costs(workspace: Path, opened: Opened) -> None:
    app = record(opened(), industry="packaging")
    (file,) = receipts(workspace)
    receipt = read_receipt(file, "x")
    assert receipt.industry == "packaging"
    assert receipt.expected_regret is not None
    (told,) = (each.value for each in app.success)
    assert words_in("en").number(receipt.expected_regret, 1) in told


def test_a_folder_that_cannot_be_written_is_told(workspace: Path, opened: Opened) -> None:
    (workspace / "decisions").write_text("a file")
    app = record(opened())
    assert not app.exception
    assert app.error
    assert (workspace / "decisions").read_text() == "a file"


def test_a_broken_receipt_hides_no_other(workspace: Path, opened: Opened) -> None:
    app = record(opened())
    (workspace / "decisions" / "2020-01-01_<b>.json").write_text("{}")
    told = shown(app.run())
    assert plain("<b>.json") in told
    assert words_in("en")("decisions.same") in told
    receipts(workspace)[-1].unlink()
    assert words_in("en")("decisions.so_far_none") in shown(app.run())


def test_a_founder_who_has_gone_is_told(workspace: Path, opened: Opened) -> None:
    app = record(opened())
    (file,) = receipts(workspace)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["snapshot"]["asked"]["founder"] = "nobody"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert "is not as it was written" in shown(app.run())


def test_with_a_broken_profile_nothing_can_be_recorded(workspace: Path, opened: Opened) -> None:
    app = opened()
    broken_file(workspace)
    app = app.run()
    assert words_in("en")("decisions.mend_first") in shown(app)
    assert words_in("en")("decisions.record_button") not in [each.label for each in app.button]


def test_where_nothing_can_be_compared_a_decision_has_no_known_cost(workspace: Path, opened: Opened) -> None:
    none_comparable(workspace)
    app = record(opened())
    assert not app.exception
    (file,) = receipts(workspace)
    assert read_receipt(file, "x").expected_regret is None


def test_an_edit_that_changes_only_a_comment_is_named_and_harmless(workspace: Path, opened: Opened) -> None:
    app = record(opened())
    replaced(profile(workspace, "packaging"), ("\nid: packaging\n", "\nid: packaging  # a comment\n"))
    told = shown(app.run())
    assert words_in("en")("decisions.same") in told
    assert plain("industry_profiles/packaging.yaml") in told


def test_an_industry_that_was_chosen_to_be_recorded_may_go(workspace: Path, opened: Opened) -> None:
    app = opened()
    kept = "recorded_industry|medical_devices"
    assert app.session_state[kept] == "medical_devices"
    app.session_state[kept] = "textiles_apparel"
    (workspace / "industry_profiles" / "textiles_apparel.yaml").unlink()
    app = app.run()
    assert not app.exception
    assert app.session_state[kept] != "textiles_apparel"
