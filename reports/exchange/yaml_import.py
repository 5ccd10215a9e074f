"""A whole profile as YAML, read as what would take the place of the profile that the workspace has."""

from collections.abc import Mapping
from dataclasses import replace

from knowledge.draft import draft_of
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput
from knowledge.saving.file_writer import BYTE_ORDER_MARK, content_of
from knowledge.yaml_text.document import parse_document
from reports.exchange.origin import Origin
from reports.exchange.profile_import import SheetImport, profile_file, seen_of


def read_yaml(known: Knowledge, name: str, content: bytes, text: str | None = None) -> SheetImport:
    """Read a profile called `name` against the one of its id on disk, or against the `text` that it has in an editor.

    Its text takes the place of the other as it is, so that nothing of it is lost; problems have their lines in it.
    Raises `WrongInput` where it is no YAML, or says no id (`yaml-no-industry`; see `profile_file`).
    """
    document = parse_document(content, name)
    if document.problems:
        raise WrongInput.because_of(document.problems[0])
    industry = document.value.get("id") if isinstance(document.value, Mapping) else None
    if not isinstance(industry, str):
        raise WrongInput("yaml-no-industry", name)
    file = profile_file(known, industry)
    on_disk = content_of(file)
    seen, marked = seen_of(on_disk)
    before = text if text is not None else _text_of(on_disk)
    after = content.removeprefix(BYTE_ORDER_MARK).decode()
    draft = draft_of(known, file, after.encode())
    problems = tuple(replace(each, place=replace(each.place, path=name)) for each in draft.problems)
    if any(each.severity == "error" for each in problems):
        after = before
    return SheetImport(
        industry=industry,
        file=file,
        before=before,
        after=after,
        seen=seen,
        problems=problems,
        draft=draft,
        origin=Origin("current" if on_disk is None else "whole"),
        marked=marked,
    )


def _text_of(content: bytes | None) -> str:
    """A file's text to be compared with; one that is none is shown as far as it can be."""
    return (content or b"").removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
