"""The firm to be listed as a form, with its lists of goods, wishes and contacts."""

import streamlit as st

from dashboard.components.profiles.editing import Editing
from dashboard.components.profiles.fields import both_languages, list_field, number_field, text_field
from dashboard.components.profiles.lists import ListColumn, list_table, words_column
from locales import LANGUAGES

LEFT = ("legal_name", "registration_id", "country", "logo")
RIGHT = ("phone", "email", "website")
WHOLE = ("founded", "employees")
LISTS = ("products", "keywords", "supplies", "demands", "certificates")
CONTACT = (
    ListColumn("profiles.name", ("name",)),
    *words_column("profiles.role", "role"),
    ListColumn("profiles.email", ("email",)),
    ListColumn("profiles.phone", ("phone",)),
)


def company_form(editing: Editing) -> None:
    """Every plain field of the firm."""
    words = editing.view.words
    both_languages(editing, ("name",), words("profiles.name"))
    left, right = st.columns(2, gap="small")
    with left:
        for name in LEFT:
            text_field(editing, (name,), words(f"profiles.{name}"))
        labels = {each: words.text(said) for each, said in editing.view.known.vocabulary.trade_labels.items()}
        list_field(editing, ("trades",), words("profiles.trades"), list(labels), labels)
    with right:
        for name in RIGHT:
            text_field(editing, (name,), words(f"profiles.{name}"))
        for name in WHOLE:
            number_field(editing, (name,), words(f"profiles.{name}"))
        list_field(editing, ("languages",), words("profiles.languages"), LANGUAGES, {}, new=True)
    both_languages(editing, ("address",), words("profiles.address"))
    both_languages(editing, ("profile",), words("profiles.about"), area=True)
    both_languages(editing, ("culture",), words("profiles.culture"), area=True)
    st.caption(words("profiles.lists_note"))
    for name in LISTS:
        list_table(editing, (name,), words(f"profiles.{name}"), words_column(f"profiles.{name}"))
    list_table(editing, ("pictures",), words("profiles.pictures"), (ListColumn("profiles.picture", ()),))
    list_table(editing, ("contacts",), words("profiles.contacts"), CONTACT)
