"""A factor opened: its question, rating, where it comes from, reason, sources with age, and how to find out more."""

import streamlit as st

from assessment.cell import Cell
from dashboard.components.drawer import open_drawer
from dashboard.markdown import for_markdown, linked, plain
from dashboard.rows.names import distinct_factors
from dashboard.view import View
from knowledge.evidence import Evidence
from knowledge.vocabulary import Factor
from locales import Words
from reports.measured import figure_text, fitting_digits, reason_text, region_text
from reports.wording import source_name


def factor_menu(view: View, industry: str, factors: list[str], key: str) -> None:
    """A quiet button that opens one of the factors in a drawer."""
    labels = distinct_factors(view, factors)
    chosen = st.menu_button(
        view.words("industry.open_factor"),
        factors,
        format_func=lambda each: plain(labels[each]),
        key=key,
        type="tertiary",
        icon=":material/unfold_more:",
    )
    if chosen:
        open_factor(view, industry, chosen)


def open_factor(view: View, industry: str, factor_id: str) -> None:
    """Show one factor of one industry in a drawer at the right."""
    words, factor = for_markdown(view.words), view.known.vocabulary.factors[factor_id]
    letter = view.known.vocabulary.sides[factor.side].letter
    title = f"{letter} · {words.text(factor.label)} · {words.text(view.known.industries[industry].name)}"
    open_drawer(title, _factor, view, industry, factor)


def _factor(view: View, industry: str, factor: Factor) -> None:
    words, cell = for_markdown(view.words), view.assessment.cells[industry][factor.id]
    st.markdown(f"*{words.text(factor.question)}*" if words.language == "en" else f"「{words.text(factor.question)}」")
    st.markdown(f"**{words('industry.factor_rating')}**  \n{_rating(cell, words)}")
    _anchor(factor, cell, words)
    if reason := reason_text(cell, view.known.industries[industry], words):
        st.markdown(f"**{words('industry.factor_because')}**  \n{reason}")
    _working(view, industry, cell)
    standing = view.assessment.standings[industry]
    if factor.id in standing.contributions:
        value = words.number(standing.contributions[factor.id], 1, signed=True)
        st.caption(words("industry.factor_contribution", value=value))
    st.markdown(f"**{words('industry.factor_sources')}**")
    _sources(cell, view.known.evidence_for(industry), words)
    if factor.how_to_research:
        st.markdown(f"**{words('industry.factor_how')}**  \n{words.text(factor.how_to_research)}")


def _rating(cell: Cell, words: Words) -> str:
    origin = words(f"origins.{cell.origin}")
    if cell.likely is None:
        return origin
    span = words.span(cell.low, cell.high, 1)
    return f"{words('industry.factor_range', likely=words.number(cell.likely, 1), range=span)} · {origin}"


def _anchor(factor: Factor, cell: Cell, words: Words) -> None:
    """The worded anchor nearest to the rating: it says what the number means."""
    if cell.likely is None or not factor.anchors:
        return
    likely = cell.likely
    nearest = min(factor.anchors, key=lambda value: abs(value - likely))
    st.caption(words("industry.factor_anchor", value=nearest, text=words.text(factor.anchors[nearest])))


def _working(view: View, industry: str, cell: Cell) -> None:
    """The numbers behind a formula or yardstick."""
    if not cell.working:
        return
    words, indicators = for_markdown(view.words), view.known.industries[industry].indicators
    lines = []
    for name, value in cell.working:
        exact, indicator = words.number(value, fitting_digits(value)), indicators.get(name)
        if indicator:
            facts = " · ".join(each for each in (indicator.year, region_text(indicator.scope, view.words)) if each)
            figure = plain(figure_text(indicator, view.words))
            label, told = words.text(indicator.label) or plain(name), plain(facts)
            figure = words("numbers.aside", text=figure, aside=told) if told else figure
        else:
            label, figure = words(f"working.{name}"), exact
        lines.append("- " + words("numbers.titled", title=label, text=figure))
    st.markdown(f"**{words('industry.factor_working')}**\n" + "\n".join(lines))


def _sources(cell: Cell, evidence: dict[str, Evidence], words: Words) -> None:
    if not cell.sources:
        st.caption(words("industry.factor_no_source"))
    for source_id in cell.sources:
        if source_id in evidence:  # shared sources may be unreadable for a moment
            st.markdown(source_line(evidence[source_id], words))


def source_line(source: Evidence, words: Words) -> str:
    """A source in one line: its name as a link, date, scope and grade."""
    as_it_is = Words(words.language, words.catalogue)  # a link makes its text plain itself
    title = linked(source_name(source, as_it_is, dated=False), source.url)
    facts = [source.date or words("industry.undated"), region_text(source.scope, as_it_is), source.grade]
    return f"- {title}  \n  " + " · ".join(plain(str(each)) for each in facts if each)
