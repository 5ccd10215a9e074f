"""A text before it is saved: checked as the file it is for, and what would be known with it."""

from pathlib import Path

import pytest

from knowledge.draft import draft_of, with_draft
from knowledge.evidence import EvidenceFile
from tests.knowledge.conftest import SmallWorkspace

SOURCE = "evidence:\n  report: {title: A report, date: 2024, kind: survey, grade: B}\n"


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        ("industry_profiles/evidence.yaml", SOURCE, []),
        ("industry_profiles/evidence.yaml", SOURCE.replace("survey", "gossip"), ["unknown-kind"]),
        ("industry_profiles/pumps.yaml", "id: pumps\nname: Pumps\ntrades: [nothing]\n", ["unknown-trade"]),
        ("company.yaml", "name: A firm\ntrades: [nothing]\n", ["unknown-trade"]),
        ("founders/me.yaml", "outlook: 2\n", ["number-too-high"]),
    ],
)
def test_a_text_is_checked_as_the_file_it_is_for(small: SmallWorkspace, path: str, text: str, codes: list[str]) -> None:
    draft = draft_of(small.known(), small.root / Path(path), text.encode())
    assert [each.code for each in draft.problems] == codes
    assert (draft.record is None) == bool(codes)


def test_a_shared_source_that_is_mended_counts_for_all_who_cite_it(small: SmallWorkspace) -> None:
    known = small.known()
    draft = draft_of(known, small.root / "industry_profiles" / "evidence.yaml", SOURCE.encode())
    assert isinstance(draft.record, EvidenceFile)
    after = with_draft(known, draft)
    assert after.evidence_for("pumps")["report"].date == "2024"
    assert with_draft(known, draft_of(known, draft.file, b"evidence: 3\n")) is known
