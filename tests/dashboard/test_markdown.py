"""Text from files reaches Markdown as letters only: no formatting, picture, icon, formula, markup or hidden link."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from dashboard.markdown import for_markdown, linked, plain
from locales import words_in
from tests.dashboard.conftest import Opened
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
    """Make the winner's profile speak Markdown, HTML, formulas and icons wherever it may speak at all."""
    file = profile(workspace, "medical_devices")
    tree = hostile(yaml.safe_load(file.read_text(encoding="utf-8")))
    for rival in tree["rivals"]:
        rival["name"] = HOSTILE
    file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_no_page_passes_on_what_a_profile_smuggles_in(workspace: Path, opened: Opened) -> None:
    write_hostile_profiles(workspace)
    app = opened()
    assert not app.code, "the profile is valid"
    met = 0
    for page in PAGES:
        app = app if page == "decide" else turned_to(app, page)
        for element in elements(app):
            text = str(element.proto).replace("\\\\", "\\") if element.type in SHOWS_MARKDOWN else ""
            met += "evil.example" in text
            assert "javascript:" not in text, page
            assert (
                re.search(r"(?<!\\)!\\?\[p|(?<!\\)\[l|(?<!\\)<img|(?<!\\)\$\\latex|(?<!\\):material/home", text) is None
            ), page
    assert met > 10, "the hostile text was met on the pages"
