"""Results as text for the terminal: short sentences and plain tables."""

import math
import unicodedata
from collections.abc import Mapping, Sequence

from assessment.assess import Assessment
from assessment.sensitivity.borrowed_lead import borrowed_lead
from assessment.traps.find import find_traps
from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan
from reports.listing_words import marked_note, reasons_text, unknown_texts
from reports.measured import reason_text
from reports.traps_report import trap_lines
from reports.verdict_text import borrowed_line, outlook_line, reservations, sure_line
from reports.wording import FEWEST_DRAWS, condition_text, industry_name, settings_values, strategy_cell
from strategies import Advice, StrategyAdvice


def _width(text: str) -> int:
    """Columns a text takes in a terminal; East Asian wide characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """Columns aligned by width; those in `numeric` to the right."""
    lines = [list(headings), *[list(row) for row in rows]]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(headings))]

    def padded(text: str, column: int) -> str:
        space = " " * (widths[column] - _width(text))
        return space + text if column in numeric else text + space

    return "\n".join("  ".join(padded(text, column) for column, text in enumerate(line)).rstrip() for line in lines)


def _headings(words: Words, *names: str) -> list[str]:
    return [words(f"terminal.headings.{name}") for name in names]


def _settings(assessment: Assessment, words: Words) -> str:
    """What the result depends on, and what the founder has left to the example."""
    lines = [words("terminal.settings", **settings_values(assessment, words))]
    if borrowed := assessment.founder.from_example:
        lines.append(words("founder.marked", fields=words.listing([words(f"founder.{name}") for name in borrowed])))
    return "\n".join(lines)


def ranking_text(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> str:
    """`rank` as text."""
    if not assessment.ids:
        return words("decide.no_profiles")
    headings = _headings(words, "rank", "industry", "score", "range", "first", "regret", "strategy", "stays")
    rows = [
        [
            str(number) if each.comparable else "–",
            industry_name(assessment, each.id, words),
            words.number(each.score, 1),
            words.span(each.p05, each.p95),
            words.hundred(each.rank_share[0]) if each.comparable else words("terminal.not_compared"),
            words.number(each.expected_regret, 1) if each.expected_regret is not None else "–",
            *strategy_cell(advice[each.id], words),
        ]
        for number, each in enumerate(assessment.ranking, start=1)
    ]
    ranked = table(headings, rows, numeric=(0, 2, 3, 4, 5, 7))
    notes = reservations(assessment, words)
    traps = [f"- {line}" for line in trap_lines(assessment, find_traps(assessment), words)]
    care = "\n".join([words("traps.heading"), *traps]) if traps else ""
    answer = "\n".join(_verdict(assessment, advice, words))
    parts = [answer, ranked, "\n".join(notes), care, _settings(assessment, words)]
    return "\n\n".join(part for part in parts if part)


def _verdict(assessment: Assessment, advice: Mapping[str, Advice], words: Words) -> list[str]:
    verdict, few = assessment.verdict, _few_draws(assessment, words)
    if verdict.winner is None:
        return [words("terminal.nothing")]
    if verdict.runner_up is None:
        return [sure_line(assessment, words), _strategy_line(advice[verdict.winner], words, few=bool(few))]
    tie = words("terminal.tie_words") if verdict.tie else ""
    state = words(f"states.{verdict.state}").lower()
    name = industry_name(assessment, verdict.winner, words)
    first = words("terminal.few_first_line" if few else "terminal.first_line", industry=name, state=state, tie=tie)
    lines = [words.sentences([first, few])]
    if not few and verdict.p_pair is not None and verdict.share is not None:
        other = industry_name(assessment, verdict.runner_up, words)
        share, pair = words.hundred(verdict.share), words.hundred(verdict.p_pair)
        second = words("terminal.second_line", share=share, runner_up=other, pair=pair)
        lines.append(words.sentences([second, _borrowed(assessment, words)]))
    lines += [_strategy_line(advice[verdict.winner], words, few=bool(few)), outlook_line(assessment, words)]
    return [line for line in lines if line]


def _borrowed(assessment: Assessment, words: Words) -> str:
    return borrowed_line(assessment, borrowed_lead(assessment), words)


def _few_draws(assessment: Assessment, words: Words) -> str:
    """That so few draws say nothing, or next to nothing, about how sure an answer is; empty where there are enough."""
    if assessment.draws >= FEWEST_DRAWS:
        return ""
    off = 1.96 * 50 / math.sqrt(assessment.draws)  # half the width of a 95% interval of a share of one half
    key = "terminal.few_draws_one" if assessment.draws == 1 else "terminal.few_draws"
    return words(key, draws=words.number(assessment.draws), points=words.number(off), least=words.number(FEWEST_DRAWS))


def _strategy_line(advice: Advice, words: Words, *, few: bool) -> str:
    """The best supported strategy or the nearest; how often it holds only where there are draws enough to say."""
    nearest = advice.best or advice.nearest_miss
    if nearest is None:
        return words("decide.strategy_unknown")
    key = f"terminal.{'few_' if few else ''}strategy_{'line' if advice.best else 'none'}"
    return words(key, strategy=words.text(nearest.title), stays=words.hundred(nearest.stays))


def explanation_text(assessment: Assessment, industry: str, words: Words) -> str:
    """`explain` as text."""
    standing, cells = assessment.standings[industry], assessment.cells[industry]
    factors = assessment.known.vocabulary.factors
    weights = dict(zip(factors, assessment.weights.mean.tolist(), strict=True))
    headings = _headings(words, "factor", "likely", "low_high", "weight", "contribution", "from", "evidence")
    rows = [
        [
            f"{assessment.known.vocabulary.sides[factor.side].letter} {words.text(factor.label)}",
            "–" if cell.likely is None else words.number(cell.likely, 1),
            words.span(cell.low, cell.high, 1),
            words.number(100 * weights[factor.id], 1),
            words.number(standing.contributions[factor.id], 1, signed=True) if standing.comparable else "–",
            words(f"origins.{cell.origin}"),
            ", ".join(cell.sources),
        ]
        for factor in factors.values()
        for cell in [cells[factor.id]]
    ]
    name = industry_name(assessment, industry, words)
    rated = table(headings, rows, numeric=(1, 2, 3, 4))
    computed, leader = _computed(assessment, industry, words), _leader(assessment, words)
    parts = [name, rated, computed, leader, _settings(assessment, words)]
    return "\n\n".join(part for part in parts if part)


def _computed(assessment: Assessment, industry: str, words: Words) -> str:
    """Which figures led to each rating that is computed."""
    profile, factors = assessment.known.industries[industry], assessment.known.vocabulary.factors
    lines = [
        words("terminal.computed_line", factor=words.text(factors[factor].label), reason=reason)
        for factor, cell in assessment.cells[industry].items()
        if cell.working and (reason := reason_text(cell, profile, words))
    ]
    return "\n".join([words("terminal.computed"), *lines]) if lines else ""


def _leader(assessment: Assessment, words: Words) -> str:
    """Who leads, where that lead is the example's; empty otherwise."""
    said = _borrowed(assessment, words)
    winner = industry_name(assessment, assessment.verdict.winner or "", words) if said else ""
    return words.sentences([words("terminal.few_first_line", industry=winner), said]) if said else ""


