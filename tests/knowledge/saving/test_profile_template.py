"""A new industry from the template: sound at once, never in place of another, and named as asked."""

import errno
from typing import Any

import pytest

from knowledge.problem import WrongInput
from knowledge.saving.profile_schema import SCHEMA
from knowledge.saving.profile_template import new_industry
from knowledge.workspace import SHIPPED
from tests.knowledge.conftest import SmallWorkspace

TEMPLATE = SHIPPED / "industry_profiles" / "_template.yaml"


@pytest.mark.parametrize(
    ("name", "industry_id", "label"),
    [
        ("Industrial pumps", "industrial_pumps", "Industrial pumps"),
        ("  Café & Rösterei, große ", "cafe_rosterei_groe", "Café & Rösterei, große"),
        ("pumps_2", "pumps_2", "pumps_2"),
        ('The "best": #1 \\ pumps', "the_best_1_pumps", 'The "best": #1 \\ pumps'),
        ("NO", "no", "NO"),
        ("pumps\x1b[31m\u2028\ud800", "pumps_31m", "pumps[31m"),
        ("Pumps 泵浦", "pumps", {"en": "Pumps 泵浦", "zh-Hant": "Pumps 泵浦"}),
        ('包裝"設備', "industry_1", {"en": '包裝"設備', "zh-Hant": '包裝"設備'}),
        ("насосы", "industry_1", "насосы"),
        ("3D printing", "industry_3d_printing", "3D printing"),
    ],
)
def test_the_id_follows_from_the_name_and_the_file_is_sound(
    small: SmallWorkspace, name: str, industry_id: str, label: str | dict[str, str]
) -> None:
    (small.root / "industry_profiles" / "pumps.yaml").unlink()
    file = new_industry(small.workspace, name)
    assert file.name == f"{industry_id}.yaml"
    known = small.known()
    assert known.problems == ()
    profile = known.industries[industry_id]
    assert (profile.id, profile.name, profile.short_name) == (industry_id, label, label)
    assert profile.summary is None, "no words of ours stand as the founder's"


def test_names_in_another_script_are_numbered_one_after_the_other(small: SmallWorkspace) -> None:
    assert [new_industry(small.workspace, name).stem for name in ("泵浦", "閥門", "泵浦")] == [
        "industry_1", "industry_2", "industry_3",
    ]  # fmt: skip


def test_the_comments_of_the_template_stay(small: SmallWorkspace) -> None:
    written = new_industry(small.workspace, "Valves").read_text(encoding="utf-8")
    comments = [line for line in TEMPLATE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    expected = [line.replace("my_industry", "valves") for line in comments]
    expected[2] = "# Your profile of Valves. `id` must equal the file name, so rename both or neither."
    assert expected == [line for line in written.splitlines() if line.startswith("#")]


def test_a_copy_reads_as_the_founders_own_file(small: SmallWorkspace) -> None:
    written = new_industry(small.workspace, "Valves").read_text(encoding="utf-8")
    for told in ("Template", "Copy it", "my_industry", "my_notes"):
        assert told not in written


def test_two_copies_own_sources_of_their_own(small: SmallWorkspace) -> None:
    for name in ("Valves", "Hoses"):
        new_industry(small.workspace, name)
    known = small.known()
    assert [list(known.industries[each].evidence) for each in ("valves", "hoses")] == [
        ["valves_notes"],
        ["hoses_notes"],
    ]


def test_a_workspace_of_ones_own_gets_the_schema_that_the_first_lines_name(small: SmallWorkspace) -> None:
    file = new_industry(small.workspace, "Valves")
    named = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    schema = file.parent / named
    assert schema.read_bytes() == (SHIPPED / SCHEMA).read_bytes()
    schema.write_text("mine", encoding="utf-8")
    new_industry(small.workspace, "Hoses")
    assert schema.read_text(encoding="utf-8") == "mine"


def test_without_a_schema_the_first_lines_name_none(small: SmallWorkspace, tmp_path_factory: Any) -> None:
    (small.root / "schemas").symlink_to(tmp_path_factory.mktemp("outside"))
    text = new_industry(small.workspace, "Valves").read_text(encoding="utf-8")
    assert text.startswith("# Your profile of Valves.")
    assert "$schema" not in text
    assert list((small.root / "schemas").iterdir()) == []


def test_the_name_of_the_shared_sources_is_taken(small: SmallWorkspace) -> None:
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, "Evidence")
    assert (wrong.value.problem.code, wrong.value.problem.subject) == ("id-taken", "evidence")


def test_nothing_is_overwritten(small: SmallWorkspace) -> None:
    file = small.root / "industry_profiles" / "pumps.yaml"
    before = file.read_bytes()
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, "PUMPS!")
    assert (wrong.value.problem.code, wrong.value.problem.subject) == ("file-exists", "industry_profiles/pumps.yaml")
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["", "   ", "!?", "../../etc/passwd"[:5]])
def test_a_name_that_gives_no_id_is_refused(small: SmallWorkspace, name: str) -> None:
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, name)
    assert wrong.value.problem.code == "no-name"
    assert [file.name for file in (small.root / "industry_profiles").iterdir()] == ["pumps.yaml"]


def test_no_name_leads_out_of_the_folder(small: SmallWorkspace) -> None:
    assert new_industry(small.workspace, "../../etc/passwd").parent == small.workspace.industry_folder


@pytest.mark.parametrize("name", ["a" * 300, "valves"])
def test_a_file_that_cannot_be_written_is_said(small: SmallWorkspace, name: str) -> None:
    if name == "valves":
        (small.root / "industry_profiles" / "pumps.yaml").unlink()
        (small.root / "industry_profiles").rmdir()
        (small.root / "industry_profiles").write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, name)
    assert wrong.value.problem.code in ("not-saved", "file-exists")


def test_a_folder_that_leads_out_is_not_written_to(
    small: SmallWorkspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (small.root / "industry_profiles" / "pumps.yaml").unlink()
    (small.root / "industry_profiles").rmdir()
    (small.root / "industry_profiles").symlink_to(outside, target_is_directory=True)
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, "Valves")
    assert wrong.value.problem.code == "outside-workspace"
    assert list(outside.iterdir()) == []


def test_a_new_file_is_whole_or_not_there(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(WrongInput) as wrong:
        new_industry(small.workspace, "Valves")
    assert wrong.value.problem.code == "not-saved"
    assert [each.name for each in small.workspace.industry_folder.iterdir()] == ["pumps.yaml"]


def test_an_own_template_goes_first(small: SmallWorkspace) -> None:
    small.write("industry_profiles/_template.yaml", b"id: my_industry\nname: x\nsummary: Ours.\n# \xff\n")
    new_industry(small.workspace, "Valves")
    text = (small.root / "industry_profiles" / "valves.yaml").read_text(encoding="utf-8")
    assert text == 'id: valves\nname: "Valves"\nsummary: Ours.\n# \ufffd\n'
