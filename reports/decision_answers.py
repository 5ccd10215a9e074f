"""Sections of the decision page: what would change the answer, what to do now, and which strategies hold."""

from assessment.assess import Assessment
from assessment.research.card import ResearchCard
from assessment.research.plan import ResearchPlan
from assessment.sensitivity.search import Flips
from locales import Words
from reports.flips_notes import flip_notes, level_with
from reports.flips_report import HEADINGS, flip_rows, no_flip
from reports.markdown import markdown_table
from reports.research_cards import effort_text
from reports.research_report import added_text, card_subject, card_test
from reports.short_answers import first_steps
from reports.wording import condition_text
from strategies import Advice, StrategyAdvice


def change_section(assessment: Assessment, flips: Flips, words: Words) -> list[str]:
    """The smallest change of each kind that puts another industry first, and what none of a kind can do."""
    level = level_with(assessment, flips)
    rows = [] if level else flip_rows(assessment, flips, words)
    notes = words.sentences(flip_notes(assessment, flips, words))
    if not rows:
        return [words.sentences(["" if level else no_flip(assessment, words), notes])]
    headings = [words(f"flips.headings.{name}") for name in HEADINGS]
    return [markdown_table(headings, [[row.change, row.now, row.tips_at, row.winner] for row in rows]), notes]


def next_section(assessment: Assessment, plan: ResearchPlan, best: StrategyAdvice | None, words: Words) -> list[str]:
    """What to find out first, card by card, or to stop and why; then the strategy, where one holds."""
    then = words("report.then_below") if best else ""
    return [
        words.sentences([first_steps(assessment, plan, words), "" if plan.bundle else then]),
        "\n".join(f"- {_card(card, assessment, words)}" for card in plan.bundle),
        then if plan.bundle else "",
    ]


def _card(card: ResearchCard, assessment: Assessment, words: Words) -> str:
    return words(
        "report.card",
        subject=card_subject(card, assessment, words),
        test=card_test(card, assessment, words),
        effort=effort_text(card, words),
        value=words.number(card.value, 2),
        adds=added_text(card, words),
    )


def strategies_section(assessment: Assessment, advice: Advice, actions: str, words: Words) -> list[str]:
    """The best supported strategy with its conditions and `actions`; the others in a line each."""
    best, parts = advice.best, []
    if best is None:
        parts.append(words("report.none_holds"))
    else:
        holds = words("strategy.holds", value=words.hundred(best.stays))
        parts.append(f"### {words('report.strategy_heading', strategy=words.text(best.title), holds=holds)}")
        parts.append("\n".join(f"- {condition_text(trace, assessment, words)}" for trace in best.conditions))
        parts.append(actions)
    others = [each for each in advice.strategies if best is None or each.id != best.id]
    return [*parts, "\n".join(f"- {_other(each, assessment, words)}" for each in others)]


def _other(each: StrategyAdvice, assessment: Assessment, words: Words) -> str:
    """A strategy that is not the best one: that it holds too, or that it does not, and what it misses."""
    name, stays = words.text(each.title), words.hundred(each.stays)
    if each.fires:
        return words("report.holds_too", strategy=name, stays=stays)
    missed = [condition_text(trace, assessment, words) for trace in each.why_not]
    return words(
        "report.holds_not",
        strategy=name,
        stays=stays,
        needed=words.hundred(each.rule.certainty),
        missed=words("numbers.semicolon").join(missed),
    )
