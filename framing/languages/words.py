"""Words with exact offsets: the boundaries everything else hangs on.

A word is a run of letters, digits and combining marks. Apostrophes and hyphens belong to it
between two such characters (``п'ять``, ``so-called``), points, commas and colons between two
digits (``10,000``), points also between single letters (``U.S.``). English clitics are words of
their own (``Putin|'s``, ``do|n't``). Every other visible character is a token by itself. Stress
marks, soft hyphens and zero-width characters are looked through: they never split a word and
never enter its comparison form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages.characters import (
    DIGIT,
    IGNORED,
    JOIN,
    LETTER,
    LINE_END,
    MARK,
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
ACUTE = 0x301  # the combining acute accent


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text as arrays, one element a token, in order of the text.

    ``start`` and ``end`` (int64) are half-open character offsets, ``code`` (int32) the first
    character, ``hash`` and ``stem_hash`` (uint64) the hashes of the folded word and of its first
    ``STEM_LENGTH`` characters (0 for shorter words), ``word`` and ``capital`` (bool) whether the
    token is a word and whether it begins with a capital letter, ``glued`` (bool) whether no space
    stands before it. Not one a token: ``line_ends`` (int64), the offsets of line ends, and ``codes``
    (int64), the visible characters; ``begin`` and ``finish`` are a token's offsets into these.
    """

    start: np.ndarray
    end: np.ndarray
    code: np.ndarray
    hash: np.ndarray
    stem_hash: np.ndarray
    word: np.ndarray
    capital: np.ndarray
    glued: np.ndarray
    line_ends: np.ndarray
    codes: np.ndarray
    begin: np.ndarray
    finish: np.ndarray


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
    tables = character_tables()
    codes, kind, positions = _visible(text)
    special = np.flatnonzero((kind >= LINE_END) & (kind <= POINT))
    inside = _inside_words(kind, special)
    begins = (kind != SPACE) & (kind != LINE_END)
    begins[1:] &= ~(inside[1:] & inside[:-1])
    if clitics:
        begins[_clitic_starts(codes, kind, inside, special, clitics)] = True
    start = np.flatnonzero(begins)
    code = codes[start]
    word = inside[start]
    ends = inside.copy()
    ends[:-1] &= begins[1:] | ~inside[1:]
    end = start + 1
    end[word] = np.flatnonzero(ends) + 1
    glued = np.zeros(len(start), bool)
    glued[1:] = start[1:] == end[:-1]
    whole, stem = _hashes(codes, start, end)
    line_ends = special[kind[special] == LINE_END]
    begin, finish = start, end
    if positions is not None:
        start, end, line_ends = positions[start], _ends(text, end, positions), positions[line_ends]
    capital = tables.capital[code] & word
    return Tokens(start, end, code, whole, stem, word, capital, glued, line_ends, codes, begin, finish)


