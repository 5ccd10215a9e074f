"""What a founder does to replay a flip: edit a rating, the swing points or the outlook, and assess again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assessment import Assessment, assess, rating_draws
from assessment.sensitivity.mean_case import mean_case
from assessment.sensitivity.shifted_cell import stated_rating
from knowledge import Knowledge
from knowledge.founder import OwnRating
from knowledge.industry_profile import Adjustment, FactorEntry


def with_rating_moved(assessment: Assessment, industry: str, factor: str, by: float) -> Knowledge:
    """Everything known with one rating moved where it stands: in the profile, its adjustment, or the founder's file.

    Low, likely and high move together; a formula gives way to the founder's own view.
    """
    known, cell = assessment.known, assessment.cells[industry][factor]
    if cell.origin in ("founder", "formula"):
        stated = stated_rating(assessment, cell)
        assert stated is not None
        after = stated.moved(by)
        ratings = assessment.founder.founder.ratings
        own = {**ratings.get(industry, {}), factor: OwnRating(low=after.low, likely=after.likely, high=after.high)}
        return with_founder(assessment, ratings={**ratings, industry: own})
    profile = known.industries[industry]
    entry = profile.factors[factor]
    changes: dict[str, Any] = {end: value + by for end in ("low", "high") if (value := getattr(entry, end)) is not None}
    if cell.origin == "yardstick":
        before = entry.adjust.by if entry.adjust else 0.0
        changes["adjust"] = Adjustment(
            by=before + by, because="A flip.", evidence=entry.adjust.evidence if entry.adjust else ()
        )
    else:
        changes["likely"] = entry.likely + by if entry.likely is not None else None
    checked = FactorEntry(**{**{name: getattr(entry, name) for name in FactorEntry.model_fields}, **changes})
    factors = {**profile.factors, factor: checked}
    return replace(known, industries={**known.industries, industry: profile.model_copy(update={"factors": factors})})


def with_weights(assessment: Assessment, sides: Mapping[str, float], factors: Mapping[str, float]) -> Knowledge:
    """Everything known with swing points in these proportions."""
    weights = {"sides": scaled(sides), "factors": scaled(factors)}
    return with_founder(assessment, weights=type(assessment.founder.founder.weights)(**weights))


def scaled(shares: Mapping[str, float]) -> dict[str, float]:
    most = max(shares.values(), default=0.0)
    return {name: 900 * share / most for name, share in shares.items()}


def with_founder(assessment: Assessment, **changes: Any) -> Knowledge:
    """Everything known with an example founder who differs in this."""
    founder = assessment.founder.founder.model_copy(update=changes)
    return replace(assessment.known, founders={}, example_founder=founder)


def again(assessment: Assessment, known: Knowledge) -> Assessment:
    """The same assessment of what is now known."""
    return assess(
        known, seed=assessment.seed, draws=assessment.draws, as_of=assessment.as_of, outlook=assessment.outlook
    )


def mean_winner(assessment: Assessment) -> str | None:
    """The industry with the highest value at cell means and mean weights."""
    case = mean_case(assessment)
    return None if case.leader is None else case.ids[case.leader]


def moved_in_place(assessment: Assessment, industry: str, factor: str, by: float) -> Assessment:
    """One rating moved where it stands, and all assessed anew."""
    return again(assessment, with_rating_moved(assessment, industry, factor, by))


def winner_after_moving(assessment: Assessment, industry: str, factor: str, by: float) -> str | None:
    return mean_winner(moved_in_place(assessment, industry, factor, by))


def with_source_wrong(assessment: Assessment, source: str, sigmas: float) -> Assessment:
    """The same assessed anew, one source wrong by so many of its standard deviations in every draw."""
    drawn = rating_draws.standard_errors

    def fixed(sources: Sequence[str], seed: int, draws: int) -> dict[str, Any]:
        errors = drawn(sources, seed, draws)
        return errors | {source: np.full(draws, sigmas, dtype=np.float32)} if source in errors else errors

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rating_draws, "standard_errors", fixed)
        return assess(
            assessment.known,
            seed=assessment.seed,
            draws=assessment.draws,
            as_of=assessment.as_of,
            industries=assessment.ids,
        )
