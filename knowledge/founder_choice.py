"""Which founder counts: their own file, completed by the example where it is silent, or the example alone."""

from dataclasses import dataclass

from knowledge.founder import Founder
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput, nearest

OWN = "me"
_NEVER_LENT = frozenset({"schema_version", "id", "name", "region"})  # who and where one is cannot come from an example


@dataclass(frozen=True)
class FounderChoice:
    """The founder that counts. `from_example` names the fields that `me.yaml` left to the example.

    `tried` is whether other weights than those of the file are tried out.
    """

    founder: Founder
    is_example: bool = False
    from_example: tuple[str, ...] = ()
    tried: bool = False


def choose_founder(known: Knowledge, founder_id: str | None = None) -> FounderChoice:
    """The founder of that file name or id; with None, `me` where that file exists, else the example.

    `me.yaml` stands over the example field by field. Any other founder file stands alone: what it leaves out is
    missing. A file name goes before an id. Raises `WrongInput("unknown-founder")`.
    """
    example = known.example_founder
    if founder_id is None:
        if OWN not in known.founders:
            return FounderChoice(example, is_example=True)
        founder_id = OWN
    by_id = {each.id: name for name, each in known.founders.items() if "id" in each.model_fields_set}
    file = founder_id if founder_id in known.founders else by_id.get(founder_id)
    if file is not None:
        own = known.founders[file]
        return _completed(own, example) if file == OWN else FounderChoice(own)
    if founder_id == example.id:
        return FounderChoice(example, is_example=True)
    names = sorted({*known.founders, *by_id, example.id})
    raise WrongInput("unknown-founder", founder_id, nearest=nearest(founder_id, names), allowed=", ".join(names))


def _completed(own: Founder, example: Founder) -> FounderChoice:
    lent = example.model_fields_set - own.model_fields_set - _NEVER_LENT
    borrowed = {name: getattr(example, name) for name in Founder.model_fields if name in lent}
    return FounderChoice(own.model_copy(update=borrowed), from_example=tuple(borrowed))
