"""What to find out next within the hours there are, or that it is time to stop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, isfinite
from typing import Literal

import numpy as np

from assessment.assess import Assessment
from assessment.information_value import InformationValue, information_value
from assessment.research.bundle import added_value, choose_bundle
from assessment.research.card import CardWriter, ResearchCard
from assessment.research.findings import Findings
from assessment.research.items import cell_items, source_items
from assessment.research.measure import findings_of, source_sigmas
from assessment.sensitivity.mean_case import MeanCase, mean_case
from knowledge.problem import WrongInput

Stop = Literal["nothing_to_compare", "one_industry", "ceiling_negligible", "hours_too_few", "nothing_measurable"]

HOURS = 6.0  # House: when a founder states no weekly hours, most of one working day
MOST_HOURS = 10_000.0  # five years of work
NEGLIGIBLE_SHARE = 0.1  # House: a ceiling below a tenth of the score gap that counts as a tie is nothing
LEAST_SHARE = 0.01  # House: an item that adds less than a hundredth of the ceiling is not worth its hours
FARTHEST_DAYS = 3650  # no dates beyond ten years


@dataclass(frozen=True)
class ResearchPlan:
    """What to find out next. Values are in score points at mean weights; an order of what to research, not a budget.

    `ceiling` is the value of knowing everything (EVPI); `joint` that of the whole bundle, which is not the sum of its
    cards, and `joint_share` its share of the ceiling. `verdict` stop says in `reason` why. `leader` is the choice that
    the cards test. `cards` are all items from the highest value down; `not_comparable` industries have none.
    """

    verdict: Literal["research", "stop"]
    reason: Stop | None
    hours: float
    hours_used: float
    leader: str | None
    ceiling: InformationValue
    joint: InformationValue
    joint_share: float
    bundle: tuple[ResearchCard, ...]
    cards: tuple[ResearchCard, ...]
    not_comparable: tuple[str, ...]


def research(assessment: Assessment, hours: float | None = None) -> ResearchPlan:
    """The bundle of cells and sources that is worth most within `hours`, the founder's weekly hours by default.

    Raises `WrongInput("bad-hours")` for hours that are no number, or not within 0 to MOST_HOURS.
    """
    stated = assessment.founder.founder.hours_per_week_for_research
    budget = next(each for each in (hours, stated, HOURS) if each is not None)
    if not 0 <= budget <= MOST_HOURS:
        raise WrongInput("bad-hours", str(budget), limit=f"{MOST_HOURS:,.0f}")
    case, sigmas = mean_case(assessment), source_sigmas(assessment)
    items = [*cell_items(assessment), *source_items(assessment)]
    findings = findings_of(assessment, case, items, sigmas)
    ceiling = information_ceiling(assessment, case)
    writer = CardWriter(assessment, case, findings, sigmas)
    cards = [
        writer.card(number, item, value, ceiling)
        for number, (item, value) in enumerate(zip(items, findings.single_values(), strict=True))
    ]
    stop = _no_need(assessment, ceiling, budget, cards)
    chosen = [] if stop else choose_bundle(findings, budget, LEAST_SHARE * ceiling.value)
    joint = findings.joint_value(chosen) if chosen else InformationValue()
    bundle = _in_sequence(assessment, findings, chosen, cards)
    return ResearchPlan(
        verdict="research" if chosen else "stop",
        reason=None if chosen else stop or "nothing_measurable",
        hours=budget,
        hours_used=sum(card.hours for card in bundle),
        leader=case.ids[case.leader] if case.leader is not None else None,
        ceiling=ceiling,
        joint=replace(joint, value=min(joint.value, ceiling.value)),
        joint_share=min(1.0, joint.value / ceiling.value) if chosen else 0.0,
        bundle=bundle,
        cards=tuple(sorted(cards, key=lambda card: -card.value)),
        not_comparable=tuple(each for each in assessment.ids if each not in case.ids),
    )


def information_ceiling(assessment: Assessment, case: MeanCase) -> InformationValue:
    """The value of knowing every rating for certain (EVPI) at mean weights: no research can be worth more."""
    if not case.ids:
        return InformationValue()
    rows = [assessment.ids.index(each) for each in case.ids]
    values = np.einsum("f,ifd->id", 10 * case.favourable * case.weights, assessment.ratings[rows], dtype=float)
    return information_value(values - values.mean(axis=1, keepdims=True) + case.values[:, None])


def cell_values(assessment: Assessment) -> Mapping[tuple[str, str], InformationValue]:
    """The value of knowing each cell's own part of its error, by (industry, factor), of the comparable industries."""
    items = cell_items(assessment)
    values = findings_of(assessment, mean_case(assessment), items, source_sigmas(assessment)).single_values()
    return {cell: value for item, value in zip(items, values, strict=True) for cell in item.cells}


def _no_need(
    assessment: Assessment, ceiling: InformationValue, hours: float, cards: Sequence[ResearchCard]
) -> Stop | None:
    """Why to stop before looking for a bundle, if so."""
    comparable = len(assessment.comparable_ids)
    if comparable < 2:
        return "one_industry" if comparable else "nothing_to_compare"
    if not ceiling.measurable or ceiling.value < NEGLIGIBLE_SHARE * assessment.known.vocabulary.verdict.tie_score_gap:
        return "ceiling_negligible"
    return "hours_too_few" if min(card.hours for card in cards) > hours else None


def _in_sequence(
    assessment: Assessment, findings: Findings, chosen: Sequence[int], cards: Sequence[ResearchCard]
) -> tuple[ResearchCard, ...]:
    """The chosen cards in order, with what each adds to those before it and the day it is due."""
    spent, sequence = 0.0, []
    for count, number in enumerate(chosen, start=1):
        spent += cards[number].hours
        added = added_value(findings, chosen[:count], number)
        sequence.append(replace(cards[number], adds=added.value, due=_due(assessment, spent)))
    return tuple(sequence)


def _due(assessment: Assessment, hours: float) -> date | None:
    """The day by which the founder's weekly hours have reached so many; None where none are stated."""
    weekly = assessment.founder.founder.hours_per_week_for_research
    days = 7 * hours / weekly if weekly else np.inf
    if not isfinite(days) or days > min(FARTHEST_DAYS, (date.max - assessment.as_of).days):
        return None
    return assessment.as_of + timedelta(days=ceil(days))
