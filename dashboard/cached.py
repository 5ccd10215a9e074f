"""All that is kept between runs: the only place with Streamlit caches."""

from datetime import date

import streamlit as st

from assessment import Assessment, assess
from dashboard.knowledge_store import Edition, KnowledgeStore
from knowledge import Workspace
from strategies import Advice, recommend_all


@st.cache_resource
def knowledge_store() -> KnowledgeStore:
    """The store of the workspace this server shows."""
    return KnowledgeStore(Workspace.at())


@st.cache_resource(max_entries=12, show_spinner=False)
def assessed(
    _edition: Edition,
    number: int,
    founder: str | None,
    as_of: date,
    industries: tuple[str, ...] | None,
    outlook: float | None,
) -> tuple[Assessment, dict[str, Advice]]:
    """The assessment and advice of one edition; shared by sessions, so nobody may change it.

    `number` stands for the edition in the cache's key.
    """
    result = assess(_edition.known, founder, as_of=as_of, industries=industries, outlook=outlook)
    return result, recommend_all(result, _edition.rulebook)
