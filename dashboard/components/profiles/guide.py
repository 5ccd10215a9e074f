"""A new industry, question by question: the weightiest first, half an hour in all, each answer saved at once."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from assessment.research.first_questions import FirstQuestion, FirstQuestions, first_questions
from dashboard import drafts
from dashboard.components.block import finding
from dashboard.components.drafts.kept_form import form_done, kept_form
from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.fields import number_for_file
from dashboard.drafts import FileDraft
from dashboard.language import current_words
from dashboard.markdown import for_markdown, problem_told
from dashboard.session import GUIDE_SKIPPED, GUIDE_TOLD, GUIDED
from dashboard.undisturbed import undisturbed
from knowledge import Knowledge
from knowledge.draft import draft_of
from knowledge.industry_profile import IndustryProfile
from knowledge.problem import WrongInput
from knowledge.saving.rating_writer import RANGE
from knowledge.yaml_text.document import Path_

NEXT_SHOWN = 3
STEP = 0.5
_STANDING = {"score": "score", "low": "p05", "high": "p95"}


def new_industry_guide(editing: Editing) -> None:
    """The next question about an industry that is not rated far enough to be compared; nothing for any other.

    Whoever has begun here stays until the questions of the half hour are answered.
    """
    profile = editing.checked.record
    if not isinstance(profile, IndustryProfile) or editing.refused is not None:
        return
    asked = first_questions(editing.view.assessment, profile)
    begun = editing.shown in st.session_state.get(GUIDED, ())
    if asked.comparable and not begun:
        return
    with (
        st.container(border=True, key="guide"),
        finding(_title(editing, asked, profile), editing.view.words("new_industry.unit")),
    ):
        _state(editing, asked)
        waiting = [each for each in asked.open if each.factor not in _skipped(editing.file)]
        if waiting:
            _question(editing, waiting[0])
            _what_follows(editing, waiting[1:], asked)
        elif asked.open:
            _what_follows(editing, (), asked)
        else:
            st.markdown(editing.view.words("new_industry.done"))


def _title(editing: Editing, asked: FirstQuestions, profile: IndustryProfile) -> str:
    words = for_markdown(editing.view.words)
    name = words.text(profile.name)
    if asked.comparable:
        return words("new_industry.title_compared", name=name)
    key = "provisional" if asked.provisional else "start"
    return words(f"new_industry.title_{key}", name=name, missing=words.hundred(asked.missing_weight))


def _state(editing: Editing, asked: FirstQuestions) -> None:
    """How far it has come, and where the industry stands meanwhile."""
    words, standings = for_markdown(editing.view.words), editing.view.assessment.standings
    done, count = len(asked.planned) - len(asked.open), len(asked.planned)
    told = words("new_industry.progress", answered=done, count=count, minutes=words.number(asked.minutes_left))
    st.progress(done / count if count else 1.0, told)
    standing = standings.get(editing.file.stem)
    if asked.provisional and standing is not None and not editing.draft.is_changed:
        numbers = {name: words.number(getattr(standing, at)) for name, at in _STANDING.items()}
        st.markdown(words("new_industry.provisional", most=words.hundred(asked.most_missing), **numbers))
    elif standing is None and editing.file.stem in editing.view.known.industries:
        name = words.text(editing.view.known.industries[editing.file.stem].name)
        st.markdown(words("new_industry.not_compared", name=name))


def _question(editing: Editing, question: FirstQuestion) -> None:
    """One question with its worded scale, and the form for its answer."""
    words, factor = for_markdown(editing.view.words), editing.view.known.vocabulary.factors[question.factor]
    told = {"weight": words.number(100 * question.weight, 1), "minutes": words.number(question.minutes)}
    left, right = st.columns([1.2, 1], gap="medium")
    with left:
        asked = words(f"new_industry.need_{question.path[-1]}") if question.is_need else words.text(factor.question)
        st.markdown(f"**{words.text(factor.label)}**  \n{asked}")
        if question.is_need:
            st.caption(words("new_industry.carries_need", factor=words.text(factor.label), **told))
        else:
            st.caption(words("new_industry.carries", **told))
        _answer_form(editing, question)
    with right:
        if not question.is_need:
            side = editing.view.known.vocabulary.sides[factor.side]
            scale = [f"- **{value:g}**: {words.text(said)}" for value, said in factor.anchors.items()]
            st.markdown(words("profiles.scale", direction=words.text(side.direction)) + "\n" + "\n".join(scale))
        how = words(f"new_industry.how_{question.path[-1]}") if question.is_need else words.text(factor.how_to_research)
        if how:
            st.markdown(f"**{words('new_industry.how')}**  \n{how}")


def _answer_form(editing: Editing, question: FirstQuestion) -> None:
    words, known = editing.view.words, editing.view.known
    keys = {name: _key(editing, question, name) for name in (*RANGE, "because")}
    is_rating = not question.is_need or question.path[-1] == "technology"
    ends, name = {each: keys[each] for each in RANGE}, _key(editing, question, "answer")
    kept_form(name, {"because": keys["because"]}, ends, most=10.0 if is_rating else 1e15)
    with st.form(_key(editing, question, "form"), border=False):
        for column, end in zip(st.columns(len(RANGE), gap="small"), RANGE, strict=True):
            column.number_input(
                words(f"new_industry.{end}"), 0.0, 10.0 if is_rating else None, None,
                step=STEP if is_rating else 1.0, format="%.10g", key=keys[end],
                help=None if end == "likely" else words("new_industry.range_help"),
            )  # fmt: skip
        st.text_input(words("new_industry.because"), key=keys["because"])
        if told := st.session_state.pop(GUIDE_TOLD, None):
            st.error(told)
        with st.container(horizontal=True):
            st.form_submit_button(
                words("new_industry.save"), type="primary", on_click=_save,
                args=(known, editing.file, editing.shown, question.path, keys),
                kwargs={"is_new": editing.value(*question.path) is None, "form": name},
            )  # fmt: skip
            st.form_submit_button(
                words("new_industry.skip"), on_click=_skip, args=(editing.file, editing.shown, question.factor)
            )


def _what_follows(editing: Editing, waiting: Sequence[FirstQuestion], asked: FirstQuestions) -> None:
    """What is asked next, and what was skipped."""
    words = for_markdown(editing.view.words)
    factors, skipped = editing.view.known.vocabulary.factors, _skipped(editing.file)
    following = [words.text(factors[each.factor].label) for each in waiting[:NEXT_SHOWN]]
    if following:
        st.caption(words("new_industry.next", next=words.listing(following)))
    left = [words.text(factors[each.factor].label) for each in asked.open if each.factor in skipped]
    if left:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(words("new_industry.skipped", skipped=words.listing(left)), width="content")
            st.button(words("new_industry.again"), type="tertiary", key="guide_again", on_click=skipped.clear)


def _key(editing: Editing, question: FirstQuestion, name: str) -> str:
    return "|".join(("guide", editing.shown, question.factor, name))


def _skipped(file: Path) -> set[str]:
    """The factors skipped in this session; the next session asks again."""
    every: dict[Path, set[str]] = st.session_state.setdefault(GUIDE_SKIPPED, {})
    return every.setdefault(file, set())


@undisturbed
def _skip(file: Path, shown: str, factor: str) -> None:
    _begin(shown)
    _skipped(file).add(factor)


def _begin(shown: str) -> None:
    """Remember that the guide has begun for a file, so that it stays to the end."""
    st.session_state[GUIDED] = {*st.session_state.get(GUIDED, ()), shown}


def _save(
    known: Knowledge, file: Path, shown: str, path: Path_, keys: Mapping[str, str], *, is_new: bool, form: str
) -> None:
    """Bring a sound answer into the profile; a draft with other changes is not saved along with it."""
    began = cache(drafts.open_draft)  # as it stood at first: a second try finds what the first one changed

    @undisturbed
    def saved() -> None:
        answer = _sound_answer(keys)
        if answer is None:
            return
        changes = {path: answer} if is_new else {(*path, name): value for name, value in answer.items()}
        if _brought_in(known, began(file), changes):
            _begin(shown)
            form_done(form)

    saved()


def _sound_answer(keys: Mapping[str, str]) -> dict[str, Any] | None:
    """What the fields say, empty ones left out; None where it is no rating, which is told."""
    said = {name: number_for_file(st.session_state[keys[name]], None) for name in RANGE}
    ends = [each for each in said.values() if each is not None]
    if said["likely"] is None or ends != sorted(ends):
        key = "likely_needed" if said["likely"] is None else "wrong_order"
        st.session_state[GUIDE_TOLD] = current_words()(f"new_industry.{key}")
        return None
    because = (st.session_state[keys["because"]] or "").strip()
    return {name: value for name, value in {**said, "because": because}.items() if value not in (None, "")}


def _brought_in(known: Knowledge, began: FileDraft, changes: Mapping[Path_, Any]) -> bool:
    """Change a draft and, if nothing else in it was changed, save it; whether the answer is in it. Else it is told."""
    words, file = current_words(), began.file
    if not drafts.set_values(file, changes):
        return False
    checked = draft_of(known, file, drafts.open_draft(file).content)
    if checked.record is None and not began.is_changed:
        drafts.change(file, began.text)
        st.session_state[GUIDE_TOLD] = problem_told(checked.problems[0], words)
        return False
    if began.is_changed:
        st.toast(words("new_industry.kept"), icon=":material/edit_note:")
        return True
    try:
        drafts.save(known.workspace, file)
    except WrongInput as wrong:
        st.session_state[GUIDE_TOLD] = problem_told(wrong.problem, words)
    return True
