"""What the smallest changes say beyond their table, in sentences: what cannot change the answer, and who is near."""

from collections.abc import Mapping

from assessment.assess import Assessment
from assessment.sensitivity.cell_sets import CellSetFlip
from assessment.sensitivity.search import Flips
from locales import Words, half_up
from reports.rounding import rounded_past, rounded_within
from reports.wording import factor_name, industry_name, source_name
from strategies.rule import StrategyWords
from strategies.strategy_flips import StrategyFlips

Strategies = Mapping[str, StrategyWords]

LEVEL_POINTS = 0.05  # a rating moved by less is printed as it stands


def _name(assessment: Assessment, industry: str, words: Words) -> str:
    return industry_name(assessment, industry, words, short=True)


def level_with(assessment: Assessment, flips: Flips) -> str | None:
    """The industry that is level with the winner: the least change of a rating, or chance, puts it first."""
    if flips.winner is not None and flips.winner != assessment.verdict.winner:
        return flips.winner
    nearest = next(iter(flips.cells), None)
    return nearest.winner if nearest is not None and abs(nearest.change) < LEVEL_POINTS else None


def flip_notes(assessment: Assessment, flips: Flips, words: Words) -> list[str]:
    """All notes on the winner, a sentence or two each."""
    if flips.winner is None or len(flips.margins) == 0:
        return []
    if level := level_with(assessment, flips):  # then chance alone changes the winner, and nothing is without effect
        told = words("flips.level", winner=_winner(assessment, words), other=_name(assessment, level, words))
        return [told, optimism_text(assessment, flips, words)]
    notes = [
        *_nearer_rivals(assessment, flips, words),
        _without_effect(assessment, flips, words),
        _dominated(assessment, flips, words),
        optimism_text(assessment, flips, words),
    ]
    return [note for note in notes if note]


def optimism_text(assessment: Assessment, flips: Flips, words: Words) -> str:
    """How much optimism the choice survives: on the favourite alone, and on all alike."""
    alone, uniform = flips.optimism.favourite, flips.optimism.uniform
    return words.sentences(
        [
            _survived("favourite", alone, words, winner=_name(assessment, flips.winner or "", words)),
            _survived("uniform", uniform, words),
        ]
    )


def _survived(kind: str, points: float | None, words: Words, **values: str) -> str:
    """The sentence on one kind of optimism; small amounts are told to a hundredth of a point."""
    if points is None:
        return words(f"flips.optimism.{kind}_any", **values)
    digits = 1 if points >= 1 else 2
    return words(f"flips.optimism.{kind}", points=words.number(rounded_within(points, digits), digits), **values)


def _nearer_rivals(assessment: Assessment, flips: Flips, words: Words) -> list[str]:
    """Rivals that some kind of change puts first sooner than the runner-up."""
    second = assessment.verdict.runner_up
    first = {
        "rating": [flip.winner for flip in flips.cells[:1]],
        "weight": [flip.winner for flip in flips.weights[:1]],
        "side": [flip.winner for flip in flips.sides[:1]],
        "weights": [flip.winner for flip in flips.weight_sets[:1]],
        "source": [flip.winner for flip in flips.sources[:1]],
    }
    kinds: dict[str, list[str]] = {}
    for kind, rivals in first.items():
        for rival in rivals:
            if second is not None and rival not in (second, assessment.verdict.winner):
                kinds.setdefault(rival, []).append(words(f"flips.kinds.{kind}"))
    return [
        words(
            "flips.nearer",
            rival=_name(assessment, rival, words),
            second=_name(assessment, second or "", words),
            kinds=words.listing(named),
        )
        for rival, named in kinds.items()
    ]


