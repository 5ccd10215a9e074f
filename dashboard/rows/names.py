"""The names of industries and factors where they must tell one from another: in charts, tables and choices."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dashboard.view import View


def distinct_names(view: View, ids: Iterable[str], *, short: bool = False) -> dict[str, str]:
    """Names by id; industries that share a name, as a copied profile does at first, carry their id behind it."""
    profiles = view.known.industries
    return told_apart(
        {each: view.words.text((short and profiles[each].short_name) or profiles[each].name) for each in ids}
    )


def distinct_factors(view: View, ids: Iterable[str]) -> dict[str, str]:
    """Labels of factors by id; those that share a label, which a workspace's own words may do, carry their id."""
    factors = view.known.vocabulary.factors
    return told_apart({each: view.words.text(factors[each].label) for each in ids})


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; those that several share carry their id."""
    count = Counter(names.values())
    return {each: f"{name} ({each})" if count[name] > 1 else name for each, name in names.items()}
