"""The firm to be listed as a form; its lists of goods, wishes and contacts are for the YAML."""

import streamlit as st

from dashboard.components.profile_editing import Editing
from dashboard.components.profile_fields import both_languages, list_field, number_field, text_field
from locales import LANGUAGES

LEFT = ("legal_name", "registration_id", "country", "logo")
RIGHT = ("phone", "email", "website")
WHOLE = ("founded", "employees")


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
    st.caption(words("profiles.company_note"))
