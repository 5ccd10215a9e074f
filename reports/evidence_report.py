"""The evidence that counts: on which sources the answer hangs, and which age out, as JSON values and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessment.ageing import AgeingSource
from assessment.assess import Assessment
from assessment.sensitivity.load_bearing import CellShare, SourceFlip
from knowledge.evidence import Evidence
from locales import Words
from reports.flips_notes import Strategies, strategy_then
from reports.payload import rounded, settings
from reports.rounding import rounded_past
from reports.terminal_text import table
from reports.wording import industry_name, source_name
from strategies.strategy_flips import StrategyFlips, StrategySourceFlip


@dataclass(frozen=True)
class LoadBearing:
    """A source that, if it alone is wrong, changes the winner or the strategy; `cells` are those that rest on it."""

    source: str
    cells: tuple[CellShare, ...]
    winner: SourceFlip | None
    strategy: StrategySourceFlip | None

    @property
    def sigmas(self) -> float:
        """The smaller error of the two, in standard deviations of the source's error."""
        return min(abs(flip.sigmas) for flip in (self.winner, self.strategy) if flip is not None)


def load_bearing(sources: Sequence[SourceFlip], strategy: StrategyFlips | None) -> tuple[LoadBearing, ...]:
    """The sources on which the winner or its strategy hangs, each once, the one that need be least wrong first.

    Where no strategy is recommended, those count that would let one hold.
    """
    by_winner = {flip.source: flip for flip in sources}
    by_strategy = {flip.source: flip for flip in (strategy.sources if strategy else ())}
    found = []
    for source in dict.fromkeys((*by_winner, *by_strategy)):
        winner, other = by_winner.get(source), by_strategy.get(source)
        cells = winner.cells if winner else other.cells if other else ()
        found.append(LoadBearing(source, cells, winner, other))
    return tuple(sorted(found, key=lambda each: each.sigmas))


def evidence_payload(
    assessment: Assessment, bearing: Sequence[LoadBearing], ageing: Sequence[AgeingSource], by: date
) -> dict[str, Any]:
    """`evidence`: the load-bearing sources, and those that age out by a day."""
    result: dict[str, Any] = rounded(
        {
            **settings(assessment),
            "by": by.isoformat(),
            "load_bearing": [_bearing(assessment, each) for each in bearing],
            "ages_out": [_ageing(assessment, each) for each in ageing],
        }
    )
    return result


def _bearing(assessment: Assessment, each: LoadBearing) -> dict[str, Any]:
    winner, strategy = each.winner, each.strategy
    return {
        **_source(assessment, each.source, each.cells[0].industry),
        "cells": [{"industry": cell.industry, "factor": cell.factor, "points": cell.points} for cell in each.cells],
        "winner": winner and {"sigmas": winner.sigmas, "points": winner.points, "winner": winner.winner},
        "strategy": strategy and {"sigmas": strategy.sigmas, "points": strategy.points, "strategy": strategy.strategy},
    }


def _source(assessment: Assessment, source: str, industry: str) -> dict[str, Any]:
    evidence = source_of(assessment, source, industry)
    grade = assessment.known.vocabulary.evidence.grade_of(evidence)
    return {"source": source, "title": evidence.title, "url": evidence.url, "date": evidence.date, "grade": grade}


def _ageing(assessment: Assessment, each: AgeingSource) -> dict[str, Any]:
    marks = {"doubles_on": each.doubles_on, "widest_on": each.widest_on}
    return {
        **_source(assessment, each.source, each.cells[0][0]),
        "half_width": each.half_width,
        "half_width_then": each.half_width_then,
        **{name: day.isoformat() if day else None for name, day in marks.items()},
        "cells": [{"industry": industry, "factor": factor} for industry, factor in each.cells],
    }


def source_of(assessment: Assessment, source: str, industry: str) -> Evidence:
    """A source as an industry that cites it has it."""
    return assessment.known.evidence_for(industry)[source]


