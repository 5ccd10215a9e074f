"""Ratings under uncertainty: every cell drawn from its range, with errors shared only through common sources."""

from collections.abc import Mapping, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt

from assessment.cell import Cell
from assessment.pert import invert, pert_quantiles
from assessment.streams import stream

Floats = npt.NDArray[np.float32]

SAME_EVERYWHERE = "tangible_assets"  # it depends on the founder alone, so while unknown it is one unknown, not one an industry


def source_errors(sigmas: Mapping[str, float], seed: int, draws: int) -> dict[str, Floats]:
    """One error per source and draw, in rating points, N(0, sigma), from the source's own stream."""
    return {
        source_id: stream(seed, "evidence", source_id).standard_normal(draws, dtype=np.float32) * np.float32(sigma)
        for source_id, sigma in sigmas.items()
    }


def draw_ratings(
    cells: Sequence[Sequence[Cell]], errors: Sequence[Mapping[str, Floats]], seed: int, draws: int
) -> Floats:
    """Ratings 0 to 10, shape (industries, factors, draws).

    `cells[i][f]` are the cells, `errors[i]` the errors of the sources that industry i may cite. A rating is
    clip(PERT draw + mean of its sources' errors); a missing cell is uniform over the whole scale.
    """
    flat = [cell for row in cells for cell in row]
    rated = [cell for cell in flat if cell.likely is not None]
    quantiles = iter(
        pert_quantiles([cell.low for cell in rated], [cell.likely or 0.0 for cell in rated], [cell.high for cell in rated])
        if rated
        else ()
    )
    ratings = np.empty((len(cells), len(cells[0]) if cells else 0, draws), dtype=np.float32)
    for row, row_errors, targets in zip(cells, errors, ratings, strict=True):
        for cell, target in zip(row, targets, strict=True):
            if cell.likely is None:
                key = (cell.factor,) if cell.factor == SAME_EVERYWHERE else (cell.industry, cell.factor)
                np.multiply(stream(seed, "cell", *key).random(draws, dtype=np.float32), 10, out=target)
                continue
            uniforms = stream(seed, "cell", cell.industry, cell.factor).random(draws, dtype=np.float32)
            target[:] = invert(next(quantiles), uniforms)
            shared = [row_errors[source_id] for source_id in cell.sources]
            if shared:
                target += mean_error(shared)
    return cast(Floats, np.clip(ratings, 0, 10, out=ratings))


def mean_error(shared: Sequence[Floats]) -> Floats:
    """The mean of several sources' errors, draw by draw."""
    total = shared[0] if len(shared) == 1 else np.sum(shared, axis=0, dtype=np.float32) / np.float32(len(shared))
    return cast(Floats, total)
