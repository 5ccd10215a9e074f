"""The blocks of the Strategy page."""

import streamlit as st

from dashboard.charts.condition_rows import condition_rows
from dashboard.charts.strategy_bars import strategy_bars
from dashboard.components.block import chart_block, data_popover, drawn, finding, show_chart, show_table
from dashboard.markdown import plain
from dashboard.rows.strategy_rows import action_rows, condition_table, each_workstream, strategy_rows
from dashboard.view import View
from reports.wording import condition_text, industry_name
from strategies import Advice, StrategyAdvice


def headline(view: View, advice: Advice) -> None:
    """The best supported strategy for the industry, and how surely; or the nearest."""
    words = view.words
    industry = plain(industry_name(view.assessment, advice.industry, words, short=True))
    if not advice.strategies:
        st.title(words("strategy.title_none", industry=industry), anchor=False)
        st.markdown(words("strategy.nothing"))
        return
    best, miss = advice.best, advice.nearest_miss
    if best is None:
        st.title(words("strategy.title_none", industry=industry), anchor=False)
        if miss:
            named = plain(words.text(miss.title))
            threshold = words.hundred(miss.rule.certainty)
            st.header(
                words("strategy.line_none", strategy=named, stays=words.hundred(miss.stays), threshold=threshold),
                anchor=False,
            )
        return
    st.title(words("strategy.title_best", strategy=plain(words.text(best.title)), industry=industry), anchor=False)
    firing = [each for each in advice.strategies if each.fires]
    second = ""
    if len(firing) > 1:
        named = plain(words.text(firing[1].title))
        second = words("strategy.line_second", strategy=named, stays=words.hundred(firing[1].stays))
    line = words(
        "strategy.line_best",
        stays=words.hundred(best.stays),
        second=second,
        threshold=words.hundred(best.rule.certainty),
    )
    st.header(line, anchor=False)
    if summary := words.text(best.summary):
        st.markdown(plain(summary))


def overview(view: View, advice: Advice) -> None:
    """Every strategy against the threshold."""
    words = view.words
    rows = strategy_rows(view, advice)
    holding = int(rows["fires"].sum())
    key = "strategy.bars_title" if holding else "strategy.bars_title_none"
    parts = words.listing([f"{row.title} {words.hundred(row.stays)}" for row in rows.itertuples()])
    with finding(words(key, count=holding, all=len(rows)), words("strategy.bars_unit")):
        chart_block(
            drawn(view, strategy_bars, rows, "strategy"),
            alt=words("strategy.bars_alt", parts=parts),
            data=rows.round(3),
            name="strategies",
            words=words,
        )


def traces(view: View, advice: Advice, *, firing: bool) -> None:
    """The conditions of the strategies that hold, or of those that do not."""
    shown = [each for each in advice.strategies if each.fires is firing]
    if firing:
        for each in shown or ([advice.nearest_miss] if advice.nearest_miss else []):
            _trace(view, advice.industry, each)
        return
    if advice.best is None and advice.nearest_miss:
        shown = [each for each in shown if each.id != advice.nearest_miss.id]
    columns = st.columns(2, gap="large")
    for number, each in enumerate(shown):
        with columns[number % 2]:
            _trace(view, advice.industry, each)


def _trace(view: View, industry: str, each: StrategyAdvice) -> None:
    words = view.words
    name = plain(words.text(each.title))
    title = words("strategy.trace_title_fires" if each.fires else "strategy.trace_title_silent", strategy=name)
    rows = condition_table(view, industry, each)
    parts = words.listing([condition_text(trace, view.assessment, words) for trace in each.conditions])
    with finding(title, plain(words.text(each.rule.because))):
        alt = words("strategy.trace_alt", strategy=words.text(each.title), parts=parts)
        show_chart(drawn(view, condition_rows, rows, "strategy"), alt=alt, name=f"trace_{each.id}")
        st.caption(_note(view, each))


def _note(view: View, each: StrategyAdvice) -> str:
    words = view.words
    notes = []
    if each.margin is not None:
        level = abs(each.margin) < 0.05
        key = f"strategy.margin{'_level' if level else '' if each.margin > 0 else '_short'}"
        notes.append(words(key, value=words.number(abs(each.margin), 1)))
    notes.append(words("strategy.strength", value=words.number(each.strength, 2), grade=each.rule.confidence))
    if each.others:
        others = [
            words("numbers.aside", text=plain(words.text(other.rule.title)), aside=words.hundred(other.stays))
            for other in each.others
        ]
        notes.append(words("strategy.other_rules", rules=words.listing(others)))
    return words.sentences(notes)


def actions(view: View, advice: Advice) -> None:
    """What to do, by workstream; for the nearest strategy too, said plainly, when none holds."""
    words = view.words
    chosen = advice.best or advice.nearest_miss
    if chosen is None:
        return
    name = plain(words.text(chosen.title))
    rows = action_rows(view, chosen)
    with finding(words("strategy.actions_title", strategy=name), words("strategy.actions_unit")):
        if not chosen.fires:
            st.caption(words("strategy.actions_nearest", strategy=name))
        with st.grid(2, min_column_width=340, gap="medium"):
            for stream in each_workstream(view, chosen):
                show_table(stream.map(plain))
        data_popover(rows, "actions", words)
