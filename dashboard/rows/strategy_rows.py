"""The tables of the Strategy page."""

import pandas as pd

from assessment.cell import Cell
from dashboard.rows.industry_rows import evidence_chip
from dashboard.view import View
from reports.wording import condition_label, factor_name, phrase_text
from strategies import Advice, StrategyAdvice
from strategies.trace import ConditionTrace


def strategy_rows(view: View, advice: Advice) -> pd.DataFrame:
    """One row a strategy: how often it stays recommended, from when on, what it misses; the nearest misses first."""
    ordered = sorted(
        advice.strategies, key=lambda each: (not each.fires, -each.strength if each.fires else -each.stays)
    )
    return pd.DataFrame(
        [
            {
                "title": view.words.text(each.title),
                "stays": each.stays,
                "certainty": each.rule.certainty,
                "fires": each.fires,
                "miss_reason": _miss(view, each),
            }
            for each in ordered
        ],
        columns=["title", "stays", "certainty", "fires", "miss_reason"],
    )


def _miss(view: View, each: StrategyAdvice) -> str:
    """The condition that holds least often, in few words."""
    if each.fires or not each.why_not:
        return ""
    words, trace = view.words, each.why_not[0]
    phrase = phrase_text(trace, words)
    if trace.kind == "none_of":
        phrase = words("strategy.not_phrase", phrase=phrase)
    if trace.kind == "founder":
        label = words(f"founder.{trace.subject}")
    else:
        label = factor_name(view.assessment, trace.subject, words, short=True)
    return words("strategy.miss", factor=label, phrase=phrase, value=words.hundred(trace.holds_share))


def condition_table(view: View, industry: str, each: StrategyAdvice) -> pd.DataFrame:
    """One row a condition of the rule that counts."""
    words, factors = view.words, view.known.vocabulary.factors
    rows = []
    for trace in each.conditions:
        rating = trace.kind != "founder"
        cell = view.assessment.cells[industry][trace.subject] if rating else None
        rows.append(
            {
                "label": condition_label(trace, view.assessment, words),
                "side": factors[trace.subject].side if rating else "",
                "low": trace.cell_low if rating else None,
                "likely": trace.likely if rating else None,
                "high": trace.cell_high if rating else None,
                "missing": trace.missing,
                "thresholds": [bound for bound in (trace.low, trace.high) if bound is not None] if rating else [],
                "holds_text": _holds(view, trace, rating),
                "value_text": _value(view, trace, rating),
                "detail_text": _detail(view, cell, trace),
            }
        )
    return pd.DataFrame(rows)


def _holds(view: View, trace: ConditionTrace, rating: bool) -> str:
    if rating:
        return view.words("strategy.holds", value=view.words.hundred(trace.holds_share))
    return view.words("strategy.holds_yes" if trace.holds_share >= 1 else "strategy.holds_not")


def _value(view: View, trace: ConditionTrace, rating: bool) -> str:
    words, value = view.words, trace.likely if rating else trace.mean
    if value is None:
        return "–"
    return words.number(value, 1) if rating else words.number(value)


def _detail(view: View, cell: Cell | None, trace: ConditionTrace) -> str:
    words = view.words
    if cell is None:
        return words("strategy.not_said") if trace.missing else words("strategy.from_you")
    if trace.missing:
        return words("strategy.not_rated")
    reason = words.text(cell.because)
    return f"{evidence_chip(cell, view)} · {reason}" if reason else evidence_chip(cell, view)


def action_rows(view: View, each: StrategyAdvice) -> pd.DataFrame:
    """The actions by workstream."""
    words = view.words
    return pd.DataFrame(
        [
            {
                words("strategy.workstream"): words(f"workstreams.{stream}"),
                words("strategy.action"): words.text(action.title),
                words("strategy.owner"): words.text(action.owner),
                words("strategy.days"): words.number(action.days),
                words("strategy.measure"): words.text(action.measure),
            }
            for stream, actions in each.actions.items()
            for action in actions
        ]
    )


def each_workstream(view: View, each: StrategyAdvice) -> list[pd.DataFrame]:
    """The actions once more as one narrow table a workstream, headed by its name."""
    words = view.words
    return [
        pd.DataFrame(
            {
                words(f"workstreams.{stream}"): [words.text(action.title) for action in actions],
                words("strategy.owner_days"): [
                    words("strategy.owner_days_value", owner=words.text(action.owner), days=words.number(action.days))
                    for action in actions
                ],
                words("strategy.measure"): [words.text(action.measure) for action in actions],
            }
        )
        for stream, actions in each.actions.items()
        if actions
    ]
