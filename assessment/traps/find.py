"""All traps of a comparison: where it would mislead somebody who only looks at the score."""

from assessment.assess import Assessment
from assessment.traps.of_answer import traps_of_answer
from assessment.traps.of_factors import traps_of_factors
from assessment.traps.of_founders import traps_of_founders
from assessment.traps.of_industries import traps_of_industries
from assessment.traps.of_ratings import traps_of_ratings
from assessment.traps.of_weights import traps_of_weights
from assessment.traps.trap import Place, Trap

__all__ = ["PLACES", "Place", "Trap", "find_traps"]

PLACES: tuple[Place, ...] = ("verdict", "ranking", "ratings", "weights", "industry")


def find_traps(assessment: Assessment) -> tuple[Trap, ...]:
    """What to read with care, place by place, the gravest first within each.

    A group of founders is assessed anew, one after the other; everything else is read off the assessment.
    """
    found = [
        *traps_of_answer(assessment),
        *traps_of_founders(assessment),
        *traps_of_ratings(assessment),
        *traps_of_weights(assessment),
        *traps_of_factors(assessment.known.vocabulary),
        *traps_of_industries(assessment),
    ]
    return tuple(sorted(found, key=lambda trap: PLACES.index(trap.place)))
