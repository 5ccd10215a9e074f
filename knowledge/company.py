"""The firm that will be listed on platforms (`company.yaml`)."""

from pydantic import Field

from knowledge.record import Many, Record, Text


class Contact(Record):
    """A person who answers for the firm."""

    name: str
    role: Text | None = None
    email: str | None = None
    phone: str | None = None


class Company(Record):
    """One firm. Every field but the name may be left out; the listing checks say what a platform still needs."""

    schema_version: int = Field(1, alias="schema", ge=1)
    name: Text
    legal_name: str | None = None
    registration_id: str | None = None
    country: str | None = None
    address: Text | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    founded: int | None = Field(None, ge=1500, le=2100)
    employees: int | None = Field(None, ge=0)
    languages: Many[str] = ()
    trades: Many[str] = ()
    products: Many[Text] = ()
    keywords: Many[Text] = ()
    profile: Text | None = None
    culture: Text | None = None
    certificates: Many[Text] = ()
    logo: str | None = None
    pictures: Many[str] = ()
    supplies: Many[Text] = ()
    demands: Many[Text] = ()
    contacts: Many[Contact] = ()
