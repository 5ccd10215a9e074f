"""What is wrong in the files, above every page: place, message, mend, and what can still be concluded."""

from collections.abc import Iterable
from pathlib import PurePosixPath

import streamlit as st

from dashboard.knowledge_store import Edition
from dashboard.markdown import plain
from knowledge import Knowledge
from knowledge.founder_choice import OWN
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
        for told in _consequences(edition.known, dict.fromkeys(each.place.path for each in problems), words):
            st.caption(told)


def _consequences(known: Knowledge, paths: Iterable[str], words: Words) -> list[str]:
    """What the mistakes in these files mean for the answer, a line each for industries, founder and all else."""
    place = known.workspace
    profiles = {place.shown(file): file.stem for file in place.industry_files()}
    own = place.shown(place.own_founder_file)
    paths = list(paths)
    told = _industries(known, [path for path in paths if path in profiles and profiles[path] not in known.stale], words)
    told += [
        words("problems_banner.stale", industry=plain(words.text(known.industries[industry].name)))
        for industry in sorted(known.stale)
    ]
    if own in paths:
        kept = OWN in known.founders
        told.append(words(f"problems_banner.own_figures{'_stale' if kept else ''}", file=plain(own)))
    if others := [path for path in paths if path not in profiles and path != own]:
        told.append(words("problems_banner.other_files", files=_listed(others, words)))
    return told


def _industries(known: Knowledge, left_out: list[str], words: Words) -> list[str]:
    """Which profiles are left out, and what the others still allow."""
    if not left_out:
        return []
    others = [plain(words.text(each.name)) for each in known.industries.values()]
    key = "none_left" if not others else "one_left" if len(others) == 1 else "others_compared"
    rest = words(f"problems_banner.{key}", count=len(others), industry="".join(others[:1]))
    return [words.sentences([words("problems_banner.left_out", files=_listed(left_out, words)), rest])]


def _listed(paths: list[str], words: Words) -> str:
    """Files by their path; from one too many on, the rest is counted."""
    names = [plain(PurePosixPath(path).as_posix()) for path in paths[:SHOWN]]
    if len(paths) > SHOWN:
        names.append(words("decide.other_twins", count=len(paths) - SHOWN))
    return words.listing(names)
