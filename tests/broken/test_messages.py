"""Every file here has one mistake; beside it stands, to the letter, what the terminal says about it."""

from pathlib import Path

import pytest

from knowledge import Knowledge, read_knowledge
from knowledge.workspace import SHIPPED
from locales import LANGUAGES, words_in
from reports.check import all_problems
from reports.problem_text import problem_github, problem_payload, problem_text

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.yaml"))


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return read_knowledge(SHIPPED)


def told(file: Path, known: Knowledge, language: str = "en") -> str:
    """The problems of a file as the terminal prints them, with a blank line between two."""
    words = words_in(language)
    return "\n\n".join(problem_text(each, words) for each in all_problems(known, [str(file)])) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_message_is_exactly_this(file: Path, known: Knowledge) -> None:
    assert told(file, known) == file.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_message_has_its_file() -> None:
    assert {file.with_suffix(".yaml") for file in HERE.rglob("*.txt")} == set(FILES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_form_of_the_message_exists_in_both_languages(file: Path, known: Knowledge, language: str) -> None:
    words = words_in(language)
    for problem in all_problems(known, [str(file)]):
        payload = problem_payload(problem, words)
        assert payload["message"]
        assert payload["help"]
        assert "{" not in problem_github(problem, words).split("::")[1]
        assert "\n" not in problem_github(problem, words)
        assert problem.code in problem_text(problem, words)
