"""Saving a founder's answers: nothing but the named fields changes, and nothing is ever half written or lost."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import Workspace
from knowledge.problem import WrongInput
from knowledge.saving import file_writer
from knowledge.saving.founder_writer import save_founder
from knowledge.yaml_text.document import parse_document, read_document
from tests.knowledge.conftest import SmallWorkspace

ROOT = Path(__file__).parents[3]
OWN = """\
# my own figures
schema: 1
id: me

capital_usd: 5000000   # with my brother's part
outlook: 0.5
# where they buy
target_regions: ["US", EU]
weights:
  sides: {strength: 30}   # the rest counts 100
ratings:
  pumps:
    strong_rivals: {low: 1, likely: 2, high: 3, because: 'I know them: all of them'}
"""


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def refusal(workspace: Workspace, **changes: Any) -> tuple[str, str]:
    with pytest.raises(WrongInput) as wrong:
        save_founder(workspace, changes)
    return wrong.value.problem.code, wrong.value.problem.subject


@pytest.mark.mission("I6")
def test_the_first_save_makes_the_file(small: SmallWorkspace) -> None:
    file = save_founder(small.workspace, {"capital_usd": 20_000_000, "target_regions": ["US", "TW"]})
    assert file == small.workspace.own_founder_file
    assert text_of(file).startswith(
        "# yaml-language-server: $schema=../schemas/founder.schema.json\nschema: 1\nid: me\n"
    )
    known = small.known()
    assert known.problems == ()
    assert (known.founders["me"].capital_usd, known.founders["me"].target_regions) == (20_000_000, ("US", "TW"))


def test_only_the_named_fields_change(small: SmallWorkspace) -> None:
    file = small.write("founders/me.yaml", OWN)
    save_founder(small.workspace, {"capital_usd": 7_000_000, "premises": True})
    assert text_of(file) == OWN.replace("5000000", "7000000") + "premises: true\n"


def test_none_removes_a_field_and_an_absent_one_stays_absent(small: SmallWorkspace) -> None:
    file = small.write("founders/me.yaml", OWN)
    save_founder(small.workspace, {"outlook": None, "team_size": None})
    assert text_of(file) == OWN.replace("outlook: 0.5\n", "")


@pytest.mark.parametrize(
    ("changes", "after"), [({"capital_usd": 6}, "capital_usd: 6\nname: A\n"), ({"capital_usd": None}, "name: A\n")]
)
def test_a_byte_order_mark_stays(small: SmallWorkspace, changes: dict[str, Any], after: str) -> None:
    file = small.write("founders/me.yaml", "\ufeffcapital_usd: 5\nname: A\n")
    save_founder(small.workspace, changes)
    assert text_of(file) == f"\ufeff{after}"


def test_a_save_that_changes_nothing_changes_no_byte(small: SmallWorkspace) -> None:
    file = small.write("founders/me.yaml", OWN)
    save_founder(small.workspace, {"capital_usd": 5_000_000})
    assert text_of(file) == OWN


def test_what_another_editor_saved_meanwhile_stays(small: SmallWorkspace) -> None:
    save_founder(small.workspace, {"capital_usd": 1})
    file = small.workspace.own_founder_file
    file.write_text(text_of(file) + "team_size: 9 # by hand\n", encoding="utf-8")
    save_founder(small.workspace, {"capital_usd": 2})
    assert text_of(file).endswith("capital_usd: 2\nteam_size: 9 # by hand\n")


@pytest.mark.parametrize(
    "text",
    ["capital_usd: [\n", "capital_usd: -1\n", "capital: 1\n", "- a\n", "", "a: 1\na: 2\n", "\x00"],
)
def test_a_broken_file_is_refused_and_left_as_it_is(small: SmallWorkspace, text: str) -> None:
    file = small.write("founders/me.yaml", text)
    assert refusal(small.workspace, capital_usd=5) == ("founder-file-broken", "founders/me.yaml")
    assert text_of(file) == text


def test_a_newer_file_is_not_called_broken(small: SmallWorkspace) -> None:
    file = small.write("founders/me.yaml", "schema: 9\nid: me\n")
    assert refusal(small.workspace, capital_usd=5)[0] == "schema-too-new"
    assert text_of(file) == "schema: 9\nid: me\n"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"capital_usd": -1}, ("number-too-low", "capital_usd")),
        ({"outlook": 1.5}, ("number-too-high", "outlook")),
        ({"premises": "yes"}, ("wrong-type", "premises")),
        ({"years_in_trade": {"pumps": 99}}, ("number-too-high", "years_in_trade.pumps")),
        ({"shoe_size": 44}, ("unknown-name", "")),
    ],
)
def test_a_value_that_no_founder_can_have_is_refused(
    small: SmallWorkspace, changes: dict[str, Any], problem: tuple[str, str]
) -> None:
    file = small.write("founders/me.yaml", OWN)
    assert refusal(small.workspace, **changes) == problem
    assert text_of(file) == OWN


def test_a_folder_that_cannot_be_written_is_said(small: SmallWorkspace) -> None:
    (small.root / "founders").write_text("a file stands where the folder should be", encoding="utf-8")
    assert refusal(small.workspace, capital_usd=5) == ("not-saved", "founders/me.yaml")


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(small: SmallWorkspace) -> None:
    (small.root / "founders" / "me.yaml").mkdir(parents=True)
    assert refusal(small.workspace, capital_usd=5) == ("not-saved", "founders/me.yaml")
    assert {file.name for file in (small.root / "founders").iterdir()} == {"me.yaml"}


def test_a_save_that_never_gets_its_turn_is_said(small: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    file = small.write("founders/me.yaml", OWN)
    monkeypatch.setattr(file_writer, "LOCK_SECONDS", 0.1)
    lock = small.root / ".history" / "founders" / "me.yaml" / "lock"
    lock.parent.mkdir(parents=True)
    with FileLock(lock):
        assert refusal(small.workspace, capital_usd=6) == ("not-saved", "founders/me.yaml")
    assert text_of(file) == OWN


def test_rights_of_the_file_stay_and_no_temporary_file_does(small: SmallWorkspace) -> None:
    file = small.write("founders/me.yaml", OWN)
    file.chmod(0o600)
    save_founder(small.workspace, {"outlook": 0.4})
    assert file.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in file.parent.iterdir()} == {"me.yaml"}


FIELDS = ("capital_usd", "team_size", "technology", "runway_months", "hours_per_week_for_research", "outlook")


# What each process runs: it says that it is ready, waits for the word to begin, and saves its fields over and over.
SAVING = """
import sys
from pathlib import Path
from knowledge import Workspace
from knowledge.saving.founder_writer import save_founder
root, *fields = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(8):
    for field in fields:
        save_founder(Workspace(Path(root)), {field: turn / 10})
