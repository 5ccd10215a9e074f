"""Profiles in any number, about 150 lines each, cut from a shipped one: what benchmarks and hostile tests read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import read_document

SOURCE = SHIPPED / "industry_profiles" / "packaging.yaml"
KEPT_SOURCES, KEPT_RIVALS = slice(2, 5), 1  # those that the rest cites
_ROUNDS = 10  # ratings differ from profile to profile, so that no two files are alike


def profile_text(number: int) -> str:
    """A valid profile with the id `profile_NUMBER`."""
    shipped = read_document(SOURCE, SOURCE.name).value
    sources = dict(list(shipped["evidence"].items())[KEPT_SOURCES])
    profile = {
        **shipped,
        "id": f"profile_{number}",
        "rivals": shipped["rivals"][:KEPT_RIVALS],
        "indicators": {},
        "factors": {name: _factor(number, each) for name, each in shipped["factors"].items()},
        "evidence": sources,
    }
    text = yaml.safe_dump(_cited(profile, set(sources)), sort_keys=False, allow_unicode=True, width=110)
    assert isinstance(text, str)
    return text


def write_profiles(folder: Path, count: int) -> list[Path]:
    """`count` profiles in a workspace folder; their files."""
    place = folder / "industry_profiles"
    place.mkdir(parents=True)
    template = profile_text(0)
    files = [place / f"profile_{number}.yaml" for number in range(count)]
    for number, file in enumerate(files):
        text = template.replace("id: profile_0\n", f"id: profile_{number}\n", 1)
        rating = f"likely: {number % _ROUNDS}.0\n"
        file.write_text(text.replace("likely: 0.0\n", rating, 1), encoding="utf-8")
    return files


def _factor(number: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    """A rating in place of a yardstick; without reasons, which would make most of the lines."""
    return {"likely": float(number % _ROUNDS), "evidence": entry.get("evidence", [])}


def _cited(value: Any, sources: set[str]) -> Any:
    """A value with only those citations whose source was kept."""
    if isinstance(value, list):
        return [_cited(each, sources) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _cited(part, sources) for name, part in value.items()}
    if isinstance(citations := value.get("evidence"), list):
        kept["evidence"] = [each for each in citations if _source_of(each) in sources]
    return kept


def _source_of(citation: Any) -> str:
    return str(citation["id"] if isinstance(citation, dict) else citation)
