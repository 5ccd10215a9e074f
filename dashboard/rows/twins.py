"""Industries that nothing tells apart, shown as one wherever the draws alone would set them apart."""

from collections import Counter
from collections.abc import Iterable

from assessment.twins import twins_of
from dashboard.rows.names import told_apart
from dashboard.view import View


def standing_for(view: View, ids: Iterable[str]) -> dict[str, str]:
    """By id the industry that stands for it: of those that are the same the first in the ranking, else itself."""
    compared, assessment = set(ids), view.assessment
    ranked = [assessment.verdict.winner, *(each.id for each in assessment.ranking)]
    standing: dict[str, str] = {}
    for each in ranked:
        if each in compared and each not in standing:
            standing |= dict.fromkeys({each, *twins_of(each, assessment.cells)} & compared, each)
    return standing


def alike_names(view: View, ids: Iterable[str]) -> dict[str, str]:
    """Short names by id for what is shown as one: the same for all that are the same, with how many they are."""
    words, profiles = view.words, view.known.industries
    standing = standing_for(view, ids)
    count = Counter(standing.values())
    names = {each: words.text(profiles[each].short_name or profiles[each].name) for each in count}
    counted = {
        each: words("decide.alike", name=name, count=count[each]) if count[each] > 1 else name
        for each, name in names.items()
    }
    distinct = told_apart(counted)
    return {each: distinct[first] for each, first in standing.items()}
