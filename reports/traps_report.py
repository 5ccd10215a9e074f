"""What to read with care, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.assess import Assessment
from assessment.traps.find import Place, Trap
from knowledge.vocabulary import Side
from locales import Words
from reports.wording import FEWEST_DRAWS, factor_name, industry_name

SAID_BY_THE_VERDICT = frozenset({"compensation"})  # vetoes have their own sentence beside the winner
MOST_NAMED = 4  # factors or industries that a sentence names before it counts the rest


def told_at(place: Place, assessment: Assessment, traps: Iterable[Trap], industry: str | None = None) -> list[Trap]:
    """The traps to tell at a place: with "industry" those of one industry.

    The ranking also tells those of the two industries between which the choice is made.
    """
    verdict = assessment.verdict
    of_industries = {industry} if place == "industry" else {verdict.winner, verdict.runner_up}
    here = [trap for trap in traps if trap.code not in SAID_BY_THE_VERDICT]
    own = [trap for trap in here if trap.place == place and (place != "industry" or trap.industry in of_industries)]
    if place != "ranking":
        return own
    return own + [trap for trap in here if trap.place == "industry" and trap.industry in of_industries]


def trap_lines(assessment: Assessment, traps: Sequence[Trap], words: Words) -> list[str]:
    """A sentence or two for each trap of the whole decision: what is wrong with the data, and what to do."""
    places: tuple[Place, ...] = ("verdict", "ranking", "ratings", "weights")
    return [trap_text(trap, assessment, words) for place in places for trap in told_at(place, assessment, traps)]


def trap_text(trap: Trap, assessment: Assessment, words: Words) -> str:
    """What is wrong with this data, and what to do about it."""
    names = _Names(assessment, words)
    told = {"count": len(trap.factors), "agreement": "", "without": _without(trap, names)}
    told |= {
        name: _TOLD[name](value, names) for name, value in trap.values.items() if name in _TOLD and value is not None
    }
    said = words(
        f"traps.{trap.code}{_variant(trap)}",
        **told,
        industry=names.industry(trap.industry) if trap.industry else "",
        factors=names.in_a_row([names.factor(each) for each in trap.factors]),
    )
    return words.sentences([said, _own_weights(assessment, words) if trap.code == "equal_weights" else ""])


def _own_weights(assessment: Assessment, words: Words) -> str:
    """Why to give weights of one's own, by how the lead stands without them."""
    verdict = assessment.verdict
    if verdict.runner_up is None:
        return words("traps.own_weights.alone")
    clear = verdict.state == "clear" and assessment.draws >= FEWEST_DRAWS
    return words(f"traps.own_weights.{'clear' if clear else 'narrow'}")


def _variant(trap: Trap) -> str:
    """Which of the sentences of a code says what the values say."""
    given = trap.values
    chosen = {
        "wide_range": "_passes" if given.get("passes") else "",
        "list_too_long": "_side" if given.get("side") else "",
        "equal_weights": "_tilted" if given.get("tilted") else "",
        "halo": "_favourable" if given.get("favourable") else "",
        "scale_compressed": ("" if given.get("judged") else "_figures") + ("_one" if len(trap.factors) == 1 else ""),
    }
    return chosen.get(trap.code, "")


@dataclass(frozen=True)
class _Names:
    """The reader's names for what a trap's values point to."""

    assessment: Assessment
    words: Words

    def industry(self, industry: str) -> str:
        return industry_name(self.assessment, industry, self.words, short=True)

    def factor(self, factor: str) -> str:
        return factor_name(self.assessment, factor, self.words, short=True)

    def side(self, side: Side) -> str:
        return self.words.text(self.assessment.known.vocabulary.sides[side].label)

    def founder(self, founder: str) -> str:
        return self.words.text(self.assessment.known.founders[founder].name or founder)

    def in_a_row(self, names: list[str]) -> str:
        """Names in a row; from one too many on, the rest is counted."""
        if len(names) > MOST_NAMED + 1:
            names = [*names[:MOST_NAMED], self.words("traps.more", count=len(names) - MOST_NAMED)]
        return self.words.listing(names)


def _picks(picks: Mapping[str, str], names: _Names) -> str:
    told = [
        names.words("traps.founders_pick", founder=names.founder(founder), industry=names.industry(industry))
        for founder, industry in picks.items()
    ]
    return names.words("numbers.semicolon").join(told)


def _counts(counts: Mapping[str, int], names: _Names) -> str:
    every = len(names.assessment.known.vocabulary.factors)
    return names.in_a_row(
        [
            names.words("traps.not_rated_row", industry=names.industry(industry), count=count, all=every)
            for industry, count in counts.items()
        ]
    )


def _without(trap: Trap, names: _Names) -> str:
    """Who leads without one of the factors that overlap; empty for every other trap."""
    if "without" not in trap.values:
        return ""
    others = [
        names.words("traps.other_leader", factor=names.factor(factor), winner=names.industry(industry))
        for factor, industry in trap.values["without"].items()
    ]
    leader = names.industry(trap.values["leader"])
    return names.words.sentences(others or [names.words("traps.same_leader", winner=leader)])


def _as_it_is(value: object, names: _Names) -> object:
    return value


def _share(value: float, names: _Names) -> str:
    return names.words.hundred(value)


def _industry(value: str, names: _Names) -> str:
    return names.industry(value)


def _side(value: Side, names: _Names) -> str:
    return names.side(value)


# How each value of a trap is told.
_TOLD: dict[str, Callable[[Any, _Names], object]] = {
    **dict.fromkeys(("all", "count", "few", "industries", "many", "most"), _as_it_is),
    **dict.fromkeys(("even_share", "share", "weight"), _share),
    **dict.fromkeys(("other", "passes", "pick", "removed"), _industry),
    **dict.fromkeys(("larger", "side", "smaller"), _side),
    "agreement": lambda value, names: names.words("traps.founders_agreement", value=names.words.number(value, 2)),
    "correlation": lambda value, names: names.words.number(value, 2),
    "counts": _counts,
    "judged": lambda value, names: names.in_a_row([names.factor(each).lower() for each in value]),
    "label": lambda value, names: names.words.text(value),
    "picks": _picks,
    "spread": lambda value, names: names.words.number(value, 1),
}
