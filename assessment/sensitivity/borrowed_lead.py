"""Whether the winner leads only by figures that are the example founder's, for want of the founder's own."""

from dataclasses import dataclass
from itertools import combinations

from assessment.assess import Assessment
from assessment.cell import Cell
from assessment.cells import cells_of
from assessment.founder_fit import FIGURES_OF
from assessment.ranges import EvidenceWidths
from assessment.three_point_range import pert_mean
from knowledge.founder import Founder
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH

UNKNOWN = 5.0  # the mean rating of a cell that nothing rates


@dataclass(frozen=True)
class BorrowedLead:
    """`leader` would have the highest score if the example founder's `fields` were left out."""

    fields: tuple[str, ...]
    leader: str


def borrowed_lead(assessment: Assessment) -> BorrowedLead | None:
    """The fewest figures of the example on which the lead rests; None where it does not, or where none are borrowed.

    Without a figure its cell is missing, which means 5. Taken at mean ratings and mean weights, where the factors add
    up, so nothing is drawn again.
    """
    fields = _borrowed(assessment)
    winner = assessment.verdict.winner
    if not fields or winner is None or len(assessment.comparable_ids) < 2:
        return None
    lifts = _lifts(assessment, fields)
    for count in range(1, len(lifts) + 1):
        found = [lead for some in combinations(lifts, count) if (lead := _lead_without(assessment, some, lifts))]
        if found:
            leader, factors = max(found)[1:]
            return BorrowedLead(tuple(name for each in factors for name in FIGURES_OF[each] if name in fields), leader)
    return None


def _borrowed(assessment: Assessment) -> frozenset[str]:
    """The fields that rate founder factors, were left to the example, and say something there."""
    choice = assessment.founder
    lent = choice.founder.model_fields_set if choice.is_example else choice.from_example
    figures = {name for names in FIGURES_OF.values() for name in names}
    return frozenset(name for name in figures & set(lent) if getattr(choice.founder, name) not in (None, {}))


def _lifts(assessment: Assessment, fields: frozenset[str]) -> dict[str, dict[str, float]]:
    """What these fields add to the score of each comparable industry, by the factor that they rate."""
    vocabulary = assessment.known.vocabulary
    without = assessment.founder.founder.model_copy(update=dict.fromkeys(fields))
    weights = dict(zip(vocabulary.factor_ids, assessment.weights.mean.tolist(), strict=True))
    bare = {each: _cells(assessment, each, without) for each in assessment.comparable_ids}
    lifts = {}
    for factor, names in FIGURES_OF.items():
        if factor not in weights or not fields & set(names):
            continue
        points = 10 * weights[factor] * (1 if vocabulary.factors[factor].side in FAVOURABLE_WHEN_HIGH else -1)
        lifts[factor] = {
            each: points * (_mean(assessment.cells[each][factor]) - _mean(cells[factor]))
            for each, cells in bare.items()
        }
    return lifts


def _cells(assessment: Assessment, industry: str, founder: Founder) -> dict[str, Cell]:
    known = assessment.known
    widths = EvidenceWidths(known.evidence_for(industry), known.vocabulary.evidence, assessment.as_of)
    return cells_of(known.industries[industry], founder, known.vocabulary, widths)


def _mean(cell: Cell) -> float:
    return UNKNOWN if cell.likely is None else pert_mean(cell.low, cell.likely, cell.high)


def _lead_without(
    assessment: Assessment, factors: tuple[str, ...], lifts: dict[str, dict[str, float]]
) -> tuple[float, str, tuple[str, ...]] | None:
    """(points ahead of the winner, who leads instead, these factors) without what lifts these factors."""
    scores = {
        each: assessment.standings[each].score - sum(lifts[factor][each] for factor in factors)
        for each in assessment.comparable_ids
    }
    best = max(scores, key=lambda each: scores[each])
    ahead = scores[best] - scores[assessment.verdict.winner or best]
    return (ahead, best, factors) if ahead > 0 else None
