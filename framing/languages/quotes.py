"""Quotation marks paired into spans: « », “ ”, „ “, ‹ ›, ‘ ’ and the ASCII marks, '' as ".

Marks nest; apostrophes are never taken for quotes; a quotation left open at the end of a
paragraph goes on when the next paragraph opens one again, and is dropped otherwise. One
closing » may close two opened « (the typography of Russian and Ukrainian). Speech that dashes
set off is a quotation too; its marks are the dash before it and what stands before the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from framing.languages.characters import PLANE, QUOTE_MARKS, SINGLE_MARKS, character_tables
from framing.languages.dash_speech import find_dash_speech
from framing.languages.quote_marks import Mark, Marks, judge_marks
from framing.languages.words import Tokens

CLOSING = {"«": "»", "“": "”", "„": '“”"', "‟": "”", "‹": "›", "‘": "’'", "'": "'’", '"': '"”', "‚": "‘’"}
# Deeper nesting than this does not occur in text people wrote; beyond it marks are ignored.
MAX_DEPTH = 8
# Twenty marks ahead is further than any quotation between single marks reaches.
LOOK_AHEAD = 20


class Quote(NamedTuple):
    """A quotation with its marks: half-open characters, half-open tokens, and how deep it nests (0 outermost).

    ``open_ended`` says that the paragraph ended before the quotation did.
    """

    start: int
    end: int
    first: int
    stop: int
    depth: int
    open_ended: bool = False


@dataclass(frozen=True)
class Quotes:
    """Quotations as arrays, one element a quotation, ordered by start; nested ones follow the one that holds them.

    The arrays are what ``Quote`` names in the singular (int64; ``open_ended`` bool).
    """

    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    stop: np.ndarray
    depth: np.ndarray
    open_ended: np.ndarray

    def within(self, first: int, stop: int) -> list[Quote]:
        """The quotations that begin at the tokens from ``first`` to before ``stop``."""
        mine = slice(*np.searchsorted(self.first, (first, stop)).tolist())
        columns = (self.start, self.end, self.first, self.stop, self.depth, self.open_ended)
        return [Quote(*row) for row in zip(*(column[mine].tolist() for column in columns), strict=True)]


def pair_quotes(text: str, tokens: Tokens, paragraph_of: np.ndarray) -> Quotes:
    """Find the quotations of a text.

    Args:
        text: the text.
        tokens: its tokens (n of them).
        paragraph_of: n paragraph numbers, never falling; quotations are paired within a paragraph.
    """
    marks = judge_marks(tokens, paragraph_of)
    opener, closer, puzzling = _plain_pairs(marks)
    found = [
        Quote(int(tokens.start[begin]), int(tokens.end[end - 1]), begin, end, 0)
        for begin, end in find_dash_speech(text, tokens, paragraph_of)
    ]
    borders = np.searchsorted(marks.paragraph, np.add.outer((0, 1, 2), puzzling))
    for number, begin, stop, beyond in zip(puzzling.tolist(), *borders.tolist(), strict=True):
        here = marks.rows(begin, stop)
        quotes, left = _pair(here)
        found.extend(quotes)
        if left:
            following = marks.rows(stop, min(stop + 1, beyond))
            found.extend(_left_open(tokens, paragraph_of, number, here, left, quotes, following))
    return _nested(marks, opener, closer, found)


def _plain_pairs(marks: Marks) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pair the marks of paragraphs where they simply open and close in turn.

    Returns:
        Indices of openers and of their closers among the marks, and the numbers of the other
        paragraphs that have marks, ascending.
    """
    first = np.ones(len(marks.paragraph), bool)
    first[1:] = marks.paragraph[1:] != marks.paragraph[:-1]
    numbers, paragraph = marks.paragraph[first], np.cumsum(first) - 1
    single = character_tables().single[marks.code]
    # Where no single mark opens none can close either: all are apostrophes.
    speaks_single = np.bincount(paragraph[single & marks.opens], minlength=len(numbers)) > 0
    heard = np.flatnonzero(~single | speaks_single[paragraph])
    paragraph, code = paragraph[heard], marks.code[heard]
    count = np.bincount(paragraph, minlength=len(numbers))
    place = np.arange(len(heard)) - (np.cumsum(count) - count)[paragraph]
    second = place % 2 == 1
    fits = np.where(second, marks.closes[heard], marks.opens[heard]) & ~single[heard]
    number, closes = _closing_table()
    kind = number[code]
    fits &= ~second | closes[np.append(kind[:1], kind[:-1]), kind]
    fitting = np.bincount(paragraph[~fits], minlength=len(numbers)) == 0
    plain = fitting & (count % 2 == 0)
    opener = np.flatnonzero(plain[paragraph] & ~second)
    # A mark all alone is of no account, unless it opens and the next paragraph's first opens again.
    stop = np.searchsorted(marks.paragraph, numbers, "right")
    following = np.minimum(stop, len(marks.paragraph) - 1)
    again = (stop < len(marks.paragraph)) & (marks.paragraph[following] == numbers + 1) & marks.opens[following]
    plain |= (count == 1) & ~(fitting & again)
    return heard[opener], heard[opener + 1], numbers[~plain]


