"""What Python believes of the browser's drafts: newer typing counts, the page's own changes count over it."""

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.drafts import yaml_editor as module
from dashboard.components.drafts.draft_keeper import draft_name, sound_text
from knowledge import Workspace
from knowledge.problem import Place, Problem
from knowledge.yaml_text.document import MAX_BYTES
from locales import words_in

STATIC = Path(__file__).parent.parent.parent / "static"
LARGEST_LIBRARY = 400_000  # bytes


def ask_for_text() -> None:
    """A page that judges a text: `draft` is what it has, `newest` what the editor gave."""
    import streamlit as st

    from dashboard.components.drafts.draft_keeper import heard_of
    from dashboard.components.drafts.yaml_editor import typed_text

    st.session_state["newest"] = typed_text("file", st.session_state["draft"])
    st.session_state["revision"] = st.session_state["yaml_editors"]["file"].revision
    st.session_state["heard"] = heard_of("file")["heard"]


@pytest.fixture
def page() -> AppTest:
    app = AppTest.from_function(ask_for_text)
    app.session_state["draft"] = "as on disk"
    return app.run()


def typed(page: AppTest, text: str, stroke: Any, revision: str | None = None) -> AppTest:
    """The browser tells of typing on top of a revision; the newest one if none is named."""
    given = revision or page.session_state["revision"]
    page.session_state["yaml_editor_file"] = {"typed": {"text": text, "seq": stroke, "revision": given}}
    return page.run()


def test_what_is_typed_counts_before_the_page_has_taken_it(page: AppTest) -> None:
    assert page.session_state["newest"] == "as on disk"
    before = page.session_state["revision"]
    typed(page, "typed", 7)
    assert (page.session_state["newest"], page.session_state["heard"]) == ("typed", 0)
    page.run()
    assert page.session_state["newest"] == "typed", "a run that was cut off has not taken it"
    page.session_state["draft"] = "typed"
    page.run()
    assert page.session_state["heard"] == 7
    typed(page, "typed on", 8)
    assert page.session_state["newest"] == "typed on"
    assert page.session_state["revision"] == before, "the browser must not replace its own text"


def test_what_the_page_changes_counts_and_the_browser_is_told(page: AppTest) -> None:
    before = page.session_state["revision"]
    typed(page, "typed", 7)
    page.session_state["draft"] = "as on disk again"
    page.run()
    assert page.session_state["newest"] == "as on disk again"
    assert page.session_state["revision"] != before


def test_typing_on_top_of_a_replaced_text_is_not_heard(page: AppTest) -> None:
    old = page.session_state["revision"]
    page.session_state["draft"] = "theirs"
    page.run()
    typed(page, "typed meanwhile", 9, old)
    assert (page.session_state["newest"], page.session_state["heard"]) == ("theirs", 0)


@pytest.mark.parametrize(
    "told",
    [
        None,
        "text",
        {"text": 1, "seq": 1},
        {"text": "a"},
        {"text": "a", "seq": True},
        {"text": "a", "seq": "1"},
        {"text": "half of a pair \ud800", "seq": 1},
        {"text": "x" * (MAX_BYTES + 1), "seq": 1},
        {"text": "包" * (MAX_BYTES // 3 + 1), "seq": 1},
    ],
    ids=str,
)
def test_a_browser_may_tell_nonsense(told: Any) -> None:
    assert sound_text(told) is None


def test_names_of_drafts_differ_between_files_and_workspaces(tmp_path: Path) -> None:
    one, other = Workspace(tmp_path / "one"), Workspace(tmp_path / "other")
    names = {
        draft_name(space, space.root / file) for space in (one, other) for file in ("company.yaml", "founders/me.yaml")
    }
    assert len(names) == 4
    assert str(tmp_path) not in "".join(names), "the browser's store is no place for a path"


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_the_status_tells_how_many_and_the_first(language: str) -> None:
    words = words_in(language)
    wrong = Problem("unknown-name", Place("a.yaml", 14, 3, 8, "  oops: 1"), "oops", {"found": "oops", "allowed": "id"})
    assert module._status([], words) == words("editor.no_problems")
    said = module._status([wrong, wrong], words)
    assert re.search(r"\b2\b.*14.*oops", said)
    shown = module._shown(wrong, words)
    assert (shown["line"], shown["column"], shown["end_column"]) == (14, 3, 8)
    assert "oops" in str(shown["sentences"])


def test_the_library_is_there_small_and_licensed() -> None:
    library = STATIC / Path(module.LIBRARY).name
    assert library.stat().st_size < LARGEST_LIBRARY
    assert "LICENSE-CodeMirror.txt" in library.read_text(encoding="utf-8")[:300]
    assert "Permission is hereby granted" in (STATIC / "LICENSE-CodeMirror.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_every_phrase_of_the_library_has_words(language: str) -> None:
    library = (STATIC / Path(module.LIBRARY).name).read_text(encoding="utf-8")
    phrases = module._words(words_in(language))["phrases"]
    assert [phrase for phrase in phrases if f'"{phrase}"' not in library] == []
    assert [phrase for phrase, said in phrases.items() if ("$" in phrase) != ("$" in said)] == []
