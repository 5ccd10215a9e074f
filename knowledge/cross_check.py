"""What one file alone cannot know: do the names it uses exist, in the vocabulary and among the sources?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from knowledge.company import Company
from knowledge.evidence import Citation, Evidence
from knowledge.founder import Founder
from knowledge.industry_profile import FactorEntry, IndustryProfile
from knowledge.problem import Problem, limited, nearest
from knowledge.record_reader import read_record, sound_part
from knowledge.vocabulary import SIDES, Vocabulary, Yardstick, YardsticksFile
from knowledge.yaml_text.document import Document, Path_

_END_OF_IT = frozenset({"schema-too-new", "more-problems"})  # the file is of another kind, or there is enough to mend


def check_profile(
    document: Document,
    profile: IndustryProfile,
    file_id: str | None,
    vocabulary: Vocabulary,
    shared: Collection[str] | None,
) -> tuple[Problem, ...]:
    """All names in a profile that lead nowhere, and ratings that nothing gives.

    `file_id` None = any id will do; `shared` holds the ids of shared sources, None = unknown, so any source will do.
    """
    return limited(_wrong_in_profile(document, profile, file_id, vocabulary, shared))


def problems_in_profile(
    document: Document, file_id: str | None, vocabulary: Vocabulary, shared: Collection[str] | None
) -> tuple[IndustryProfile | None, tuple[Problem, ...]]:
    """A profile's record, None unless it is sound in itself, and all that is wrong with it.

    What is wrong in one part hides nothing in another: names are looked up in all that is sound.
    """
    profile, wrong = read_record(IndustryProfile, document)
    if profile is not None:
        return profile, check_profile(document, profile, file_id, vocabulary, shared)
    if not isinstance(document.value, Mapping) or any(each.code in _END_OF_IT for each in wrong):
        return None, wrong
    part, spoilt = sound_part(IndustryProfile, document)
    if part is None:
        return None, wrong
    own = document.value.get("evidence")
    known = None if shared is None else {*shared, *(map(str, own) if isinstance(own, Mapping) else ())}
    told = {".".join(map(str, path)) for path in spoilt}
    others = _wrong_in_profile(document, part, file_id, vocabulary, known)
    return None, limited([*wrong, *(each for each in others if not _follows(each, told))])


def _follows(problem: Problem, told: Collection[str]) -> bool:
    """Whether a problem follows from one that is told: it is about what was left out, or about a rating beside it."""
    subject = (
        f"{problem.subject}.{problem.values.get('found')}" if problem.code == "missing-likely" else problem.subject
    )
    inside = problem.code == "missing-likely" and any(each.startswith(f"{subject}.") for each in told)
    return inside or any(subject == each or subject.startswith(f"{each}.") for each in told)


def _wrong_in_profile(
    document: Document,
    profile: IndustryProfile,
    file_id: str | None,
    vocabulary: Vocabulary,
    shared: Collection[str] | None,
) -> Iterator[Problem]:
    if file_id is not None and profile.id != file_id:
        yield document.problem("id-mismatch", ("id",), found=profile.id, expected=file_id)
    yield from _unknown_trades(document, profile.trades, vocabulary)
    yield from _unknown_kinds(document, profile.evidence, vocabulary)
    known = None if shared is None else {*profile.evidence, *shared}
    for path, citation in citations_of(profile):
        if known is not None and citation.id not in known:
            near = nearest(citation.id, known)
            yield document.problem("unknown-evidence", path, found=citation.id, nearest=near)
    for factor_id, entry in profile.factors.items():
        yield from _wrong_in_factor(document, factor_id, entry, profile, vocabulary)


def check_shared_evidence(
    document: Document, evidence: Mapping[str, Evidence], vocabulary: Vocabulary
) -> tuple[Problem, ...]:
    """Sources of a kind that the vocabulary does not have."""
    return limited(_unknown_kinds(document, evidence, vocabulary))


def check_company(document: Document, company: Company, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Trades of a firm that the vocabulary does not have."""
    return limited(_unknown_trades(document, company.trades, vocabulary))


def check_yardsticks(document: Document, file: YardsticksFile, factors: Collection[str]) -> tuple[Problem, ...]:
    """Yardsticks of factors that there are not."""
    return limited(
        document.problem(
            "unknown-factor", ("yardsticks", name, "factor"), found=each.factor, nearest=nearest(each.factor, factors)
        )
        for name, each in file.yardsticks.items()
        if each.factor not in factors
    )


def check_founder(
    document: Document, founder: Founder, vocabulary: Vocabulary, industries: Collection[str]
) -> tuple[Problem, ...]:
    """Unknown factors and sides in a founder's weights and ratings, weights that say nothing, misspelt industries."""
    return limited(_wrong_in_founder(document, founder, vocabulary, industries))


def _wrong_in_founder(
    document: Document, founder: Founder, vocabulary: Vocabulary, industries: Collection[str]
) -> Iterator[Problem]:
    weights, factors = founder.weights, vocabulary.factors
    yield from _unknown_names(document, ("weights", "sides"), weights.sides, SIDES, "unknown-side")
    yield from _unknown_names(document, ("weights", "factors"), weights.factors, factors, "unknown-factor")
    for industry, ratings in founder.ratings.items():
        yield from _unknown_names(document, ("ratings", industry), ratings, factors, "unknown-factor")
    yield from _empty_weights(document, founder, vocabulary)
    for field in ("years_in_trade", "network", "ratings"):
        for industry in getattr(founder, field) or ():
            near = "" if industry in industries else nearest(industry, industries)
            if near:  # one that is like no other may be an industry that this workspace leaves out
                values = {"found": industry, "nearest": near}
                told = document.problem_told("misspelt-industry", (field, industry), values, of_name=True)
                yield replace(told, severity="note")


