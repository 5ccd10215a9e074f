"""`check`: the whole workspace, or the files asked for, be they part of it or not."""

import os
from pathlib import Path

import pytest

from knowledge import Knowledge, read_knowledge
from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED
from reports.check import all_problems, checked_files

PROFILE = "id: {0}\nname: A trade\n"


def write(file: Path, text: str) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return str(file)


def codes(known: Knowledge, *paths: str) -> list[str]:
    return [problem.code for problem in all_problems(known, paths)]


@pytest.fixture
def small(tmp_path: Path) -> Knowledge:
    """A workspace with a mistake in each kind of file, and one sound profile."""
    root = tmp_path / "workspace"
    write(root / "industry_profiles" / "pumps.yaml", PROFILE.format("pumps"))
    write(root / "industry_profiles" / "belts.yaml", PROFILE.format("belts") + "trades: [beltz]\n")
    write(root / "industry_profiles" / "evidence.yaml", "evidence: {shared: {title: T, kind: press}}\n")
    write(root / "founders" / "me.yaml", "outlook: 2\n")
    write(root / "company.yaml", "name: 3\n")
    write(root / "strategies" / "rules" / "own.yaml", "- id: Own\n")
    write(root / "platforms" / "own.yaml", "platform: []\n")
    return read_knowledge(root)


def test_without_a_path_everything_is_checked_and_sorted(small: Knowledge) -> None:
    problems = all_problems(small)
    assert list(dict.fromkeys(problem.place.path for problem in problems)) == [
        "company.yaml",
        "founders/me.yaml",
        "industry_profiles/belts.yaml",
        "platforms/own.yaml",
        "strategies/rules/own.yaml",
    ]
    files = checked_files(small)
    assert len(files) == len(set(files))
    assert SHIPPED / "strategies" / "actions.yaml" in files
    assert SHIPPED / "plans" / "listing" / "rank_lists.yaml" in files


@pytest.mark.parametrize(
    ("path", "found", "files"),
    [
        ("industry_profiles/belts.yaml", ["unknown-trade"], 1),
        ("industry_profiles/pumps.yaml", [], 1),
        ("industry_profiles", ["unknown-trade"], 3),
        ("founders", ["number-too-high"], 1),
        ("company.yaml", ["wrong-type"], 1),
        ("platforms", ["unknown-name"], 1),
        ("strategies", ["bad-id", *["missing-name"] * 4], 1),
    ],
)
def test_of_the_workspace_only_what_is_asked_for_is_told(
    small: Knowledge, monkeypatch: pytest.MonkeyPatch, path: str, found: list[str], files: int
) -> None:
    monkeypatch.chdir(small.workspace.root.parent)
    for asked in (path, str(small.workspace.root / path), f"{small.workspace.root}/founders/../{path}"):
        assert sorted(codes(small, asked)) == found
        assert len(checked_files(small, [asked])) == files


def test_a_path_counts_from_where_one_stands_before_the_workspace(
    small: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "company.yaml", "name: A firm\n")
    assert codes(small, "company.yaml") == []
    assert codes(small, "founders/me.yaml") == ["number-too-high"]


