"""The grammar all charts share: places that answer to the width, rows, printed text, numbers, and the frame.

A chart is one layered view without padding or axes. Its width is the container's, so every place across it is a
share of that width plus pixels, and one specification serves the desk and the phone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.look import SIDE_SHAPES, TEXT_FONT, Look

# Below this width the names move above their marks. A ranking row needs about 700 px to hold name and strategy,
# range, score, rank bar and regret side by side.
NARROW_PX = 720
NO_NUMBER = "–"
MINUS = "−"
# Wide enough that a line under a text does not show between its letters.
HALO = 7
# From the CJK radicals on, signs are as wide as high.
FIRST_WIDE_SIGN = 0x2E80

Form = Literal["both", "wide", "narrow"]


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


@dataclass(frozen=True)
class Letter:
    """One printed text: what, where and how.

    `y` is in units of the chart's y scale; `room` cuts what is longer; `inside` moves the text back when it would
    pass the left or right end of the chart.
    """

    text: str
    y: float
    at: Place
    colour: str
    dy: float = 0
    align: Literal["left", "center", "right"] = "left"
    size: float = 13
    weight: int = 400
    room: Place | None = None
    form: Form = "both"
    tooltip: str | None = None
    inside: bool = False


def narrow_or_wide(narrow: float | str, wide: float | str) -> alt.ExprRef:
    """A value that differs between the narrow and the wide form; strings are Vega expressions."""
    return alt.ExprRef(f"narrow?{narrow}:{wide}")


def place_value(place: Place) -> alt.ExprRef:
    """A place as the value of a mark property or a channel."""
    return alt.ExprRef(place.expression)


def across(start: Place, end: Place, domain: Sequence[float], **options: object) -> alt.Scale:
    """The scale of a column from one place to another."""
    ends = [alt.ExprRef(start.expression), alt.ExprRef(end.expression)]
    return alt.Scale(domain=list(domain), range=ends, nice=False, zero=False, padding=0, **options)


def row_scale(last: float, top: float | alt.ExprRef, bottom: float = 0) -> alt.Scale:
    """The scale of rows 0 to `last`, half a row of air at both ends, between margins in pixels."""
    ends = [top, alt.ExprRef(f"height-{bottom:g}")]
    return alt.Scale(domain=[-0.5, last + 0.5], range=ends, nice=False, zero=False, padding=0)


def x_of(field: str, scale: alt.Scale) -> alt.X:
    """A quantity across, without an axis."""
    return alt.X(field, type="quantitative", scale=scale, axis=None)


def y_of(scale: alt.Scale, field: str = "row") -> alt.Y:
    """A quantity downwards, the row if nothing else is said, without an axis."""
    return alt.Y(field, type="quantitative", scale=scale, axis=None)


def own_colour(field: str = "colour") -> alt.Color:
    """The colour that stands in the data."""
    return alt.Color(field, type="nominal", scale=None)


def own_shape(field: str = "shape") -> alt.Shape:
    """The shape that stands in the data."""
    return alt.Shape(field, type="nominal", scale=None)


def hairlines(rows: pd.DataFrame, look: Look, y: alt.Y, offset: float | alt.ExprRef) -> alt.Chart:
    """A fine line under each row, over the whole width."""
    line = alt.Chart(rows).mark_rule(color=look.hairline, strokeWidth=1, yOffset=offset, aria=False)
    return line.encode(x=alt.XValue(0), x2=alt.X2Value("width"), y=y)


def lettering(letters: Iterable[Letter], y: alt.Y, halo: str | None = None) -> list[alt.Chart]:
    """All printed text of a chart in one layer; with a halo colour, a second one under it keeps lines away."""
    table = pd.DataFrame([_letter_row(letter) for letter in letters], columns=LETTER_COLUMNS)
    texts = alt.Chart(table)
    plain = {
        "text": alt.ExprRef("datum.form=='both'||(datum.form=='narrow')==narrow?datum.text:''"),
        "x": alt.ExprRef("clamp(datum.share*width+datum.px,datum.before,width-datum.after)"),
        "limit": alt.ExprRef("max(datum.room_share*width+datum.room_px,0)"),
        "dy": alt.ExprRef("datum.dy"),
        "align": alt.ExprRef("datum.align"),
        "fontSize": alt.ExprRef("datum.size"),
        "fontWeight": alt.ExprRef("datum.weight"),
        "tooltip": alt.ExprRef("datum.tooltip"),
        "baseline": "middle",
        "font": TEXT_FONT,
        "aria": False,
    }
    print_layer = texts.mark_text(**plain).encode(y=y, color=own_colour())
    if halo is None:
        return [print_layer]
    under = texts.mark_text(**plain, stroke=halo, strokeWidth=HALO, strokeJoin="round", color=halo).encode(y=y)
    return [under, print_layer]


LETTER_COLUMNS = (
    "text", "y", "share", "px", "colour", "dy", "align", "size", "weight", "room_share", "room_px", "form", "tooltip",
    "before", "after",
)  # fmt: skip


def _letter_row(letter: Letter) -> tuple[object, ...]:
    room = letter.room or Place()
    reach = text_width(letter.text, letter.size) if letter.inside else 0
    before = reach * {"left": 0, "center": 0.5, "right": 1}[letter.align]
    return (
        letter.text, letter.y, letter.at.share, letter.at.px, letter.colour, letter.dy, letter.align, letter.size,
        letter.weight, room.share, room.px, letter.form, letter.tooltip, before, reach - before,
    )  # fmt: skip


def text_width(text: str, size: float) -> float:
    """About how many pixels a text takes: Chinese signs fill the square, Latin letters a good half of it.

    >>> round(text_width("建材", 12)), round(text_width("Packaging", 12))
    (24, 63)
    """
    return size * sum(1 if ord(sign) >= FIRST_WIDE_SIGN else 0.58 for sign in text)


def factor_letters(letter: str, label: str, y: float, colour: str, look: Look, room: Place) -> list[Letter]:
    """The letter of a factor's side and the factor's name, beside the mark of `side_marks`."""
    return [
        Letter(letter, y, Place(0, 17), look.muted, size=12, weight=600),
        Letter(label, y, Place(0, 34), colour, room=room, tooltip=label),
    ]


def side_marks(rows: pd.DataFrame, look: Look, scale: alt.Scale) -> alt.Chart:
    """The mark of each row's side (columns `row`, `side`) in its colour and shape, at the left end."""
    table = pd.DataFrame({"row": rows["row"], **side_signs(rows["side"], look)})
    mark = alt.Chart(table).mark_point(filled=True, opacity=1, size=55, aria=False)
    return mark.encode(x=alt.XValue(6), y=y_of(scale), color=own_colour(), shape=own_shape())


