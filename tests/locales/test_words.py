"""Words, numbers and money in the reader's language."""

import pytest

from locales import LANGUAGES, Words, words_in
from locales.words import EN_DASH, MINUS

ENGLISH, CHINESE = words_in("en"), words_in("zh-Hant")


@pytest.fixture(params=list(LANGUAGES))
def words(request: pytest.FixtureRequest) -> Words:
    return words_in(request.param)


def test_a_language_we_do_not_have_is_english() -> None:
    assert words_in("fr").language == "en"
    assert words_in("fr")("app.decide") == ENGLISH("app.decide") == "Decide"
    assert CHINESE("app.decide") != "Decide"


def test_an_unknown_key_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        ENGLISH("app.nothing")


def test_placeholders_are_filled_and_braces_in_values_left_alone() -> None:
    assert ENGLISH("problems.no-file.message", subject="{x}.yaml") == "there is no file or folder '{x}.yaml'"


def test_the_sentences_under_a_prefix() -> None:
    assert ENGLISH.under("severities") == {"error": "error", "warning": "warning", "note": "note"}


@pytest.mark.parametrize(
    ("human", "english", "chinese"),
    [
        ({"en": "Pumps", "zh-Hant": "幫浦"}, "Pumps", "幫浦"),
        ({"en": "Pumps"}, "Pumps", "Pumps"),
        ({"en": "Pumps", "zh-Hant": ""}, "Pumps", "Pumps"),
        ("Pumps", "Pumps", "Pumps"),
        (None, "", ""),
        ({}, "", ""),
        ("two\n  lines", "two lines", "two lines"),
    ],
)
def test_human_text_falls_back_to_english(human: object, english: str, chinese: str) -> None:
    assert ENGLISH.text(human) == english
    assert CHINESE.text(human) == chinese


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 0, "0"),
        (1234567, 0, "1,234,567"),
        (-3.14, 1, f"{MINUS}3.1"),
        (-0.04, 1, "0.0"),
        (2.5, 0, "3"),
        (8.5, 0, "9"),
        (-0.5, 0, f"{MINUS}1"),
        (2.25, 1, "2.3"),
        (2.35, 1, "2.4"),
        (1e300, 0, f"{1e300:,.0f}"),
        (9.96, 1, "10.0"),
    ],
)
def test_numbers(words: Words, value: float, digits: int, text: str) -> None:
    assert words.number(value, digits) == text


def test_signed_numbers(words: Words) -> None:
    assert [words.number(each, 1, signed=True) for each in (1.5, -1.5, 0, 0.04)] == [
        "+1.5",
        f"{MINUS}1.5",
        "0.0",
        "0.0",
    ]


def test_ranges_have_an_en_dash_and_real_minus_signs(words: Words) -> None:
    assert words.span(2, 8.4) == f"2{EN_DASH}8"
    assert words.span(-1.5, 0.5, 1) == f"{MINUS}1.5{EN_DASH}0.5"


@pytest.mark.parametrize(("share", "cases"), [(0, "0"), (0.004, "0"), (0.3649, "36"), (0.999, "100"), (1, "100")])
def test_shares_are_cases_in_a_hundred(words: Words, share: float, cases: str) -> None:
    assert words.hundred(share) == cases


@pytest.mark.parametrize(
    ("usd", "english", "chinese"),
    [
        (0, "USD 0", "0 美元"),
        (999, "USD 999", "999 美元"),
        (1_000, "USD 1 k", "1,000 美元"),
        (26_500, "USD 26.5 k", "2.7 萬美元"),
        (960_000, "USD 960 k", "96 萬美元"),
        (999_960, "USD 1 m", "100 萬美元"),
        (1_000_000, "USD 1 m", "100 萬美元"),
        (2_000_040, "USD 2 m", "200 萬美元"),
        (26_460_000, "USD 26.5 m", "2,646 萬美元"),
        (-1_500_000, f"USD {MINUS}1.5 m", f"{MINUS}150 萬美元"),
    ],
)
def test_money(usd: float, english: str, chinese: str) -> None:
    assert ENGLISH.money(usd) == english
    assert CHINESE.money(usd) == chinese


def test_words_in_a_row() -> None:
    assert [ENGLISH.listing(list("abc")[:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert CHINESE.listing(["甲", "乙", "丙"]) == "甲、乙和丙"


def test_words_in_a_row_that_have_commas_themselves() -> None:
    assert ENGLISH.listing(["a, b", "1,000", "c"]) == "a, b; 1,000; and c"
    assert ENGLISH.listing(["1,000", "c"]) == "1,000 and c"
    assert ENGLISH.listing(["a, b"]) == "a, b"
    assert CHINESE.listing(["甲、乙", "丙", "丁"]) == "甲、乙；丙；以及丁"
    assert CHINESE.listing(["甲", "乙，丙"]) == "甲；以及乙，丙"


@pytest.mark.parametrize(
    ("parts", "english", "chinese"),
    [
        ([], "", ""),
        (["A", "", "B"], "A. B", "A。B"),
        (["A.", "B."], "A. B.", "A.B."),
        (["甲。", "乙"], "甲。 乙", "甲。乙"),
        (["**A.**", "「甲！」", "(A?)", "B"], "**A.** 「甲！」 (A?) B", "**A.**「甲！」(A?)B"),
        (["All: `a.yaml`", "B"], "All: `a.yaml`. B", "All: `a.yaml`。B"),
    ],
)
def test_sentences_are_told_apart(parts: list[str], english: str, chinese: str) -> None:
    assert ENGLISH.sentences(parts) == english
    assert CHINESE.sentences(parts) == chinese
