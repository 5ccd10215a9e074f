"""Weights that nobody gave, that leave something out, or that answer an older question."""

from dataclasses import replace

import pytest

from assessment import assess
from assessment.traps.of_weights import anchors_digest, traps_of_weights
from assessment.traps.trap import Trap
from knowledge.founder import Weights
from knowledge.vocabulary import SIDES, Vocabulary
from tests.assessment.little_world import AS_OF, FACTORS, industry, known_of, shipped

VOCABULARY = shipped().vocabulary
ALL_SIDES = dict.fromkeys(map(str, SIDES), 50.0)
ALL_FACTORS = {name: 10.0 + number for number, name in enumerate(FACTORS)}


def found(weights: Weights, tilt: float | None = None) -> list[Trap]:
    return list(traps_of_weights(assess(known_of(industry("pumps"), weights=weights), draws=1, as_of=AS_OF, tilt=tilt)))


def with_anchor(rating: int, text: object) -> Vocabulary:
    first, *others = VOCABULARY.factors.values()
    changed = first.model_copy(update={"anchors": {**first.anchors, rating: text}})
    return replace(VOCABULARY, factor_file=VOCABULARY.factor_file.model_copy(update={"factors": (changed, *others)}))


def test_no_points_are_equal_weights() -> None:
    assert [trap.code for trap in found(Weights())] == ["equal_weights"]


def test_all_points_given_are_no_trap() -> None:
    assert found(Weights(sides=ALL_SIDES, factors=ALL_FACTORS)) == []


def test_points_left_out_are_counted_and_named() -> None:
    (trap,) = found(Weights(sides={"threat": 10}, factors={"people": 30}))
    assert (trap.code, trap.values) == ("default_weights", {"count": 18, "all": 20})
    assert trap.factors == tuple(factor for factor in FACTORS if factor != "people")


def test_a_level_left_alone_is_an_answer_where_the_page_asked_for_all() -> None:
    said = Weights(sides={"threat": 10}, factors={"people": 30}, anchors=anchors_digest(VOCABULARY))
    assert found(said) == []


def test_a_tilt_is_no_weighing() -> None:
    (trap,) = found(Weights(), tilt=1.0)
    assert (trap.code, trap.values) == ("equal_weights", {"tilted": True})
    (partly,) = found(Weights(sides={"threat": 10}), tilt=1.0)
    assert (partly.code, partly.values["count"]) == ("default_weights", 19)


@pytest.mark.parametrize(("anchors", "told"), [(None, False), (anchors_digest(VOCABULARY), False), ("older", True)])
def test_weights_given_for_other_scales_are_told(anchors: str | None, told: bool) -> None:
    traps = found(Weights(sides=ALL_SIDES, factors=ALL_FACTORS, anchors=anchors))
    assert [trap.code for trap in traps] == (["anchors_changed"] if told else [])


def test_the_digest_follows_the_english_words_of_the_scales() -> None:
    today = anchors_digest(VOCABULARY)
    anchor = next(iter(VOCABULARY.factors.values())).anchors[10]
    assert anchors_digest(with_anchor(10, {**anchor, "zh-Hant": "改寫"})) == today
    assert anchors_digest(with_anchor(10, f" {anchor['en']}\n")) == today
    assert anchors_digest(with_anchor(10, {**anchor, "en": "The best there is."})) != today
    assert anchors_digest(with_anchor(0, "Nothing.")) != today
