"""The list of factors itself: its length, its sides, its words."""

from dataclasses import replace
from typing import Any

import pytest

from assessment.traps.of_factors import traps_of_factors, words_in_text
from assessment.traps.trap import Trap
from knowledge.vocabulary import Factor, Vocabulary
from tests.assessment.little_world import shipped

SIXTEEN = tuple(shipped().vocabulary.factors.values())


def vocabulary_of(*factors: Factor) -> Vocabulary:
    whole = shipped().vocabulary
    return replace(whole, factor_file=whole.factor_file.model_copy(update={"factors": factors}))


def like(factor: Factor, number: int, **changes: Any) -> Factor:
    return factor.model_copy(update={"id": f"more_{number}", "label": f"Another thing {number}", **changes})


def found(*factors: Factor) -> list[Trap]:
    return list(traps_of_factors(vocabulary_of(*factors)))


def test_the_sixteen_are_no_trap() -> None:
    assert found(*SIXTEEN) == []


@pytest.mark.parametrize(("more", "told"), [(3, False), (4, True)])
def test_more_than_seven_on_a_side_are_a_long_list(more: int, told: bool) -> None:
    traps = found(*SIXTEEN, *(like(SIXTEEN[0], number) for number in range(more)))
    assert any(trap.values.get("side") == "strength" and trap.values["count"] == 8 for trap in traps) is told


@pytest.mark.parametrize(("more", "told"), [(4, False), (5, True)])
def test_more_than_twenty_in_all_are_a_long_list(more: int, told: bool) -> None:
    traps = found(*SIXTEEN, *(like(SIXTEEN[4 * (number % 4)], number) for number in range(more)))
    long = [trap for trap in traps if trap.code == "list_too_long"]
    assert [trap.values for trap in long] == ([{"side": None, "count": 21, "most": 20}] if told else [])


@pytest.mark.parametrize(("threats", "told"), [(2, False), (1, True)])
def test_sides_may_differ_by_a_factor_of_two(threats: int, told: bool) -> None:
    traps = found(*SIXTEEN[:12], *SIXTEEN[12 : 12 + threats])
    uneven = [trap for trap in traps if trap.code == "sides_uneven"]
    assert bool(uneven) is told
    if told:
        assert (uneven[0].values["many"], uneven[0].values["smaller"], uneven[0].values["few"]) == (4, "threat", 1)


def test_two_factors_of_one_name_are_one_thing_twice() -> None:
    label = {"en": "People ", "zh-Hant": "另一項"}
    twin = like(SIXTEEN[3], 0, label=label)
    (trap,) = [trap for trap in found(*SIXTEEN, twin) if trap.code == "same_label"]
    assert trap.factors == ("people", "more_0")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"label": "Rivals", "question": "How strong?", "how_to_research": None}, True),
        ({"label": "對手", "question": "強嗎？", "how_to_research": " "}, True),
        ({"label": "Rivals", "question": "How strong?", "how_to_research": "Count their users."}, False),
        ({"label": "Rivals", "question": "How strong are they?", "how_to_research": None}, False),
        ({"label": "Rivals too strong", "question": "Strong?", "how_to_research": None}, False),
        ({"label": "對手", "question": "對手有多強？", "how_to_research": None}, False),
    ],
)
def test_a_factor_of_two_words_with_no_way_to_find_out_is_vague(changes: dict[str, Any], told: bool) -> None:
    traps = found(*SIXTEEN[:15], like(SIXTEEN[15], 0, **changes))
    assert [trap.factors for trap in traps if trap.code == "vague_factor"] == ([("more_0",)] if told else [])


def test_words_are_counted_in_either_script() -> None:
    texts = ("a b, c", "市場", "市場很大嗎", {"en": "one two", "zh-Hant": "一"}, "")
    assert [words_in_text(text) for text in texts] == [3, 1, 3, 2, 0]
