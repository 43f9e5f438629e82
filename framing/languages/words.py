"""Words with exact offsets: the boundaries everything else hangs on.

A word is a run of letters, digits and combining marks. Apostrophes and hyphens belong to it
between two such characters (``п'ять``, ``so-called``), points, commas and colons between two
digits (``10,000``), points also between single letters (``U.S.``). English clitics are words of
their own (``Putin|'s``, ``do|n't``). Two single quotation marks in a row are one double mark. Every
other visible character is a token by itself. Stress marks, soft hyphens and zero-width characters
are looked through: they never split a word and never enter its comparison form.
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
    character, ``hash`` (uint64) that of the folded word, ``word`` and ``capital`` (bool) whether the
    token is a word and whether it begins with a capital letter, ``glued`` (bool) whether no space
    stands before it. Not one a token: ``line_ends`` (int64), the offsets of line ends, and ``codes``
    (int64), the visible characters; ``begin`` and ``finish`` are a token's offsets into these.
    """

    start: np.ndarray
    end: np.ndarray
    code: np.ndarray
    hash: np.ndarray
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
    codes, kind, hidden = _visible(text)
    special = np.flatnonzero((kind >= LINE_END) & (kind <= POINT))
    inside = _inside_words(kind, special)
    begins = (kind != SPACE) & (kind != LINE_END)
    begins[1:] &= ~(inside[1:] & inside[:-1])
    doubled = _doubled_marks(codes, inside, special)
    begins[doubled + 1] = False
    if clitics:
        begins[_clitic_starts(codes, kind, inside, special, clitics)] = True
    start = np.flatnonzero(begins)
    code = codes[start]
    word = inside[start]
    ends = inside.copy()
    ends[:-1] &= begins[1:] | ~inside[1:]
    end = start + 1
    end[word] = np.flatnonzero(ends) + 1
    end[np.searchsorted(start, doubled)] += 1
    glued = np.zeros(len(start), bool)
    glued[1:] = start[1:] == end[:-1]
    whole = _hashes(codes, start)
    line_ends = special[kind[special] == LINE_END]
    begin, finish = start, end
    if len(hidden):
        last, beyond = _shown(end - 1, hidden) + 1, _shown(end, hidden)
        start, line_ends = _shown(start, hidden), _shown(line_ends, hidden)
        end = _with_marks(text, last, np.minimum(beyond, len(text)))
    capital = tables.capital[code] & word
    return Tokens(start, end, code, whole, word, capital, glued, line_ends, codes, begin, finish)


def _shown(at: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Offsets among the visible characters as offsets into the text."""
    return at + np.searchsorted(hidden, at, "right")


def _with_marks(text: str, end: np.ndarray, following: np.ndarray) -> np.ndarray:
    """Ends of tokens, moved behind the hidden marks over their last letters (й as и + ̆); these belong to them."""
    for token in np.flatnonzero(end < following).tolist():
        stop = int(end[token])
        while stop < following[token] and unicodedata.combining(text[stop]):
            stop += 1
        end[token] = stop
    return end


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
    return _hashes(codes, start)


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


def _visible(text: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Code points without ignored characters, their classes, and before which of them each ignored one stood."""
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(units) != len(text):  # some character lies beyond the plane
        units = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    # Signed machine integers: the type that look-ups need no conversion of.
    codes = units.astype(np.intp)
    if len(codes) and units.itemsize > 2:
        codes[codes >= PLANE] = 0x2B1A  # a symbol that means nothing here
    kind = np.take(character_tables().kind, codes)
    if not len(kind) or kind.max() < MARK:
        return codes, kind, np.zeros(0, np.int64)
    rare = np.flatnonzero(kind >= MARK)
    _compose(codes, kind, rare)
    ignored = rare[kind[rare] == IGNORED]
    return np.delete(codes, ignored), np.delete(kind, ignored), ignored - np.arange(len(ignored))


def _compose(codes: np.ndarray, kind: np.ndarray, rare: np.ndarray) -> None:
    """Compose letter + combining mark (и + ̆ = й) in place of the letter; the mark becomes ignored.

    An acute makes another letter of a Latin one (café); over a Cyrillic vowel it shows the stress and stays ignored.
    """
    for at in rare[(rare > 0) & ((kind[rare] == MARK) | (codes[rare] == ACUTE))].tolist():
        pair = unicodedata.normalize("NFC", chr(codes[at - 1]) + chr(codes[at]))
        if len(pair) == 1 and ord(pair) < PLANE:
            codes[at - 1], kind[at] = ord(pair), IGNORED


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


def _doubled_marks(codes: np.ndarray, inside: np.ndarray, special: np.ndarray) -> np.ndarray:
    """Where two equal single marks stand for a double one: ``''Stay,'' she said``."""
    marks = special[character_tables().single[codes[special]] & ~inside[special]]
    if len(marks) < 2:
        return marks[:0]
    again = (np.diff(marks) == 1) & (codes[marks[1:]] == codes[marks[:-1]])
    # Of a longer row the first and second are a pair, the third and fourth, and so on.
    row_begins = np.maximum.accumulate(np.where(np.append(True, ~again)[: len(marks)], np.arange(len(marks)), 0))
    odd = (np.arange(len(marks)) - row_begins) % 2 == 1
    return marks[1:][again & odd[1:]] - 1


def _clitic_starts(
    codes: np.ndarray, kind: np.ndarray, inside: np.ndarray, special: np.ndarray, clitics: frozenset[str]
) -> np.ndarray:
    """Where English clitics begin: at the apostrophe, or at the n of n't."""
    folded = character_tables().folded
    apostrophes = special[(kind[special] == JOIN) & inside[special]]
    apostrophes = apostrophes[folded[codes[apostrophes]] == ord("'")]

    def outside(at: np.ndarray) -> np.ndarray:
        return (at >= len(inside)) | ~inside[np.minimum(at, len(inside) - 1)]

    # Only an apostrophe with at most two letters after it, and then no more of the word, cuts one off.
    one_letter, two_letters = outside(apostrophes + 2), outside(apostrophes + 3)
    short = one_letter | two_letters
    at, single = apostrophes[short], one_letter[short]
    letters = folded[codes[np.minimum(np.add.outer((-1, 1, 2), at), len(codes) - 1)]].astype(np.int64)
    ending = letters[1] + np.where(single, 0, letters[2] * PLANE)
    negated = single & (letters[1] == ord("t"))
    known = np.zeros(len(at), bool)
    for clitic in clitics:
        known |= ending == sum(ord(letter) * PLANE**n for n, letter in enumerate(clitic))
    known &= ~negated | ((letters[0] == ord("n")) & (at > 1) & inside[at - 2])
    return (at - negated)[known]


@lru_cache(maxsize=20)
def _powers(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Powers of the multiplier and of its inverse, ``count`` of each."""
    powers = np.full(count, MULTIPLIER, np.uint64)
    inverse = np.full(count, pow(MULTIPLIER, -1, 1 << 64), np.uint64)
    powers[0] = inverse[0] = 1
    return np.cumprod(powers), np.cumprod(inverse)


def _hashes(codes: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The hash of every token, by where they start."""
    if not len(start):
        return np.zeros(0, np.uint64)
    # Powers are kept for the next power of two, so that few tables serve all lengths.
    powers, inverse = _powers(1 << len(codes).bit_length())
    # Between tokens stand only spaces, and those weigh nothing.
    weights = np.take(character_tables().weight, codes)
    weights *= powers[: len(codes)]
    return np.add.reduceat(weights, start) * inverse[start]
