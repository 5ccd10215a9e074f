"""Verbs that plan how to do it."""

from pathlib import Path
from typing import Any

import click

from locales import Words
from plans.listing import plan_listing, read_platforms
from reports.listing_file import ENDINGS, write_listing
from reports.payload import listing_payload
from reports.terminal_text import listing_text
from strategies import recommend
from terminal.door import answer, answering, assessed, computing, say, tell


@click.group()
def plan() -> None:
    """Plan how to do it."""


@plan.command("listing")
@click.argument("industry")
@click.option("-o", "output", metavar="FILE", help=f"Write to a file instead: {', '.join(ENDINGS)}.")
@computing
@answering
def plan_listing_command(industry: str, output: str | None, form: str, words: Words, **given: Any) -> int:
    """Choose the platforms to be listed on first."""
    assessment, rules, status = assessed([industry], words, **given)
    known = assessment.known
    listing = plan_listing(recommend(assessment, industry, rules), catalogue=read_platforms(known))
    status = max(status, tell(listing.problems, words))
    trades = known.vocabulary.trade_labels
    if output is not None:
        write_listing(Path(output), listing, trades, words)
        say(words("terminal.written", path=output))
    else:
        answer(form, lambda: listing_payload(listing), lambda: listing_text(listing, trades, words))
    return status


VERBS = (plan,)
