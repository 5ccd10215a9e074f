"""How well a platform fits: its traffic rank, its trade and its buyers' regions, weighed by the vocabulary."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.vocabulary import Band, ListingScore, Vocabulary
from plans.listing.platform import Platform
from plans.listing.region import served

Group = Literal["large", "comprehensive", "vertical"]
GROUPS: tuple[Group, ...] = ("large", "comprehensive", "vertical")
LARGE_BANDS = frozenset({"A", "B"})  # what "large and top-ranked" means among general platforms (House)

TradeRelation = Literal["exact", "parent", "child", "none"]
RegionRelation = Literal["match", "unknown", "other"]
Part = Literal["rank", "trade", "region"]

_TRADE_SCORE: Mapping[TradeRelation, Literal["exact", "parent", "general"]] = {
    "exact": "exact", "parent": "parent", "child": "parent", "none": "general",
}  # fmt: skip


@dataclass(frozen=True)
class PlatformScore:
    """A platform's fit with its working.

    `parts` are weighted points, and `total` is their sum: 0 to 1 while the weights add up to 1. `trade` is the
    platform's trade that counts, `served` the target regions where it has buyers.
    """

    group: Group
    band: str | None
    trade_relation: TradeRelation
    trade: str | None
    region_relation: RegionRelation
    served: tuple[str, ...]
    parts: Mapping[Part, float]

    @property
    def total(self) -> float:
        """The fit in one number."""
        return sum(self.parts.values())


def score_platform(
    platform: Platform, trades: Collection[str], targets: Sequence[str], vocabulary: Vocabulary
) -> PlatformScore | None:
    """The fit for a firm of these trades with buyers in the target regions (none = not said).

    None for a vertical platform of another trade.
    """
    listing = vocabulary.listing
    relation, trade = trade_relation(platform.trades, trades, vocabulary.trade_parents)
    if platform.kind == "vertical" and relation == "none":
        return None
    band = band_of(platform.ranks.tranco, listing)
    reached = served(targets, platform.regions.codes)
    region = region_relation(platform.regions.codes, targets, reached)
    return PlatformScore(
        group=group_of(platform, band),
        band=band.band if band else None,
        trade_relation=relation,
        trade=trade,
        region_relation=region,
        served=reached,
        parts={
            "rank": listing.rank_weight * (band.score if band else 0.0),
            "trade": listing.trade_weight * getattr(listing.trade, _TRADE_SCORE[relation]),
            "region": listing.region_weight * getattr(listing.region, region),
        },
    )


def band_of(position: int | None, listing: ListingScore) -> Band | None:
    """The narrowest band that holds a Tranco position; None without a position or below all bands."""
    if position is None:
        return None
    return min((band for band in listing.bands if position <= band.to), key=lambda band: band.to, default=None)


def group_of(platform: Platform, band: Band | None) -> Group:
    """Vertical platforms stand alone; general ones are large by their band, else comprehensive."""
    if platform.kind == "vertical":
        return "vertical"
    return "large" if band and band.band in LARGE_BANDS else "comprehensive"


def trade_relation(
    carried: Sequence[str], trades: Collection[str], parents: Mapping[str, str | None]
) -> tuple[TradeRelation, str | None]:
    """How close a platform's trades come to a firm's: the same, one above, one below, none; with the trade carried.

    >>> trade_relation(["health"], ["medical"], {"health": None, "medical": "health"})
    ('parent', 'health')
    """
    above = {parents.get(trade) for trade in trades}
    closest_first: tuple[tuple[TradeRelation, list[str]], ...] = (
        ("exact", [each for each in carried if each in trades]),
        ("parent", [each for each in carried if each in above]),
        ("child", [each for each in carried if parents.get(each) in trades]),
    )
    for relation, found in closest_first:
        if found:
            return relation, found[0]
    return "none", None


def region_relation(codes: Sequence[str], targets: Sequence[str], reached: Sequence[str]) -> RegionRelation:
    """A match where one target region is reached; unknown where the platform's or the buyers' regions are not said."""
    if reached:
        return "match"
    return "other" if codes and targets else "unknown"
