"""A rating on its worded scale: low, likely and high as handles on one track, above what the numbers mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import drafts
from dashboard.components.live_range import live_range
from dashboard.components.profiles.editing import Editing, value_at
from dashboard.components.profiles.fields import as_number, number_for_file
from dashboard.drafts import FileDraft
from dashboard.undisturbed import undisturbed
from knowledge.factor import Factor
from knowledge.saving.rating_writer import RANGE
from knowledge.yaml_text.document import Path_

MOST = 10

_scale = live_range(Path(__file__).with_suffix(".js"))


def rating_scale(editing: Editing, path: Path_, factor: Factor, computed: float | None) -> None:
    """The scale of a factor, with the rating that stands at a path of the file, or the one that is computed."""
    words = editing.view.words
    side = editing.view.known.vocabulary.sides[factor.side]
    key = f"rating_scale|{editing.shown}|{factor.id}"
    _scale(
        key=key,
        data={
            "values": {name: as_number(editing.value(*path, name)) for name in RANGE},
            "computed": computed,
            "revision": editing.stamp,
            "anchors": [[value, words.text(said)] for value, said in factor.anchors.items()],
            "words": {
                "factor": words.text(factor.label),
                "title": words("profiles.scale", direction=words.text(side.direction)),
                "unrated": words("profiles.unrated"),
                "computed": words("profiles.computes", value="" if computed is None else f"{computed:g}"),
                **{name: words("profiles.on_scale", name=words(f"profiles.{name}")) for name in RANGE},
            },
            "disabled": editing.refused is not None,
        },
        on_rated_change=lambda: _rated(editing.draft, path, key),
    )


@undisturbed
def _rated(shown: FileDraft, path: Path_, key: str) -> None:
    """Bring where the handles stand into the draft; the fields beside the scale show it then, too."""
    now = value_at(drafts.value_of(shown.file, shown), path)
    changes = rated(st.session_state[key].get("rated"), now)
    if changes:
        drafts.set_values(shown.file, {(*path, name): value for name, value in changes.items()})


def rated(told: Any, now: Any) -> Mapping[str, float | None]:
    """What handles say otherwise than a rating does; nothing where the browser tells nonsense.

    >>> rated({"low": 2, "likely": 6.5}, {"low": 2.0, "likely": 5.0})
    {'likely': 6.5}
    """
    said = {name: as_number(told.get(name)) for name in RANGE} if isinstance(told, Mapping) else {}
    changed = {name: value for name, value in said.items() if value is not None and 0 <= value <= MOST}
    return {
        name: number_for_file(value, value_at(now, (name,)))
        for name, value in changed.items()
        if value != value_at(now, (name,))
    }
