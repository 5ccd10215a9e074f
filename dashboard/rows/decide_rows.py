"""The tables of the Decide page."""

import pandas as pd

from dashboard.rows.names import distinct_names
from dashboard.view import View
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH
from locales import in_hundred
from reports.wording import factor_name, strategy_cell


def ranking_rows(view: View) -> pd.DataFrame:
    """One row an industry that is compared, best first."""
    words, names = view.words, distinct_names(view, view.assessment.ids, short=True)
    rows = []
    for number, each in enumerate((each for each in view.assessment.ranking if each.comparable), start=1):
        strategy, stays = strategy_cell(view.advice[each.id], words)
        held = stays != "–"
        rows.append(
            {
                "id": each.id,
                "rank": number,
                "name": names[each.id],
                "strategy": strategy if held else words("decide.no_strategy"),
                "stays_text": words("decide.stays", value=stays) if held else "",
                "score": each.score,
                "p05": each.p05,
                "p25": each.p25,
                "p75": each.p75,
                "p95": each.p95,
                "regret": each.expected_regret,
                "is_leader": each.id == view.assessment.verdict.winner,
                "shares": list(each.rank_share),
            }
        )
    return pd.DataFrame(rows)


def ranking_data(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """The ranking as people read it in a table, every industry included."""
    words = view.words
    hundreds = [[in_hundred(share) for share in shares] for shares in rows["shares"]]
    first, *later = zip(*hundreds, strict=True)
    columns = {
        words("report.rank"): rows["rank"],
        words("report.industry"): rows["name"],
        words("report.score"): rows["score"].round(1),
        "5%": rows["p05"].round(1),
        "95%": rows["p95"].round(1),
        words("report.first"): first,
        words("report.regret"): rows["regret"].round(1),
        words("report.strategy"): rows["strategy"],
        words("report.stays"): rows["stays_text"],
    }
    return pd.DataFrame(
        columns | {words("report.at_rank", rank=rank): shares for rank, shares in enumerate(later, start=2)}
    )


def contribution_rows(view: View, industry: str) -> pd.DataFrame:
    """One row a factor: what it does to the score against the mean of those compared, largest first."""
    factors = view.known.vocabulary.factors
    apart = view.assessment.standings[industry].contributions
    rows = [
        {
            "factor_label": factor_name(view.assessment, each, view.words, short=True),
            "side": factors[each].side,
            "letter": view.known.vocabulary.sides[factors[each].side].letter,
            "value": apart[each],
        }
        for each in sorted(apart, key=lambda factor: -apart[factor])
    ]
    return pd.DataFrame(rows, columns=["factor_label", "side", "letter", "value"])


def outlook_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The outlook lines as people read them: one row an outlook, one column an industry, points behind the best."""
    return rows.pivot(index="outlook", columns="name", values="behind").round(2).reset_index()


def heatmap_rows(view: View) -> pd.DataFrame:
    """One row a cell of every industry shown, in the order of factors and ranking."""
    words, vocabulary = view.words, view.known.vocabulary
    names = distinct_names(view, view.assessment.ids, short=True)
    rows = []
    for factor in vocabulary.factors.values():
        for rank, each in enumerate(view.assessment.ranking, start=1):
            cell = view.assessment.cells[each.id][factor.id]
            up = factor.side in FAVOURABLE_WHEN_HIGH
            favourable = None if cell.likely is None else cell.likely / 10 if up else 1 - cell.likely / 10
            rows.append(
                {
                    "id": each.id,
                    "industry_label": names[each.id],
                    "rank": rank,
                    "factor_id": factor.id,
                    "factor_label": factor_name(view.assessment, factor.id, words, short=True),
                    "side": factor.side,
                    "letter": vocabulary.sides[factor.side].letter,
                    "likely": cell.likely,
                    "favourable": favourable,
                    "origin": cell.origin,
                }
            )
    return pd.DataFrame(rows)


def widest_factors(view: View, count: int) -> list[str]:
    """The factors on which the industries differ most, by the spread of their likely ratings."""
    spreads = {}
    for factor in view.known.vocabulary.factors:
        likely = (cells[factor].likely for cells in view.assessment.cells.values())
        ratings = [each for each in likely if each is not None]
        if len(ratings) > 1:
            spreads[factor] = max(ratings) - min(ratings)
    return sorted((each for each in spreads if spreads[each] > 0), key=lambda each: -spreads[each])[:count]


def map_rows(view: View) -> pd.DataFrame:
    """Internal and external position of the industries compared, with 5 to 95% ranges."""
    winner, runner_up = view.assessment.verdict.winner, view.assessment.verdict.runner_up
    names = distinct_names(view, view.assessment.ids, short=True)
    return pd.DataFrame(
        [
            {
                "id": each.id,
                "name": names[each.id],
                "internal": each.internal,
                "internal_p05": each.internal_range[0],
                "internal_p95": each.internal_range[1],
                "external": each.external,
                "external_p05": each.external_range[0],
                "external_p95": each.external_range[1],
                "role": "leader" if each.id == winner else "second" if each.id == runner_up else "other",
            }
            for each in view.assessment.ranking
            if each.comparable
        ]
    )
