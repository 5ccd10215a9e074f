"""Random numbers by name: every cell, source and weight has its own stream, so that adding one changes no other."""

import hashlib

import numpy as np


def stream(seed: int, *key: str) -> np.random.Generator:
    """The generator of a key under a seed; the same on every machine, whatever else is drawn.

    SFC64 is the fastest of NumPy's bit generators for the numbers drawn here; the digest keeps keys apart.
    """
    digest = hashlib.blake2b("\x1f".join((str(seed), *key)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.SFC64(np.frombuffer(digest, dtype="<u4")))
