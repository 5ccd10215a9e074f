"""How far each thing that could be found out would move the scores, in the draws of the ranking."""

from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import cast

import numpy as np

from assessment.assess import Assessment
from assessment.cell import Cell
from assessment.information_value import conditional_means
from assessment.pert import invert, pert_quantiles
from assessment.ranges import EvidenceWidths
from assessment.rating_draws import SAME_EVERYWHERE, standard_errors
from assessment.research.findings import Findings, Floats
from assessment.research.items import ResearchItem
from assessment.sensitivity.mean_case import MeanCase
from assessment.streams import stream, uniform_bits

SourceSigmas = Mapping[str, Mapping[str, float]]

_STEPS = 15
_EVEN = np.array([NormalDist().inv_cdf((step + 0.5) / _STEPS) for step in range(_STEPS)])
_NORMAL_STEPS = (_EVEN / _EVEN.std()).astype(np.float32)  # equally likely numbers that stand for N(0, 1)


def findings_of(
    assessment: Assessment, case: MeanCase, items: Sequence[ResearchItem], sigmas: SourceSigmas
) -> Findings:
    """What the items say, in score points at mean weights; `case` and its rows are the comparable industries."""
    slopes = dict(zip(case.factors, (10 * case.favourable * case.weights).tolist(), strict=True))
    leader = case.leader or 0
    sources = standard_errors([item.source for item in items if item.source], assessment.seed, assessment.draws)
    cells = [item for item in items if item.source is None]
    answers = own_means(
        [assessment.cells[industry][factor] for industry, factor in (each.cells[0] for each in cells)],
        assessment,
        sigmas,
    )
    own = iter(answers - answers.mean(axis=1, keepdims=True))
    shifts = [
        np.repeat((next(own) * np.float32(slopes[item.cells[0][1]]))[None, :], len(item.cells), axis=0)
        if item.source is None
        else _source_shifts(assessment, item, sources[item.source], slopes)
        for item in items
    ]
    return Findings(
        gaps=np.minimum(case.values - case.values[leader], 0) if len(case.ids) else case.values,
        leader=leader,
        rows=[tuple(case.ids.index(each) for each in item.industries) for item in items],
        shifts=shifts,
        hours=np.array([item.hours for item in items]),
        draws=assessment.draws,
    )


def source_sigmas(assessment: Assessment) -> SourceSigmas:
    """Standard deviation of every source's error in rating points, by comparable industry and source."""
    known, sigmas = assessment.known, {}
    for each in assessment.comparable_ids:
        widths = EvidenceWidths(known.evidence_for(each), known.vocabulary.evidence, assessment.as_of)
        cited = {source for cell in assessment.cells[each].values() for source in cell.sources}
        sigmas[each] = {source: widths.own_sigma(source) for source in cited}
    return sigmas


def own_means(cells: Sequence[Cell], assessment: Assessment, sigmas: SourceSigmas) -> Floats:
    """The rating one would expect knowing a cell's own part of its error, shape (cells, draws).

    The numbers are those of the ranking. The errors of the sources average out, but for the ends of the scale, where
    they are cut off on one side.
    """
    rated = [cell for cell in cells if cell.likely is not None]
    quantiles = pert_quantiles(*np.array([(each.low, each.likely, each.high) for each in rated]).reshape(-1, 3).T)
    expected = iter(_clipped_means(quantiles, [_source_sigma(cell, sigmas) for cell in rated]))
    means = np.empty((len(cells), assessment.draws), dtype=np.float32)
    for cell, target in zip(cells, means, strict=True):
        everywhere = cell.missing and cell.factor == SAME_EVERYWHERE
        key = (cell.factor,) if everywhere else (cell.industry, cell.factor)
        numbers = uniform_bits(stream(assessment.seed, "cell", *key), assessment.draws)
        if cell.likely is None:
            np.multiply(numbers, np.float32(10 * 2**-32), out=target, dtype=np.float32, casting="same_kind")
        else:
            target[:] = invert(next(expected), numbers)
    return means


def _source_sigma(cell: Cell, sigmas: SourceSigmas) -> float:
    """Standard deviation of the mean of a cell's source errors."""
    each = [sigmas[cell.industry][source] for source in cell.sources]
    return float(np.sqrt(np.square(each).sum()) / len(each)) if each else 0.0


def _clipped_means(ratings: Floats, spreads: Sequence[float]) -> Floats:
    """E clip(rating + N(0, spread^2), 0, 10) for ratings (cells, nodes) and spreads (cells,)."""
    spread = np.array(spreads, dtype=np.float32)[:, None]
    total = np.zeros_like(ratings)
    for step in _NORMAL_STEPS:
        total += np.clip(ratings + spread * step, 0, 10)
    return cast(Floats, total / np.float32(_STEPS))


def _source_shifts(assessment: Assessment, item: ResearchItem, errors: Floats, slopes: Mapping[str, float]) -> Floats:
    """How far knowing a source's error (draws,) moves the scores (industries, draws) of those who cite it.

    By regression of the cells that cite it, since what it moves is cut off at the ends of the scale.
    """
    points = np.zeros((len(item.industries), assessment.draws))
    for industry, factor in item.cells:
        points[item.industries.index(industry)] += slopes[factor] * assessment.factor_draws(industry, factor)
    expected = conditional_means(points, errors[None, :])
    return cast(Floats, (expected - expected.mean(axis=1, keepdims=True)).astype(np.float32))
