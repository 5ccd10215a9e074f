"""The names of industries where they must tell one from another: in charts, tables and choices."""

from collections import Counter
from collections.abc import Iterable

from dashboard.view import View


def distinct_names(view: View, ids: Iterable[str], *, short: bool = False) -> dict[str, str]:
    """Names by id; industries that share a name, as a copied profile does at first, carry their id behind it."""
    profiles = view.known.industries
    names = {each: view.words.text((short and profiles[each].short_name) or profiles[each].name) for each in ids}
    count = Counter(names.values())
    return {each: f"{name} ({each})" if count[name] > 1 else name for each, name in names.items()}