def advice_text(advice: Advice, words: Words) -> str:
    """`advise` as text."""
    headings = _headings(words, "strategy", "strength", "stays", "fires")
    rows = [
        [
            words.text(each.title),
            words.number(each.strength, 2),
            words.hundred(each.stays),
            words("terminal.yes" if each.fires else "terminal.no"),
        ]
        for each in advice.strategies
    ]
    name = industry_name(advice.assessment, advice.industry, words)
    traces = [_trace(each, advice.assessment, words) for each in advice.strategies]
    return "\n\n".join([name, table(headings, rows, numeric=(1, 2)), *traces, _settings(advice.assessment, words)])


def _trace(strategy: StrategyAdvice, assessment: Assessment, words: Words) -> str:
    """Why a strategy holds or not and, where it does, what to do."""
    title, because = words.text(strategy.title), words.text(strategy.rule.because)
    lines = [words("terminal.strategy_because", strategy=title, because=because)]
    lines += [f"  {condition_text(trace, assessment, words)}" for trace in strategy.conditions]
    if strategy.fires:
        lines += [
            "  "
            + words(
                "terminal.action",
                workstream=words(f"workstreams.{stream}"),
                action=words.text(action.title),
                measure=words.text(action.measure),
            )
            for stream, actions in strategy.actions.items()
            for action in actions
        ]
    return "\n".join(lines)


def listing_text(plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> str:
    """`plan listing` as text; `trades` are the labels of the trades by id."""
    headings = _headings(words, "group", "platform", "score", "why", "unknown")
    rows = [
        [
            words(f"listings.groups.{pick.group}"),
            words.text(f"{pick.platform.name} ({pick.platform.domain})"),
            words.hundred(pick.score),
            reasons_text(pick, trades, words),
            words.listing(unknown_texts(pick, words)),
        ]
        for pick in plan.picks
    ]
    parts = [
        industry_name(plan.assessment, plan.industry, words),
        table(headings, rows, numeric=(2,)) if rows else words("listings.nothing"),
        marked_note(plan, words),
        words("listings.none_known") if plan.none_known else "",
        _settings(plan.assessment, words),
    ]
    return "\n\n".join(part for part in parts if part)
