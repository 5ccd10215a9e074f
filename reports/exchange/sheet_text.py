"""The text of a CSV file in the encodings that spreadsheet programs save it in, or which one it is in."""

from knowledge.problem import WrongInput

# What stands before a text says its encoding; Excel's "Unicode text" is UTF-16 with such a mark.
_MARKED = {
    b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16",
    b"\xef\xbb\xbf": "UTF-8-SIG",
}  # fmt: skip
# Encodings without a mark that Chinese systems save CSV in, and signs that most texts in them have.
_GUESSED = {
    "Big5": (
        "CP950",
        "的一是在不有人我們為這個中大來上國到說時要會可對生能而得於年過發後產業因素最低高理由源",
    ),
    "GB 18030": (
        "GB18030",
        "的一是在不有人我们为这个中大来上国到说时要会可对生能而得于年过发后产业因素最低高理由源",
    ),
}
_ENOUGH = 0.15  # of the signs beyond ASCII: by chance, two bytes make one of these in one case of two hundred


def text_of(name: str, content: bytes) -> str:
    """A file's text, in UTF-8 or as its mark says. Raises `WrongInput` where it is none (`sheet-encoding`)."""
    encoding = next((each for mark, each in _MARKED.items() if content.startswith(mark)), "UTF-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if found := _guessed(content):
            raise WrongInput("sheet-encoding", name, found=found) from error
        raise WrongInput("sheet-not-utf8", name) from error
    if "\0" not in text:
        return text.removeprefix("\ufeff")
    if encoding == "UTF-8" and max(content[at::2].count(0) for at in (0, 1)) > len(content) // 4:
        raise WrongInput("sheet-encoding", name, found="UTF-16")
    raise WrongInput("sheet-binary", name)


def _guessed(content: bytes) -> str:
    """The encoding in which a text makes most sense; empty where it makes none."""
    shares = {name: _common(content, encoding, signs) for name, (encoding, signs) in _GUESSED.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= _ENOUGH else ""


def _common(content: bytes, encoding: str, signs: str) -> float:
    """How large a part of a text's signs beyond ASCII are among those that most texts have."""
    try:
        beyond = [each for each in content.decode(encoding) if not each.isascii()]
    except UnicodeDecodeError:
        return 0.0
    return sum(each in signs for each in beyond) / len(beyond) if beyond else 0.0