def _without_effect(assessment: Assessment, flips: Flips, words: Words) -> str:
    """The kinds of change that put nobody else first, however large."""
    winner = assessment.verdict.winner
    found = {
        "rating": flips.cells,
        "weight": flips.weights,
        "side": flips.sides,
        "weights": flips.weight_sets,
        "outlook": [span for span in flips.outlook if span.winner != winner] if assessment.tilt is None else (winner,),
        "source": flips.sources,
    }
    kinds = [words(f"flips.kinds.{kind}") for kind, some in found.items() if not some]
    if not kinds:
        return ""
    return words("flips.without_effect", kinds=words.listing(kinds), winner=_winner(assessment, words))


def _dominated(assessment: Assessment, flips: Flips, words: Words) -> str:
    """Rivals for which no flip by weights is possible."""
    if not flips.dominated:
        return ""
    names = [_name(assessment, each, words) for each in flips.dominated]
    return words("flips.dominated", names=words.listing(names), winner=_name(assessment, flips.winner or "", words))


def _winner(assessment: Assessment, words: Words) -> str:
    return _name(assessment, assessment.verdict.winner or "", words)


def strategy_notes(assessment: Assessment, strategy: StrategyFlips, strategies: Strategies, words: Words) -> list[str]:
    """What changes the recommended strategy: the smallest change of a rating, and of a source; weights have no part."""
    if strategy.strategy is None:
        return []
    return [
        _strategy_rating(assessment, strategy, strategies, words),
        _strategy_source(assessment, strategy, strategies, words),
        words("flips.strategy_no_weight"),
    ]


def _strategy_rating(assessment: Assessment, strategy: StrategyFlips, strategies: Strategies, words: Words) -> str:
    """The smallest change of a rating that changes the recommended strategy."""
    flip = next(iter(strategy.cells), None)
    if flip is None:
        return words("flips.strategy_firm")
    return words(
        "flips.strategy",
        factor=factor_name(assessment, flip.factor, words, short=True),
        industry=_name(assessment, strategy.industry, words),
        before=words.number(flip.before.likely, 1),
        after=words.number(rounded_past(flip.after.likely, flip.before.likely, 1), 1),
        then=strategy_then(flip.strategy, strategies, words),
    )


def strategy_then(strategy: str | None, strategies: Strategies, words: Words) -> str:
    """What is recommended then."""
    if strategy is None:
        return words("flips.then_none")
    return words("flips.then_strategy", strategy=words.text(strategies[strategy].title))


def points_off(points: float, words: Words) -> str:
    """By how many points a source is wrong, and which way, when the truth lies `points` above what it says."""
    off = words.number(abs(rounded_past(points, 0, 1)), 1)
    return words(f"flips.too_{'high' if points < 0 else 'low'}", points=off)


def _strategy_source(assessment: Assessment, strategy: StrategyFlips, strategies: Strategies, words: Words) -> str:
    """The source that need be least wrong to change the strategy."""
    flip = next(iter(strategy.sources), None)
    if flip is None:
        return words("flips.strategy_source_firm")
    evidence = assessment.known.evidence_for(strategy.industry)[flip.source]
    return words(
        f"flips.strategy_source_{'high' if flip.points < 0 else 'low'}",
        title=source_name(evidence, words),
        points=words.number(abs(rounded_past(flip.points, 0, 1)), 1),
        then=strategy_then(flip.strategy, strategies, words),
    )


def several_text(assessment: Assessment, flip: CellSetFlip, words: Words) -> str:
    """The fewest ratings that together put another industry first; those that hardly move are left out."""
    moves = [
        words(
            "flips.move",
            factor=factor_name(assessment, move.factor, words, short=True),
            industry=_name(assessment, move.industry, words),
            change=words.number(move.change, digits, signed=True),
        )
        for move in flip.cells
        if (digits := _digits_of(move.change)) is not None
    ]
    if not moves:
        return words("flips.level", winner=_winner(assessment, words), other=_name(assessment, flip.winner, words))
    return words("flips.several", winner=_name(assessment, flip.winner, words), moves=words.listing(moves))


def _digits_of(change: float) -> int | None:
    """The fewest decimals, two to four, with which a change is not 0; None where it is with all of them."""
    return next((digits for digits in (2, 3, 4) if half_up(abs(change), digits)), None)
