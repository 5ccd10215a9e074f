"""What every test has: the mission marker and its report, steady property tests, and files that are parsed once."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

from knowledge.yaml_text import document as yaml_document

pytest_plugins = ["tests.mission_report"]

# a slow moment of the machine is no mistake, and the same commit passes or fails each time
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _each_text_is_parsed_once() -> Iterator[None]:
    """Hundreds of tests read the shipped files anew, and the parsers do nothing but turn a text into its value."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(yaml_document, "read_tree", lru_cache(maxsize=100)(yaml_document.read_tree))
        patched.setattr(yaml_document, "read_value", lru_cache(maxsize=300)(yaml_document.read_value))
        yield
