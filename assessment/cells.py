"""Where each rating comes from: the founder's own view, the profile, a formula or yardstick, or nowhere."""

from datetime import date

from assessment.cell import Basis, Cell, clip_rating
from assessment.founder_fit import founder_rating
from assessment.ranges import FOUNDER_HALF_WIDTH_GRADE, EvidenceWidths, widened
from assessment.yardsticks import figures_of, yardstick_rating
from knowledge.evidence import Citation
from knowledge.founder import Founder
from knowledge.industry_profile import FactorEntry, IndustryProfile
from knowledge.knowledge import Knowledge
from knowledge.vocabulary import Vocabulary

# which need's sources stand behind a founder factor
_NEED_OF = {
    "lack_of_capital": "capital_usd",
    "people": "team_size",
    "technology_edge": "technology",
    "intangible_assets": "years_in_trade",
}


def cells_of(known: Knowledge, industry_id: str, founder: Founder, as_of: date) -> dict[str, Cell]:
    """All cells of one industry by factor id, in the vocabulary's order."""
    profile = known.industries[industry_id]
    widths = EvidenceWidths(known.evidence_for(industry_id), known.vocabulary.evidence, as_of)
    builder = _CellBuilder(profile, founder, known.vocabulary, widths)
    return {factor_id: builder.cell(factor_id) for factor_id in known.vocabulary.factor_ids}


class _CellBuilder:
    """Applies the order of precedence to one industry."""

    def __init__(self, profile: IndustryProfile, founder: Founder, vocabulary: Vocabulary, widths: EvidenceWidths) -> None:
        self.profile = profile
        self.founder = founder
        self.vocabulary = vocabulary
        self.widths = widths
        self.founder_floor = vocabulary.evidence.floors[FOUNDER_HALF_WIDTH_GRADE]

    def cell(self, factor: str) -> Cell:
        entry = self.profile.factors.get(factor)
        return (
            self._founders_own(factor)
            or (entry and self._explicit(factor, entry))
            or self._formula(factor)
            or (entry and self._yardstick(factor, entry))
            or Cell(self.profile.id, factor, "missing", because=entry.because if entry else None)
        )

    def _founders_own(self, factor: str) -> Cell | None:
        own = self.founder.ratings.get(self.profile.id, {}).get(factor)
        if own is None:
            return None
        low, high = widened(own.low, own.likely, own.high, self.founder_floor)
        return Cell(self.profile.id, factor, "founder", low, own.likely, high, own.because, (), Basis(self.founder_floor))

    def _explicit(self, factor: str, entry: FactorEntry) -> Cell | None:
        if entry.likely is None:
            return None
        basis = self.widths.of_figure(entry.evidence)
        low, high = widened(entry.low, entry.likely, entry.high, basis.half_width)
        return Cell(self.profile.id, factor, "explicit", low, entry.likely, high, entry.because, _ids(entry.evidence), basis)

    def _formula(self, factor: str) -> Cell | None:
        rated = founder_rating(factor, self.founder, self.profile)
        if rated is None:
            return None
        low, likely, high, working = rated
        low, high = widened(low, likely, high, self.founder_floor)
        need = getattr(self.profile.needs, _NEED_OF[factor], None) if factor in _NEED_OF else None
        basis = Basis(self.founder_floor, need.grade if need else None)
        sources = _ids(need.evidence) if need else ()
        because = need.because if need else None
        return Cell(self.profile.id, factor, "formula", low, likely, high, because, sources, basis, working)

    def _yardstick(self, factor: str, entry: FactorEntry) -> Cell | None:
        yardstick = self.vocabulary.yardsticks.get(entry.yardstick or "")
        if yardstick is None:
            return None
        figures = figures_of(self.profile.indicators)
        computed = yardstick_rating(yardstick, figures)
        if computed is None:
            return None
        likely = clip_rating(computed + (entry.adjust.by if entry.adjust else 0.0))
        terms = [self.profile.indicators[term.indicator] for term in yardstick.terms]
        bases = [self.widths.of_figure(indicator.evidence) for indicator in terms]
        basis = max(bases, key=lambda each: each.half_width, default=self.widths.of_figure(()))
        low, high = widened(entry.low, likely, entry.high, basis.half_width)
        cited = [citation for indicator in terms for citation in indicator.evidence]
        cited += [*entry.evidence, *(entry.adjust.evidence if entry.adjust else ())]
        working = tuple((term.indicator, figures[term.indicator]) for term in yardstick.terms)
        if entry.adjust:
            working += (("adjust", entry.adjust.by),)
        return Cell(self.profile.id, factor, "yardstick", low, likely, high, entry.because, _ids(cited), basis, working)


def _ids(citations: tuple[Citation, ...] | list[Citation]) -> tuple[str, ...]:
    """Source ids in the order cited, each once."""
    return tuple(dict.fromkeys(citation.id for citation in citations))
