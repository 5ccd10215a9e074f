"""A client of a Streamlit server without a browser: it asks for runs and takes in all that is sent."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.server import PATIENCE_SECONDS, Server

LANGUAGES = ("EN", "中文")
_SWITCH = re.compile(rb"\$\$ID-[0-9a-f]+-lang")


@contextmanager
def session(server: Server) -> Iterator[ClientConnection]:
    """A session of its own, until the end of the block."""
    address = f"ws://{server.address}/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        yield socket


def rerun(socket: ClientConnection, switch: str = "", language: str = "") -> str:
    """Ask for the whole page, in a language where the switch is named, and wait until it is there.

    Returns the id of the page's language switch, empty where it has none.
    """
    message = BackMsg()
    message.rerun_script.query_string = ""
    if switch:
        state = message.rerun_script.widget_states.widgets.add(id=switch)
        state.string_array_value.data.append(language)
    socket.send(message.SerializeToString())
    seen = b""
    while True:
        raw = socket.recv(timeout=PATIENCE_SECONDS, decode=False)
        seen = seen or b"".join(_SWITCH.findall(raw)[:1])
        if ForwardMsg.FromString(raw).HasField("script_finished"):
            return seen.decode()
