"""Charts are shown unchecked, for a page must not wait for a check; here each of a whole session is checked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from dashboard.cached import chart_spec
from dashboard.components import block
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import PAGES, turned_to

CHARTS_AT_LEAST = 10


def test_every_chart_on_the_pages_is_valid_vega_lite(
    workspace: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asking for a `workspace` gives caches of its own, so that every chart is built anew."""
    charts: dict[str, alt.LayerChart] = {}

    def kept(content: str, build: Callable[[], alt.LayerChart]) -> dict[str, Any]:
        charts[content] = build()
        return chart_spec(content, build)

    monkeypatch.setattr(block, "chart_spec", kept)
    app = opened()
    for page in PAGES:
        assert [each.message for each in turned_to(app, page).exception] == [], page
    assert len(charts) >= CHARTS_AT_LEAST
    for chart in charts.values():
        chart.to_dict(validate=True)
