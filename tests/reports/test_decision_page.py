"""The page to hand over says what the assessment says, and nothing in it can act."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment import Assessment
from knowledge.industry_profile import KnockOut
from locales import Words, in_hundred, words_in
from plans.listing import ListingPlan
from reports.decision_page import decision_csv, decision_markdown
from reports.verdict_text import sure_line, verdict_line
from strategies import Advice, recommend_all
from tests.assessment.little_world import industry

World = Callable[..., Assessment]
HOSTILE = "=A1|<b>*x*</b> [y](z)"


def tables(page: str) -> list[list[list[str]]]:
    """The tables of a page: rows of cells, the headings first; an escaped bar stays in its cell."""
    blocks = [block for block in page.split("\n\n") if block.startswith("|")]
    cells = [[re.split(r"(?<!\\) ?\| ?", line)[1:-1] for line in block.strip().split("\n")] for block in blocks]
    assert all(len(row) == len(table[0]) for table in cells for row in table)
    return [[table[0], *table[2:]] for table in cells]


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
    why = tables(decision_markdown(assessment, advice, None, words))[1][1:]
    winner = assessment.verdict.winner
    assert winner is not None
    apart = assessment.standings[winner].contributions
    told = [float(row[1].replace("−", "-")) for row in why]
    assert [abs(each) for each in told] == sorted((round(abs(each), 1) for each in apart.values()), reverse=True)[:6]
    assert why[0][0] == words.text(assessment.known.vocabulary.factors[max(apart, key=lambda f: abs(apart[f]))].label)


@pytest.mark.mission("I17")
def test_actions_stand_with_workstream_owner_days_and_measure(
    assessment: Assessment, advice: dict[str, Advice], words: Words
) -> None:
    fires = next(each for each in assessment.comparable_ids if advice[each].best)
    decided = replace(assessment, verdict=replace(assessment.verdict, winner=fires, tie=False))
    best = advice[fires].best
    assert best is not None
    table = tables(decision_markdown(decided, advice, None, words))[2]
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
