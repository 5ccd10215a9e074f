"""Which regions a platform serves: EU takes in its members, WORLD everything, and both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.listing.region import COUNTRIES, EU_MEMBERS, REGIONS, nearest_region, served

any_region = st.sampled_from(sorted(REGIONS))


def test_the_codes_are_those_of_iso_3166_and_two_more() -> None:
    assert len(COUNTRIES) == 249
    assert len(EU_MEMBERS) == 27
    assert EU_MEMBERS < COUNTRIES
    assert set(REGIONS - COUNTRIES) == {"EU", "WORLD"}
    assert not {"GB", "CH", "NO"} & EU_MEMBERS


@pytest.mark.parametrize(
    ("targets", "codes", "expected"),
    [
        (["US"], ["US", "CA"], ("US",)),
        (["US"], ["CA"], ()),
        (["EU"], ["DE"], ("EU",)),
        (["DE"], ["EU"], ("DE",)),
        (["EU"], ["GB", "CH"], ()),
        (["GB"], ["EU"], ()),
        (["DE"], ["FR"], ()),
        (["US", "EU"], ["WORLD"], ("US", "EU")),
        (["WORLD"], ["TW"], ("WORLD",)),
        (["US", "JP"], ["JP", "EU"], ("JP",)),
        ([], ["WORLD"], ()),
        (["US"], [], ()),
    ],
)
def test_served(targets: list[str], codes: list[str], expected: tuple[str, ...]) -> None:
    assert served(targets, codes) == expected


@given(any_region, any_region)
def test_serving_goes_both_ways(one: str, other: str) -> None:
    assert bool(served([one], [other])) == bool(served([other], [one]))


@given(any_region)
def test_every_region_serves_itself_and_lies_in_the_world(region: str) -> None:
    assert served([region], [region]) == served([region], ["WORLD"]) == (region,)


@pytest.mark.parametrize(
    ("found", "meant"),
    [("UK", "GB"), ("Europe", "EU"), (" us ", "US"), ("USA", "US"), ("worldwide", "WORLD"), ("12", "")],
)
def test_nearest_region(found: str, meant: str) -> None:
    assert nearest_region(found) == meant
