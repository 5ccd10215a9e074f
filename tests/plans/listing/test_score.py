"""Scores checked by hand: band, group, trade and region, each by itself and summed."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import Knowledge
from knowledge.vocabulary import ListingScore
from plans.listing import Catalogue
from plans.listing.platform import Platform, Ranks, Regions
from plans.listing.region import REGIONS
from plans.listing.score import band_of, score_platform, trade_relation

SHIPPED_TRADES = (
    "health", "medical", "pharma", "laboratory", "chemicals", "specialty_chemicals", "packaging", "food_ingredients",
)  # fmt: skip


def platform(
    kind: Literal["general", "vertical"] = "general",
    trades: tuple[str, ...] = (),
    codes: tuple[str, ...] = (),
    rank: int | None = None,
) -> Platform:
    ranks, regions = Ranks(tranco=rank), Regions(codes=codes)
    return Platform(id="p", name="P", domain="p.example", kind=kind, trades=trades, regions=regions, ranks=ranks)


@pytest.mark.parametrize(
    ("position", "band"),
    [
        (1, "A"),
        (10_000, "A"),
        (10_001, "B"),
        (50_000, "B"),
        (50_001, "C"),
        (100_000, "C"),
        (100_001, None),
        (None, None),
    ],
)
def test_bands_follow_the_tranco_position(position: int | None, band: str | None) -> None:
    found = band_of(position, ListingScore())
    assert (found.band if found else None) == band


def test_bands_may_stand_in_any_order_in_the_file() -> None:
    listing = ListingScore()
    turned = listing.model_copy(update={"bands": listing.bands[::-1]})
    assert [band_of(rank, turned) for rank in (500, 20_000)] == [band_of(rank, listing) for rank in (500, 20_000)]


def test_defaults_are_the_shipped_conventions(shipped: Knowledge) -> None:
    assert ListingScore() == shipped.vocabulary.listing


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        (("medical",), ("exact", "medical")),
        (("pharma", "medical"), ("exact", "medical")),
        (("health",), ("parent", "health")),
        (("chemicals", "health"), ("parent", "health")),
        (("pharma",), ("none", None)),
        (("chemicals",), ("none", None)),
        ((), ("none", None)),
    ],
)
def test_trades_asked_for_medical(
    shipped: Knowledge, carried: tuple[str, ...], expected: tuple[str, str | None]
) -> None:
    assert trade_relation(carried, ["medical"], shipped.vocabulary.trade_parents) == expected


def test_a_narrower_trade_counts_as_a_child(shipped: Knowledge) -> None:
    parents = shipped.vocabulary.trade_parents
    assert trade_relation(["used_machinery"], ["machinery"], parents) == ("child", "used_machinery")


# rank part + trade part + region part, for a firm of the trade medical with buyers in the US and the EU
BY_HAND = {
    "alibaba": ("large", "A", 0.5 * 1 + 0 + 0.2 * 1),  # general, 224th, worldwide
    "kompass": ("large", "B", 0.5 * 0.67 + 0 + 0.2 * 1),  # general, 21,409th, worldwide
    "indiamart": ("large", "A", 0.5 * 1 + 0 + 0),  # general, 826th, India only
    "ankorstore": ("comprehensive", "C", 0.5 * 0.33 + 0 + 0.2 * 1),  # general, 80,949th, EU
    "merkandi": ("comprehensive", None, 0 + 0 + 0.2 * 1),  # general, no rank, EU
    "dotmed": ("vertical", "B", 0.5 * 0.67 + 0.3 * 1 + 0.2 * 1),  # medical, 30,045th, worldwide
    "medicalexpo": ("vertical", "C", 0.5 * 0.33 + 0.3 * 1 + 0.2 * 1),  # medical, 83,016th, worldwide
}


@pytest.mark.mission("E1", "E2", "E3")
@pytest.mark.parametrize(("platform_id", "expected"), BY_HAND.items(), ids=BY_HAND)
def test_scores_of_shipped_platforms_by_hand(
    shipped: Knowledge, catalogue: Catalogue, platform_id: str, expected: tuple[str, str | None, float]
) -> None:
    found = next(each for each in catalogue.platforms if each.id == platform_id)
    score = score_platform(found, ["medical"], ["US", "EU"], shipped.vocabulary)
    assert score is not None
    assert (score.group, score.band) == expected[:2]
    assert score.total == pytest.approx(expected[2])


@pytest.mark.parametrize(
    ("codes", "targets", "relation", "points"),
    [
        (("EU",), ["DE"], "match", 0.2),
        (("DE",), ["EU"], "match", 0.2),
        (("WORLD",), ["JP"], "match", 0.2),
        (("US",), ["DE"], "other", 0.0),
        ((), ["DE"], "unknown", 0.1),
        (("US",), [], "unknown", 0.1),
    ],
)
def test_regions_earn_points(
    shipped: Knowledge, codes: tuple[str, ...], targets: list[str], relation: str, points: float
) -> None:
    score = score_platform(platform(codes=codes), ["medical"], targets, shipped.vocabulary)
    assert score is not None
    assert score.region_relation == relation
    assert score.parts["region"] == pytest.approx(points)


def test_a_parent_trade_earns_half(shipped: Knowledge) -> None:
    score = score_platform(platform("vertical", ("health",)), ["medical"], [], shipped.vocabulary)
    assert score is not None
    assert score.parts["trade"] == pytest.approx(0.15)


@pytest.mark.mission("E3")
def test_a_vertical_platform_of_another_trade_has_no_score(shipped: Knowledge) -> None:
    assert score_platform(platform("vertical", ("pharma",), rank=5), ["medical"], [], shipped.vocabulary) is None


@given(
    kind=st.sampled_from(["general", "vertical"]),
    carried=st.lists(st.sampled_from(SHIPPED_TRADES), max_size=3).map(tuple),
    trades=st.lists(st.sampled_from(SHIPPED_TRADES), max_size=3),
    codes=st.lists(st.sampled_from(sorted(REGIONS)), max_size=3).map(tuple),
    targets=st.lists(st.sampled_from(sorted(REGIONS)), max_size=3),
    rank=st.none() | st.integers(1, 2_000_000),
)
def test_scores_lie_between_0_and_1(
    shipped: Knowledge,
    kind: Literal["general", "vertical"],
    carried: tuple[str, ...],
    trades: list[str],
    codes: tuple[str, ...],
    targets: list[str],
    rank: int | None,
) -> None:
    score = score_platform(platform(kind, carried, codes, rank), trades, targets, shipped.vocabulary)
    if score is None:
        assert kind == "vertical" and not set(carried) & set(trades)
    else:
        assert 0 <= score.total <= 1
        assert (score.group == "vertical") == (kind == "vertical")
        assert score.total == pytest.approx(sum(score.parts.values()))
