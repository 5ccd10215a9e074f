"""Text from files, made safe for Markdown: nothing in it can become formatting, a link, an icon or a formula."""


def plain(text: str) -> str:
    """Text from a file, made safe for Markdown: nothing in it can become formatting, a link or an icon.

    >>> plain("a*b [c](d) :red[e] $f$")
    'a\\\\*b \\\\[c\\\\](d) \\\\:red\\\\[e\\\\] \\\\$f\\\\$'
    """
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>#$~|:!" else each for each in text)


def linked(text: str, url: str | None) -> str:
    """Text as a link where the address is a web address; else plain."""
    safe = plain(text)
    if not url or not url.startswith(("https://", "http://")):
        return safe
    return f"[{safe}](<{url.replace('<', '%3C').replace('>', '%3E').replace(' ', '%20')}>)"
