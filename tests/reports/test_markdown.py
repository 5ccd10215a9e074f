"""Texts from files stay text in Markdown."""

from locales import Words
from reports.markdown import escaped, markdown_table, markdown_words


def test_nothing_with_a_meaning_is_left_bare() -> None:
    assert escaped(r"a|b\ *c* [d](e) <img> `f`") == r"a\|b\\ \*c\* \[d](e) \<img> \`f\`"
    assert escaped("_a_ ~~b~~ &lt; &#60; R&D") == r"\_a\_ \~\~b\~\~ \&lt; \&#60; R&D"


def test_human_text_is_escaped_on_one_line_in_either_language(words: Words) -> None:
    safe = markdown_words(words)
    assert safe.text({"en": "a|b\n# c", "zh-Hant": "a|b\n# c"}) == r"a\|b # c"
    assert safe.language == words.language
    assert safe("decide.sure_none") == words("decide.sure_none")


def test_a_table_has_a_line_a_row_and_the_same_bars_in_each() -> None:
    lines = markdown_table(["x", "y"], [["1", escaped("a|b")], ["2", ""]]).split("\n")
    assert lines == ["| x | y |", "| --- | --- |", "| 1 | a\\|b |", "| 2 |  |"]
