"""Where files stand: a founder's folder, and the shipped files that serve where it has none of its own."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.problem import WrongInput

SHIPPED = Path(__file__).resolve().parents[1]
ENVIRONMENT_VARIABLE = "BEACHHEAD_WORKSPACE"
# Every folder whose YAML files count: of a workspace, and of what is shipped.
FOLDERS = (
    ".", "industry_profiles", "founders", "vocabulary", "strategies", "strategies/rules", "platforms",
    "plans/listing/platforms",
)  # fmt: skip


@dataclass(frozen=True)
class Workspace:
    """A folder with `industry_profiles/*.yaml` and, as it likes, founders, company, vocabulary, rules and platforms.

    `shipped` is the folder whose files serve where it has none of its own.
    """

    root: Path
    shipped: Path = field(default=SHIPPED, kw_only=True)

    @classmethod
    def at(cls, folder: str | Path | None = None) -> "Workspace":
        """The workspace in a folder; else the one the environment names; else the shipped one.

        Raises `WrongInput("no-workspace")` when the folder does not exist.
        """
        chosen = folder or os.environ.get(ENVIRONMENT_VARIABLE) or SHIPPED
        try:
            root = Path(chosen).expanduser().resolve()
            found = root.is_dir()
        except (
            OSError,
            RuntimeError,
            ValueError,
        ) as error:  # no home, a link in a circle, a character no path can have
            raise WrongInput("no-workspace", str(chosen)) from error
        if not found:
            raise WrongInput("no-workspace", str(chosen))
        return cls(root)

    def shown(self, file: Path) -> str:
        """A file's path as messages show it: relative to the workspace, or to the shipped files."""
        for base in (self.root, self.shipped):
            if file.is_relative_to(base):
                return file.relative_to(base).as_posix()
        return file.as_posix()

    def holds(self, file: Path) -> bool:
        """Whether a file, there or not, stands in the workspace, and no link leads it out. Raises OSError."""
        return not file.is_symlink() and file.parent.resolve().is_relative_to(self.root.resolve())

    def refused(self, file: Path) -> WrongInput | None:
        """Why a file may not be written, if it may not: a link to another file, or out of the workspace."""
        if self.holds(file):
            return None
        if file.is_symlink() and _stands_in(self.root, file):
            return WrongInput("link-not-written", self.shown(file), found=self.shown(file.resolve()))
        return WrongInput("outside-workspace", self.shown(file))

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
        files = yaml_files(self.industry_folder, self.root)
        return [file for file in files if file.name != "evidence.yaml" and file.name[0] != "_"]

    def shared_evidence_file(self) -> Path | None:
        """Sources that several profiles share, if there are any."""
        return self._own("industry_profiles/evidence.yaml")

    def industry_template_file(self) -> Path:
        """What a new profile starts from."""
        return self._own_or_shipped("industry_profiles/_template.yaml")

    def founder_files(self) -> list[Path]:
        """The workspace's own founder files, without examples (`_*.yaml`)."""
        return [file for file in yaml_files(self.root / "founders", self.root) if file.name[0] != "_"]

    def example_founder_file(self) -> Path:
        """The founder who stands in for what nobody has said yet; the shipped one serves every workspace."""
        return self._own_or_shipped("founders/_example.yaml")

    def company_file(self) -> Path | None:
        """The firm to be listed, if the workspace has one."""
        return self._own("company.yaml")

    def vocabulary_file(self, name: str) -> Path:
        """The workspace's vocabulary file of that name, else the shipped one."""
        return self._own_or_shipped(f"vocabulary/{name}.yaml")

    def added_files(self, shipped: str, own: str) -> list[Path]:
        """Shipped files of a folder followed by the workspace's own, which add to them or replace by id."""
        folders = {self.shipped / shipped: self.shipped, self.root / own: self.root}
        return [file for folder, root in folders.items() for file in yaml_files(folder, root)]

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """Modification time and size of every YAML file that counts, to see cheaply whether anything changed."""
        folders = {root / folder: root for root in (self.shipped, self.root) for folder in FOLDERS}
        files = (file for folder, root in folders.items() for file in yaml_files(folder, root))
        return {file: stamp for file in files if (stamp := stamp_of(file)) is not None}

    def _own(self, relative: str) -> Path | None:
        file = self.root / relative
        return file if _stands_in(self.root, file) else None

    def _own_or_shipped(self, relative: str) -> Path:
        return self._own(relative) or self.shipped / relative


def stamp_of(file: Path) -> tuple[int, int] | None:
    """Modification time in nanoseconds and size in bytes; None when the file is gone."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def yaml_files(folder: Path, root: Path) -> list[Path]:
    """YAML files of a folder by name, without hidden ones and without links that lead out of the root folder."""
    try:
        if not folder.resolve().is_relative_to(root.resolve()):
            return []
        # asked in every run of a page, for up to thousands of files: one look at the folder tells most of it
        with os.scandir(folder) as entries:
            names = sorted(each.name for each in entries if each.name.endswith(".yaml") and _counts(each, root))
    except (OSError, RuntimeError):  # links in a circle, too
        return []
    return [folder / name for name in names]


def _counts(entry: os.DirEntry[str], root: Path) -> bool:
    return entry.name[0] != "." and (entry.is_file(follow_symlinks=False) or _stands_in(root, Path(entry.path)))


def _stands_in(root: Path, file: Path) -> bool:
    """Whether a file exists in a folder, and is no link that leads out of it."""
    try:
        return file.is_file() and file.resolve().is_relative_to(root.resolve())
    except OSError:
        return False
