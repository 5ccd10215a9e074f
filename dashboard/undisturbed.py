"""Changes that the browser's next request must not cut off halfway."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from streamlit.runtime.scriptrunner import RerunException

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 20


def undisturbed(change: Callable[P, T]) -> Callable[P, T]:
    """A change of what the session holds that is made whole before the browser's next request is heard.

    Streamlit 1.67 looks for requests at every access to the session's state and ends the run there, that of a callback
    too: it does not come again, so what a control had told was lost. Here the change is begun anew and the request is
    heard after it. So `change` may be made twice, and never asks for a rerun itself.
    """

    @wraps(change)
    def made_whole(*given: P.args, **named: P.kwargs) -> T:
        request = None
        for _ in range(TRIES):
            try:
                result = change(*given, **named)
            except RerunException as disturbing:
                request = disturbing
            else:
                break
        if request is not None:
            raise request
        return result

    return made_whole
