"""Puts a new file in another's place and tells what stood there, in one step where the system can (Linux)."""

import ctypes
import os
from pathlib import Path

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)


def exchange(new: Path, file: Path) -> bool:
    """Swap two files in one step, so that `new` then holds what `file` held until that very moment.

    False, and nothing has changed, where the system or the file system cannot, or one of them is not there.
    """
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an older C library
        return False
    return bool(rename(_HERE, os.fsencode(new), _HERE, os.fsencode(file), _EXCHANGE) == 0)
