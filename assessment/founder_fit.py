"""The five factors that depend on who decides: a founder's means held against what an industry needs.

House formulas on ratios; each term is held within 0 and 10 before a mean is taken.
"""

import math
from collections.abc import Callable

from assessment.cell import clip_rating
from knowledge.founder import Founder
from knowledge.industry_profile import IndustryProfile, Need, TechnologyNeed

# the founder's figures behind each of the five
FIGURES_OF = {
    "lack_of_capital": ("capital_usd",),
    "people": ("team_size",),
    "technology_edge": ("technology",),
    "intangible_assets": ("network", "years_in_trade"),
    "tangible_assets": ("premises", "stock_or_equipment", "own_firm_in_trade"),
}


def lack_of_capital(capital_usd: float, need_usd: float) -> float:
    """5 - 5 log10(capital / need): 5 where the founder has just enough, 10 at a tenth of it or with nothing.

    >>> lack_of_capital(1_000_000, 10_000_000)
    10.0
    """
    return clip_rating(5 - 5 * _logarithm(math.log10, _ratio(capital_usd, need_usd)))


def people(team_size: float, need: float) -> float:
    """5 + 2.5 log2(team / need): 5 with just enough people, 2.5 points for each doubling.

    >>> people(8, 4)
    7.5
    """
    return clip_rating(5 + 2.5 * _logarithm(math.log2, _ratio(team_size, need)))


def technology_edge(technology: float, need: float) -> float:
    """5 + technology - need, where the need is the level of the leading sites."""
    return clip_rating(5 + technology - need)


def intangible_assets(network: float | None, years_in_trade: float | None, years_needed: float | None) -> float | None:
    """Mean of the network (0 to 10) and 5 x years / years needed; one of the two if only one is known."""
    terms = [] if network is None else [clip_rating(network)]
    if years_in_trade is not None and years_needed is not None:
        terms.append(clip_rating(5 * _ratio(years_in_trade, years_needed)))
    return sum(terms) / len(terms) if terms else None


def tangible_assets(
    premises: bool | None, stock_or_equipment: bool | None, own_firm_in_trade: bool | None
) -> float | None:
    """3 for premises, 3 for stock or equipment, 4 for an own firm in the trade; None when none of them is said."""
    if premises is None and stock_or_equipment is None and own_firm_in_trade is None:
        return None
    return 3.0 * bool(premises) + 3.0 * bool(stock_or_equipment) + 4.0 * bool(own_firm_in_trade)


def _ratio(have: float, need: float) -> float:
    """have / need; to have nothing is nothing, even where nothing is needed."""
    if have <= 0:
        return 0.0
    return have / need if need > 0 else math.inf


def _logarithm(logarithm: Callable[[float], float], ratio: float) -> float:
    return logarithm(ratio) if ratio > 0 else -math.inf


Rated = tuple[float, float, float, tuple[tuple[str, float], ...]]


def founder_rating(factor: str, founder: Founder, profile: IndustryProfile) -> Rated | None:
    """(low, likely, high, working) of a founder factor, or None when founder or industry leave it open.

    Low and high of the need give the range: whichever end of the need rates lower is the low.
    """
    rule = _RULES.get(factor)
    return rule(founder, profile) if rule else None


def _over_need(
    rate: Callable[[float], float | None], need: Need | TechnologyNeed | None, **working: float
) -> Rated | None:
    """A rating at the low, likely and high of a need, put in order."""
    if need is None:
        return None
    ends = [need.likely if end is None else end for end in (need.low, need.likely, need.high)]
    ratings = [rate(end) for end in ends]
    low, likely, high = (rating for rating in ratings if rating is not None)
    return min(low, likely, high), likely, max(low, likely, high), (*working.items(), ("need", need.likely))


def _capital(founder: Founder, profile: IndustryProfile) -> Rated | None:
    have = founder.capital_usd
    if have is None:
        return None
    return _over_need(lambda need: lack_of_capital(have, need), profile.needs.capital_usd, capital_usd=have)


def _people(founder: Founder, profile: IndustryProfile) -> Rated | None:
    have = founder.team_size
    if have is None:
        return None
    return _over_need(lambda need: people(have, need), profile.needs.team_size, team_size=have)


def _technology(founder: Founder, profile: IndustryProfile) -> Rated | None:
    have = founder.technology
    if have is None:
        return None
    return _over_need(lambda need: technology_edge(have, need), profile.needs.technology, technology=have)


def _intangible(founder: Founder, profile: IndustryProfile) -> Rated | None:
    network = None if founder.network is None else founder.network.get(profile.id, 0.0)
    years = None if founder.years_in_trade is None else founder.years_in_trade.get(profile.id, 0.0)
    need = profile.needs.years_in_trade
    if years is None or need is None:
        rating = intangible_assets(network, None, None)
        return None if rating is None or network is None else (rating, rating, rating, (("network", network),))
    said = {"years_in_trade": years} if network is None else {"network": network, "years_in_trade": years}
    return _over_need(lambda needed: intangible_assets(network, years, needed), need, **said)


def _tangible(founder: Founder, profile: IndustryProfile) -> Rated | None:
    said = (founder.premises, founder.stock_or_equipment, founder.own_firm_in_trade)
    rating = tangible_assets(*said)
    if rating is None:
        return None
    names = ("premises", "stock_or_equipment", "own_firm_in_trade")
    return rating, rating, rating, tuple((name, float(bool(value))) for name, value in zip(names, said, strict=True))


_RULES: dict[str, Callable[[Founder, IndustryProfile], Rated | None]] = {
    "lack_of_capital": _capital,
    "people": _people,
    "technology_edge": _technology,
    "intangible_assets": _intangible,
    "tangible_assets": _tangible,
}
