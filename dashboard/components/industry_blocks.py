"""The blocks of the Industry page."""

import pandas as pd
import streamlit as st

from dashboard.charts.contributions import contribution_chart
from dashboard.charts.factor_board import factor_rows
from dashboard.components.block import chart_block, drawn, finding, show_chart, show_table
from dashboard.components.decide.verdict import leading_factors
from dashboard.components.factor_drawer import factor_menu
from dashboard.markdown import for_markdown, linked, plain
from dashboard.rows.decide_rows import contribution_rows
from dashboard.rows.industry_rows import (
    board_rows,
    figure_lines,
    grade_counts,
    need_rows,
    old_sources,
    rival_cells,
    sources_by_use,
)
from dashboard.view import View
from knowledge.evidence import Evidence
from knowledge.industry_profile import Rival
from knowledge.vocabulary import EXTERNAL, FAVOURABLE_WHEN_HIGH, INTERNAL, Side
from reports.wording import effects, factor_name, industry_name, source_name

BADGE_COLOURS = {"strength": "blue", "weakness": "orange", "opportunity": "green", "threat": "violet"}


def headline(view: View, industry: str) -> None:
    """The industry in one sentence, where it stands, and four figures."""
    words, standing = for_markdown(view.words), view.assessment.standings[industry]
    name = industry_name(view.assessment, industry, words, short=True)
    up, down = leading_factors(view, industry, 1)
    if up and down:
        best = effects(view.assessment, up, words, helps=True)
        worst = effects(view.assessment, down, words, helps=False)
        st.title(words("industry.title", industry=name, best=best, worst=worst), anchor=False)
    else:
        st.title(words("industry.title_plain", industry=name), anchor=False)
    good, expert, opinion, nothing = grade_counts(view, industry)
    basis = words("industry.basis", own=opinion + nothing, rated=good + expert + opinion + nothing)
    if standing.missing:
        basis = words.sentences([basis, words("industry.basis_missing", count=len(standing.missing))])
    st.header(_line(view, industry, basis), anchor=False)
    if summary := words.text(view.known.industries[industry].summary):
        st.markdown(summary)
    with st.grid(4, min_column_width=160):
        st.metric(
            words("industry.metric_score", range=words.span(standing.p05, standing.p95)), words.number(standing.score)
        )
        first = (
            words("industry.of_100", value=words.hundred(standing.rank_share[0]))
            if standing.comparable
            else words("industry.not_compared")
        )
        st.metric(words("industry.metric_first"), first)
        st.metric(words("industry.metric_grades"), f"{good} · {expert} · {opinion} · {nothing}")
        total = len(view.known.vocabulary.factors)
        st.metric(words("industry.metric_missing"), words("industry.of_16", value=len(standing.missing), all=total))


def _line(view: View, industry: str, basis: str) -> str:
    """Where the industry stands; of one that is not compared only what it lacks."""
    words, standing = view.words, view.assessment.standings[industry]
    if not standing.comparable:
        total = len(view.known.vocabulary.factors)
        return words("industry.line_apart", count=len(standing.missing), all=total)
    return words(
        "industry.line",
        external=words.number(standing.external),
        internal=words.number(standing.internal),
        posture=words(f"postures.{standing.posture}"),
        basis=basis,
    )


def board(view: View, industry: str) -> None:
    """The four sides as cards, S and W over O and T; every factor opens its reasons and sources."""
    words = view.words
    for pair in (INTERNAL, EXTERNAL):
        for column, side in zip(st.columns(2, gap="medium"), pair, strict=True):
            with column, st.container(border=True, gap="small"):
                _card(view, industry, side)
    st.caption(words("industry.board_note"))


def _card(view: View, industry: str, side: Side) -> None:
    words, side_words = view.words, view.known.vocabulary.sides[side]
    direction = words("sides.higher_is_better" if side in FAVOURABLE_WHEN_HIGH else "sides.higher_is_worse")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            f"### :{BADGE_COLOURS[side]}-badge[{plain(side_words.letter)}] {plain(words.text(side_words.label))}",
            width="content",
        )
        st.caption(direction, width="content")
    rows = board_rows(view, industry, side)
    described = words.listing(
        [words("industry.board_row", factor=row.factor_label, rating=row.value_text) for row in rows.itertuples()]
    )
    name = industry_name(view.assessment, industry, words)
    alt = words("industry.board_alt", side=words.text(side_words.label), industry=name, rows=described)
    show_chart(drawn(view, factor_rows, rows, "industry", side), alt=alt, name=f"board_{side}")
    members = [factor.id for factor in view.known.vocabulary.factors.values() if factor.side == side]
    factor_menu(view, industry, members, key=f"open_{side}")


def contributions(view: View, industry: str) -> None:
    """What lifts the score and what drags it, against the mean of those compared."""
    words = view.words
    if not view.assessment.standings[industry].comparable:
        return
    up, down = leading_factors(view, industry, 2)
    rows = contribution_rows(view, industry)
    if up and down:
        shown = for_markdown(words)
        lift = effects(view.assessment, up, shown, helps=True, starts=True)
        drag = effects(view.assessment, down[:1], shown, helps=False)
        title = words(f"industry.contributions_title_{'one' if len(up) == 1 else 'many'}", up=lift, down=drag)
    else:
        title = words("industry.contributions_title_plain")
    largest = words.listing(
        [f"{row.factor_label} {words.number(row.value, 1, signed=True)}" for row in rows.head(3).itertuples()]
    )
    name = industry_name(view.assessment, industry, words)
    with finding(title, words("industry.contributions_unit")):
        chart_block(
            drawn(view, contribution_chart, rows, "decide"),
            alt=words("decide.why_alt", winner=name, parts=largest),
            data=rows[["factor_label", "letter", "value"]].round(2),
            name="contributions",
            words=words,
        )


