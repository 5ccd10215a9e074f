"""What stands on a page that AppTest has run: its words, and the way to the next page."""

import json
from collections.abc import Iterator
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

PAGES = ("decide", "industry", "strategy", "listings", "profiles")


def turned_to(app: AppTest, page: str) -> AppTest:
    """Go to another page as a browser does: no control of the page left behind reports its value any more.

    `AppTest.run` would report them all, and Streamlit then takes them for controls of the new page.
    """
    return app.switch_page(f"dashboard/pages/{page}_page.py")._run()


def opened_data(app: AppTest, name: str) -> AppTest:
    """Open the data of a chart or a table: they are made only while they are open."""
    app.session_state[f"data_{name}"] = True
    return app.run()


def elements(app: AppTest) -> Iterator[Element]:
    """Every element on the page."""
    yield from leaves(app._tree)


def leaves(block: Block) -> Iterator[Element]:
    """Every element in a part of the page."""
    for child in block.children.values():
        if isinstance(child, Block):
            yield from leaves(child)
        else:
            yield child


def shown(app: AppTest) -> str:
    """All text on the page, a line each: titles, tables, labels, options, helps, charts with their alternatives."""
    return "\n".join(text for element in elements(app) for text in _texts(element))


def component_data(app: AppTest, name: str) -> dict[str, Any]:
    """What a component of our own was given to show, by the name of its script."""
    (found,) = [
        each.proto
        for each in elements(app)
        if each.type == "bidi_component" and each.proto.component_name == f"beachhead_{name}"
    ]
    data: dict[str, Any] = json.loads(found.json)
    return data


def _texts(element: Element) -> Iterator[str]:
    if element.type in ("table", "dataframe"):
        frame = element.value
        yield from (str(text) for text in [*frame.columns, *frame.to_numpy().ravel()])
    yield from _strings(MessageToDict(element.proto))


def _strings(part: Any) -> Iterator[str]:
    """Every string in a message, without its raw data and the scripts of our components."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name not in ("data", "id", "formId", "jsContent", "cssContent"):
                yield from _strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from _strings(value)
    elif isinstance(part, str):
        yield part
