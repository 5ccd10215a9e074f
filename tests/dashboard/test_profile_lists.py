"""Lists of a profile edited in tables: every entry that nobody touched keeps its own characters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.components.profiles.company_form import CONTACT
from dashboard.components.profiles.industry_lists import RIVAL
from dashboard.components.profiles.lists import ListColumn, edited_entries, list_changes, words_column
from knowledge.yaml_text.document import parse_document
from knowledge.yaml_text.edit import with_values

GOODS = words_column("profiles.products")
TEXT = """# mine
products:  # what we sell
  - {en: "Gloves", zh-Hant: "手套"}  # the best
  - Gowns
  - "Dressings"
contacts:
  - name: Ann  # ask for her
    role: {en: Sales}
    email: ann@example.com
"""


def edits(
    changed: dict[int, dict[str, Any]] | None = None,
    added: list[dict[str, Any]] | None = None,
    gone: tuple[int, ...] = (),
) -> dict[str, Any]:
    """What Streamlit tells of a table."""
    return {"edited_rows": changed or {}, "added_rows": added or [], "deleted_rows": list(gone)}


def after(path: str, columns: tuple[ListColumn, ...], done: dict[str, Any], text: str = TEXT) -> str:
    now = (parse_document(text.encode(), "a.yaml").value or {}).get(path)
    return with_values(text, list_changes((path,), now, edited_entries(now or [], done, columns)))


@pytest.mark.parametrize(
    ("done", "before", "instead"),
    [
        (edits({0: {"profiles.products|en": "Mitts"}}), '"Gloves"', '"Mitts"'),
        (edits({1: {"profiles.products|zh-Hant": "袍"}}), "- Gowns", '- {en: Gowns, zh-Hant: "袍"}'),
        (edits({2: {"profiles.products|en": "Plasters"}}), '"Dressings"', '"Plasters"'),
        (edits(gone=(1,)), "  - Gowns\n", ""),
        (edits(added=[{"profiles.products|en": "Masks"}]), '"Dressings"\n', '"Dressings"\n  - Masks\n'),
        (edits(added=[{}]), "", ""),
        (edits({0: {"profiles.products|en": "Gloves"}}), "", ""),
    ],
)
def test_only_what_was_edited_changes(done: dict[str, Any], before: str, instead: str) -> None:
    assert after("products", GOODS, done) == TEXT.replace(before, instead, 1)


def test_an_entry_keeps_what_the_table_does_not_show() -> None:
    text = "rivals:\n  - name: One\n    weaknesses: [slow]  # said by users\n    evidence: [a]\n"
    done = edits({0: {"sheets.columns.founded|": 1999.0}})
    assert after("rivals", RIVAL, done, text) == text.rstrip("\n") + "\n    founded: 1999\n"


def test_a_list_begins_and_ends() -> None:
    begun = after("pictures", (ListColumn("profiles.picture", ()),), edits(added=[{"profiles.picture|": "a.png"}]))
    assert begun == TEXT + "pictures: [a.png]\n"
    ended = after("contacts", CONTACT, edits(gone=(0,)))
    assert ended == TEXT.split("contacts:")[0]


def test_a_contact_gets_a_role_in_chinese() -> None:
    done = edits({0: {"profiles.role|zh-Hant": "業務"}})
    assert after("contacts", CONTACT, done) == TEXT.replace("{en: Sales}", '{en: Sales, zh-Hant: "業務"}')


@given(some.lists(some.integers(0, 9), max_size=6), some.data())
def test_any_edits_give_the_list_that_is_wanted(numbers: list[int], data: some.DataObject) -> None:
    """Deleting, changing and adding together, with equal entries among them."""
    gone = data.draw(some.sets(some.sampled_from(range(len(numbers))))) if numbers else set()
    wanted = [data.draw(some.integers(0, 9)) for at in range(len(numbers)) if at not in gone]
    wanted += data.draw(some.lists(some.integers(0, 9), max_size=3))
    text = "a:\n" + "".join(f"  - n: {each}\n" for each in numbers) + "b: 1\n" if numbers else "b: 1\n"
    now = [{"n": each} for each in numbers] or None
    changed = with_values(text, list_changes(("a",), now, [{"n": each} for each in wanted]))
    found = parse_document(changed.encode(), "a.yaml").value
    assert [each["n"] for each in found.get("a", [])] == wanted
    assert found["b"] == 1
