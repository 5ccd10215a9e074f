"""The page to hand over says what the assessment says, and nothing in it can act."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment import Assessment
from assessment.research.plan import research
from assessment.sensitivity.search import search_flips
from knowledge.industry_profile import KnockOut
from locales import Words, in_hundred, words_in
from plans.listing import ListingPlan
from reports.decision_page import decision_csv, decision_markdown
from reports.flips_notes import optimism_text
from reports.flips_report import flip_rows
from reports.markdown import markdown_words
from reports.research_report import card_subject, card_test, hours_spelled
from reports.verdict_text import sure_line, verdict_line
from reports.wording import condition_text
from strategies import Advice, recommend_all
from tests.assessment.little_world import industry, shipped

World = Callable[..., Assessment]
HOSTILE = "=A1|<b>*x*</b> [y](z)"


def tables(page: str) -> list[list[list[str]]]:
    """The tables of a page: rows of cells, the headings first; an escaped bar stays in its cell."""
    blocks = [block for block in page.split("\n\n") if block.startswith("|")]
    cells = [[re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in block.strip().split("\n")] for block in blocks]
    assert all(len(row) == len(table[0]) for table in cells for row in table)
    return [[table[0], *table[2:]] for table in cells]


def section(page: str, heading: str) -> str:
    """What stands under a heading of the page, up to the next of its kind."""
    return page.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0].strip()


@pytest.mark.mission("I1", "I9", "I24")
def test_the_page_ranks_as_the_assessment_does(
    assessment: Assessment, advice: dict[str, Advice], listing: ListingPlan, words: Words
) -> None:
    ranking = tables(decision_markdown(assessment, advice, listing, words))[0][1:]
    assert len(ranking) == 9
    for number, (row, standing) in enumerate(zip(ranking, assessment.ranking, strict=True), start=1):
        best = advice[standing.id].best
        assert row == [
            str(number),
            words.text(assessment.known.industries[standing.id].name),
            f"{standing.score:.1f}",
            f"{standing.p05:.0f}–{standing.p95:.0f}",
            str(in_hundred(standing.rank_share[0])),
            f"{standing.expected_regret:.1f}",
            words.text(best.title) if best else "–",
            str(in_hundred(best.stays)) if best else "–",
        ]


def test_the_page_opens_with_the_verdict_and_what_it_depends_on(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    page = decision_markdown(assessment, advice, None, words)
    assert page.startswith("# ")
    assert verdict_line(assessment, words) in page
    assert sure_line(assessment, words) in page
    assert "2026-11-23" in page
    assert f" {assessment.seed}" in page
    assert words("decide.equal_weights") in page
    assert words("report.listings") not in page


def test_why_lists_the_largest_contributions_with_their_sign(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    why = tables(section(decision_markdown(assessment, advice, None, words), words("report.why")))[0][1:]
    winner = assessment.verdict.winner
    assert winner is not None
    apart = assessment.standings[winner].contributions
    told = [float(row[1].replace("−", "-")) for row in why]
    assert [abs(each) for each in told] == sorted((round(abs(each), 1) for each in apart.values()), reverse=True)[:6]
    assert why[0][0] == words.text(assessment.known.vocabulary.factors[max(apart, key=lambda f: abs(apart[f]))].label)


@pytest.mark.mission("I9")
def test_the_page_says_what_would_change_the_answer(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    flips, shown = search_flips(assessment), markdown_words(words)
    told = section(decision_markdown(assessment, advice, None, words), words("decide.change_short"))
    rows = flip_rows(assessment, flips, shown)
    assert len(rows) >= 6, "a rating, a weight, a side, several weights, the outlook and a source"
    assert tables(told)[0][1:] == [[row.change, row.now, row.tips_at, row.winner] for row in rows]
    assert optimism_text(assessment, flips, shown) in told


def test_where_nothing_would_change_the_answer_the_page_says_so(assessed: World, words: Words) -> None:
    def told(assessment: Assessment) -> str:
        page = decision_markdown(assessment, recommend_all(assessment), None, words)
        return section(page, words("decide.change_short"))

    factors = dict.fromkeys(shipped().vocabulary.factor_ids, 9.9)
    adverse = {each.id for each in shipped().vocabulary.factors.values() if each.side in ("weakness", "threat")}
    best, worst = (
        industry(name, {each: rated if (each in adverse) == high else 10 - rated for each in factors})
        for name, rated, high in (("best", 9.9, False), ("worst", 9.9, True))
    )
    firm = told(assessed(best, worst))
    assert firm.startswith(words("flips.none"))
    assert words("flips.dominated", names="worst", winner="best") in firm
    assert told(assessed(industry("pumps"))) == words("flips.alone", winner="pumps")


@pytest.mark.mission("I9")
def test_the_page_says_what_to_find_out_first_or_to_stop(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    def told(hours: float | None) -> str:
        return section(decision_markdown(assessment, advice, None, words, hours), words("decide.next"))

    plan = research(assessment, 12)
    lines = [line for line in told(12).split("\n") if line.startswith("- ")]
    for card, line in zip(plan.bundle, lines, strict=True):
        shown = markdown_words(words)
        assert card_subject(card, assessment, shown) in line
        assert card_test(card, assessment, shown) in line
        assert hours_spelled(card.hours, words) in line
        assert card.due is None or card.due.isoformat() in line
        assert card.adds is not None
        assert all(words.number(each, 2) in line for each in (card.value, card.adds))
    assert words("research.stop.hours_too_few").split("{", 1)[0] in told(0)
    assert told(None) == told(research(assessment).hours)


@pytest.mark.mission("I17")
def test_a_strategy_that_does_not_hold_does_not_look_recommended(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    fires = next(each for each in assessment.comparable_ids if advice[each].best)
    decided = replace(assessment, verdict=replace(assessment.verdict, winner=fires, tie=False))
    nothing = replace(advice[fires], strategies=tuple(replace(each, fires=False) for each in advice[fires].strategies))
    for given in (advice, {**advice, fires: nothing}):
        told = section(decision_markdown(decided, given, None, words), words("report.strategies"))
        best = given[fires].best
        shown = markdown_words(words)
        for each in given[fires].strategies:
            name = shown.text(each.title)
            assert (f"### {name}" in told) == (best is not None and each.id == best.id)
            if not each.fires:
                (line,) = [line for line in told.split("\n") if line.startswith("- ") and name in line]
                start = words("report.holds_not", strategy=name, stays="#", needed="#", missed="#").split("#")[0]
                assert line.startswith(f"- {start}")
                assert all(condition_text(trace, decided, shown) in line for trace in each.why_not)
        assert (words("report.none_holds") in told) == (best is None)
        assert len(tables(told)) == (best is not None), "only what holds has actions"


@pytest.mark.mission("I17")
def test_actions_stand_with_workstream_owner_days_and_measure(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    fires = next(each for each in assessment.comparable_ids if advice[each].best)
    decided = replace(assessment, verdict=replace(assessment.verdict, winner=fires, tie=False))
    best = advice[fires].best
    assert best is not None
    (table,) = tables(section(decision_markdown(decided, advice, None, words), words("report.strategies")))
    assert table[0] == [words(f"strategy.{name}") for name in ("workstream", "action", "owner", "days", "measure")]
    told = {(row[0], row[1]): row[2:] for row in table[1:]}
    for stream, actions in best.actions.items():
        for action in actions:
            owner, days, measure = told[words(f"workstreams.{stream}"), words.text(action.title)]
            assert (owner, float(days), measure) == (words.text(action.owner), action.days, words.text(action.measure))
    assert {row[0] for row in table[1:]} == set(words.under("workstreams").values())


@pytest.mark.mission("E1", "E2", "E3")
def test_first_listings_stand_in_three_groups_with_their_reasons(
    assessment: Assessment, advice: dict[str, Advice], listing: ListingPlan, words: Words
) -> None:
    page = decision_markdown(assessment, advice, listing, words)
    rows = tables(page)[-1][1:]
    assert [row[2] for row in rows] == [pick.platform.domain for pick in listing.picks]
    assert {row[0] for row in rows} == set(words.under("listings.groups").values())
    assert all(row[3] for row in rows)
    assert words("listings.marked") in page


def test_an_outlook_that_would_choose_otherwise_is_told(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    other = replace(assessment, verdict=replace(assessment.verdict, outlook_winner="packaging"))
    name = words.text(assessment.known.industries["packaging"].short_name)
    told = words("decide.outlook_other", who=words("decide.at_your_outlook"), winner=name)
    assert told in decision_markdown(other, advice, None, words)
    assert told not in decision_markdown(assessment, advice, None, words)


def test_nothing_in_a_name_can_act(assessed: World, words: Words) -> None:
    pumps = industry("pumps", knock_outs=(KnockOut(because=HOSTILE),)).model_copy(update={"name": HOSTILE})
    assessment = assessed(pumps, industry("valves", 5.0))
    page = decision_markdown(assessment, recommend_all(assessment), None, words)
    safe = r"=A1\|\<b>\*x\*\</b> \[y](z)"
    assert HOSTILE not in page
    assert safe in [row[1] for row in tables(page)[0]]


def test_a_name_of_two_lines_breaks_neither_heading_nor_table(assessed: World, words: Words) -> None:
    pumps = industry("pumps").model_copy(update={"name": "Pumps\n# and valves"})
    assessment = assessed(pumps)
    page = decision_markdown(assessment, recommend_all(assessment), None, words)
    assert page.split("\n")[0] == f"# {words('report.title', winner='Pumps # and valves')}"


def test_what_is_not_compared_stands_last_and_says_what_is_missing(assessed: World, words: Words) -> None:
    assessment = assessed(industry("pumps"), industry("valves", {"strong_rivals": 5}))
    advice = recommend_all(assessment)
    page = decision_markdown(assessment, advice, None, words)
    rows = tables(page)[0]
    assert [row[:2] for row in rows[1:]] == [["1", "pumps"], ["–", "valves"]]
    assert rows[2][4:6] == ["–", "–"]
    assert words.text(assessment.known.vocabulary.factors["people"].label) in page
    last = list(csv.DictReader(io.StringIO(decision_csv(assessment, advice, words))))[-1]
    assert (last["id"], last["rank"], last["first_in_100"], last["regret"]) == ("valves", "", "", "")


def test_a_page_without_any_industry_is_still_a_page(assessed: World, words: Words) -> None:
    assessment = assessed()
    page = decision_markdown(assessment, {}, None, words)
    assert page.startswith(f"# {words('report.title_none')}\n")
    assert tables(page) == []
    assert decision_csv(assessment, {}, words).count("\n") == 1


def test_the_csv_holds_the_numbers_of_the_assessment(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    rows = list(csv.DictReader(io.StringIO(decision_csv(assessment, advice, words))))
    assert [row["id"] for row in rows] == [each.id for each in assessment.ranking]
    for row, standing in zip(rows, assessment.ranking, strict=True):
        best = advice[standing.id].best
        assert float(row["score"]) == pytest.approx(standing.score, abs=0.05)
        assert float(row["p05"]) == pytest.approx(standing.p05, abs=0.05)
        assert float(row["p95"]) == pytest.approx(standing.p95, abs=0.05)
        assert float(row["first_in_100"]) == pytest.approx(100 * standing.rank_share[0], abs=0.5)
        assert row["industry"] == words.text(assessment.known.industries[standing.id].name)
        assert row["strategy"] == (words.text(best.title) if best else "")
        assert (row["stays_in_100"] == "") == (best is None)


def test_the_csv_has_the_same_columns_in_every_language(assessment: Assessment, advice: dict[str, Advice]) -> None:
    english, chinese = (decision_csv(assessment, advice, words_in(each)).split("\n")[0] for each in ("en", "zh-Hant"))
    assert english == chinese


def test_a_formula_in_a_name_is_inert_in_the_csv(assessed: World, words: Words) -> None:
    pumps = industry("pumps").model_copy(update={"name": "=HYPERLINK(1)"})
    assessment = assessed(pumps)
    (row,) = csv.DictReader(io.StringIO(decision_csv(assessment, recommend_all(assessment), words)))
    assert row["industry"] == "'=HYPERLINK(1)"
