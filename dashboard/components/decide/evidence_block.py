"""The evidence that counts: on which sources the answer hangs, and which of them age out before a day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from assessment.ageing import AgeingSource, ages_out
from assessment.research.card import ResearchCard
from dashboard.cached import found_flips, found_strategy_flips, planned_research
from dashboard.components.block import data_row, finding, popover, prepared, sent_form, show_table
from dashboard.markdown import for_markdown, linked, plain
from dashboard.rows.names import distinct_names
from dashboard.session import AGES_BY, HOURS
from dashboard.view import View
from reports.evidence_report import (
    LoadBearing,
    ageing_text,
    ageing_title,
    basis_text,
    bearing_title,
    effect_texts,
    load_bearing,
    source_of,
)
from reports.research_report import hours_spelled
from reports.wording import source_name

SHOWN = 4  # rows on the page; the rest is in the data under it
A_YEAR, FARTHEST = timedelta(days=365), timedelta(days=3650)


def bearing(view: View, winner: str) -> None:
    """The sources that, wrong by themselves, change the winner or its strategy, with what checking them is worth."""
    words, hours = view.words, st.session_state[HOURS]
    title, table, count = prepared(_bearing, view, winner, hours)
    with finding(title, words("evidence.unit")):
        if count:
            show_table(table)
            st.caption(words("evidence.note"))
            data_row(
                lambda: _bearing_data(view, winner, hours), "load_bearing", words,
                beside=lambda: _more(view, count), alignment="center",
            )  # fmt: skip


def _bearing(view: View, winner: str, hours: float) -> tuple[str, Any, int]:
    """The finding, the table in the form in which it is sent, and how many sources there are."""
    words, (found, checks) = view.words, _found_and_checks(view, winner, hours)
    table = pd.DataFrame(
        {
            words("evidence.headings.source"): [
                _bearing_cell(view, each, checks, owner)
                for each, owner in zip(found[:SHOWN], _owners(view, _bearing_cells(found)), strict=False)
            ],
            words("evidence.headings.wrong"): ["  \n".join(_effects(view, each)) for each in found[:SHOWN]],
        }
    )
    return bearing_title(found, words), sent_form(table), len(found)


def _found_and_checks(view: View, winner: str, hours: float) -> tuple[tuple[LoadBearing, ...], dict[str, ResearchCard]]:
    """The sources on which the answer hangs, and by source what checking it again takes and is worth."""
    assessment = view.assessment
    strategy = found_strategy_flips(assessment, view.advice[winner], view.edition.rulebook, view.key)
    found = load_bearing(found_flips(assessment, view.key).sources, strategy)
    plan = planned_research(assessment, hours, view.key)
    return found, {card.source: card for card in plan.cards if card.source is not None}


def _effects(view: View, each: LoadBearing) -> list[str]:
    return effect_texts(view.assessment, each, view.edition.rulebook.strategies, for_markdown(view.words))


def _source_cell(view: View, source: str, industry: str, ratings: int, *more: str) -> str:
    """A source as a link, and under it grade, date and how many ratings rest on it."""
    evidence = source_of(view.assessment, source, industry)
    basis = basis_text(view.assessment, source, industry, ratings, for_markdown(view.words))
    name = source_name(evidence, view.words, dated=False)
    return f"{linked(name, evidence.url)}  \n:small[:gray[{' · '.join([basis, *more])}]]"


def _owners(view: View, found: list[tuple[str, list[str]]]) -> list[list[str]]:
    """For each source and the industries that rest on it: whose it is, where another one has the same name."""
    titles = [source_name(source_of(view.assessment, source, ids[0]), view.words, dated=False) for source, ids in found]
    names, count = distinct_names(view, view.known.industries, short=True), Counter(titles)
    return [
        [plain(view.words.listing([names[each] for each in dict.fromkeys(ids)]))] if count[title] > 1 else []
        for title, (_, ids) in zip(titles, found, strict=True)
    ]


def _bearing_cells(found: Sequence[LoadBearing]) -> list[tuple[str, list[str]]]:
    return [(each.source, [cell.industry for cell in each.cells]) for each in found]


def _bearing_cell(view: View, each: LoadBearing, checks: dict[str, ResearchCard], owner: list[str]) -> str:
    """A source with what checking it again takes, and what that is worth."""
    words, card = view.words, checks.get(each.source)
    if card is None:
        return _source_cell(view, each.source, each.cells[0].industry, len(each.cells), *owner)
    key = "evidence.recheck_worth" if card.measurable else "evidence.recheck"
    check = words(key, hours=hours_spelled(card.hours, words), value=words.number(card.value, 2))
    return _source_cell(view, each.source, each.cells[0].industry, len(each.cells), *owner, check)


@st.fragment
def ageing(view: View) -> None:
    """What ages out before a day that the reader chooses, the soonest first; another day changes this block alone."""
    words, as_of = view.words, view.assessment.as_of
    st.session_state.setdefault(AGES_BY, as_of + A_YEAR)
    by = max(as_of, min(st.session_state[AGES_BY] or as_of + A_YEAR, as_of + FARTHEST))
    title, table, count = prepared(_ageing, view, by)
    with finding(title, words("evidence.ageing_unit")):
        if count:
            show_table(table)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _day_input(view, as_of, by)
            with st.container(width="stretch"):
                _more(view, count)
            if count:
                popover(lambda: _ageing_data(view, by), "ageing", words)


def _ageing(view: View, by: date) -> tuple[str, Any, int]:
    """The finding, the table in the form in which it is sent, and how many sources there are."""
    words, found = view.words, ages_out(view.assessment, by)
    table = pd.DataFrame(
        {
            words("evidence.headings.source"): [
                _source_cell(view, each.source, each.cells[0][0], len(each.cells), *owner)
                for each, owner in zip(found[:SHOWN], _owners(view, _ageing_cells(found)), strict=False)
            ],
            words("evidence.headings.ages"): [ageing_text(each, words) for each in found[:SHOWN]],
        }
    )
    return ageing_title(found, by, words), sent_form(table), len(found)


def _ageing_cells(found: Sequence[AgeingSource]) -> list[tuple[str, list[str]]]:
    return [(each.source, [industry for industry, _ in each.cells]) for each in found]


def _more(view: View, count: int) -> None:
    """How many more there are; it takes the room between what stands left and the data at the right."""
    if count > SHOWN:
        st.caption(view.words("evidence.more", count=count - SHOWN))


def _day_input(view: View, as_of: date, by: date) -> None:
    st.session_state[AGES_BY] = by
    st.date_input(
        view.words("evidence.by"),
        min_value=as_of,
        max_value=as_of + FARTHEST,
        key=AGES_BY,
        format="YYYY-MM-DD",
        width=160,
        persist_state="session",
    )


def _facts(view: View, source: str, industries: list[str], ratings: int) -> dict[str, object]:
    evidence, names = source_of(view.assessment, source, industries[0]), distinct_names(view, view.known.industries)
    cited = view.words("numbers.comma").join(names[each] for each in dict.fromkeys(industries))
    grade = view.known.vocabulary.evidence.grade_of(evidence)
    title = source_name(evidence, view.words, dated=False)
    return {"title": title, "industry": cited, "grade": grade, "date": evidence.date or "", "ratings": ratings}


def _bearing_data(view: View, winner: str, hours: float) -> pd.DataFrame:
    found, checks = _found_and_checks(view, winner, hours)
    rows = []
    for each in found:
        industry, card = each.cells[0].industry, checks.get(each.source)
        for effect in effect_texts(view.assessment, each, view.edition.rulebook.strategies, view.words):
            rows.append(
                {
                    **_facts(view, each.source, [cell.industry for cell in each.cells], len(each.cells)),
                    "effect": effect,
                    "hours": card.hours if card else None,
                    "value": round(card.value, 3) if card else None,
                    "url": source_of(view.assessment, each.source, industry).url or "",
                }
            )
    return pd.DataFrame(rows).rename(columns=view.words.under("evidence.columns"))


def _ageing_data(view: View, by: date) -> pd.DataFrame:
    rows = [
        {
            **_facts(view, each.source, [cell for cell, _ in each.cells], len(each.cells)),
            "doubles": each.doubles_on.isoformat() if each.doubles_on else "",
            "widest": each.widest_on.isoformat() if each.widest_on else "",
            "now": round(each.half_width, 2),
            "then": round(each.half_width_then, 2),
            "url": source_of(view.assessment, each.source, each.cells[0][0]).url or "",
        }
        for each in ages_out(view.assessment, by)
    ]
    return pd.DataFrame(rows).rename(columns=view.words.under("evidence.columns"))
