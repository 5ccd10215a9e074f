"""What differs between two answers, in words: the consequence first, then the files and numbers behind it."""

from collections.abc import Mapping, Sequence

from knowledge.founder import Weights
from locales import Words
from reports.decisions.difference import CellChange, Difference, IndustryChange, WeightChange
from reports.decisions.snapshot import RatingPicture, Snapshot
from reports.terminal_text import table

NAMED = 3  # files named in a sentence
KINDS = ("changed", "added", "readable", "removed", "unreadable")  # of files that differ, in the order told
ROWS = 20  # lines of one table; more than that nobody reads, and JSON has them all


def label(found: Difference, kind: str, name: str | None, words: Words) -> str:
    """What an id is called on the side after, else before; the id where neither has a name."""
    for side in (found.after, found.before):
        if text := words.text(getattr(side.labels, kind).get(name or "")):
            return text
    return words.text(name) or "–"


def lead(found: Difference, words: Words) -> str:
    """Whether the winner stays, in one sentence."""
    first, second = found.before.verdict, found.after.verdict
    names = {
        side: label(found, "industries", verdict.winner, words) if verdict.winner else ""
        for side, verdict in (("before", first), ("after", second))
    }
    if not names["before"] or not names["after"]:
        return words(f"diff.{'lost' if names['before'] else 'found' if names['after'] else 'none'}", **names)
    if first.winner != second.winner:
        return words("diff.changes", **names)
    shares = {"before": words.hundred(first.share or 0), "after": words.hundred(second.share or 0)}
    return words(
        f"diff.stays{'_alike' if shares['before'] == shares['after'] else ''}", winner=names["after"], **shares
    )


def consequence(found: Difference, words: Words) -> str:
    """What the change does: to the winner, to how sure that is, and to what the founder would do."""
    first, second = found.before.verdict, found.after.verdict
    states = [words("diff.tie") if each.tie else words(f"states.{each.state}").lower() for each in (first, second)]
    sure = words("diff.state", before=states[0], after=states[1]) if states[0] != states[1] else ""
    parts = _to_do(found, words)
    if parts:
        do = words("diff.to_do", parts=words("numbers.semicolon").join(parts))
    else:
        do = "" if found.to_do else words("diff.nothing_to_do")
    return words.sentences([lead(found, words), sure, do])


def _to_do(found: Difference, words: Words) -> list[str]:
    """What the founder would do differently, besides entering another industry."""
    before, after = found.plan_before, found.plan_after
    same_industry = found.industry_before == found.industry_after
    parts = []
    if "strategy" in found.to_do:
        names = [
            label(found, "strategies", each, words) if each else words("diff.no_strategy")
            for each in (before.strategy, after.strategy)
        ]
        parts.append(words("diff.strategy", before=names[0], after=names[1]))
    elif "actions" in found.to_do and same_industry:
        parts += _in_and_out(found, "actions", before.actions, after.actions, words)
    if "listing" in found.to_do and same_industry:
        parts += _in_and_out(found, "platforms", before.picks, after.picks, words)
    return parts


def _in_and_out(found: Difference, kind: str, before: Sequence[str], after: Sequence[str], words: Words) -> list[str]:
    come = [label(found, kind, each, words) for each in after if each not in before]
    gone = [label(found, kind, each, words) for each in before if each not in after]
    told = (("in", come), ("out", gone))
    return [words(f"diff.{kind}_{way}", names=words.listing(names)) for way, names in told if names]


def files_line(found: Difference, words: Words) -> str:
    """The files that differ, in one sentence; empty where none does."""
    files = [file for kind in KINDS for file in getattr(found.files, kind)]
    shown = [words.text(each) for each in files[:NAMED]]
    if len(files) > NAMED:
        shown.append(words("diff.more_files", count=len(files) - NAMED))
    return words("diff.files_changed", files=words.listing(shown)) if files else ""


def difference_text(found: Difference, words: Words) -> str:
    """`diff` as text: the consequence, then settings, files, ratings, weights and industries that differ."""
    parts = [_nothing(found, words) or consequence(found, words)]
    parts += [_settings(found, words), _files(found, words), _ratings(found, words), _weights(found, words)]
    return "\n\n".join(part for part in [*parts, _industries(found, words)] if part)


