"""What Streamlit itself does wrong, so that only our own mistakes fail a test. Look through it at every new version."""

import re

STREAMLIT = "1.67"

# Opened on a page other than the first one, the client asks for these below the page first, and then at the root.
CONSOLE = (re.compile(r"/(industry|strategy|listings)/_stcore/(health|host-config)$"),)

# (rule of axe, part of the element's HTML, why it is not ours)
AXE = (
    ("region", 'role="menu"', "the open menu of st.menu_button hangs at the end of the body, outside all landmarks"),
    ("empty-table-header", 'role="columnheader"', "the data grid of st.dataframe has a nameless column for row marks"),
)


def is_upstream(rule: str, html: str) -> bool:
    """Whether a finding of axe is a known one of Streamlit."""
    return any(rule == known and part in html for known, part, _ in AXE)
