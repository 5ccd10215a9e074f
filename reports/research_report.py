"""What to find out next, as JSON values and in the words that its reports and pages share."""

from dataclasses import asdict
from typing import Any

from assessment.assess import Assessment
from assessment.research.card import ResearchCard
from assessment.research.plan import ResearchPlan
from locales import Words, half_up
from reports.payload import rounded, settings
from reports.rounding import rounded_past
from reports.wording import factor_name, industry_name, source_name


def research_payload(assessment: Assessment, plan: ResearchPlan) -> dict[str, Any]:
    """`research`: the ceiling, the bundle to find out within the hours, and whether to stop."""
    result: dict[str, Any] = rounded(
        {
            **settings(assessment),
            "hours": plan.hours,
            "hours_used": plan.hours_used,
            "verdict": plan.verdict,
            "reason": plan.reason,
            "leader": plan.leader,
            "ceiling": plan.ceiling.value,
            "joint_value": plan.joint.value,
            "joint_share": plan.joint_share,
            "bundle": [_card(card, assessment) for card in plan.bundle],
            "not_comparable": plan.not_comparable,
        }
    )
    return result


def _card(card: ResearchCard, assessment: Assessment) -> dict[str, Any]:
    """A card with the way to find out, as the vocabulary words it; a source is read again."""
    factors = assessment.known.vocabulary.factors
    how = factors[card.factor].how_to_research if card.factor else None
    return asdict(card) | {"due": card.due.isoformat() if card.due else None, "how_to_research": how}


def hours_text(hours: float, words: Words) -> str:
    """Hours with as many decimals as they have, two at most."""
    return words.number(hours, next((digits for digits in (0, 1) if round(hours, digits) == hours), 2))


def hours_spelled(hours: float, words: Words) -> str:
    """Hours with their unit."""
    return words("research.one_hour") if hours == 1 else words("research.hours_spelled", hours=hours_text(hours, words))


def added_text(card: ResearchCard, words: Words) -> str:
    """The score points that a card adds to those before it; a dash outside a bundle."""
    return "–" if card.adds is None else words.number(card.adds, 2)


def research_verdict(plan: ResearchPlan, words: Words) -> str:
    """Research or stop, and why, in one sentence."""
    if plan.verdict == "stop":
        return words(f"research.stop.{plan.reason}", ceiling=words.number(plan.ceiling.value, 2))
    return words(
        "research.go_one" if len(plan.bundle) == 1 else "research.go",
        count=len(plan.bundle),
        hours=hours_spelled(plan.hours_used, words),
        share=words.hundred(plan.joint_share),
        ceiling=words.number(plan.ceiling.value, 2),
    )


def card_subject(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    """What is to be found out: a factor of an industry, or a source once more."""
    if card.source is not None:
        evidence = next(
            source
            for industry, _ in card.cells
            if (source := assessment.known.evidence_for(industry).get(card.source)) is not None
        )
        return words("research.source", title=source_name(evidence, words))
    factor = factor_name(assessment, card.factor or "", words, short=True)
    if card.industry is None:
        return factor
    return words("research.cell", factor=factor, industry=industry_name(assessment, card.industry, words, short=True))


def card_test(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    """What is believed, and from where on another industry would lead."""
    if card.hypothesis is None or card.flip_threshold is None or card.new_winner is None:
        return words("research.no_flip")
    return words(
        f"research.test_{card.measure}_{card.hypothesis}",
        at=words.number(abs(threshold_printed(card.flip_threshold, card)), 1),
        winner=industry_name(assessment, card.new_winner, words, short=True),
    )


def threshold_printed(threshold: float, card: ResearchCard) -> float:
    """A flip threshold to a tenth: the error of a source that is surely enough, the nearest tenth of a rating."""
    return rounded_past(threshold, 0, 1) if card.measure == "source_error" else half_up(threshold, 1)
