"""Whether other rules, other weights and fewer industries would choose the same; none of it is part of the score."""

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from assessment.cross_check import RulePick
from assessment.rank_invariance import Reversal
from assessment.twins import twins_of
from assessment.weight_runs import WeightRun, WeightRuns
from dashboard.cached import cross_checked
from dashboard.components.block import finding, prepared, sent_form, show_table
from dashboard.markdown import for_markdown
from dashboard.view import View
from reports.wording import industry_name

SHARES = frozenset({"first_share", "ordinal", "topsis"})


class AgreementBlock(NamedTuple):
    """The finding, what each rule and each way to weigh picks, as tables in the form in which they are sent; notes."""

    title: str
    picks: Any
    weights: Any
    notes: str


def agreement(view: View) -> None:
    """One row a rule and a way to weigh, with its pick; then what a wrong pick costs and what leaving one out does."""
    block = prepared(_agreement, view)
    if block is None:
        return
    with finding(block.title, view.words("agreement.unit")):
        show_table(block.picks)
        show_table(block.weights)
        st.caption(block.notes)


def _agreement(view: View) -> AgreementBlock | None:
    words, checked = view.words, cross_checked(view.assessment, view.key)
    if not checked.picks:
        return None
    winner = _name(view, view.assessment.verdict.winner or "")
    agreeing = sum(_agrees(view, pick.pick) for pick in checked.picks)
    title = words("agreement.title", count=agreeing, all=len(checked.picks), winner=winner)
    notes = [*_about_weights(view, checked.runs), _regret(view), _invariance(view, checked.picks, checked.turned)]
    return AgreementBlock(
        title,
        sent_form(pd.DataFrame([_row(view, pick) for pick in checked.picks])),
        sent_form(pd.DataFrame(_weight_rows(view, checked.runs))),
        words.sentences(notes),
    )


def _name(view: View, industry: str) -> str:
    return industry_name(view.assessment, industry, for_markdown(view.words), short=True)


def _agrees(view: View, pick: str) -> bool:
    """Whether a rule or a way to weigh picks the winner, or what nothing tells from it."""
    winner = view.assessment.verdict.winner
    return pick == winner or pick in twins_of(winner, view.assessment.cells)


def _row(view: View, pick: RulePick) -> dict[str, str]:
    words = view.words
    name = _name(view, pick.pick)
    return {
        words("agreement.rule"): words(f"agreement.rules.{pick.rule}"),
        words("agreement.picks"): name if _agrees(view, pick.pick) else f"**{name}**",
        words("agreement.figure"): _figure(view, pick, pick.figure),
        words("agreement.next"): _figure(view, pick, pick.next_figure),
    }


def _figure(view: View, pick: RulePick, value: float) -> str:
    return view.words.number(100 * value if pick.rule in SHARES else value, 1)


def _weight_rows(view: View, runs: WeightRuns) -> list[dict[str, str]]:
    """Who wins under each way to weigh, and how often that industry ranks first."""
    words, equal, whose = view.words, view.assessment.weights.equal, view.assessment.whose_weights
    own = "equal_own" if whose == "equal" else whose
    rows = []
    for run in runs.runs:
        if run.winner is None or (run.name == "equal" and equal):
            continue  # equal weights stand in the first row already
        label = own if run.name == "own" else run.name
        rows.append(
            {
                words("agreement.weights_heading"): words(f"agreement.weights_names.{label}"),
                words("agreement.picks"): _winner_of(view, run, runs),
                words("agreement.first"): words.hundred(run.first_shares[run.winner]),
            }
        )
    return rows


def _winner_of(view: View, run: WeightRun, runs: WeightRuns) -> str:
    """The winner of a run, with its reserve; bold where it is another than under the founder's own weights."""
    name = _name(view, run.winner or "")
    named = name if _agrees(view, run.winner or "") else f"**{name}**"
    return view.words("agreement.tie", name=named) if run.tie else named


def _about_weights(view: View, runs: WeightRuns) -> list[str]:
    """Whether the weights decide, and whether the founder's own and equal ones agree."""
    words, winner = view.words, _name(view, runs.own.winner or "")
    agree = all(_agrees(view, run.winner) for run in runs.runs if run.winner)
    key = "need_no_debate" if runs.need_no_debate else "agree" if agree else "differ"
    sentences = [words(f"agreement.weights_{key}", winner=winner)]
    if not view.assessment.weights.equal and not (agree or runs.need_no_debate):
        equal = "agrees" if _agrees(view, runs.equal.winner or "") else "differs"
        sentences.append(words(f"agreement.equal_{equal}", winner=winner, other=_name(view, runs.equal.winner or "")))
    return sentences


def _regret(view: View) -> str:
    """What it costs on average to have picked the winner, or the runner-up, when another turns out best."""
    verdict, standings = view.assessment.verdict, view.assessment.standings
    winner, other = verdict.winner, verdict.runner_up
    if winner is None or other is None:
        return ""
    own, cost = (view.words.number(standings[each].expected_regret or 0.0, 1) for each in (winner, other))
    return view.words("agreement.regret", winner=_name(view, winner), own=own, other=_name(view, other), cost=cost)


def _invariance(view: View, picks: tuple[RulePick, ...], turned: tuple[Reversal, ...]) -> str:
    """Whether leaving out another industry changes the pick of TOPSIS; the score cannot be turned that way."""
    if len(view.assessment.comparable_ids) < 3:
        return ""
    pick = next(each.pick for each in picks if each.rule == "topsis")
    for reversal in turned:
        turned_to = reversal.without_it[0]
        if reversal.with_it[0] == pick != turned_to and turned_to not in twins_of(pick, view.assessment.cells):
            named = {"removed": _name(view, reversal.removed), "pick": _name(view, reversal.without_it[0])}
            return view.words("agreement.turned", **named)
    return view.words("agreement.turned_lower" if turned else "agreement.turned_same")