def missing(view: View, industry: str) -> None:
    """Factors nobody has rated, with how to find out."""
    words, factors = view.words, view.known.vocabulary.factors
    open_ones = view.assessment.standings[industry].missing
    if not open_ones:
        return
    with finding(words("industry.missing_title"), words("industry.missing_unit")):
        show_table(
            pd.DataFrame(
                {
                    words("industry.factor"): [plain(factor_name(view.assessment, each, words)) for each in open_ones],
                    words("industry.how"): [plain(words.text(factors[each].how_to_research)) for each in open_ones],
                    words("industry.hours"): [words.number(factors[each].research_hours, 1) for each in open_ones],
                }
            )
        )


def evidence(view: View, industry: str) -> None:
    """The sources behind the ratings, by how much they carry."""
    words = view.words
    sources = sources_by_use(view, industry)
    classes = view.known.vocabulary.evidence
    old = old_sources(sources, view.assessment.as_of, classes.undated_years)
    title = (
        words("industry.evidence_title", count=len(sources), old=old) if sources else words("industry.evidence_none")
    )
    with finding(title, words("industry.evidence_unit")):
        if not sources:
            return
        show_table(
            pd.DataFrame(
                {
                    words("industry.source"): [
                        linked(source_name(source, words, dated=False), source.url) for _, source, _ in sources
                    ],
                    words("industry.year"): [
                        (source.date or words("industry.undated"))[:4] if source.date else words("industry.undated")
                        for _, source, _ in sources
                    ],
                    words("industry.grade"): [f":gray-badge[{classes.grade_of(source)}]" for _, source, _ in sources],
                    words("industry.carries"): [count for _, _, count in sources],
                }
            )
        )


def rivals(view: View, industry: str) -> None:
    """Sites already in the trade, and where they may be beaten."""
    words, evidence = view.words, view.known.evidence_for(industry)
    listed = view.known.industries[industry].rivals
    raised = sum(rival.raised_usd is not None for rival in listed)
    title = (
        words("industry.rivals_title", count=len(listed), raised=raised) if listed else words("industry.rivals_none")
    )
    memory = words("industry.rivals_memory") if any(rival.unsourced for rival in listed) else ""
    with finding(title, words("industry.rivals_unit", memory=memory)):
        if not listed:
            return
        with st.grid(2, min_column_width=320, gap="medium"):
            for rival in listed:
                with st.container(gap=None):
                    _rival(view, rival, evidence)


def _rival(view: View, rival: Rival, evidence: dict[str, Evidence]) -> None:
    """One rival as an entry: name, key figures, what is known, weak spots, sources."""
    words, cells = view.words, rival_cells(rival, view)
    memory = " \\*" if "url" in rival.unsourced else ""
    st.markdown(f"**{linked(rival.name, rival.url)}**{memory}")
    key_figures = [f"{words(f'industry.{name}')} {plain(cells[name])}" for name in ("founded", "raised", "ease_of_use")]
    st.caption(" · ".join(key_figures))
    known = [plain(cells[name]) for name in ("scale", "status") if cells[name] != "–"]
    if cells["weak_spots"] != "–":
        weak_spots = plain(cells["weak_spots"])
        known.append(words("numbers.titled", title=f"**{words('industry.weak_spots')}**", text=weak_spots))
    if known:
        st.markdown("  \n".join(known))
    cited = [evidence[each.id] for each in rival.evidence if each.id in evidence]
    sources = [linked(source_name(each, words), each.url) for each in cited]
    if sources:
        st.markdown(f":small[{words('numbers.semicolon').join(sources)}]")
    else:
        st.caption(words("industry.factor_no_source"))


def needs(view: View, industry: str) -> None:
    """What an entrant needs, and for which model the capital is meant."""
    words, profile = view.words, view.known.industries[industry]
    rows = need_rows(profile, view)
    if not rows:
        return
    model = words(f"industry.models.{profile.needs.model}") if profile.needs.model else words("industry.models.unsaid")
    with finding(words("industry.needs_title"), words("industry.needs_unit", model=model)):
        names = ("need", "low", "likely", "high", "grade")
        table = pd.DataFrame([{words(f"industry.{name}"): plain(row[name]) for name in names} for row in rows])
        show_table(table)
        reasons = [
            "- " + words("numbers.titled", title=plain(row["need"]), text=plain(row["because"]))
            for row in rows
            if row["because"] != "–"
        ]
        if reason := words.text(profile.needs.because):
            reasons.insert(0, plain(reason) + "\n")
        st.caption("\n".join(reasons))


def figures(view: View, industry: str) -> None:
    """Every measured figure with its year, scope and source."""
    words, profile = view.words, view.known.industries[industry]
    rows = figure_lines(profile, view)
    if not rows:
        return
    with finding(words("industry.figures_title", count=len(rows)), words("industry.figures_unit")):
        half = (len(rows) + 1) // 2
        for column, part in zip(st.columns(2, gap="large"), (rows[:half], rows[half:]), strict=True):
            column.markdown("\n".join(part))
