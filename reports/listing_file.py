"""The listing plan as a file: JSON, Markdown or CSV, by its ending."""

import json
from collections.abc import Mapping
from pathlib import Path

from knowledge.problem import WrongInput
from knowledge.record import Text
from locales import Words
from plans.listing import ListingPlan
from reports.listing_words import cost_text, marked_note, reasons_text, unknown_texts
from reports.markdown import markdown_table, markdown_words
from reports.payload import listing_payload
from reports.spreadsheet import csv_table
from reports.wording import industry_name, settings_values

ENDINGS = (".json", ".md", ".csv")


def listing_file(plan: ListingPlan, ending: str, trades: Mapping[str, Text], words: Words) -> str:
    """The plan in the form that a file ending asks for. Raises `WrongInput("unknown-ending")`."""
    if ending == ".json":
        return json.dumps(listing_payload(plan), ensure_ascii=False, indent=2) + "\n"
    if ending == ".md":
        return _markdown(plan, trades, markdown_words(words))
    if ending == ".csv":
        return _csv(plan, trades, words)
    raise WrongInput("unknown-ending", ending, allowed=", ".join(ENDINGS))


def _csv(plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> str:
    """One row a pick; what is not known is left empty."""
    names = ("id", "group", "platform", "domain", "score", "tranco_rank", "cost_usd", "hours", "why", "not_known")
    rows = [
        [
            pick.platform.id,
            pick.group,
            words.text(pick.platform.name),
            words.text(pick.platform.domain),
            f"{pick.score:.3f}",
            str(pick.platform.ranks.tranco or ""),
            "" if pick.cost_usd is None else f"{pick.cost_usd:.2f}",
            "" if pick.hours is None else f"{pick.hours:g}",
            reasons_text(pick, trades, words),
            words.listing(unknown_texts(pick, words)),
        ]
        for pick in plan.picks
    ]
    return csv_table(names, rows)


def _markdown(plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> str:
    """Title, picks, and what the plan rests on."""
    names = ("group", "platform", "domain", "score", "cost", "reasons_label", "unknowns_label")
    rows = [
        [
            words(f"listings.groups.{pick.group}"),
            words.text(pick.platform.name),
            words.text(pick.platform.domain),
            words.number(pick.score, 2),
            cost_text(pick, words),
            reasons_text(pick, trades, words),
            words.listing(unknown_texts(pick, words)),
        ]
        for pick in plan.picks
    ]
    table = markdown_table([words(f"listings.{name}") for name in names], rows)
    name = industry_name(plan.assessment, plan.industry, words)
    parts = [
        f"# {words('report.listings_title', industry=name)}",
        words("report.made", **settings_values(plan.assessment, words)),
        table if rows else words("listings.nothing"),
        marked_note(plan, words),
        words("listings.none_known") if plan.none_known else "",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def write_listing(file: Path, plan: ListingPlan, trades: Mapping[str, Text], words: Words) -> None:
    """Write the plan to a file in the form of its ending. Raises `WrongInput` (`unknown-ending`, `not-saved`)."""
    ending = file.suffix.lower()
    text = listing_file(plan, ending, trades, words)
    try:
        # without its mark, Excel takes UTF-8 for the code page of the machine
        file.write_text(text, encoding="utf-8-sig" if ending == ".csv" else "utf-8")
    except OSError as error:
        raise WrongInput("not-saved", str(file), reason=error.strerror or str(error)) from error
