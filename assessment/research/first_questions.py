"""What to ask first of a new industry: the missing ratings that move its score most, within half an hour."""

from dataclasses import dataclass

from assessment.assess import Assessment
from assessment.cell import Cell
from assessment.cells import NEED_OF, cells_of
from assessment.ranges import EvidenceWidths
from assessment.rating_draws import SAME_EVERYWHERE
from knowledge.industry_profile import IndustryProfile, Need, TechnologyNeed
from knowledge.yaml_text.document import Path_

MINUTES = 30.0
PROVISIONAL_AFTER = 3  # House: with so many answers an industry is worth a row of its own, listed apart


@dataclass(frozen=True)
class FirstQuestion:
    """One thing to ask: a rating, or for what is about the founder the need that gives it.

    `path` is where the answer stands in the profile; `weight` is the share of all weight that the factor carries.
    """

    factor: str
    path: Path_
    weight: float
    minutes: float
    answered: bool

    @property
    def is_need(self) -> bool:
        """Whether the answer is a need of the industry, in its own unit, and no rating 0 to 10."""
        return self.path[0] == "needs"


@dataclass(frozen=True)
class FirstQuestions:
    """The questions of the first half hour, the weightiest first, and those left for later.

    `missing_weight` is the share of the weight that nothing rates yet; above `most_missing` the industry is not
    compared. `missing` are those factors.
    """

    planned: tuple[FirstQuestion, ...]
    later: tuple[FirstQuestion, ...]
    missing: tuple[str, ...]
    missing_weight: float
    most_missing: float

    @property
    def open(self) -> tuple[FirstQuestion, ...]:
        """The planned questions without an answer."""
        return tuple(each for each in self.planned if not each.answered)

    @property
    def answered(self) -> int:
        """How many of all questions have an answer."""
        return sum(each.answered for each in (*self.planned, *self.later))

    @property
    def minutes_left(self) -> float:
        """What the open questions take."""
        return sum(each.minutes for each in self.open)

    @property
    def comparable(self) -> bool:
        """Whether enough is rated to take part in the ranking."""
        return self.missing_weight <= self.most_missing + 1e-9

    @property
    def provisional(self) -> bool:
        """Whether the industry has a row, but one apart from the ranking."""
        return self.answered >= PROVISIONAL_AFTER and not self.comparable


def first_questions(assessment: Assessment, profile: IndustryProfile, minutes: float = MINUTES) -> FirstQuestions:
    """What to ask of a profile, saved or still a draft, for this founder and these weights.

    A missing rating may be anything from 0 to 10, so that weight alone tells what an answer would change most; of equal
    ones the quicker comes first. Tangible assets are the founder's alone and never asked here.
    """
    known = assessment.known
    vocabulary = known.vocabulary
    evidence = {**known.shared_evidence, **profile.evidence}
    widths = EvidenceWidths(evidence, vocabulary.evidence, assessment.as_of)
    cells = cells_of(profile, assessment.founder.founder, vocabulary, widths)
    weights = dict(zip(vocabulary.factor_ids, map(float, assessment.weights.mean), strict=True))
    questions = [
        FirstQuestion(
            factor=factor_id,
            path=("factors", factor_id) if need is None else ("needs", need),
            weight=weights[factor_id],
            minutes=factor.research_minutes_quick,
            answered=_answered(cells[factor_id], None if need is None else getattr(profile.needs, need)),
        )
        for factor_id, factor in vocabulary.factors.items()
        if (need := NEED_OF.get(factor_id)) is not None or factor_id != SAME_EVERYWHERE
    ]
    planned, later = _within(sorted(questions, key=lambda each: (-round(each.weight, 9), each.minutes)), minutes)
    missing = tuple(factor_id for factor_id, cell in cells.items() if cell.missing)
    return FirstQuestions(
        planned=planned,
        later=later,
        missing=missing,
        missing_weight=sum(weights[each] for each in missing),
        most_missing=vocabulary.verdict.comparable_missing_weight,
    )


def fill_in_next(assessment: Assessment, industry: str) -> tuple[str, ...]:
    """The factors that nothing rates in an industry, in the order in which they are asked."""
    asked = first_questions(assessment, assessment.known.industries[industry])
    order = [each.factor for each in (*asked.planned, *asked.later)]
    return tuple(sorted(asked.missing, key=lambda each: order.index(each) if each in order else len(order)))


def _answered(cell: Cell, need: Need | TechnologyNeed | None) -> bool:
    """Whether the profile or the founder says it; a formula may also work, less well, without the need asked for."""
    return need is not None or cell.origin in ("founder", "explicit", "yardstick")


def _within(
    questions: list[FirstQuestion], minutes: float
) -> tuple[tuple[FirstQuestion, ...], tuple[FirstQuestion, ...]]:
    """As many questions in their order as fit into the minutes, and the others."""
    spent = 0.0
    planned: list[FirstQuestion] = []
    later: list[FirstQuestion] = []
    for each in questions:
        fits = spent + each.minutes <= minutes
        spent += each.minutes if fits else 0.0
        (planned if fits else later).append(each)
    return tuple(planned), tuple(later)
