"""All that is kept between runs: the only place with Streamlit caches."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from assessment import Assessment, assess
from assessment.cell_set_flips import CellSetFlip, fewest_cells
from assessment.cross_check import RulePick, agreement
from assessment.flip_search import Flips, search_flips
from assessment.research import ResearchPlan, research
from assessment.weight_runs import WeightRuns, weight_runs
from dashboard.knowledge_store import Edition, KnowledgeStore
from knowledge import Workspace
from strategies import Advice, Rulebook, recommend_all
from strategies.strategy_flips import StrategyFlips, strategy_flips


@st.cache_resource(show_spinner=False)
def knowledge_store() -> KnowledgeStore:
    """The store of the workspace this server shows."""
    asked = ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument("--workspace")  # streamlit run swot_app.py -- --workspace DIR
    return KnowledgeStore(Workspace.at(asked.parse_known_args()[0].workspace))


@st.cache_resource(max_entries=12, show_spinner=False)
def assessed(
    _edition: Edition, number: int, as_of: date, industries: tuple[str, ...]
) -> tuple[Assessment, dict[str, Advice]]:
    """The assessment and advice of one edition; shared by sessions, so nobody may change it.

    `number` stands for the edition in the cache's key.
    """
    result = assess(_edition.known, as_of=as_of, industries=industries)
    return result, recommend_all(result, _edition.rulebook)


@st.cache_resource(max_entries=12, show_spinner=False)
def cross_checked(_assessment: Assessment, key: tuple[object, ...]) -> tuple[tuple[RulePick, ...], WeightRuns]:
    """What other rules and other weights would choose; `key` stands for the assessment."""
    return agreement(_assessment), weight_runs(_assessment)


@st.cache_resource(max_entries=12, show_spinner=False)
def found_flips(
    _assessment: Assessment, _advice: Advice, _rulebook: Rulebook, key: tuple[object, ...]
) -> tuple[Flips, StrategyFlips | None]:
    """What would change the winner, and its strategy if one is recommended; `key` stands for the assessment."""
    strategy = strategy_flips(_assessment, _advice.industry, _rulebook) if _advice.best else None
    return search_flips(_assessment), strategy


@st.cache_resource(max_entries=12, show_spinner=False)
def planned_research(_assessment: Assessment, key: tuple[object, ...]) -> ResearchPlan:
    """What to find out next in the founder's hours of a week; `key` stands for the assessment."""
    return research(_assessment)


@st.cache_resource(max_entries=12, show_spinner=False)
def several_flips(_assessment: Assessment, key: tuple[object, ...]) -> CellSetFlip | None:
    """The fewest ratings that together change the winner; looked for only when asked, because it takes a moment."""
    return fewest_cells(_assessment)


@st.cache_data(max_entries=256, show_spinner=False)
def chart_spec(content: str, _build: Callable[[], Any]) -> dict[str, Any]:
    """A chart as a Vega-Lite dictionary, built once for each `content` (a digest of all that it shows)."""
    spec: dict[str, Any] = _build().to_dict()
    return spec
