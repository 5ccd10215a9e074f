"""Every code that the product can emit has its words in both languages and its heading in the documentation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from knowledge.problem import Place, Problem
from knowledge.workspace import SHIPPED
from locales import LANGUAGES, words_in
from reports.problem_text import problem_github, problem_payload, problem_text

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
DOCUMENT = SHIPPED / "docs" / "problems.md"
EMITTING = ("knowledge", "assessment", "strategies", "plans", "reports", "terminal")
# Calls that take a problem's code as their first text.
MAKERS = {"Problem", "WrongInput", "PydanticCustomError", "Misreading", "Fault"}
MAKING_METHODS = {"problem", "problem_told", "_problem", "_refuse", "_unreadable", "_stopped", "_unknown_names"}
# Written like codes, but they name something else: encodings, how a stream treats signs that it does not have, an
# error of a record's check that becomes `wrong-type`, and a command of git.
NO_CODES = {"utf-8", "utf-8-sig", "plain-signs", "not-text", "rev-parse", "cat-file", "ls-tree"}


def sources() -> Iterator[Path]:
    for name in EMITTING:
        yield from [SHIPPED / name] if name.endswith(".py") else sorted((SHIPPED / name).rglob("*.py"))


def literals() -> set[str]:
    """Every text in the sources that is written like a code: words joined by hyphens, all small."""
    texts = (
        node.value
        for file in sources()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if CODE.fullmatch(text)}


def emitted() -> set[str]:
    """The codes that stand in a call which makes a problem."""
    found: set[str] = set()
    for file in sources():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS | MAKING_METHODS:
                arguments = [each.value for each in node.args if isinstance(each, ast.Constant)]
                found |= {each for each in arguments if isinstance(each, str) and CODE.fullmatch(each)}
    return found


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def worded() -> set[str]:
    words = words_in("en").under("problems")
    return {name.removesuffix(".message") for name in words if name.endswith(".message")}


def headings() -> list[str]:
    return re.findall(r"^## `([^`]+)`$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_search_finds_what_it_should() -> None:
    assert {"unknown-factor", "not-saved", "range-order", "unknown-phrase", "bad-domain", "too-deep"} <= emitted()
    assert emitted() - NO_CODES <= worded()


def test_every_code_in_the_sources_has_words_and_no_words_are_dead() -> None:
    assert literals() - NO_CODES - worded() == set(), "codes without words, or other texts to be added to NO_CODES"
    assert worded() - literals() == set(), "words for codes that nothing emits"
    assert NO_CODES - literals() == set()


def test_every_code_has_one_heading_in_the_documentation_in_the_order_of_the_alphabet() -> None:
    assert headings() == sorted(worded())


def test_every_heading_says_what_it_means_shows_it_and_mends_it() -> None:
    sections = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for section in sections:
        code = section.split("`")[1]
        assert len(section.strip().splitlines()) == 5, code
        assert " Example: " in section, code
        assert "\n\nMend: " in section, code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(worded()))
def test_every_code_can_be_told_in_every_form(code: str, language: str) -> None:
    words = words_in(language)
    sentences = f"{words(f'problems.{code}.message')} {words(f'problems.{code}.help')}"
    fields = {name for _, name, _, _ in Formatter().parse(sentences) if name} - {"subject"}
    values = {name: "number" if name.endswith("_kind") else f"<{name}>" for name in fields}
    problem = Problem(code, Place("a.yaml", 1, 2, 4, "x: y"), "subject", values)
    for told in (problem_text(problem, words), problem_github(problem, words), str(problem_payload(problem, words))):
        assert code in told
        assert "{" not in told.replace("{'", "").replace("{en:", "")
    for name in fields:
        assert values[name] in problem_text(problem, words) or name.endswith("_kind")
