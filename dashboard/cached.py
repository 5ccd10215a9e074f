"""All that is kept between runs: the only place with Streamlit caches."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from assessment import Assessment, assess
from assessment.cross_check import RulePick, agreement
from assessment.rank_invariance import Reversal, topsis_invariance
from assessment.research.plan import ResearchPlan, research
from assessment.sensitivity.cell_sets import CellSetFlip, fewest_cells
from assessment.sensitivity.mean_case import MeanCase, mean_case
from assessment.sensitivity.search import Flips, search_flips
from assessment.traps.find import Trap, find_traps
from assessment.weight_runs import WeightRuns, weight_runs
from dashboard.knowledge_store import Edition, KnowledgeStore
from dashboard.language import current_words
from dashboard.recent_results import RecentResults
from dashboard.tried_weights import weights_from_text
from knowledge import Knowledge, Workspace
from knowledge.draft import Draft, draft_of, with_draft
from knowledge.problem import Problem, WrongInput
from reports.decisions.receipt import read_receipt
from reports.decisions.replay import Replay, replay
from reports.decisions.snapshot import Asked, Snapshot
from reports.decisions.taking import assessed_as, take_snapshot
from reports.exchange.headings import HeadingMatch, headings_of
from reports.exchange.reader import SheetImport, read_sheets
from strategies import Advice, Rulebook, recommend_all
from strategies.strategy_flips import StrategyFlips, strategy_flips

# Drawn ratings are all but all of an assessment: 6 MB for nine industries, 128 MB for two hundred.
ASSESSMENTS_BYTES = 256 * 2**20
MANY_INDUSTRIES = 100  # take two seconds


class ResultKey(NamedTuple):
    """What tells one result from every other: the edition's number, the day, the industries, and what is tried out.

    `weights` are those tried in place of the founder's own, as text, if any.
    """

    edition: int
    as_of: date
    industries: tuple[str, ...]
    weights: str = ""
    tilt: float | None = None


class CrossCheck(NamedTuple):
    """What each rule picks, how each way to weigh ranks, and what TOPSIS turns round when an industry is left out."""

    picks: tuple[RulePick, ...]
    runs: WeightRuns
    turned: tuple[Reversal, ...]


@st.cache_resource(show_spinner=False)
def knowledge_store() -> KnowledgeStore:
    """The store of the workspace this server shows."""
    asked = ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument("--workspace")  # streamlit run swot_app.py -- --workspace DIR
    return KnowledgeStore(Workspace.at(asked.parse_known_args()[0].workspace))


@st.cache_resource(show_spinner=False)
def _recent_assessments() -> RecentResults[tuple[Assessment, dict[str, Advice]]]:
    return RecentResults(ASSESSMENTS_BYTES, size=lambda kept: kept[0].ratings.nbytes)


def assessed(edition: Edition, key: ResultKey) -> tuple[Assessment, dict[str, Advice]]:
    """The assessment and advice of one edition; shared by sessions, so nobody may change it."""

    def make() -> tuple[Assessment, dict[str, Advice]]:
        tried = weights_from_text(key.weights)
        result = assess(edition.known, as_of=key.as_of, industries=key.industries, weights=tried, tilt=key.tilt)
        return result, recommend_all(result, edition.rulebook)

    with _told_to_wait(len(key.industries)):
        return _recent_assessments().get(key, make)


def _told_to_wait(count: int) -> AbstractContextManager[None]:
    """Says what takes long, where the industries are so many that it does."""
    if count <= MANY_INDUSTRIES:
        return nullcontext()
    return st.spinner(current_words()("page.comparing", count=count), show_time=True)


@st.cache_resource(max_entries=12, show_spinner=False)
def cross_checked(_assessment: Assessment, key: ResultKey) -> CrossCheck:
    """What other rules, other weights and fewer industries would choose; `key` stands for the assessment."""
    return CrossCheck(agreement(_assessment), weight_runs(_assessment), topsis_invariance(_assessment))


@st.cache_resource(max_entries=12, show_spinner=False)
def found_flips(_assessment: Assessment, key: ResultKey) -> Flips:
    """What would change the winner; `key` stands for the assessment."""
    return search_flips(_assessment)


@st.cache_resource(max_entries=12, show_spinner=False)
def found_strategy_flips(
    _assessment: Assessment, _advice: Advice, _rulebook: Rulebook, key: ResultKey
) -> StrategyFlips:
    """What would change the winner's strategy; `key` stands for the assessment."""
    return strategy_flips(_assessment, _advice.industry, _rulebook)


