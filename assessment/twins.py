"""Industries that are the same by all that is known of them; the draws tell them apart by chance alone."""

from collections.abc import Mapping

from assessment.cell import Cell


def twins_of(industry: str | None, cells: Mapping[str, Mapping[str, Cell]]) -> frozenset[str]:
    """The industries, this one not among them, of which every cell has the same range and the same sources."""
    own = cells.get(industry or "")
    if own is None:
        return frozenset()
    known = [_known(each) for each in own.values()]
    return frozenset(
        other for other, row in cells.items() if other != industry and [_known(each) for each in row.values()] == known
    )


def _known(cell: Cell) -> tuple[object, ...]:
    return cell.low, cell.likely, cell.high, cell.sources
