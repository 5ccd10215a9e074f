"""The picture of an answer: whole, the same each time, and refused where its parts do not fit together."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from assessment import Assessment, assess
from knowledge import read_knowledge
from knowledge.founder import Weights
from knowledge.knowledge import Knowledge
from locales import words_in
from plans.listing import Catalogue, plan_listing, read_platforms
from reports.decisions.files import files_that_count
from reports.decisions.snapshot import Asked, Snapshot, canonical, plain_json
from reports.decisions.taking import assessed_as, take_snapshot, version
from strategies import Rulebook, read_rules, recommend
from tests.assessment.little_world import AS_OF, shipped

ASKED = Asked(seed=7, draws=300, as_of=AS_OF.isoformat(), founder="founder")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return shipped()


@pytest.fixture(scope="module")
def rulebook(known: Knowledge) -> Rulebook:
    return read_rules(known)


@pytest.fixture(scope="module")
def catalogue(known: Knowledge) -> Catalogue:
    return read_platforms(known)


@pytest.fixture(scope="module")
def answered(known: Knowledge) -> Assessment:
    return assess(known, "founder", seed=7, draws=300, as_of=AS_OF)


@pytest.fixture(scope="module")
def snapshot(answered: Assessment, rulebook: Rulebook, catalogue: Catalogue) -> Snapshot:
    return take_snapshot(answered, rulebook, catalogue, ASKED, "packaging")


def test_it_holds_what_was_answered(snapshot: Snapshot, answered: Assessment, rulebook: Rulebook) -> None:
    verdict = answered.verdict
    assert (snapshot.winner, snapshot.verdict.state, snapshot.verdict.tie) == (
        verdict.winner,
        verdict.state,
        verdict.tie,
    )
    assert list(snapshot.industries) == [each.id for each in answered.ranking]
    for name, picture in snapshot.industries.items():
        standing = answered.standings[name]
        assert picture.score == pytest.approx(standing.score, abs=1e-4)
        assert picture.rank_share == pytest.approx(standing.rank_share, abs=1e-4)
    for name, row in snapshot.cells.items():
        for factor, picture in row.items():
            cell = answered.cells[name][factor]
            assert (picture.origin, picture.sources) == (cell.origin, cell.sources)
            assert picture.low == pytest.approx(cell.low, abs=1e-4)
    assert snapshot.weights.factors == pytest.approx(
        dict(zip(answered.known.vocabulary.factor_ids, answered.weights.mean, strict=True)), abs=1e-4
    )
    advice = recommend(answered, "packaging", rulebook)
    picks = [pick.platform.id for pick in plan_listing(advice).picks]
    assert set(snapshot.plans) == {verdict.winner, "packaging"}
    assert list(snapshot.plan("packaging").picks) == picks
    assert (snapshot.version, snapshot.founder, snapshot.example) == (version(), "founder", True)


def test_every_name_in_it_can_be_read_without_the_files(snapshot: Snapshot) -> None:
    labels = snapshot.labels
    plans = snapshot.plans.values()
    assert labels.industries.keys() == snapshot.cells.keys()
    assert labels.factors.keys() == snapshot.weights.factors.keys()
    assert labels.sides.keys() == snapshot.weights.sides.keys()
    assert labels.platforms.keys() == {each for plan in plans for each in plan.picks}
    assert labels.actions.keys() == {each for plan in plans for each in plan.actions}
    assert {each.strategy for each in snapshot.industries.values() if each.strategy} <= labels.strategies.keys()


def test_of_two_that_share_a_name_the_id_is_told(known: Knowledge, rulebook: Rulebook, catalogue: Catalogue) -> None:
    original = known.industries["packaging"]
    copies = {"packaging": original, "wrapping": original.model_copy(update={"id": "wrapping"})}
    plain = {each: profile.model_copy(update={"name": "Packaging"}) for each, profile in copies.items()}
    asked = Asked(seed=3, draws=50, as_of="2026-01-31")
    for industries in (copies, plain):
        again = replace(known, industries=industries)
        labels = take_snapshot(assessed_as(again, asked), rulebook, catalogue, asked).labels
        told = [words_in("en").text(labels.industries[each]) for each in copies]
        assert [each.rpartition(" ")[2] for each in told] == ["(packaging)", "(wrapping)"]


def test_written_and_read_it_is_the_same(snapshot: Snapshot) -> None:
    text = json.dumps(plain_json(snapshot), indent=4)
    again = Snapshot.model_validate_json(text)
    assert again == snapshot
    assert canonical(plain_json(again)) == canonical(plain_json(snapshot))


def test_what_was_tried_out_counts(known: Knowledge, rulebook: Rulebook, catalogue: Catalogue) -> None:
    asked = Asked(
        seed=3, draws=50, as_of="2026-01-31", tilt=1.0, industries=("packaging", "gone"),
        weights=Weights(sides={"threat": 0}), target_regions=("TW",),
    )  # fmt: skip
    assessment = assessed_as(known, asked)
    assert (assessment.as_of, assessment.ids, assessment.tilt) == (date(2026, 1, 31), ("packaging",), 1.0)
    snapshot = take_snapshot(assessment, rulebook, catalogue, asked)
    assert snapshot.weights.sides["threat"] == 0
    elsewhere = take_snapshot(assessment, rulebook, catalogue, asked.model_copy(update={"target_regions": ("US",)}))
    assert snapshot.plan("packaging").picks != elsewhere.plan("packaging").picks


def test_the_files_that_count(tmp_path: Path) -> None:
    factors = "".join(f"  {each}: {{likely: 5}}\n" for each in shipped().vocabulary.factor_ids)

    def write(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    for name in ("pumps", "valves", "belts"):
        write(f"industry_profiles/{name}.yaml", f"id: {name}\nname: {name}\nfactors:\n{factors}")
    write("founders/me.yaml", "id: ann\nteam_size: 3\n")
    write("founders/bob.yaml", "id: bob\n")
    write("strategies/rules/find_funding.yaml", "[]\n")
    write("notes.yaml", "a: 1\n")

    def counted(**asked: object) -> set[str]:
        assessment = assess(read_knowledge(tmp_path), draws=10, **asked)  # type: ignore[arg-type]
        return set(files_that_count(assessment))

    mine = counted(industries=["pumps", "valves"])
    own = {
        "industry_profiles/pumps.yaml",
        "industry_profiles/valves.yaml",
        "founders/me.yaml",
        "founders/_example.yaml",
    }
    assert own <= mine
    # an own rule file beside the shipped one of its name: both count
    assert {"strategies/rules/find_funding.yaml", "shipped/strategies/rules/find_funding.yaml"} <= mine
    assert {"vocabulary/factors.yaml", "strategies/actions.yaml", "plans/listing/platforms/general.yaml"} <= mine
    assert not {"industry_profiles/belts.yaml", "founders/bob.yaml", "notes.yaml", "company.yaml"} & mine
    bobs = counted(founder="bob")
    assert "founders/bob.yaml" in bobs
    assert not {"founders/me.yaml", "founders/_example.yaml"} & bobs
    assert counted(founder="bob", weights=Weights(sides={"threat": 0})) == bobs


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": {"winner": "nobody"}},
        {"plans": {"nobody": {}}},
        {"industries": {"packaging": None}},
        {"asked": {"as_of": "2026-13-41"}},
        {"asked": {"as_of": "20261123"}},
        {"cells": {"packaging": {"people": {"low": 1, "high": 2, "from": "guess"}}}},
        {"cells": {"packaging": {"people": {"low": float("nan"), "high": 2, "from": "explicit"}}}},
    ],
)
def test_parts_that_do_not_fit_are_refused(snapshot: Snapshot, change: dict[str, dict[str, object]]) -> None:
    content = plain_json(snapshot)
    for part, values in change.items():
        for name, value in values.items():
            content[part][name] = {**content[part].get(name, {}), **value} if isinstance(value, dict) else value
            if value is None:
                del content[part][name]
    with pytest.raises(ValidationError):
        Snapshot.model_validate_json(json.dumps(content))
