"""Words as 64-bit numbers: polynomial hashes that do not depend on where in a text a word stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from framing.languages.characters import character_tables, visible

# An odd multiplier has an inverse modulo 2**64, so that a word's hash does not depend on where
# it stands (polynomial hashing over prefix sums).
MULTIPLIER = 0x9E3779B97F4A7C15
# Hashes of word beginnings of this length find the candidates of stem patterns (``~стран``);
# shorter stems would make most words of a text candidates.
STEM_LENGTH = 4


def word_hashes(words: Sequence[str]) -> np.ndarray:
    """The hashes under which ``tokenize`` files folded words.

    Args:
        words: n folded words (see ``characters.fold``), none empty.

    Returns:
        n unsigned 64-bit integers, the same in every process.

    Example:
        >>> from framing.languages.words import tokenize
        >>> bool(word_hashes(["word"])[0] == tokenize("one Word").hash[1])
        True
    """
    codes, _, _ = visible("".join(words))
    end = np.cumsum([len(word) for word in words], dtype=np.int64)
    start = end - [len(word) for word in words]
    return token_hashes(codes, start)


def beginning_hashes(codes: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """The hashes of the first ``STEM_LENGTH`` characters of words.

    Args:
        codes: the visible characters of a text (see ``Tokens``).
        begin: where n words begin, each of them at least ``STEM_LENGTH`` long.

    Returns:
        n unsigned 64-bit integers; ``word_hashes`` gives a stem of that length the same.
    """
    hashes = np.zeros(len(begin), np.uint64)
    for length in range(1, STEM_LENGTH + 1):
        hashes = longer_hashes(hashes, codes, begin, length)
    return hashes


def longer_hashes(hashes: np.ndarray, codes: np.ndarray, begin: np.ndarray, length: int) -> np.ndarray:
    """The hashes of beginnings one character longer.

    Args:
        hashes: those of the first ``length`` - 1 characters of n words.
        codes: the visible characters of a text.
        begin: where the words begin, each of them at least ``length`` long.
        length: how long the beginnings are to be.
    """
    power = np.uint64(pow(MULTIPLIER, length - 1, 1 << 64))
    return hashes + character_tables().weight[codes[begin + length - 1]] * power


@lru_cache(maxsize=20)
def _powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Powers of the multiplier and of its inverse, ``count`` of each."""
    powers = np.full(count, MULTIPLIER, np.uint64)
    inverse = np.full(count, pow(MULTIPLIER, -1, 1 << 64), np.uint64)
    powers[0] = inverse[0] = 1
    return np.cumprod(powers), np.cumprod(inverse)


def token_hashes(codes: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The hash of every token, by where they start."""
    if not len(start):
        return np.zeros(0, np.uint64)
    # Powers are kept for the next power of two, so that few tables serve all lengths.
    powers, inverse = _powers(1 << len(codes).bit_length())
    # Between tokens stand only spaces, and those weigh nothing.
    weights = np.take(character_tables().weight, codes)
    weights *= powers[: len(codes)]
    return np.add.reduceat(weights, start) * inverse[start]
