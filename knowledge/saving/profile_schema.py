"""The schema that the first lines of a new profile name, put where they say."""

import os
from pathlib import Path

from knowledge.problem import WrongInput
from knowledge.saving.file_writer import create_file
from knowledge.workspace import SHIPPED, Workspace

SCHEMA = "schemas/industry.schema.json"  # of the workspace, and of what is shipped


def put_schema(workspace: Workspace) -> bool:
    """Put the schema of industries into a workspace that has none; whether one is there then.

    One that is there stays as it is, whatever it holds, and nothing is written through a link.
    """
    file = workspace.root / SCHEMA
    try:
        if os.path.lexists(file):
            return file.is_file()
        if not workspace.holds(file.parent):
            return False
        content = (SHIPPED / SCHEMA).read_bytes()
        file.parent.mkdir(exist_ok=True)
        create_file(file, content, SCHEMA)
    except WrongInput as wrong:  # somebody else was quicker
        return wrong.problem.code == "file-exists"
    except OSError:
        return False
    return True


def without_schema(text: str) -> str:
    """A profile's text without the lines that lead editors to the schema."""
    named = Path(SCHEMA).name
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not (line.startswith("#") and "$schema" in line and named in line))
