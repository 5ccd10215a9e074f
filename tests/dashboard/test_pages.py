"""Every page in every state of the workspace and in both languages: an answer in the reader's words, never a crash."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment import Assessment, assess
from dashboard.components.block import NO_BREAK_SPACE, WORD_JOINER, unbroken
from dashboard.markdown import for_markdown
from dashboard.session import OUTLOOK
from knowledge import read_knowledge
from locales import LANGUAGES, Words, words_in
from reports.verdict_text import verdict_line
from reports.wording import industry_name
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import PAGES, elements, leaves, opened_data, shown, turned_to
from tests.dashboard.workspaces import (
    STATES,
    broken_file,
    fifty_industries,
    none_comparable,
    one_industry,
    one_not_comparable,
    without_profiles,
)

DOTTED = re.compile(r"[\w.-]+\.[\w.-]+")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
A_SENTENCE = 16  # letters from which an English text is ours and not a name that both languages share


COMPARING = tuple(page for page in PAGES if page != "profiles")  # there one edits what is not compared yet, too


def each_page(app: AppTest, pages: Sequence[str] = PAGES) -> Iterator[tuple[str, AppTest]]:
    """The pages one after another, in one session."""
    for page in pages:
        yield page, app if page == "decide" else turned_to(app, page)


def assessed(workspace: Path, **choices: tuple[str, ...]) -> Assessment:
    return assess(read_knowledge(workspace), as_of=date.today(), **choices)


def title(app: AppTest) -> str:
    (only,) = app.title
    return only.value


def foreign_sentences(text: str, words: Words) -> list[str]:
    """Sentences of the other language's catalogue that stand in a text word for word."""
    other = words_in("en" if words.language == "zh-Hant" else "zh-Hant")
    own = set(words.catalogue.values())
    long_enough = [each for each in other.catalogue.values() if len(each) >= A_SENTENCE and "{" not in each]
    return [each for each in long_enough if each in text and each not in own]


@pytest.mark.parametrize("state", STATES)
def test_every_page_speaks_plainly(state: str, workspace: Path, opened: Opened) -> None:
    """Both languages in one test: what they show is worked out once."""
    STATES[state](workspace)
    # fifty industries say nothing that nine do not, and take as long as all else
    languages = ["zh-Hant"] if state == "fifty_industries" else list(LANGUAGES)
    for language in languages:
        pages_speak_plainly(opened(language), words_in(language))


def pages_speak_plainly(opened: AppTest, words: Words) -> None:
    for name, app in each_page(opened):
        page, text = f"{name} ({words.language})", shown(app)
        assert [each.message for each in app.exception] == [], page
        assert "Traceback" not in text, page
        assert set(DOTTED.findall(text)) & words.catalogue.keys() == set(), f"{page}: keys instead of words"
        assert PLACEHOLDER.findall(text) == [], f"{page}: unfilled words"
        assert foreign_sentences(text, words) == [], f"{page}: words of the other language"
        assert bool(CHINESE.search(title(app))) is (words.language == "zh-Hant"), f"{page}: {title(app)}"


