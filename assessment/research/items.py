"""What a founder could find out: every cell's own part of the error, and every source as an item of its own."""

from dataclasses import dataclass
from typing import Literal

from assessment.assess import Assessment
from assessment.rating_draws import SAME_EVERYWHERE

Kind = Literal["cell", "missing", "source"]

SHORTEST_HOURS = 0.25  # House: nothing is found out in less, whatever a vocabulary says


@dataclass(frozen=True)
class ResearchItem:
    """One thing to find out. `cells` are the (industry, factor) that it bears on; a source may bear on many.

    A cell is one industry's; the founder's tangible assets, while missing, are one unknown in all that miss them.
    """

    kind: Kind
    cells: tuple[tuple[str, str], ...]
    hours: float
    source: str | None = None

    @property
    def industries(self) -> tuple[str, ...]:
        """The industries whose score it moves, each once."""
        return tuple(dict.fromkeys(industry for industry, _ in self.cells))


def cell_items(assessment: Assessment) -> list[ResearchItem]:
    """Every cell of the comparable industries, rated or missing, as an item."""
    factors = assessment.known.vocabulary.factors
    items = []
    for factor_id, factor in factors.items():
        hours = max(SHORTEST_HOURS, factor.research_hours)
        cells = [assessment.cells[each][factor_id] for each in assessment.comparable_ids]
        unknown = [(cell.industry, factor_id) for cell in cells if cell.missing]
        together = factor_id == SAME_EVERYWHERE and unknown
        if together:
            items.append(ResearchItem("missing", tuple(unknown), hours))
        for cell in cells:
            if not (cell.missing and together):
                kind: Kind = "missing" if cell.missing else "cell"
                items.append(ResearchItem(kind, ((cell.industry, factor_id),), hours))
    return items


def source_items(assessment: Assessment) -> list[ResearchItem]:
    """Every source of the comparable cells as an item.

    House: checking a source takes as long as the quickest of the factors that rest on it.
    """
    factors = assessment.known.vocabulary.factors
    cited: dict[str, list[tuple[str, str]]] = {}
    for industry in assessment.comparable_ids:
        for factor_id, cell in assessment.cells[industry].items():
            for source in cell.sources:
                cited.setdefault(source, []).append((industry, factor_id))
    return [
        ResearchItem(
            "source",
            tuple(cells),
            max(SHORTEST_HOURS, min(factors[factor_id].research_hours for _, factor_id in cells)),
            source,
        )
        for source, cells in cited.items()
    ]
