"""What differs between two answers: every rating and weight that moved, and what the founder would do about it."""

from typing import Any

import pytest

from knowledge.founder import Weights
from locales import Words
from plans.listing import read_platforms
from reports.decisions.difference import TOLERANCE, apart, difference, difference_payload
from reports.decisions.difference_text import ROWS, consequence, difference_text, files_line, lead
from reports.decisions.snapshot import Asked, Snapshot
from reports.decisions.taking import assessed_as, take_snapshot
from strategies import read_rules
from tests.assessment.little_world import AS_OF, industry, known_of, shipped

RULES = read_rules(shipped())
CATALOGUE = read_platforms(shipped())


def picture(ratings: dict[str, Any], chosen: str | None = None, **asked: Any) -> Snapshot:
    """The answer in a world of industries that have one rating everywhere, or ratings by factor."""
    known = known_of(*(industry(name, each, trades=("medical",)) for name, each in ratings.items()))
    question = Asked(**{"seed": 7, "draws": 200, "as_of": AS_OF.isoformat(), **asked})
    return take_snapshot(assessed_as(known, question), RULES, CATALOGUE, question, chosen)


PUMPS_LEAD = picture({"pumps": {"people": 9, **dict.fromkeys(shipped().vocabulary.factor_ids[:3], 8)}, "valves": 4})


def rated(people: float) -> dict[str, float]:
    return {**dict.fromkeys(shipped().vocabulary.factor_ids, 5.0), "people": people}


def test_nothing_differs_from_itself() -> None:
    found = difference(PUMPS_LEAD, PUMPS_LEAD)
    assert (bool(found.files), found.cells, found.weights, found.asked, found.to_do) == (False, (), (), (), ())
    assert not found.answers_differ
    told = difference_payload(found)
    assert told["cells"] == []
    assert not told["consequences"]["changes_what_to_do"]


def test_one_rating_that_moved_is_named_with_both_values() -> None:
    found = difference(picture({"a": rated(9), "b": rated(3)}), picture({"a": rated(8), "b": rated(3)}))
    (change,) = found.cells
    assert (change.industry, change.factor) == ("a", "people")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.likely, change.after.likely) == (9, 8)
    assert next(each.industry for each in found.industries if each.changed) == "a"
    assert (found.before.winner, found.after.winner, found.answers_differ) == ("a", "a", True)


def test_a_winner_that_changes_is_something_to_do() -> None:
    found = difference(picture({"a": rated(9), "b": rated(3)}), picture({"a": rated(1), "b": rated(3)}))
    told = difference_payload(found)["consequences"]
    assert told["winner"] == {"before": "a", "after": "b"}
    assert "industry" in told["to_do"]
    by_id = {each["id"]: each for each in told["industries"]}
    assert (by_id["a"]["before"]["rank"], by_id["a"]["after"]["rank"]) == (1, 2)


def test_an_industry_that_goes_or_comes_is_told_by_its_standing() -> None:
    found = difference(picture({"a": rated(9), "b": rated(3)}), picture({"a": rated(9), "c": rated(3)}))
    sides = {each.industry: (each.before is None, each.after is None) for each in found.industries}
    assert sides == {"a": (False, False), "b": (False, True), "c": (True, False)}
    assert found.cells == ()


def test_weights_that_moved() -> None:
    own = Weights(sides={"threat": 0})
    found = difference(picture({"a": 5, "b": 4}), picture({"a": 5, "b": 4}, weights=own))
    moved = {each.of: (each.before, each.after) for each in found.weights}
    assert moved["threat"] == (0.25, 0)
    assert moved["people"] == (0.0625, pytest.approx(1 / 12, abs=1e-4))
    assert found.asked == ("weights",)


def test_settings_are_told_as_the_options_spell_them(words: Words) -> None:
    own = {"weights": Weights(sides={"threat": 0}), "outlook": 0.2}
    text = difference_text(difference(picture({"a": 5, "b": 4}), picture({"a": 5, "b": 4}, **own)), words)
    assert words("diff.settings", before="outlook –, weights –", after="outlook 0.2, weights threat=0") in text


