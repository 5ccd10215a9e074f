"""The verdict in sentences: who leads, how surely, with which strategy, and what speaks against it."""

from assessment.assess import Assessment
from assessment.borrowed_lead import BorrowedLead
from assessment.outlook import outlook_name
from locales import Words
from reports.wording import factor_name, industry_name
from strategies import Advice

_WHO = {"pessimist": "decide.a_pessimist", "optimist": "decide.an_optimist", "own": "decide.at_your_outlook"}


def verdict_line(assessment: Assessment, words: Words) -> str:
    """The first line: the industry, with its honest reserve."""
    verdict = assessment.verdict
    if verdict.winner is None:
        return words("decide.title_none")
    winner = industry_name(assessment, verdict.winner, words, short=True)
    if verdict.runner_up is None:
        return words("decide.title_one", winner=winner)
    return words(f"decide.title_{'tie' if verdict.tie else verdict.state}", winner=winner)


def sure_line(assessment: Assessment, words: Words) -> str:
    """The second line: how sure, in simulated cases; said outright where the runner-up ranks first more often."""
    verdict = assessment.verdict
    founder = for_whom(assessment, words)
    if verdict.winner is None:
        return words("decide.sure_none" if assessment.ids else "decide.no_profiles")
    if verdict.runner_up is None or verdict.share is None:
        return words("decide.sure_one", founder=founder)
    first, second = assessment.standings[verdict.winner], assessment.standings[verdict.runner_up]
    share, runner_share = words.hundred(verdict.share), words.hundred(second.rank_share[0])
    less_often = second.rank_share[0] > verdict.share and runner_share != share
    return words(
        "decide.sure_less_often" if less_often else "decide.sure",
        share=share,
        founder=founder,
        runner_up=industry_name(assessment, verdict.runner_up, words, short=True),
        runner_share=runner_share,
        gap=words.number(first.score - second.score, 1),
        state=words(f"decide.state_{'tie' if verdict.tie else verdict.state}"),
    )


def borrowed_line(assessment: Assessment, lead: BorrowedLead | None, words: Words) -> str:
    """On which figures of the example founder the lead rests, and who would lead without; empty where it does not."""
    if lead is None:
        return ""
    fields = words.listing([words(f"decide.example_figures.{name}") for name in lead.fields])
    leader = industry_name(assessment, lead.leader, words, short=True)
    return words("decide.rests_on_example", fields=fields, leader=leader)


def strategy_line(advice: Advice, words: Words) -> str:
    """The best supported strategy in the winning industry, or how near the nearest came."""
    if advice.best:
        stays = words.hundred(advice.best.stays)
        return words("decide.strategy_sure", strategy=words.text(advice.best.title), stays=stays)
    if advice.nearest_miss:
        miss = advice.nearest_miss
        return words("decide.strategy_none", strategy=words.text(miss.title), stays=words.hundred(miss.stays))
    return words("decide.strategy_unknown")


def outlook_line(assessment: Assessment, words: Words) -> str:
    """Who would choose another industry at the founder's outlook; empty if nobody would, or if a tilt stands for it."""
    other = assessment.verdict.outlook_winner
    if assessment.tilt is not None or other is None or other == assessment.verdict.winner:
        return ""
    who = words(_WHO[outlook_name(assessment.outlook)])
    return words("decide.outlook_other", who=who, winner=industry_name(assessment, other, words, short=True))


def reservations(assessment: Assessment, words: Words) -> list[str]:
    """What no score shows, a sentence each: vetoes and knock-outs of the winner, and what was not compared."""
    winner = assessment.verdict.winner
    sentences = [] if winner is None else [*_vetoes(assessment, winner, words), *_knock_outs(assessment, winner, words)]
    apart = [
        words(
            "decide.not_compared_row",
            industry=industry_name(assessment, each.id, words),
            factors=words.listing([factor_name(assessment, factor, words) for factor in each.missing]),
        )
        for each in assessment.ranking
        if not each.comparable
    ]
    return (
        [*sentences, words("decide.not_compared", rows=words("numbers.semicolon").join(apart))] if apart else sentences
    )


def _vetoes(assessment: Assessment, winner: str, words: Words) -> list[str]:
    return [
        words(
            "decide.veto",
            industry=industry_name(assessment, winner, words),
            rating=words.number(assessment.cells[winner][factor].likely or 0, 1),
            factor=factor_name(assessment, factor, words),
        )
        for factor in assessment.standings[winner].vetoes
    ]


def _knock_outs(assessment: Assessment, winner: str, words: Words) -> list[str]:
    name = industry_name(assessment, winner, words)
    return [
        words("decide.knock_out", industry=name, because=words.text(each.because))
        for each in assessment.known.industries[winner].knock_outs
    ]


def for_whom(assessment: Assessment, words: Words) -> str:
    """Whose figures the verdict rests on; empty where they are all the founder's own."""
    if assessment.founder.is_example:
        return words("decide.for_example")
    return words("decide.for_partly_example") if assessment.founder.from_example else ""
