"""Why a platform scores as it does, and what must still be asked of it: codes with values, worded in `locales/`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plans.listing.platform import Platform, RankLists
from plans.listing.score import PlatformScore, TradeRelation

_TRADE_REASON: Mapping[TradeRelation, str] = {
    "exact": "trade_exact", "parent": "trade_parent", "child": "trade_child", "none": "general_reach",
}  # fmt: skip
_FACTS_TO_ASK = ("rules", "who_can_list", "verification")


@dataclass(frozen=True)
class Reason:
    """One reason: a stable code, and the values that its sentence names."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def reasons_of(
    platform: Platform, score: PlatformScore, targets: Sequence[str], rank_lists: RankLists
) -> tuple[Reason, ...]:
    """What speaks for a platform, in the order of the score's parts; what rests on memory has a code of its own."""
    found = [*_rank(platform, score, rank_lists), _trade(score), _region(platform, score, targets)]
    if platform.free_listing.value:
        found.append(Reason(_marked("free_listing", platform.free_listing.known_by)))
    return tuple(found)


def unknowns_of(platform: Platform) -> tuple[str, ...]:
    """What is not known, or only judged, of a platform. A rank is unknown when the domain is not in the list."""
    open_questions = {
        "price": platform.cost_usd is None,
        "price_judged": platform.cost_usd is not None and "cost_usd" in platform.judged,
        **{name: getattr(platform.facts, name) is None for name in _FACTS_TO_ASK},
        "region": not platform.regions.codes,
        "rank": platform.ranks.tranco is None,
        "hours": platform.hours is None,
        "hours_judged": platform.hours is not None and "hours" in platform.judged,
    }
    return tuple(code for code, is_open in open_questions.items() if is_open)


def _marked(code: str, known_by: str) -> str:
    return code if known_by == "sourced" else f"{code}_unsourced"


def _rank(platform: Platform, score: PlatformScore, rank_lists: RankLists) -> list[Reason]:
    position = platform.ranks.tranco
    if position is None:
        return []
    rank_list = rank_lists.tranco
    where: dict[str, str | int] = {
        "rank": position, "list": rank_list.publisher, "date": platform.ranks.date or rank_list.date,
    }  # fmt: skip
    return [Reason("rank_band", {"band": score.band, **where}) if score.band else Reason("rank_below_bands", where)]


def _trade(score: PlatformScore) -> Reason:
    return Reason(_TRADE_REASON[score.trade_relation], {"trade": score.trade} if score.trade else {})


def _region(platform: Platform, score: PlatformScore, targets: Sequence[str]) -> Reason:
    codes = platform.regions.codes
    if score.region_relation == "match":
        return Reason(_marked("region_match", platform.regions.known_by), {"regions": ", ".join(score.served)})
    if score.region_relation == "other":
        return Reason(_marked("region_other", platform.regions.known_by), {"regions": ", ".join(codes)})
    return Reason("region_unknown" if targets else "no_target_regions")
