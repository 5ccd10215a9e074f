"""Where each rating comes from: the founder's own view, the profile, a formula or yardstick, or nowhere."""

from collections.abc import Iterable

from assessment.cell import Basis, Cell, clip_rating
from assessment.founder_fit import founder_rating
from assessment.ranges import FOUNDER_HALF_WIDTH_GRADE, EvidenceWidths, widened
from assessment.yardsticks import figures_of, yardstick_rating
from knowledge.evidence import Citation
from knowledge.founder import Founder
from knowledge.industry_profile import FactorEntry, IndustryProfile
from knowledge.vocabulary import Vocabulary

# which need's sources stand behind a founder factor
NEED_OF = {
    "lack_of_capital": "capital_usd",
    "people": "team_size",
    "technology_edge": "technology",
    "intangible_assets": "years_in_trade",
}
_NOTHING_SAID = FactorEntry()


def cells_of(
    profile: IndustryProfile, founder: Founder, vocabulary: Vocabulary, widths: EvidenceWidths
) -> dict[str, Cell]:
    """All cells of one industry by factor id, in the vocabulary's order; `widths` knows that industry's sources."""
    builder = _CellBuilder(profile, founder, vocabulary, widths)
    return {factor_id: builder.cell(factor_id) for factor_id in vocabulary.factor_ids}


class _CellBuilder:
    """Applies the order of precedence to one industry."""

    def __init__(
        self, profile: IndustryProfile, founder: Founder, vocabulary: Vocabulary, widths: EvidenceWidths
    ) -> None:
        self.profile = profile
        self.founder = founder
        self.vocabulary = vocabulary
        self.widths = widths
        self.founder_floor = vocabulary.evidence.floors[FOUNDER_HALF_WIDTH_GRADE]
        self.figures = figures_of(profile.indicators)

    def cell(self, factor: str) -> Cell:
        entry = self.profile.factors.get(factor, _NOTHING_SAID)
        return (
            self._founders_own(factor)
            or self._explicit(factor, entry)
            or self._formula(factor, entry)
            or self._yardstick(factor, entry)
            or Cell(self.profile.id, factor, "missing", because=entry.because)
        )

    def _founders_own(self, factor: str) -> Cell | None:
        own = self.founder.ratings.get(self.profile.id, {}).get(factor)
        if own is None:
            return None
        low, high = widened(own.low, own.likely, own.high, self.founder_floor)
        return Cell(
            self.profile.id, factor, "founder", low, own.likely, high, own.because, (), Basis(self.founder_floor)
        )

    def _explicit(self, factor: str, entry: FactorEntry) -> Cell | None:
        if entry.likely is None:
            return None
        basis = self.widths.of_figure(entry.evidence)
        low, high = widened(entry.low, entry.likely, entry.high, basis.half_width)
        sources = self._sources(entry.evidence)
        return Cell(self.profile.id, factor, "explicit", low, entry.likely, high, entry.because, sources, basis)

    def _formula(self, factor: str, entry: FactorEntry) -> Cell | None:
        """A founder factor. An entry without `likely` may still state its own range and reason."""
        rated = founder_rating(factor, self.founder, self.profile)
        if rated is None:
            return None
        need_low, likely, need_high, working = rated
        stated_low = need_low if entry.low is None else entry.low
        stated_high = need_high if entry.high is None else entry.high
        low, high = widened(stated_low, likely, stated_high, self.founder_floor)
        need = getattr(self.profile.needs, NEED_OF[factor]) if "need" in dict(working) else None
        basis = Basis(self.founder_floor, need.grade if need else None)
        sources = self._sources([*(need.evidence if need else ()), *entry.evidence])
        because = entry.because or (need.because if need else None)
        return Cell(self.profile.id, factor, "formula", low, likely, high, because, sources, basis, working)

    def _yardstick(self, factor: str, entry: FactorEntry) -> Cell | None:
        yardstick = self.vocabulary.yardsticks.get(entry.yardstick or "")
        computed = yardstick_rating(yardstick, self.figures) if yardstick else None
        if yardstick is None or computed is None:
            return None
        likely = clip_rating(computed + (entry.adjust.by if entry.adjust else 0.0))
        indicators = [self.profile.indicators[term.indicator] for term in yardstick.terms]
        bases = [self.widths.of_figure(indicator.evidence) for indicator in indicators]
        basis = max(bases, key=lambda each: each.half_width, default=self.widths.of_figure(()))
        low, high = widened(entry.low, likely, entry.high, basis.half_width)
        cited = [citation for indicator in indicators for citation in indicator.evidence]
        sources = self._sources([*cited, *entry.evidence, *(entry.adjust.evidence if entry.adjust else ())])
        working = tuple((term.indicator, self.figures[term.indicator]) for term in yardstick.terms)
        if entry.adjust:
            working += (("adjust", entry.adjust.by),)
        return Cell(self.profile.id, factor, "yardstick", low, likely, high, entry.because, sources, basis, working)

    def _sources(self, citations: Iterable[Citation]) -> tuple[str, ...]:
        """Ids of the sources that exist, in the order cited, each once."""
        return tuple(dict.fromkeys(citation.id for citation in self.widths.found(citations)))
