"""An industry as a form: what it is called, and its factors side by side with the question and worded scale."""

from typing import Any

import streamlit as st

from assessment.cell import clip_rating
from assessment.founder_fit import founder_rating
from assessment.yardsticks import yardstick_rating
from dashboard.components.industry_blocks import BADGE_COLOURS
from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.fields import as_number, both_languages, list_field, number_field
from dashboard.components.profiles.rating_scale import rating_scale
from dashboard.markdown import for_markdown, plain
from knowledge.factor import SIDES, Factor, Side
from knowledge.industry_profile import IndustryProfile
from knowledge.saving.rating_writer import RANGE
from knowledge.vocabulary import Yardstick
from locales import half_up
from reports.measured import figure_text

STEP = 0.1
FIRST_OPEN = "weakness"  # strengths follow from the founder's figures, so few profiles rate them


def industry_form(editing: Editing) -> None:
    """Every field of an industry that people rate or write, but for what the lists have."""
    words, vocabulary = editing.view.words, editing.view.known.vocabulary
    both_languages(editing, ("name",), words("profiles.name"))
    both_languages(editing, ("summary",), words("profiles.summary"), area=True)
    left, right = st.columns(2, gap="small")
    with left:
        labels = {name: words.text(label) for name, label in vocabulary.trade_labels.items()}
        list_field(editing, ("trades",), words("profiles.trades"), list(labels), labels)
    with right:
        list_field(
            editing, ("regions",), words("profiles.regions"), ("US", "EU", "WORLD"), {}, new=True,
            help_text=words("profiles.regions_help"),
        )  # fmt: skip
    for side in SIDES:
        _side(editing, side)


def _side(editing: Editing, side: Side) -> None:
    """The factors of one side; drawn only while they are open."""
    words, vocabulary = editing.view.words, editing.view.known.vocabulary
    side_words = vocabulary.sides[side]
    title = f":{BADGE_COLOURS[side]}-badge[{plain(side_words.letter)}] {plain(words.text(side_words.label))}"
    opened = st.expander(
        title, expanded=side == FIRST_OPEN, key=f"profile_side|{editing.shown}|{side}", on_change="rerun"
    )
    if opened.open:
        with opened:
            for factor in vocabulary.factors.values():
                if factor.side == side:
                    _factor(editing, factor)


def _factor(editing: Editing, factor: Factor) -> None:
    """One factor: its rating, reason and sources, beside what the numbers mean."""
    words, path = for_markdown(editing.view.words), ("factors", factor.id)
    with st.container(border=True, gap="small"):
        rated = factor.about == "founder"  # computed where nobody rates it
        rated = rated or editing.value(*path, "likely") is not None or editing.value(*path, "yardstick") is not None
        status = "" if rated else f" · :gray[{words('profiles.unrated')}]"
        st.markdown(f"**{words.text(factor.label)}**{status}  \n{words.text(factor.question)}")
        left, right = st.columns([1.2, 1], gap="medium")
        with left:
            _range(editing, factor)
            both_languages(editing, (*path, "because"), words("profiles.because"), area=True)
            sources = source_names(editing)
            list_field(editing, (*path, "evidence"), words("profiles.sources"), list(sources), sources)
        with right:
            rating_scale(editing, path, factor, computed(editing, factor.id))
            st.caption(_origin(editing, factor))


def _range(editing: Editing, factor: Factor) -> None:
    """Low, likely and high; a likely rating that figures give is shown where nobody has given another."""
    words, path = editing.view.words, ("factors", factor.id)
    for column, name in zip(st.columns(3, gap="small"), RANGE, strict=True):
        with column:
            rating = computed(editing, factor.id) if name == "likely" else None
            number_field(
                editing,
                (*path, name),
                words(f"profiles.{name}"),
                most=10,
                step=STEP,
                placeholder=None if rating is None else words("profiles.computes", value=f"{rating:g}"),
            )


def _origin(editing: Editing, factor: Factor) -> str:
    """How the rating comes about where nobody gives it."""
    words, name = for_markdown(editing.view.words), editing.value("factors", factor.id, "yardstick")
    yardstick = editing.view.known.vocabulary.yardsticks.get(name) if isinstance(name, str) else None
    if yardstick is None:
        return words("profiles.from_founder") if factor.about == "founder" else words("profiles.rate_yourself")
    figures = [_figure(editing, term.indicator) for term in yardstick.terms]
    told = words("profiles.from_figures", figures=words.listing(figures))
    by = as_number(editing.value("factors", factor.id, "adjust", "by"))
    return told if not by else words.sentences([told, words("profiles.adjusted", by=words.number(by, 1, signed=True))])


def _figure(editing: Editing, name: str) -> str:
    words, record = for_markdown(editing.view.words), editing.checked.record
    label = words.text(editing.value("indicators", name, "label")) or plain(name)
    indicator = record.indicators.get(name) if isinstance(record, IndustryProfile) else None
    if indicator is not None:
        return words("profiles.figure", label=label, value=figure_text(indicator, words))
    value = as_number(editing.value("indicators", name, "value"))  # of a draft that has a mistake somewhere
    return words("profiles.figure", label=label, value="–" if value is None else f"{value:g}")


def computed(editing: Editing, factor: str) -> float | None:
    """What the founder's figures give for a factor, or its yardstick with its adjustment; None where one is missing.

    The figures are those of the draft; the founder's are held against what is saved while the draft has a mistake.
    """
    record, known = editing.checked.record, editing.view.known
    profile = record if isinstance(record, IndustryProfile) else known.industries.get(editing.file.stem)
    fit = founder_rating(factor, editing.view.assessment.founder.founder, profile) if profile else None
    if fit is not None:
        return half_up(fit[1], 1)
    name = editing.value("factors", factor, "yardstick")
    yardstick: Yardstick | None = editing.view.known.vocabulary.yardsticks.get(name) if isinstance(name, str) else None
    if yardstick is None:
        return None
    found = {
        each.indicator: as_number(editing.value("indicators", each.indicator, "value")) for each in yardstick.terms
    }
    rating = yardstick_rating(yardstick, {each: value for each, value in found.items() if value is not None})
    by = as_number(editing.value("factors", factor, "adjust", "by")) or 0
    return None if rating is None else half_up(clip_rating(rating + by), 1)


def source_names(editing: Editing) -> dict[str, str]:
    """All sources that this industry may cite, by id: its own as the draft has them, then the shared ones."""
    own = editing.value("evidence")
    titled: dict[str, Any] = {name: each.title for name, each in editing.view.known.shared_evidence.items()}
    if isinstance(own, dict):
        titled = {str(name): each.get("title") if isinstance(each, dict) else "" for name, each in own.items()} | titled
    return {name: f"{title} ({name})" if title else name for name, title in titled.items()}
