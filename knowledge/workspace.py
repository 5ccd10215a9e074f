"""Where files stand: a founder's folder, and the shipped files that serve where it has none of its own."""

import os
from dataclasses import dataclass
from pathlib import Path

from knowledge.problem import WrongInput

SHIPPED = Path(__file__).resolve().parents[1]
ENVIRONMENT_VARIABLE = "BEACHHEAD_WORKSPACE"


@dataclass(frozen=True)
class Workspace:
    """A folder with `industry_profiles/*.yaml` and, as it likes, founders, company, vocabulary, rules and platforms."""

    root: Path

    @classmethod
    def at(cls, folder: str | Path | None = None) -> "Workspace":
        """The workspace in a folder; else the one the environment names; else the shipped one.

        Raises `WrongInput("no-workspace")` when the folder does not exist.
        """
        chosen = folder or os.environ.get(ENVIRONMENT_VARIABLE) or SHIPPED
        root = Path(chosen).expanduser().resolve()
        if not root.is_dir():
            raise WrongInput("no-workspace", str(chosen))
        return cls(root)

    def shown(self, file: Path) -> str:
        """A file's path as messages show it: relative to the workspace, or to the shipped files."""
        for base in (self.root, SHIPPED):
            if file.is_relative_to(base):
                return file.relative_to(base).as_posix()
        return file.as_posix()

    @property
    def industry_folder(self) -> Path:
        """Where the industry profiles stand."""
        return self.root / "industry_profiles"

    @property
    def own_founder_file(self) -> Path:
        """The file the founder panel saves to."""
        return self.root / "founders" / "me.yaml"

    def industry_files(self) -> list[Path]:
        """Profiles in alphabetical order, without templates (`_*.yaml`) and the shared evidence."""
        return [file for file in _yaml_files(self.industry_folder) if file.name != "evidence.yaml" and file.name[0] != "_"]

    def shared_evidence_file(self) -> Path | None:
        """Sources that several profiles share, if there are any."""
        file = self.industry_folder / "evidence.yaml"
        return file if file.is_file() else None

    def founder_files(self) -> list[Path]:
        """The workspace's own founder files, without examples (`_*.yaml`)."""
        return [file for file in _yaml_files(self.root / "founders") if file.name[0] != "_"]

    def example_founder_file(self) -> Path:
        """The founder who stands in for what nobody has said yet; the shipped one serves every workspace."""
        return self._own_or_shipped(Path("founders") / "_example.yaml")

    def company_file(self) -> Path | None:
        """The firm to be listed, if the workspace has one."""
        file = self.root / "company.yaml"
        return file if file.is_file() else None

    def vocabulary_file(self, name: str) -> Path:
        """The workspace's vocabulary file of that name, else the shipped one."""
        return self._own_or_shipped(Path("vocabulary") / f"{name}.yaml")

    def added_files(self, shipped: str, own: str) -> list[Path]:
        """Shipped files of a folder followed by the workspace's own, which add to them or replace by id."""
        folders = [SHIPPED / shipped] if self.root == SHIPPED else [SHIPPED / shipped, self.root / own]
        return [file for folder in folders for file in _yaml_files(folder)]

    def _own_or_shipped(self, relative: Path) -> Path:
        own = self.root / relative
        return own if own.is_file() else SHIPPED / relative

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """Modification time and size of every YAML file that counts, to see cheaply whether anything changed."""
        folders = ("industry_profiles", "founders", "vocabulary", "strategies/rules", "platforms", ".")
        files = (file for folder in folders for file in _yaml_files(self.root / folder))
        return {file: stamp for file in files if (stamp := stamp_of(file)) is not None}


def stamp_of(file: Path) -> tuple[int, int] | None:
    """Modification time in nanoseconds and size in bytes; None when the file is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _yaml_files(folder: Path) -> list[Path]:
    """YAML files of a folder by name, without hidden ones and without links that lead out of it."""
    if not folder.is_dir():
        return []
    inside = folder.resolve()
    return sorted(
        file for file in folder.glob("*.yaml") if file.name[0] != "." and file.resolve().is_relative_to(inside) and file.is_file()
    )
