"""The decision on one page, to hand over: Markdown for people, CSV for spreadsheets."""

from collections.abc import Mapping

from assessment.assess import Assessment
from assessment.research.plan import research
from assessment.sensitivity.borrowed_lead import borrowed_lead
from assessment.sensitivity.search import search_flips
from assessment.traps.find import find_traps
from locales import Words, in_hundred
from plans.listing import ListingPlan
from reports.decision_answers import change_section, next_section, strategies_section
from reports.listing_words import marked_note, reasons_text
from reports.markdown import markdown_table, markdown_words
from reports.spreadsheet import csv_table
from reports.traps_report import trap_lines
from reports.verdict_text import (
    borrowed_line,
    outlook_line,
    profiles_line,
    reservations,
    strategy_line,
    sure_line,
    verdict_line,
)
from reports.wording import factor_name, industry_name, settings_values, strategy_cell
from strategies import Advice, StrategyAdvice

LARGEST = 6  # contributions worth a line on one page


def decision_markdown(
    assessment: Assessment,
    advice: Mapping[str, Advice],
    listing: ListingPlan | None,
    words: Words,
    hours: float | None = None,
) -> str:
    """The whole decision: who leads, how surely, why, what would change it and what now; then how, and its limits.

    `hours` are those there are for research; the founder's own unless given.
    """
    words = markdown_words(words)
    winner = assessment.verdict.winner
    name = industry_name(assessment, winner, words) if winner else ""
    parts = [f"# {words('report.title', winner=name) if winner else words('report.title_none')}"]
    parts += [verdict_line(assessment, words), sure_line(assessment, words)]
    parts.append(borrowed_line(assessment, borrowed_lead(assessment), words))
    if winner:
        parts.append(strategy_line(advice[winner], words))
    parts += [outlook_line(assessment, words), *reservations(assessment, words)]
    values = settings_values(assessment, words)
    parts.append(words("report.made", **values))
    if assessment.ids:
        parts += [f"## {words('report.ranking')}", _ranking(assessment, advice, words)]
    if winner:
        parts += [f"## {words('report.why')}", _why(assessment, winner, words)]
        parts += [f"## {words('decide.change_short')}", *change_section(assessment, search_flips(assessment), words)]
    best = advice[winner].best if winner else None
    if assessment.ids:
        plan = research(assessment, hours)
        parts += [f"## {words('decide.next')}", *next_section(assessment, plan, best, words)]
    if winner:
        actions = _actions(best, words) if best else ""
        section = strategies_section(assessment, advice[winner], actions, words)
        parts += [f"## {words('report.strategies')}", *section]
    if listing and listing.picks:
        parts += [f"## {words('report.listings')}", _listings(listing, words), marked_note(listing, words)]
    if traps := trap_lines(assessment, find_traps(assessment), words):
        parts += [f"## {words('traps.title')}", "\n".join(f"- {line}" for line in traps)]
    limits = [words("report.limits_text", weights=values["weights"]), profiles_line(assessment, words)]
    parts += [f"## {words('report.limits')}", words.sentences(limits)]
    return "\n\n".join(part for part in parts if part) + "\n"


def decision_csv(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> str:
    """The ranking as comma-separated values with one decimal; what does not exist is left empty."""
    names = ("rank", "industry", "score", "p05", "p95", "first_in_100", "regret", "posture", "strategy", "stays_in_100")
    rows = []
    for number, each in enumerate(assessment.ranking, start=1):
        best = advice[each.id].best
        rows.append(
            [
                each.id,
                str(number) if each.comparable else "",
                industry_name(assessment, each.id, words),
                f"{each.score:.1f}",
                f"{each.p05:.1f}",
                f"{each.p95:.1f}",
                str(in_hundred(each.rank_share[0])) if each.comparable else "",
                f"{each.expected_regret:.1f}" if each.expected_regret is not None else "",
                each.posture,
                words.text(best.title) if best else "",
                str(in_hundred(best.stays)) if best else "",
            ]
        )
    return csv_table(["id", *names], rows)


def _ranking(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> str:
    names = ("rank", "industry", "score", "range", "first", "regret", "strategy", "stays")
    rows = [
        [
            str(number) if each.comparable else "–",
            industry_name(assessment, each.id, words),
            words.number(each.score, 1),
            words.span(each.p05, each.p95),
            words.hundred(each.rank_share[0]) if each.comparable else "–",
            words.number(each.expected_regret, 1) if each.expected_regret is not None else "–",
            *strategy_cell(advice[each.id], words),
        ]
        for number, each in enumerate(assessment.ranking, start=1)
    ]
    return markdown_table([words(f"report.{name}") for name in names], rows)


def _why(assessment: Assessment, winner: str, words: Words) -> str:
    apart = assessment.standings[winner].contributions
    largest = sorted(apart, key=lambda factor: -abs(apart[factor]))[:LARGEST]
    rows = [[factor_name(assessment, each, words), words.number(apart[each], 1, signed=True)] for each in largest]
    return markdown_table([words("report.factor"), words("report.contribution")], rows)


def _actions(strategy: StrategyAdvice, words: Words) -> str:
    names = ("workstream", "action", "owner", "days", "measure")
    rows = [
        [
            words(f"workstreams.{stream}"),
            words.text(action.title),
            words.text(action.owner),
            words.number(action.days, 0 if float(action.days).is_integer() else 1),
            words.text(action.measure),
        ]
        for stream, actions in strategy.actions.items()
        for action in actions
    ]
    return markdown_table([words(f"strategy.{name}") for name in names], rows) if rows else ""


def _listings(plan: ListingPlan, words: Words) -> str:
    trades = plan.assessment.known.vocabulary.trade_labels
    rows = [
        [
            words(f"listings.groups.{pick.group}"),
            words.text(pick.platform.name),
            words.text(pick.platform.domain),
            reasons_text(pick, trades, words),
        ]
        for pick in plan.picks
    ]
    return markdown_table(
        [words(f"listings.{name}") for name in ("group", "platform", "domain", "reasons_label")], rows
    )