OUTSIDE = {
    "drafts/valves.yaml": (PROFILE.format("valves") + "trades: [medicl]\n", ["unknown-trade"]),
    "drafts/hoses.yaml": (PROFILE.format("hoses") + "rivals: [{name: A, evidence: [shared]}]\n", []),
    "drafts/seals.yaml": (PROFILE.format("pumps"), ["id-mismatch"]),
    "drafts/_seals.yaml": (PROFILE.format("pumps"), []),
    "drafts/empty.yaml": ("", ["empty-file"]),
    "drafts/text": ("hello", ["wrong-type"]),
    "evidence.yaml": ("evidence: {a: {title: T, kind: hearsay}}\n", ["unknown-kind"]),
    "company.yaml": ("name: A firm\ntrades: [medicl]\n", ["unknown-trade"]),
    "founders/anna.yaml": ("weights: {sides: {strengths: 1}}\n", ["unknown-side"]),
    "founders/_example.yaml": ("team_size: few\n", ["wrong-type"]),
    "rules/own.yaml": ("- {id: own, strategy: be_frist, title: T, because: B, when: {}}\n",
                       ["rule-without-condition", "unknown-strategy"]),
    "strategies/actions.yaml": ("actions: {own: {title: T}}\n", ["missing-name"] * 3),
    "platforms/own.yaml": ("platforms: [{id: own, name: O, domain: x, kind: general}]\n", ["bad-domain"]),
    "vocabulary/levels.yaml": ("levels: {high: {value: 11, label: high}}\n", ["number-too-high"]),
}  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_file_outside_is_checked_as_what_its_name_says(small: Knowledge, tmp_path: Path, name: str) -> None:
    text, found = OUTSIDE[name]
    path = write(tmp_path / "outside" / name, text)
    assert sorted(codes(small, path)) == found
    assert {problem.place.path for problem in all_problems(small, [path])} <= {path}
    assert checked_files(small, [path]) == [Path(path).resolve()]


def test_of_a_folder_outside_its_own_yaml_files_are_checked(small: Knowledge, tmp_path: Path) -> None:
    for name, (text, _) in OUTSIDE.items():
        write(tmp_path / "outside" / name, text)
    write(tmp_path / "outside" / "drafts" / ".hidden.yaml", "")
    assert sorted(codes(small, str(tmp_path / "outside" / "drafts"))) == ["empty-file", "id-mismatch", "unknown-trade"]
    everything = sorted(code for _, found in OUTSIDE.values() for code in found if code != "wrong-type")
    below = sorted(code for code in codes(small, str(tmp_path / "outside")) if code != "wrong-type")
    assert below == everything, "at any depth"


def test_one_file_asked_for_twice_is_checked_once(small: Knowledge, tmp_path: Path) -> None:
    path = write(tmp_path / "drafts" / "valves.yaml", "")
    assert codes(small, path, str(tmp_path / "drafts"), path) == ["empty-file"]


def test_the_template_is_sound_too(small: Knowledge) -> None:
    assert codes(small, str(SHIPPED / "industry_profiles" / "_template.yaml")) == []


@pytest.mark.parametrize("path", ["nowhere.yaml", "a\0b", "x" * 5000, os.devnull])
def test_a_path_that_leads_to_no_file_is_refused(small: Knowledge, path: str) -> None:
    with pytest.raises(WrongInput) as wrong:
        all_problems(small, [path])
    assert (wrong.value.problem.code, wrong.value.problem.subject) == ("no-file", path)


def test_a_folder_that_is_or_holds_another_workspace_is_refused(small: Knowledge, tmp_path: Path) -> None:
    write(tmp_path / "theirs" / "deep" / "industry_profiles" / "pumps.yaml", "id: [")
    for folder in ("theirs", "theirs/deep"):
        with pytest.raises(WrongInput) as wrong:
            all_problems(small, [str(tmp_path / folder)])
        assert wrong.value.problem.code == "other-workspace"
        assert wrong.value.problem.values["found"] == str(tmp_path / "theirs" / "deep")
    assert codes(small, str(small.workspace.root)) == codes(small)
    assert "unknown-trade" in codes(small, str(tmp_path)), "the folder around the workspace"


def test_files_with_another_ending_are_told(small: Knowledge) -> None:
    root = small.workspace.root
    for name in (
        "industry_profiles/belts2.yml",
        "founders/you.YAML",
        "company.yml",
        "docker-compose.yml",
        "notes/a.yml",
    ):
        write(root / name, "a: 1\n")
    found = [each for each in all_problems(read_knowledge(root)) if each.code == "file-not-read"]
    assert [(each.place.path, each.values["expected"], each.severity) for each in found] == [
        ("company.yml", "company.yaml", "warning"),
        ("founders/you.YAML", "you.yaml", "warning"),
        ("industry_profiles/belts2.yml", "belts2.yaml", "warning"),
    ]


