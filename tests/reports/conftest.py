"""One assessment of the shipped industries for all tests of this folder, and both languages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assessment import Assessment, assess
from assessment.verdict import Verdict
from knowledge.industry_profile import IndustryProfile
from locales import LANGUAGES, Words, words_in
from plans.listing import ListingPlan, plan_listing
from strategies import Advice, recommend_all
from tests.assessment.little_world import AS_OF, known_of, shipped


@pytest.fixture(params=list(LANGUAGES))
def words(request: pytest.FixtureRequest) -> Words:
    """The words of each language in turn."""
    return words_in(request.param)


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    return assess(shipped(), shipped().example_founder.id, draws=400, as_of=AS_OF)


@pytest.fixture(scope="session")
def advice(assessment: Assessment) -> dict[str, Advice]:
    return recommend_all(assessment)


@pytest.fixture(scope="session")
def listing(advice: dict[str, Advice]) -> ListingPlan:
    return plan_listing(advice["medical_devices"])


@pytest.fixture
def judged(assessment: Assessment) -> Callable[..., Assessment]:
    """The shipped industries with another verdict over medical devices and solar equipment."""

    def judge(**verdict: Any) -> Assessment:
        fields = {"winner": "medical_devices", "runner_up": "solar_equipment", "share": 0.9, "p_pair": 0.9, **verdict}
        return replace(assessment, verdict=Verdict(**fields))

    return judge


@pytest.fixture
def assessed() -> Callable[..., Assessment]:
    """The assessment of a world of a few industries."""

    def run(*profiles: IndustryProfile, **founder: Any) -> Assessment:
        return assess(known_of(*profiles, id="me", **founder), draws=50, as_of=AS_OF)

    return run
