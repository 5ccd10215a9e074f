"""The short answers under the verdict: what would change it, and what to do now."""

from assessment.assess import Assessment
from assessment.research.plan import ResearchPlan
from assessment.sensitivity.search import Flips
from locales import Words
from reports.flips_notes import level_with
from reports.flips_report import outlook_change
from reports.research_report import hours_spelled, research_verdict
from reports.rounding import rounded_past
from reports.verdict_text import own_file_left_out
from reports.wording import factor_name, industry_name, source_name


def change_answer(assessment: Assessment, flips: Flips, words: Words) -> str:
    """The smallest change of one rating, the outlook, the source the answer hangs on, and whether no weights do."""
    clauses = [clause for clause in (_outlook(assessment, flips, words), _source(assessment, flips, words)) if clause]
    second = words("numbers.semicolon").join(clauses)
    ended = words("flips.short.sentence", text=second[:1].upper() + second[1:])
    return words.sentences([_rating(assessment, flips, words), ended, _weights(assessment, flips, words)])


def _weights(assessment: Assessment, flips: Flips, words: Words) -> str:
    """That no weights put another first, where the winner is at least as good in everything; else nothing."""
    if level_with(assessment, flips) or set(flips.dominated) != {rival for rival, _ in flips.margins}:
        return ""
    return words("flips.short.weights_none", winner=_name(assessment, flips.winner or "", words))


def _name(assessment: Assessment, industry: str, words: Words) -> str:
    return industry_name(assessment, industry, words, short=True)


def _rating(assessment: Assessment, flips: Flips, words: Words) -> str:
    winner = _name(assessment, assessment.verdict.winner or "", words)
    if level := level_with(assessment, flips):
        return words("flips.level", winner=winner, other=_name(assessment, level, words))
    if not flips.cells:
        return words("flips.short.rating_none")
    flip = flips.cells[0]
    return words(
        "flips.short.rating",
        factor=factor_name(assessment, flip.factor, words, short=True),
        industry=_name(assessment, flip.industry, words),
        before=words.number(flip.before.likely, 1),
        after=words.number(rounded_past(flip.after.likely, flip.before.likely, 1), 1),
        winner=_name(assessment, flip.winner, words),
    )


def _outlook(assessment: Assessment, flips: Flips, words: Words) -> str:
    """The clause on the outlook; none where optimism is counted in the weights of the sides."""
    if assessment.tilt is not None:
        return ""
    change = outlook_change(assessment, flips)
    if change is None:
        return words("flips.short.outlook_none")
    at, span = change
    other = _name(assessment, span.winner, words)
    if at is None:
        return words("flips.short.outlook_now", winner=other)
    side = "above" if at > assessment.outlook else "below"
    return words(f"flips.short.outlook_{side}", at=words.number(at, 2), winner=other)


def _source(assessment: Assessment, flips: Flips, words: Words) -> str:
    """The clause on the source that need be least wrong."""
    flip = next(iter(flips.sources), None)
    if flip is None:
        return words("flips.short.source_none")
    evidence = assessment.known.evidence_for(flip.cells[0].industry)[flip.source]
    return words(
        f"flips.short.source_{'high' if flip.points < 0 else 'low'}",
        source=source_name(evidence, words),
        points=words.number(abs(rounded_past(flip.points, 0, 1)), 1),
    )


def _own_figures(assessment: Assessment, words: Words) -> str:
    """What of the founder's own figures is still to be given or mended; empty where nothing is the example's."""
    if own_file_left_out(assessment):
        place = assessment.known.workspace
        return words("decide.next_mend_first", file=place.shown(place.own_founder_file))
    if assessment.founder.is_example:
        return words("decide.next_own_first")
    return words("decide.next_own_rest") if assessment.founder.from_example else ""


def next_answer(assessment: Assessment, plan: ResearchPlan, words: Words) -> str:
    """What to find out first, or that it is time to stop; then the plan."""
    winner = _name(assessment, assessment.verdict.winner or "", words)
    return words.sentences([first_steps(assessment, plan, words), words("decide.next_plan", winner=winner)])


def first_steps(assessment: Assessment, plan: ResearchPlan, words: Words) -> str:
    """What of the founder's own figures is to be given, and what to find out first, or that it is time to stop."""
    own_first = _own_figures(assessment, words)
    if not plan.bundle:
        return words.sentences([own_first, research_verdict(plan, words)])
    key = "decide.next_research_one" if len(plan.bundle) == 1 else "decide.next_research"
    values = {
        "count": len(plan.bundle),
        "hours": hours_spelled(plan.hours_used, words),
        "value": words.number(plan.joint.value, 2),
    }
    return words.sentences([own_first, words(key, **values)])
