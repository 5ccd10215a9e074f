"""Clear, leaning or open; a tie is called a tie."""

import numpy as np
import pytest

from assessment.verdict import Verdict, posture_of, verdict_of
from knowledge.vocabulary import VerdictThresholds

pytestmark = pytest.mark.mission("I9")


def verdict(share: float, p_pair: float, gap: float) -> Verdict:
    """Of two industries whose scores lie `gap` apart."""
    pairwise = np.array([[0.5, p_pair], [1 - p_pair, 0.5]])
    scores, shares, outlook = {"a": 50 + gap, "b": 50.0}, {"a": share, "b": 1 - share}, {"a": 40.0, "b": 60.0}
    return verdict_of(["a", "b"], scores, shares, pairwise, outlook, VerdictThresholds())


@pytest.mark.parametrize(
    ("share", "p_pair", "gap", "state", "tie"),
    [
        (0.9, 0.95, 5, "clear", False),
        (0.8, 0.8, 5, "clear", False),
        (0.79, 0.95, 5, "leaning", False),
        (0.95, 0.79, 5, "leaning", False),
        (0.6, 0.6, 5, "leaning", False),
        (0.59, 0.9, 5, "open", False),
        (0.9, 0.59, 5, "open", True),
        (0.9, 0.95, 0.99, "open", True),
        (0.9, 0.95, 1, "clear", False),
    ],
)
def test_state_and_tie(share: float, p_pair: float, gap: float, state: str, tie: bool) -> None:
    found = verdict(share, p_pair, gap)
    assert (found.state, found.tie) == (state, tie)
    assert (found.winner, found.runner_up, found.share, found.p_pair) == ("a", "b", share, p_pair)
    assert found.outlook_winner == "b"


def test_the_highest_score_wins_even_where_another_is_more_often_first() -> None:
    pairwise = np.array([[0.5, 0.45, 0.4], [0.55, 0.5, 0.7], [0.6, 0.3, 0.5]])
    scores = {"a": 50.0, "b": 58.0, "c": 55.0}
    found = verdict_of(["a", "b", "c"], scores, {"a": 0.5, "b": 0.3, "c": 0.2}, pairwise, scores, VerdictThresholds())
    assert (found.winner, found.runner_up, found.share, found.p_pair, found.state) == ("b", "c", 0.3, 0.7, "open")


def test_one_industry_wins_without_a_runner_up_and_leaves_the_question_open() -> None:
    found = verdict_of(["a"], {"a": 50.0}, {"a": 1.0}, np.array([[0.5]]), {"a": 50.0}, VerdictThresholds())
    assert found == Verdict("open", winner="a", share=1.0, outlook_winner="a")


def test_nothing_comparable() -> None:
    assert verdict_of([], {}, {}, np.zeros((0, 0)), {}, VerdictThresholds()) == Verdict("open")


@pytest.mark.parametrize(
    ("internal", "external", "posture"),
    [
        (50, 50, "aggressive"),
        (50, 49.9, "conservative"),
        (49.9, 50, "competitive"),
        (49.9, 49.9, "defensive"),
    ],
)
def test_posture(internal: float, external: float, posture: str) -> None:
    assert posture_of(internal, external) == posture