def _pair(marks: list[Mark]) -> tuple[list[Quote], list[Mark]]:
    """Pair the marks of one paragraph; also the double marks left open."""
    found: list[Quote] = []
    stack: list[Mark] = []
    for number, mark in enumerate(marks):
        match = _matching(stack, mark) if mark.closes else None
        if match is not None and not _possessive(marks, number):
            opener = stack[match]
            del stack[match:]
            # One letter between single marks is no quotation: rock 'n' roll.
            if mark.character not in SINGLE_MARKS or mark.start - opener.start > 2:
                found.append(_quote(opener, mark))
        elif mark.opens and len(stack) < MAX_DEPTH:
            stack.append(mark)
    return found, [mark for mark in stack if mark.character not in SINGLE_MARKS]


def _quote(opener: Mark, closer: Mark) -> Quote:
    return Quote(opener.start, closer.end, opener.token, closer.token + 1, 0)


def _matching(stack: list[Mark], mark: Mark) -> int | None:
    """Index in the stack of the opener this mark closes: the innermost that takes it."""
    for index in range(len(stack) - 1, -1, -1):
        if mark.character in CLOSING[stack[index].character]:
            return index
        if stack[index].character not in SINGLE_MARKS and mark.character in SINGLE_MARKS:
            return None  # a single mark never closes past a double one
    return None


def _possessive(marks: list[Mark], number: int) -> bool:
    """Whether a single closing mark is rather the apostrophe of a plural (leaders’): a later one closes."""
    mark = marks[number]
    return (
        mark.character in SINGLE_MARKS
        and mark.before_word
        and any(
            later.character in SINGLE_MARKS and later.closes and not later.opens
            for later in marks[number + 1 : number + 1 + LOOK_AHEAD]
        )
    )


def _left_open(
    tokens: Tokens,
    paragraph_of: np.ndarray,
    number: int,
    marks: list[Mark],
    left: list[Mark],
    quotes: list[Quote],
    next_marks: list[Mark],
) -> list[Quote]:
    """The quotation an opener without its closer makes, if any: it goes on in the next paragraph, or » closed two."""
    opener = left[0]
    if next_marks and next_marks[0].opens:
        begins = int(np.searchsorted(paragraph_of, number + 1))
        if next_marks[0].token == begins:  # the next paragraph opens with a quotation mark
            return [
                Quote(opener.start, int(tokens.end[begins - 1]), opener.token, begins, 0, open_ended=True),
            ]
    last = marks[-1]
    if opener.character == "«" and last.character == "»" and any(q.first > opener.token for q in quotes):
        return [_quote(opener, last)]
    return []


@cache
def _closing_table() -> tuple[np.ndarray, np.ndarray]:
    """A small number for every mark (by code point), and which mark closes which (by those numbers)."""
    number = np.zeros(PLANE, np.uint8)
    number[[ord(mark) for mark in QUOTE_MARKS]] = range(len(QUOTE_MARKS))
    closes = [[other in CLOSING.get(one, "") for other in QUOTE_MARKS] for one in QUOTE_MARKS]
    return number, np.array(closes, bool)


def _nested(marks: Marks, opener: np.ndarray, closer: np.ndarray, found: list[Quote]) -> Quotes:
    """All quotations ordered by start, each with its depth by containment."""
    plain = (marks.start[opener], marks.end[closer], marks.token[opener], marks.token[closer] + 1)
    others = np.array([quote[:4] for quote in found], np.int64).reshape(-1, 4).T
    start, end, first, stop = (np.concatenate(columns) for columns in zip(plain, others, strict=True))
    open_ended = np.zeros(len(start), bool)
    open_ended[len(opener) :] = [quote.open_ended for quote in found]
    order = np.lexsort((-end, start))
    start, end, first, stop, open_ended = (column[order] for column in (start, end, first, stop, open_ended))
    depth = np.zeros(len(start), np.int64)
    # Only quotations that another reaches into, and those that reach, can nest.
    entered = start[1:] < np.maximum.accumulate(end)[:-1]
    crowded = np.append(entered, False) | np.append(False, entered)
    open_ends: list[int] = []
    for row in np.flatnonzero(crowded).tolist():
        while open_ends and open_ends[-1] <= start[row]:
            open_ends.pop()
        depth[row] = len(open_ends)
        open_ends.append(int(end[row]))
    return Quotes(start, end, first, stop, depth, open_ended)
