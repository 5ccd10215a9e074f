"""What one platform's record alone cannot know: do its trades, regions and sources exist, and is there a source?"""

import re
from collections.abc import Collection, Iterator

from knowledge.problem import Problem, nearest
from knowledge.yaml_text.document import Document, Path_
from plans.listing.platform import Known, Platform
from plans.listing.region import REGIONS, nearest_region

# A bare host name, as in rank lists: labels of letters, digits and hyphens with dots between.
_DOMAIN = re.compile(r"(?!.*\.\.)[a-z0-9][a-z0-9.-]*\.[a-z][a-z0-9-]*[a-z0-9]\Z")


def check_platform(
    document: Document, path: Path_, platform: Platform, sources: Collection[str], trades: Collection[str] | None
) -> list[Problem]:
    """All that is wrong with a sound record at a path of its document; `trades` None = any trade will do."""
    problems = []
    if not _DOMAIN.match(platform.domain):
        problems.append(document.problem("bad-domain", (*path, "domain"), found=platform.domain))
    if platform.kind == "vertical" and not platform.trades:
        problems.append(document.problem("vertical-without-trade", (*path, "trades"), found=platform.id))
    for number, trade in enumerate(platform.trades):
        if trades is not None and trade not in trades:
            place = (*path, "trades", number)
            problems.append(document.problem("unknown-trade", place, found=trade, nearest=nearest(trade, trades)))
    for number, code in enumerate(platform.regions.codes):
        if code not in REGIONS:
            place = (*path, "regions", "codes", number)
            problems.append(document.problem("unknown-region", place, found=code, nearest=nearest_region(code)))
    for name, said in _all_said(platform):
        problems += _check_sources(document, (*path, *name), said, sources)
    return problems


def _all_said(platform: Platform) -> Iterator[tuple[Path_, Known]]:
    yield ("free_listing",), platform.free_listing
    for name, fact in platform.facts.told().items():
        yield ("facts", name), fact


def _check_sources(document: Document, path: Path_, said: Known, sources: Collection[str]) -> Iterator[Problem]:
    if said.known_by == "sourced" and not said.sources:
        yield document.problem("sourced-without-source", (*path, "known_by"), found=str(path[-1]))
    for number, source in enumerate(said.sources):
        if source not in sources:
            place = (*path, "sources", number)
            yield document.problem("unknown-source", place, found=source, nearest=nearest(source, sources))
