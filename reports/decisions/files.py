"""Which files an answer rests on, and their fingerprints."""

from hashlib import sha256
from pathlib import Path

from assessment.assess import Assessment
from knowledge.founder_choice import OWN
from knowledge.knowledge import Knowledge
from knowledge.reading import VOCABULARY_MODELS
from plans.listing.platform_reader import OWN_FOLDER, SHIPPED_FOLDER
from strategies.rule_reader import ACTIONS_FILE, ACTIONS_FOLDER, RULE_FOLDER


def files_that_count(assessment: Assessment) -> dict[str, Path]:
    """Every file that counts, by its path as messages show it; the workspace's own before those that are shipped.

    Profiles compared, shared sources, vocabulary, founder, the example where it lends, company, rules, platforms.
    """
    workspace = assessment.known.workspace
    files = [workspace.industry_folder / f"{each}.yaml" for each in assessment.ids]
    files += [file for file in (workspace.shared_evidence_file(), workspace.company_file()) if file]
    files += [workspace.vocabulary_file(name) for name in VOCABULARY_MODELS]
    files += _founder_files(assessment)
    files += workspace.added_files(RULE_FOLDER, RULE_FOLDER)
    files += [each for each in workspace.added_files(ACTIONS_FOLDER, ACTIONS_FOLDER) if each.name == ACTIONS_FILE]
    files += workspace.added_files(SHIPPED_FOLDER, OWN_FOLDER)
    named: dict[str, Path] = {}
    for file in sorted(files, key=lambda each: not each.is_relative_to(workspace.root)):
        shown = workspace.shown(file)
        named[f"shipped/{shown}" if shown in named and named[shown] != file else shown] = file
    return dict(sorted(named.items()))


def _founder_files(assessment: Assessment) -> list[Path]:
    workspace, choice = assessment.known.workspace, assessment.founder
    own = _founder_file(assessment)
    files = [workspace.root / "founders" / f"{own}.yaml"] if own else []
    lends = choice.is_example or choice.from_example
    return [*files, workspace.example_founder_file()] if lends else files


def _founder_file(assessment: Assessment) -> str | None:
    """The name of the founder's own file, without its ending; None where the example alone counts."""
    choice, known = assessment.founder, assessment.known.founders
    if choice.is_example:
        return None
    if choice.from_example:
        return OWN
    counts = choice.founder.model_dump(exclude={"weights"})  # others may be tried out in their place
    return next((name for name, each in known.items() if each.model_dump(exclude={"weights"}) == counts), OWN)


def unread_profiles(known: Knowledge) -> frozenset[str]:
    """Profiles that stand in the workspace and could not be read, by their path as messages show it."""
    workspace = known.workspace
    return frozenset(workspace.shown(file) for file in workspace.industry_files() if file.stem not in known.industries)


def fingerprints(files: dict[str, Path]) -> dict[str, str]:
    """The SHA-256 of every file that can be read."""
    found = {}
    for name, file in files.items():
        try:
            found[name] = sha256(file.read_bytes()).hexdigest()
        except OSError:
            continue  # gone since it was read; its absence shows as a change
    return found
