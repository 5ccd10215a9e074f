"""Whether other rules and other weights would choose the same industry; they stand beside the score, never in it."""

import pandas as pd
import streamlit as st

from assessment.cross_check import RulePick
from assessment.weight_runs import WeightRuns
from dashboard.cached import cross_checked
from dashboard.components.block import finding
from dashboard.markdown import plain
from dashboard.view import View
from reports.wording import industry_name

SHARES = frozenset({"first_share", "ordinal", "topsis"})


def agreement(view: View) -> None:
    """One row a rule, with its pick and the runner-up's figure; then what the weights have to do with it."""
    words = view.words
    picks, runs = cross_checked(view.assessment, view.key)
    if not picks:
        return
    winner = plain(industry_name(view.assessment, view.assessment.verdict.winner or "", words, short=True))
    agreeing = sum(pick.agrees for pick in picks)
    title = words("agreement.title", count=agreeing, all=len(picks), winner=winner)
    with finding(title, words("agreement.unit")):
        st.table(pd.DataFrame([_row(view, pick) for pick in picks]), border="horizontal", hide_index=True)
        st.caption(words(f"agreement.{_about_weights(runs)}", winner=winner))


def _row(view: View, pick: RulePick) -> dict[str, str]:
    words = view.words
    name = plain(industry_name(view.assessment, pick.pick, words, short=True))
    return {
        words("agreement.rule"): words(f"agreement.rules.{pick.rule}"),
        words("agreement.picks"): name if pick.agrees else f"**{name}**",
        words("agreement.figure"): _figure(view, pick, pick.figure),
        words("agreement.next"): _figure(view, pick, pick.next_figure),
    }


def _figure(view: View, pick: RulePick, value: float) -> str:
    return view.words.number(100 * value if pick.rule in SHARES else value, 1)


def _about_weights(runs: WeightRuns) -> str:
    """The sentence on weights that holds: no debate needed, all agree, or some weights would choose otherwise."""
    if runs.need_no_debate:
        return "weights_need_no_debate"
    return "weights_agree" if runs.agree else "weights_differ"