def _nothing(found: Difference, words: Words) -> str:
    """That nothing differs, empty where something does; where neither side has an answer none is claimed."""
    if found.files or found.answers_differ:
        return ""
    return words("diff.nothing" if found.before.winner or found.after.winner else "diff.nothing_none")


def _settings(found: Difference, words: Words) -> str:
    if not found.asked:
        return ""
    return words("diff.settings", before=_asked(found.before, found.asked), after=_asked(found.after, found.asked))


def _asked(snapshot: Snapshot, names: Sequence[str]) -> str:
    """Settings as the options of the verbs spell them."""
    return ", ".join(f"{name.replace('_', '-')} {_spelled(getattr(snapshot.asked, name))}" for name in names)


def _spelled(value: object) -> str:
    if isinstance(value, Weights):
        return ",".join(f"{name}={points:g}" for name, points in {**value.sides, **value.factors}.items()) or "–"
    if isinstance(value, tuple):
        return ",".join(value)
    return "–" if value is None else str(value)


def _files(found: Difference, words: Words) -> str:
    """The files that differ, and that no rating or weight does, where what changed in them is neither."""
    lines = [f"  {words(f'diff.file_{kind}')}  {file}" for kind in KINDS for file in getattr(found.files, kind)]
    if not lines:
        return ""
    same = found.files.changed and not found.cells and not found.weights
    return "\n".join([words("diff.files"), *_first(lines, words), *([words("diff.no_rating")] if same else [])])


def _first(lines: Sequence[str], words: Words) -> list[str]:
    more = [words("diff.more", count=len(lines) - ROWS)] if len(lines) > ROWS else []
    return [*lines[:ROWS], *more]


def _table(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], words: Words) -> str:
    """A titled table of what was and what is; empty without rows."""
    named = [words(f"diff.{name}{'_heading' if name == 'strategy' else ''}") for name in headings]
    return "\n".join([words(f"diff.{title}"), *_first(table(named, rows).splitlines(), words)]) if rows else ""


def _ratings(found: Difference, words: Words) -> str:
    def row(change: CellChange) -> list[str]:
        factor = label(found, "factors", change.factor, words)
        industry = label(found, "industries", change.industry, words)
        return [industry, factor, _rating(change.before, words), _rating(change.after, words)]

    return _table("ratings", ("industry", "factor", "before", "after"), [row(each) for each in found.cells], words)


def _rating(rating: RatingPicture | None, words: Words) -> str:
    """A rating with its range and origin: "6.0 (4.5–7.5), stated"."""
    if rating is None:
        return "–"
    span, origin = words.span(rating.low, rating.high, 1), words(f"origins.{rating.origin}")
    likely = "–" if rating.likely is None else words.number(rating.likely, 1)
    return words("diff.rating", likely=likely, span=span, origin=origin)


def _weights(found: Difference, words: Words) -> str:
    """The sides that count for more or less; where none does, the factors."""
    sides = found.after.labels.sides
    of_sides = [each for each in found.weights if each.of in sides]
    rows = [
        [label(found, "sides" if each.of in sides else "factors", each.of, words), *_percent(each, words)]
        for each in of_sides or found.weights
    ]
    return _table("weights", ("weight", "before", "after"), rows, words)


def _percent(change: WeightChange, words: Words) -> list[str]:
    return ["–" if each is None else words.number(100 * each, 1) for each in (change.before, change.after)]


def _industries(found: Difference, words: Words) -> str:
    """Score, share of first ranks, rank and strategy of every industry that stands otherwise than before."""
    changed = [each for each in found.industries if each.changed]
    rows = [[label(found, "industries", each.industry, words), *standing_told(found, each, words)] for each in changed]
    return _table("industries", ("industry", "score", "first", "rank", "strategy"), rows, words)


def standing_told(found: Difference, change: IndustryChange, words: Words) -> list[str]:
    """Score, share of first ranks, rank and strategy of an industry, before and after where they differ."""
    sides = (change.before, change.after)
    told: Mapping[str, list[str]] = {
        "score": ["–" if each is None else words.number(each.score, 1) for each in sides],
        "first": [words.hundred(each.rank_share[0]) if each and each.rank_share else "–" for each in sides],
        "rank": ["–" if each is None or each.rank is None else str(each.rank) for each in sides],
        "strategy": [label(found, "strategies", each.strategy if each else None, words) for each in sides],
    }
    return [before if before == after else f"{before} → {after}" for before, after in told.values()]
