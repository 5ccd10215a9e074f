"""Decision receipts: one JSON file each, frozen when written, refused when broken, altered or too new."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from knowledge.problem import WrongInput
from knowledge.record import Record
from knowledge.saving.file_writer import create_file
from knowledge.workspace import Workspace
from reports.decisions.snapshot import Snapshot, canonical, plain_json

SCHEMA = 1
MAX_BYTES = 8_000_000  # nine industries take 50,000, and five hundred less than this
LONGEST_REASON = 2_000  # characters
FOLDER = "decisions"


class CommitPicture(Record):
    """Where the workspace stood in its git repository; `clean` when every file that counts was as committed."""

    commit: str
    clean: bool


class Receipt(Record):
    """A decision as it was made: the industry chosen, what that costs against the best, and the whole answer.

    `seal` is the SHA-256 of all the rest, so that a change made by mistake is seen.
    """

    schema_version: int = Field(SCHEMA, alias="schema", ge=1)
    industry: str
    because: str | None = Field(None, max_length=LONGEST_REASON)
    expected_regret: float | None = None
    git: CommitPicture | None = None
    snapshot: Snapshot
    seal: str = ""

    @model_validator(mode="after")
    def _of_an_industry_in_it(self) -> "Receipt":
        if self.industry not in self.snapshot.industries:
            raise ValueError("The industry chosen is not in the answer.")
        return self

    @property
    def day(self) -> str:
        """The day of the decision, YYYY-MM-DD: the one that evidence was aged to."""
        return self.snapshot.asked.as_of

    @property
    def sealed(self) -> "Receipt":
        """The same with its seal."""
        content = plain_json(self, exclude={"seal"})
        return self.model_copy(update={"seal": sha256(canonical(content)).hexdigest()})


def new_receipt(
    snapshot: Snapshot, industry: str, because: str | None = None, git: CommitPicture | None = None
) -> Receipt:
    """The receipt of choosing an industry of an answer. Raises `WrongInput("reason-too-long")`."""
    reason = (because or "").strip().encode("utf-8", "replace").decode()  # a shell may pass on half a character
    if len(reason) > LONGEST_REASON:
        raise WrongInput("reason-too-long", limit=f"{LONGEST_REASON:,}")
    regret = snapshot.industries[industry].expected_regret
    return Receipt(
        schema=SCHEMA, industry=industry, because=reason or None, expected_regret=regret, git=git, snapshot=snapshot
    ).sealed


def receipt_text(receipt: Receipt) -> str:
    """The content of a receipt file."""
    return json.dumps(plain_json(receipt), ensure_ascii=False, indent=1) + "\n"


def write_receipt(workspace: Workspace, receipt: Receipt, file: Path | None = None) -> Path:
    """Write a receipt to a file, or under the next free name in `decisions/`; nothing is ever overwritten.

    Raises `WrongInput` (`file-exists`, `outside-workspace`, `not-saved`).
    """
    content = receipt_text(receipt).encode()
    if file is not None:
        create_file(file, content, workspace.shown(file))
        return file
    for place in _free_names(workspace, receipt):
        _make_folder(workspace, place)
        try:
            create_file(place, content, workspace.shown(place))
            return place
        except WrongInput as wrong:
            if wrong.problem.code != "file-exists":
                raise
    raise AssertionError("the names never end")


def _make_folder(workspace: Workspace, place: Path) -> None:
    try:
        if refused := workspace.refused(place):
            raise refused
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongInput("not-saved", workspace.shown(place), reason=error.strerror or str(error)) from error


def _free_names(workspace: Workspace, receipt: Receipt) -> Iterator[Path]:
    name, number = f"{receipt.day}_{receipt.industry}", 1
    while True:
        yield workspace.root / FOLDER / (f"{name}.json" if number == 1 else f"{name}_{number}.json")
        number += 1


def read_receipt(file: Path, shown: str) -> Receipt:
    """The receipt in a file; `shown` names it in messages.

    Raises `WrongInput` (`no-file`, `file-unreadable`, `no-receipt`, `receipt-too-large`, `receipt-too-new`,
    `receipt-altered`).
    """
    content = _bytes_of(file, shown)
    try:
        found: Any = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise WrongInput("no-receipt", shown) from error
    version = found.get("schema") if isinstance(found, dict) else None
    if isinstance(version, int) and version > SCHEMA:
        raise WrongInput("receipt-too-new", shown, found=str(version)[:20], known=str(SCHEMA))
    try:
        receipt = Receipt.model_validate_json(content)
    except ValidationError as error:
        raise WrongInput("no-receipt", shown) from error
    if receipt.sealed != receipt:
        raise WrongInput("receipt-altered", shown)
    return receipt


def _bytes_of(file: Path, shown: str) -> bytes:
    try:
        if not file.is_file():
            raise WrongInput("no-file", shown)
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise WrongInput("file-unreadable", shown, reason=getattr(error, "strerror", None) or str(error)) from error
    if len(content) > MAX_BYTES:
        raise WrongInput("receipt-too-large", shown, limit=f"{MAX_BYTES:,}")
    return content


def receipt_files(workspace: Workspace) -> list[Path]:
    """The files in `decisions/` that may be receipts, the latest name first; no link out of the workspace."""
    folder = workspace.root / FOLDER
    try:
        if not folder.resolve().is_relative_to(workspace.root.resolve()):
            return []
        files = [file for file in folder.glob("*.json") if file.is_file() and file.name[0] != "."]
        return sorted((file for file in files if file.resolve().is_relative_to(workspace.root.resolve())), reverse=True)
    except OSError:
        return []