def test_a_link_that_leads_out_is_refused_and_nothing_of_its_target_is_told(small: Knowledge, tmp_path: Path) -> None:
    secret = tmp_path / "secret" / "passwd"
    write(secret, "root:x:0:0\n")
    links = [small.workspace.root / "industry_profiles" / "linked.yaml", tmp_path / "beside.yaml"]
    for link in links:
        link.symlink_to(secret)
        with pytest.raises(WrongInput) as wrong:
            all_problems(small, [str(link)])
        assert (wrong.value.problem.code, wrong.value.problem.place.path) == ("link-leads-out", str(link))
        assert "root:" not in str(wrong.value.problem)
    (small.workspace.root / "linked").symlink_to(secret.parent)
    with pytest.raises(WrongInput) as wrong:
        all_problems(small, [str(small.workspace.root / "linked" / "passwd")])
    assert wrong.value.problem.code == "link-leads-out"


@pytest.mark.parametrize("place", ["elsewhere", "workspace/drafts"])
def test_what_is_not_read_in_a_folder_asked_for_is_told(small: Knowledge, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    write(folder / "deep" / "valves.yaml", PROFILE.format("valves"))
    secret = write(tmp_path / "secret" / "passwd.yaml", "root:x:0:0\n")
    write(folder / "deep" / "belts.yml", "a: 1\n")
    (folder / "deep" / "linked.yaml").symlink_to(secret)
    (folder / "deep" / "folder").symlink_to(Path(secret).parent)
    (folder / "valves.yaml").symlink_to("deep/valves.yaml")
    (folder / "here").symlink_to("deep")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    problems = all_problems(small, [str(folder), str(folder / "deep")])
    assert [(Path(each.place.path).name, each.code, each.severity) for each in problems] == [
        ("belts.yml", "file-not-read", "warning"),
        ("folder", "link-leads-out", "warning"),
        ("linked.yaml", "link-leads-out", "warning"),
        ("gone.yaml", "link-leads-nowhere", "warning"),
    ]


@pytest.mark.parametrize("folder", ["", "industry_profiles"])
def test_a_link_of_the_workspace_is_told_when_its_folder_is_asked_for(
    small: Knowledge, tmp_path: Path, folder: str
) -> None:
    root = small.workspace.root
    (root / "industry_profiles" / "linked.yaml").symlink_to(write(tmp_path / "secret.yaml", "root:x:0:0\n"))
    found = all_problems(read_knowledge(root), [str(root / folder)])
    assert [each.place.path for each in found if each.code == "link-leads-out"] == ["industry_profiles/linked.yaml"]


def test_a_link_within_a_folder_is_followed(small: Knowledge, tmp_path: Path) -> None:
    write(tmp_path / "drafts" / "valves.yaml", "")
    (tmp_path / "drafts" / "newest.yaml").symlink_to("valves.yaml")
    assert codes(small, str(tmp_path / "drafts" / "newest.yaml")) == ["empty-file"]


def test_what_is_wrong_in_one_part_hides_nothing_in_another(small: Knowledge, tmp_path: Path) -> None:
    text = """\
id: valves
name: Valves
trades: [medicl]
rivals: [{evidence: [nowhere]}]
factors:
  people: {likely: 11, evidence: [my, nobody]}
  strong_rivals: {low: 1, evidence: [my]}
  small_market: {low: 6, likely: 5, yardstick: no_such}
evidence:
  my: {title: T, kind: rumour, date: soon}
  untold: {kind: press}
"""
    found = all_problems(small, [write(tmp_path / "drafts" / "valves.yaml", text)])
    assert sorted((each.code, each.subject) for each in found) == [
        ("bad-date", "evidence.my.date"),
        ("missing-likely", "factors"),
        ("missing-name", "evidence.untold"),
        ("missing-name", "rivals.0"),
        ("number-too-high", "factors.people.likely"),
        ("range-order", "factors.small_market.low"),
        ("unknown-evidence", "factors.people.evidence.1"),
        ("unknown-evidence", "rivals.0.evidence.0"),
        ("unknown-kind", "evidence.my.kind"),
        ("unknown-trade", "trades.0"),
        ("unknown-yardstick", "factors.small_market.yardstick"),
    ]
