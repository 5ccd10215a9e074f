"""The answer: gaps behind the lead, a lead owed to ignorance, and a cross-check that depends on the list."""

import numpy as np
import pytest

from assessment import Assessment, assess
from assessment.cross_check import topsis, topsis_inputs
from assessment.traps.of_answer import at_median_spread, first_shares, traps_of_answer
from assessment.traps.trap import Trap
from tests.assessment.little_world import AS_OF, FACTORS, UNFAVOURABLE, industry, known_of

pytestmark = pytest.mark.filterwarnings("error")


def assessed(*profiles: object, draws: int = 4000) -> Assessment:
    return assess(known_of(*profiles), draws=draws, as_of=AS_OF)  # type: ignore[arg-type]


def found(assessment: Assessment, code: str) -> list[Trap]:
    return [trap for trap in traps_of_answer(assessment) if trap.code == code]


def favourable(points: float, wide: float = 0.0) -> dict[str, dict[str, float]]:
    """Every factor at the same favourable rating, with a range of this half-width at least."""
    ratings = {name: 10 - points if name in UNFAVOURABLE else points for name in FACTORS}
    return {
        name: {"low": max(0.0, each - wide), "likely": each, "high": min(10.0, each + wide)}
        for name, each in ratings.items()
    }


def test_shares_split_ties_and_add_up() -> None:
    values = np.random.default_rng(2).integers(0, 3, (4, 500)).astype(np.float32)
    shares = first_shares(values)
    assert shares.sum() == pytest.approx(1)
    assert shares[0] == pytest.approx(
        np.mean([(column[0] == column.max()) / (column == column.max()).sum() for column in values.T])
    )


def test_spreads_become_the_median_and_means_stay() -> None:
    values = np.random.default_rng(3).normal([[1.0], [2.0], [3.0], [4.0]], [[1.0], [2.0], [5.0], [0.0]], (4, 900))
    even = at_median_spread(values.astype(np.float32))
    assert even.mean(axis=1) == pytest.approx(values.mean(axis=1), abs=1e-4)
    median = np.median(values.std(axis=1))
    assert even.std(axis=1) == pytest.approx([median, median, median, 0], abs=1e-4)


def test_a_wide_range_lifts_the_share_of_first_ranks() -> None:
    """Four that are known well, and one somewhat worse of which little is known."""
    known_well = [industry(f"trade_{number}", favourable(5 + number / 20)) for number in range(4)]
    vague = industry("vague", favourable(4.6, wide=4.6))
    (trap,) = found(assessed(*known_well, vague), "wide_range")
    assert trap.industry == "vague"
    assert trap.values["share"] - trap.values["even_share"] >= 0.05
    assert not found(assessed(*known_well, industry("vague", favourable(4.6))), "wide_range")


def test_a_wide_range_that_passes_a_better_score_names_it() -> None:
    known_well = [industry(f"trade_{number}", favourable(5 + number / 20)) for number in range(4)]
    assessment = assessed(*known_well, industry("vague", favourable(4.9, wide=4.9)))
    (trap,) = found(assessment, "wide_range")
    passed = assessment.standings[trap.values["passes"]]
    own = assessment.standings["vague"]
    assert passed.score > own.score
    assert passed.rank_share[0] < own.rank_share[0]


def test_a_narrow_leader_is_not_called_wide() -> None:
    """Drawn out to the median it would lose first ranks, but not because its own range is wide."""
    others = [industry(f"trade_{number}", favourable(5, wide=4)) for number in range(4)]
    assessment = assessed(industry("known", favourable(5.6)), *others)
    assert [trap.industry for trap in found(assessment, "wide_range") if trap.industry == "known"] == []


def gapped(industry_id: str, points: float, gaps: int) -> object:
    entries = favourable(points)
    for factor in FACTORS[5 : 5 + gaps]:
        del entries[factor]
    return industry(industry_id, entries)


def test_missing_ratings_of_the_leader_stand_beside_the_verdict() -> None:
    (trap,) = traps_of_answer(assessed(gapped("pumps", 8, 3), gapped("valves", 5, 0)))
    assert (trap.code, trap.place, trap.industry) == ("leader_not_rated", "verdict", "pumps")
    assert trap.factors == FACTORS[5:8]
    assert trap.values == {"all": 16, "weight": pytest.approx(3 / 16)}


def test_missing_ratings_of_others_stand_beside_the_ranking() -> None:
    traps = traps_of_answer(assessed(gapped("pumps", 8, 1), gapped("valves", 5, 2), gapped("taps", 4, 0)))
    told = {trap.code: trap for trap in traps if trap.code.endswith("not_rated")}
    assert set(told) == {"leader_not_rated", "not_rated"}
    assert told["not_rated"].place == "ranking"
    assert told["not_rated"].values == {"counts": {"pumps": 1, "valves": 2}, "all": 16}


def test_an_industry_that_is_not_compared_is_no_trap_of_the_ranking() -> None:
    assert not found(assessed(gapped("pumps", 8, 0), gapped("taps", 7, 0), gapped("valves", 5, 5)), "not_rated")


def test_a_veto_in_the_winner_is_compensation() -> None:
    entries = {**favourable(9), "strong_rivals": {"likely": 9.5}}
    (trap,) = found(assessed(industry("pumps", entries), industry("valves", 5.0)), "compensation")
    assert (trap.factors, trap.values) == (("strong_rivals",), {"ratings": {"strong_rivals": 9.5}})
    assert not found(assessed(industry("pumps", favourable(9)), industry("valves", 9.5)), "compensation")


def test_a_pick_of_topsis_that_depends_on_the_list_is_told() -> None:
    """Worlds by chance, until the pick of TOPSIS turns when a third industry leaves; checked by TOPSIS itself."""
    numbers = np.random.default_rng(5)
    told = quiet = 0
    for _ in range(60):
        ratings = numbers.uniform(0, 10, (5, len(FACTORS)))
        profiles = [
            industry(f"trade_{row}", dict(zip(FACTORS, each, strict=True))) for row, each in enumerate(ratings.tolist())
        ]
        assessment = assessed(*profiles, draws=50)
        ids = assessment.comparable_ids
        best = ids[int(topsis(*topsis_inputs(assessment, ids)).argmax())]
        turned = {}
        for removed in ids:
            rest = [each for each in ids if each != removed]
            other = rest[int(topsis(*topsis_inputs(assessment, rest)).argmax())]
            if best not in (removed, other):
                turned[removed] = other
        traps = found(assessment, "rank_reversal")
        assert bool(traps) is bool(turned)
        if traps:
            values = traps[0].values
            assert (values["pick"], turned[values["removed"]]) == (best, values["other"])
        told, quiet = told + bool(turned), quiet + (not turned)
        if told and quiet:
            return
    pytest.fail("no world turned TOPSIS round, so nothing was tested")
