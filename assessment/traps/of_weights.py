"""Traps of the weights: nobody gave them, some were left out, or they answer a question that has changed since."""

import hashlib
import json
from collections.abc import Iterator

from assessment.assess import Assessment
from assessment.traps.of_factors import in_english
from assessment.traps.trap import Trap
from knowledge.vocabulary import SIDES, Vocabulary


def anchors_digest(vocabulary: Vocabulary) -> str:
    """A digest of the factors and of what their ratings mean, in English, so that a translation changes nothing.

    Swing points are the worth of going from 0 to 10 on a worded scale. Other words are another question.
    """
    scales = {
        factor.id: {str(rating): " ".join(in_english(text).split()) for rating, text in sorted(factor.anchors.items())}
        for factor in vocabulary.factors.values()
    }
    return hashlib.blake2b(json.dumps(scales, sort_keys=True).encode(), digest_size=8).hexdigest()


def traps_of_weights(assessment: Assessment) -> Iterator[Trap]:
    """Weights that nobody gave, or that were given for other scales.

    `equal_weights`: no points at all; `tilted` where optimism moves weight between opportunities and threats.
    `default_weights`: `count` of `all` sides and factors have no points of their own. Where `anchors` stand in the file
    the page has asked for all of them, and writes none for a level on which all are the same.
    """
    vocabulary, said = assessment.known.vocabulary, assessment.founder.founder.weights
    if assessment.weights.equal or not (said.sides or said.factors):
        tilted = not assessment.weights.equal  # nobody has said anything; a tilt alone moves two sides
        yield Trap("equal_weights", "weights", values={"tilted": True} if tilted else {})
        return
    if said.anchors is not None and said.anchors != anchors_digest(vocabulary):
        yield Trap("anchors_changed", "weights")
    without = tuple(factor for factor in vocabulary.factor_ids if factor not in said.factors)
    count = len(without) + sum(side not in said.sides for side in SIDES)
    if count and said.anchors is None:
        every = len(vocabulary.factor_ids) + len(SIDES)
        yield Trap("default_weights", "weights", factors=without, values={"count": count, "all": every})
