"""Words with exact offsets: the boundaries everything else hangs on.

A word is a run of letters, digits and combining marks. Apostrophes and hyphens belong to it
between two such characters (``п'ять``, ``so-called``), points, commas and colons between two
digits (``10,000``), points also between single letters (``U.S.``). English clitics are words of their own (``Putin|'s``, ``do|n't``). Every
other visible character is a token by itself. Stress marks, soft hyphens and zero-width
characters are looked through: they never split a word and never enter its comparison form.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages.characters import (
    DIGIT,
    IGNORED,
    JOIN,
    LETTER,
    MARK,
    NUMBER_JOIN,
    PLANE,
    POINT,
    SPACE,
    character_tables,
)

# An odd multiplier has an inverse modulo 2**64, so that a word's hash does not depend on where
# it stands (polynomial hashing over prefix sums).
MULTIPLIER = 0x9E3779B97F4A7C15
# Hashes of word beginnings of this length find the candidates of stem patterns (``~стран``);
# shorter stems would make most words of a text candidates.
STEM_LENGTH = 4


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text as arrays, one element a token, in order of the text.

    ``start`` and ``end`` (int64) are half-open character offsets, ``code`` (int32) the first
    character, ``hash`` and ``stem_hash`` (uint64) the hashes of the folded word and of its first
    ``STEM_LENGTH`` characters (0 for shorter words), ``word`` and ``capital`` (bool) whether the
    token is a word and whether it begins with a capital letter, ``glued`` (bool) whether no space
    stands before it.
    """

    start: np.ndarray
    end: np.ndarray
    code: np.ndarray
    hash: np.ndarray
    stem_hash: np.ndarray
    word: np.ndarray
    capital: np.ndarray
    glued: np.ndarray


def tokenize(text: str, clitics: frozenset[str] = frozenset()) -> Tokens:
    """Cut a text into tokens.

    Args:
        text: any string; lone surrogates and control characters are allowed.
        clitics: endings after an apostrophe that are words of their own (``{"s", "ll"}``), lower
            case; ``"t"`` stands for ``n't``.

    Returns:
        The tokens as arrays; offsets count characters of ``text``.

    Example:
        >>> found = tokenize("Don’t “go”, п’ять 10,5!", frozenset({"s", "t"}))
        >>> [("Don’t “go”, п’ять 10,5!")[a:b] for a, b in zip(found.start, found.end)]
        ['Do', 'n’t', '“', 'go', '”', ',', 'п’ять', '10,5', '!']
    """
    codes, positions = _visible_codes(text)
    kind = character_tables().kind[codes]
    inside = _inside_words(kind)
    before = np.concatenate(([False], inside[:-1]))
    begins = (kind != SPACE) & ~(inside & before)
    if clitics:
        begins |= _clitic_starts(codes, inside, clitics)
    start = np.flatnonzero(begins)
    word = inside[start]
    after = np.append(begins[1:] | ~inside[1:], True)
    end = start + 1
    end[word] = np.flatnonzero(inside & after) + 1
    tables = character_tables()
    code = codes[start]
    glued = np.zeros(len(start), bool)
    glued[1:] = start[1:] == end[:-1]
    whole, stem = _hashes(codes, start, end)
    if positions is not None:
        start, end = positions[start], positions[end - 1] + 1
    return Tokens(start, end, code, whole, stem, word, tables.capital[code] & word, glued)


def word_hash(word: str) -> int:
    """The hash under which ``tokenize`` files a folded word.

    Args:
        word: one folded word (see ``characters.fold``), not empty.

    Returns:
        An unsigned 64-bit integer, the same in every process.

    Example:
        >>> word_hash("word") == int(tokenize("one Word").hash[1])
        True
    """
    codes, _ = _visible_codes(word)
    whole, _ = _hashes(codes, np.array([0]), np.array([len(codes)]))
    return int(whole[0])


