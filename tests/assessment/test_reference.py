"""An independent, slow reading of the definitions: straight from the YAML files, with NumPy's own beta numbers.

It shares no code with the product, so that a mistake would have to be made twice.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from assessment import Assessment, assess
from knowledge.founder import Founder
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, shipped

ROOT = Path(__file__).parent.parent.parent
DRAWS = 40_000
FLOORS = {"A": 0.5, "B": 1.0, "C": 2.0}
HALF_LIVES = {
    "official_statistic": 5, "filing": 3, "survey": 3, "trade_body": 3, "company_claim": 2, "press": 2, "blog": 1,
    "law": 10, "opinion": 1,
}  # fmt: skip
GRADES = {**dict.fromkeys(("official_statistic", "filing", "law"), "A"), **dict.fromkeys(("blog", "opinion"), "C")}

FOUNDER: dict[str, Any] = {
    "capital_usd": 1_500_000, "team_size": 6, "technology": 6.5, "premises": True, "own_firm_in_trade": False,
    "years_in_trade": {"medical_devices": 8, "packaging": 2}, "network": {"medical_devices": 7, "textiles_apparel": 3},
}  # fmt: skip
WEIGHTS: dict[str, dict[str, float]] = {
    "sides": {"strength": 20, "weakness": 40, "opportunity": 25, "threat": 15},
    "factors": {"strong_rivals": 100, "small_market": 60, "people": 30, "growing_users": 80},
}


def load(path: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    return content


def years_old(stated: Any) -> float:
    """Years from the last day that a date can mean to the day of the test."""
    if stated is None:
        return 10.0
    parts = [int(part) for part in str(stated).split("-")]
    if len(parts) == 3:
        last = date(*parts)
    else:
        year, month = (parts[0], 12) if len(parts) == 1 else parts
        last = date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return max(0.0, (AS_OF - last).days / 365.25)


def half_width(source: dict[str, Any], grade: str | None = None) -> float:
    own = source.get("grade") or GRADES.get(source["kind"], "B")
    return FLOORS[max(own, grade or own)] * (1 + min(years_old(source.get("date")) / HALF_LIVES[source["kind"]], 4))


def citations(listed: list[Any] | None) -> Iterator[tuple[str, str | None]]:
    for each in listed or []:
        yield (each, None) if isinstance(each, str) else (each["id"], each.get("grade"))


def clip(value: float) -> float:
    return min(10.0, max(0.0, value))


class Industry:
    """One profile with its sources, giving (low, likely, high, source ids) for every factor."""

    def __init__(self, profile: dict[str, Any], shared: dict[str, Any]) -> None:
        self.profile = profile
        self.sources = {**shared, **(profile.get("evidence") or {})}
        self.yardsticks = load("vocabulary/yardsticks.yaml")["yardsticks"]

    def cell(self, factor: str) -> tuple[float, float, float, list[str]]:
        entry = (self.profile.get("factors") or {}).get(factor) or {}
        if entry.get("likely") is not None:
            h = self.figure(entry.get("evidence"))
            return *self.wide(entry, entry["likely"], h), self.ids(entry.get("evidence"))
        if factor in FORMULAS:
            return self.from_founder(factor)
        yardstick = self.yardsticks[entry["yardstick"]]
        indicators = [self.profile["indicators"][term["indicator"]] for term in yardstick["terms"]]
        rating = yardstick["intercept"]
        for term, indicator in zip(yardstick["terms"], indicators, strict=True):
            value = indicator["value"]
            rating += term["slope"] * (math.log10(value) if term["transform"] == "log10" else value)
        adjust = entry.get("adjust") or {"by": 0}
        likely = clip(clip(rating) + adjust["by"])
        cited = [each for part in (*indicators, entry, adjust) for each in part.get("evidence") or []]
        h = max(self.figure(indicator.get("evidence")) for indicator in indicators)
        return *self.wide(entry, likely, h), self.ids(cited)

    def from_founder(self, factor: str) -> tuple[float, float, float, list[str]]:
        name, formula = FORMULAS[factor]
        need = self.profile["needs"][name] if name else {"likely": None}
        ends = [need.get(end) if need.get(end) is not None else need["likely"] for end in ("low", "likely", "high")]
        low, likely, high = (formula(self.profile["id"], end) for end in ends)
        cited = need.get("evidence")
        return *self.wide({"low": min(low, high), "high": max(low, high)}, likely, 0.5), self.ids(cited)

    def figure(self, listed: list[Any] | None) -> float:
        widths = [half_width(self.sources[source], grade) for source, grade in citations(listed)]
        return min(widths, default=2.0)

    def wide(self, stated: dict[str, Any], likely: float, h: float) -> tuple[float, float, float]:
        low = min(likely - h, *([stated["low"]] if stated.get("low") is not None else []), likely)
        high = max(likely + h, *([stated["high"]] if stated.get("high") is not None else []), likely)
        return max(0.0, low), likely, min(10.0, high)

    def ids(self, listed: list[Any] | None) -> list[str]:
        return sorted({source for source, _ in citations(listed)})


def capital(_: str, need: float) -> float:
    return clip(5 - 5 * math.log10(FOUNDER["capital_usd"] / need))


def team(_: str, need: float) -> float:
    return clip(5 + 2.5 * math.log2(FOUNDER["team_size"] / need))


def technology(_: str, need: float) -> float:
    return clip(5 + FOUNDER["technology"] - need)


def experience(industry: str, need: float) -> float:
    return (clip(FOUNDER["network"].get(industry, 0)) + clip(5 * FOUNDER["years_in_trade"].get(industry, 0) / need)) / 2


def assets(_: str, __: None) -> float:
    return 3.0


FORMULAS: dict[str, tuple[str | None, Any]] = {
    "lack_of_capital": ("capital_usd", capital),
    "people": ("team_size", team),
    "technology_edge": ("technology", technology),
    "intangible_assets": ("years_in_trade", experience),
    "tangible_assets": (None, assets),
}


@cache
def industries() -> dict[str, Industry]:
    shared = load("industry_profiles/evidence.yaml")["evidence"]
    files = sorted(
        each.name for each in (ROOT / "industry_profiles").glob("[a-z]*.yaml") if each.name != "evidence.yaml"
    )
    profiles = [load(f"industry_profiles/{name}") for name in files]
    return {profile["id"]: Industry(profile, shared) for profile in profiles}


@cache
def values() -> np.ndarray:
    """Values of all industries, shape (industries, draws), one beta number after the other."""
    rng = np.random.default_rng(20261123)
    ids = sorted({source for each in industries().values() for factor in FACTORS for source in each.cell(factor)[3]})
    standard = {source: rng.standard_normal(DRAWS) for source in ids}
    points = [WEIGHTS["sides"][side] for side in ("strength", "weakness", "opportunity", "threat")]
    side_draws = rng.dirichlet(50 * np.array(points) / sum(points), DRAWS).T
    weights = []
    for number in range(4):
        points = [WEIGHTS["factors"].get(factor, 100.0) for factor in FACTORS[4 * number : 4 * number + 4]]
        weights += list(side_draws[number] * rng.dirichlet(50 * np.array(points) / sum(points), DRAWS).T)
    result = np.zeros((len(industries()), DRAWS))
    for row, each in enumerate(industries().values()):
        for weight, factor in zip(weights, FACTORS, strict=True):
            low, likely, high, cited = each.cell(factor)
            position = (likely - low) / (high - low)
            rating = low + (high - low) * rng.beta(1 + 4 * position, 5 - 4 * position, DRAWS)
            if cited:
                rating += np.mean([standard[source] * half_width(each.sources[source]) / 2 for source in cited], axis=0)
            utility = np.clip(rating, 0, 10) / 10
            result[row] += 100 * weight * (1 - utility if factor in UNFAVOURABLE else utility)
    return result


@cache
def product() -> Assessment:
    founder = Founder.model_validate({**FOUNDER, "weights": WEIGHTS})
    return assess(replace(shipped(), founders={}, example_founder=founder), as_of=AS_OF)


def test_every_cell_agrees() -> None:
    assert set(industries()) == set(product().ids)
    for industry, each in industries().items():
        for factor in FACTORS:
            cell = product().cells[industry][factor]
            low, likely, high, cited = each.cell(factor)
            assert (cell.low, cell.likely, cell.high) == pytest.approx((low, likely, high)), (industry, factor)
            assert sorted(cell.sources) == cited


ERROR = math.sqrt(1 / 10_000 + 1 / DRAWS)  # of the difference of two means, in standard deviations
SURE = 4.5  # standard errors: a sound program fails in fewer than 1 of 1,000 sets of draws


@pytest.mark.mission("I9")
def test_scores_and_their_ranges_agree() -> None:
    for row, industry in enumerate(industries()):
        expected, standing = values()[row], product().standings[industry]
        spread = expected.std()
        assert standing.score == pytest.approx(expected.mean(), abs=SURE * ERROR * spread)
        # near 5 and 95% the density of a bell curve is about .103 a standard deviation
        for found, share in ((standing.p05, 0.05), (standing.p95, 0.95)):
            error = math.sqrt(0.05 * 0.95) / 0.103 * ERROR * spread
            assert found == pytest.approx(np.quantile(expected, share), abs=SURE * error)


@pytest.mark.mission("I9")
def test_rank_shares_agree() -> None:
    ranks = (-values()).argsort(axis=0).argsort(axis=0)
    for row, industry in enumerate(industries()):
        for rank, share in enumerate(product().standings[industry].rank_share):
            expected = np.mean(ranks[row] == rank)
            error = math.sqrt(max(expected * (1 - expected), 0.01)) * ERROR
            assert share == pytest.approx(expected, abs=SURE * error)


@pytest.mark.mission("I9")
def test_regret_and_pairwise_shares_agree() -> None:
    best = values().max(axis=0)
    for row, industry in enumerate(industries()):
        regret = best - values()[row]
        assert product().standings[industry].expected_regret == pytest.approx(
            regret.mean(), abs=SURE * ERROR * regret.std()
        )
        column = (row + 1) % len(industries())
        pair = np.mean(values()[row] > values()[column])
        assert product().pairwise[row, column] == pytest.approx(pair, abs=SURE * ERROR * 0.5)
