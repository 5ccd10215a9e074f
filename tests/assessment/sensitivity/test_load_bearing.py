"""Load-bearing sources against brute force: every cited source, every error up to two sigmas."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.sensitivity.load_bearing import MOST_SIGMAS, cited_sources, source_flips
from assessment.sensitivity.mean_case import mean_case
from knowledge.evidence import Evidence
from tests.assessment.edited_world import with_source_wrong
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

PRESS = {"title": "A report", "date": "2026-11-23", "kind": "press"}  # grade B, age 0: half-width 1, sigma .5


@cache
def shipped_assessment() -> Assessment:
    return assess(shipped(), draws=400, as_of=AS_OF)


def world(first: dict[str, Any], second: dict[str, Any], **evidence: Any) -> Assessment:
    ratings = [{**dict.fromkeys(FACTORS, 5), **each} for each in (first, second)]
    shared = {name: Evidence(**each) for name, each in evidence.items()}
    known = known_of(industry("pumps", ratings[0]), industry("valves", ratings[1]), shared=shared)
    return assess(known, as_of=AS_OF)


def values_if_wrong(source: str, sigmas: float) -> np.ndarray:
    """Values (industries,) at mean weights when a source is wrong by so many sigmas."""
    return mean_case(with_source_wrong(shipped_assessment(), source, sigmas)).values


@pytest.mark.mission("I8")
def test_the_load_bearing_sources_are_those_that_brute_force_finds() -> None:
    assessment = shipped_assessment()
    case = mean_case(assessment)
    assert case.leader is not None
    found = {flip.source: flip for flip in source_flips(assessment, case)}
    assert len(found) > 3
    sources = {source for row in assessment.cells.values() for cell in row.values() for source in cell.sources}
    for source in sorted(sources):
        extremes = [values_if_wrong(source, z) for z in (-MOST_SIGMAS, -1.0, 1.0, MOST_SIGMAS)]
        flips = any(values.argmax() != case.leader for values in extremes)
        assert flips == (source in found), source


def test_a_load_bearing_source_flips_just_past_its_error_and_not_before() -> None:
    assessment = shipped_assessment()
    case = mean_case(assessment)
    for flip in source_flips(assessment, case):
        sign = np.sign(flip.sigmas)
        past = values_if_wrong(flip.source, flip.sigmas + sign * 0.002)
        before = values_if_wrong(flip.source, flip.sigmas - sign * 0.002)
        assert case.ids[past.argmax()] == flip.winner
        assert before.argmax() == case.leader
        other_way = np.linspace(0, -0.99 * flip.sigmas, 8)
        assert {values_if_wrong(flip.source, z).argmax() for z in other_way} == {case.leader}


def test_by_hand() -> None:
    # ahead by .8 points on a market's smallness; two cells cite the report, one of them with another source
    alone, shared = {"likely": 5, "evidence": ["report"]}, {"likely": 5, "evidence": ["report", "other"]}
    first = {"small_market": 4.2, "strong_rivals": alone, "people": shared}
    assessment = world(first, {}, report=PRESS, other=PRESS)
    (cited,) = [each for each in cited_sources(assessment, assessment.comparable_ids) if each.source == "report"]
    assert cited.sigma == 0.5
    assert [(each.factor, each.points) for each in cited.cells] == [("people", 0.25), ("strong_rivals", 0.5)]
    # strong rivals s worse and people s / 2 better: s / 2 = .8 takes s = 1.6, beyond two sigmas of .5
    assert source_flips(assessment, mean_case(assessment)) == ()


def test_a_source_on_one_side_alone_bears_the_load() -> None:
    report = {**PRESS, "date": "2024-11-23"}  # two years, one half-life of the press: sigma 1
    assessment = world({"small_market": 4.2, "strong_rivals": {"likely": 5, "evidence": ["report"]}}, {}, report=report)
    (flip,) = source_flips(assessment, mean_case(assessment))
    assert (flip.source, flip.winner) == ("report", "valves")
    assert flip.points == pytest.approx(0.8, abs=0.15)  # thirty other cells differ by chance
    assert flip.sigmas == pytest.approx(flip.points / cited_sources(assessment, ("pumps",))[0].sigma)


def test_a_source_that_both_cite_for_the_same_factor_bears_nothing() -> None:
    report = {**PRESS, "kind": "opinion", "date": "2020"}
    rating = {"likely": 5, "evidence": ["report"]}
    assessment = world({"small_market": 4.2, "people": rating}, {"people": rating}, report=report)
    assert source_flips(assessment, mean_case(assessment)) == ()
