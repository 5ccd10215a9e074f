"""The grammar all charts share: places that answer to the width, rows, layers of marks, and the frame.

A chart is one layered view without padding or axes. Its width is the container's, so every place across it is a
share of that width plus pixels, and one specification serves the desk and the phone. Layers are written as plain
Vega-Lite; the tests check every chart against its schema, for a page must not wait for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from dashboard.look import SIDE_SHAPES, TEXT_FONT, Look

# Below this width the names move above their marks. A ranking row needs about 900 px to hold name and strategy,
# range, score, rank bar and regret side by side.
NARROW_PX = 880

Form = Literal["both", "wide", "narrow"]
Kind = Literal["bar", "line", "point", "rect", "rule", "text", "tick"]
# A piece of Vega-Lite: an expression, a scale or a channel.
Spec = dict[str, Any]

# The colour and the shape that stand in the data.
OWN_COLOUR: Mapping[str, Any] = {"field": "colour", "type": "nominal", "scale": None}
OWN_SHAPE: Mapping[str, Any] = {"field": "shape", "type": "nominal", "scale": None}


@dataclass(frozen=True)
class Place:
    """A place across the chart: a share of its width (0 to 1) plus pixels."""

    share: float = 0.0
    px: float = 0.0

    def toward(self, other: "Place", part: float) -> "Place":
        """The place at a part (0 to 1) of the way to another one.

        >>> Place(0, 10).toward(Place(1, -10), 0.5)
        Place(share=0.5, px=0.0)
        """
        return Place(self.share + part * (other.share - self.share), self.px + part * (other.px - self.px))

    def right(self, px: float) -> "Place":
        """The place so many pixels further right."""
        return Place(self.share, self.px + px)

    @property
    def expression(self) -> str:
        """The place in pixels, as a Vega expression."""
        return f"({self.share:g}*width+{self.px:g})"


LEFT, RIGHT = Place(), Place(1)
Column = tuple[Place, Place]


def expression(text: str) -> Spec:
    """A Vega expression as the value of a mark property, a scale end or a fixed channel."""
    return {"expr": text}


def narrow_or_wide(narrow: float | str, wide: float | str) -> Spec:
    """A value that differs between the narrow and the wide form; strings are Vega expressions."""
    return expression(f"narrow?{narrow}:{wide}")


def scale_between(start: float | Spec, end: float | Spec, domain: Sequence[float]) -> Spec:
    """The scale from one end to the other in pixels, exactly: Vega-Lite adds nothing at the ends."""
    return {"domain": list(domain), "range": [start, end], "nice": False, "zero": False, "padding": 0}


def across(column: Column, domain: Sequence[float], narrow: Column | None = None) -> Spec:
    """The scale of a column, which may lie elsewhere in the narrow form."""
    if narrow is None:
        start, end = (expression(place.expression) for place in column)
    else:
        start, end = (
            narrow_or_wide(less.expression, more.expression) for less, more in zip(narrow, column, strict=True)
        )
    return scale_between(start, end, domain)


def row_scale(last: float, top: float | Spec, bottom: float = 0) -> Spec:
    """The scale of rows 0 to `last`, half a row of air at both ends, between margins in pixels."""
    return scale_between(top, expression(f"height-{bottom:g}"), (-0.5, last + 0.5))


def quantity(field: str, scale: Spec) -> Spec:
    """A column of numbers on a scale, without an axis."""
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def other_end(field: str) -> Spec:
    """The column that holds the other end of a bar or rule."""
    return {"field": field}


def fixed(value: float | str | Spec) -> Spec:
    """The same place for all marks: pixels, an expression, or "width" or "height"."""
    return {"value": value}


def fixed_place(place: Place) -> Spec:
    """The same place across for all marks."""
    return fixed(expression(place.expression))


def marks(kind: Kind, table: pd.DataFrame | None, channels: Mapping[str, Any], **properties: Any) -> alt.Chart:
    """One layer of marks, one for each row of a table, or of the whole chart's data where there is none.

    They are hidden from screen readers, which get the chart's `alt` text and its data table.
    """
    solid = {"filled": True, "opacity": 1} if kind == "point" else {}
    mark = {"type": kind, "aria": False, "tooltip": None, **solid, **properties}
    data = alt.Undefined if table is None else table
    # Altair takes a plain mark too, which the type of its `Chart` leaves out; it would check a `MarkDef` at once.
    return alt.Chart(data, mark=mark, encoding=alt.FacetedEncoding(**channels))  # type: ignore[arg-type]


def hairlines(rows: pd.DataFrame, look: Look, scale: Spec, offset: float | Spec) -> alt.Chart:
    """A fine line under each row, over the whole width."""
    channels = {"x": fixed(0), "x2": fixed("width"), "y": quantity("row", scale)}
    return marks("rule", rows, channels, color=look.hairline, strokeWidth=1, yOffset=offset)


def side_marks(rows: pd.DataFrame, look: Look, scale: Spec) -> alt.Chart:
    """The mark of each row's side (columns `row`, `side`) in its colour and shape, at the left end."""
    table = pd.DataFrame({"row": rows["row"], **side_signs(rows["side"], look)})
    channels = {"x": fixed(6), "y": quantity("row", scale), "color": OWN_COLOUR, "shape": OWN_SHAPE}
    return marks("point", table, channels, size=55)


def side_signs(sides: pd.Series, look: Look) -> dict[str, list[str]]:
    """The colour and the shape of each side, as two columns."""
    return {"colour": [look.sides[side] for side in sides], "shape": [SIDE_SHAPES[side] for side in sides]}


def frame(
    layers: Sequence[alt.Chart],
    wide_height: float,
    narrow_height: float | None = None,
    narrow_below: float = NARROW_PX,
    live: Sequence[alt.VariableParameter] = (),
    **names: str,
) -> alt.LayerChart:
    """The finished chart: no padding, no box, its own height; `names` are further Vega expressions by name.

    `live` are parameters that the page changes. Without padding and automatic sizing nothing that is printed can push
    the marks aside, and the height may follow the width.
    """
    narrow_height = wide_height if narrow_height is None else narrow_height
    expressions = {"narrow": f"width<{narrow_below:g}", "height": f"narrow?{narrow_height:g}:{wide_height:g}"} | names
    independent = {"x": "independent", "color": "independent", "shape": "independent"}
    return alt.LayerChart(
        layer=list(layers),
        resolve={"scale": independent},
        height=wide_height,
        padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
        autosize={"type": "none", "contains": "content"},
        params=[*(alt.VariableParameter(name=name, expr=text) for name, text in expressions.items()), *live],
        config={"font": TEXT_FONT, "view": {"stroke": None}},
    )