def basis_text(assessment: Assessment, source: str, industry: str, ratings: int, words: Words) -> str:
    """Grade, date, and how many ratings rest on a source."""
    evidence = source_of(assessment, source, industry)
    return words(
        "evidence.basis_one" if ratings == 1 else "evidence.basis",
        grade=assessment.known.vocabulary.evidence.grade_of(evidence),
        date=words.text(evidence.date) or words("industry.undated"),
        count=ratings,
    )


def effect_texts(assessment: Assessment, each: LoadBearing, strategies: Strategies, words: Words) -> list[str]:
    """What an error of a source does, a sentence for the winner and one for the strategy, the smaller error first."""
    said: list[tuple[float, str]] = []
    if each.winner is not None:
        leads = words("evidence.leads", winner=industry_name(assessment, each.winner.winner, words, short=True))
        said.append((abs(each.winner.sigmas), _effect(each.winner, leads, words)))
    if each.strategy is not None:
        then = strategy_then(each.strategy.strategy, strategies, words)
        said.append((abs(each.strategy.sigmas), _effect(each.strategy, then, words)))
    return [text for _, text in sorted(said, key=lambda each: each[0])]


def _effect(flip: SourceFlip | StrategySourceFlip, then: str, words: Words) -> str:
    """By how much a source is wrong, which way, and what follows."""
    return words(
        f"evidence.{'high' if flip.points < 0 else 'low'}",
        points=words.number(abs(rounded_past(flip.points, 0, 1)), 1),
        sigmas=words.number(rounded_past(abs(flip.sigmas), 0, 1), 1),
        then=then,
    )


def ageing_text(each: AgeingSource, words: Words) -> str:
    """What happens to a source's range, and from which day on."""
    marks = [
        words("evidence.doubles", day=each.doubles_on.isoformat()) if each.doubles_on else "",
        words("evidence.widest", day=each.widest_on.isoformat()) if each.widest_on else "",
    ]
    return words(
        "evidence.ages",
        marks=words.listing([mark for mark in marks if mark]),
        now=words.number(each.half_width, 1),
        then=words.number(each.half_width_then, 1),
    )


def bearing_title(bearing: Sequence[LoadBearing], words: Words) -> str:
    """How many sources the answer hangs on."""
    return words(_counted("evidence.title", len(bearing)), count=len(bearing))


def ageing_title(ageing: Sequence[AgeingSource], by: date, words: Words) -> str:
    """How many sources age out by a day."""
    return words(_counted("evidence.ageing_title", len(ageing)), count=len(ageing), by=by.isoformat())


def _counted(key: str, count: int) -> str:
    return f"{key}_none" if count == 0 else f"{key}_one" if count == 1 else key


def evidence_text(
    assessment: Assessment,
    bearing: Sequence[LoadBearing],
    ageing: Sequence[AgeingSource],
    by: date,
    strategies: Strategies,
    words: Words,
) -> str:
    """`evidence` as text; `strategies` are those of the rules, by id."""

    def named(source: str, industry: str, ratings: int) -> list[str]:
        name = source_name(source_of(assessment, source, industry), words, dated=False)
        return [name, basis_text(assessment, source, industry, ratings, words)]

    nothing = assessment.verdict.winner is None
    parts = [words("research.stop.nothing_to_compare") if nothing else bearing_title(bearing, words)]
    if bearing:
        rows = [
            [*named(each.source, each.cells[0].industry, len(each.cells)), effect]
            for each in bearing
            for effect in effect_texts(assessment, each, strategies, words)
        ]
        parts += [table(_headings(words, "source", "basis", "wrong"), rows), words("evidence.note")]
    parts.append(ageing_title(ageing, by, words))
    if ageing:
        rows = [[*named(each.source, each.cells[0][0], len(each.cells)), ageing_text(each, words)] for each in ageing]
        parts += [table(_headings(words, "source", "basis", "ages"), rows)]
    return "\n\n".join(parts)


def _headings(words: Words, *names: str) -> list[str]:
    return [words(f"evidence.headings.{name}") for name in names]
