"""Ratings under uncertainty: every cell drawn from its range, with errors shared only through common sources."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.cell import Cell
from assessment.pert import invert, pert_quantiles
from assessment.streams import normals, stream, uniform_bits

Floats = npt.NDArray[np.float32]

# It depends on the founder alone, so while unknown it is one unknown, not one an industry.
SAME_EVERYWHERE = "tangible_assets"


def standard_errors(source_ids: Sequence[str], seed: int, draws: int) -> dict[str, Floats]:
    """One N(0, 1) number per source and draw, each source from its own stream, so that all who cite it share it."""
    return {source_id: normals(stream(seed, "evidence", source_id), draws) for source_id in dict.fromkeys(source_ids)}


def draw_ratings(
    cells: Sequence[Sequence[Cell]], sigmas: Sequence[Mapping[str, float]], factors: int, seed: int, draws: int
) -> Floats:
    """Ratings 0 to 10, shape (industries, factors, draws).

    `cells[i][f]` are the cells; `sigmas[i]` holds, by source id, the standard deviation in rating points of the error
    that a source carries into the cells of industry i. A rating is clip(PERT draw + mean of its sources' errors); a
    missing cell is uniform over the whole scale.
    """
    ranges = [(cell.low, cell.likely, cell.high) for row in cells for cell in row if cell.likely is not None]
    quantiles = iter(pert_quantiles(*np.array(ranges).reshape(-1, 3).T))
    errors = standard_errors([source for row in cells for cell in row for source in cell.sources], seed, draws)
    ratings = np.empty((len(cells), factors, draws), dtype=np.float32)
    for row, row_sigmas, targets in zip(cells, sigmas, ratings, strict=True):
        for cell, target in zip(row, targets, strict=True):
            numbers = uniform_bits(stream(seed, "cell", *_key(cell)), draws)
            if cell.likely is None:
                np.multiply(numbers, np.float32(10 * 2**-32), out=target, dtype=np.float32, casting="same_kind")
                continue
            target[:] = invert(next(quantiles), numbers)
            for source in cell.sources:
                target += errors[source] * np.float32(row_sigmas[source] / len(cell.sources))
    return cast(Floats, np.clip(ratings, 0, 10, out=ratings))


def _key(cell: Cell) -> tuple[str, ...]:
    return (cell.factor,) if cell.missing and cell.factor == SAME_EVERYWHERE else (cell.industry, cell.factor)
