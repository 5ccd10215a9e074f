"""A change is made whole, whatever the browser asks for meanwhile, and what it asks for is heard after it."""

import pytest
from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

from dashboard.undisturbed import undisturbed


@pytest.mark.parametrize("times", [0, 1, 3])
def test_a_disturbed_change_is_begun_anew_and_the_request_heard_after_it(times: int) -> None:
    requests = [RerunException(RerunData(page_name=str(number))) for number in range(times)]
    waiting, made = list(requests), []

    @undisturbed
    def change(word: str, *, end: str) -> str:
        if waiting:
            raise waiting.pop(0)
        made.append(word + end)
        return "done"

    if times:
        with pytest.raises(RerunException) as heard:
            change("a", end="b")
        assert heard.value is requests[-1]
    else:
        assert change("a", end="b") == "done"
    assert made == ["ab"]


def test_what_is_wrong_in_a_change_is_no_request() -> None:
    @undisturbed
    def change() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        change()
