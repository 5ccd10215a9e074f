"""Files made to harm: each is told about in its own words, the others still count, and nothing on disk changes.

Times are of the processor, so that a busy machine does not fail a test.
"""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from benchmarks.many_profiles import profile_text
from benchmarks.mutations import LONGEST_SECONDS, mutations, outcome
from knowledge import Knowledge
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import digest, save_file
from locales import LANGUAGES, words_in
from tests.knowledge.conftest import PUMPS, SmallWorkspace

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
)
HOSTILE: dict[str, tuple[bytes, str]] = {
    "alias_bomb": (BOMB.encode(), "too-many-values"),
    "name_bomb": (b"a: &a {b: 1}\n" + b"? *a\n: *a\n", "name-not-text"),
    "deep_brackets": (b"[" * 900_000, "too-deep"),
    "deep_names": (b"{a: " * 200_000, "too-deep"),
    "deep_lists": (b"- " * 450_000, "too-deep"),
    "deep_questions": (b"? " * 450_000, "name-not-text"),
    "many_values": (b"a: [" + b"1," * 300_000 + b"]", "too-many-values"),
    "many_mistakes": (b"rivals: [" + b"{}," * 99_000 + b"]", "more-problems"),
    "nul": (PUMPS.replace("Pumps", "Pu\0mps").encode(), "binary-file"),
    "only_nul": (b"\0" * 1000, "binary-file"),
    "utf_16": (PUMPS.encode("utf-16"), "not-utf8"),
    "utf_16_without_mark": (PUMPS.encode("utf-16-le"), "binary-file"),
    "utf_32": (PUMPS.encode("utf-32"), "not-utf8"),
    "latin_1": (PUMPS.replace("Pumps", "Pömps").encode("latin-1"), "not-utf8"),
    "mixed_tabs": (b"id: mixed_tabs\nname: Tabs\nfactors:\n  strong_rivals:\n\tlikely: 5\n", "tab-indent"),
    "python_object": (b"id: !!python/object/apply:os.system ['touch harmed']\n", "tag-refused"),
    "python_name": (b"id: !!python/name:os.system\n", "tag-refused"),
    "own_tag": (b"id: !exec harm\n", "tag-refused"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not-utf8"),
    "zip": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 500, "binary-file"),
    "endless_line": (b"id: " + b"X" * 999_000, "bad-id"),
    "endless_number": (b"schema: " + b"9" * 900_000, "wrong-type"),
}  # fmt: skip


def contents(root: Path) -> dict[Path, str | None]:
    return {
        file: digest(file.read_bytes()) for file in root.rglob("*") if file.is_file() and file.stat().st_size < 10**7
    }


@pytest.mark.mission("I1")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_told_about_and_the_others_still_count(small: SmallWorkspace, name: str) -> None:
    content, code = HOSTILE[name]
    small.write(f"industry_profiles/{name}.yaml", content)
    before, start = contents(small.root), process_time()
    known = small.known()
    assert process_time() - start < LONGEST_SECONDS
    assert list(known.industries) == ["pumps"]
    assert {each.place.path for each in known.problems} == {f"industry_profiles/{name}.yaml"}
    assert code in {each.code for each in known.problems}
    assert contents(small.root) == before


def test_a_file_of_a_hundred_megabytes_is_not_read_to_its_end(small: SmallWorkspace) -> None:
    with small.write("industry_profiles/large.yaml", PUMPS).open("r+b") as stream:
        stream.truncate(100_000_000)
    start = process_time()
    assert small.codes() == ["file-too-large"]
    assert process_time() - start < LONGEST_SECONDS


@pytest.mark.parametrize("where", ["company.yaml", "founders/me.yaml", "industry_profiles/evidence.yaml"])
@pytest.mark.parametrize("name", ["alias_bomb", "nul", "utf_16", "python_object"])
def test_every_kind_of_file_is_safe(small: SmallWorkspace, where: str, name: str) -> None:
    content, code = HOSTILE[name]
    small.write(where, content)
    known = small.known()
    assert [(each.place.path, each.code) for each in known.problems] == [(where, code)]
    assert list(known.industries) == ["pumps"]


def _history_elsewhere(small: SmallWorkspace, elsewhere: Path) -> Path:
    (small.root / ".history").symlink_to(elsewhere, target_is_directory=True)
    return small.root / "industry_profiles" / "pumps.yaml"


def _own_history_elsewhere(small: SmallWorkspace, elsewhere: Path) -> Path:
    folder = small.root / ".history" / "industry_profiles"
    folder.mkdir(parents=True)
    (folder / "pumps.yaml").symlink_to(elsewhere, target_is_directory=True)
    return small.root / "industry_profiles" / "pumps.yaml"


def _round_about(small: SmallWorkspace, elsewhere: Path) -> Path:
    root = small.root.resolve()
    return root / ".." / ".." / root.parent.name / root.name / "industry_profiles" / "pumps.yaml"


@pytest.mark.mission("I1")
@pytest.mark.parametrize("trap", [_history_elsewhere, _own_history_elsewhere, _round_about])
def test_old_versions_too_are_never_kept_outside_the_workspace(
    small: SmallWorkspace,
    tmp_path_factory: pytest.TempPathFactory,
    trap: Callable[[SmallWorkspace, Path], Path],
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    file = trap(small, elsewhere)
    before = file.read_bytes()
    with pytest.raises(WrongInput) as wrong:
        save_file(small.workspace, file, b"mine\n", seen=digest(before))
    assert wrong.value.problem.code == "outside-workspace"
    assert file.read_bytes() == before
    assert list(elsewhere.iterdir()) == []
    assert not (small.root.parent / small.root.parent.name).exists()


@pytest.mark.mission("I1")
def test_no_damage_to_a_profile_raises_or_stalls(shipped: Knowledge) -> None:
    """The first 1,000 of the 10,000 that `python -m benchmarks.mutations` reads."""
    languages = tuple(words_in(language) for language in LANGUAGES)
    ends = set()
    for damaged in mutations(profile_text(0), 1000):
        start = process_time()
        ends.add(outcome(damaged, shipped, languages))
        assert process_time() - start < LONGEST_SECONDS
    assert len(ends) > 20, f"the damage is too much of one kind: {ends}"
