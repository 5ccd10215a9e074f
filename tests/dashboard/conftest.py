"""Pages run without a browser: Streamlit's AppTest on a copy of the shipped workspace."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from knowledge.workspace import ENVIRONMENT_VARIABLE

ROOT = Path(__file__).parent.parent.parent
SECONDS = 60
Opened = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_scanned_once() -> Iterator[None]:
    """Streamlit looks for components in every installed package, anew for each app that a test opens."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the shipped workspace that a test may edit; nobody's own founder file is in it."""
    place = tmp_path / "workspace"
    for name in ("industry_profiles", "founders"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("me.yaml", "*.lock"))
    return place


@pytest.fixture
def opened(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    """`opened(language="zh-Hant", outlook="0.2")` opens the app on the workspace; names become part of the link."""
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(workspace))
    st.cache_resource.clear()

    def open_app(language: str = "en", **link: str) -> AppTest:
        app = AppTest.from_file(ROOT / "swot_app.py", default_timeout=SECONDS)
        app.query_params.update({"lang": language, **link})
        return app.run()

    yield open_app
    st.cache_resource.clear()
