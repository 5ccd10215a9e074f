"""The decision on one page, to hand over: Markdown for people, CSV for spreadsheets."""

import csv
import io
from collections.abc import Mapping

from assessment.assess import Assessment
from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan
from reports.listing_words import reason_texts
from reports.verdict_text import sure_line, strategy_line, verdict_line
from reports.wording import condition_text, factor_name, industry_name, strategy_cell
from strategies import Advice

LARGEST = 6  # contributions worth a line on one page


def decision_markdown(
    assessment: Assessment, advice: Mapping[str, Advice], listing: ListingPlan | None, words: Words
) -> str:
    """The whole decision: verdict, ranking, why, strategies with actions, first listings, and the limits of it all."""
    winner = assessment.verdict.winner
    title = words("report.title", winner=industry_name(assessment, winner, words)) if winner else words("report.title_none")
    parts = [f"# {title}", verdict_line(assessment, words), sure_line(assessment, words)]
    if winner:
        parts.append(strategy_line(advice[winner], words))
    parts += [_made(assessment, words), f"## {words('report.ranking')}", _ranking(assessment, advice, words)]
    if winner:
        parts += [f"## {words('report.why')}", _why(assessment, winner, words)]
        parts += [f"## {words('report.strategies')}", _strategies(assessment, advice[winner], words)]
    if listing and listing.picks:
        parts += [f"## {words('report.listings')}", _listings(listing, assessment.known.vocabulary.trade_labels, words)]
    weights = words("decide.equal_weights" if assessment.weights.equal else "decide.own_weights")
    parts += [f"## {words('report.limits')}", words("report.limits_text", weights=weights)]
    return "\n\n".join(part for part in parts if part) + "\n"


def decision_csv(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> str:
    """The ranking as comma-separated values with one decimal; text that a spreadsheet might run is quoted away."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    names = ("rank", "industry", "score", "p05", "p95", "first_in_100", "regret", "posture", "strategy", "stays_in_100")
    rows.writerow(["id", *names])
    for number, each in enumerate(assessment.ranking, start=1):
        strategy, stays = strategy_cell(advice[each.id], words)
        compared = each.comparable
        rows.writerow(
            [
                each.id,
                number if compared else "",
                inert(industry_name(assessment, each.id, words)),
                f"{each.score:.1f}",
                f"{each.p05:.1f}",
                f"{each.p95:.1f}",
                f"{100 * each.rank_share[0]:.0f}" if compared else "",
                f"{each.expected_regret:.1f}" if each.expected_regret is not None else "",
                each.posture,
                inert(strategy),
                stays,
            ]
        )
    return written.getvalue()


def inert(text: str) -> str:
    """Text that a spreadsheet will not take for a formula.

    >>> inert("=1+1"), inert("Packaging")
    ("'=1+1", 'Packaging')
    """
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(headings: list[str], rows: list[list[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def _made(assessment: Assessment, words: Words) -> str:
    founder = assessment.founder.founder
    return words(
        "report.made",
        as_of=assessment.as_of.isoformat(),
        seed=assessment.seed,
        draws=words.number(assessment.draws),
        founder=words.text(founder.name) or founder.id,
        outlook=words.number(assessment.outlook, 2),
    )


def _ranking(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> str:
    names = ("rank", "industry", "score", "range", "first", "regret", "strategy", "stays")
    rows = [
        [
            str(number) if each.comparable else "–",
            industry_name(assessment, each.id, words),
            words.number(each.score),
            words.span(each.p05, each.p95),
            words.hundred(each.rank_share[0]) if each.comparable else "–",
            words.number(each.expected_regret, 1) if each.expected_regret is not None else "–",
            *strategy_cell(advice[each.id], words),
        ]
        for number, each in enumerate(assessment.ranking, start=1)
    ]
    return _table([words(f"report.{name}") for name in names], rows)


def _why(assessment: Assessment, winner: str, words: Words) -> str:
    apart = assessment.standings[winner].contributions
    largest = sorted(apart, key=lambda factor: -abs(apart[factor]))[:LARGEST]
    rows = [[factor_name(assessment, each, words), words.number(apart[each], 1, signed=True)] for each in largest]
    return _table([words("report.factor"), words("report.contribution")], rows)


def _strategies(assessment: Assessment, advice: Advice, words: Words) -> str:
    parts = []
    for each in advice.strategies:
        parts.append(f"### {words.text(each.title)} ({words('strategy.holds', value=words.hundred(each.stays))})")
        parts.append("\n".join(f"- {condition_text(trace, assessment, words)}" for trace in each.conditions))
        if each.fires:
            names = ("workstream", "action", "owner", "days", "measure")
            rows = [
                [
                    words(f"workstreams.{stream}"),
                    words.text(action.title),
                    words.text(action.owner),
                    words.number(action.days),
                    words.text(action.measure),
                ]
                for stream, actions in each.actions.items()
                for action in actions
            ]
            parts.append(_table([words(f"strategy.{name}") for name in names], rows))
    return "\n\n".join(parts)


def _listings(plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> str:
    rows = [
        [words(f"listings.groups.{pick.group}"), pick.platform.name, pick.platform.domain, "; ".join(reason_texts(pick, trades, words))]
        for pick in plan.picks
    ]
    return _table([words("listings.group"), words("listings.platform"), "URL", words("listings.reasons_label")], rows)
