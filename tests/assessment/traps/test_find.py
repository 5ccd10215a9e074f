"""All traps together: few and true on the shipped industries, and never a crash in an odd world."""

import json
from dataclasses import replace

import pytest

from assessment import Assessment, assess
from assessment.traps.find import PLACES, find_traps
from reports.payload import rounded
from tests.assessment.little_world import AS_OF, FACTORS, all_finite, industry, known_of, shipped

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def nine() -> Assessment:
    return assess(shipped(), shipped().example_founder.id, as_of=AS_OF)


@pytest.mark.mission("I9")
def test_the_shipped_industries_have_few_traps_and_these(nine: Assessment) -> None:
    found = find_traps(nine)
    assert [(trap.code, trap.industry) for trap in found] == [
        ("counted_twice", None),
        ("opposites", None),
        ("scale_compressed", None),
        ("equal_everywhere", None),
        ("equal_weights", None),
        ("mostly_opinion", "solar_equipment"),
    ]
    assert [trap.place for trap in found] == sorted((trap.place for trap in found), key=PLACES.index)


def test_traps_are_codes_and_values_that_a_script_can_read(nine: Assessment) -> None:
    for trap in find_traps(nine):
        assert set(trap.factors) <= set(FACTORS)
        assert json.loads(json.dumps(rounded(trap.values), allow_nan=False)) == rounded(trap.values)
        assert all_finite(trap.values)


@pytest.mark.parametrize(
    "profiles",
    [
        (),
        (industry("pumps"),),
        (industry("pumps"), industry("valves")),
        (industry("pumps", None),),
        (industry("pumps", None), industry("valves", None)),
        tuple(industry(f"pumps_{number}", number) for number in range(6)),
    ],
    ids=["none", "one", "two alike", "nothing rated", "two with nothing rated", "six, each level in itself"],
)
def test_an_odd_world_has_traps_and_no_crash(profiles: tuple) -> None:  # type: ignore[type-arg]
    found = find_traps(assess(known_of(*profiles), draws=200, as_of=AS_OF))
    assert all_finite([trap.values for trap in found])
    assert "equal_weights" in {trap.code for trap in found}


def test_the_same_assessment_has_the_same_traps(nine: Assessment) -> None:
    assert find_traps(nine) == find_traps(replace(nine))
