"""Weights and a tilt that the reader tries out in place of the founder's own; they stand in the link, by id."""

from collections.abc import Mapping

import streamlit as st

from assessment.weights import ABSENT_POINTS
from dashboard.session import TILT, WEIGHTS
from knowledge.founder import Weights
from knowledge.vocabulary import SIDES, Vocabulary

MOST_POINTS = 1000.0
EQUAL = "equal"


def tried_weights() -> Weights | None:
    """The weights tried out; None where the founder's own count."""
    return st.session_state.get(WEIGHTS)


def try_weights(weights: Weights | None) -> None:
    """Let other weights count from the next run on; None ends the trial."""
    st.session_state[WEIGHTS] = weights


def try_tilt(tilt: float | None) -> None:
    """Let optimism weigh opportunities against threats from the next run on; None gives the outlook its place again."""
    st.session_state[TILT] = tilt


def weights_as_text(weights: Weights | None) -> str:
    """The points by id; empty for no weights, `equal` for weights without points.

    >>> weights_as_text(Weights(sides={"strength": 40}, factors={"strong_rivals": 62.5}))
    'strength:40,strong_rivals:62.5'
    """
    if weights is None:
        return ""
    said = {**weights.sides, **weights.factors}
    return ",".join(f"{name}:{points:.10g}" for name, points in said.items()) or EQUAL


def weights_from_text(text: str) -> Weights | None:
    """Weights from their text, without what is no points of anything; None where nothing is left.

    >>> weights_from_text("strength:40,threat:many,strong_rivals:60").sides
    {'strength': 40.0}
    """
    points = dict(each for each in map(_named_points, text.split(",")) if each is not None)
    if text == EQUAL:
        return Weights()
    if not points:
        return None
    sides: dict[str, float] = {name: value for name, value in points.items() if name in SIDES}
    return Weights(sides=sides, factors={name: value for name, value in points.items() if name not in SIDES})


def _named_points(part: str) -> tuple[str, float] | None:
    name, _, said = part.partition(":")
    try:
        points = float(said)
    except ValueError:
        return None
    return (name, points) if name and 0 <= points <= MOST_POINTS else None


def tilt_from_text(text: str) -> float | None:
    """A tilt from its text; None for anything that is none."""
    try:
        tilt = float(text)
    except ValueError:
        return None
    return tilt if 0 <= tilt <= 1 else None


def all_points(weights: Weights, vocabulary: Vocabulary) -> dict[str, float]:
    """The points of every side and factor by id; what was left out counts 100."""
    said: Mapping[str, float] = {**weights.sides, **weights.factors}
    return {each: said.get(each, ABSENT_POINTS) for each in (*SIDES, *vocabulary.factor_ids)}


def only_known(weights: Weights, vocabulary: Vocabulary) -> Weights:
    """The weights without the points of factors that the vocabulary does not have (any more)."""
    known = {name: points for name, points in weights.factors.items() if name in vocabulary.factors}
    return weights.model_copy(update={"factors": known})


def count_for_something(weights: Weights, vocabulary: Vocabulary) -> bool:
    """Whether a ranking is possible: some side counts, and in every side that counts some factor does."""
    points = all_points(weights, vocabulary)
    most = dict.fromkeys(SIDES, 0.0)
    for name, factor in vocabulary.factors.items():
        most[factor.side] = max(most[factor.side], points[name])
    populated = [side for side in SIDES if any(factor.side == side for factor in vocabulary.factors.values())]
    return any(points[side] > 0 for side in populated) and all(most[side] > 0 for side in populated if points[side] > 0)
