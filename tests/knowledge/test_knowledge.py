"""Reading a whole workspace: one broken file never hides the others, and what is unchanged is not read again."""

import os
import shutil
from pathlib import Path

import pytest

from knowledge import read_knowledge
from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED
from tests.knowledge.conftest import PUMPS, SmallWorkspace

BROKEN = {
    "a mistake in a rating": PUMPS.replace("likely: 7", "likely: 2"),
    "a name that leads nowhere": PUMPS.replace("[survey_2024]", "[survey_2025]"),
    "no YAML": "id: [",
    "nothing": "",
    "bytes": b"\x00\xff\xfe",
    "a list": "- pumps\n",
}


@pytest.mark.mission("I1")
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_one_broken_file_leaves_the_others_compared(small: SmallWorkspace, text: str | bytes) -> None:
    small.write_industry("valves")
    small.write("industry_profiles/pumps.yaml", text)
    known = small.known()
    assert list(known.industries) == ["valves"]
    assert {problem.place.path for problem in known.problems} == {"industry_profiles/pumps.yaml"}
    assert known.stale == frozenset()


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_the_last_valid_version_stays_while_a_file_is_broken(small: SmallWorkspace, text: str | bytes) -> None:
    before = small.known()
    small.write("industry_profiles/pumps.yaml", text)
    broken = small.known(before)
    assert broken.industries == before.industries
    assert broken.stale == {"pumps"}
    assert broken.problems
    still_broken = small.known(broken)
    assert (still_broken.industries, still_broken.stale) == (before.industries, {"pumps"})
    small.write_industry("pumps", PUMPS.replace("likely: 7", "likely: 6"))
    mended = small.known(still_broken)
    assert (mended.stale, mended.problems) == (frozenset(), ())
    assert mended.industries["pumps"].factors["strong_rivals"].likely == 6


def test_a_file_taken_away_is_gone(small: SmallWorkspace) -> None:
    small.write_industry("valves")
    before = small.known()
    (small.root / "industry_profiles" / "valves.yaml").unlink()
    assert list(small.known(before).industries) == ["pumps"]


def test_unchanged_files_are_not_read_again(small: SmallWorkspace) -> None:
    valves = small.write_industry("valves")
    before = small.known()
    same_stamp = valves.stat()
    valves.write_bytes(valves.read_bytes().replace(b"Valves", b"VALVES").replace(b"Pumps", b"VALVE"))
    os.utime(valves, ns=(same_stamp.st_atime_ns, same_stamp.st_mtime_ns))
    small.write_industry("pumps", PUMPS.replace("likely: 7", "likely: 6.5"))
    after = small.known(before)
    assert after.industries["valves"] is before.industries["valves"]
    assert after.industries["pumps"].factors["strong_rivals"].likely == 6.5
    assert after.vocabulary == before.vocabulary
    assert [file.name for file in after.readings if after.readings[file] is not before.readings[file]] == ["pumps.yaml"]


SHARED = "evidence:\n  survey_2025: {title: Shared, kind: press}\n"


@pytest.mark.parametrize("how", ["other id", "none left", "file gone", "broken and mended without it"])
def test_a_shared_source_taken_away_is_missed_in_files_that_did_not_change(small: SmallWorkspace, how: str) -> None:
    shared = small.write("industry_profiles/evidence.yaml", SHARED)
    small.write_industry("pumps", PUMPS.replace("[survey_2024]", "[survey_2025]"))
    known = small.known()
    assert known.problems == ()
    if how == "file gone":
        shared.unlink()
    elif how == "other id":
        small.write("industry_profiles/evidence.yaml", SHARED.replace("survey_2025", "survey_2026"))
    else:
        if how == "broken and mended without it":
            small.write("industry_profiles/evidence.yaml", "evidence: [")
            known = small.known(known)
        small.write("industry_profiles/evidence.yaml", "evidence: {}\n")
    for _ in range(3):
        known = small.known(known)
        assert [each.code for each in known.problems] == ["unknown-evidence"]
        assert known.stale == {"pumps"}
        small.write_industry("valves", PUMPS + f"# {len(known.readings)}\n")
    small.write("industry_profiles/evidence.yaml", SHARED + "# again\n")
    assert small.known(known).problems == ()


def test_a_trade_taken_away_is_missed_in_files_that_did_not_change(shipped_copy: Path) -> None:
    before = read_knowledge(shipped_copy)
    trades = shipped_copy / "vocabulary" / "trades.yaml"
    text = trades.read_text(encoding="utf-8")
    trades.write_text(text.replace("packaging", "wrapping"), encoding="utf-8")
    anew, after = read_knowledge(shipped_copy), read_knowledge(shipped_copy, before)
    assert "packaging" in str(anew.problems)
    assert after.problems == anew.problems


