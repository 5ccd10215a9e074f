"""What is wrong in a draft, in sentences with the line they are about."""

import streamlit as st

from dashboard.components.profiles.editing import Editing
from dashboard.markdown import plain
from knowledge.problem import Problem
from reports.problem_text import problem_sentences

SHOWN = 8


def problem_list(editing: Editing, *, named: bool = False) -> None:
    """The first problems of a draft; with `named` each says which file it is about."""
    problems = editing.checked.problems
    if problems:
        st.markdown("\n".join(f"- {problem_line(editing, each, named=named)}" for each in problems[:SHOWN]))
    if len(problems) > SHOWN:
        st.caption(editing.view.words("profiles.more_problems", count=len(problems) - SHOWN))


def problem_line(editing: Editing, problem: Problem, *, named: bool = False) -> str:
    """One problem: where it is, what is wrong, and how to mend it."""
    words = editing.view.words
    where = [plain(editing.file.name)] if named else []
    where += [words("editor.line", line=problem.place.line)] if problem.place.line else []
    where += [plain(problem.subject)] if problem.subject else []
    return words("profiles.problem", where=" · ".join(where), told=plain(problem_sentences(problem, words)))
