"""Platforms where a firm can be listed, as their files tell them: what has a source stands apart from memory."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from knowledge.record import Many, PartialDate, Record, Text

KnownBy = Literal["sourced", "unsourced"]


class _OneOrMany:
    """Lets editors accept one text where a list of texts may stand."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _as_list(value: Any) -> Any:
    """One text is a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


Texts = Annotated[Many[Text], BeforeValidator(_as_list), _OneOrMany()]


class Known(Record):
    """Something said of a platform: with its sources, or from memory and never checked."""

    known_by: KnownBy = "unsourced"
    sources: Many[str] = ()


class Fact(Known):
    """One fact in words."""

    text: Texts


class FreeListing(Known):
    """Whether a firm can be listed without paying; None = unknown."""

    value: bool | None = None


class Regions(Record):
    """Where a platform's buyers are: ISO 3166 codes, EU or WORLD; no code = unknown."""

    codes: Many[str] = ()
    known_by: KnownBy = "unsourced"


class Ranks(Record):
    """Positions of the platform's domain in public lists, 1 is the highest; None = not in the list.

    `date`: the day of the list, where it is not the one of `rank_lists.yaml`.
    """

    tranco: int | None = Field(None, ge=1)
    majestic: int | None = Field(None, ge=1)
    date: PartialDate | None = None


class Facts(Record):
    """All that is told of a platform in words; what is left out is unknown."""

    operator: Fact | None = None
    hq_country: Fact | None = None
    industries: Fact | None = None
    regions: Fact | None = None
    languages: Fact | None = None
    who_can_list: Fact | None = None
    free_listing: Fact | None = None
    paid_tiers: Fact | None = None
    verification: Fact | None = None
    listing_requirements: Fact | None = None
    rules: Fact | None = None
    founded: Fact | None = None
    scale: Fact | None = None

    def told(self, known_by: KnownBy | None = None) -> dict[str, Fact]:
        """The facts there are by name, in a fixed order; all of them, or only the sourced or the unsourced."""
        facts = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: fact for name, fact in facts if fact is not None and known_by in (None, fact.known_by)}


class Platform(Record):
    """A place to be listed. `general` serves every trade, `vertical` the trades it names.

    `cost_usd` to start and `hours` of work to be listed are None when unknown; `judged` names those that are estimates.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_]*$")
    name: str
    domain: str
    domain_known_by: KnownBy = "unsourced"
    kind: Literal["general", "vertical"]
    trades: Many[str] = ()
    regions: Regions = Field(default_factory=Regions)
    ranks: Ranks = Field(default_factory=Ranks)
    free_listing: FreeListing = Field(default_factory=FreeListing)
    cost_usd: float | None = Field(None, ge=0)
    hours: float | None = Field(None, ge=0)
    judged: Many[Literal["cost_usd", "hours"]] = ()
    facts: Facts = Field(default_factory=Facts)


class PlatformSource(Record):
    """Where facts about platforms were read; `date` is the source's own, `checked` the day it was read."""

    title: str
    publisher: str | None = None
    url: str | None = None
    kind: Literal["official_page", "filing", "third_party", "mirror"]
    date: PartialDate | None = None
    checked: PartialDate | None = None
    note: Text | None = None


class PlatformFile(Record):
    """A file of platforms with the sources they cite."""

    schema_version: int = Field(1, alias="schema", ge=1)
    sources: dict[str, PlatformSource] = Field(default_factory=dict)
    platforms: Many[Platform] = ()


class RankList(Record):
    """A public list of domains by rank, with the attribution its licence asks for."""

    title: str
    publisher: str
    url: str
    date: PartialDate
    checked: PartialDate
    attribution: Text
    note: Text | None = None


class RankLists(Record):
    """The lists behind `Ranks`."""

    tranco: RankList
    majestic: RankList


class RankListsFile(Record):
    """`plans/listing/rank_lists.yaml`."""

    schema_version: int = Field(1, alias="schema", ge=1)
    rank_lists: RankLists
