"""Figures to ratings: a declared value function, the same for every industry."""

import math
from collections.abc import Mapping

from assessment.cell import clip_rating
from knowledge.industry_profile import Indicator
from knowledge.vocabulary import Yardstick


def yardstick_rating(yardstick: Yardstick, figures: Mapping[str, float]) -> float | None:
    """clip(intercept + sum of slope x transform(figure), 0, 10); None when a figure is missing.

    `figures` holds values by indicator name, in the unit the yardstick names. A figure that has no logarithm counts
    as missing.
    """
    total = yardstick.intercept
    for term in yardstick.terms:
        value = figures.get(term.indicator)
        if value is None or (term.transform == "log10" and value <= 0):
            return None
        total += term.slope * (math.log10(value) if term.transform == "log10" else value)
    return None if math.isnan(total) else clip_rating(total)  # endless terms of both signs say nothing


def figures_of(indicators: Mapping[str, Indicator]) -> dict[str, float]:
    """The plain values of indicators by name."""
    return {name: indicator.value for name, indicator in indicators.items()}
