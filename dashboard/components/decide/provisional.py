"""Industries of which too little is rated to rank them: where they stand for now, and what to fill in next."""

import pandas as pd
import streamlit as st

from assessment.research.first_questions import fill_in_next
from dashboard.components.block import data_row, finding, in_one_line, prepared, show_table
from dashboard.markdown import for_markdown, plain
from dashboard.rows.names import distinct_names
from dashboard.session import PROFILE_FILE
from dashboard.view import View
from locales import Words
from reports.wording import factor_name

SHOWN, NAMED = 5, 3  # rows, and factors in each


def provisional(view: View) -> None:
    """A table of its own under the ranking; nothing where every industry is compared."""
    words, apart = view.words, [each.id for each in view.assessment.ranking if not each.comparable]
    if not apart:
        return
    names = distinct_names(view, apart)
    key = "one" if len(apart) == 1 else "many"
    most = words.hundred(view.known.vocabulary.verdict.comparable_missing_weight)
    st.space("small")
    with finding(
        words(f"provisional.title_{key}", industry=plain(names[apart[0]]), count=len(apart)),
        words("provisional.unit", most=most),
    ):
        table, score = prepared(_rows, view)[:SHOWN], words("provisional.score")
        show_table(table.assign(**{score: table[score].map(in_one_line)}).map(plain))
        data_row(lambda: prepared(_rows, view), "provisional", words, beside=lambda: _fill_in(view, names))


def _rows(view: View) -> pd.DataFrame:
    """One row an industry: name, provisional score with its range, how much is rated, the next ratings to give."""
    words, names = view.words, distinct_names(view, view.assessment.ids)
    count = len(view.known.vocabulary.factors)
    return pd.DataFrame(
        [
            {
                words("provisional.industry"): names[each.id],
                words("provisional.score"): words(
                    "numbers.aside", text=words.number(each.score), aside=words.span(each.p05, each.p95)
                ),
                words("provisional.rated"): words("provisional.of", rated=count - len(each.missing), count=count),
                words("provisional.next"): _next(view, each.id, words),
            }
            for each in view.assessment.ranking
            if not each.comparable
        ]
    )


def _next(view: View, industry: str, words: Words) -> str:
    """The ratings that would move its score most, the weightiest first, and how many more are missing."""
    missing = fill_in_next(view.assessment, industry)
    named = [factor_name(view.assessment, factor, words, short=True) for factor in missing[:NAMED]]
    more = len(missing) - len(named)
    return words.listing([*named, words("provisional.more", count=more)] if more > 0 else named)


def _fill_in(view: View, names: dict[str, str]) -> None:
    """A quiet button that opens one of their profiles."""
    words, labels = for_markdown(view.words), {each: plain(name) for each, name in names.items()}
    chosen = st.menu_button(
        words("provisional.fill_in"),
        list(names),
        format_func=labels.__getitem__,
        key="fill_in",
        type="tertiary",
        icon=":material/edit_note:",
    )
    if chosen:
        place = view.known.workspace
        st.session_state[PROFILE_FILE] = place.shown(place.industry_folder / f"{chosen}.yaml")
        st.switch_page("dashboard/pages/profiles_page.py")
