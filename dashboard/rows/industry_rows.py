"""The tables of the Industry page."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pandas as pd

from assessment.cell import Cell
from dashboard.markdown import linked, plain
from dashboard.view import View
from knowledge.evidence import Evidence, age_years
from knowledge.industry_profile import IndustryProfile, Rival
from knowledge.record import Text
from locales import Words
from reports.measured import figure_text, fitting_digits, reason_text, region_text
from reports.wording import factor_name, source_name

OLD_YEARS = 5


def board_rows(view: View, industry: str, side: str) -> pd.DataFrame:
    """One row a factor of one side of the board."""
    words, profile = view.words, view.known.industries[industry]
    rows = []
    for factor in view.known.vocabulary.factors.values():
        if factor.side != side:
            continue
        cell = view.assessment.cells[industry][factor.id]
        rows.append(
            {
                "factor_label": factor_name(view.assessment, factor.id, words),
                "low": cell.low,
                "likely": cell.likely,
                "high": cell.high,
                "missing": cell.missing,
                "evidence_text": evidence_chip(cell, view),
                "reason": reason_text(cell, profile, words) or words(f"origins.{cell.origin}"),
                "value_text": "–" if cell.likely is None else words.number(cell.likely, 1),
            }
        )
    return pd.DataFrame(rows)


def evidence_chip(cell: Cell, view: View) -> str:
    """The grade and year behind a rating, or the words for none: "B · 2024"."""
    words = view.words
    if cell.missing:
        return words("grades.missing")
    if cell.origin == "founder":
        return words("grades.own")
    if cell.origin == "formula":
        return words("grades.formula")
    if not cell.sources or cell.basis is None:
        return words("grades.none")
    year = cell.basis.date[:4] if cell.basis.date else words("industry.undated")
    return f"{cell.basis.grade} · {year}"


def grade_counts(view: View, industry: str) -> tuple[int, int, int, int]:
    """How many ratings of the profile rest on grades A, B, C, and on no source; founder factors are not counted."""
    found: Counter[str] = Counter()
    for cell in view.assessment.cells[industry].values():
        if cell.origin in ("explicit", "yardstick") and cell.basis is not None:
            found[cell.basis.grade or "" if cell.sources else ""] += 1
    return found["A"], found["B"], found["C"], found[""]


def sources_by_use(view: View, industry: str) -> list[tuple[str, Evidence, int]]:
    """(id, source, ratings that rest on it), the most used first."""
    used = Counter(source for cell in view.assessment.cells[industry].values() for source in cell.sources)
    evidence = view.known.evidence_for(industry)
    return [(source, evidence[source], count) for source, count in used.most_common() if source in evidence]


def old_sources(sources: list[tuple[str, Evidence, int]], as_of: date, undated_years: float) -> int:
    """How many sources are older than five years on a day."""
    return sum(age_years(source.date, as_of, undated_years) > OLD_YEARS for _, source, _ in sources)


def rival_cells(rival: Rival, view: View) -> dict[str, str]:
    """One rival as table cells; a star marks what rests on memory, a dash what was not found."""
    words, dash = view.words, "–"

    def marked(name: str, text: str) -> str:
        return f"{text} *" if text != dash and name in rival.unsourced else text

    ease = dash if rival.ease_of_use is None else words("units.from_points", value=words.number(rival.ease_of_use))
    return {
        "rival": rival.name,
        "founded": marked("founded", str(rival.founded) if rival.founded else dash),
        "raised": marked("raised_usd", words.money(rival.raised_usd) if rival.raised_usd is not None else dash),
        "ease_of_use": marked("ease_of_use", ease),
        "scale": marked("scale", words.text(rival.scale) or dash),
        "status": marked("status", words.text(rival.status) or dash),
        "weak_spots": marked("weaknesses", _in_a_row(rival.weaknesses, words) or dash),
    }


def figure_lines(profile: IndustryProfile, view: View) -> list[str]:
    """Every measured figure as a Markdown list item with unit, year, scope and sources."""
    words, evidence = view.words, view.known.evidence_for(profile.id)
    lines = []
    for name, indicator in profile.indicators.items():
        value = figure_text(indicator, words)
        when = words("numbers.comma").join(
            each for each in (indicator.year, region_text(indicator.scope, words)) if each
        )
        cited = [evidence[citation.id] for citation in indicator.evidence if citation.id in evidence]
        sources = words("numbers.semicolon").join(linked(source_name(each, words), each.url) for each in cited)
        sources = sources or words("industry.factor_no_source")
        label = plain(words.text(indicator.label) or name)
        figure = words("numbers.titled", title=label, text=f"**{plain(value)}**")
        told = words("numbers.aside", text=figure, aside=plain(when)) if when else figure
        lines.append(f"- {told}  \n  :small[{sources}]")
    return lines


def need_rows(profile: IndustryProfile, view: View) -> list[dict[str, str]]:
    """What an entrant needs: low, likely, high, grade and reason."""
    words = view.words
    rows = []
    for name in ("capital_usd", "technology", "team_size", "years_in_trade"):
        need = getattr(profile.needs, name)
        if need is None:
            continue
        show = words.money if name == "capital_usd" else lambda value: words.number(value, fitting_digits(value))
        rows.append(
            {
                "need": words(f"industry.need_names.{name}"),
                **{
                    end: show(value) if (value := getattr(need, end)) is not None else "–"
                    for end in ("low", "likely", "high")
                },
                "grade": need.grade or "–",
                "because": words.text(need.because) or "–",
            }
        )
    return rows


def _in_a_row(remarks: Sequence[Text], words: Words) -> str:
    """Remarks as one sentence, whether or not each ends with a full stop in the file."""
    return words("numbers.semicolon").join(words.text(each).rstrip(".。") for each in remarks)
