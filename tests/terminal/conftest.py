"""The terminal door opened inside the test's own process, and a small workspace to look at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

import swot_cli
from knowledge.workspace import ENVIRONMENT_VARIABLE
from tests.assessment.little_world import FACTORS


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/terminal/golden/ anew")


@dataclass(frozen=True)
class Answer:
    """What one call printed, and its exit status."""

    status: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _no_other_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)


@pytest.fixture
def ask() -> Ask:
    """Call a verb; a traceback fails the test."""

    def call(*words: str) -> Answer:
        result = CliRunner().invoke(swot_cli.main, list(words))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call


@dataclass(frozen=True)
class Folder:
    """A workspace on disk."""

    root: Path

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def write_industry(self, industry_id: str, rating: float = 5.0) -> None:
        """A sound profile with the same rating on every factor."""
        factors = "".join(f"  {factor}: {{likely: {rating}}}\n" for factor in FACTORS)
        self.write(
            f"industry_profiles/{industry_id}.yaml",
            f"id: {industry_id}\nname: {industry_id.title()}\ntrades: [medical]\nfactors:\n{factors}",
        )


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Two sound industries, `pumps` and `valves`."""
    workspace = Folder(tmp_path)
    workspace.write_industry("pumps")
    workspace.write_industry("valves", 6)
    return workspace


@pytest.fixture
def ask_there(ask: Ask, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Call a verb in the small workspace; verbs that compute are given few draws."""
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(folder.root))

    def call(*words: str) -> Answer:
        computing = bool(words) and words[0] in ("rank", "explain", "advise", "plan")
        few = ("--draws", "50") if computing and not {"--draws", "--"} & set(words) else ()
        return ask(*words, *few)

    return call
