"""Results as plain JSON values, with the field names that other people's scripts rely on."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assessment.assess import Assessment, Standing
from assessment.sensitivity.borrowed_lead import borrowed_lead
from assessment.traps.find import Trap, find_traps
from plans.listing import ListingPlan, Pick
from strategies import Advice, StrategyAdvice
from strategies.trace import ConditionTrace

DIGITS = 4  # of scores and shares: far below what 10,000 draws can tell
_OF_AN_ACTION = ("id", "title", "owner", "days", "measure")


def rounded(value: Any) -> Any:
    """Numbers cut to the digits that mean something, all the way down; None stays None."""
    if isinstance(value, bool) or value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(each) for each in value]
    return round(float(value), DIGITS) + 0.0


def _rounded(*parts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: rounded(value) for part in parts for name, value in part.items()}


def settings(assessment: Assessment) -> dict[str, Any]:
    """What a result depends on besides the files."""
    return {
        "seed": assessment.seed,
        "draws": assessment.draws,
        "as_of": assessment.as_of.isoformat(),
        "founder": assessment.founder.founder.id,
        "founder_is_example": assessment.founder.is_example,
        "fields_from_example": list(assessment.founder.from_example),
        "outlook": assessment.outlook,
        "tilt": assessment.tilt,
        "weights": assessment.whose_weights,
    }


def ranking_payload(assessment: Assessment, advice: Mapping[str, Advice]) -> dict[str, Any]:
    """`rank`: verdict, every industry, best first, and what to read with care."""
    verdict = assessment.verdict
    winner = advice.get(verdict.winner or "")
    named = {
        "state": verdict.state,
        "tie": verdict.tie,
        "winner": verdict.winner,
        "runner_up": verdict.runner_up,
        "share": verdict.share,
        "p_pair": verdict.p_pair,
        "outlook_winner": verdict.outlook_winner,
        "equal_weights_winner": assessment.equal_weights_winner,
        "strategy": winner.best.id if winner and winner.best else None,
        "stays": winner.best.stays if winner and winner.best else None,
        "rests_on_example": asdict(lead) if (lead := borrowed_lead(assessment)) else None,
    }
    rows = [_industry(assessment, standing, advice[standing.id]) for standing in assessment.ranking]
    pairwise = {
        first: dict(zip(assessment.comparable_ids, shares, strict=True))
        for first, shares in zip(assessment.comparable_ids, assessment.pairwise.tolist(), strict=True)
    }
    traps = [_trap(each) for each in find_traps(assessment)]
    return _rounded(settings(assessment), {"verdict": named, "industries": rows, "pairwise": pairwise, "traps": traps})


def _industry(assessment: Assessment, standing: Standing, advice: Advice) -> dict[str, Any]:
    best, miss = advice.best, advice.nearest_miss
    profile = assessment.known.industries[standing.id]
    return {
        "id": standing.id,
        "comparable": standing.comparable,
        "score": standing.score,
        "p05": standing.p05,
        "p95": standing.p95,
        "rank_share": standing.rank_share,
        "expected_regret": standing.expected_regret,
        "sides": standing.sides,
        "internal": standing.internal,
        "external": standing.external,
        "posture": standing.posture,
        "outlook_score": standing.outlook_score,
        "equal_weights_score": standing.equal_weights_score,
        "vetoes": standing.vetoes,
        "knock_outs": [
            {"because": each.because, "evidence": [citation.id for citation in each.evidence]}
            for each in profile.knock_outs
        ],
        "missing": standing.missing,
        "strategy": best.id if best else None,
        "stays": best.stays if best else None,
        "nearest_miss": {"strategy": miss.id, "stays": miss.stays} if miss else None,
    }


def _trap(trap: Trap) -> dict[str, Any]:
    return {
        "code": trap.code,
        "place": trap.place,
        "industry": trap.industry,
        "factors": trap.factors,
        "values": trap.values,
    }


def explanation_payload(assessment: Assessment, industry: str) -> dict[str, Any]:
    """`explain`: every factor of one industry with where its rating comes from and what it does to the score."""
    cells = assessment.cells[industry]
    contributions = assessment.standings[industry].contributions
    rows = [
        {
            "id": factor.id,
            "side": factor.side,
            "likely": cells[factor.id].likely,
            "low": cells[factor.id].low,
            "high": cells[factor.id].high,
            "weight": weight,
            "contribution": contributions.get(factor.id),
            "from": cells[factor.id].origin,
            "because": cells[factor.id].because,
            "working": dict(cells[factor.id].working),
            "evidence": list(cells[factor.id].sources),
        }
        for factor, weight in zip(
            assessment.known.vocabulary.factors.values(), assessment.weights.mean.tolist(), strict=True
        )
    ]
    return _rounded(settings(assessment), {"industry": industry, "factors": rows})


def advice_payload(advice: Advice) -> dict[str, Any]:
    """`advise`: every strategy for one industry, those that fire first, strongest first, with its trace."""
    strategies = [_strategy(each) for each in advice.strategies]
    return _rounded(settings(advice.assessment), {"industry": advice.industry, "strategies": strategies})


def _strategy(each: StrategyAdvice) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "rule": each.rule.id,
        "strength": each.strength,
        "stays": each.stays,
        "fires": each.fires,
        "margin": each.margin,
        "reasons": [_condition(trace) for trace in each.conditions],
        "why_not": [_condition(trace) for trace in each.why_not],
        "actions": {
            stream: [{name: getattr(action, name) for name in _OF_AN_ACTION} for action in actions]
            for stream, actions in each.actions.items()
        },
        "other_rules": [
            {"rule": other.rule.id, "stays": other.stays, "strength": other.strength} for other in each.others
        ],
    }


def _condition(trace: ConditionTrace) -> dict[str, Any]:
    return {
        "kind": trace.kind,
        "factor": trace.subject,
        "phrase": trace.phrase,
        "mean": trace.mean,
        "holds": trace.holds_share,
        "margin": trace.margin,
        "missing": trace.missing,
        "evidence": list(trace.sources),
    }


def listing_payload(plan: ListingPlan) -> dict[str, Any]:
    """`plan listing`: the picks with reasons, what was left out, and the steps (none until posting is planned)."""
    return _rounded(
        settings(plan.assessment),
        {
            "industry": plan.industry,
            "trades": plan.trades,
            "target_regions": plan.target_regions,
            "picks": [_pick(pick) for pick in plan.picks],
            "none_known": plan.none_known,
            "left_out": [{"platform": each.platform.id, "reason": each.reason} for each in plan.left_out],
            "steps": [],
        },
    )


def _pick(pick: Pick) -> dict[str, Any]:
    return {
        "platform": pick.platform.id,
        "name": pick.platform.name,
        "domain": pick.platform.domain,
        "group": pick.group,
        "band": pick.band,
        "tranco": pick.platform.ranks.tranco,
        "majestic": pick.platform.ranks.majestic,
        "score": pick.score,
        "score_parts": pick.score_parts,
        "cost_usd": pick.cost_usd,
        "hours": pick.hours,
        "reasons": [{"code": reason.code, **reason.values} for reason in pick.reasons],
        "unknowns": list(pick.unknowns),
    }
