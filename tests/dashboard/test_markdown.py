"""Text from files reaches Markdown as letters only: no formatting, picture, icon, formula, markup or hidden link."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from google.protobuf.json_format import MessageToDict
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from dashboard.markdown import for_markdown, linked, plain, problem_told
from knowledge.problem import WrongInput
from locales import words_in
from tests.dashboard.conftest import ROOT, Opened
from tests.dashboard.screen import PAGES, elements, turned_to
from tests.dashboard.workspaces import profile

HOSTILE = (
    "![p](https://evil.example/p.png) [l](javascript:alert(1)) <img src=x onerror=alert(1)> **b** `c` ~~d~~ "
    "$\\latex^2$ :material/home: :red[e] &lt;f&gt; | # g"
)
MARKUP = re.compile(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#$~|:!&]")
SHOWS_MARKDOWN = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "button_group",
    "menu_button",
    "expander",
    "metric",
)
HUMAN = {"en", "zh-Hant"}


def shown_by_markdown(text: str) -> str:
    """A line of Markdown without markup as its reader sees it: escapes resolved."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


@given(some.text())
def test_no_letter_is_left_to_mean_anything(text: str) -> None:
    assert MARKUP.search(plain(text)) is None
    assert "\n" not in plain(text)


@given(some.text(some.characters(exclude_categories=["Cc", "Zl", "Zp", "Cs"])))
def test_every_letter_is_still_there(text: str) -> None:
    assert shown_by_markdown(plain(text)) == text.strip()


@pytest.mark.parametrize(
    "text", ["- item", "+ item", "1. item", "12) item", "=", "---", "    code", "\tcode", "a\n===\nb"]
)
def test_a_line_starts_no_block(text: str) -> None:
    assert re.match(r"\d*[-+=.)]|\s", plain(text)) is None
    assert "\n" not in plain(text)


def test_a_web_address_becomes_a_link() -> None:
    assert linked("A [b]", "https://example.com/c?d=e") == r"[A \[b\]](<https://example.com/c?d=e>)"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "//evil.example", " https://a.b", "", None],
)
def test_any_other_address_stays_text(url: str | None) -> None:
    assert linked("A", url) == "A"


@pytest.mark.parametrize(
    "url", ["https://a.b/>) [c](javascript:d", "https://a.b/<e>", "https://a.b/f\n\ng", "https://a.b/h\\"]
)
def test_an_address_cannot_end_its_link_early(url: str) -> None:
    inside = linked("A", url).removeprefix("[A](<").removesuffix(">)")
    assert re.search(r"[<>\s\\]", inside) is None


def test_words_for_markdown_make_names_plain_and_keep_our_own_formatting() -> None:
    words = for_markdown(words_in("en"))
    assert words.text({"en": "*A*"}) == r"\*A\*"
    assert "*{winner}*" in words("decide.title_one")


def hostile(part: object) -> object:
    """A profile with every human text in it replaced."""
    if isinstance(part, dict):
        if part and part.keys() <= HUMAN:
            return dict.fromkeys(part, HOSTILE)
        return {
            key: HOSTILE if key in ("title", "publisher") else "javascript:alert(1)" if key == "url" else hostile(value)
            for key, value in part.items()
        }
    return [hostile(each) for each in part] if isinstance(part, list) else part


def write_hostile_profiles(workspace: Path) -> None:
    """Make the winner's profile and the factors speak Markdown, HTML, formulas and icons wherever they may speak."""
    file = profile(workspace, "medical_devices")
    tree = hostile(yaml.safe_load(file.read_text(encoding="utf-8")))
    for rival in tree["rivals"]:
        rival["name"] = HOSTILE
    file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    factors = hostile(yaml.safe_load((ROOT / "vocabulary" / "factors.yaml").read_text(encoding="utf-8")))
    (workspace / "vocabulary").mkdir()
    (workspace / "vocabulary" / "factors.yaml").write_text(
        yaml.safe_dump(factors, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


LIVE = re.compile(r"(?<!\\)!\\?\[p|(?<!\\)\[l|(?<!\\)<img|(?<!\\)\$\\latex|(?<!\\):material/home|(?<!\\)\]\(java")


def smuggled(app: AppTest) -> tuple[int, list[str]]:
    """How many elements show the hostile text, and those that would let it mean something."""
    texts = [
        (f"{element.type}: {each}", each)
        for element in elements(app)
        for each in markdown_of(element.type, MessageToDict(element.proto))
        if "evil.example" in each
    ]
    return len(texts), [told for told, each in texts if LIVE.search(each)]


def markdown_of(kind: str, part: Any, name: str = "") -> Iterator[str]:
    """The strings of a message that Streamlit takes for Markdown: labels and helps of all, and the text of some."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from markdown_of(kind, value, key)
    elif isinstance(part, list):
        for value in part:
            yield from markdown_of(kind, value, name)
    elif isinstance(part, str) and (kind in SHOWS_MARKDOWN or name in ("label", "help", "tooltip")):
        yield part


def test_no_page_passes_on_what_a_file_smuggles_in(workspace: Path, opened: Opened) -> None:
    write_hostile_profiles(workspace)
    app = opened()
    assert not app.code, "the files are valid"
    for page in PAGES:
        app = app if page == "decide" else turned_to(app, page)
        met, live = smuggled(app)
        assert live == [], page
        assert met or page == "listings", page


@pytest.mark.parametrize("view", ["form", "table", "across", "yaml"])
def test_no_view_of_a_profile_passes_it_on_either(workspace: Path, opened: Opened, view: str) -> None:
    write_hostile_profiles(workspace)
    app = opened()
    app.query_params.update({"file": "industry_profiles/medical_devices.yaml", "as": view})
    met, live = smuggled(turned_to(app, "profiles"))
    assert live == []
    assert met


def test_a_mistake_told_by_itself_begins_like_a_sentence_and_keeps_names_as_they_are() -> None:
    words = words_in("en")
    assert problem_told(WrongInput("weights-all-zero").problem, words).startswith("All weights are 0")
    named = WrongInput("id-mismatch", found="a_b", expected="c").problem
    assert problem_told(named, words).startswith("The id 'a")
    assert problem_told(WrongInput("not-valid", found="x", reason="y").problem, words).startswith("'x'")
