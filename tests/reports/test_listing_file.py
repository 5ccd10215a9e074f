"""The listing plan as JSON, Markdown and CSV: the same picks, true to the plan, and nothing in them can act."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from knowledge.problem import WrongInput
from locales import Words, words_in
from plans.listing import ListingPlan
from plans.listing.reasons import Reason
from reports.listing_file import ENDINGS, listing_file
from reports.listing_words import cost_text, marked_note, reasons_text, unknown_texts
from reports.payload import listing_payload

Written = Callable[[str, ListingPlan], str]


@pytest.fixture
def written(words: Words) -> Written:
    def write(ending: str, plan: ListingPlan) -> str:
        return listing_file(plan, ending, plan.assessment.known.vocabulary.trade_labels, words)

    return write


def hostile(plan: ListingPlan) -> ListingPlan:
    """The plan with a first platform whose name would act if it could."""
    first = plan.picks[0]
    platform = first.platform.model_copy(update={"name": "=1+1|<b>\nx"})
    return replace(plan, picks=(replace(first, platform=platform), *plan.picks[1:]))


def test_the_json_is_that_of_the_terminal(written: Written, listing: ListingPlan) -> None:
    assert json.loads(written(".json", listing)) == json.loads(json.dumps(listing_payload(listing)))


@pytest.mark.mission("E1", "E2", "E3")
def test_the_csv_holds_every_pick_with_what_is_known(written: Written, listing: ListingPlan, words: Words) -> None:
    rows = list(csv.DictReader(io.StringIO(written(".csv", listing))))
    assert [row["id"] for row in rows] == [pick.platform.id for pick in listing.picks]
    for row, pick in zip(rows, listing.picks, strict=True):
        assert (row["group"], row["domain"]) == (pick.group, pick.platform.domain)
        assert float(row["score"]) == pytest.approx(pick.score, abs=0.0006)
        assert row["tranco_rank"] == str(pick.platform.ranks.tranco or "")
        assert row["cost_usd"] == ("" if pick.cost_usd is None else f"{pick.cost_usd:.2f}")
        assert row["not_known"] == words.listing(unknown_texts(pick, words))


def test_the_markdown_names_the_industry_every_pick_and_its_cost(
    written: Written, listing: ListingPlan, words: Words
) -> None:
    page = written(".md", listing)
    assert words.text(listing.assessment.known.industries["medical_devices"].name) in page.split("\n")[0]
    rows = [line for line in page.split("\n") if line.startswith("| ")][2:]
    trades = listing.assessment.known.vocabulary.trade_labels
    for row, pick in zip(rows, listing.picks, strict=True):
        assert pick.platform.domain in row
        assert cost_text(pick, words) in row
        assert reasons_text(pick, trades, words) in row


def test_the_markdown_speaks_the_readers_language(listing: ListingPlan) -> None:
    trades = listing.assessment.known.vocabulary.trade_labels
    english, chinese = (listing_file(listing, ".md", trades, words_in(each)) for each in ("en", "zh-Hant"))
    assert "Platform" in english
    assert "Platform |" not in chinese


def test_a_formula_in_a_name_is_inert_in_the_csv(written: Written, listing: ListingPlan) -> None:
    rows = list(csv.DictReader(io.StringIO(written(".csv", hostile(listing)))))
    assert rows[0]["platform"] == "'=1+1|<b> x"
    assert len(rows) == len(listing.picks)


def test_bars_and_html_are_escaped_in_the_markdown(written: Written, listing: ListingPlan) -> None:
    assert r"| =1+1\|\<b> x |" in written(".md", hostile(listing))


def test_what_rests_on_memory_is_marked_and_the_mark_explained(
    written: Written, listing: ListingPlan, words: Words
) -> None:
    assert marked_note(listing, words) in written(".md", listing)
    first = replace(listing.picks[0], reasons=(Reason("general_reach"),))
    assert marked_note(replace(listing, picks=(first,)), words) == ""


def test_no_platform_at_all_is_a_legal_answer(written: Written, listing: ListingPlan, words: Words) -> None:
    empty = replace(listing, picks=(), none_known=("vertical",))
    assert words("listings.nothing") in written(".md", empty)
    assert words("listings.none_known") in written(".md", empty)
    assert written(".csv", empty).count("\n") == 1
    assert json.loads(written(".json", empty))["picks"] == []


@pytest.mark.parametrize("ending", ["", ".pdf", ".JSON", "json"])
def test_other_endings_are_refused_with_those_there_are(written: Written, listing: ListingPlan, ending: str) -> None:
    with pytest.raises(WrongInput, match="unknown-ending") as refused:
        written(ending, listing)
    assert refused.value.problem.values["allowed"] == ", ".join(ENDINGS)


def test_every_reason_and_unknown_has_its_words(listing: ListingPlan, words: Words) -> None:
    trades = listing.assessment.known.vocabulary.trade_labels
    for pick in listing.picks:
        assert "{" not in reasons_text(pick, trades, words)
        assert all(unknown_texts(pick, words))


def test_what_it_costs_to_start_is_never_guessed(listing: ListingPlan, words: Words) -> None:
    pick = listing.picks[0]
    told = [cost_text(replace(pick, cost_usd=each), words) for each in (None, 0.0, 2500.0)]
    assert told == [words("listings.ask"), words("listings.free"), words.money(2500)]