def side_signs(sides: pd.Series, look: Look) -> dict[str, list[str]]:
    """The colour and the shape of each side, as two columns."""
    return {"colour": [look.sides[side] for side in sides], "shape": [SIDE_SHAPES[side] for side in sides]}


def rest_of_line(text: str, size: float, gap: float) -> Place:
    """The room a text leaves on its line."""
    return Place(1, -text_width(text, size) - gap)


def frame(
    layers: Sequence[alt.Chart],
    wide_height: float,
    narrow_height: float | None = None,
    narrow_below: float = NARROW_PX,
    **names: str,
) -> alt.LayerChart:
    """The finished chart: no padding, no box, its own height; `names` are further Vega expressions by name.

    Without padding and automatic sizing nothing that is printed can push the marks aside, and the height may
    follow the width.
    """
    narrow_height = wide_height if narrow_height is None else narrow_height
    expressions = {"narrow": f"width<{narrow_below:g}", "height": f"narrow?{narrow_height:g}:{wide_height:g}"} | names
    return (
        alt.layer(*layers)
        .resolve_scale(x="independent", color="independent", shape="independent")
        .properties(
            height=wide_height,
            padding={"left": 0, "top": 0, "right": 0, "bottom": 0},
            autosize=alt.AutoSizeParams(type="none", contains="content"),
            params=[alt.VariableParameter(name=name, expr=expression) for name, expression in expressions.items()],
        )
        .configure(font=TEXT_FONT, view=alt.ViewConfig(stroke=None))
    )


def number(value: float | None, digits: int = 0) -> str:
    """A number with a real minus sign and thousands separators; a dash if there is none.

    >>> number(-1234.56, 1), number(-0.04, 1), number(None)
    ('−1,234.6', '0.0', '–')
    """
    if value is None or pd.isna(value):
        return NO_NUMBER
    text = f"{abs(value):,.{digits}f}"
    return MINUS + text if value < 0 and float(text.replace(",", "")) else text


def signed(value: float, digits: int = 1) -> str:
    """A difference with its sign.

    >>> signed(1.75), signed(-0.3), signed(0)
    ('+1.8', '−0.3', '0.0')
    """
    text = number(value, digits)
    return f"+{text}" if value > 0 and float(text.replace(",", "")) else text


def number_range(low: float | None, high: float | None, digits: int = 0) -> str:
    """A range with an en dash.

    >>> number_range(49.6, 57.2)
    '50–57'
    """
    return f"{number(low, digits)}–{number(high, digits)}"
