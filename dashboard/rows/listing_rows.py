"""The tables of the Listings page."""

import pandas as pd

from dashboard.view import View
from locales import Words
from plans.listing import ListingPlan, Pick
from reports.listing_words import cost_text, reason_texts, unknown_texts


def pick_rows(plan: ListingPlan, view: View) -> pd.DataFrame:
    """One row a chosen platform, by group."""
    words = view.words
    return pd.DataFrame(
        [
            {
                "group_label": words(f"listings.groups.{pick.group}"),
                "name": pick.platform.name,
                "subtitle": _subtitle(pick, view),
                "rank": pick.platform.ranks.tranco,
                "rank_text": _rank_text(pick, view),
                "score": pick.score,
                "cost_text": cost_text(pick, words),
            }
            for pick in plan.picks
        ],
        columns=["group_label", "name", "subtitle", "rank", "rank_text", "score", "cost_text"],
    )


def _subtitle(pick: Pick, view: View) -> str:
    """What a platform carries, in few words: its own fact, marked if it is from memory; else its domain."""
    fact = pick.platform.facts.industries
    if fact is None:
        return pick.platform.domain
    star = "" if fact.known_by == "sourced" else " *"
    return view.words("numbers.semicolon").join(view.words.text(each) for each in fact.text) + star


def _rank_text(pick: Pick, view: View) -> str:
    rank, words = pick.platform.ranks.tranco, view.words
    if rank is None:
        return words(
            "listings.rank_none", limit=words.number(max(band.to for band in view.known.vocabulary.listing.bands))
        )
    return words.number(rank)


def reason_rows(plan: ListingPlan, view: View) -> list[dict[str, str]]:
    """Why each platform was chosen, and what is not known of it."""
    words = view.words
    return [
        {
            "platform": pick.platform.name,
            "reasons_label": words("numbers.semicolon").join(
                [*reason_texts(pick, view.known.vocabulary.trade_labels, words), *_majestic(pick, words)]
            ),
            "unknowns_label": words.listing(unknown_texts(pick, words)) or "–",
        }
        for pick in plan.picks
    ]


def _majestic(pick: Pick, words: Words) -> list[str]:
    rank = pick.platform.ranks.majestic
    return [words("listings.majestic", rank=words.number(rank))] if rank else []
