"""Large results kept for the next run, as many as fit into a number of bytes: a count would not bound the memory."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Result = TypeVar("Result")

AT_LEAST = 2  # a page that shows before and after needs both in every run


@dataclass
class RecentResults(Generic[Result]):
    """The results asked for last, for all sessions; `size` gives the bytes of one, `most_bytes` holds for their sum.

    The last two are kept however large they are.
    """

    most_bytes: int
    size: Callable[[Result], int]
    _kept: dict[Hashable, Result] = field(default_factory=dict)  # the one asked for last stands at the end
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result of a key, made anew if it is not kept; two sessions that ask at once may both make it."""
        with self._lock:
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = made
            while len(self._kept) > AT_LEAST and sum(map(self.size, self._kept.values())) > self.most_bytes:
                del self._kept[next(iter(self._kept))]
        return made
