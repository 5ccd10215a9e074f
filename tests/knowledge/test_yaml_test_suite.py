"""The documents of the public YAML test suite: read as the suite says, or refused for a reason that is written here."""

import json
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from knowledge.yaml_text.document import parse_document

SUITE: dict[str, Any] = json.loads((Path(__file__).parent / "yaml_test_suite.json").read_text(encoding="utf-8"))
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in SUITE["cases"]}
LONGEST_SECONDS = 2.0

# Valid YAML that a file of ours may not hold: types by tag, several documents, names that are no words, nothing at all.
ON_PURPOSE = {"tag-refused", "second-document", "name-not-text", "empty-file"}
# What the C parser (libyaml, YAML 1.1 in places) refuses although YAML 1.2 allows it. The writer gets a message.
PARSER_REFUSES = {
    "a name that is empty": "2JQS 6M2F NHX8 NKF9 S3PD SM9W/1 UKK6/0 CFD4 FRK4",
    "a name in brackets with its colon on the next line": "4MUZ/0 4MUZ/1 4MUZ/2 5MUD 9SA2 K3WX NJ66 UT92 VJP3/1",
    "a colon before a word in brackets": "4ABK 58MP 5T43 DBG4 HM87/0",
    "a tab before a part of a list, or at the start of a line": "6BCT 6CA3 A2M4 DK95/0 DK95/3 DK95/4 Q5MG Y79Y/10",
    "a tab in the indentation of a block text": "96NN/0 96NN/1 R4YG Y79Y/1",
    "a directive it does not know": "2LFX 6LVF BEC7 MUS6/5 MUS6/6 W4TN",
    "a document after the end of another": "7Z25 M7A3",
    "a document that only ends": "HWV9 QT73",
    "an anchor in signs other than letters and digits": "8XYN W5VH",
    "a text at the margin after the mark of a folded block": "DK3J FP8R",
}
# What it reads although YAML 1.2 forbids it: nothing is lost, and the value is what anybody would take it for.
PARSER_ALLOWS = "9C9N 9JBA CVW2 DK95/1 G5U8 MUS6/0 QB6E S98Z SU5Z X4QW Y79Y/3 YJV2"
# What it reads in the way of YAML 1.1: `?` in brackets, a last line of blanks, a colon in an anchor.
PARSER_READS_OTHERWISE = "652Z HM87/1 L24T/1 Y2GN"


def listed(ids: str) -> set[str]:
    found = set(ids.split())
    assert found <= CASES.keys()
    return found


REFUSED = {each for ids in PARSER_REFUSES.values() for each in listed(ids)}


def fate_of(case: dict[str, Any]) -> str:
    """What becomes of a document, as the suite and our rules see it."""
    start = process_time()
    document = parse_document(case["yaml"].encode(), "file.yaml")
    assert process_time() - start < LONGEST_SECONDS
    code = document.problems[0].code if document.problems else None
    if case.get("fails"):
        return "no YAML, refused" if code else "no YAML, read"
    if code:
        return "refused on purpose" if code in ON_PURPOSE else "refused by the parser"
    return "read" if "json" not in case or json.loads(case["json"]) == document.value else "read otherwise"


@pytest.mark.mission("I1")
def test_every_document_is_read_as_the_suite_says_or_refused_for_a_known_reason() -> None:
    expected = dict.fromkeys(listed(PARSER_ALLOWS), "no YAML, read")
    expected |= dict.fromkeys(REFUSED, "refused by the parser")
    expected |= dict.fromkeys(listed(PARSER_READS_OTHERWISE), "read otherwise")
    fates = {id_: fate_of(case) for id_, case in CASES.items()}
    plain = ("read", "refused on purpose", "no YAML, refused")
    assert {id_: fate for id_, fate in fates.items() if fate not in plain} == expected
    assert Counter(fates.values()) == {
        "read": 188,
        "refused on purpose": 67,
        "refused by the parser": 49,
        "read otherwise": 4,
        "no YAML, refused": 82,
        "no YAML, read": 12,
    }
