"""The trap of a group: an average, or one founder's file, hides that the founders would choose differently."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from assessment.assess import Assessment, assess
from assessment.numbers import Doubles, as_numbers
from assessment.traps.trap import Trap
from assessment.twins import twins_of
from knowledge.problem import WrongInput


def kendall_w(ranks: npt.ArrayLike) -> float:
    """Kendall's coefficient of concordance W: 0 no agreement, 1 the same order, for `ranks` (judges, items).

    W = 12 S / (m^2 (n^3 - n) - m sum T), S the squares of the rank sums about their mean, T = sum of t^3 - t over each
    judge's ties (Kendall & Babington Smith 1939). Each row is ranked first, so scores give what their ranks would;
    items that are level share the mean of their ranks. Raises ValueError for gaps and for fewer than two judges or
    items; W is 1 where every judge holds all items level.

    >>> kendall_w([[1, 2, 3], [1, 2, 3]]), kendall_w([[90, 80, 70], [60, 70, 80]])
    (1.0, 0.0)
    """
    needed = "Agreement needs a number for each of at least two items by each of at least two judges."
    given = as_numbers(ranks, needed)
    if given.ndim != 2 or min(given.shape) < 2 or not np.isfinite(given).all():
        raise ValueError(needed)
    table = np.array([_ranked(row) for row in given])
    judges, items = table.shape
    sums = table.sum(axis=0)
    ties = sum(float((t**3 - t).sum()) for t in (np.unique(row, return_counts=True)[1] for row in table))
    most = judges**2 * (items**3 - items) - judges * ties
    return float(12 * ((sums - sums.mean()) ** 2).sum() / most) if most > 0 else 1.0


def _ranked(row: Doubles) -> Doubles:
    """Ranks from the lowest up (items,); those that are level share the mean of their places."""
    below = (row[:, None] > row).sum(axis=1)
    level = (row[:, None] == row).sum(axis=1)
    ranks: Doubles = below + (level + 1) / 2
    return ranks


def traps_of_founders(assessment: Assessment) -> Iterator[Trap]:
    """Two or more founder files with different winners under the same draws.

    `picks`: winner by founder file; `agreement`: Kendall's W over the industries that all of them can compare, None
    with fewer than two. Industries that are the same in everything tie.
    """
    if len(assessment.known.founders) < 2 or len(assessment.comparable_ids) < 2:
        return
    each = {name: view for name in assessment.known.founders if (view := _seen_by(assessment, name)) is not None}
    picks = {name: view.verdict.winner for name, view in each.items() if view.verdict.winner is not None}
    if len(set(picks.values())) > 1:
        values = {"picks": picks, "agreement": _agreement([each[name] for name in picks])}
        yield Trap("founders_disagree", "ranking", values=values)


def _seen_by(assessment: Assessment, founder: str) -> Assessment | None:
    """The same industries, day and draws for another founder, and the weights where others are tried for all of them.

    None where that file's weights allow no answer.
    """
    shown = assessment.founder
    try:
        return assess(
            assessment.known,
            founder,
            seed=assessment.seed,
            draws=assessment.draws,
            as_of=assessment.as_of,
            industries=assessment.ids,
            tilt=assessment.tilt,
            weights=shown.founder.weights if shown.tried else None,
        )
    except WrongInput:
        return None


def _agreement(views: Sequence[Assessment]) -> float | None:
    shared = [each for each in views[0].comparable_ids if all(view.standings[each].comparable for view in views)]
    if len(shared) < 2:
        return None
    scores = np.array([[_levelled_score(view, each) for each in shared] for view in views]).round(9)
    ahead, level = (scores[:, None, :] > scores[:, :, None]), (scores[:, None, :] == scores[:, :, None])
    return kendall_w(ahead.sum(axis=2) + (level.sum(axis=2) + 1) / 2)


def _levelled_score(view: Assessment, industry: str) -> float:
    """An industry's score; of twins, whose draws differ by chance alone, their mean."""
    alike = sorted({industry, *twins_of(industry, view.cells)})
    return sum(view.standings[each].score for each in alike) / len(alike)
