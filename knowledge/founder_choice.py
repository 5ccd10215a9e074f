"""Which founder counts: their own file, completed by the example where it is silent, or the example alone."""

from dataclasses import dataclass

from knowledge.founder import OPEN_FIELDS, Founder
from knowledge.knowledge import Knowledge
from knowledge.problem import WrongInput, nearest

OWN = "me"


@dataclass(frozen=True)
class FounderChoice:
    """The founder that counts. `from_example` names the fields that `me.yaml` left to the example."""

    founder: Founder
    is_example: bool = False
    from_example: tuple[str, ...] = ()


def choose_founder(known: Knowledge, founder_id: str | None = None) -> FounderChoice:
    """The founder of that file name or id; with None, `me`, else the workspace's only founder, else the example.

    `me.yaml` stands over the example field by field. Any other founder file stands alone: what it leaves out is
    missing. Raises `WrongInput("unknown-founder")`.
    """
    example = known.example_founder
    if founder_id is None:
        own = list(known.founders)
        founder_id = OWN if OWN in own else own[0] if len(own) == 1 else example.id
    if founder_id == OWN and OWN in known.founders:
        return _completed(known.founders[OWN], example)
    by_id = {founder.id: founder for name, founder in known.founders.items() if name != OWN}
    chosen = known.founders.get(founder_id) or by_id.get(founder_id)
    if chosen is not None:
        return FounderChoice(chosen)
    if founder_id == example.id:
        return FounderChoice(example, is_example=True)
    names = sorted({*known.founders, *by_id, example.id})
    raise WrongInput("unknown-founder", founder_id, nearest=nearest(founder_id, names), allowed=", ".join(names))


def _completed(own: Founder, example: Founder) -> FounderChoice:
    said = own.model_fields_set
    open_fields = tuple(name for name in OPEN_FIELDS if name not in said and getattr(example, name) is not None)
    borrowed = {name: getattr(example, name) for name in open_fields}
    return FounderChoice(own.model_copy(update=borrowed), from_example=open_fields)
