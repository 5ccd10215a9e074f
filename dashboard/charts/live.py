"""Charts that answer in the browser: a number or text in them comes from an input of the page, frame by frame."""

from collections.abc import Mapping
from typing import Any

import altair as alt


def live_parameter(name: str, value: str, element: str) -> alt.VariableParameter:
    """A text named in expressions: the value of the input with the id `element`, or `value` where none is named."""
    if not element:
        return alt.VariableParameter(name=name, value=value)
    return alt.VariableParameter(name=name, bind=alt.BindDirect(element=f"#{element}", event="input"))


def live_layer(kind: str, channels: Mapping[str, Any], **properties: Any) -> alt.Chart:
    """A layer of the chart's own rows as its transforms leave them; hidden from screen readers as all marks are."""
    solid = {"filled": True, "opacity": 1} if kind == "point" else {}
    mark = {"type": kind, "aria": False, "tooltip": None, **solid, **properties}
    return alt.Chart(mark=mark, encoding=alt.FacetedEncoding(**channels))
