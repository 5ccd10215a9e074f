"""The shipped catalogue is sound and says what it knows from whom; a workspace adds to it and cannot break it."""

from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from knowledge import Knowledge
from knowledge.schema import json_schema
from knowledge.workspace import SHIPPED
from knowledge.yaml_text.document import read_document
from plans.listing import Catalogue
from plans.listing.platform import PlatformFile, Ranks
from tests.plans.listing.conftest import SmallWorkspace

FOLDER = SHIPPED / "plans" / "listing"
PLATFORM = "id: p_one, name: One, domain: one.example, kind: vertical, trades: [medical]"


@pytest.mark.mission("E1")
def test_the_shipped_catalogue_has_118_real_platforms(catalogue: Catalogue) -> None:
    assert catalogue.problems == ()
    assert len({each.id for each in catalogue.platforms}) == 118
    assert len({each.domain for each in catalogue.platforms}) == 118
    assert Counter(each.kind for each in catalogue.platforms) == {"general": 34, "vertical": 84}


def test_platforms_stand_in_the_order_of_their_files(catalogue: Catalogue) -> None:
    ids = [each.id for each in catalogue.platforms]
    assert (ids[0], ids[-1]) == ("archiexpo", "ilsmart")
    assert ids.index("alibaba") < ids.index("1688") < ids.index("made_in_china")


@pytest.mark.mission("E3")
def test_every_trade_of_a_platform_is_known_and_every_shipped_industry_has_platforms(
    shipped: Knowledge, catalogue: Catalogue
) -> None:
    carried = {trade for each in catalogue.platforms for trade in each.trades}
    assert carried <= set(shipped.vocabulary.trade_parents)
    assert all(each.trades for each in catalogue.platforms if each.kind == "vertical")
    for industry in shipped.industries.values():
        assert carried & set(industry.trades), industry.id


def test_sourced_and_unsourced_facts_stand_apart(catalogue: Catalogue) -> None:
    counts: Counter[str] = Counter()
    for platform in catalogue.platforms:
        facts = platform.facts
        assert {**facts.told("sourced"), **facts.told("unsourced")} == facts.told()
        assert not facts.told("sourced").keys() & facts.told("unsourced").keys()
        for fact in facts.told("sourced").values():
            assert fact.sources
            assert all(catalogue.sources[platform.id][source].url for source in fact.sources)
        assert not any(fact.sources for fact in facts.told("unsourced").values())
        counts.update(fact.known_by for fact in facts.told().values())
    assert counts.total() == 503
    assert min(counts["sourced"], counts["unsourced"]) > 100


def test_ranks_carry_list_date_and_attribution(catalogue: Catalogue) -> None:
    for each in (catalogue.rank_lists.tranco, catalogue.rank_lists.majestic):
        assert each.publisher in each.attribution["en"]
        assert each.url.startswith("https://")
    assert catalogue.rank_lists.tranco.date == "2026-08-10"
    assert any(each.ranks.tranco for each in catalogue.platforms)


def test_no_rank_of_cloudflare_is_shipped_or_read(workspace: SmallWorkspace) -> None:
    files = sorted(FOLDER.rglob("*.yaml"))
    assert len(files) == 15
    assert [file.name for file in files if "cloudflare" in file.read_text(encoding="utf-8").lower()] == []
    assert set(Ranks.model_fields) == {"tranco", "majestic", "date"}
    workspace.write_platforms(f"{{{PLATFORM}, ranks: {{cloudflare: 5000}}}}")
    assert [each.code for each in workspace.catalogue().problems] == ["unknown-name"]


@pytest.mark.parametrize("file", sorted((FOLDER / "platforms").glob("*.yaml")), ids=lambda file: file.stem)
def test_shipped_files_satisfy_the_published_schema(file: Path) -> None:
    schema = json_schema(PlatformFile, "Platforms")
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(read_document(file, file.name).value)


def test_a_workspace_adds_platforms_after_the_shipped_ones(workspace: SmallWorkspace, catalogue: Catalogue) -> None:
    workspace.write_platforms(f"{{{PLATFORM}}}")
    found = workspace.catalogue()
    assert found.problems == ()
    assert [each.id for each in found.platforms] == [*(each.id for each in catalogue.platforms), "p_one"]
    assert set(found.sources["p_one"]) == {"S1"}


def test_the_same_id_replaces_a_shipped_platform_where_it_stood(
    workspace: SmallWorkspace, catalogue: Catalogue
) -> None:
    workspace.write_platforms("{id: alibaba, name: Ours, domain: alibaba.com, kind: general, ranks: {tranco: 9}}")
    found = workspace.catalogue()
    place = [each.id for each in catalogue.platforms].index("alibaba")
    assert len(found.platforms) == 118
    assert (found.platforms[place].name, found.platforms[place].ranks.tranco) == ("Ours", 9)
    assert set(found.sources["alibaba"]) == {"S1"}


