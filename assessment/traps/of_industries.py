"""Traps of one industry's profile: mostly opinion, judged all alike, or rated without a reason to check."""

from collections.abc import Iterator, Mapping

import numpy as np

from assessment.assess import Assessment
from assessment.cell import Cell
from assessment.traps.of_factors import FEWEST_WORDS, in_english, words_in_text
from assessment.traps.trap import Trap
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, Vocabulary

MOSTLY = 0.5  # share of the weight on grade C or on nothing, above which an answer is opinion
ALIKE = 0.5  # House: standard deviation in rating points, below which judged ratings are all but the same
HALF = 0.5  # House: share of the factors that must be judged before one impression can carry the industry
JUDGED = frozenset({"explicit", "founder"})  # somebody's judgement; no impression spills over into a formula


def traps_of_industries(assessment: Assessment) -> Iterator[Trap]:
    """Industry by industry, whether or not it is compared.

    `mostly_opinion`: `share` of the weight; `halo`: the `count` of judged ratings and their `spread` in points, as
    numbers or (`favourable`) as good or bad news.
    """
    vocabulary = assessment.known.vocabulary
    weights = dict(zip(vocabulary.factor_ids, assessment.weights.mean.tolist(), strict=True))
    for industry, cells in assessment.cells.items():
        opinion = tuple(factor for factor, cell in cells.items() if is_opinion(cell, vocabulary))
        share = sum(weights[factor] for factor in opinion)
        if share > MOSTLY + 1e-9:
            yield Trap("mostly_opinion", "industry", industry, opinion, {"share": share})
        yield from _halo(industry, cells, vocabulary)
        vague = tuple(factor for factor, cell in cells.items() if _says_nothing(cell))
        if vague:
            yield Trap("vague_reason", "industry", industry, vague)


def is_opinion(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a rating rests on grade C or on nothing.

    A founder's own view of an industry cites no source; what founders say of themselves they know. A formula is as good
    as the need that it holds the founder's means against.
    """
    if cell.origin == "founder":
        return vocabulary.factors[cell.factor].about == "industry"
    grade = cell.basis.grade if cell.basis else None
    unfounded_need = cell.origin == "formula" and "need" in dict(cell.working) and grade is None and not cell.sources
    return cell.missing or grade == "C" or unfounded_need


def _halo(industry: str, cells: Mapping[str, Cell], vocabulary: Vocabulary) -> Iterator[Trap]:
    """One impression of the industry in place of judgements factor by factor (halo effect; Thorndike 1920)."""
    judged = {
        factor: cell.likely for factor, cell in cells.items() if cell.origin in JUDGED and cell.likely is not None
    }
    if len(judged) < HALF * len(cells):
        return
    up = np.array([vocabulary.factors[factor].side in FAVOURABLE_WHEN_HIGH for factor in judged])
    ratings = np.array(list(judged.values()))
    spreads = {False: float(ratings.std()), True: float(np.where(up, ratings, 10 - ratings).std())}
    favourable = spreads[True] < spreads[False]
    if spreads[favourable] < ALIKE:
        values = {"count": len(judged), "spread": spreads[favourable], "favourable": favourable}
        yield Trap("halo", "industry", industry, tuple(judged), values)


def _says_nothing(cell: Cell) -> bool:
    """A judgement that nobody could check: under three words, no figure, no source."""
    if cell.origin not in JUDGED or cell.sources:
        return False
    return words_in_text(cell.because) < FEWEST_WORDS and not any(each.isdigit() for each in in_english(cell.because))
