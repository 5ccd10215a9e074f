"""Phrases that several reports and pages say the same way."""

from collections.abc import Sequence

from assessment.assess import Assessment
from knowledge.evidence import Evidence
from knowledge.record import Text
from locales import Words
from strategies import Advice
from strategies.trace import ConditionTrace

FEWEST_DRAWS = 400  # from here on chance moves a share of cases by 5 of 100 at most (House)


def industry_name(assessment: Assessment, industry: str, words: Words, *, short: bool = False) -> str:
    """An industry's name, or its short form for charts; of two that share it, as a copy does at first, with the id."""
    profiles = assessment.known.industries

    def name(each: str) -> Text:
        return (short and profiles[each].short_name) or profiles[each].name

    own = name(industry)
    shared = any(each != industry and name(each) == own for each in assessment.ids)
    return words.text(own) + (f" ({words.text(industry)})" if shared else "")


def factor_name(assessment: Assessment, factor: str, words: Words, *, short: bool = False) -> str:
    """A factor's label."""
    record = assessment.known.vocabulary.factors[factor]
    return words.text((short and record.short_label) or record.label)


def factor_effect(assessment: Assessment, factor: str, words: Words, *, helps: bool) -> str:
    """What a factor is when it helps or hurts, in a few words: "a large market", "strong rivals"."""
    record = assessment.known.vocabulary.factors[factor]
    return words.text(record.helps if helps else record.hurts) or words.text(record.short_label or record.label).lower()


def effects(assessment: Assessment, factors: Sequence[str], words: Words, *, helps: bool, starts: bool = False) -> str:
    """Several factors' effects in a row; `starts` gives the first word a capital."""
    text = words.listing([factor_effect(assessment, each, words, helps=helps) for each in factors])
    return text[:1].upper() + text[1:] if starts else text


def source_name(source: Evidence, words: Words, *, dated: bool = True) -> str:
    """How a source is called everywhere: "Publisher: title (year)", so that "Terms of use" says whose.

    A publisher that the title names already is not said twice. `dated=False` where the date stands beside it.
    """
    title, publisher = words.text(source.title), words.text(source.publisher)
    named = title
    if publisher and publisher.casefold() not in title.casefold():
        named = words("sources.named", publisher=publisher, title=title)
    return words("sources.dated", name=named, year=source.date[:4]) if dated and source.date else named


def strategy_cell(advice: Advice, words: Words) -> tuple[str, str]:
    """The best supported strategy and how often it holds; dashes where none does."""
    if advice.best is None:
        return "–", "–"
    return words.text(advice.best.title), words.hundred(advice.best.stays)


def phrase_text(trace: ConditionTrace, words: Words) -> str:
    """What a condition asks, in words: "at least 7"."""
    low, high = ("" if bound is None else _exact(bound, trace, words) for bound in (trace.low, trace.high))
    kind = "between" if low and high else "at_least" if low else "at_most"
    return words(f"strategy.{kind}", low=low, high=high)


def condition_label(trace: ConditionTrace, assessment: Assessment, words: Words) -> str:
    """A condition with its factor or founder field: "Strong rivals (W), at least 7"."""
    phrase = phrase_text(trace, words)
    if trace.kind == "founder":
        return words("strategy.condition_founder", label=words(f"founder.{trace.subject}"), phrase=phrase)
    factor = assessment.known.vocabulary.factors[trace.subject]
    letter = assessment.known.vocabulary.sides[factor.side].letter
    key = "strategy.condition_none" if trace.kind == "none_of" else "strategy.condition_all"
    return words(key, label=words.text(factor.label), letter=letter, phrase=phrase)


def condition_text(trace: ConditionTrace, assessment: Assessment, words: Words) -> str:
    """A condition with how often it holds, and whether it is asked of what nobody has rated or said."""
    holds = words("strategy.holds", value=words.hundred(trace.holds_share))
    label = condition_label(trace, assessment, words)
    if not trace.missing:
        return words("strategy.condition_holds", condition=label, holds=holds)
    why = words("strategy.not_said" if trace.kind == "founder" else "strategy.not_rated")
    return words("strategy.condition_missing", condition=label, holds=holds, why=why)


def settings_values(assessment: Assessment, words: Words) -> dict[str, str]:
    """What a result depends on besides the files, as the values of a sentence."""
    founder = assessment.founder.founder
    return {
        "as_of": assessment.as_of.isoformat(),
        "seed": str(assessment.seed),
        "draws": words.number(assessment.draws),
        "founder": words.text(founder.name) or founder.id,
        "stance": words("report.tilt", tilt=words.number(assessment.tilt, 2))
        if assessment.tilt is not None
        else words("report.outlook", outlook=words.number(assessment.outlook, 2)),
        "weights": words(f"decide.{assessment.whose_weights}_weights"),
    }


def _exact(bound: float, trace: ConditionTrace, words: Words) -> str:
    """A limit with as many decimals as it has, two at most; money as money."""
    if trace.subject == "capital_usd":
        return words.money(bound)
    return words.number(bound, next((digits for digits in (0, 1) if round(bound, digits) == bound), 2))