def test_a_broken_replacement_leaves_the_shipped_platform(workspace: SmallWorkspace) -> None:
    workspace.write_platforms("{id: alibaba, name: Ours, domain: alibaba.com, kind: general, trades: [magic]}")
    found = workspace.catalogue()
    assert [each.code for each in found.problems] == ["unknown-trade"]
    assert next(each.name for each in found.platforms if each.id == "alibaba") == "Alibaba.com"


# One mistake each, in line 5; » stands before the place that the problem must point at, and is not written.
BROKEN = {
    "unknown trade": (
        "id: p, name: P, domain: p.example, kind: vertical, trades: [»medicl]",
        ("unknown-trade", {"found": "medicl", "nearest": "medical"}),
    ),
    "vertical without a trade": (
        "id: p, name: P, domain: p.example, kind: vertical, trades: »[]",
        ("vertical-without-trade", {"found": "p"}),
    ),
    "a country by its everyday letters": (
        "id: p, name: P, domain: p.example, kind: general, regions: {codes: [US, »UK]}",
        ("unknown-region", {"found": "UK", "nearest": "GB"}),
    ),
    "small letters": (
        "id: p, name: P, domain: p.example, kind: general, regions: {codes: [»de]}",
        ("unknown-region", {"found": "de", "nearest": "DE"}),
    ),
    "unknown source": (
        "id: p, name: P, domain: p.example, kind: general, facts: {rules: {text: No spam, sources: [»S2]}}",
        ("unknown-source", {"found": "S2", "nearest": ""}),
    ),
    "sourced, but by nothing": (
        "id: p, name: P, domain: p.example, kind: general, free_listing: {value: true, known_by: »sourced}",
        ("sourced-without-source", {"found": "free_listing"}),
    ),
    "an address for a domain": (
        "id: p, name: P, domain: »'https://p.example/', kind: general",
        ("bad-domain", {"found": "https://p.example/"}),
    ),
    "a rank of nought": (
        "id: p, name: P, domain: p.example, kind: general, ranks: {tranco: »0}",
        ("number-too-low", {"found": "0", "limit": "1"}),
    ),
    "neither general nor vertical": (
        "id: p, name: P, domain: p.example, kind: »large",
        ("not-allowed", {"found": "large", "allowed": "general, vertical", "nearest": ""}),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("platform", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_told_with_its_place(
    workspace: SmallWorkspace, platform: str, expected: tuple[str, dict[str, str]]
) -> None:
    workspace.write_platforms(f"{{{platform.replace('»', '')}}}")
    found = workspace.catalogue()
    problem = found.problems[0]
    assert problem.place.path == "platforms/own.yaml"
    assert (problem.code, dict(problem.values)) == expected
    assert (problem.place.line, problem.place.column) == (5, len("  - {") + platform.index("»") + 1)
    assert len(found.problems) == 1
    assert len(found.platforms) == 118


def test_of_two_with_the_same_id_in_a_file_the_first_counts(workspace: SmallWorkspace) -> None:
    workspace.write_platforms(f"{{{PLATFORM}}}", f"{{{PLATFORM.replace('One', 'Two')}}}")
    found = workspace.catalogue()
    assert [(each.code, each.place.line, each.place.column, dict(each.values)) for each in found.problems] == [
        ("duplicate-platform", 6, 10, {"found": "p_one", "first": "5"})
    ]
    assert found.platforms[-1].name == "One"


def test_all_mistakes_of_a_platform_are_told_together_and_its_neighbours_count(workspace: SmallWorkspace) -> None:
    workspace.write_platforms(
        "{id: bad, name: B, domain: b.example, kind: vertical, trades: [magic], regions: {codes: [XX]}}",
        f"{{{PLATFORM}}}",
    )
    found = workspace.catalogue()
    assert [each.code for each in found.problems] == ["unknown-trade", "unknown-region"]
    assert found.platforms[-1].id == "p_one"
    assert "bad" not in found.sources


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"platforms: [", "yaml-syntax"),
        (b"\xff\xfe\x00", "not-utf8"),
        (b"- just a list", "wrong-type"),
    ],
)
def test_a_broken_file_stops_no_other(workspace: SmallWorkspace, content: bytes, code: str) -> None:
    workspace.write_platforms(f"{{{PLATFORM}}}", name="b_sound")
    (workspace.root / "platforms" / "a_broken.yaml").write_bytes(content)
    found = workspace.catalogue()
    assert [(each.code, each.place.path) for each in found.problems] == [(code, "platforms/a_broken.yaml")]
    assert found.platforms[-1].id == "p_one"


def test_a_workspace_with_trades_of_its_own_is_not_blamed_for_the_shipped_files(workspace: SmallWorkspace) -> None:
    workspace.write("vocabulary/trades.yaml", "trades: {medical: {label: Medical}, toys: {label: Toys}}\n")
    workspace.write_platforms(
        "{id: toy_fair, name: Toy Fair, domain: toys.example, kind: vertical, trades: [toys]}",
        "{id: magic, name: Magic, domain: magic.example, kind: vertical, trades: [chemicals]}",
    )
    found = workspace.catalogue()
    assert [(each.code, each.place.line) for each in found.problems] == [("unknown-trade", 6)]
    assert len(found.platforms) == 119