@pytest.mark.mission("I9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_line_names_the_winner(language: str, untouched: Path, opened: Opened) -> None:
    words, assessment = words_in(language), assessed(untouched)
    app = opened(language)
    assert title(app) == verdict_line(assessment, words)
    assert industry_name(assessment, assessment.verdict.winner, words, short=True) in title(app)
    assert f"**{words.hundred(assessment.verdict.share)}" in app.header[0].value, "how sure"


@pytest.mark.mission("I24")
def test_the_second_line_names_the_strategy(untouched: Path, opened: Opened) -> None:
    app = opened()
    assert re.search(r"(Best supported strategy|nearest is) ?:? \*{0,2}\w+", app.header[0].value)


def test_one_industry_is_not_called_a_choice(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    app = opened()
    assert title(app) == words_in("en")("decide.title_one", winner="Packaging")
    assert words_in("en")("decide.sure_one", founder=words_in("en")("decide.for_example")) in app.header[0].value


def test_an_empty_workspace_says_how_to_begin(workspace: Path, opened: Opened) -> None:
    without_profiles(workspace)
    words = words_in("en")
    for page, app in each_page(opened(), COMPARING):
        assert title(app) == words("decide.title_none"), page
        assert words("decide.no_profiles_yet") in shown(app), page
        assert "swot_cli" not in shown(app), page
        assert words("decide.own_name") in [each.label for each in app.text_input], page
        assert words("decide.open_profiles") in shown(app), page


def test_nothing_chosen_says_where_to_choose(opened: Opened) -> None:
    words = words_in("en")
    for page, app in each_page(opened(**{"in": "none"}), COMPARING):
        assert title(app) == words("decide.title_none"), page
        assert words("decide.nothing_chosen") in shown(app), page


def test_a_broken_file_is_named_and_the_others_compared(workspace: Path, opened: Opened) -> None:
    broken_file(workspace)
    words = words_in("en")
    for page, app in each_page(opened()):
        banner = app.code[0].value
        assert banner.startswith("industry_profiles/packaging.yaml:"), page
        assert ": error[" in banner, page
        assert words("problems_banner.title_one") in shown(app), page
    turned_to(app, "decide")
    assert words("decide.industries_many", count="8") in shown(app)
    assert "packaging" not in app.pills[0].value


def test_an_industry_that_lacks_ratings_is_listed_apart(workspace: Path, opened: Opened) -> None:
    one_not_comparable(workspace)
    words = words_in("en")
    app = opened()
    assert words("decide.industries_many", count="8") in shown(app)
    (apart,) = [each.value for each in app.table if words("provisional.next") in each.value.columns]
    assert apart[words("provisional.industry")].tolist() == ["Packaging"]
    assert apart[words("provisional.rated")].tolist() == [words("provisional.of", rated=5, count=16)]
    assert " " not in apart[words("provisional.score")].item(), "score and range stay in one line"
    assert apart[words("provisional.next")].tolist()[0].endswith(words("provisional.more", count=8))
    app = turned_to(opened(industry="packaging"), "industry")
    assert words("industry.not_compared") in shown(app)
    assert words("industry.missing_title") in shown(app)


def test_without_a_comparable_industry_no_winner_is_named(workspace: Path, opened: Opened) -> None:
    none_comparable(workspace)
    words = words_in("en")
    app = opened()
    assert title(app) == words("decide.title_none")
    assert app.header[0].value == words("decide.sure_none")
    assert "state `open`" not in shown(app)


@pytest.mark.mission("I1")
def test_fifty_industries_are_compared(workspace: Path, opened: Opened) -> None:
    fifty_industries(workspace)
    words = words_in("en")
    app = opened()
    assert words("decide.industries_many", count="50") in shown(app)
    assert title(app) == verdict_line(assessed(workspace), for_markdown(words))


@pytest.mark.mission("I1")
def test_industries_are_taken_out_and_the_others_keep_their_scores(untouched: Path, opened: Opened) -> None:
    app = opened()
    five = ["building_materials", "food_ingredients", "medical_devices", "packaging", "solar_equipment"]
    app.pills[0].set_value(five).run()
    assert app.query_params["in"] == ",".join(five)
    assert words_in("en")("decide.industries_many", count="5") in shown(app)
    assert title(app) == verdict_line(assessed(untouched, industries=tuple(five)), words_in("en"))


@pytest.mark.mission("I8")
def test_another_outlook_changes_neither_winner_nor_score(opened: Opened) -> None:
    app = opened()
    before = title(app)
    for outlook in (0.0, 1.0):
        app.session_state[OUTLOOK] = outlook  # as the slider does, which is no part of AppTest
        app.run()
        assert app.query_params["outlook"] == f"{outlook:g}"
        assert title(app) == before


@pytest.mark.mission("I8")
def test_the_second_line_says_who_would_choose_otherwise(untouched: Path, opened: Opened) -> None:
    app = opened(outlook="1")
    other = assessed(untouched, outlook=1.0).verdict.outlook_winner
    (line,) = app.header
    named = words_in("en")("decide.an_optimist") in line.value
    assert named is (other != assessed(untouched).verdict.winner)


@pytest.mark.mission("I6")
def test_the_founders_own_file_is_no_example(workspace: Path, opened: Opened) -> None:
    example = words_in("en")("decide.for_example")
    assert example in opened().header[0].value
    (workspace / "founders" / "me.yaml").write_text("schema: 1\nid: me\ncapital_usd: 20000000\n", encoding="utf-8")
    app = opened()
    assert example not in app.header[0].value
    assert title(app) == verdict_line(assessed(workspace), words_in("en"))


@pytest.mark.mission("E1", "E2", "E3")
def test_listings_come_in_three_groups(opened: Opened) -> None:
    words = words_in("en")
    app = turned_to(opened(), "listings")
    (picks,) = [each.value for each in opened_data(app, "listings").dataframe]
    assert set(picks[words("columns.group_label")]) == {
        words(f"listings.groups.{each}") for each in ("large", "comprehensive", "vertical")
    }
    assert "DOTmed" in set(picks[words("columns.name")]), "a medical site for medical devices"


@pytest.mark.mission("I17")
def test_a_strategy_shows_in_the_four_workstreams(opened: Opened) -> None:
    words = words_in("en")
    app = turned_to(opened(), "strategy")
    heads = {str(table.value.columns[0]) for table in app.table}
    assert heads == {words(f"workstreams.{each}") for each in ("planning", "build", "promotion", "sales")}


def test_the_board_holds_all_sixteen_factors_with_their_ratings(untouched: Path, opened: Opened) -> None:
    assessment = assessed(untouched)
    app = turned_to(opened(), "industry")
    text, words = shown(app), words_in("en")
    for factor in assessment.known.vocabulary.factors.values():
        likely = assessment.cells[assessment.verdict.winner][factor.id].likely
        assert f"{words.text(factor.label)} {words.number(likely, 1)}" in text


@pytest.mark.mission("I7")
def test_rivals_are_named_with_what_is_known_of_them(untouched: Path, opened: Opened) -> None:
    app = turned_to(opened(), "industry")
    for rival in read_knowledge(untouched).industries["medical_devices"].rivals:
        assert rival.name in shown(app).replace("\\", "")


def test_short_chinese_heads_of_columns_do_not_break_within_a_word(opened: Opened) -> None:
    words = words_in("zh-Hant")
    app = opened("zh-Hant")
    tables = [*app.table, *turned_to(app, "industry").table, *turned_to(app, "strategy").table]
    heads = [str(head) for table in tables for head in table.value.columns]
    for key in (
        "research.headings.hours",
        "flips.headings.tips_at",
        "agreement.first",
        "industry.carries",
        "strategy.owner_days",
    ):
        assert unbroken(words(key)) in heads
        assert words(key) not in heads
        assert unbroken(words(key)).replace(WORD_JOINER, "").replace(NO_BREAK_SPACE, " ") == words(key)


def test_chinese_stands_beside_chinese_punctuation(opened: Opened) -> None:
    """What the program puts between words, above all; files may write as they like."""
    app = opened("zh-Hant")
    for page in ("decide", "industry", "strategy", "listings"):
        said = re.sub(r"\*\*|[`\\]", "", shown(turned_to(app, page)))
        assert re.findall(r".*[\u4e00-\u9fff）」] ?[:(;?!].*", said) == [], page


def test_heads_that_no_browser_breaks_or_that_are_long_stay_as_they_are() -> None:
    assert [unbroken(head) for head in ("Tips at", "什麼結果會改變您的選擇")] == ["Tips at", "什麼結果會改變您的選擇"]


def test_the_line_above_the_verdict_has_the_whole_width(opened: Opened) -> None:
    main = list(elements(opened()))
    context = next(number for number, each in enumerate(main) if "16 factors" in str(getattr(each, "value", "")))
    assert main[context + 1].type == "title", "it stands right above the first line, not beside the buttons"


def test_a_word_of_care_about_one_industry_is_no_column_by_itself(workspace: Path, opened: Opened) -> None:
    one_industry(workspace)
    app = opened()
    heading = words_in("en")("traps.heading")
    assert heading in shown(app)
    firsts = [next(leaves(column), None) for column in app.columns]
    assert not any(heading in str(getattr(first, "value", "")) for first in firsts)