def test_the_plan_compared_is_that_of_the_industry_chosen() -> None:
    before = picture({"a": rated(9), "b": rated(3)}, chosen="b")
    after = picture({"a": rated(9), "b": rated(3)}, chosen="b", target_regions=("BR",))
    found = difference(before, after, "b")
    assert (found.industry_before, found.industry_after) == ("b", "b")
    listing = difference_payload(found)["consequences"]["listing"]
    assert set(listing["in"]) == set(after.plan("b").picks) - set(before.plan("b").picks)
    assert set(listing["out"]) == set(before.plan("b").picks) - set(after.plan("b").picks)


def test_the_rounding_of_a_processor_is_no_difference() -> None:
    assert not apart({"share": 0.4, "stays": None}, {"share": 0.4 + TOLERANCE / 2, "stays": None})
    assert apart({"share": 0.4}, {"share": 0.4 + 2 * TOLERANCE})
    assert apart({"tie": True}, {"tie": 1.0004}) is True or apart(True, 0)
    for other in ({"share": None}, {}, [0.4]):
        assert apart({"share": 0.4}, other)


def test_the_first_sentence_says_whether_the_winner_stays(words: Words) -> None:
    first, second, none = picture({"a": rated(9), "b": rated(3)}), picture({"a": rated(1), "b": rated(3)}), picture({})
    said = {
        lead(difference(*sides), words)
        for sides in ((first, first), (first, second), (first, none), (none, first), (none, none))
    }
    assert len(said) == 5
    assert all(said)
    changes = words("diff.changes", before="a", after="b")
    assert lead(difference(first, second), words) == changes
    assert consequence(difference(first, second), words).startswith(changes)
    assert difference_text(difference(first, first), words) == words("diff.nothing")


def test_where_neither_side_has_an_answer_none_is_claimed(words: Words) -> None:
    none = picture({"a": {"people": 5}})
    assert none.winner is None
    assert difference_text(difference(none, none), words) == words("diff.nothing_none")


def test_a_file_that_changed_without_a_rating_is_said_so(words: Words) -> None:
    before = picture({"a": rated(9), "b": rated(3)})
    files = {**before.files, "a.yaml": "1"}
    commented = difference(
        before.model_copy(update={"files": {**files, "a.yaml": "0"}}), before.model_copy(update={"files": files})
    )
    assert words("diff.no_rating") in difference_text(commented, words)
    rated_anew = difference(before, picture({"a": rated(8), "b": rated(3)}).model_copy(update={"files": files}))
    assert words("diff.no_rating") not in difference_text(rated_anew, words)
    added = difference(before, before.model_copy(update={"files": files}))
    assert words("diff.no_rating") not in difference_text(added, words), "nothing changed in a file that counted"


def test_a_profile_that_cannot_be_read_is_told_apart_from_one_that_is_gone(words: Words) -> None:
    both, one = picture({"a": rated(9), "b": rated(3)}), picture({"a": rated(9)})
    with_b = both.model_copy(update={"files": {**both.files, "b.yaml": "0", "c.yaml": "0"}})
    b = frozenset({"b.yaml", "d.yaml"})
    broken = difference(with_b, one.model_copy(update={"files": both.files}), unread=(frozenset(), b))
    mended = difference(one.model_copy(update={"files": both.files}), with_b, unread=(b, frozenset()))
    for found, told, other in ((broken, "unreadable", "removed"), (mended, "readable", "added")):
        files = difference_payload(found)["files"]
        assert (files[told], files[other]) == (["b.yaml"], ["c.yaml"])
        assert f"  {words(f'diff.file_{told}')}  b.yaml" in difference_text(found, words)
        assert "b.yaml" in files_line(found, words)
        assert found.files


def test_the_text_names_files_ratings_and_industries(words: Words) -> None:
    before = picture({"a": rated(9), "b": rated(3)})
    after = picture({"a": rated(7), "b": rated(3)}).model_copy(update={"files": {**before.files, "new.yaml": "0"}})
    found = difference(before, after)
    text = difference_text(found, words)
    label = words.text(shipped().vocabulary.factors["people"].label)
    for part in ("new.yaml", label, words("diff.ratings"), words("diff.industries"), words("diff.nothing_to_do")):
        assert part in text
    assert words("diff.weights") not in text
    assert "new.yaml" in files_line(found, words)


def test_long_tables_say_how_much_they_leave_out(words: Words) -> None:
    found = difference(picture({"a": 5, "b": 4}), picture({"a": 6, "b": 7}))
    assert len(found.cells) == 32
    # the headings are a line of the table
    assert words("diff.more", count=32 + 1 - ROWS) in difference_text(found, words)
