"""Results as text for the terminal: short sentences and plain tables."""

import unicodedata
from collections.abc import Mapping, Sequence

from assessment.assess import Assessment
from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan
from reports.listing_words import reason_texts, unknown_texts
from reports.wording import condition_text, industry_name, strategy_cell
from strategies import Advice


def _width(text: str) -> int:
    """Columns a text takes in a terminal; East Asian wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> str:
    """Columns aligned by width; those in `numeric` to the right."""
    lines = [list(headings), *[list(row) for row in rows]]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(headings))]

    def padded(text: str, column: int) -> str:
        space = " " * (widths[column] - _width(text))
        return space + text if column in numeric else text + space

    return "\n".join("  ".join(padded(text, column) for column, text in enumerate(line)).rstrip() for line in lines)


def _heading(words: Words, *names: str) -> list[str]:
    return [words(f"terminal.headings.{name}") for name in names]


def _settings(assessment: Assessment, words: Words) -> str:
    return words(
        "terminal.settings",
        seed=assessment.seed,
        draws=words.number(assessment.draws),
        as_of=assessment.as_of.isoformat(),
        founder=words.text(assessment.founder.founder.name) or assessment.founder.founder.id,
        outlook=words.number(assessment.outlook, 2),
    )


def ranking_text(assessment: Assessment, advice: dict[str, Advice], words: Words) -> str:
    """`rank` as text."""
    verdict = assessment.verdict
    lines = []
    if verdict.winner is None:
        lines.append(words("terminal.nothing"))
    else:
        tie = words("terminal.tie_words") if verdict.tie else ""
        state = words(f"states.{verdict.state}").lower()
        lines.append(words("terminal.first_line", industry=industry_name(assessment, verdict.winner, words), state=state, tie=tie))
        if verdict.runner_up is not None and verdict.p_pair is not None and verdict.share is not None:
            other = industry_name(assessment, verdict.runner_up, words)
            share, pair = words.hundred(verdict.share), words.hundred(verdict.p_pair)
            lines.append(words("terminal.second_line", share=share, runner_up=other, pair=pair))
        lines.append(_strategy_line(advice[verdict.winner], words))
    headings = _heading(words, "rank", "industry", "score", "range", "first", "regret", "strategy", "stays")
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
    return "\n".join([*lines, "", table(headings, rows, numeric=(0, 2, 3, 4, 5, 7)), "", _settings(assessment, words)])


def _strategy_line(advice: Advice, words: Words) -> str:
    if advice.best:
        return words("terminal.strategy_line", strategy=words.text(advice.best.title), stays=words.hundred(advice.best.stays))
    if advice.nearest_miss:
        miss = advice.nearest_miss
        return words("terminal.strategy_none", strategy=words.text(miss.title), stays=words.hundred(miss.stays))
    return words("decide.strategy_unknown")


def explanation_text(assessment: Assessment, industry: str, words: Words) -> str:
    """`explain` as text."""
    standing, cells = assessment.standings[industry], assessment.cells[industry]
    factors = assessment.known.vocabulary.factors
    weights = dict(zip(factors, assessment.weights.mean.tolist(), strict=True))
    headings = _heading(words, "factor", "likely", "low_high", "weight", "contribution", "from", "evidence")
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
    return "\n".join(
        [industry_name(assessment, industry, words), "", table(headings, rows, numeric=(1, 2, 3, 4)), "", _settings(assessment, words)]
    )


def advice_text(assessment: Assessment, advice: Advice, words: Words) -> str:
    """`advise` as text."""
    lines = [industry_name(assessment, advice.industry, words), ""]
    headings = _heading(words, "strategy", "strength", "stays", "fires")
    rows = [
        [
            words.text(each.title),
            words.number(each.strength, 2),
            words.hundred(each.stays),
            words("terminal.yes" if each.fires else "terminal.no"),
        ]
        for each in advice.strategies
    ]
    lines += [table(headings, rows, numeric=(1, 2)), ""]
    for each in advice.strategies:
        lines.append(f"{words.text(each.title)}: {words.text(each.rule.because)}")
        lines += [f"  {condition_text(trace, assessment, words)}" for trace in each.conditions]
        if each.fires:
            for stream, actions in each.actions.items():
                for action in actions:
                    lines.append(f"  {words(f'workstreams.{stream}')}: {words.text(action.title)} ({words.text(action.measure)})")
        lines.append("")
    return "\n".join([*lines, _settings(assessment, words)])


def listing_text(plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> str:
    """`plan listing` as text; `trades` are the labels of the trades by id."""
    headings = _heading(words, "group", "platform", "score", "why", "unknown")
    rows = [
        [
            words(f"listings.groups.{pick.group}"),
            f"{pick.platform.name} ({pick.platform.domain})",
            words.number(pick.score, 2),
            "; ".join(reason_texts(pick, trades, words)),
            words.listing(unknown_texts(pick, words)),
        ]
        for pick in plan.picks
    ]
    return table(headings, rows, numeric=(2,))
