"""What the live weights work with: points, utilities and sentences of the industries compared."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.sensitivity.mean_case import MeanCase
from assessment.weights import tilted_sides
from dashboard.rows.names import distinct_names
from dashboard.tried_weights import all_points, weights_as_text
from dashboard.view import View
from knowledge.founder import Weights
from knowledge.vocabulary import FAVOURABLE_WHEN_HIGH, SIDES, Factor, Side
from locales import Words
from reports.wording import factor_name

ROUNDING = 0.01  # score points that the preview can be off the simulation
PLACE = "#"  # of points or a name in a sentence that the browser completes


def factors_by_side(view: View) -> dict[Side, list[Factor]]:
    """The factors of each side, in the order in which the live weights are sent."""
    factors = view.known.vocabulary.factors.values()
    return {side: [each for each in factors if each.side == side] for side in SIDES}


def shown_points(view: View, weights: Weights) -> dict[str, float]:
    """Points of all sides and factors in the same proportions, the largest of the sides and of each side at 100."""
    points = all_points(weights, view.known.vocabulary)
    groups: list[list[str]] = [list(SIDES), *([each.id for each in some] for some in factors_by_side(view).values())]
    shown: dict[str, float] = {}
    for group in groups:
        largest = max((points[each] for each in group), default=0)
        shown |= {each: 100 * points[each] / largest if largest else 0.0 for each in group}
    return shown


def slider_data(view: View, case: MeanCase, words: Words) -> dict[str, Any]:
    """Everything the sliders show and reckon with, in the browser.

    `words` are plain ones: the sliders print text as it is. Industries come in the order of the ranking, so that of
    those that are level the winner leads.
    """
    now, utilities = view.assessment.founder.founder.weights, _as_simulated(view, case)
    names = distinct_names(view, case.ids, short=True)
    return {
        "base": weights_as_text(now),
        "tried": view.tried is not None,
        "points": shown_points(view, now),
        "own": shown_points(view, view.own_weights),
        "sides": _side_sliders(view, words),
        "tie": _tie_gap(view) / 100,
        "industries": [
            {
                "name": names[each],
                "lead": sentence,
                "utilities": utilities[case.ids.index(each)][_places(view)].round(6).tolist(),
            }
            for each, sentence in _leads(view, words).items()
        ],
        "words": {
            "points": words("what_if.points", points=PLACE),
            "tie": words("what_if.lead_tie", leader=PLACE, other=PLACE),
            **{name: words(f"what_if.{name}") for name in ("all_zero", "apply", "back", "save")},
        },
    }


def _tie_gap(view: View) -> float:
    """Score points under which the sliders call a lead a tie: wide enough for one that the simulation calls so."""
    verdict, gap = view.assessment.verdict, view.known.vocabulary.verdict.tie_score_gap
    if not verdict.tie or verdict.winner is None or verdict.runner_up is None:
        return gap
    leader, second = (view.assessment.standings[each].score for each in (verdict.winner, verdict.runner_up))
    return max(gap, leader - second + ROUNDING)


def _as_simulated(view: View, case: MeanCase) -> npt.NDArray[np.float64]:
    """Mean utilities (industries, factors) that give the simulation's own scores at the weights it was drawn with.

    The draws' means are a hair off the exact ones. Without this an industry would stand at 41 points in the ranking and
    at 42 in the preview before anything is moved.
    """
    scores = np.array([view.assessment.standings[each].score for each in case.ids])
    off = scores / 100 - case.utilities @ case.weights
    simulated: npt.NDArray[np.float64] = case.utilities + off[:, None]  # weights sum to 1, so this moves scores by off
    return simulated


def _places(view: View) -> list[int]:
    """Where the factors, side by side, stand among those of the vocabulary."""
    ids = view.known.vocabulary.factor_ids
    return [ids.index(each.id) for some in factors_by_side(view).values() for each in some]


def _side_sliders(view: View, words: Words) -> list[dict[str, Any]]:
    tilt, vocabulary = view.assessment.tilt, view.known.vocabulary
    pulls = tilted_sides(np.ones(len(SIDES)), 0.5 if tilt is None else tilt).tolist()
    sliders = []
    for (side, factors), pull in zip(factors_by_side(view).items(), pulls, strict=True):
        label = words.text(vocabulary.sides[side].label)
        sliders.append(
            {
                "id": side,
                "letter": vocabulary.sides[side].letter,
                "label": label,
                "pull": pull if factors else 0,
                "within": words("what_if.within", side=label, count=len(factors)),
                "zero": words("what_if.side_zero", side=label),
                "factors": [
                    {"id": each.id, "label": factor_name(view.assessment, each.id, words), "swing": _swing(each, words)}
                    for each in factors
                ],
            }
        )
    return sliders


def _swing(factor: Factor, words: Words) -> str:
    """What lies between the worst and the best that a factor can be, in the words of its scale."""
    ends = [words.text(factor.anchors.get(rating)) for rating in (0, 10)]
    worst, best = ends if factor.side in FAVOURABLE_WHEN_HIGH else reversed(ends)
    return words("what_if.swing", worst=worst, best=best)


def _leads(view: View, words: Words) -> dict[str, str]:
    """By industry, in the order of the ranking: who leads at the weights of the sliders, and who in the simulation."""
    names = distinct_names(view, view.assessment.comparable_ids, short=True)
    winner = view.assessment.verdict.winner
    return {
        each.id: words(f"what_if.lead_{'same' if each.id == winner else 'other'}", leader=names[each.id],
                       winner=names.get(winner or "", ""))
        for each in view.assessment.ranking
        if each.comparable
    }  # fmt: skip


def what_if_rows(view: View, case: MeanCase) -> pd.DataFrame:
    """The industries compared as the simulation ranks them, and their mean utilities by factor, side by side."""
    names = distinct_names(view, case.ids, short=True)
    ranked = [each for each in view.assessment.ranking if each.comparable]
    rows = pd.DataFrame(
        {
            "name": [names[each.id] for each in ranked],
            "score": [each.score for each in ranked],
            "rank": range(1, len(ranked) + 1),
        }
    )
    utilities = _as_simulated(view, case)[[case.ids.index(each.id) for each in ranked]][:, _places(view)]
    columns = [f"u{place}" for place in range(utilities.shape[1])]
    return rows.join(pd.DataFrame(utilities.round(6), columns=columns))


def mean_weights_text(view: View) -> str:
    """The mean weights of all factors as the sliders send them."""
    return ",".join(f"{each:.6f}" for each in view.assessment.weights.mean[_places(view)])


def utility_table(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The scores, and the points of 100 that each industry would have if one factor alone counted."""
    labels = [
        factor_name(view.assessment, each.id, view.words, short=True)
        for some in factors_by_side(view).values()
        for each in some
    ]
    shown = rows.drop(columns="rank")
    columns = [each for each in shown.columns if each.startswith("u")]
    shown[columns] = (100 * shown[columns]).clip(0, 100)
    return shown.rename(columns=dict(zip(columns, labels, strict=True))).round(1)
