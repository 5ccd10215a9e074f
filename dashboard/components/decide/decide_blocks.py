"""The evidence under the verdict: ranking, why, ratings side by side, inside and outside."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from dashboard.charts.contributions import contribution_chart
from dashboard.charts.heatmap import heatmap_chart
from dashboard.charts.position_map import position_map
from dashboard.charts.ranking import ranking_chart
from dashboard.components.block import chart_block, drawn, finding, prepared
from dashboard.components.decide.provisional import provisional
from dashboard.components.decide.verdict import leading_factors
from dashboard.components.factor_drawer import factor_menu
from dashboard.components.whose_profiles import whose_profiles
from dashboard.markdown import for_markdown, plain
from dashboard.rows.decide_rows import (
    contribution_rows,
    heatmap_rows,
    map_rows,
    ranking_data,
    ranking_rows,
    widest_factors,
)
from dashboard.rows.twins import alike_names
from dashboard.view import View
from locales import Words, half_up
from reports.wording import effects, factor_name, industry_name


def _name(view: View, industry: str) -> str:
    return industry_name(view.assessment, industry, view.words, short=True)


class ChartBlock(NamedTuple):
    """A chart with its text alternative and the table behind it; its finding and what is plotted, if it has them."""

    spec: dict[str, Any]
    alt: str
    data: pd.DataFrame
    title: str = ""
    unit: str = ""


def ranking(view: View) -> None:
    """Score with range and rank shares of every industry compared; the others stand apart with what they lack."""
    words, assessment = view.words, view.assessment
    if assessment.comparable_ids:
        block = prepared(_ranking, view)
        note = words(
            "decide.ranking_note",
            profiles=whose_profiles(view),
            draws=words.number(assessment.draws),
            seed=assessment.seed,
            as_of=assessment.as_of.isoformat(),
        )
        chart_block(block.spec, alt=block.alt, data=block.data, name="ranking", words=words, note=note)
    provisional(view)


def _ranking(view: View) -> ChartBlock:
    words, rows = view.words, ranking_rows(view)
    leader = rows.iloc[0]
    alt = words(
        "decide.ranking_alt",
        count=len(rows),
        winner=leader["name"],
        score=words.number(leader["score"]),
        range=words.span(leader["p05"], leader["p95"]),
        share=words.hundred(leader["shares"][0]),
    )
    return ChartBlock(drawn(view, ranking_chart, rows, "decide"), alt, ranking_data(rows, view))


def _shown(block: ChartBlock, name: str, words: Words, beside: Callable[[], None] | None = None) -> None:
    with finding(block.title, block.unit):
        chart_block(block.spec, alt=block.alt, data=block.data, name=name, words=words, beside=beside)


def why(view: View, winner: str) -> None:
    """What sets the winner apart from the others, factor by factor."""
    factors = list(view.known.vocabulary.factors)
    _shown(
        prepared(_why, view, winner),
        "why",
        view.words,
        beside=lambda: factor_menu(view, winner, factors, key="why_factors"),
    )


def _why(view: View, winner: str) -> ChartBlock:
    words = view.words
    name = plain(_name(view, winner))
    rows = contribution_rows(view, winner)
    largest = rows.reindex(rows["value"].abs().sort_values(ascending=False).index).head(4)
    parts = words.listing(
        [f"{each.factor_label} {words.number(each.value, 1, signed=True)}" for each in largest.itertuples()]
    )
    return ChartBlock(
        drawn(view, contribution_chart, rows, "decide"),
        words("decide.why_alt", winner=_name(view, winner), parts=parts),
        rows[["factor_label", "letter", "value"]].round(2),
        _why_title(view, winner),
        words("decide.why_unit", winner=name, count=len(view.assessment.comparable_ids)),
    )


def _why_title(view: View, winner: str) -> str:
    words, shown, name = view.words, for_markdown(view.words), plain(_name(view, winner))
    up, down = leading_factors(view, winner, 2)
    if not up:
        return words("decide.why_title_level", winner=name)
    lift = effects(view.assessment, up, shown, helps=True, starts=True)
    if not down:
        return words("decide.why_title", up=lift, winner=name)
    drag = effects(view.assessment, down[:1], shown, helps=False)
    return words(f"decide.why_title_pull_{'one' if len(up) == 1 else 'many'}", up=lift, winner=name, down=drag)


def ratings(view: View) -> None:
    """All ratings side by side, in the order of the ranking."""
    _shown(prepared(_ratings, view), "ratings", view.words)


def _ratings(view: View) -> ChartBlock:
    words = view.words
    rows = heatmap_rows(view)
    widest = widest_factors(view, 3)
    names = words.listing([factor_name(view.assessment, each, words, short=True).lower() for each in widest])
    title = words("decide.heatmap_title", factors=plain(names)) if widest else words("decide.heatmap_title_one")
    wide = rows.pivot(index="factor_id", columns="industry_label", values="likely").reindex(
        list(view.known.vocabulary.factors)
    )
    wide = wide.map(lambda rating: half_up(rating, 1))
    wide.insert(0, words("industry.factor"), [factor_name(view.assessment, each, words) for each in wide.index])
    return ChartBlock(
        drawn(view, heatmap_chart, rows, "decide"),
        words("decide.heatmap_alt", count=len(view.assessment.ids), factors=len(wide), widest=names or "–"),
        wide.reset_index(drop=True),
        title,
        words("decide.heatmap_unit"),
    )


def position(view: View) -> None:
    """Internal against external position."""
    _shown(prepared(_position, view), "position", view.words)


def _position(view: View) -> ChartBlock:
    words, rows = view.words, map_rows(view)
    names = alike_names(view, rows["id"])
    best = [names[rows.loc[rows[axis].idxmax(), "id"]] for axis in ("external", "internal")]
    if len(rows) == 1:
        title = words("decide.map_title_one", industry=plain(best[0]))
    elif best[0] == best[1]:
        title = words("decide.map_title_both", industry=plain(best[0]))
    else:
        title = words("decide.map_title", external=plain(best[0]), internal=plain(best[1]))
    parts = words.listing(
        [f"{each.name} {words.number(each.internal)} / {words.number(each.external)}" for each in rows.itertuples()]
    )
    return ChartBlock(
        drawn(view, position_map, rows, "decide"),
        words("decide.map_alt", parts=parts),
        rows.drop(columns=["id", "role"]).round(1),
        title,
        words("decide.map_unit"),
    )
