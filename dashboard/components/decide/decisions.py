"""The decisions made so far, and whether each still has its answer."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.cached import replayed
from dashboard.components.block import finding
from dashboard.markdown import for_markdown, plain, problem_told
from dashboard.view import View
from knowledge.problem import Problem
from knowledge.workspace import stamp_of
from locales import Words
from reports.decisions.receipt import FOLDER, receipt_files, receipt_text
from reports.decisions.replay import Replay
from reports.decisions.words import receipt_name, since_line

SHOWN = 6  # receipts recomputed on the page; the verb `replay` takes any


def decisions_so_far(view: View) -> None:
    """The receipts of this workspace, the latest first; nothing where there is none."""
    files = receipt_files(view.known.workspace)
    if not files:
        return
    words = view.words
    found = [(file, replayed(view.edition, view.edition.number, str(file), stamp_of(file))) for file in files[:SHOWN]]
    st.space("medium")
    with finding(_title([each for _, each in found], words), words("decisions.so_far_unit")):
        for file, each in found:
            _decision(file, each, view)
        if len(files) > SHOWN:
            st.caption(words("decisions.older", count=len(files) - SHOWN, folder=FOLDER))


def _title(found: Sequence[Replay | Problem], words: Words) -> str:
    readable = [each for each in found if isinstance(each, Replay)]
    if not readable:
        return words("decisions.so_far_none")
    moved = [each for each in readable if each.outcome == "differs"]
    other = sum(bool(each.difference.to_do) for each in moved)
    what = "other" if other else "moved" if moved else "same"
    key = f"decisions.so_far_{what}_{'one' if len(readable) == 1 else 'many'}"
    return words(key, count=other, all=len(readable))


def _decision(file: Path, found: Replay | Problem, view: View) -> None:
    """One decision: day, industry, reason, whether its answer is still the same; and its receipt to take away."""
    words = for_markdown(view.words)
    if isinstance(found, Problem):
        st.caption(problem_told(found, view.words))
        return
    receipt = found.receipt
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(width="stretch", gap=None):
            st.markdown(
                words("decisions.row", day=receipt.day, industry=receipt_name(receipt, words))
                + (words("decisions.row_because", because=plain(receipt.because)) if receipt.because else "")
            )
            st.caption(since_line(found, words))
        st.download_button(
            words("decisions.receipt"),
            data=lambda: receipt_text(receipt),
            file_name=file.name,
            mime="application/json",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            key=f"receipt_{file.name}",
        )