"""


def test_two_processes_saving_at_once_lose_nothing(small: SmallWorkspace) -> None:
    halves = (FIELDS[:3], FIELDS[3:])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SAVING, str(small.root), *half],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for half in halves
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("begin\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    written = read_document(small.workspace.own_founder_file, "me.yaml").value
    assert {field: written[field] for field in FIELDS} == dict.fromkeys(FIELDS, 0.7)


NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
NUMBERS = st.one_of(st.integers(0, 80), st.floats(0, 80, allow_nan=False, width=32))
FOUNDERS = st.fixed_dictionaries(
    {},
    optional={
        "capital_usd": st.one_of(st.integers(0, 10**12), st.floats(0, 1e12)),
        "region": st.text(st.characters(codec="utf-8", exclude_categories=("Cn", "Co")), max_size=30),
        "premises": st.booleans(),
        "outlook": st.floats(0, 1),
        "target_regions": st.lists(st.sampled_from(["US", "EU", "NO", "true", "010", "~", "1e3"])),
        "years_in_trade": st.dictionaries(NAMES, NUMBERS),
    },
)  # fmt: skip


@settings(max_examples=30, deadline=None, derandomize=True)
@given(FOUNDERS, FOUNDERS)
def test_what_is_saved_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, Any], second: dict[str, Any]
) -> None:
    workspace = Workspace(tmp_path_factory.mktemp("saved"))
    for answers in (first, second):
        save_founder(workspace, answers)
    written = parse_document(workspace.own_founder_file.read_bytes(), "me.yaml").value
    assert written == {"schema": 1, "id": "me", **first, **second}


def test_whole_numbers_are_written_without_a_point(small: SmallWorkspace) -> None:
    save_founder(small.workspace, {"technology": 6.0, "outlook": 0.5, "network": {"pumps": 8.0, "valves": 6.5}})
    text = small.workspace.own_founder_file.read_text(encoding="utf-8")
    assert "technology: 6\n" in text
    assert "outlook: 0.5\n" in text
    assert "pumps: 8" in text
    assert "8.0" not in text
    assert "valves: 6.5" in text
