"""Takes the picture of an answer: from knowledge and settings to a snapshot."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from assessment.assess import Assessment, Standing, assess
from knowledge.knowledge import Knowledge
from knowledge.record import Text
from knowledge.vocabulary import SIDES
from knowledge.workspace import SHIPPED
from plans.listing import Catalogue, plan_listing
from reports.decisions.files import files_that_count, fingerprints
from reports.decisions.snapshot import Asked, PlanPicture, Snapshot
from reports.payload import rounded
from strategies import Advice, Rulebook, recommend_all


@cache
def version() -> str:
    """The version of Beachhead that runs: what the checkout says, or the package that pip made of it."""
    import tomllib  # these only here: most verbs never ask
    from importlib.metadata import version as installed

    try:
        told = tomllib.loads((SHIPPED / "pyproject.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return installed("beachhead")
    return str(told["project"]["version"])


def assessed_as(known: Knowledge, asked: Asked) -> Assessment:
    """The assessment that is asked for; industries that have gone since are left out. Raises `WrongInput`."""
    chosen = asked.industries
    return assess(
        known,
        asked.founder,
        seed=asked.seed,
        draws=asked.draws,
        as_of=date.fromisoformat(asked.as_of),
        industries=None if chosen is None else [each for each in chosen if each in known.industries],
        outlook=asked.outlook,
        tilt=asked.tilt,
        weights=asked.weights,
    )


def take_snapshot(
    assessment: Assessment, rulebook: Rulebook, catalogue: Catalogue, asked: Asked, chosen: str | None = None
) -> Snapshot:
    """The picture of an assessment made as `asked`, with the plan for its winner, and for the industry `chosen`."""
    advice = recommend_all(assessment, rulebook)
    winner = assessment.verdict.winner
    planned = [each for each in dict.fromkeys((winner, chosen)) if each in advice]
    plans = {each: _plan(advice[each], catalogue, asked) for each in planned if each}
    verdict = assessment.verdict
    picture = {
        "version": version(),
        "asked": asked,
        "founder": assessment.founder.founder.id,
        "example": assessment.founder.is_example,
        "from_example": assessment.founder.from_example,
        "outlook": assessment.outlook,
        "files": fingerprints(files_that_count(assessment)),
        "weights": _weights(assessment),
        "cells": _cells(assessment),
        "verdict": {
            name: getattr(verdict, name)
            for name in ("state", "tie", "winner", "runner_up", "share", "p_pair", "outlook_winner")
        },
        "industries": _industries(assessment, advice),
        "plans": plans,
        "labels": _labels(assessment, rulebook, catalogue, plans),
    }
    kept = {name: picture.pop(name) for name in ("asked", "plans", "labels")}
    return Snapshot.model_validate({**rounded(picture), **kept})


def _plan(advice: Advice, catalogue: Catalogue, asked: Asked) -> PlanPicture:
    best = advice.best
    listing = plan_listing(advice, catalogue=catalogue, target_regions=asked.target_regions)
    actions = [action.id for stream in best.actions.values() for action in stream] if best else []
    return PlanPicture(
        strategy=best.id if best else None,
        actions=tuple(dict.fromkeys(actions)),
        picks=tuple(pick.platform.id for pick in listing.picks),
    )


def _weights(assessment: Assessment) -> dict[str, dict[str, float]]:
    model, factors = assessment.weights, assessment.known.vocabulary.factor_ids
    return {
        "sides": dict(zip(SIDES, model.sides.tolist(), strict=True)),
        "factors": dict(zip(factors, model.mean.tolist(), strict=True)),
    }


def _cells(assessment: Assessment) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        industry: {
            factor: {
                "low": cell.low,
                "likely": cell.likely,
                "high": cell.high,
                "from": cell.origin,
                "grade": cell.basis.grade if cell.basis else None,
                "sources": cell.sources,
            }
            for factor, cell in cells.items()
        }
        for industry, cells in assessment.cells.items()
    }


def _industries(assessment: Assessment, advice: Mapping[str, Advice]) -> dict[str, dict[str, Any]]:
    return {
        standing.id: _industry(standing, rank, advice[standing.id])
        for rank, standing in enumerate(assessment.ranking, start=1)
    }


def _industry(standing: Standing, rank: int, advice: Advice) -> dict[str, Any]:
    best = advice.best
    kept = ("comparable", "score", "p05", "p95", "rank_share", "expected_regret", "posture")
    return {
        **{name: getattr(standing, name) for name in kept},
        "rank": rank if standing.comparable else None,
        "strategy": best.id if best else None,
        "stays": best.stays if best else None,
    }


def _distinct_name(assessment: Assessment, industry: str) -> Text:
    """An industry's name in all its languages; of several with the same name, as a copy has at first, with the id."""
    names = {each: assessment.known.industries[each].name for each in assessment.ids}
    name = names[industry]
    if sum(each == name for each in names.values()) == 1:
        return name
    if isinstance(name, str):
        return f"{name} ({industry})"
    return {language: f"{text} ({industry})" for language, text in name.items()}


def _labels(
    assessment: Assessment, rulebook: Rulebook, catalogue: Catalogue, plans: Mapping[str, PlanPicture]
) -> dict[str, Any]:
    """The names of all that the picture speaks of."""
    known = assessment.known
    actions = {each for plan in plans.values() for each in plan.actions}
    picks = {each for plan in plans.values() for each in plan.picks}
    titled = {action: record.title for action, record in rulebook.actions.items()}
    titled |= {a.id: a.title for rule in rulebook.compiled for stream in rule.actions.values() for a in stream}
    return {
        "founder": assessment.founder.founder.name,
        "industries": {each: _distinct_name(assessment, each) for each in assessment.ids},
        "factors": {each.id: each.label for each in known.vocabulary.factors.values()},
        "sides": {name: side.label for name, side in known.vocabulary.sides.items()},
        "strategies": {name: each.title for name, each in rulebook.strategies.items()},
        "actions": {each: titled[each] for each in sorted(actions)},
        "platforms": {each.id: each.name for each in catalogue.platforms if each.id in picks},
    }
