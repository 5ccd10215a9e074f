"""Weights given on the command line: `strength=40,threat=100,strong_rivals=60`."""

from math import nan

from assessment.weight_elicitation import weights_from_points
from knowledge.founder import Weights
from knowledge.problem import WrongInput
from knowledge.vocabulary import SIDES, Vocabulary

MOST_POINTS = 1000


def weights_from_option(text: str) -> Weights:
    """Swing points by id of side or factor. Raises `WrongInput("bad-weights")` for a part that gives none.

    >>> weights_from_option("strength=40, strong_rivals=62.5").model_dump(include={"sides", "factors"})
    {'sides': {'strength': 40.0}, 'factors': {'strong_rivals': 62.5}}
    """
    points = dict(map(_named_points, text.split(",")))
    sides: dict[str, float] = {name: value for name, value in points.items() if name in SIDES}
    return Weights(sides=sides, factors={name: value for name, value in points.items() if name not in sides})


def _named_points(part: str) -> tuple[str, float]:
    name, _, said = part.partition("=")
    try:
        points = float(said)
    except ValueError:
        points = nan
    if not (name.strip() and 0 <= points <= MOST_POINTS):
        raise WrongInput("bad-weights", part.strip())
    return name.strip(), points


def checked_weights(weights: Weights | None, vocabulary: Vocabulary) -> Weights | None:
    """The same weights; refused where they name what there is not, or leave nothing to weigh."""
    return None if weights is None else weights_from_points({**weights.sides, **weights.factors}, vocabulary)
