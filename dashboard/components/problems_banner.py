"""What is wrong in the files, above every page: place, message and mend; the sound files stay compared."""

import streamlit as st

from dashboard.knowledge_store import Edition
from dashboard.markdown import plain
from locales import Words
from reports.problem_text import problem_text

SHOWN = 3


def problems_banner(edition: Edition, words: Words) -> None:
    """Show the first problems; nothing when all files are sound. File text is shown as plain text only."""
    problems = [each for each in edition.problems if each.severity == "error"]
    if not problems:
        return
    title = words(
        "problems_banner.title_one" if len(problems) == 1 else "problems_banner.title_many", count=len(problems)
    )
    with st.container(border=True, gap="small"):
        st.markdown(f":material/warning: **{title}**")
        for each in problems[:SHOWN]:
            st.code(problem_text(each, words), language=None, wrap_lines=True)
        if len(problems) > SHOWN:
            st.caption(words("problems_banner.more", count=len(problems) - SHOWN))
        for industry in sorted(edition.known.stale):
            name = words.text(edition.known.industries[industry].name)
            st.caption(words("problems_banner.stale", industry=plain(name)))
