"""What saving would do: to who leads and how surely, to strategy and listing, beside the lines that change."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.cached import answer_with
from dashboard.components.decide.decision_record import asked_by
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
from reports.decisions.snapshot import Asked

MOVED = "→"


def what_saving_does(view: View, scope: Sequence[Editing]) -> None:
    """One sentence, and on demand the figures and lines that change; or what must be mended first.

    It takes the same room whatever it says, so that nothing below moves while somebody types.
    """
    words = view.words
    changed = [each for each in scope if each.draft.is_changed]
    errors = [(each, problem) for each in changed or scope for problem in each.errors]
    found = None
    if errors:
        heading, said = "to_mend", _first(errors, len(scope) > 1, words)
    elif changed:
        found = _difference(view, [each.checked for each in changed])
        heading, said = "consequence", _consequence(found, words)
    else:
        heading, said = "consequence", f":gray[{words('profiles.nothing_yet')}]"
    st.markdown(f"**{words(f'profiles.{heading}')}**  \n{said}")
    details = st.expander(words("profiles.details"), key="profile_details", on_change="rerun")
    if details.open:
        with details:
            for each in scope:
                problem_list(each, named=len(scope) > 1)
            _details(found if isinstance(found, Difference) else None, changed, words)


def _first(errors: Sequence[tuple[Editing, Problem]], named: bool, words: Words) -> str:
    """The first mistake, and how many there are besides."""
    told = problem_line(*errors[0], named=named)
    more = len(errors) - 1
    return told if not more else words.sentences([told, words("profiles.and_more", count=more)])


def _consequence(found: Difference | str, words: Words) -> str:
    if isinstance(found, str):
        return found
    return consequence(found, for_markdown(words)) if found.answers_differ else words("profiles.no_consequence")


def _difference(view: View, checked: Sequence[Draft]) -> Difference | str:
    """The answer with the drafts against the one without; a sentence where it cannot be given."""
    asked = asked_by(view)
    try:
        return difference(_answer(view, (), asked), _answer(view, checked, asked))
    except WrongInput as wrong:
        return problem_told(wrong.problem, view.words)


def _answer(view: View, checked: Sequence[Draft], asked: Asked):
    texts = tuple((each.file, each.document.lines) for each in checked)
    key = (view.edition.number, asked.model_dump_json(), texts)
    return answer_with(view.edition, checked, asked, key)


def _details(found: Difference | None, changed: Sequence[Editing], words: Words) -> None:
    if not changed:
        st.caption(words("profiles.no_difference"))
        return
    left, right = st.columns([1, 1], gap="medium")
    with left:
        rows = industry_rows(found, words) if found else []
        if rows:
            st.table(pd.DataFrame(rows), border="horizontal", hide_index=True)
        elif found:
            st.caption(words("profiles.no_figures"))
    with right:
        for each in changed:
            st.caption(plain(each.shown))
            text_diff(each.draft.disk.text if each.draft.disk.digest else "", each.draft.text, words)


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
