"""The quick reader reads what the careful one reads, or leaves it to that one."""

from pathlib import Path

import pytest

from benchmarks.many_profiles import profile_text
from benchmarks.mutations import mutations
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.tree import read_tree
from knowledge.yaml_text.value import LONGEST, UnusualError, read_value
from tests.knowledge.test_yaml_test_suite import CASES

PROFILES = sorted((SHIPPED / "industry_profiles").glob("*.yaml"))


def is_read_alike(text: str) -> bool:
    """Whether the quick reader reads a text; what it reads must be what the careful one does, to the last sign."""
    try:
        value = read_value(text)
    except UnusualError:
        return False
    tree = read_tree(text)
    assert (tree.faults, repr(tree.value)) == ([], repr(value))
    return True


@pytest.mark.parametrize("file", PROFILES, ids=lambda file: file.stem)
def test_shipped_files_are_ordinary(file: Path) -> None:
    assert is_read_alike(file.read_text(encoding="utf-8"))


def test_the_test_suite_is_read_alike() -> None:
    read = [id_ for id_, case in CASES.items() if is_read_alike(case["yaml"])]
    assert len(read) > len(CASES) / 4, "hardly anything was compared"


def test_damaged_profiles_are_read_alike() -> None:
    texts = (each.decode(errors="ignore") for each in mutations(profile_text(0), 500, seed=5))
    assert sum(map(is_read_alike, texts)) > 50, "hardly anything was compared"


@pytest.mark.parametrize(
    "text",
    [
        "", "# nothing", "a: 1\n---\nb: 2", "a: !!str 1", "a: &x 1", "a: &x [1]", "a: *x", "[a]: 1", "~: 1",
        "a: 1\na: 2", "1: a\n0x1: b", "a: [", "a: 'b", "- " * 30, "[" * 5000, "a: " + "x" * LONGEST,
    ],
)  # fmt: skip
def test_what_is_out_of_the_ordinary_is_left_alone(text: str) -> None:
    assert not is_read_alike(text)


def test_names_and_numbers_are_the_careful_readers() -> None:
    assert is_read_alike("{0: a, NO: b, true: c, 1.5: d, .nan: e, '': f, +1: .5, -.inf: 0o7, a: ~, b: '1', c: -}")
