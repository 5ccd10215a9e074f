"""The answer in words: who leads, how surely, with which strategy, and three short answers."""

import streamlit as st

from dashboard.markdown import for_markdown
from dashboard.rows.outlook_lines import outlook_leaders
from dashboard.view import View
from locales import Words
from reports.verdict_text import outlook_line, strategy_line, sure_line, verdict_line
from reports.wording import effects, factor_name, industry_name

BADGES = {"clear": "primary", "leaning": "blue", "open": "gray"}
NOTABLE = 0.3  # score points from which a factor is worth naming


def context_line(view: View) -> None:
    """The state of the answer, and what was compared."""
    words, assessment = view.words, view.assessment
    count = len(assessment.comparable_ids)
    industries = (
        words("decide.industries_one") if count == 1 else words("decide.industries_many", count=words.number(count))
    )
    st.markdown(
        f":{BADGES[assessment.verdict.state]}-badge[{words(f'states.{assessment.verdict.state}')}] "
        + words(
            "decide.context",
            industries=industries,
            factors=len(view.known.vocabulary.factors),
            weights=words("decide.equal_weights" if assessment.weights.equal else "decide.own_weights"),
        ),
        width="stretch",
    )


def verdict(view: View) -> None:
    """The first line names the industry, the second how sure and the strategy."""
    words, assessment = for_markdown(view.words), view.assessment
    st.title(verdict_line(assessment, words), anchor=False)
    lines = [sure_line(assessment, words)]
    if assessment.verdict.winner:
        lines.append(strategy_line(view.advice[assessment.verdict.winner], words))
    lines.append(outlook_line(assessment, words))
    st.header(words.sentences(lines), anchor=False)


def short_answers(view: View) -> None:
    """Why, at another outlook, and what now."""
    words, winner = for_markdown(view.words), view.assessment.verdict.winner
    if winner is None or len(view.assessment.comparable_ids) < 2:
        return
    with st.grid(3, min_column_width=240, gap="medium"):
        with st.container(gap=None):
            st.caption(words("decide.why"))
            st.markdown(_why(view, winner))
        with st.container(gap=None):
            st.caption(words("decide.outlook_short"))
            st.markdown(_outlook(view))
        with st.container(gap=None):
            st.caption(words("decide.next"))
            own = not view.assessment.founder.is_example
            name = industry_name(view.assessment, winner, words, short=True)
            st.markdown(words("decide.next_text_own" if own else "decide.next_text", winner=name))
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


def _outlook(view: View) -> str:
    words, leaders = for_markdown(view.words), outlook_leaders(view)
    names = [industry_name(view.assessment, each, words, short=True) for _, each in leaders]
    if len(leaders) == 1:
        return words("decide.outlook_same", winner=names[0])
    parts = [words("decide.outlook_below", at=words.number(leaders[1][0], 2), winner=names[0])]
    parts += [
        words("decide.outlook_above", at=words.number(at, 2), winner=name)
        for (at, _), name in zip(leaders[1:], names[1:], strict=True)
    ]
    text = words.listing(parts)
    return words("decide.outlook_changes", parts=text[:1].upper() + text[1:])


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
