"""JSON Schema (draft-07) of every file kind, for editors that complete and check YAML as it is typed."""

import json
from typing import Any

from pydantic import BaseModel

from knowledge.record import SCHEMA_VERSION

DRAFT_07 = "http://json-schema.org/draft-07/schema#"


def json_schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of a record in draft-07, which YAML language servers read.

    Pydantic writes draft 2020-12; of what differs our records use only the place of the definitions.
    """
    written = json.dumps(model.model_json_schema(by_alias=True)).replace("#/$defs/", "#/definitions/")
    schema: dict[str, Any] = json.loads(written)
    definitions = schema.pop("$defs", {})
    for record in (schema, *definitions.values()):
        for name, field in record.get("properties", {}).items():
            field.pop("title", None)  # its name over again, which editors would show above what the field means
            if name == "schema" and field.get("type") == "integer":
                field["maximum"] = SCHEMA_VERSION
            if field.get("default", ...) is None:
                del field["default"]  # editors would write null where something is to be said
        _let_optional_be_empty(record)
    return {"$schema": DRAFT_07, **schema, "title": title, "definitions": definitions}


def _let_optional_be_empty(record: dict[str, Any]) -> None:
    """Records read an optional name with nothing after it as left out, so an editor must not call it wrong."""
    for name, value in record.get("properties", {}).items():
        if name not in record.get("required", ()) and {"type": "null"} not in value.get("anyOf", ()):
            told = {each: value.pop(each) for each in ("description", "examples", "default") if each in value}
            record["properties"][name] = {"anyOf": [value, {"type": "null"}], **told}
