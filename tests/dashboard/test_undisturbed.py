"""A change is made whole, whatever the browser asks for meanwhile, and what it asks for is heard after it."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from dashboard.undisturbed import TRIES, undisturbed


def asked(text: str, pressed: str = "") -> RerunException:
    """A request of the browser, with what a field says and perhaps a button that was pressed."""
    states = WidgetStates()
    states.widgets.add(id="field", string_value=text)
    if pressed:
        states.widgets.add(id=pressed, trigger_value=True)
    return RerunException(RerunData(widget_states=states))


def test_a_change_that_nothing_disturbs_gives_its_result() -> None:
    @undisturbed
    def change(word: str, *, end: str) -> str:
        return word + end

    assert change("a", end="b") == "ab"


def test_a_disturbed_change_is_begun_anew_and_every_request_heard_after_it() -> None:
    waiting, made = [asked("one", pressed="save"), asked("two"), asked("three", pressed="history")], []

    @undisturbed
    def change(word: str) -> None:
        if waiting:
            raise waiting.pop(0)
        made.append(word)

    with pytest.raises(RerunException) as heard:
        change("a")
    assert made == ["a"]
    states = {each.id: each for each in heard.value.rerun_data.widget_states.widgets}
    assert states["field"].string_value == "three"
    assert states["save"].trigger_value
    assert states["history"].trigger_value


def test_a_change_that_asks_by_itself_ends() -> None:
    begun = []

    @undisturbed
    def change() -> None:
        begun.append(1)
        raise asked("again")

    with pytest.raises(RerunException):
        change()
    assert len(begun) == TRIES


def test_what_is_wrong_in_a_change_is_no_request() -> None:
    @undisturbed
    def change() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        change()