def _ends(text: str, end: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Ends of tokens as offsets into the text; marks over a token's last letter (й as и + ̆) belong to it."""
    ends = positions[end - 1] + 1
    after = np.append(positions, len(text))[end]
    for token in np.flatnonzero(ends < after).tolist():
        stop = int(ends[token])
        while stop < after[token] and unicodedata.combining(text[stop]):
            stop += 1
        ends[token] = stop
    return ends


def word_hashes(words: Sequence[str]) -> np.ndarray:
    """The hashes under which ``tokenize`` files folded words.

    Args:
        words: n folded words (see ``characters.fold``), none empty.

    Returns:
        n unsigned 64-bit integers, the same in every process.

    Example:
        >>> bool(word_hashes(["word"])[0] == tokenize("one Word").hash[1])
        True
    """
    codes, _, _ = _visible("".join(words))
    end = np.cumsum([len(word) for word in words], dtype=np.int64)
    start = end - [len(word) for word in words]
    return _hashes(codes, start, end)[0]


def _visible(text: str) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Code points without ignored characters, their classes, and where each stood (None: where it stands now)."""
    # Signed machine integers: the type that look-ups need no conversion of.
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
    if len(codes) and codes.max() >= PLANE:
        codes[codes >= PLANE] = 0x2B1A  # a symbol that means nothing here
    kind = np.take(character_tables().kind, codes)
    if not len(kind) or kind.max() < MARK:
        return codes, kind, None
    codes, kind = _composed(codes, kind)
    keep = np.flatnonzero(kind != IGNORED)
    return codes[keep], kind[keep], keep


def _composed(codes: np.ndarray, kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Compose letter + combining mark (и + ̆ = й) in place of the letter; the mark becomes ignored.

    An acute makes another letter of a Latin one (café); over a Cyrillic vowel it shows the stress and stays ignored.
    """
    for at in np.flatnonzero((kind[1:] == MARK) | (codes[1:] == ACUTE)) + 1:
        pair = unicodedata.normalize("NFC", chr(codes[at - 1]) + chr(codes[at]))
        if len(pair) == 1 and ord(pair) < PLANE:
            codes[at - 1], kind[at] = ord(pair), IGNORED
    return codes, kind


def _inside_words(kind: np.ndarray, special: np.ndarray) -> np.ndarray:
    """Which characters belong to words: letters, digits, marks, and joiners (among ``special``) between them."""
    solid = kind >= LETTER
    joiners = special[kind[special] != LINE_END]
    joiners = joiners[(joiners > 0) & (joiners < len(kind) - 1)]
    left, right, here = kind[joiners - 1], kind[joiners + 1], kind[joiners]
    letters = (here == JOIN) & (left >= LETTER) & (right >= LETTER)
    digits = (here != JOIN) & (left == DIGIT) & (right == DIGIT)
    # A point also joins single letters: U.S., т.е.
    points = joiners[(here == POINT) & (left == LETTER) & (right == LETTER)]
    before, after = np.maximum(points - 2, 0), np.minimum(points + 2, len(kind) - 1)
    alone = ((points < 2) | ~solid[before]) & ((points + 2 >= len(kind)) | ~solid[after])
    solid[joiners[letters | digits]] = True
    solid[points[alone]] = True
    return solid


def _clitic_starts(
    codes: np.ndarray, kind: np.ndarray, inside: np.ndarray, special: np.ndarray, clitics: frozenset[str]
) -> list[int]:
    """Where English clitics begin: at the apostrophe, or at the n of n't."""
    folded = character_tables().folded
    apostrophes = special[(kind[special] == JOIN) & inside[special]]
    apostrophes = apostrophes[folded[codes[apostrophes]] == ord("'")]

    def outside(at: np.ndarray) -> np.ndarray:
        return (at >= len(inside)) | ~inside[np.minimum(at, len(inside) - 1)]

    # Only an apostrophe with at most two letters after it, and then no more of the word, cuts one off.
    one_letter, two_letters = outside(apostrophes + 2), outside(apostrophes + 3)
    starts = []
    chosen = one_letter | two_letters
    for at, one in zip(apostrophes[chosen].tolist(), one_letter[chosen].tolist(), strict=True):
        stop = at + 2 if one else at + 3
        ending = "".join(map(chr, folded[codes[at + 1 : stop]].tolist()))
        if ending not in clitics:
            continue
        if ending != "t":
            starts.append(at)
        elif folded[codes[at - 1]] == ord("n") and at > 1 and inside[at - 2]:
            starts.append(at - 1)
    return starts


@lru_cache(maxsize=20)
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
    powers, inverse = _powers(1 << len(codes).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(np.take(character_tables().weight, codes) * powers[: len(codes)], out=sums[1:])
    whole = (sums[end] - sums[start]) * inverse[start]
    stem = (sums[np.minimum(start + STEM_LENGTH, len(codes))] - sums[start]) * inverse[start]
    stem[end - start < STEM_LENGTH] = 0
    return whole, stem
