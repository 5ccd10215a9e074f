"""Pages run without a browser: Streamlit's AppTest on a copy of the shipped workspace."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.caching import cache_resource_api
from streamlit.runtime.caching.cache_resource_api import ResourceCaches
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from assessment import assess
from assessment.assess import DRAWS
from dashboard.components import block
from knowledge.workspace import ENVIRONMENT_VARIABLE

ROOT = Path(__file__).parent.parent.parent
SECONDS = 60
FEW_DRAWS = 1_000
Opened = Callable[..., AppTest]


class Untouched(NamedTuple):
    """A copy of the shipped workspace that nobody edits, and what the pages shown of it have worked out so far."""

    root: Path
    caches: ResourceCaches


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_scanned_once() -> Iterator[None]:
    """Streamlit looks for components in every installed package, anew for each app that a test opens."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _each_chart_is_built_once() -> Iterator[None]:
    """A chart is known by a digest of all that it shows, so that it may outlive the caches of one test."""
    built: dict[str, Any] = {}
    build = block.chart_spec

    def once(content: str, make: Callable[[], Any]) -> dict[str, Any]:
        if content not in built:
            built[content] = build(content, make)
        return built[content]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(block, "chart_spec", once)
        yield


def copied_to(place: Path) -> Path:
    """A copy of the shipped workspace; nobody's own founder file is in it."""
    for name in ("industry_profiles", "founders"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("me.yaml", "*.lock"))
    return place


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped workspace that a test may edit. It is compared in fewer draws: each edit asks for all anew.

    The files as they are shipped (`untouched`) are compared in as many as on the reader's screen.
    """
    monkeypatch.setitem(assess.__kwdefaults__, "draws", FEW_DRAWS)
    return copied_to(tmp_path / "workspace")


@pytest.fixture
def as_many_draws_as_on_screen(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what shows only in many draws."""
    monkeypatch.setitem(assess.__kwdefaults__, "draws", DRAWS)


@pytest.fixture(scope="session")
def _untouched(tmp_path_factory: pytest.TempPathFactory) -> Untouched:
    return Untouched(copied_to(tmp_path_factory.mktemp("untouched") / "workspace"), ResourceCaches())


@pytest.fixture
def untouched(_untouched: Untouched) -> Iterator[Path]:
    """A copy of the shipped workspace that all tests share which only look at it."""
    before = _contents(_untouched.root)
    yield _untouched.root
    assert _contents(_untouched.root) == before, "a test that edits files asks for `workspace`"


def _contents(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


@pytest.fixture
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """`opened(language="zh-Hant", outlook="0.2")` opens the app; names become part of the link, `page` its path.

    It opens the `workspace` of a test that asks for one, on caches of its own. All others look at the same files, and
    what one of them has had worked out serves the next, as sessions of one server do.
    """
    if "workspace" in request.fixturenames:
        root, caches = request.getfixturevalue("workspace"), ResourceCaches()
    else:
        root, caches = request.getfixturevalue("untouched"), request.getfixturevalue("_untouched").caches
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(root))
    monkeypatch.setattr(cache_resource_api, "_resource_caches", caches)

    def open_app(language: str = "en", page: str = "", **link: str) -> AppTest:
        app = AppTest.from_file(ROOT / "swot_app.py", default_timeout=SECONDS)
        app.query_params.update({"lang": language, **link})
        app._page_hash = calc_hash(page) if page else ""  # `switch_page` knows a page only after a first run
        return app.run()

    return open_app
