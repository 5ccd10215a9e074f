"""Traps of the list of factors itself: too long, split unevenly, one thing under two entries, nothing to rate by."""

import re
from collections import Counter
from collections.abc import Iterator

from assessment.traps.trap import Trap
from knowledge.record import Text
from knowledge.vocabulary import SIDES, Vocabulary

MOST_ON_A_SIDE = 7  # House; Hill & Westbrook 1997 found lists of more than 40 that nobody used
MOST_IN_ALL = 20  # House
MOST_UNEVEN = 2.0  # House: how many times as many factors one side may have as another
FEWEST_WORDS = 3  # House: fewer say nothing that could be checked

_WORD = re.compile(r"[\u3400-\u9fff]{1,2}|[^\W\u3400-\u9fff]+")  # a Chinese word has two characters more often than not


def traps_of_factors(vocabulary: Vocabulary) -> Iterator[Trap]:
    """Whatever is wrong with the list before anything is rated."""
    yield from _same_label(vocabulary)
    yield from _vague(vocabulary)
    yield from _too_long(vocabulary)
    yield from _uneven(vocabulary)


def words_in_text(text: Text) -> int:
    """How many words a text has, in English where it is in several languages; two Chinese characters count as one.

    >>> words_in_text({"en": "Large market", "zh-Hant": "市場"}), words_in_text("市場規模很大"), words_in_text(None)
    (2, 3, 0)
    """
    return len(_WORD.findall(in_english(text)))


def in_english(text: Text) -> str:
    """A text as one string: its English where it is in several languages, empty for None."""
    said = text.get("en") if isinstance(text, dict) else text
    return "" if said is None else str(said)


def _same_label(vocabulary: Vocabulary) -> Iterator[Trap]:
    """`label`: what several factors are called."""
    labels: dict[str, list[str]] = {}
    for factor in vocabulary.factors.values():
        labels.setdefault(" ".join(in_english(factor.label).casefold().split()), []).append(factor.id)
    for members in labels.values():
        if len(members) > 1:
            label = vocabulary.factors[members[0]].label
            yield Trap("same_label", "ratings", factors=tuple(members), values={"label": label})


def _vague(vocabulary: Vocabulary) -> Iterator[Trap]:
    vague = tuple(
        factor.id
        for factor in vocabulary.factors.values()
        if max(words_in_text(factor.question), words_in_text(factor.label)) < FEWEST_WORDS
        and not in_english(factor.how_to_research).strip()
    )
    if vague:
        yield Trap("vague_factor", "ratings", factors=vague)


def _too_long(vocabulary: Vocabulary) -> Iterator[Trap]:
    """`side` (None for all together), `count` and the `most` there should be."""
    count = Counter(factor.side for factor in vocabulary.factors.values())
    for side in SIDES:
        if count[side] > MOST_ON_A_SIDE:
            yield Trap("list_too_long", "weights", values={"side": side, "count": count[side], "most": MOST_ON_A_SIDE})
    if count.total() > MOST_IN_ALL:
        yield Trap("list_too_long", "weights", values={"side": None, "count": count.total(), "most": MOST_IN_ALL})


def _uneven(vocabulary: Vocabulary) -> Iterator[Trap]:
    """`larger` and `smaller` side with their counts, `many` and `few`.

    Splitting bias: what is split finer is given more weight (Weber, Eisenfuehr & von Winterfeldt 1988).
    """
    count = Counter(factor.side for factor in vocabulary.factors.values())
    larger, smaller = max(SIDES, key=lambda side: count[side]), min(SIDES, key=lambda side: count[side])
    if count[larger] > MOST_UNEVEN * count[smaller]:
        values = {"larger": larger, "many": count[larger], "smaller": smaller, "few": count[smaller]}
        yield Trap("sides_uneven", "weights", values=values)
