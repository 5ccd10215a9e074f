"""Charts that answer in the browser: a number or text in them comes from a slider of the page, frame by frame."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from dashboard.charts.grammar import Kind, marks


def live_parameter(name: str, value: str) -> alt.VariableParameter:
    """A text named in expressions: `value`, until a slider puts another into the chart's own hidden input of that name.

    The input is the chart's own because a chart bound to one that is not on the page yet stays blank.
    """
    return alt.VariableParameter(name=name, value=value, bind=alt.BindInput(input="hidden", name=" "))


def live_layer(kind: Kind, channels: Mapping[str, Any], **properties: Any) -> alt.Chart:
    """A layer of the chart's own rows as its transforms leave them."""
    return marks(kind, None, channels, **properties)
