"""The frame around every page: how far a long first reading has come is shown, and a short one costs nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import frame
from dashboard.knowledge_store import KnowledgeStore
from knowledge import Workspace, read_knowledge
from locales import LANGUAGES, words_in
from tests.dashboard.conftest import SECONDS, Opened


def test_a_reading_tells_how_far_it_has_come(workspace: Path) -> None:
    told: list[tuple[int, int]] = []
    count = len(read_knowledge(workspace, progress=lambda *numbers: told.append(numbers)).industries)
    assert told == [(done, count) for done in range(count)]


def test_a_store_knows_whether_and_how_far_it_was_read(workspace: Path) -> None:
    store = KnowledgeStore(Workspace.at(workspace))
    assert not store.was_read
    count = len(store.latest().known.industries)
    assert store.was_read
    assert store.progress == (count - 1, count)


def page(folder: str, language: str) -> None:
    """Nothing but the bar, for as long as a real reading takes."""
    from threading import Thread

    from dashboard.frame import _read, _show_progress
    from dashboard.knowledge_store import KnowledgeStore
    from knowledge import Workspace
    from locales import words_in

    store = KnowledgeStore(Workspace.at(folder))
    reading = Thread(target=_read, args=(store,), daemon=True)
    reading.start()
    _show_progress(store, reading, words_in(language))
    assert store.was_read


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_shows_the_real_count_while_it_lasts(workspace: Path, language: str) -> None:
    app = AppTest.from_function(page, default_timeout=SECONDS, args=(str(workspace), language)).run()
    assert not app.exception
    (bar,) = app.get("progress")
    told = [words_in(language)("page.reading", done=done, count=count) for count in (0, 9) for done in range(10)]
    assert bar.proto.text in told


def test_a_long_reading_ends_in_the_page(workspace: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "PROGRESS_AFTER_SECONDS", 0)
    app = opened()
    assert [each.message for each in app.exception] == []
    assert len(app.title) == 1
    assert not app.get("progress")
