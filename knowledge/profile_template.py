"""A new industry from the commented template."""

import re
import unicodedata
from pathlib import Path

from knowledge.problem import WrongInput
from knowledge.workspace import SHIPPED, Workspace

TEMPLATE_ID = "my_industry"


def new_industry(workspace: Workspace, name: str) -> Path:
    """Write `industry_profiles/ID.yaml` for a name and return its path; nothing is ever overwritten.

    The id is the name in small letters with `_` for what is neither letter nor digit. Raises `WrongInput`
    (`bad-id`, `file-exists`, `not-saved`).
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    industry_id = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if not re.match(r"[a-z]", industry_id):
        raise WrongInput("bad-id", name, found=name)
    file = workspace.industry_folder / f"{industry_id}.yaml"
    own = workspace.industry_folder / "_template.yaml"
    template = own if own.is_file() else SHIPPED / "industry_profiles" / "_template.yaml"
    text = template.read_text(encoding="utf-8").replace(TEMPLATE_ID, industry_id)
    label = re.sub(r'[\\"\n]', " ", name).strip()
    text = re.sub(r"^(name|short_name): .*$", lambda found: f'{found[1]}: "{label}"', text, flags=re.MULTILINE)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise WrongInput("file-exists", workspace.shown(file)) from error
    except OSError as error:
        raise WrongInput("not-saved", workspace.shown(file), reason=error.strerror or "") from error
    return file