def test_what_was_read_elsewhere_does_not_count(small: SmallWorkspace, shipped_copy: Path) -> None:
    assert list(read_knowledge(small.root, read_knowledge(shipped_copy)).industries) == ["pumps"]


@pytest.fixture
def shipped_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("industry_profiles", "founders", "vocabulary"):
        shutil.copytree(SHIPPED / folder, copy / folder)
    return copy


@pytest.mark.parametrize(
    "file", ["industry_profiles/evidence.yaml", "vocabulary/factors.yaml", "founders/_example.yaml"]
)
def test_a_broken_shared_file_takes_no_industry_away(shipped_copy: Path, file: str) -> None:
    before = read_knowledge(shipped_copy)
    (shipped_copy / file).write_text("a: [", encoding="utf-8")
    for previous in (None, before):
        known = read_knowledge(shipped_copy, previous)
        assert {problem.place.path for problem in known.problems} == {file}
        assert known.industries == before.industries
        assert known.example_founder == before.example_founder
    assert known.shared_evidence == before.shared_evidence


def test_own_words_stay_as_they_were_while_their_file_is_broken(shipped_copy: Path) -> None:
    levels = shipped_copy / "vocabulary" / "levels.yaml"
    levels.write_text(levels.read_text(encoding="utf-8").replace("value: 7", "value: 6"), encoding="utf-8")
    before = read_knowledge(shipped_copy)
    levels.write_text("levels: nothing\n", encoding="utf-8")
    assert read_knowledge(shipped_copy, before).vocabulary.levels["high"].value == 6
    assert read_knowledge(shipped_copy).vocabulary.levels["high"].value == 7


def test_a_broken_founder_or_company_stays_as_it_was(small: SmallWorkspace) -> None:
    small.write("founders/me.yaml", "id: me\ncapital_usd: 5\n")
    small.write("company.yaml", "name: Pump works\n")
    before = small.known()
    small.write("founders/me.yaml", "id: me\ncapital_usd: -5\n")
    small.write("company.yaml", "name: 3\n")
    after = small.known(before)
    assert (after.founders, after.company) == (before.founders, before.company)
    assert sorted(problem.code for problem in after.problems) == ["number-too-low", "wrong-type"]
    assert (small.known().founders, small.known().company) == ({}, None)


def test_problems_stand_in_the_order_of_files_and_lines(small: SmallWorkspace) -> None:
    small.write_industry("belts", PUMPS.replace("machinery", "machinry").replace("strong_rivals", "strong_rival"))
    small.write("founders/me.yaml", "id: me\noutlook: 3\n")
    places = [(problem.place.path, problem.place.line) for problem in small.known().problems]
    assert places == [("founders/me.yaml", 2), ("industry_profiles/belts.yaml", 4), ("industry_profiles/belts.yaml", 6)]


def test_an_industry_cites_its_own_sources_before_the_shared_ones(small: SmallWorkspace) -> None:
    shared = "evidence:\n  survey_2024: {title: Shared, kind: press}\n  trade_2023: {title: Trade, kind: press}\n"
    small.write("industry_profiles/evidence.yaml", shared)
    small.write_industry("pumps", PUMPS.replace("[survey_2024]", "[survey_2024, {id: trade_2023, grade: C}]"))
    known = small.known()
    assert known.problems == ()
    assert {name: source.title for name, source in known.evidence_for("pumps").items()} == {
        "survey_2024": "A survey",
        "trade_2023": "Trade",
    }


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("indicators: {a: {value: 1, evidence: [»]}}", "indicators.a.evidence.0"),
        ("needs: {team_size: {likely: 4, evidence: [»]}}", "needs.team_size.evidence.0"),
        ("rivals: [{name: A}, {name: B, evidence: [»]}]", "rivals.1.evidence.0"),
        ("knock_outs: [{because: A, evidence: [»]}]", "knock_outs.0.evidence.0"),
        ("factors: {people: {likely: 1, evidence: [»]}}", "factors.people.evidence.0"),
        (
            "factors: {small_market: {yardstick: market_size, adjust: {by: 1, because: A, evidence: [»]}}}",
            "factors.small_market.adjust.evidence.0",
        ),
    ],
)
def test_every_citation_must_lead_somewhere(small: SmallWorkspace, place: str, text: str) -> None:
    for cited in ("nothing", "{id: nothing, grade: C}"):
        small.write_industry("belts", f"id: belts\nname: Belts\n{place.replace('»', cited)}\n")
        assert [(each.code, each.subject) for each in small.known().problems] == [("unknown-evidence", text)]


def test_founder_factors_may_be_left_without_a_rating(small: SmallWorkspace) -> None:
    small.write_industry("belts", "id: belts\nname: Belts\nfactors: {people: {low: 3, because: A reason.}}\n")
    assert small.known().problems == ()


