"""Choices in the link: by id, only what is allowed, and nothing where the choice is the usual one."""

from streamlit.testing.v1 import AppTest


def reading() -> None:
    import streamlit as st

    from dashboard.link_state import from_link

    st.text(",".join(from_link("in", ("packaging", "textiles_apparel"))))


def writing(chosen: list[str], usual: list[str]) -> None:
    from dashboard.link_state import to_link

    to_link({"in": (chosen, usual)})


def read(link: dict[str, str]) -> str:
    app = AppTest.from_function(reading)
    app.query_params.update(link)
    return app.run().text[0].value


def written(chosen: list[str], usual: list[str], before: dict[str, str]) -> dict[str, str]:
    app = AppTest.from_function(writing, kwargs={"chosen": chosen, "usual": usual})
    app.query_params.update(before)
    return dict(app.run().query_params)


def test_several_ids_stand_behind_one_name() -> None:
    assert read({"in": "textiles_apparel,packaging"}) == "textiles_apparel,packaging"


def test_what_is_not_allowed_any_more_is_left_out() -> None:
    assert read({"in": "gone,packaging,<script>"}) == "packaging"
    assert read({"in": "none"}) == ""


def test_a_link_without_the_name_says_nothing() -> None:
    assert read({}) == ""


def test_a_choice_is_written_by_id() -> None:
    assert written(["packaging", "solar"], ["packaging"], {}) == {"in": "packaging,solar"}


def test_the_usual_choice_leaves_the_link_short() -> None:
    assert written(["packaging"], ["packaging"], {"in": "solar", "lang": "en"}) == {"lang": "en"}


def test_other_choices_in_the_link_stay() -> None:
    assert written(["solar"], [], {"lang": "en", "in": "packaging"}) == {"lang": "en", "in": "solar"}
