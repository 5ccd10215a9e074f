"""The firm that will be listed on platforms (`company.yaml`)."""

from pydantic import Field

from knowledge.record import Many, Record, Text


class Contact(Record):
    """A person who answers for the firm."""

    name: str = Field(description="The person's name")
    role: Text | None = None
    email: str | None = None
    phone: str | None = None


class Company(Record):
    """One firm. Every field but the name may be left out; the listing checks say what a platform still needs."""

    schema_version: int = Field(1, alias="schema", ge=1)
    name: Text = Field(description="What the firm is called")
    legal_name: str | None = Field(None, description="The name in the register")
    registration_id: str | None = Field(None, description="Its number in the register, or its tax number")
    country: str | None = Field(None, description="Country code (ISO 3166)", examples=["TW"])
    address: Text | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    founded: int | None = Field(None, ge=1500, le=2100)
    employees: int | None = Field(None, ge=0)
    languages: Many[str] = Field((), description="Languages you answer in", examples=[["en", "zh-Hant"]])
    trades: Many[str] = Field((), description="Decide which platforms are suggested; vocabulary/trades.yaml lists them")
    products: Many[Text] = Field((), description="What you sell, a line each")
    keywords: Many[Text] = Field((), description="Words that buyers search with")
    profile: Text | None = Field(None, description="The firm in a few sentences, for its listings")
    culture: Text | None = None
    certificates: Many[Text] = ()
    logo: str | None = Field(None, description="File or link")
    pictures: Many[str] = Field((), description="Files or links")
    supplies: Many[Text] = Field((), description="What you offer, a line each")
    demands: Many[Text] = Field((), description="What you look for, a line each")
    contacts: Many[Contact] = ()
