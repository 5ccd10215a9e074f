"""Large results are kept up to a number of bytes, whatever their count."""

from collections.abc import Callable

from dashboard.recent_results import RecentResults


def kept_of(most_bytes: int) -> tuple[Callable[[str, int], bytes], list[str]]:
    """A function that asks for a result of a name and size, and the names of those that were made."""
    results: RecentResults[bytes] = RecentResults(most_bytes, size=len)
    made: list[str] = []

    def ask(name: str, size: int) -> bytes:
        def make() -> bytes:
            made.append(name)
            return bytes(size)

        return results.get(name, make)

    return ask, made


def test_what_is_kept_is_not_made_again() -> None:
    ask, made = kept_of(100)
    assert ask("a", 10) is ask("a", 10)
    assert made == ["a"]


def test_the_one_not_asked_for_longest_goes_first() -> None:
    ask, made = kept_of(30)
    for name in ("a", "b", "c", "a", "d", "a", "c", "d", "b"):
        ask(name, 10)
    assert made == ["a", "b", "c", "d", "b"], "b was asked for longest ago when d came, and a when b came again"


def test_many_small_ones_are_kept_and_few_large_ones() -> None:
    ask, made = kept_of(100)
    for name in "abcdefghij" * 2:
        ask(name, 10)
    assert made == list("abcdefghij")
    for name in "xyz" * 2:
        ask(name, 50)
    assert made[10:] == list("xyzxyz"), "no more than two of fifty fit"


def test_the_last_two_are_kept_however_large() -> None:
    ask, made = kept_of(10)
    for name in "abababc":
        ask(name, 1_000)
    assert made == ["a", "b", "c"]
    ask("b", 1_000)
    ask("a", 1_000)
    assert made == ["a", "b", "c", "a"]
