"""The listing plan in its first form: which platforms to be listed on first, in three groups, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessment.assess import Assessment
from knowledge.problem import Place, Problem
from plans.listing.platform import Platform
from plans.listing.platform_reader import Catalogue, read_platforms
from plans.listing.reasons import Reason, reasons_of, unknowns_of
from plans.listing.region import REGIONS, nearest_region
from plans.listing.score import GROUPS, Group, Part, PlatformScore, score_platform
from strategies import Advice

LeftOutReason = Literal["other_trade", "scored_lower"]
_UNRANKED = float("inf")  # a platform outside the rank list stands behind all others of the same score


@dataclass(frozen=True)
class Pick:
    """A platform to be listed on, with the score and parts of `PlatformScore`.

    `cost_usd` to start and `hours` of work are None when unknown; `unknowns` are codes of what must be asked first.
    """

    platform: Platform
    group: Group
    band: str | None
    score: float
    score_parts: Mapping[Part, float]
    cost_usd: float | None
    hours: float | None
    reasons: tuple[Reason, ...]
    unknowns: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A platform that was considered and not picked: of another trade, or behind the picks of its group."""

    platform: Platform
    reason: LeftOutReason


@dataclass(frozen=True)
class ListingPlan:
    """The picks by group, best first, and all that was left out.

    `none_known` names the groups for which the catalogue has no platform, a legal answer. `problems` are those of the
    catalogue and regions that do not exist. `assessment` is what the plan rests on.
    """

    industry: str
    trades: tuple[str, ...]
    target_regions: tuple[str, ...]
    picks: tuple[Pick, ...]
    left_out: tuple[LeftOut, ...]
    none_known: tuple[Group, ...]
    assessment: Assessment = field(repr=False, compare=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    platform: Platform
    score: PlatformScore


def plan_listing(
    advice: Advice, *, catalogue: Catalogue | None = None, target_regions: Iterable[str] | None = None
) -> ListingPlan:
    """Choose platforms for the industry of an advice: the best of each group, as many as the vocabulary says.

    `catalogue` defaults to that of the advice's workspace, `target_regions` (ISO 3166 codes, EU, WORLD) to the
    founder's; a region that does not exist is left aside and becomes a problem.
    """
    known, founder = advice.assessment.known, advice.assessment.founder.founder
    platforms = catalogue or read_platforms(known)
    asked = founder.target_regions or () if target_regions is None else target_regions
    targets, problems = _sound_regions(asked)
    trades = known.industries[advice.industry].trades
    scored = {each.id: score_platform(each, trades, targets, known.vocabulary) for each in platforms.platforms}
    groups = _by_group(platforms, scored)
    picks = [
        _pick(each, targets, platforms)
        for group, candidates in groups.items()
        for each in candidates[: getattr(known.vocabulary.listing.picks, group)]
    ]
    return ListingPlan(
        industry=advice.industry,
        trades=trades,
        target_regions=targets,
        picks=tuple(picks),
        left_out=_left_out(platforms, scored, {pick.platform.id for pick in picks}),
        none_known=tuple(group for group in GROUPS if not groups[group]),
        assessment=advice.assessment,
        problems=(*platforms.problems, *problems),
    )


def _sound_regions(asked: Iterable[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The region codes that exist, each once and in capitals, and a problem for every other."""
    sound: dict[str, None] = {}
    problems = []
    for code in asked:
        region = code.strip().upper()
        if region in REGIONS:
            sound[region] = None
        else:
            values = {"found": code, "nearest": nearest_region(code)}
            problems.append(Problem("unknown-region", Place(path=""), "target_regions", values))
    return tuple(sound), tuple(problems)


def _by_group(catalogue: Catalogue, scored: Mapping[str, PlatformScore | None]) -> dict[Group, list[_Candidate]]:
    groups: dict[Group, list[_Candidate]] = {group: [] for group in GROUPS}
    for platform in catalogue.platforms:
        score = scored[platform.id]
        if score is not None:
            groups[score.group].append(_Candidate(platform, score))
    return {group: sorted(candidates, key=_best_first) for group, candidates in groups.items()}


def _best_first(candidate: _Candidate) -> tuple[float, float, str]:
    """By score, then traffic rank, then name. Rounded, so that the order of addition never decides between equals."""
    platform = candidate.platform
    return -round(candidate.score.total, 9), platform.ranks.tranco or _UNRANKED, platform.name.casefold()


def _pick(candidate: _Candidate, targets: tuple[str, ...], catalogue: Catalogue) -> Pick:
    platform, score = candidate.platform, candidate.score
    return Pick(
        platform=platform,
        group=score.group,
        band=score.band,
        score=score.total,
        score_parts=score.parts,
        cost_usd=platform.cost_usd,
        hours=platform.hours,
        reasons=reasons_of(platform, score, targets, catalogue.rank_lists),
        unknowns=unknowns_of(platform),
    )


def _left_out(
    catalogue: Catalogue, scored: Mapping[str, PlatformScore | None], picked: set[str]
) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(platform, "other_trade" if scored[platform.id] is None else "scored_lower")
        for platform in catalogue.platforms
        if platform.id not in picked
    )
