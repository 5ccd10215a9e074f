"""The answer in words: who leads, how surely, with which strategy, and three short answers."""

import streamlit as st

from assessment.sensitivity.borrowed_lead import BorrowedLead, borrowed_lead
from dashboard.cached import found_flips, planned_research
from dashboard.components.block import prepared
from dashboard.components.whose_profiles import whose_profiles
from dashboard.markdown import for_markdown
from dashboard.session import HOURS
from dashboard.view import View
from locales import Words
from reports.short_answers import change_answer, next_answer
from reports.verdict_text import (
    borrowed_line,
    outlook_line,
    strategy_line,
    sure_line,
    verdict_line,
)
from reports.wording import effects, factor_name, industry_name

BADGES = {"clear": "primary", "leaning": "blue", "open": "gray", "tie": "gray"}
NOTABLE = 0.3  # score points from which a factor is worth naming


def context_line(view: View) -> None:
    """The state of the answer, and what was compared."""
    words, assessment = view.words, view.assessment
    count = len(assessment.comparable_ids)
    industries = (
        words("decide.industries_one") if count == 1 else words("decide.industries_many", count=words.number(count))
    )
    state = "tie" if assessment.verdict.tie else assessment.verdict.state
    badge = f":{BADGES[state]}-badge[{words(f'states.{state}')}] "
    st.markdown(
        (badge if count > 1 else "")  # fewer leave nothing to be open or clear about
        + words(
            "decide.context",
            industries=industries,
            factors=len(view.known.vocabulary.factors),
            weights=words(f"decide.{assessment.whose_weights}_weights"),
            profiles=whose_profiles(view, short=True),
        ),
        width="stretch",
    )


def verdict(view: View) -> None:
    """What was compared, in small; then the first line names the industry, the second how sure and the strategy."""
    words, assessment = for_markdown(view.words), view.assessment
    context_line(view)
    st.title(verdict_line(assessment, words), anchor=False)
    lines = [sure_line(assessment, words), borrowed_line(assessment, prepared(_borrowed, view), words)]
    if assessment.verdict.winner:
        lines.append(strategy_line(view.advice[assessment.verdict.winner], words))
    lines.append(outlook_line(assessment, words))
    st.header(words.sentences(lines), anchor=False)


def _borrowed(view: View) -> BorrowedLead | None:
    return borrowed_lead(view.assessment)


def short_answers(view: View) -> None:
    """Why, what would change it, and what now. What takes a moment comes last, so that the rest is read meanwhile."""
    words, winner = for_markdown(view.words), view.assessment.verdict.winner
    if winner is None or len(view.assessment.comparable_ids) < 2:
        return
    with st.grid(3, min_column_width=240, gap="medium"):
        with st.container(gap=None):
            st.caption(words("decide.why"))
            st.markdown(_why(view, winner))
        with st.container(gap=None):
            st.caption(words("decide.change_short"))
            st.markdown(change_answer(view.assessment, found_flips(view.assessment, view.key), words))
        with st.container(gap=None):
            st.caption(words("decide.next"))
            plan = planned_research(view.assessment, st.session_state[HOURS], view.key)
            st.markdown(next_answer(view.assessment, plan, words))
            with st.container(horizontal=True, gap="small"):
                st.page_link(
                    "dashboard/pages/strategy_page.py",
                    label=words("decide.open_strategy"),
                    icon=":material/arrow_forward:",
                )
                st.page_link(
                    "dashboard/pages/listings_page.py",
                    label=words("decide.open_listings"),
                    icon=":material/arrow_forward:",
                )


def leading_factors(view: View, industry: str, count: int) -> tuple[list[str], list[str]]:
    """The factors that lift an industry most against the mean, and those that hold it back, largest first."""
    apart = view.assessment.standings[industry].contributions
    ordered = sorted(apart, key=lambda factor: -apart[factor])
    up = [each for each in ordered if apart[each] >= NOTABLE][:count]
    down = [each for each in reversed(ordered) if apart[each] <= -NOTABLE][:count]
    return up, down


def _why(view: View, winner: str) -> str:
    up, down = leading_factors(view, winner, 2)
    words = for_markdown(view.words)
    lifts = _sentence(view, words, up, helps=True) if up else ""
    drags = _sentence(view, words, down, helps=False) if down else ""
    return words.sentences([lifts, drags]) or words("decide.why_level")


def _sentence(view: View, words: Words, factors: list[str], *, helps: bool) -> str:
    key = f"decide.why_{'up' if helps else 'down'}_{'one' if len(factors) == 1 else 'many'}"
    return words(key, factors=effects(view.assessment, factors, words, helps=helps, starts=True))


def vetoes(view: View) -> None:
    """What no strength makes up for in the winning industry: shown beside the verdict, never averaged away."""
    words, winner = for_markdown(view.words), view.assessment.verdict.winner
    if winner is None:
        return
    name = industry_name(view.assessment, winner, words, short=True)
    for factor in view.assessment.standings[winner].vetoes:
        likely = view.assessment.cells[winner][factor].likely or 0.0
        text = words(
            "decide.veto",
            industry=name,
            rating=words.number(likely, 1),
            factor=factor_name(view.assessment, factor, words, short=True).lower(),
        )
        st.markdown(f":material/front_hand: {text}")
    for knock_out in view.known.industries[winner].knock_outs:
        because = words.text(knock_out.because)
        st.markdown(f":material/block: {words('decide.knock_out', industry=name, because=because)}")
