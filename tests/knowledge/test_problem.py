"""Nearest words, order and number of problems."""

import time

from hypothesis import given
from hypothesis import strategies as st

from knowledge.problem import MOST_IN_A_FILE, Place, Problem, WrongInput, in_order, limited, nearest


def test_the_nearest_word_is_found_among_any() -> None:
    assert nearest("strong_rival", {"strong_rivals": 1, "people": 2}) == "strong_rivals"
    assert nearest("qqq", ["strong_rivals", "people"]) == ""
    assert nearest("people", []) == ""
    assert nearest(1999, [1998, 3]) == "1998"


def test_comparing_a_word_without_end_takes_no_time() -> None:
    started = time.process_time()
    assert nearest("ab" * 500_000, ["ab" * 30]) == ""
    assert time.process_time() - started < 1


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9), st.integers(0, 9))))
def test_problems_stand_in_the_order_of_their_files(places: list[tuple[str, int, int]]) -> None:
    ordered = in_order(Problem("code", Place(*place)) for place in places)
    assert [(each.place.path, each.place.line, each.place.column) for each in ordered] == sorted(places)


def test_only_the_first_problems_of_a_file_are_kept_and_the_rest_is_never_made() -> None:
    endless = (Problem("code", Place("a.yaml", line)) for line in iter(int, 1))
    kept = limited(endless)
    assert [each.code for each in kept] == ["code"] * MOST_IN_A_FILE + ["more-problems"]
    assert kept[-1].place == Place("a.yaml")
    assert limited(kept[:MOST_IN_A_FILE]) == kept[:MOST_IN_A_FILE]


def test_wrong_input_carries_one_problem() -> None:
    assert WrongInput("no-file", "a.yaml", reason="b").problem == Problem(
        "no-file", Place(""), "a.yaml", {"reason": "b"}
    )
    placed = Problem("bad-date", Place("a.yaml", 3))
    assert WrongInput.because_of(placed).problem is placed
