"""The listing plan as a file: JSON, Markdown or CSV, by its ending."""

import csv
import io
import json
from collections.abc import Mapping

from knowledge.problem import WrongInput
from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan
from reports.decision_page import inert
from reports.listing_words import reason_texts, unknown_texts
from reports.payload import listing_payload

ENDINGS = (".json", ".md", ".csv")
_COLUMNS = ("group", "platform", "domain", "score", "tranco_rank", "cost_usd", "why", "not_known")


def listing_file(plan: ListingPlan, ending: str, trades: Mapping[str, Text], words: Words) -> str:
    """The plan in the form that a file ending asks for. Raises `WrongInput("unknown-ending")`."""
    if ending == ".json":
        return json.dumps(listing_payload(plan), ensure_ascii=False, indent=2) + "\n"
    if ending not in ENDINGS:
        raise WrongInput("unknown-ending", ending, allowed=", ".join(ENDINGS))
    rows = [
        [
            words(f"listings.groups.{pick.group}"),
            pick.platform.name,
            pick.platform.domain,
            f"{pick.score:.2f}",
            str(pick.platform.ranks.tranco or ""),
            "" if pick.cost_usd is None else f"{pick.cost_usd:g}",
            "; ".join(reason_texts(pick, trades, words)),
            words.listing(unknown_texts(pick, words)),
        ]
        for pick in plan.picks
    ]
    if ending == ".csv":
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([inert(text) for text in row] for row in rows)
        return written.getvalue()
    lines = [_COLUMNS, ["---"] * len(_COLUMNS), *rows]
    return "\n".join("| " + " | ".join(text.replace("|", "\\|") for text in line) + " |" for line in lines) + "\n"
