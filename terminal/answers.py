"""Verbs that answer how the industries stand and what would change it."""

from datetime import date, datetime, timedelta
from typing import Any

import click

from assessment import Assessment
from assessment.ageing import ages_out
from assessment.cross_check import agreement
from assessment.rank_invariance import topsis_invariance
from assessment.research.plan import research
from assessment.sensitivity.cell_sets import fewest_cells
from assessment.sensitivity.load_bearing import source_flips
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.search import search_flips
from assessment.weight_runs import weight_runs
from locales import Words
from reports.agreement_report import agreement_payload
from reports.evidence_report import evidence_payload, evidence_text, load_bearing
from reports.flips_report import flips_payload, flips_text
from reports.payload import advice_payload, explanation_payload, ranking_payload
from reports.research_report import research_payload
from reports.research_text import research_text
from reports.terminal_text import advice_text, explanation_text, ranking_text
from strategies import recommend, recommend_all
from strategies.strategy_flips import strategy_flips
from terminal.door import answer, answering, assessed, compared_ids, comparing, computing

A_YEAR = timedelta(days=365)


@click.command()
@comparing
@computing
@answering
def rank(named: tuple[str, ...], industries: str | None, form: str, words: Words, **given: Any) -> int:
    """Compare the industries."""
    chosen = compared_ids(industries, named)
    assessment, rules, status = assessed(chosen, words, compared=chosen, **given)
    advice = recommend_all(assessment, rules)
    answer(
        form,
        lambda: ranking_payload(assessment, advice) | _agreement(assessment),
        lambda: ranking_text(assessment, advice, words),
    )
    return status


def _agreement(assessment: Assessment) -> dict[str, Any]:
    return agreement_payload(agreement(assessment), weight_runs(assessment), topsis_invariance(assessment))


@click.command()
@click.argument("industry")
@computing
@answering
def explain(industry: str, form: str, words: Words, **given: Any) -> int:
    """Show what each factor does to an industry's score, with its evidence."""
    assessment, _, status = assessed([industry], words, **given)
    answer(
        form, lambda: explanation_payload(assessment, industry), lambda: explanation_text(assessment, industry, words)
    )
    return status


@click.command()
@click.argument("industry")
@computing
@answering
def advise(industry: str, form: str, words: Words, **given: Any) -> int:
    """Recommend strategies for an industry, with the conditions that hold and those that do not."""
    assessment, rules, status = assessed([industry], words, **given)
    advice = recommend(assessment, industry, rules)
    answer(form, lambda: advice_payload(advice), lambda: advice_text(advice, words))
    return status


@click.command()
@comparing
@click.option("--several", is_flag=True, help="Also look for the fewest ratings that together change the winner.")
@computing
@answering
def flips(named: tuple[str, ...], industries: str | None, several: bool, form: str, words: Words, **given: Any) -> int:
    """Show the smallest changes that would change the winner or the strategy."""
    chosen = compared_ids(industries, named)
    assessment, rules, status = assessed(chosen, words, compared=chosen, **given)
    found, winner = search_flips(assessment), assessment.verdict.winner
    strategy = strategy_flips(assessment, winner, rules) if winner else None
    together = fewest_cells(assessment) if several else None
    answer(
        form,
        lambda: flips_payload(assessment, found, strategy, together, several_asked=several),
        lambda: flips_text(assessment, found, strategy, together, rules.strategies, words, several_asked=several),
    )
    return status


@click.command("research")
@comparing
@click.option("--hours", type=float, help="Hours to spend; default: the founder's a week.")
@computing
@answering
def research_command(
    named: tuple[str, ...], industries: str | None, hours: float | None, form: str, words: Words, **given: Any
) -> int:
    """Say what to find out next within some hours, or to stop."""
    chosen = compared_ids(industries, named)
    assessment, _, status = assessed(chosen, words, compared=chosen, **given)
    plan_of_research = research(assessment, hours)
    answer(
        form,
        lambda: research_payload(assessment, plan_of_research),
        lambda: research_text(assessment, plan_of_research, words),
    )
    return status


@click.command()
@comparing
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="Look ahead to this day; default: a year on.")
@computing
@answering
def evidence(
    named: tuple[str, ...], industries: str | None, by: datetime | None, form: str, words: Words, **given: Any
) -> int:
    """Show on which sources the answer hangs, and which age out before a day."""
    chosen = compared_ids(industries, named)
    assessment, rules, status = assessed(chosen, words, compared=chosen, **given)
    winner = assessment.verdict.winner
    strategy = strategy_flips(assessment, winner, rules) if winner else None
    bearing = load_bearing(source_flips(assessment, mean_case(assessment)), strategy)
    day = by.date() if by else min(assessment.as_of, date.max - A_YEAR) + A_YEAR
    ageing = ages_out(assessment, day)
    answer(
        form,
        lambda: evidence_payload(assessment, bearing, ageing, day),
        lambda: evidence_text(assessment, bearing, ageing, day, rules.strategies, words),
    )
    return status


VERBS = (rank, explain, advise, flips, research_command, evidence)