def _empty_weights(document: Document, founder: Founder, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Points left out count 100, so only points of 0 for all of them leave nothing to weigh."""
    sides = founder.weights.sides
    if all(sides.get(side) == 0 for side in SIDES):
        yield document.problem("weights-all-zero", ("weights", "sides"), of_name=True)
    for side in SIDES:
        points = [founder.weights.factors.get(each.id) for each in vocabulary.factors.values() if each.side == side]
        if sides.get(side) != 0 and all(point == 0 for point in points):
            yield document.problem("side-weights-zero", ("weights", "factors"), of_name=True, side=side)


def check_shared_ids(
    owners: Iterable[tuple[Document, Mapping[str, Evidence]]],
) -> Iterator[Problem]:
    """A warning where files own different sources under one id: a source is known by its id, so they count as one."""
    first: dict[str, tuple[Document, Evidence]] = {}
    for document, evidence in owners:
        for source_id, source in evidence.items():
            if source_id not in first:
                first[source_id] = document, source
                continue
            other, held = first[source_id]
            if _identity(held) != _identity(source):
                values = {"found": source_id, "other": other.path}
                told = document.problem_told("source-id-shared", ("evidence", source_id), values, of_name=True)
                yield replace(told, severity="warning")


def _identity(source: Evidence) -> tuple[str | None, ...]:
    """What makes a source another one; when it was read, and what is thought of it, does not."""
    return source.title, source.publisher, source.url, source.date


def _unknown_trades(document: Document, trades: Iterable[str], vocabulary: Vocabulary) -> Iterator[Problem]:
    known = vocabulary.trade_parents
    for number, trade in enumerate(trades):
        if trade not in known:
            yield document.problem("unknown-trade", ("trades", number), found=trade, nearest=nearest(trade, known))


def _unknown_kinds(document: Document, evidence: Mapping[str, Evidence], vocabulary: Vocabulary) -> Iterator[Problem]:
    kinds = vocabulary.evidence.half_lives_years
    for source_id, source in evidence.items():
        if vocabulary.evidence.kind_of(source.kind) is None:
            values = {"found": source.kind, "nearest": nearest(source.kind, kinds), "allowed": ", ".join(kinds)}
            yield document.problem_told("unknown-kind", ("evidence", source_id, "kind"), values)


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


def _numbered(path: Path_, citations: Iterable[Citation]) -> Iterator[tuple[Path_, Citation]]:
    for number, citation in enumerate(citations):
        yield (*path, number), citation


def _wrong_in_factor(
    document: Document, factor_id: str, entry: FactorEntry, profile: IndustryProfile, vocabulary: Vocabulary
) -> Iterator[Problem]:
    path: Path_ = ("factors", factor_id)
    factor = vocabulary.factors.get(factor_id)
    if factor is None:
        yield from _unknown_names(document, ("factors",), (factor_id,), vocabulary.factors, "unknown-factor")
    elif entry.yardstick is not None:
        yield from _wrong_in_yardstick(document, factor_id, entry.yardstick, profile, vocabulary)
    elif entry.likely is None and factor.about == "industry":
        yield document.problem("missing-likely", path, of_name=True, found=factor_id)


def _wrong_in_yardstick(
    document: Document, factor_id: str, name: str, profile: IndustryProfile, vocabulary: Vocabulary
) -> Iterator[Problem]:
    path: Path_ = ("factors", factor_id, "yardstick")
    yardstick = vocabulary.yardsticks.get(name)
    if yardstick is None:
        near, allowed = nearest(name, vocabulary.yardsticks), ", ".join(vocabulary.yardsticks)
        yield document.problem("unknown-yardstick", path, found=name, nearest=near, allowed=allowed)
    elif yardstick.factor != factor_id:
        yield document.problem("yardstick-of-other-factor", path, found=name, factor=yardstick.factor)
    else:
        yield from _wrong_figures(document, yardstick, profile)


def _wrong_figures(document: Document, yardstick: Yardstick, profile: IndustryProfile) -> Iterator[Problem]:
    """Figures that a yardstick would misread: in another unit, or without a logarithm."""
    for term in yardstick.terms:
        figure, path = profile.indicators.get(term.indicator), ("indicators", term.indicator)
        if figure is None:
            continue
        if figure.unit is not None and term.unit is not None and figure.unit != term.unit:
            yield document.problem("other-unit", (*path, "unit"), found=figure.unit, expected=term.unit)
        if term.transform == "log10" and figure.value <= 0:
            yield document.problem("logarithm-needs-positive", (*path, "value"), found=f"{figure.value:g}")


def _unknown_names(
    document: Document, path: Path_, names: Iterable[str], allowed: Collection[str], code: str
) -> Iterator[Problem]:
    for name in names:
        if name not in allowed:
            yield document.problem(code, (*path, name), of_name=True, found=name, nearest=nearest(name, allowed))
