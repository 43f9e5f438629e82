"""Words as 64-bit numbers: their folded letters four at a time, mixed.

Four characters of 16 bits are one number, so a word of four letters or fewer takes one look-up and one
multiplication, whatever stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

import numpy as np

from framing.languages.characters import character_tables, visible

# How many characters make one number.
FOUR = 4
# An odd number with its bits well mixed (2**64 divided by the golden ratio): no two numbers share a product with it.
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
# A product's low bits know little of the number's high ones; half of it shifted down tells them.
HALF = np.uint64(32)
# Longer words (addresses, chains of hyphens, noise) are rare, and hashed one by one.
LONG = 64


def folded_codes(codes: np.ndarray) -> np.ndarray:
    """Characters folded as the matcher compares them.

    Args:
        codes: n characters (uint16), see ``visible``.

    Returns:
        n characters (uint16) and a few zeros behind them, so that ``windows`` may look past the last.
    """
    folded = np.zeros(len(codes) + FOUR, np.uint16)
    np.take(character_tables().folded, codes.astype(np.intp), out=folded[: len(codes)], mode="clip")
    return folded


def windows(folded: np.ndarray) -> np.ndarray:
    """Every four characters (uint16) in a row as one number (uint64), three fewer than characters; no copy."""
    return np.ndarray((max(0, len(folded) - FOUR + 1),), np.uint64, np.ascontiguousarray(folded), 0, (2,))


@cache
def leading() -> np.ndarray:
    """For 0 to 4 characters, the bits that so many leading ones have in a number of four (uint64)."""
    chosen = np.arange(FOUR) < np.arange(FOUR + 1)[:, None]
    return np.where(chosen, np.uint16(0xFFFF), np.uint16(0)).view(np.uint64).ravel()


def token_hashes(folded: np.ndarray, begin: np.ndarray, finish: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The hash of every token, and its first four characters as a number.

    Args:
        folded: the characters of a text, see ``folded_codes``.
        begin: where n tokens begin.
        finish: the offsets behind their last characters.

    Returns:
        n hashes and n numbers (uint64), the latter 0 behind the end of a shorter token.
    """
    length, four = finish - begin, windows(folded)
    head = four[begin] & np.take(leading(), length, mode="clip")
    hashes = head * MULTIPLIER
    more = np.flatnonzero(length > FOUR)
    mixed, at, left = hashes[more], begin[more], length[more] - FOUR
    for _ in range(FOUR, LONG, FOUR):
        if not len(more):
            break
        at = at + FOUR
        mixed ^= mixed >> HALF
        mixed += four[at] & np.take(leading(), left, mode="clip")
        mixed *= MULTIPLIER
        hashes[more] = mixed
        left -= FOUR
        going_on = np.flatnonzero(left > 0)
        more, mixed, at, left = more[going_on], mixed[going_on], at[going_on], left[going_on]
    for token in more.tolist():
        letters = folded[begin[token] : finish[token]].tobytes()
        hashes[token] = np.frombuffer(blake2b(letters, digest_size=8).digest(), np.uint64)[0]
    return hashes, head


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
    finish = np.cumsum([len(word) for word in words], dtype=np.int64)
    begin = finish - [len(word) for word in words]
    return token_hashes(folded_codes(codes), begin, finish)[0]
