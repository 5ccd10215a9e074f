"""The verdict in sentences: who leads, how surely, with which strategy, and what speaks against it."""

from pathlib import Path

from assessment.assess import Assessment
from assessment.outlook import outlook_name
from assessment.sensitivity.borrowed_lead import BorrowedLead
from assessment.twins import twins_of
from knowledge.founder_choice import OWN
from locales import Words
from reports.wording import factor_name, industry_name
from strategies import Advice

_WHO = {"pessimist": "decide.a_pessimist", "optimist": "decide.an_optimist", "own": "decide.at_your_outlook"}
_EXAMPLE = b"# A shipped example "  # so a shipped profile says itself; one begun in the program's own folder does not
MOST_TWINS = 2  # industries named beside the one that they are like; more are counted


def verdict_line(assessment: Assessment, words: Words) -> str:
    """The first line: the industry, with its honest reserve."""
    verdict = assessment.verdict
    if verdict.winner is None:
        return words("decide.title_none")
    winner = industry_name(assessment, verdict.winner, words, short=True)
    if verdict.runner_up is None:
        return words("decide.title_one", winner=winner)
    twins = _twins(assessment, verdict.winner)
    if len(twins) == 1:
        return words("decide.title_twin", winner=winner, twin=industry_name(assessment, twins[0], words, short=True))
    if twins:
        return words("decide.title_twins", winner=winner, count=len(twins))
    return words(f"decide.title_{'tie' if verdict.tie else verdict.state}", winner=winner)


def sure_line(assessment: Assessment, words: Words) -> str:
    """The second line: how sure, in simulated cases; said outright where the runner-up ranks first more often.

    Of industries that are the same by all that is known, it says so instead of telling them apart by chance, and scores
    that are printed alike it calls the same.
    """
    verdict = assessment.verdict
    founder = for_whom(assessment, words)
    if verdict.winner is None:
        return words("decide.sure_none" if assessment.ids else "decide.no_profiles")
    if verdict.runner_up is None or verdict.share is None:
        return words("decide.sure_one", founder=founder)
    first, second = assessment.standings[verdict.winner], assessment.standings[verdict.runner_up]
    share, runner_share = words.hundred(verdict.share), words.hundred(second.rank_share[0])
    less_often = second.rank_share[0] > verdict.share and runner_share != share
    gap = words.number(first.score - second.score, 1)
    level = "_level" if gap == words.number(0, 1) else ""
    twin = verdict.runner_up in _twins(assessment, verdict.winner)
    told = words(
        "decide.sure_twin" if twin else f"decide.sure{'_less_often' if less_often else ''}{level}",
        share=share,
        founder=founder,
        runner_up=industry_name(assessment, verdict.runner_up, words, short=True),
        runner_share=runner_share,
        gap=gap,
        state=words(f"decide.state_{'tie' if verdict.tie else verdict.state}"),
    )
    alike = _twins_line(assessment, verdict.winner, words) or _twins_line(assessment, verdict.runner_up, words)
    return words.sentences([told, alike])


def _twins(assessment: Assessment, industry: str) -> list[str]:
    """The industries compared that are the same as this one by all that is known, in the order of the ranking."""
    twins = twins_of(industry, assessment.cells)
    return [each.id for each in assessment.ranking if each.comparable and each.id in twins]


def _twins_line(assessment: Assessment, industry: str, words: Words) -> str:
    """That nothing tells an industry from its twins; empty where it has none."""
    twins = _twins(assessment, industry)
    if not twins:
        return ""
    names = [industry_name(assessment, each, words, short=True) for each in (industry, *twins[:MOST_TWINS])]
    if len(twins) > MOST_TWINS:
        names.append(words("decide.other_twins", count=len(twins) - MOST_TWINS))
    return words("decide.twins", names=words.listing(names))


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
    if own_file_left_out(assessment):
        return words("decide.for_broken")
    if assessment.founder.is_example:
        return words("decide.for_example")
    return words("decide.for_partly_example") if assessment.founder.from_example else ""


def own_file_left_out(assessment: Assessment) -> bool:
    """Whether the founder has a file of their own that does not count, because it has a mistake."""
    known = assessment.known
    own = known.workspace.shown(known.workspace.own_founder_file)
    mistaken = any(each.severity == "error" and each.place.path == own for each in known.problems)
    return assessment.founder.is_example and OWN not in known.founders and mistaken


def profiles_line(assessment: Assessment, words: Words, *, short: bool = False) -> str:
    """Whose profiles are compared: shipped examples, the workspace's own, or both."""
    place, every = assessment.known.workspace, len(assessment.ids)
    names = [f"{each}.yaml" for each in assessment.ids]
    own, shipped = place.industry_folder, place.shipped / place.industry_folder.name
    count = sum(_is_shipped_example(own / name, shipped / name) for name in names)
    whose = "own" if count == 0 else "shipped" if count == every else "mixed"
    return words(f"decide.profiles_{'short' if short else 'long'}.{whose}", count=count, all=every)


def _is_shipped_example(file: Path, shipped: Path) -> bool:
    try:
        content = file.read_bytes()
        return _EXAMPLE in content and content == shipped.read_bytes()
    except OSError:
        return False
