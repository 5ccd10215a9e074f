"""The evidence library: every source with what rests on it and how it ages, and a form that adds one for all."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from assessment.source_library import LibrarySource, source_library
from dashboard.components.block import data_popover, finding
from dashboard.components.profiles.source_form import source_form
from dashboard.markdown import for_markdown, linked, plain
from dashboard.rows.names import distinct_names
from dashboard.session import LIBRARY_BY, LIBRARY_SHOWN, LIBRARY_SOURCE, PROFILE_FILE, PROFILE_PART, PROFILE_VIEW
from dashboard.undisturbed import undisturbed
from dashboard.view import View
from knowledge.file_kinds import SHARED_EVIDENCE
from locales import Words
from reports.evidence_report import ageing_text
from reports.wording import source_name

A_YEAR, FARTHEST = timedelta(days=365), timedelta(days=3650)
ALL, AGEING, UNUSED = "all", "ageing", "unused"
HEIGHT = 420  # twelve rows; the others scroll


def evidence_library(view: View) -> None:
    """The whole library: which sources there are, what rests on one of them, and how to add another."""
    by = _decision_day(view)
    library = source_library(view.assessment, by)
    shown = [each for each in library if _is_shown(each, st.session_state[LIBRARY_SHOWN])]
    with finding(library_title(library, by, view.words), view.words("library.unit")):
        _controls(view, library)
        if shown:
            rows = library_rows(view, shown)
            columns = view.words.under("library.columns")
            st.dataframe(
                rows.drop(columns=["url"]).rename(columns=columns), hide_index=True, key="library_table",
                column_config={columns["title"]: st.column_config.TextColumn(width=300)},
                height="content" if len(rows) < 12 else HEIGHT, alt=view.words("library.alt", count=len(rows)),
            )  # fmt: skip
            data_popover(rows.rename(columns=columns), "sources", view.words)
            _one_source(view, shown)
        else:
            st.markdown(view.words("library.nothing"))
    source_form(view)


def library_title(library: tuple[LibrarySource, ...], by: date, words: Words) -> str:
    """What the library shows at a glance: how many sources carry ratings, and how many age out."""
    carrying, ageing = sum(bool(each.cells) for each in library), sum(each.ages is not None for each in library)
    if not library:
        return words("library.title_none")
    key = "library.title" if ageing else "library.title_fresh"
    return words(key, carrying=carrying, count=len(library), ageing=ageing, by=by.isoformat())


def library_rows(view: View, library: list[LibrarySource]) -> pd.DataFrame:
    """A row a source, in the reader's words."""
    words, names = view.words, distinct_names(view, view.known.industries)
    kinds = view.known.vocabulary.evidence.kinds
    return pd.DataFrame(
        [
            {
                "title": each.source.title,
                "ratings": len(each.cells),
                "grade": each.grade,
                "date": each.source.date or words("industry.undated"),
                "age": None if each.age is None else round(each.age, 1),
                "half_life": each.half_life,
                "half_width": round(each.half_width, 1),
                "kind": words.text(kinds[each.kind].label) if each.kind in kinds else each.kind,
                "ages": ageing_text(each.ages, words) if each.ages else "",
                "publisher": each.source.publisher or "",
                "industries": words("numbers.comma").join(names[industry] for industry in each.industries),
                "place": words("library.shared") if each.owner is None else names[each.owner],
                "id": each.id,
                "url": each.source.url or "",
            }
            for each in library
        ]
    )


def _is_shown(each: LibrarySource, choice: str) -> bool:
    if choice == AGEING:
        return each.ages is not None
    return choice == ALL or not each.industries


def _decision_day(view: View) -> date:
    """The day up to which ageing counts: the reader's, else a year on."""
    as_of = view.assessment.as_of
    st.session_state.setdefault(LIBRARY_SHOWN, ALL)
    st.session_state.setdefault(LIBRARY_BY, as_of + A_YEAR)
    by: date = max(as_of, min(st.session_state[LIBRARY_BY] or as_of + A_YEAR, as_of + FARTHEST))
    st.session_state[LIBRARY_BY] = by
    return by


def _controls(view: View, library: tuple[LibrarySource, ...]) -> None:
    words, as_of = view.words, view.assessment.as_of
    count = {choice: sum(_is_shown(each, choice) for each in library) for choice in (ALL, AGEING, UNUSED)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            words("library.show"), list(count), key=LIBRARY_SHOWN, required=True, persist_state="session",
            format_func=lambda choice: words(f"library.{choice}", count=count[choice]),
        )  # fmt: skip
        st.date_input(
            words("library.by"), min_value=as_of, max_value=as_of + FARTHEST, key=LIBRARY_BY, format="YYYY-MM-DD",
            width=160, persist_state="session",
        )  # fmt: skip


def _one_source(view: View, shown: list[LibrarySource]) -> None:
    """What rests on one source: ratings by industry, other uses, and how to cite it."""
    names = distinct_names(view, view.known.industries)
    by_name = {f"{each.owner or ''}/{each.id}": each for each in shown}
    if st.session_state.get(LIBRARY_SOURCE) not in by_name:
        st.session_state[LIBRARY_SOURCE] = next(iter(by_name))
    chosen = st.selectbox(
        view.words("library.one"), list(by_name), key=LIBRARY_SOURCE, persist_state="session",
        format_func=lambda name: source_name(by_name[name].source, view.words),
    )  # fmt: skip
    each, words = by_name[chosen], for_markdown(view.words)
    factors = view.known.vocabulary.factors
    lines = []
    for industry in each.industries:
        labels = [words.text(factors[factor].label) for cell, factor in each.cells if cell == industry]
        told = words.listing(labels) if labels else words("library.no_rating")
        lines.append("- " + words("numbers.titled", title=f"**{plain(names[industry])}**", text=told))
    if each.ages:
        lines.append(f"- {ageing_text(each.ages, words)}")
    lines.append(f"- {words('library.cite' if each.industries else 'library.cite_unused', id=f'`{each.id}`')}")
    st.markdown(f"{linked(source_name(each.source, view.words), each.source.url)}\n" + "\n".join(lines))
    st.button(words("library.mend"), type="tertiary", icon=":material/edit_note:", key="library_mend",
              on_click=_open_as_text, args=(_file_of(view, each), each.id))  # fmt: skip


def _file_of(view: View, source: LibrarySource) -> str:
    """The file that a source stands in, as messages show it."""
    place = view.known.workspace
    name = SHARED_EVIDENCE if source.owner is None else f"{source.owner}.yaml"
    return place.shown(place.industry_folder / name)


@undisturbed
def _open_as_text(shown: str, source: str) -> None:
    st.session_state[PROFILE_FILE], st.session_state[PROFILE_VIEW] = shown, "yaml"
    st.session_state[PROFILE_PART] = ("evidence", source)
