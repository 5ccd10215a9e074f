"""The states of a workspace that every page is designed for, each as a function that makes it of the shipped one."""

from collections.abc import Callable
from pathlib import Path

FOUNDER_FACTORS = ("technology_edge", "tangible_assets", "intangible_assets", "people", "lack_of_capital")


def profiles(workspace: Path) -> list[Path]:
    """The profile files, without the template and the shared evidence."""
    files = sorted((workspace / "industry_profiles").glob("[!_]*.yaml"))
    return [file for file in files if file.name != "evidence.yaml"]


def profile(workspace: Path, industry: str) -> Path:
    """The file of one industry."""
    return workspace / "industry_profiles" / f"{industry}.yaml"


def replaced(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace text that stands exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    for before, after in pairs:
        assert text.count(before) == 1, f"{file.name}: {before!r} stands {text.count(before)} times"
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def shipped(workspace: Path) -> None:
    """The nine industries as they are."""


def one_industry(workspace: Path) -> None:
    """Packaging alone."""
    for file in profiles(workspace):
        if file.stem != "packaging":
            file.unlink()


def without_profiles(workspace: Path) -> None:
    """No industry at all."""
    for file in profiles(workspace):
        file.unlink()


def broken_file(workspace: Path) -> None:
    """One profile that is no YAML, beside eight good ones."""
    profile(workspace, "packaging").write_text("schema: 1\nid: packaging\nname: {en: Packaging\n", encoding="utf-8")


def without_factors(file: Path) -> None:
    """Cut a profile's ratings down to none, so that nothing is left but what the founder's figures give."""
    text = file.read_text(encoding="utf-8")
    before, _, after = text.partition("\nfactors:\n")
    rest = after[after.index("\nevidence:\n") :] if "\nevidence:\n" in after else "\n"
    file.write_text(f"{before}\nfactors: {{}}{rest}", encoding="utf-8")


def one_not_comparable(workspace: Path) -> None:
    """Packaging without ratings, beside eight that are rated."""
    without_factors(profile(workspace, "packaging"))


def none_comparable(workspace: Path) -> None:
    """Nine industries without ratings."""
    for file in profiles(workspace):
        without_factors(file)


def fifty_industries(workspace: Path) -> None:
    """The nine and forty-one copies of them under other names."""
    originals = profiles(workspace)
    for number in range(50 - len(originals)):
        original = originals[number % len(originals)]
        text = original.read_text(encoding="utf-8").replace(f"\nid: {original.stem}\n", f"\nid: copy_{number}\n", 1)
        profile(workspace, f"copy_{number}").write_text(text, encoding="utf-8")


STATES: dict[str, Callable[[Path], None]] = {
    state.__name__: state
    for state in (
        shipped,
        one_industry,
        without_profiles,
        broken_file,
        one_not_comparable,
        none_comparable,
        fifty_industries,
    )
}
