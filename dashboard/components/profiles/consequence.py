"""What saving would do: to who leads and how surely, to strategy and listing, beside the lines that change."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.cached import answer_with
from dashboard.components.decide.decision_record import asked_by
from dashboard.components.drawer import open_drawer
from dashboard.components.profiles.diff import text_diff
from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.problems import problem_line, problem_list
from dashboard.markdown import for_markdown, plain, problem_told
from dashboard.view import View
from knowledge.draft import Draft
from knowledge.problem import Problem, WrongInput
from locales import Words
from reports.decisions.difference import Difference, difference
from reports.decisions.difference_text import consequence, label, standing_told
from reports.decisions.snapshot import Asked, Snapshot

MOVED = "→"


@dataclass(frozen=True)
class Outcome:
    """What saving would do, in one sentence; `found` has the figures, where there are any."""

    told: str
    found: Difference | None = None


def outcome_of(view: View, scope: Sequence[Editing]) -> Outcome:
    """What saving the changes of some files would do, or what must be mended first."""
    words = view.words
    changed = [each for each in scope if each.draft.is_changed]
    errors = [(each, problem) for each in changed or scope for problem in each.errors]
    if errors:
        return Outcome(_headed("to_mend", _first(errors, len(scope) > 1, words), words))
    if not changed:
        return Outcome(words("profiles.nothing_yet"))
    found = _difference(view, [each.checked for each in changed])
    if isinstance(found, str):
        return Outcome(_headed("consequence", found, words))
    said = consequence(found, for_markdown(words)) if found.answers_differ else words("profiles.no_consequence")
    return Outcome(_headed("consequence", said, words), found)


def details_button(outcome: Outcome, scope: Sequence[Editing], words: Words) -> None:
    """The button that opens all mistakes, figures and lines that change."""
    if st.button(words("profiles.details"), icon=":material/difference:", type="tertiary", key="profile_details"):
        open_drawer(words("profiles.details"), _details, outcome, scope, words)


def _headed(heading: str, said: str, words: Words) -> str:
    return words("profiles.headed", heading=words(f"profiles.{heading}"), said=said)


def _first(errors: Sequence[tuple[Editing, Problem]], named: bool, words: Words) -> str:
    """The first mistake, and how many there are besides."""
    told = problem_line(*errors[0], named=named)
    more = len(errors) - 1
    return told if not more else words.sentences([told, words("profiles.and_more", count=more)])


def _difference(view: View, checked: Sequence[Draft]) -> Difference | str:
    """The answer with the drafts against the one without; a sentence where it cannot be given."""
    asked = asked_by(view)
    try:
        return difference(_answer(view, (), asked), _answer(view, checked, asked))
    except WrongInput as wrong:
        return problem_told(wrong.problem, view.words)


def _answer(view: View, checked: Sequence[Draft], asked: Asked) -> Snapshot:
    texts = tuple((each.file, each.document.lines) for each in checked)
    key = (view.edition.number, asked.model_dump_json(), texts)
    return answer_with(view.edition, checked, asked, key)


def _details(outcome: Outcome, scope: Sequence[Editing], words: Words) -> None:
    st.markdown(outcome.told)
    for each in scope:
        problem_list(each, named=len(scope) > 1)
    rows = industry_rows(outcome.found, words) if outcome.found else []
    if rows:
        st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
    elif outcome.found:
        st.caption(words("profiles.no_figures"))
    changed = [each for each in scope if each.draft.is_changed]
    for each in changed:
        st.caption(plain(each.shown))
        text_diff(each.draft.disk.text if each.draft.disk.digest else "", each.draft.text, words)
    if not changed:
        st.caption(words("profiles.no_difference"))


def industry_rows(found: Difference, words: Words) -> list[dict[str, str]]:
    """Industries that would stand otherwise: score, first ranks, rank and strategy, before and after."""
    heads = [words(f"diff.{name}") for name in ("industry", "score", "first", "rank", "strategy_heading")]
    safe = for_markdown(words)
    rows = []
    for each in found.industries:
        told = standing_told(found, each, safe)
        if any(MOVED in cell for cell in told):  # what moves by less than is shown is no news
            rows.append(dict(zip(heads, [label(found, "industries", each.industry, safe), *told], strict=True)))
    return rows
