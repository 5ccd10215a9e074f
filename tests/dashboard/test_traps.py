"""What to read with care stands on the page where it arises, in short, and safe whatever the files say."""

from datetime import date
from pathlib import Path

import pytest

from assessment import Assessment, assess
from assessment.traps.find import Trap, find_traps
from dashboard.components.read_with_care import MOST_OPEN
from dashboard.markdown import for_markdown
from knowledge import read_knowledge
from locales import LANGUAGES, words_in
from reports.traps_report import told_at, trap_text
from tests.dashboard.conftest import Opened
from tests.dashboard.screen import turned_to
from tests.dashboard.workspaces import profile, replaced


def assessed(workspace: Path) -> Assessment:
    return assess(read_knowledge(workspace), as_of=date.today())


def unrated(workspace: Path, industry: str, factor: str) -> None:
    """Take one rating out of a profile."""
    file = profile(workspace, industry)
    before, _, after = file.read_text(encoding="utf-8").partition(f"\n  {factor}:")
    lines = after.split("\n")
    rest = next(number for number, line in enumerate(lines) if number and line and not line.startswith("    "))
    file.write_text("\n".join([before, *lines[rest:]]), encoding="utf-8")


@pytest.mark.mission("I9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_place_tells_its_traps(language: str, workspace: Path, opened: Opened) -> None:
    winner = assessed(workspace).verdict.winner
    assert winner is not None
    unrated(workspace, winner, "strong_rivals")
    assessment, words = assessed(workspace), for_markdown(words_in(language))
    assert assessment.verdict.winner == winner
    found = find_traps(assessment)
    app = opened(language, industry="solar_equipment")
    captions = [each.value for each in app.caption]
    for place in ("verdict", "ranking", "ratings", "weights"):
        told = told_at(place, assessment, found)
        assert told, place
        for trap in told:
            assert any(trap_text(trap, assessment, words) in each for each in captions), trap.code
    app = turned_to(app, "industry")
    (trap,) = told_at("industry", assessment, found, "solar_equipment")
    assert any(trap_text(trap, assessment, words) in each.value for each in app.caption)


def test_no_more_than_three_lines_stand_open_at_one_place(untouched: Path, opened: Opened) -> None:
    assessment, words = assessed(untouched), for_markdown(words_in("en"))
    told = told_at("ratings", assessment, find_traps(assessment))
    assert len(told) > MOST_OPEN
    app = opened()
    (folded,) = [each for each in app.expander if each.label == words("traps.show_more", count=len(told) - MOST_OPEN)]
    inside = "\n".join(each.value for each in folded.caption)
    assert [trap_text(trap, assessment, words) in inside for trap in told] == [
        number >= MOST_OPEN for number in range(len(told))
    ]


def test_a_name_from_a_file_stays_text(workspace: Path, opened: Opened) -> None:
    replaced(
        profile(workspace, "solar_equipment"),
        ('short_name: {en: "Solar equipment"', 'short_name: {en: "**Sun** [x](y)"'),
    )
    app = turned_to(opened(industry="solar_equipment"), "industry")
    (care,) = [each.value for each in app.caption if "weight of" in each.value]
    assert r"\*\*Sun\*\* \[x\](y)" in care


def test_a_page_without_traps_of_a_place_says_nothing(untouched: Path, opened: Opened) -> None:
    found: list[Trap] = told_at("industry", assessed(untouched), find_traps(assessed(untouched)), "medical_devices")
    assert found == []
    heading = words_in("en")("traps.heading")
    app = turned_to(opened(industry="medical_devices"), "industry")
    assert not any(heading in each.value for each in app.caption)
