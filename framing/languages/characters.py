"""What every character is: tables over the Basic Multilingual Plane, shared by all languages.

A text becomes an array of code points; each is looked up here once. Characters beyond the
plane (emoji, rare scripts) are read as symbols.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

# From so many characters on, folding as an array is quicker than letter by letter.
LONG_TEXT = 200
PLANE = 0x10000  # size of the Basic Multilingual Plane
BEYOND = 0x2B1A  # a symbol that means nothing here, instead of characters beyond the plane

# Classes of characters, in an order that makes the common questions one comparison each: what is at
# least SYMBOL is to be seen, what is at least LETTER builds words. JOIN characters build words only between two
# of those, NUMBER_JOIN characters and points between two digits, points also between single letters. MARK and
# IGNORED characters are rare, and a text without them needs no second look.
SPACE, LINE_END, SYMBOL, JOIN, NUMBER_JOIN, POINT, LETTER, DIGIT, MARK, IGNORED = range(10)

APOSTROPHES = "'’ʼ`′‘"  # folded to one; ‘ stands for an apostrophe in much machine-made text
HYPHENS = "-‐‑"
# Combining acute (stress), soft hyphen, zero-width and direction marks, byte order mark.
IGNORED_CHARACTERS = "\u0301\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
# Ambiguous marks (") open and close; “ opens in English and closes in „…“.
QUOTE_MARKS = "«»“”„‟\"‹›‘’'‚"
SINGLE_MARKS = "‘’'‚"
SENTENCE_ENDS = ".!?…"
CLOSERS = "»”\"’'›)]“"
DASHES = "—–-‒―"
# What may begin a sentence beside a capital letter or a digit; * and • stand before list items.
OPENERS = "«“„\"‘'([•*" + DASHES


ACUTE = 0x301  # the combining acute accent
SELECTORS = (0xFE00, 0xFE0F)  # the marks that say how an emoji is drawn; nothing is composed with them


@dataclass(frozen=True)
class CharacterTables:
    """One value for every character of the plane.

    ``kind`` (uint8) is its class, ``folded`` (uint16) the code point it is compared as, ``capital`` (bool) whether
    it is an upper-case letter, ``sentence_end``, ``closer``, ``opener``, ``quote``, ``single`` and ``comma`` (bool)
    whether it is one of those marks.
    """

    kind: np.ndarray
    folded: np.ndarray
    capital: np.ndarray
    sentence_end: np.ndarray
    closer: np.ndarray
    opener: np.ndarray
    quote: np.ndarray
    single: np.ndarray
    comma: np.ndarray


def fold(text: str) -> str:
    """Fold a word as the matcher compares it: case, ё, apostrophes, hyphens; stress marks dropped.

    Args:
        text: one word or several.

    Returns:
        The folded text.

    Example:
        >>> fold("П’ята Ёлка‑мать")
        "п'ята елка-мать"
    """
    text = unicodedata.normalize("NFC", text)
    if len(text) < LONG_TEXT:
        return text.translate(_fold_map())
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    tables = character_tables()
    inside = codes < PLANE
    if not inside.all() or (tables.kind[codes] == IGNORED).any():
        return text.translate(_fold_map())
    return tables.folded[codes].astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _fold_map() -> dict[int, str | None]:
    table = character_tables()
    changed = np.flatnonzero(table.folded != np.arange(PLANE))
    mapping: dict[int, str | None] = {int(code): chr(table.folded[code]) for code in changed}
    mapping.update({ord(mark): None for mark in IGNORED_CHARACTERS})
    return mapping


@cache
def character_tables() -> CharacterTables:
    """Build the tables (once a process, about 20 ms)."""
    kind = np.full(PLANE, SYMBOL, np.uint8)
    folded = np.arange(PLANE, dtype=np.int32)
    capital = np.zeros(PLANE, bool)
    of_category = {"L": LETTER, "N": DIGIT, "Z": SPACE, "C": SPACE, "M": MARK}
    categories = list(map(unicodedata.category, map(chr, range(PLANE))))
    kind[:] = [of_category.get(category[0], SYMBOL) for category in categories]
    for code, category in enumerate(categories):
        if category in ("Lu", "Lt"):
            # The only letter that grows when lowered is İ; it keeps its first character.
            folded[code] = ord(chr(code).lower()[0])
            capital[code] = True
    folded[ord("ё")] = folded[ord("Ё")] = ord("е")
    for mark in APOSTROPHES:
        kind[ord(mark)], folded[ord(mark)] = JOIN, ord("'")
    for mark in HYPHENS:
        kind[ord(mark)], folded[ord(mark)] = JOIN, ord("-")
    for mark in ",:":
        kind[ord(mark)] = NUMBER_JOIN
    kind[ord(".")] = POINT
    for mark in IGNORED_CHARACTERS:
        kind[ord(mark)] = IGNORED
    for mark in "\n\r\x0b\x0c\x85\u2028\u2029":
        kind[ord(mark)] = LINE_END

    def marks(characters: str) -> np.ndarray:
        table = np.zeros(PLANE, bool)
        table[[ord(character) for character in characters]] = True
        return table

    return CharacterTables(
        kind=kind,
        folded=folded.astype(np.uint16),
        capital=capital,
        sentence_end=marks(SENTENCE_ENDS),
        closer=marks(CLOSERS),
        opener=marks(OPENERS),
        quote=marks(QUOTE_MARKS),
        single=marks(SINGLE_MARKS),
        comma=marks(",،"),
    )


def visible(text: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Code points without ignored characters (uint16), their classes, and before which of them each ignored one stood.

    Characters beyond the plane are given as ``BEYOND``.
    """
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) != len(text):  # some character lies beyond the plane
        units = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = units.astype(np.uint16)
        codes[units >= PLANE] = BEYOND
    # Machine integers are the type that look-ups need no conversion of.
    kind = np.take(character_tables().kind, codes.astype(np.intp))
    if not len(kind) or kind.max() < MARK:
        return codes, kind, np.zeros(0, np.int64)
    rare = np.flatnonzero(kind >= MARK)
    codes = _composed(codes, kind, rare)
    ignored = rare[kind[rare] == IGNORED]
    shown = kind != IGNORED
    return codes[shown], kind[shown], ignored - np.arange(len(ignored))


def _composed(codes: np.ndarray, kind: np.ndarray, rare: np.ndarray) -> np.ndarray:
    """Compose letter + combining mark (и + ̆ = й) in place of the letter; the mark becomes ignored.

    An acute makes another letter of a Latin one (café); over a Cyrillic vowel it shows the stress and stays ignored.
    """
    composed = codes.copy()
    mark = codes[rare]
    possible = ((kind[rare] == MARK) & ((mark < SELECTORS[0]) | (mark > SELECTORS[1]))) | (mark == ACUTE)
    for at in rare[(rare > 0) & possible].tolist():
        letter = _pair(int(composed[at - 1]), int(composed[at]))
        if letter:
            composed[at - 1], kind[at] = letter, IGNORED
    return composed


@lru_cache(maxsize=1000)
def _pair(letter: int, mark: int) -> int:
    """The one character of the plane that a letter makes with the mark over it, 0 where there is none."""
    pair = unicodedata.normalize("NFC", chr(letter) + chr(mark))
    return ord(pair) if len(pair) == 1 and ord(pair) < PLANE else 0
