"""Every file here has one mistake; beside it stands, to the letter, what the terminal says about it."""

from itertools import product
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


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_message_is_exactly_this_and_exists_in_both_languages(file: Path, known: Knowledge) -> None:
    problems = all_problems(known, [str(file)])
    english = words_in("en")
    told = "\n\n".join(problem_text(each, english) for each in problems) + "\n"
    assert told == file.with_suffix(".txt").read_text(encoding="utf-8")
    for problem, language in product(problems, LANGUAGES):
        payload = problem_payload(problem, words_in(language))
        assert payload["message"]
        assert payload["help"]
        assert problem_text(problem, words_in(language)).count(f"[{problem.code}]") == 1
        assert "\n" not in problem_github(problem, words_in(language))


def test_every_message_has_its_file() -> None:
    assert {file.with_suffix(".yaml") for file in HERE.rglob("*.txt")} == set(FILES)
