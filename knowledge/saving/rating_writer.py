"""Sets single ratings in a profile's file, for scripts and for the terminal, under the same rules as everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.draft import draft_of
from knowledge.industry_profile import FactorEntry
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput, nearest
from knowledge.saving.file_writer import content_of, write_file, writing
from knowledge.yaml_text.document import Path_
from knowledge.yaml_text.edit import CannotEditError, with_values
from knowledge.yaml_text.scalar import without_point

RANGE = ("low", "likely", "high")
LOWEST, HIGHEST = 0.0, 10.0


@dataclass(frozen=True)
class RatingChange:
    """What was set: the file as messages show it, and low, likely and high before and after (None = not stated)."""

    path: str
    before: Mapping[str, float | None]
    after: Mapping[str, float | None]


def set_rating(known: Knowledge, industry: str, factor: str, values: Mapping[str, float]) -> RatingChange:
    """Write low, likely or high of one factor into the industry's file; no other byte changes.

    Raises `WrongInput`: `unknown-industry`, `unknown-factor-asked`, `rating-interval` for a value out of order, the
    first problem of a file that is broken or newer than this program, `cannot-edit` where its form hides the value, and
    `not-saved`.
    """
    if industry not in known.industries:
        raise known.not_known(industry)
    factors = known.vocabulary.factors
    if factor not in factors:
        raise WrongInput("unknown-factor-asked", factor, nearest=nearest(factor, factors), allowed=", ".join(factors))
    file = known.workspace.industry_folder / f"{industry}.yaml"
    shown = known.workspace.shown(file)
    with writing(known.workspace, file):
        content = content_of(file) or b""
        entry = _entry(known, industry, factor, content)
        before = {name: getattr(entry, name) for name in RANGE}
        _in_order(factor, before, values)
        try:
            changes: dict[Path_, Any] = {
                ("factors", factor, name): without_point(each) for name, each in values.items()
            }
            text = with_values(content.decode(), changes)
        except (CannotEditError, UnicodeDecodeError) as error:
            raise WrongInput("cannot-edit", shown) from error
        draft = draft_of(known, file, text.encode())
        if draft.record is None:
            raise WrongInput.because_of(draft.problems[0])
        write_file(known.workspace, file, text.encode(), over=content)
    return RatingChange(shown, before, {**before, **values})


def _entry(known: Knowledge, industry: str, factor: str, content: bytes) -> FactorEntry:
    """The factor as the file on disk has it, which may be newer than what was read."""
    draft = draft_of(known, known.workspace.industry_folder / f"{industry}.yaml", content)
    factors: Mapping[str, FactorEntry] | None = getattr(draft.record, "factors", None)
    if factors is None:
        raise WrongInput.because_of(draft.problems[0]) if draft.problems else WrongInput("cannot-edit", industry)
    return factors.get(factor, FactorEntry())


def _in_order(factor: str, before: Mapping[str, float | None], values: Mapping[str, float]) -> None:
    """Refuse the first value that would not leave low <= likely <= high within the scale."""
    after = {**before, **values}
    for at, name in enumerate(RANGE):
        if name not in values:
            continue
        below = [each for each in (after[field] for field in RANGE[:at]) if each is not None]
        above = [each for each in (after[field] for field in RANGE[at + 1 :]) if each is not None]
        least, most = max(below, default=LOWEST), min(above, default=HIGHEST)
        if not max(least, LOWEST) <= values[name] <= min(most, HIGHEST):
            raise WrongInput(
                "rating-interval", f"{factor}.{name}", found=f"{values[name]:g}", least=f"{least:g}", most=f"{most:g}"
            )
