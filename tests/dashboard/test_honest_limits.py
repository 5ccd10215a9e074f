"""The page says whose profiles and figures it rests on, and what can no longer be concluded when a file is broken."""

from pathlib import Path

import pytest

from locales import LANGUAGES, words_in
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import shown
from tests.dashboard.workspaces import broken_file, one_industry, profile, profiles, replaced, without_profiles

ENGLISH = words_in("en")
BROKEN = "schema: 1\nid: packaging\nname: {en: Packaging\n"


def broken_founder(workspace: Path) -> None:
    """A founder's own file that does not count."""
    (workspace / "founders" / "me.yaml").write_text("schema: 1\ncapital_usd: plenty\n", encoding="utf-8")


def edited(file: Path) -> None:
    """A profile that is no longer as it was shipped."""
    file.write_text(file.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_profiles_are_called_examples_and_ones_own_are_not(
    language: str, workspace: Path, opened: Opened
) -> None:
    words = words_in(language)
    short, long = (words.under(f"decide.profiles_{form}") for form in ("short", "long"))
    app = opened(language)
    assert short["shipped"] in shown(app)
    assert long["shipped"] in shown(app)
    edited(profile(workspace, "packaging"))
    mixed = shown(app.run())
    assert short["mixed"].format(count=8, all=9) in mixed
    assert long["mixed"].format(count=8, all=9) in mixed
    for file in profiles(workspace):
        edited(file)
    own = shown(app.run())
    assert short["own"] in own
    assert "US figures" not in own
    assert "United States" not in own
    assert "美國" not in own


def test_a_broken_profile_beside_good_ones_leaves_them_compared(workspace: Path, opened: Opened) -> None:
    broken_file(workspace)
    text = shown(opened())
    assert ENGLISH("problems_banner.others_compared", count=8) in text
    assert "packaging.yaml" in text


def test_the_last_good_profile_is_no_comparison(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    profile(workspace, "wrapping").write_text(BROKEN, encoding="utf-8")
    text = shown(opened())
    assert "is left, and one industry by itself leaves nothing to choose" in text
    assert "are compared" not in text


def test_nothing_is_called_compared_where_the_only_profile_is_broken(workspace: Path, opened: Opened) -> None:
    without_profiles(workspace)
    profile(workspace, "packaging").write_text(BROKEN, encoding="utf-8")
    text = shown(opened())
    assert ENGLISH("problems_banner.none_left") in text
    assert "are compared" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_broken_file_of_ones_own_figures_is_to_be_mended_not_filled_in_again(
    language: str, workspace: Path, opened: Opened
) -> None:
    words = words_in(language)
    broken_founder(workspace)
    app = opened(language)
    text = shown(app)
    assert words("problems_banner.own_figures", file="founders/me.yaml") in text.replace("\\", "")
    assert words("decide.for_broken") in app.header[0].value
    assert words("decide.next_mend_first", file="founders/me.yaml") in text
    assert words("decide.next_own_first") not in text


def test_what_a_broken_file_said_before_still_counts_and_is_said_to(workspace: Path, opened: Opened) -> None:
    own = workspace / "founders" / "me.yaml"
    own.write_text("schema: 1\ncapital_usd: 250000\n", encoding="utf-8")
    app = opened()
    broken_founder(workspace)
    text = shown(app.run())
    assert "the last valid version counts" in text
    assert ENGLISH("decide.for_broken") not in text


def test_an_industry_that_is_best_in_everything_cannot_be_turned_by_weights(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    file = profile(workspace, "packaging")
    worse = file.read_text(encoding="utf-8").replace("\nid: packaging\n", "\nid: worse\n", 1)
    profile(workspace, "worse").write_text(worse, encoding="utf-8")
    rivals = "strong_rivals:\n    low: {}.0\n    likely: {}.0\n    high: {}.0\n"
    replaced(profile(workspace, "worse"), (rivals.format(2, 5, 8), rivals.format(6, 8, 10)))
    told = ENGLISH("flips.short.weights_none", winner="Packaging (packaging)")
    app = opened()
    assert told in shown(app)
    replaced(
        profile(workspace, "packaging"), ("winner_takes_all:\n    low: 2.0\n", "winner_takes_all:\n    low: 3.0\n")
    )
    assert told not in shown(app.run())
