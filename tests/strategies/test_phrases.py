"""Every text is a phrase with these bounds, or a misreading with this code and these values."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge import read_knowledge
from strategies.phrases import PHRASES, Misreading, Phrase, Scale, parse_phrase

LEVELS = {"slight": 2, "low": 3, "fair": 5, "high": 7, "extreme": 8.5}
RATINGS = Scale(LEVELS)
MONTHS = Scale({}, math.inf)

ALL_FORMS = "at least L; at most L; between L and M"
ALL_LEVELS = "slight, low, fair, high, extreme"


@pytest.mark.parametrize(
    ("text", "scale", "low", "high"),
    [
        ("at least high", RATINGS, 7, math.inf),
        ("at most low", RATINGS, -math.inf, 3),
        ("between low and high", RATINGS, 3, 7),
        ("at least 6.5", RATINGS, 6.5, math.inf),
        ("between 2 and extreme", RATINGS, 2, 8.5),
        ("between fair and fair", RATINGS, 5, 5),
        ("  at   least  fair ", RATINGS, 5, math.inf),
        ("at most 10", RATINGS, -math.inf, 10),
        ("at least 0", RATINGS, 0, math.inf),
        ("at least 12", MONTHS, 12, math.inf),
        ("at most 2e6", MONTHS, -math.inf, 2_000_000),
    ],
)
def test_a_phrase_has_these_bounds(text: str, scale: Scale, low: float, high: float) -> None:
    assert parse_phrase(text, scale) == Phrase(low, high)


@pytest.mark.parametrize(
    ("text", "scale", "code", "values"),
    [
        ("", RATINGS, "unknown-phrase", {"found": "", "nearest": "", "allowed": ALL_FORMS}),
        ("high", RATINGS, "unknown-phrase", {"found": "high", "nearest": "", "allowed": ALL_FORMS}),
        ("at lest high", RATINGS, "unknown-phrase", {"nearest": "at least high"}),
        ("at least", RATINGS, "unknown-phrase", {"nearest": "at least L"}),
        ("betwen 3 and high", RATINGS, "unknown-phrase", {"nearest": "between 3 and high"}),
        ("> 7", RATINGS, "unknown-phrase", {"found": "> 7", "nearest": ""}),
        ("At Least High", RATINGS, "unknown-phrase", {"found": "At Least High"}),
        ("at least hihg", RATINGS, "unknown-level", {"found": "hihg", "nearest": "high", "allowed": ALL_LEVELS}),
        ("between low and", RATINGS, "unknown-phrase", {}),
        ("between low and top", RATINGS, "unknown-level", {"found": "top", "nearest": ""}),
        (
            "between high and low",
            RATINGS,
            "phrase-order",
            {"found": "between high and low", "low": "high", "high": "low"},
        ),
        ("at least 11", RATINGS, "number-too-high", {"found": "11", "limit": "10"}),
        ("at most -1", RATINGS, "number-too-low", {"found": "-1", "limit": "0"}),
        ("at least nan", RATINGS, "unknown-level", {"found": "nan"}),
        ("at least 1e999", RATINGS, "not-finite", {"found": "1e999"}),
        ("at least high", MONTHS, "number-needed", {"found": "high"}),
        ("at least 1_000", MONTHS, "number-needed", {"found": "1_000"}),
        ("at least 1.5", Scale({}, 1), "number-too-high", {"found": "1.5", "limit": "1"}),
    ],
)
def test_a_text_that_is_no_phrase_says_why(text: str, scale: Scale, code: str, values: dict[str, str]) -> None:
    read = parse_phrase(text, scale)
    assert isinstance(read, Misreading)
    assert read.code == code
    assert {name: read.values[name] for name in values} == values


def test_a_level_word_of_several_words_is_found() -> None:
    assert parse_phrase("between very low and rather high", Scale({"very low": 1, "rather high": 6})) == Phrase(1, 6)


def test_every_form_is_read_with_the_shipped_levels() -> None:
    levels = {word: level.value for word, level in read_knowledge().vocabulary.levels.items()}
    assert levels == LEVELS
    for form in PHRASES:
        text = " ".join({"L": "low", "M": "high"}.get(word, word) for word in form.split())
        assert isinstance(parse_phrase(text, Scale(levels)), Phrase)


@pytest.mark.parametrize(
    ("phrase", "points", "margin"),
    [
        (Phrase(low=7), 7, 0),
        (Phrase(low=7), 6.5, -0.5),
        (Phrase(high=3), 1, 2),
        (Phrase(high=3), 3.25, -0.25),
        (Phrase(3, 7), 4, 1),
        (Phrase(3, 7), 6.5, 0.5),
        (Phrase(3, 7), 8, -1),
    ],
)
def test_the_margin_is_the_signed_distance_to_the_nearer_bound(phrase: Phrase, points: float, margin: float) -> None:
    assert phrase.margin(points) == margin


bounds = some.floats(0, 10, width=32)


@given(bounds, bounds, some.sampled_from(["low", "high", "both"]), some.lists(bounds, min_size=1, max_size=20))
def test_a_phrase_holds_exactly_where_its_margin_is_not_negative(
    one: float, other: float, ends: str, points: list[float]
) -> None:
    low, high = sorted((one, other))
    phrase = {"low": Phrase(low=low), "high": Phrase(high=high), "both": Phrase(low, high)}[ends]
    held = phrase.holds(np.array(points, dtype=np.float32))
    assert held.tolist() == [phrase.margin(each) >= 0 for each in points]
