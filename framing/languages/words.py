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
from dataclasses import dataclass

import numpy as np

from framing.languages.characters import (
    DIGIT,
    JOIN,
    LETTER,
    LINE_END,
    PLANE,
    POINT,
    SYMBOL,
    character_tables,
    visible,
)
from framing.languages.hashes import folded_codes, token_hashes


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text as arrays, one element a token, in order of the text.

    ``start`` and ``end`` (int64) are half-open character offsets, ``code`` (uint16) the first
    character, ``hash`` (uint64) that of the folded word and ``head`` (uint64) its first four letters, ``word``
    and ``capital`` (bool) whether the token is a word and whether it begins with a capital letter, ``glued`` (bool)
    whether no space stands before it. Not one a token: ``marks`` (int64), the numbers of those that are no words;
    ``line_ends`` (int64), the offsets of line ends; ``codes`` (uint16), the visible characters, and ``folded``, the
    same folded; ``begin`` and ``finish`` are a token's offsets into these.
    """

    start: np.ndarray
    end: np.ndarray
    code: np.ndarray
    hash: np.ndarray
    head: np.ndarray
    word: np.ndarray
    capital: np.ndarray
    glued: np.ndarray
    marks: np.ndarray
    line_ends: np.ndarray
    codes: np.ndarray
    folded: np.ndarray
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
    codes, kind, hidden = visible(text)
    special = np.flatnonzero((kind == LINE_END) | ((kind >= JOIN) & (kind <= POINT)))
    inside = _inside_words(kind, special)
    seen = kind >= SYMBOL
    begins = seen.copy()
    begins[1:] &= ~(inside[1:] & inside[:-1])
    begins[_doubled_marks(codes, inside, special) + 1] = False
    if clitics:
        begins[_clitic_starts(codes, kind, inside, special, clitics)] = True
    # A token ends where the next begins or nothing is seen.
    ends = seen
    ends[:-1] &= begins[1:] | ~seen[1:]
    begin, finish = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    code, word = codes[begin], inside[begin]
    glued = np.zeros(len(begin), bool)
    np.equal(begin[1:], finish[:-1], out=glued[1:])
    folded = folded_codes(codes)
    whole, head = token_hashes(folded, begin, finish)
    line_ends = special[kind[special] == LINE_END]
    start, end = begin, finish
    if len(hidden):
        last, beyond = _shown(finish - 1, hidden) + 1, _shown(finish, hidden)
        start, line_ends = _shown(begin, hidden), _shown(line_ends, hidden)
        end = _with_marks(text, last, np.minimum(beyond, len(text)))
    return Tokens(
        start=start,
        end=end,
        code=code,
        hash=whole,
        head=head,
        word=word,
        capital=np.take(character_tables().capital, code) & word,
        glued=glued,
        marks=np.flatnonzero(~word),
        line_ends=line_ends,
        codes=codes,
        folded=folded,
        begin=begin,
        finish=finish,
    )


def _shown(at: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Ascending offsets among the visible characters as offsets into the text."""
    moved = np.searchsorted(at, hidden)
    return at + np.repeat(np.arange(len(hidden) + 1), np.diff(moved, prepend=0, append=len(at)))


def _with_marks(text: str, end: np.ndarray, following: np.ndarray) -> np.ndarray:
    """Ends of tokens, moved behind the hidden marks over their last letters (й as и + ̆); these belong to them."""
    for token in np.flatnonzero(end < following).tolist():
        stop = int(end[token])
        while stop < following[token] and unicodedata.combining(text[stop]):
            stop += 1
        end[token] = stop
    return end


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
