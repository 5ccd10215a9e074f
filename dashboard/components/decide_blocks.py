"""The evidence under the verdict: ranking, why, outlook, ratings side by side, inside and outside."""

import pandas as pd
import streamlit as st

from dashboard.charts.contributions import contribution_chart
from dashboard.charts.heatmap import heatmap_chart
from dashboard.charts.outlook import outlook_chart
from dashboard.charts.position_map import position_map
from dashboard.charts.ranking import ranking_chart
from dashboard.components.block import chart_block, data_popover, drawn, finding, show_chart
from dashboard.components.factor_drawer import factor_menu
from dashboard.components.verdict import leading_factors
from dashboard.markdown import for_markdown, plain
from dashboard.rows.decide_rows import (
    contribution_rows,
    heatmap_rows,
    map_rows,
    outlook_table,
    ranking_data,
    ranking_rows,
    widest_factors,
)
from dashboard.rows.outlook_lines import outlook_leaders, outlook_rows
from dashboard.session import OUTLOOK
from dashboard.view import View
from reports.wording import effects, factor_name, industry_name


def _name(view: View, industry: str) -> str:
    return industry_name(view.assessment, industry, view.words, short=True)


def ranking(view: View) -> None:
    """Score with range and rank shares of every industry compared; the others are listed with what they lack."""
    words, assessment = view.words, view.assessment
    rows = ranking_rows(view)
    if len(rows):
        leader = rows.iloc[0]
        alt = words(
            "decide.ranking_alt",
            count=len(rows),
            winner=leader["name"],
            score=words.number(leader["score"]),
            range=words.span(leader["p05"], leader["p95"]),
            share=words.hundred(leader["shares"][0]),
        )
        note = words(
            "decide.ranking_note",
            draws=words.number(assessment.draws),
            seed=assessment.seed,
            as_of=assessment.as_of.isoformat(),
        )
        chart_block(
            drawn(view, ranking_chart, rows, "decide"),
            alt=alt,
            data=ranking_data(rows, view),
            name="ranking",
            words=words,
            note=note,
        )
    apart = [each for each in assessment.ranking if not each.comparable]
    if apart:
        named = [
            words(
                "decide.not_compared_row",
                industry=plain(_name(view, each.id)),
                factors=words.listing(
                    [plain(factor_name(assessment, factor, words, short=True)).lower() for factor in each.missing]
                ),
            )
            for each in apart
        ]
        st.caption(words("decide.not_compared", rows=words("numbers.semicolon").join(named)))


def why(view: View, winner: str) -> None:
    """What sets the winner apart from the others, factor by factor."""
    words, shown = view.words, for_markdown(view.words)
    name = plain(_name(view, winner))
    rows = contribution_rows(view, winner)
    up, down = leading_factors(view, winner, 2)
    lift = effects(view.assessment, up, shown, helps=True, starts=True)
    if up and down:
        drag = effects(view.assessment, down[:1], shown, helps=False)
        title = words(f"decide.why_title_pull_{'one' if len(up) == 1 else 'many'}", up=lift, winner=name, down=drag)
    else:
        title = words("decide.why_title", up=lift, winner=name) if up else words("decide.why_title_level", winner=name)
    largest = rows.reindex(rows["value"].abs().sort_values(ascending=False).index).head(4)
    parts = words.listing(
        [f"{each.factor_label} {words.number(each.value, 1, signed=True)}" for each in largest.itertuples()]
    )
    with finding(title, words("decide.why_unit", winner=name, count=len(view.assessment.comparable_ids))):
        chart_block(
            drawn(view, contribution_chart, rows, "decide"),
            alt=words("decide.why_alt", winner=_name(view, winner), parts=parts),
            data=rows[["factor_label", "letter", "value"]].round(2),
            name="why",
            words=words,
            beside=lambda: factor_menu(view, winner, list(view.known.vocabulary.factors), key="why_factors"),
        )


def outlook(view: View, winner: str) -> None:
    """How the lead changes from pessimist to optimist, with the outlook as a slider under the same axis."""
    words, leaders = view.words, outlook_leaders(view)
    others = [(at, each) for at, each in leaders if each != winner]
    if others:
        at, other = others[0]
        side = "outlook_where_below" if at == 0 else "outlook_where_above"
        title = words("decide.outlook_title_changes", other=plain(_name(view, other)), where=words(f"decide.{side}"))
    else:
        title = words("decide.outlook_title_same", winner=plain(_name(view, winner)))
    breaks = [
        (at, words("decide.outlook_break", at=words.number(at, 2), winner=_name(view, each)))
        for at, each in leaders[1:]
    ]
    sentences = [words("decide.outlook_at", at=words.number(at, 2), winner=_name(view, each)) for at, each in leaders]
    rows = pd.DataFrame(outlook_rows(view))
    with finding(title, words("decide.outlook_unit")):
        spec = drawn(view, outlook_chart, rows, "decide", view.assessment.outlook, breaks)
        show_chart(spec, alt=words("decide.outlook_alt", sentence=words.sentences(sentences)), name="outlook")
        st.slider(
            words("decide.outlook_label"),
            0.0,
            1.0,
            step=0.05,
            key=OUTLOOK,
            help=words("decide.outlook_help"),
            persist_state="session",
        )
        with st.container(horizontal_alignment="right"):
            data_popover(outlook_table(rows), "outlook", words)


def ratings(view: View) -> None:
    """All ratings side by side, in the order of the ranking."""
    words = view.words
    rows = heatmap_rows(view)
    widest = widest_factors(view, 3)
    names = words.listing([factor_name(view.assessment, each, words, short=True).lower() for each in widest])
    title = words("decide.heatmap_title", factors=plain(names)) if widest else words("decide.heatmap_title_one")
    wide = rows.pivot(index="factor_id", columns="industry_label", values="likely").reindex(
        list(view.known.vocabulary.factors)
    )
    wide.insert(0, words("industry.factor"), [factor_name(view.assessment, each, words) for each in wide.index])
    with finding(title, words("decide.heatmap_unit")):
        alt = words("decide.heatmap_alt", count=len(view.assessment.ids), factors=len(wide), widest=names or "–")
        chart_block(
            drawn(view, heatmap_chart, rows, "decide"),
            alt=alt,
            data=wide.round(1).reset_index(drop=True),
            name="ratings",
            words=words,
        )


def position(view: View) -> None:
    """Internal against external position."""
    words, rows = view.words, map_rows(view)
    best = rows.loc[rows["external"].idxmax(), "name"], rows.loc[rows["internal"].idxmax(), "name"]
    if len(rows) == 1:
        title = words("decide.map_title_one", industry=plain(best[0]))
    elif best[0] == best[1]:
        title = words("decide.map_title_both", industry=plain(best[0]))
    else:
        title = words("decide.map_title", external=plain(best[0]), internal=plain(best[1]))
    parts = words.listing(
        [f"{each.name} {words.number(each.internal)} / {words.number(each.external)}" for each in rows.itertuples()]
    )
    with finding(title, words("decide.map_unit")):
        chart_block(
            drawn(view, position_map, rows, "decide"),
            alt=words("decide.map_alt", parts=parts),
            data=rows.drop(columns="role").round(1),
            name="position",
            words=words,
        )