def _visible_codes(text: str) -> tuple[np.ndarray, np.ndarray | None]:
    """Code points without ignored characters, and where each stood (None: just where it stands now)."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if len(codes) and codes.max() >= PLANE:
        codes = np.where(codes < PLANE, codes, np.uint32(0x2B1A))  # a symbol that means nothing here
    kind = character_tables().kind[codes]
    odd = (kind == IGNORED) | (kind == MARK)
    if not odd.any():
        return codes, None
    codes, kind = _composed(codes.copy(), kind.copy())
    keep = np.flatnonzero(kind != IGNORED)
    return codes[keep], keep


def _composed(codes: np.ndarray, kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Compose letter + combining mark (и + ̆ = й) in place of the letter; the mark becomes ignored."""
    for at in np.flatnonzero(kind[1:] == MARK) + 1:
        pair = unicodedata.normalize("NFC", chr(codes[at - 1]) + chr(codes[at]))
        if len(pair) == 1 and ord(pair) < PLANE:
            codes[at - 1], kind[at] = ord(pair), IGNORED
    return codes, kind


def _inside_words(kind: np.ndarray) -> np.ndarray:
    """Which characters belong to words: letters, digits, marks, and joiners between them."""
    solid = (kind == LETTER) | (kind == DIGIT) | (kind == MARK)
    joiners = np.flatnonzero((kind == JOIN) | (kind == NUMBER_JOIN) | (kind == POINT))
    joiners = joiners[(joiners > 0) & (joiners < len(kind) - 1)]
    left, right, here = kind[joiners - 1], kind[joiners + 1], kind[joiners]
    letters = (here == JOIN) & _solid(left) & _solid(right)
    digits = (here != JOIN) & (left == DIGIT) & (right == DIGIT)
    solid[joiners[letters | digits]] = True
    # A point also joins single letters: U.S., т.е.
    points = joiners[(here == POINT) & (left == LETTER) & (right == LETTER)]
    outside = np.concatenate(([True, True], ~solid, [True, True]))  # outside[i + 2]: no word at character i
    solid[points[outside[points] & outside[points + 4]]] = True
    return solid


def _solid(kind: np.ndarray) -> np.ndarray:
    return (kind == LETTER) | (kind == DIGIT) | (kind == MARK)


def _clitic_starts(codes: np.ndarray, inside: np.ndarray, clitics: frozenset[str]) -> np.ndarray:
    """Where English clitics begin: at the apostrophe, or at the n of n't."""
    folded = character_tables().folded[codes]
    starts = np.zeros(len(codes), bool)
    for at in np.flatnonzero((folded == ord("'")) & inside).tolist():
        stop = at + 1
        while stop < len(codes) and inside[stop] and stop - at <= 3:  # the longest clitic has two letters
            stop += 1
        ending = "".join(map(chr, folded[at + 1 : stop]))
        if ending not in clitics or (stop < len(codes) and inside[stop]):
            continue
        if ending != "t":
            starts[at] = True
        elif folded[at - 1] == ord("n") and at > 1 and inside[at - 2]:
            starts[at - 1] = True
    return starts


@lru_cache(maxsize=4)
def _powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Powers of the multiplier and of its inverse, ``count`` of each."""
    powers = np.full(count, MULTIPLIER, np.uint64)
    inverse = np.full(count, pow(MULTIPLIER, -1, 1 << 64), np.uint64)
    powers[0] = inverse[0] = 1
    return np.cumprod(powers), np.cumprod(inverse)


def _hashes(codes: np.ndarray, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Hash of every token and of its first STEM_LENGTH characters (0 where it is shorter)."""
    if not len(start):
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    # Powers are kept for the next power of two, so that few tables serve all lengths.
    powers, inverse = _powers(1 << int(len(codes)).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(character_tables().weight[codes] * powers[: len(codes)], out=sums[1:])
    whole = (sums[end] - sums[start]) * inverse[start]
    long = end - start >= STEM_LENGTH
    stem = np.zeros(len(start), np.uint64)
    stem[long] = (sums[start[long] + STEM_LENGTH] - sums[start[long]]) * inverse[start[long]]
    return whole, stem
