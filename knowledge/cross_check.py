"""What one file alone cannot know: do the names it uses exist, in the vocabulary and among the sources?"""

from collections.abc import Collection, Iterator, Mapping

from knowledge.evidence import Citation, Evidence
from knowledge.founder import Founder
from knowledge.industry_profile import FactorEntry, IndustryProfile
from knowledge.problem import Problem, nearest
from knowledge.vocabulary import SIDES, Vocabulary
from knowledge.yaml_document import Document, Path_


def check_profile(
    document: Document, profile: IndustryProfile, file_id: str, vocabulary: Vocabulary, shared: Mapping[str, Evidence]
) -> list[Problem]:
    """All names in a profile that lead nowhere, and ratings that nothing gives."""
    problems = []
    if profile.id != file_id:
        problems.append(document.problem("id-mismatch", ("id",), found=profile.id, expected=file_id))
    problems += _unknown(document, ("trades",), dict(enumerate(profile.trades)), vocabulary.trade_parents, "unknown-trade")
    problems += check_kinds(document, profile.evidence, vocabulary)
    known_sources = profile.evidence.keys() | shared.keys()
    for path, citation in citations_of(profile):
        if citation.id not in known_sources:
            problems.append(
                document.problem("unknown-evidence", path, found=citation.id, nearest=nearest(citation.id, known_sources))
            )
    for factor_id, entry in profile.factors.items():
        problems += _check_factor(document, factor_id, entry, profile, vocabulary)
    return problems


def check_kinds(document: Document, evidence: Mapping[str, Evidence], vocabulary: Vocabulary) -> list[Problem]:
    """Sources of a kind that has no half-life."""
    kinds = list(vocabulary.evidence.half_lives_years)
    return [
        document.problem(
            "unknown-kind", ("evidence", source_id, "kind"), found=source.kind, allowed=", ".join(kinds),
            nearest=nearest(source.kind, kinds),
        )
        for source_id, source in evidence.items()
        if vocabulary.evidence.kind_of(source.kind) is None
    ]  # fmt: skip


def citations_of(profile: IndustryProfile) -> Iterator[tuple[Path_, Citation]]:
    """Every citation in a profile with its path."""
    for name, indicator in profile.indicators.items():
        yield from _numbered(("indicators", name, "evidence"), indicator.evidence)
    for name in ("capital_usd", "technology", "team_size", "years_in_trade"):
        if need := getattr(profile.needs, name):
            yield from _numbered(("needs", name, "evidence"), need.evidence)
    for number, rival in enumerate(profile.rivals):
        yield from _numbered(("rivals", number, "evidence"), rival.evidence)
    for number, knock_out in enumerate(profile.knock_outs):
        yield from _numbered(("knock_outs", number, "evidence"), knock_out.evidence)
    for factor_id, entry in profile.factors.items():
        yield from _numbered(("factors", factor_id, "evidence"), entry.evidence)
        if entry.adjust:
            yield from _numbered(("factors", factor_id, "adjust", "evidence"), entry.adjust.evidence)


def _numbered(path: Path_, citations: Collection[Citation]) -> Iterator[tuple[Path_, Citation]]:
    for number, citation in enumerate(citations):
        yield (*path, number), citation


def _check_factor(
    document: Document, factor_id: str, entry: FactorEntry, profile: IndustryProfile, vocabulary: Vocabulary
) -> Iterator[Problem]:
    path: Path_ = ("factors", factor_id)
    if factor_id not in vocabulary.factors:
        yield document.problem(
            "unknown-factor", path, of_name=True, found=factor_id, nearest=nearest(factor_id, vocabulary.factor_ids)
        )
        return
    if entry.yardstick is None:
        if entry.likely is None and vocabulary.factors[factor_id].about == "industry":
            yield document.problem("missing-likely", path, of_name=True, name=factor_id)
        return
    yardstick = vocabulary.yardsticks.get(entry.yardstick)
    if yardstick is None:
        yield document.problem(
            "unknown-yardstick", (*path, "yardstick"), found=entry.yardstick, allowed=", ".join(vocabulary.yardsticks),
            nearest=nearest(entry.yardstick, vocabulary.yardsticks),
        )  # fmt: skip
        return
    if yardstick.factor != factor_id:
        yield document.problem("yardstick-of-other-factor", (*path, "yardstick"), found=entry.yardstick, factor=yardstick.factor)
    for term in yardstick.terms:
        figure = profile.indicators.get(term.indicator)
        if figure is not None and term.transform == "log10" and figure.value <= 0:
            yield document.problem("logarithm-needs-positive", ("indicators", term.indicator, "value"), found=f"{figure.value:g}")


def check_founder(document: Document, founder: Founder, vocabulary: Vocabulary) -> list[Problem]:
    """Unknown factors and sides in a founder's weights and ratings, and weights that say nothing."""
    problems = _unknown(document, ("weights", "factors"), _own_names(founder.weights.factors), vocabulary.factors, "unknown-factor")
    problems += _unknown(document, ("weights", "sides"), _own_names(founder.weights.sides), SIDES, "unknown-side")
    for industry, ratings in founder.ratings.items():
        problems += _unknown(document, ("ratings", industry), _own_names(ratings), vocabulary.factors, "unknown-factor")
    sides = founder.weights.sides
    if sides and sum(sides.get(side, 100.0) for side in SIDES) == 0:
        problems.append(document.problem("weights-all-zero", ("weights", "sides"), of_name=True))
    for side in SIDES:
        members = [factor_id for factor_id, factor in vocabulary.factors.items() if factor.side == side]
        if sides.get(side, 100.0) > 0 and sum(founder.weights.factors.get(each, 100.0) for each in members) == 0:
            problems.append(document.problem("weights-all-zero", ("weights", "factors"), of_name=True))
    return problems


def _own_names(mapping: Mapping[str, object]) -> dict[str | int, str]:
    return {name: name for name in mapping}


def _unknown(
    document: Document, path: Path_, found: Mapping[str | int, str] | Mapping[int, str], allowed: Collection[str], code: str
) -> list[Problem]:
    return [
        document.problem(code, (*path, step), of_name=isinstance(step, str), found=name, nearest=nearest(name, allowed))
        for step, name in found.items()
        if name not in allowed
    ]