@st.cache_resource(max_entries=12, show_spinner=False)
def traps_found(_assessment: Assessment, key: ResultKey) -> tuple[Trap, ...]:
    """What to read with care; `key` stands for the assessment."""
    return find_traps(_assessment)


@st.cache_resource(max_entries=12, show_spinner=False)
def planned_research(_assessment: Assessment, hours: float, key: ResultKey) -> ResearchPlan:
    """What to find out next in so many hours; `key` stands for the assessment."""
    return research(_assessment, hours)


@st.cache_resource(max_entries=12, show_spinner=False)
def at_mean_weights(_assessment: Assessment, key: ResultKey) -> MeanCase:
    """The industries at their mean ratings; `key` stands for the assessment."""
    return mean_case(_assessment)


@st.cache_resource(max_entries=12, show_spinner=False)
def several_flips(_assessment: Assessment, key: ResultKey) -> CellSetFlip | None:
    """The fewest ratings that together change the winner; looked for only when asked, because it takes a moment."""
    return fewest_cells(_assessment)


@st.cache_resource(max_entries=16, show_spinner=False)
def replayed(_edition: Edition, number: int, file: str, stamp: tuple[int, int] | None) -> Replay | Problem:
    """A decision recomputed from one edition, or what is wrong with its receipt; `stamp` tells the file's versions."""
    known = _edition.known
    try:
        receipt = read_receipt(Path(file), known.workspace.shown(Path(file)))
        return replay(receipt, known, _edition.rulebook, _edition.catalogue)
    except WrongInput as wrong:
        return wrong.problem


@st.cache_resource(max_entries=512, show_spinner=False)
def judged(_known: Knowledge, number: int, file: Path, content: bytes) -> Draft:
    """A text for a file, checked against what one edition knows; `number` stands for the edition."""
    return draft_of(_known, file, content)


@st.cache_resource(max_entries=8, show_spinner=False)
def sheet_headings(name: str, content: bytes) -> tuple[HeadingMatch, ...]:
    """The headings of a spreadsheet, as they are read at first; raises `WrongInput`, which is not kept."""
    return headings_of(name, content)


@st.cache_resource(max_entries=8, show_spinner=False)
def sheets_read(
    _known: Knowledge, number: int, name: str, content: bytes, text: str | None, chosen: dict[str, str]
) -> SheetImport:
    """A spreadsheet read against one edition, or against a draft's text; raises `WrongInput`, which is not kept.

    `chosen` says, by cell, which column some headings are taken for.
    """
    return read_sheets(_known, name, content, text, chosen)


@st.cache_resource(max_entries=12, show_spinner=False)
def answer_with(_edition: Edition, _drafts: Sequence[Draft], _asked: Asked, key: tuple[object, ...]) -> Snapshot:
    """The answer as it would be with drafts saved; `key` stands for all three. Raises `WrongInput`."""
    known = _edition.known
    for draft in _drafts:
        known = with_draft(known, draft)
    return take_snapshot(assessed_as(known, _asked), _edition.rulebook, _edition.catalogue, _asked)


@st.cache_resource(max_entries=256, show_spinner=False)
def chart_spec(content: str, _build: Callable[[], Any]) -> dict[str, Any]:
    """A chart as a Vega-Lite dictionary, built once for each `content` (a digest of all that it shows).

    Its data are in the form in which Streamlit sends them; it would make it from rows anew in every run. It is not
    checked against the schema of Vega-Lite, which takes a third of the time: the tests do that. Shared by sessions, so
    nobody may change it.
    """
    spec: dict[str, Any] = _build().to_dict(validate=False)
    spec["datasets"] = {name: convert_anything_to_arrow_bytes(rows) for name, rows in spec["datasets"].items()}
    return spec
