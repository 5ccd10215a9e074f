"""Who decides: the founder's own figures, in a drawer, saved to `founders/me.yaml`."""

from collections.abc import Collection
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.drawer import open_drawer
from dashboard.markdown import plain, problem_told
from dashboard.rows.names import distinct_names
from dashboard.session import OUTLOOK
from dashboard.session import REGIONS as TRIED_REGIONS
from dashboard.view import View
from knowledge.founder import Founder
from knowledge.problem import WrongInput
from knowledge.saving.founder_writer import save_founder
from locales import Words
from plans.listing.region import REGIONS

BY_INDUSTRY = frozenset({"years_in_trade", "network"})
COMMON_REGIONS = (
    "US",
    "EU",
    "GB",
    "CN",
    "JP",
    "KR",
    "TW",
    "IN",
    "CA",
    "MX",
    "BR",
    "AU",
    "DE",
    "FR",
    "IT",
    "ES",
    "WORLD",
)


def founder_panel(view: View) -> None:
    """The button that opens the founder's figures."""
    if st.button(view.words("decide.founder"), icon=":material/person:", type="tertiary", key="open_founder"):
        open_drawer(view.words("founder.title"), _panel, view)


def _panel(view: View) -> None:
    words, choice = view.words, view.assessment.founder
    founder = choice.founder
    st.caption(words("founder.intro"))
    if choice.is_example:
        st.caption(words("founder.example_marked"))
    elif choice.from_example:
        st.caption(
            words("founder.marked", fields=words.listing([words(f"founder.{name}") for name in choice.from_example]))
        )
    with st.form("founder", border=False):
        start = starting_answers(founder)
        answers = _own_questions(start, words) | _trade_questions(view, founder, words)
        everything = st.checkbox(words("founder.all_mine"), help=words("founder.all_mine_help"))
        pressed = st.form_submit_button(words("founder.save"), type="primary", width="stretch")
    if pressed:
        _save(view, start, answers, everything=everything)


def starting_answers(founder: Founder) -> dict[str, Any]:
    """What the form shows at first. The widgets take whole numbers; only a changed answer replaces a finer one."""
    whole = ("capital_usd", "team_size", "runway_months", "hours_per_week_for_research")
    ticked = ("premises", "stock_or_equipment", "own_firm_in_trade")
    return {
        **{name: int(getattr(founder, name) or 0) for name in whole},
        **{name: bool(getattr(founder, name)) for name in ticked},
        "technology": float(founder.technology or 0),
        "outlook": 0.5 if founder.outlook is None else float(founder.outlook),
        "target_regions": list(founder.target_regions or ()),
        "years_in_trade": dict(founder.years_in_trade or {}),
        "network": dict(founder.network or {}),
    }


def _own_questions(start: dict[str, Any], words: Words) -> dict[str, Any]:
    """The form's fields, filled with what the founder has said, or the example for them."""
    left, right = st.columns(2)

    def number(column: DeltaGenerator, name: str, step: int, most: int | None = None) -> int:
        said: int = start[name]
        return column.number_input(words(f"founder.{name}"), 0, most, said, step)

    def share(column: DeltaGenerator, name: str, most: float, step: float, explained: str) -> float:
        said: float = start[name]
        return column.slider(words(f"founder.{name}"), 0.0, most, said, step, help=words(explained))

    answers: dict[str, Any] = {
        "capital_usd": number(left, "capital_usd", 50_000),
        "team_size": number(right, "team_size", 1),
        "runway_months": number(left, "runway_months", 1),
        "technology": share(right, "technology", 10.0, 0.5, "founder.technology_help"),
        "hours_per_week_for_research": number(right, "hours_per_week_for_research", 1, 168),
        "outlook": share(right, "outlook", 1.0, 0.05, "decide.outlook_help"),
    }
    for name in ("premises", "stock_or_equipment", "own_firm_in_trade"):
        answers[name] = left.checkbox(words(f"founder.{name}"), start[name])
    known = [*COMMON_REGIONS, *sorted(REGIONS - set(COMMON_REGIONS))]
    answers["target_regions"] = st.multiselect(
        words("founder.target_regions"),
        list(dict.fromkeys([*known, *start["target_regions"]])),
        start["target_regions"],
        format_func=plain,
        help=words("founder.target_regions_help"),
    )
    return answers


def _trade_questions(view: View, founder: Founder, words: Words) -> dict[str, Any]:
    """Years and network by industry, as a table to fill in."""
    st.caption(words("founder.trade_table"))
    table = st.data_editor(
        _trade_table(view, founder),
        hide_index=True,
        width="stretch",
        disabled=["industry"],
        num_rows="fixed",
        key="founder_trades",
        alt=words("founder.trade_table"),
        column_config={
            "id": None,
            "industry": st.column_config.TextColumn(words("founder.industry_column")),
            "years": st.column_config.NumberColumn(words("founder.years_column"), min_value=0, max_value=80),
            "network": st.column_config.NumberColumn(words("founder.network_column"), min_value=0, max_value=10),
        },
    )
    return {
        "years_in_trade": _merged(founder.years_in_trade, table, "years"),
        "network": _merged(founder.network, table, "network"),
    }


def _trade_table(view: View, founder: Founder) -> pd.DataFrame:
    years, network = founder.years_in_trade or {}, founder.network or {}
    names = distinct_names(view, view.known.industries, short=True)
    return pd.DataFrame(
        [
            {
                "id": each,
                "industry": names[each],
                "years": years.get(each, 0.0),
                "network": network.get(each, 0.0),
            }
            for each in view.known.industries
        ]
    )


def without_examples(answers: dict[str, Any], start: dict[str, Any], lent: Collection[str]) -> dict[str, Any]:
    """Answers by industry without the entries that only repeat the example's: nobody has said those."""
    own = dict(answers)
    for name in BY_INDUSTRY & set(lent):
        shown = start[name]
        own[name] = {each: value for each, value in answers[name].items() if value and value != shown.get(each)}
    return own


def _merged(said: dict[str, float] | None, table: pd.DataFrame, column: str) -> dict[str, float]:
    """The table's non-zero values, beside what was said of industries that are not shown here."""
    shown = {row["id"]: 0.0 if pd.isna(row[column]) else float(row[column]) for _, row in table.iterrows()}
    elsewhere = {name: value for name, value in (said or {}).items() if name not in shown}
    kept = {name: value for name, value in shown.items() if value or name in (said or {})}
    return {**elsewhere, **kept}


def _save(view: View, start: dict[str, Any], answers: dict[str, Any], *, everything: bool) -> None:
    """Write what was changed, and nothing else, so that what was left alone stays marked as the example's.

    `everything` takes all answers for the founder's own, those of the example too.
    """
    changed = {name: value for name, value in answers.items() if _differs(start[name], value)}
    choice = view.assessment.founder
    lent = BY_INDUSTRY if choice.is_example else choice.from_example
    own = answers if everything else without_examples(changed, start, [name for name in lent if name in changed])
    if not own:
        st.toast(view.words("founder.nothing_new"), icon=":material/info:", duration="long")
        return
    try:
        save_founder(view.known.workspace, own)
    except WrongInput as wrong:
        st.error(problem_told(wrong.problem, view.words))
        return
    for tried_out in (OUTLOOK, TRIED_REGIONS):  # the saved answer counts now
        st.session_state.pop(tried_out, None)
        st.query_params.pop(tried_out, None)
    st.toast(view.words("founder.saved"), icon=":material/check:")
    st.rerun()


def _differs(before: Any, after: Any) -> bool:
    return (before or None) != (after or None)
