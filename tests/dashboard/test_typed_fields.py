"""What is typed and not told yet becomes the change that its field or cell would have made."""

from typing import Any

import pytest

from dashboard.components.drafts.draft_keeper import TypedField, ValueKind
from dashboard.components.drafts.typed_fields import typed_change

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
