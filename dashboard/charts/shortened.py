"""Names that must still tell one from another when a chart has not the room for all of them."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts.lettering import text_width

CUT = "…"
LEAST_HEAD = 3  # signs of a name that still say what it is about


def cut_apart(names: Sequence[str], size: float, room: float) -> list[str]:
    """The names, but of those that a room in pixels would cut to the same text, the part that they share is cut.

    All others stay as they are: the chart cuts them at their end, where that tells enough.

    >>> cut_apart(["Solar equipment (north)", "Solar equipment (south)", "Packaging"], 13, 110)
    ['Solar equi…(north)', 'Solar equ…(south)', 'Packaging']
    """
    cut = [_beginning(name, size, room) for name in names]
    count = Counter(cut)
    alike = {text: [name for name, short in zip(names, cut, strict=True) if short == text] for text in count}
    return [
        _middle_cut(name, _shared(alike[short]), size, room) if count[short] > 1 and short != name else name
        for name, short in zip(names, cut, strict=True)
    ]


def _shared(names: Sequence[str]) -> str:
    """What all names begin with."""
    first, last = min(names), max(names)
    length = next((at for at, signs in enumerate(zip(first, last, strict=False)) if len(set(signs)) > 1), len(first))
    return first[:length]


def _beginning(name: str, size: float, room: float) -> str:
    """What the room leaves of a name that is cut at its end."""
    if text_width(name, size) <= room:
        return name
    return next((text for text in _heads(name, len(name), "") if text_width(text, size) <= room), CUT)


def _middle_cut(name: str, shared: str, size: float, room: float) -> str:
    """The beginning of a name and, after what is left out, what sets it apart: from a whole word on, if that fits."""
    for start in (shared.rfind(" ") + 1, len(shared)):
        tail = name[start:]
        found = next((text for text in _heads(name, start, tail) if text_width(text, size) <= room), "")
        if found.find(CUT) >= LEAST_HEAD:
            return found
    return CUT + name[len(shared) :]


def _heads(name: str, end: int, tail: str) -> list[str]:
    """A name cut before an end ever earlier, with a tail, the longest first."""
    return [name[:length].rstrip() + CUT + tail for length in range(end - 1, 0, -1)]
