"""What to find out next, as JSON values and in words."""

from dataclasses import asdict
from typing import Any

from assessment.assess import Assessment
from assessment.research import ResearchPlan
from assessment.research_card import ResearchCard
from locales import Words
from reports.payload import rounded, settings
from reports.terminal_text import table
from reports.wording import factor_name, industry_name


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
            "bundle": [_card(card) for card in plan.bundle],
            "not_comparable": plan.not_comparable,
        }
    )
    return result


def _card(card: ResearchCard) -> dict[str, Any]:
    return asdict(card) | {"due": card.due.isoformat() if card.due else None}


def research_verdict(plan: ResearchPlan, words: Words) -> str:
    """Research or stop, and why, in one sentence."""
    if plan.verdict == "stop":
        return words(f"research.stop.{plan.reason}", ceiling=words.number(plan.ceiling.value, 2))
    return words(
        "research.go",
        count=len(plan.bundle),
        hours=words.number(plan.hours_used, 0 if float(plan.hours_used).is_integer() else 1),
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
        return words("research.source", title=evidence.title)
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
        at=words.number(abs(card.flip_threshold), 1),
        winner=industry_name(assessment, card.new_winner, words, short=True),
    )


def research_text(assessment: Assessment, plan: ResearchPlan, words: Words) -> str:
    """`research` as text."""
    lines = [research_verdict(plan, words)]
    if plan.bundle:
        headings = [words(f"research.headings.{name}") for name in ("find_out", "test", "hours", "value", "due")]
        rows = [
            [
                card_subject(card, assessment, words),
                card_test(card, assessment, words),
                words.number(card.hours, 1),
                words.number(card.value, 2),
                card.due.isoformat() if card.due else "–",
            ]
            for card in plan.bundle
        ]
        lines += ["", table(headings, rows, numeric=(2, 3))]
    return "\n".join(lines)
