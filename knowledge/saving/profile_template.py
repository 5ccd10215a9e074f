"""A new industry from the commented template."""

import json
import os
import re
import unicodedata
from itertools import count
from pathlib import Path

from knowledge.problem import WrongInput
from knowledge.saving.file_writer import write_file, writing
from knowledge.saving.profile_schema import put_schema, without_schema
from knowledge.workspace import Workspace

TEMPLATE_ID = "my_industry"
NOT_A_PROFILE = "evidence"  # that file of the folder holds the shared sources
_FIRST_LINE = "# Your profile of {name}. `id` must equal the file name, so rename both or neither."


def new_industry(workspace: Workspace, name: str) -> Path:
    """Write `industry_profiles/ID.yaml` for a name and return its path; nothing is ever overwritten.

    The id is the name in small letters with `_` for what is neither letter nor digit, behind `industry_` where that
    begins with a digit; a name in another script gets a number. Where the workspace has no schema for its editors,
    it gets one, too. Raises `WrongInput` (`no-name`, `id-taken`, `file-exists`, `outside-workspace`, `not-saved`).
    """
    industry_id = id_from(name) or _numbered(workspace, name)
    if industry_id[:1].isdigit():
        industry_id = f"industry_{industry_id}"
    if industry_id == NOT_A_PROFILE:
        raise WrongInput("id-taken", industry_id)
    if not industry_id:
        raise WrongInput("no-name")
    file = workspace.industry_folder / f"{industry_id}.yaml"
    _must_be_free(workspace, file)
    with writing(workspace, file):
        _must_be_free(workspace, file)
        template = workspace.industry_template_file().read_text(encoding="utf-8", errors="replace")
        text = _filled(template, industry_id, name)
        write_file(workspace, file, (text if put_schema(workspace) else without_schema(text)).encode(), over=None)
    return file


def _must_be_free(workspace: Workspace, file: Path) -> None:
    if os.path.lexists(file):
        raise WrongInput("file-exists", workspace.shown(file))


def _numbered(workspace: Workspace, name: str) -> str:
    """The first free `industry_N`, for a name that has letters, none of them of the Latin alphabet; else empty."""
    if not any(each.isalpha() for each in name):
        return ""
    free = (each for each in count(1) if not os.path.lexists(workspace.industry_folder / f"industry_{each}.yaml"))
    return f"industry_{next(free)}"


def id_from(name: str) -> str:
    """A name in small letters, with `_` for what is neither letter nor digit; it may be no id yet, or empty.

    >>> id_from("  Café & Rösterei 2 ")
    'cafe_rosterei_2'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def _is_chinese(name: str) -> bool:
    """Whether Han characters stand in a name."""
    return any(unicodedata.name(each, "").startswith("CJK ") for each in name)


def _filled(template: str, industry_id: str, name: str) -> str:
    """The template as the founder's own file: with its name, its id, and sources that no other profile has."""
    plain = "".join(each for each in name if each.isprintable()).strip()
    label = json.dumps(plain, ensure_ascii=False)
    if _is_chinese(plain):  # a text without languages counts as English, and a text by language must have English
        label = f"{{en: {label}, zh-Hant: {label}}}"
    text = template.replace(TEMPLATE_ID, industry_id)
    text = re.sub(r"^# Template for .*$", lambda _: _FIRST_LINE.format(name=plain), text, flags=re.MULTILINE)
    return re.sub(r"^(name|short_name): .*$", lambda found: f"{found[1]}: {label}", text, flags=re.MULTILINE)
