"""The look in one place: colours by role, shapes and fonts, for light and for dark.

The same colours stand in .streamlit/config.toml for Streamlit's own elements; the charts take theirs from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# The Chinese faces come from the reader's system; Latin letters and digits from static/.
TEXT_FONT = "IBM Plex Sans, 'Noto Sans TC', 'Noto Sans CJK TC', 'PingFang TC', 'Microsoft JhengHei', sans-serif"
HEADING_FONT = "Newsreader, 'Noto Serif TC', 'Noto Serif CJK TC', 'Songti TC', 'PMingLiU', serif"

# Colour is never the only sign of a side: each has its letter and its Vega shape too.
SIDE_LETTERS: Mapping[str, str] = MappingProxyType(
    {"strength": "S", "weakness": "W", "opportunity": "O", "threat": "T"}
)
SIDE_SHAPES: Mapping[str, str] = MappingProxyType(
    {"strength": "circle", "weakness": "square", "opportunity": "triangle-up", "threat": "diamond"}
)

HEATMAP_DOMAIN = (0.05, 0.95)
# Beyond this distance from the middle of the scale a cell is too strong in colour for text in ink.
HEATMAP_INK_REACH = 0.36


@dataclass(frozen=True)
class Step:
    """One step of the rank ramp: the fill and the text that can be read on it."""

    fill: str
    text: str


@dataclass(frozen=True)
class Look:
    """The colours of one theme by what they mean, as hex strings."""

    page: str
    raised: str
    ink: str
    muted: str  # labels in charts
    faint: str  # rank numbers, "not rated"
    other_mark: str  # marks that are not the leader
    hairline: str
    rule: str  # zero lines and tracks
    bar_background: str
    accent: str  # the leader, the recommended, the done
    on_accent: str
    sides: Mapping[str, str]
    rank_ramp: tuple[Step, ...]  # first rank to last
    heatmap: tuple[str, ...]  # against to favourable

    def heatmap_text(self, favourable: float) -> str:
        """Text colour on the cell of a favourable value from 0 to 1.

        >>> LIGHT.heatmap_text(0.5), LIGHT.heatmap_text(0.95)
        ('#16191D', '#FFFFFF')
        """
        return self.page if abs(favourable - 0.5) > HEATMAP_INK_REACH else self.ink


LIGHT = Look(
    page="#FFFFFF",
    raised="#F6F5F2",
    ink="#16191D",
    muted="#5B6067",
    faint="#6C7279",
    other_mark="#8A9098",
    hairline="#E3E1DB",
    rule="#C9C6BE",
    bar_background="#E9E7E1",
    accent="#1B4B7A",
    on_accent="#FFFFFF",
    sides=MappingProxyType(
        {"strength": "#0072B2", "weakness": "#D55E00", "opportunity": "#009E73", "threat": "#CC79A7"}
    ),
    rank_ramp=(
        Step("#1B4B7A", "#FFFFFF"),
        Step("#41729F", "#FFFFFF"),
        Step("#A5C1DA", "#16191D"),
        Step("#D5E0EA", "#16191D"),
        Step("#ECEBE7", "#16191D"),
    ),
    heatmap=("#B85300", "#E2935A", "#F2C9A8", "#F4F2EE", "#BBD5E8", "#6FA9D1", "#1B71AC"),
)

DARK = Look(
    page="#101418",
    raised="#181D23",
    ink="#ECEAE5",
    muted="#A9B0B8",
    faint="#8F97A0",
    other_mark="#6B747E",
    hairline="#2A3038",
    rule="#434B55",
    bar_background="#222931",
    accent="#7FB2E5",
    on_accent="#101418",
    sides=MappingProxyType(
        {"strength": "#3D9BD6", "weakness": "#E5762A", "opportunity": "#1FB78C", "threat": "#D58DB6"}
    ),
    rank_ramp=(
        Step("#7FB2E5", "#101418"),
        Step("#42729F", "#FFFFFF"),
        Step("#2F5378", "#ECEAE5"),
        Step("#233A52", "#A9B0B8"),
        Step("#1D2730", "#A9B0B8"),
    ),
    heatmap=("#D9772B", "#945628", "#5A402B", "#20272F", "#22455F", "#2A6790", "#3C92CB"),
)


def look_for(theme_type: str | None) -> Look:
    """The look for Streamlit's theme type; light until the browser has told which one it shows."""
    return DARK if theme_type == "dark" else LIGHT
