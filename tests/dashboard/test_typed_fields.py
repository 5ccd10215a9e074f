"""What is typed and not told yet becomes the change that its field or cell would have made."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from dashboard import drafts
from dashboard.components.drafts.draft_keeper import TypedField, ValueKind
from dashboard.components.drafts.typed_fields import take_typed, typed_change
from dashboard.components.profiles.editing import stamp_of
from knowledge import Workspace
from tests.dashboard.workspaces import profile

VALUE = {
    "name": "Packaging",
    "rivals": [{"name": "One", "founded": 2015}, {"name": "Two"}],
    "certificates": ["ISO 9001"],
    "indicators": {"exports": {"value": 14.1, "year": 2017}},
}


@pytest.mark.parametrize(
    ("path", "text", "kind", "change"),
    [
        (("rivals", "[0]", "founded"), "2016", "number", {("rivals", 0, "founded"): 2016}),
        (("rivals", "[1]", "founded"), "19.5.", "number", {("rivals", 1, "founded"): 19.5}),
        (("rivals", "[1]", "founded"), "soon", "number", {}),
        (("rivals", "[2]", "name"), "Three", "text", {("rivals", 2): {"name": "Three"}}),
        (("rivals", "[7]", "name"), "Three", "text", {("rivals", 2): {"name": "Three"}}),
        (("rivals", "[2]", "name"), "", "text", {}),
        (("rivals", "[0]", "status", "zh-Hant"), "新", "text", {("rivals", 0, "status"): {"en": "", "zh-Hant": "新"}}),
        (("certificates", "[0]"), "ISO 14001", "text", {("certificates", 0): "ISO 14001"}),
        (("certificates", "[1]"), "CE", "text", {("certificates", 1): "CE"}),
        (("contacts", "[0]", "name"), "Ann", "text", {("contacts",): [{"name": "Ann"}]}),
        (("contacts", "[0]", "name"), " ", "text", {}),
        (("name", "en"), "Boxes", "text", {("name",): "Boxes"}),
        (("indicators", "exports", "year"), "2024", "date", {("indicators", "exports", "year"): 2024}),
        (("indicators", "exports", "year"), "2024-05", "date", {("indicators", "exports", "year"): "2024-05"}),
        (("indicators", "exports", "year"), "", "date", {("indicators", "exports", "year"): None}),
    ],
    ids=str,
)
def test_the_change(path: tuple[str, ...], text: str, kind: ValueKind, change: dict[Any, Any]) -> None:
    assert typed_change(TypedField(path, text, kind, None, ""), VALUE) == change


def test_a_year_of_thousands_of_digits_is_a_text() -> None:
    path = ("indicators", "exports", "year")
    assert typed_change(TypedField(path, "2" * 5000, "date", None, ""), VALUE) == {path: "2" * 5000}


def test_no_number_is_no_crash() -> None:
    assert typed_change(TypedField(("rivals", "[0]", "founded"), "9" * 5000, "number", None, ""), VALUE) == {}


@pytest.fixture
def place(workspace: Path) -> Workspace:
    st.session_state.clear()
    return Workspace.at(workspace)


def typed_in_cell(place: Workspace, file: Path, path: str, *texts: str | None, opening: int = 7) -> str:
    """What a draft says after texts in an open cell, None for one that was given up."""
    for text in texts:
        draft = drafts.open_draft(file)
        cell = TypedField(tuple(path.split("/")), text, "text", draft.seen, stamp_of(place, draft), opening)
        take_typed(place, draft, [cell])
    return drafts.open_draft(file).text


@pytest.mark.parametrize(
    "path",
    [
        "factors/strong_rivals/because/en", "summary/en", "rivals/[0]/status/zh-Hant", "rivals/[9]/name",
        "knock_outs/[0]/because/en", "indicators/exports/year", "short_name/en", "regions/[0]",
    ],
)  # fmt: skip
def test_a_cell_given_up_leaves_every_byte_as_it_was(place: Workspace, path: str) -> None:
    file = profile(place.root, "packaging")
    before = file.read_text(encoding="utf-8")
    assert typed_in_cell(place, file, path, "N", "New") != before
    assert typed_in_cell(place, file, path, None) == before
    assert typed_in_cell(place, file, path, None, opening=8) == before, "nothing was typed in that one"


def test_a_cell_given_up_takes_no_other_change_with_it(place: Workspace) -> None:
    file = profile(place.root, "packaging")
    before = file.read_text(encoding="utf-8")
    typed_in_cell(place, file, "factors/strong_rivals/because/en", "New")
    drafts.set_values(file, {("name", "en"): "Boxes"})
    text = typed_in_cell(place, file, "factors/strong_rivals/because/en", None)
    assert text == before.replace('name: {en: "Packaging"', 'name: {en: "Boxes"', 1)
