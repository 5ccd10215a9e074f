"""Changes that the browser's next request must not cut off halfway."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import ParamSpec, TypeVar

from streamlit.runtime.scriptrunner import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests

P = ParamSpec("P")
T = TypeVar("T")
TRIES = 100


def undisturbed(change: Callable[P, T]) -> Callable[P, T]:
    """A change of what the session holds that is made whole before the browser's next request is heard.

    Streamlit 1.67 looks for requests at every access to the session's state and ends the run there, that of a callback
    too: it does not come again, so what a control had told was lost. Here the change is begun anew and the requests are
    heard after it. So `change` may be made twice, and never asks for a rerun itself.
    """

    @wraps(change)
    def made_whole(*given: P.args, **named: P.kwargs) -> T:
        requests: list[RerunException] = []
        while True:
            try:
                result = change(*given, **named)
            except RerunException as request:
                requests.append(request)
                if len(requests) == TRIES:  # it must be asking by itself
                    raise
            else:
                break
        if requests:
            raise _as_one(requests)
        return result

    return made_whole


def _as_one(requests: Sequence[RerunException]) -> RerunException:
    """Several requests as Streamlit itself makes one of them: the newest values, and every press of a button."""
    queue = ScriptRequests()
    for request in requests:
        queue.request_rerun(request.rerun_data)
    merged = queue.on_scriptrunner_yield()
    return RerunException(merged.rerun_data) if merged else requests[-1]
