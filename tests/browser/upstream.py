"""What Streamlit itself does wrong, so that only our own mistakes fail a test. Look through it at every new version."""

import re

STREAMLIT = "1.67"

# Opened on a page other than the first one, the client asks for these below the page first, and then at the root.
CONSOLE = (re.compile(r"/(industry|strategy|listings|profiles)/_stcore/(health|host-config)$"),)

# (rule of axe, part of the finding or of the element, why it is not ours)
AXE = (
    ("region", 'role="menu"', "the open menu of st.menu_button hangs at the end of the body, outside all landmarks"),
    ("empty-table-header", 'role="columnheader"', "the data grid of st.dataframe has a nameless column for row marks"),
    (
        "color-contrast",
        "foreground color: #2773be",
        "the button of an open st.popover darkens the primary",
    ),
)


def is_upstream(rule: str, finding: str) -> bool:
    """Whether a finding of axe, with the element's HTML, is a known one of Streamlit."""
    return any(rule == known and part in finding for known, part, _ in AXE)
