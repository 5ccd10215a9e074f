"""A copy of an industry differs by chance alone, and nothing is made of that."""

from assessment import assess
from assessment.outlook import outlook_crossings
from assessment.sensitivity.search import outlook_spans
from assessment.twins import twins_of
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of


def test_a_twin_is_the_same_in_range_and_sources() -> None:
    known = known_of(industry("pumps", 6), industry("copy", 6), industry("near", {"people": 6}), industry("valves", 5))
    cells = assess(known, draws=10, as_of=AS_OF).cells
    assert twins_of("pumps", cells) == {"copy"}
    assert twins_of("valves", cells) == frozenset()
    assert twins_of(None, cells) == frozenset()


def test_no_outlook_puts_the_winners_twin_before_it() -> None:
    good = dict.fromkeys(FACTORS, 5) | {"people": 9}
    known, noisy = known_of(industry("pumps", good), industry("copy", good), industry("valves", 5)), 0
    for seed in range(8):
        assessment = assess(known, draws=300, seed=seed, as_of=AS_OF)
        standings = [assessment.standings[each] for each in assessment.comparable_ids]
        crossings = outlook_crossings(
            [each.pessimist_score for each in standings], [each.optimist_score for each in standings]
        )
        noisy += any(assessment.comparable_ids[row] != assessment.verdict.winner for _, row in crossings)
        assert assessment.verdict.outlook_winner == assessment.verdict.winner
        assert [span.winner for span in outlook_spans(assessment)] == [assessment.verdict.winner]
        for outlook in (0.0, 1.0):
            at_end = assess(known, draws=300, seed=seed, as_of=AS_OF, outlook=outlook)
            assert at_end.verdict.outlook_winner == at_end.verdict.winner
    assert noisy, "chance puts the other one first somewhere"
