"""Why a platform was picked and what is not known of it, in words."""

from collections.abc import Mapping

from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan, Pick


def reason_texts(pick: Pick, trades: Mapping[str, Text], words: Words) -> list[str]:
    """The reasons of a pick, one phrase each; `trades` are the labels of the trades by id."""
    texts = []
    for reason in pick.reasons:
        values = {
            name: words.number(value) if isinstance(value, int) else value for name, value in reason.values.items()
        }
        if "trade" in values:
            values["trade"] = words.text(trades.get(str(values["trade"]))).lower()
        texts.append(words(f"listing.reasons.{reason.code}", **values))
    return texts


def reasons_text(pick: Pick, trades: Mapping[str, Text], words: Words) -> str:
    """The reasons of a pick in a row."""
    return words("numbers.semicolon").join(reason_texts(pick, trades, words))


def unknown_texts(pick: Pick, words: Words) -> list[str]:
    """What is not known of a pick, one phrase each."""
    return [words(f"listing.unknowns.{code}") for code in pick.unknowns]


def cost_text(pick: Pick, words: Words) -> str:
    """What it costs to start, as far as a source says."""
    if pick.cost_usd is None:
        return words("listings.ask")
    return words("listings.free") if pick.cost_usd == 0 else words.money(pick.cost_usd)


def marked_note(plan: ListingPlan, words: Words) -> str:
    """What the asterisk after some reasons means; empty where no reason rests on memory."""
    from_memory = any(reason.code.endswith("_unsourced") for pick in plan.picks for reason in pick.reasons)
    return words("listings.marked") if from_memory else ""
