"""Industries that nothing tells apart: the page says so, and no title, label or line tells them apart by chance."""

from pathlib import Path

import pytest

from locales import LANGUAGES, words_in
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import component_data, opened_data, shown
from tests.dashboard.workspaces import profile, profiles

ENGLISH = words_in("en")

pytestmark = pytest.mark.usefixtures("as_many_draws_as_on_screen")


def a_twin_of_solar(workspace: Path) -> None:
    """Solar equipment and a copy of it, beside textiles."""
    for file in profiles(workspace):
        if file.stem not in ("solar_equipment", "textiles_apparel"):
            file.unlink()
    text = profile(workspace, "solar_equipment").read_text(encoding="utf-8")
    copy = text.replace("\nid: solar_equipment\n", "\nid: solar_copy\n", 1)
    profile(workspace, "solar_copy").write_text(copy, encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_twins_lead_together_in_every_title(language: str, workspace: Path, opened: Opened) -> None:
    a_twin_of_solar(workspace)
    words = words_in(language)
    app = opened(language)
    assert [each.message for each in app.exception] == []
    title = app.title[0].value.replace("\\", "")
    assert "solar_equipment" in title
    assert "solar_copy" in title
    assert words("decide.twins").rsplit("}", 1)[1] in app.header[0].value
    name = {"en": "Solar equipment", "zh-Hant": "太陽能設備"}[language]
    both = words("decide.alike", name=name, count=2)
    headings = [each.value for each in app.markdown]
    assert f"### {words('decide.outlook_title_same', winner=both)}" in headings
    assert f"### {words('decide.map_title_both', industry=both)}" in headings
    leads = {each["lead"] for each in component_data(app, "outlook")["industries"]}
    assert words("optimism.lead", leader=both) in leads
    assert len(leads) == 2


def test_rules_that_pick_the_twin_agree(workspace: Path, opened: Opened) -> None:
    a_twin_of_solar(workspace)
    text = shown(opened())
    assert "6 of 6 rules pick" in text.replace("\\", "")
    assert "**Solar" not in text, "nothing is set off as another pick"
    assert ENGLISH("agreement.weights_differ") not in text
    assert "TOPSIS would pick" not in text


def test_sources_of_one_name_say_whose_they_are(workspace: Path, opened: Opened) -> None:
    a_twin_of_solar(workspace)
    app = opened()
    cells = [str(cell) for table in app.table for cell in table.value.iloc[:, 0]]
    sources = [cell for cell in cells if "](<" in cell]
    titles = [cell.split("](<")[0] for cell in sources]
    twice = [cell.replace("\\", "") for cell, title in zip(sources, titles, strict=True) if titles.count(title) > 1]
    assert twice
    assert all("(solar_equipment)" in cell or "(solar_copy)" in cell for cell in twice)
    assert len(set(sources)) == len(sources), "no two rows are the same"


def test_twins_are_one_line_of_the_outlook(workspace: Path, opened: Opened) -> None:
    a_twin_of_solar(workspace)
    app = opened_data(opened(), "outlook")
    (table,) = [each.value for each in app.dataframe if "Textiles, apparel" in each.value.columns]
    both = "Solar equipment (2 alike)"
    assert set(table.columns) - {both, "Textiles, apparel"} == {table.columns[0]}
    assert (table[both] == 0).all(), "they lead, and none of the two is behind the other"