def test_looser_words_for_a_kind_are_understood(small: SmallWorkspace) -> None:
    small.write_industry("pumps", PUMPS.replace("kind: survey", "kind: trade press"))
    assert small.known().problems == ()


def test_yardsticks_of_no_factor_and_trades_of_no_list_are_told(small: SmallWorkspace) -> None:
    small.write("vocabulary/yardsticks.yaml", "yardsticks: {a: {factor: small_markt, intercept: 1, terms: []}}\n")
    small.write("company.yaml", "name: A\ntrades: [machinery, machnery]\n")
    small.write("industry_profiles/evidence.yaml", "evidence: {a: {title: A, kind: hearsay}}\n")
    assert [(each.code, each.subject, each.values["nearest"]) for each in small.known().problems] == [
        ("unknown-trade", "trades.1", "machinery"),
        ("unknown-kind", "evidence.a.kind", ""),
        ("unknown-factor", "yardsticks.a.factor", "small_market"),
    ]


def test_own_factors_do_without_the_shipped_yardsticks(small: SmallWorkspace) -> None:
    factors = (SHIPPED / "vocabulary" / "factors.yaml").read_text(encoding="utf-8")
    small.write("vocabulary/factors.yaml", factors.replace("id: small_market", "id: narrow_market"))
    assert small.known().problems == ()


def test_an_industry_that_a_founder_misspells_is_only_noted(small: SmallWorkspace) -> None:
    small.write(
        "founders/me.yaml", "id: me\nnetwork: {pump: 3, hats: 4, pumps: 5}\nratings: {pumpz: {people: {likely: 3}}}\n"
    )
    known = small.known()
    assert [(each.code, each.severity, each.values["found"]) for each in known.problems] == [
        ("misspelt-industry", "note", "pump"),
        ("misspelt-industry", "note", "pumpz"),
    ]
    assert list(known.founders) == ["me"]


def test_the_shipped_example_may_name_industries_that_are_not_here(small: SmallWorkspace) -> None:
    small.write_industry("medical_device_parts")
    assert small.known().problems == ()


STRENGTHS = "factors: {people: 0, technology_edge: 0, tangible_assets: 0, intangible_assets: 0}"


@pytest.mark.parametrize(
    ("weights", "codes"),
    [
        ("sides: {strength: 0, weakness: 0, opportunity: 0, threat: 0}", ["weights-all-zero"]),
        ("sides: {strength: 0, weakness: 0, opportunity: 0}", []),
        (STRENGTHS, ["side-weights-zero"]),
        (f"{STRENGTHS}\n  sides: {{strength: 0}}", []),
        (STRENGTHS.replace("people: 0, ", ""), []),
        ("sides: {strength: -1}", ["number-too-low"]),
        ("factors: {peeple: 10}", ["unknown-factor"]),
        ("sides: {people: 10}", ["unknown-side"]),
    ],
)
def test_weights_must_leave_something_to_weigh(small: SmallWorkspace, weights: str, codes: list[str]) -> None:
    small.write("founders/me.yaml", f"id: me\nweights:\n  {weights}\n")
    assert small.codes() == codes


def test_a_broken_installation_names_the_file_and_line(shipped_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped folder is its own workspace: with its words broken there is nothing to fall back on."""
    (shipped_copy / "vocabulary" / "levels.yaml").write_text("levels: nothing\n", encoding="utf-8")
    for module in ("knowledge.workspace", "knowledge.reading"):
        monkeypatch.setattr(f"{module}.SHIPPED", shipped_copy)
    with pytest.raises(WrongInput) as wrong:
        read_knowledge(shipped_copy)
    problem = wrong.value.problem
    assert (problem.code, problem.place.path, problem.place.line) == ("wrong-type", "vocabulary/levels.yaml", 1)


def test_a_folder_without_anything_is_an_empty_workspace(tmp_path: Path) -> None:
    known = read_knowledge(tmp_path)
    assert (known.industries, known.founders, known.problems, known.company) == ({}, {}, (), None)
    assert len(known.vocabulary.factors) == 16


def test_two_profiles_with_different_sources_under_one_id_are_warned_of(small: SmallWorkspace) -> None:
    source = "evidence:\n  my_notes: {{title: {0}, kind: opinion, checked: 2026}}\n"
    for name, title in (("belts", "Belts"), ("pumps", "Pumps"), ("valves", "Belts")):
        small.write(f"industry_profiles/{name}.yaml", f"id: {name}\nname: A trade\n" + source.format(title))
    (told,) = small.known().problems
    assert (told.code, told.severity, told.place.path) == (
        "source-id-shared", "warning", "industry_profiles/pumps.yaml",
    )  # fmt: skip
    assert (told.place.line, told.subject) == (4, "evidence")
    assert told.values == {"found": "my_notes", "other": "industry_profiles/belts.yaml"}
    assert list(small.known().industries) == ["belts", "pumps", "valves"]
