"""A strategy's rules and actions as their files tell them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, RootModel, WithJsonSchema
from pydantic_core import PydanticCustomError

from knowledge.evidence import Grade
from knowledge.record import ById, Many, PartialDate, Record, Text

Workstream = Literal["planning", "build", "promotion", "sales"]
WORKSTREAMS: tuple[Workstream, ...] = ("planning", "build", "promotion", "sales")

_ID = r"^[a-z][a-z0-9_]*$"


def _as_list(value: Any) -> Any:
    """One phrase is a list of one."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return value
    raise PydanticCustomError("not-text", "")


Phrases = Annotated[
    Many[str],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]


class Conditions(Record):
    """What must hold: phrases about ratings (`all_of`), phrases that may not hold, and phrases about the founder."""

    all_of: dict[str, Phrases] = Field(default_factory=dict)
    none_of: dict[str, Phrases] = Field(default_factory=dict)
    founder: dict[str, Phrases] = Field(default_factory=dict)


class ActionWords(Record):
    """Something to do: by whom, in how many working days, and how one sees that it worked."""

    title: Text
    owner: Text
    days: float = Field(gt=0)
    measure: Text


class Action(ActionWords):
    """An action with its id."""

    id: str


class ActionsFile(Record):
    """`strategies/actions.yaml`: actions that rules share."""

    schema_version: int = Field(1, alias="schema", ge=1)
    actions: dict[str, ActionWords]


class ActionChoice(ById):
    """An action as a rule names it: the id of a shared one alone, or an own action written out in full."""

    title: Text | None = None
    owner: Text | None = None
    days: float | None = Field(None, gt=0)
    measure: Text | None = None


class ActionPlan(Record):
    """The actions of a rule in its four workstreams."""

    planning: Many[ActionChoice] = ()
    build: Many[ActionChoice] = ()
    promotion: Many[ActionChoice] = ()
    sales: Many[ActionChoice] = ()


class RuleSource(Record):
    """Where a rule comes from."""

    title: str
    publisher: str | None = None
    url: str | None = None
    date: PartialDate | None = None
    checked: PartialDate | None = None
    kind: str | None = None
    note: Text | None = None


class Rule(Record):
    """When a strategy is advised, and what to do then."""

    id: str = Field(pattern=_ID)
    strategy: str
    title: Text
    because: Text
    when: Conditions
    certainty: float = Field(0.6, gt=0, le=1, description="Share of the draws in which the whole condition must hold")
    confidence: Grade = Field("C", description="A evidence, B experience, C opinion")
    then: ActionPlan = Field(default_factory=ActionPlan)
    source: RuleSource | None = None


class StrategyWords(Record):
    """How a strategy is called."""

    id: str = Field(pattern=_ID)
    title: Text
    summary: Text | None = None


class RuleFile(Record):
    """`strategies/rules/*.yaml`: a strategy and its rules."""

    schema_version: int = Field(1, alias="schema", ge=1)
    strategy: StrategyWords | None = None
    rules: Many[Rule] = ()


class RuleList(RootModel[Many[Rule]]):
    """A rule file in its short form: only the list of rules, for strategies that exist already."""

    model_config = ConfigDict(frozen=True)
