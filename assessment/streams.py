"""Random numbers by name: every cell, source and weight has its own stream, so that adding one changes no other."""

import hashlib
from typing import cast

import numpy as np
import numpy.typing as npt


def stream(seed: int, *key: str) -> np.random.Generator:
    """The generator of a key under a seed; the same on every machine, whatever else is drawn.

    SFC64 is the fastest of NumPy's bit generators for the numbers drawn here; the digest keeps keys apart.
    """
    digest = hashlib.blake2b("\x1f".join((str(seed), *key)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.SFC64(np.frombuffer(digest, dtype="<u4")))


def uniform_bits(rng: np.random.Generator, count: int) -> npt.NDArray[np.uint32]:
    """Uniform 32-bit numbers straight from the bit generator: half the cost of uniform floats, and as even."""
    words = rng.bit_generator.random_raw((count + 1) // 2).astype("<u8", copy=False)
    return cast(npt.NDArray[np.uint32], words.view("<u4")[:count])
