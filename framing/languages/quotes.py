"""Quotation marks paired into spans: « », “ ”, „ “, ‹ ›, ‘ ’ and the ASCII marks.

Marks nest; apostrophes are never taken for quotes; a quotation left open at the end of a
paragraph goes on when the next paragraph opens one again, and is dropped otherwise. One
closing » may close two opened « (the typography of Russian and Ukrainian). Speech that dashes
set off is a quotation too; its marks are the dash before it and what stands before the next.
"""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

import numpy as np

from framing.languages.characters import DASHES, SINGLE_MARKS, character_tables
from framing.languages.words import Tokens

CLOSING = {"«": "»", "“": "”", "„": '“”"', "‟": "”", "‹": "›", "‘": "’'", "'": "'’", '"': '"”', "‚": "‘’"}
SPEECH_DASHES = "—–"
SPEECH_ENDS = ",.!?…"  # what stands before a dash that parts speech from narration
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


class _Mark(NamedTuple):
    """A quotation mark: its token, what it may do where it stands, and whether a spaced word follows."""

    character: str
    token: int
    start: int
    opens: bool
    closes: bool
    before_word: bool


def pair_quotes(text: str, tokens: Tokens, paragraph_of: np.ndarray) -> list[Quote]:
    """Find the quotations of a text.

    Args:
        text: the text.
        tokens: its tokens (n of them).
        paragraph_of: n paragraph numbers, never falling; quotations are paired within a paragraph.

    Returns:
        The quotations ordered by start; nested ones follow the one that holds them.
    """
    where = np.flatnonzero(character_tables().quote[tokens.code] & ~tokens.word)
    following = np.minimum(where + 1, len(tokens.start) - 1)
    spaced = tokens.word[following] & ~tokens.glued[following]
    rows = zip(paragraph_of[where].tolist(), where.tolist(), tokens.start[where].tolist(), spaced.tolist(), strict=True)
    paragraphs = {
        number: [_mark(text, token, start, before_word) for _, token, start, before_word in group]
        for number, group in groupby(rows, key=lambda row: row[0])
    }
    found: list[Quote] = []
    for number, marks in paragraphs.items():
        quotes, left = _pair(marks)
        found.extend(quotes)
        if left:
            found.extend(_left_open(tokens, paragraph_of, number, marks, left, quotes, paragraphs.get(number + 1)))
    found.extend(_dash_speech(text, tokens, paragraph_of))
    return _nested(found)


def _mark(text: str, token: int, at: int, before_word: bool) -> _Mark:
    """Judge a quotation mark by its neighbours."""
    character = text[at]
    if character in "«„‹‟":
        return _Mark(character, token, at, True, False, before_word)
    if character in "»›”":
        return _Mark(character, token, at, False, True, before_word)
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if character == "“":  # opens in “…”, closes in „…“
        opens = not after.isspace() or before.isspace()
        closes = not before.isspace() and before not in "([{«„" and not after.isalnum()
        return _Mark(character, token, at, opens, closes, before_word)
    space_before, space_after = before.isspace() or before in DASHES, after.isspace()
    opens = (space_before or before in "([{«“„‘\"'/") and not space_after
    if character == '"':
        opens |= space_before and space_after
        closes = not (before.isspace() and not space_after) and before not in "([{«„"
    else:
        # A single mark opens before a word and after none, and closes the other way round. With
        # spaces on both sides it is a stray apostrophe ("leaders ‘ meeting").
        opens &= character != "’"
        closes = not before.isspace() and not after.isalnum()
    return _Mark(character, token, at, opens, closes, before_word)


def _pair(marks: list[_Mark]) -> tuple[list[Quote], list[_Mark]]:
    """Pair the marks of one paragraph; also the double marks left open."""
    found: list[Quote] = []
    stack: list[_Mark] = []
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


def _quote(opener: _Mark, closer: _Mark) -> Quote:
    return Quote(opener.start, closer.start + 1, opener.token, closer.token + 1, 0)


def _matching(stack: list[_Mark], mark: _Mark) -> int | None:
    """Index in the stack of the opener this mark closes: the innermost that takes it."""
    for index in range(len(stack) - 1, -1, -1):
        if mark.character in CLOSING[stack[index].character]:
            return index
        if stack[index].character not in SINGLE_MARKS and mark.character in SINGLE_MARKS:
            return None  # a single mark never closes past a double one
    return None


def _possessive(marks: list[_Mark], number: int) -> bool:
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
    marks: list[_Mark],
    left: list[_Mark],
    quotes: list[Quote],
    next_marks: list[_Mark] | None,
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


def _nested(quotes: list[Quote]) -> list[Quote]:
    """Order quotations by start and give each its depth by containment."""
    ordered: list[Quote] = []
    open_ends: list[int] = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        while open_ends and open_ends[-1] <= quote.start:
            open_ends.pop()
        depth = len(open_ends)
        if depth:
            quote = quote._replace(depth=depth)
        ordered.append(quote)
        open_ends.append(quote.end)
    return ordered


def _dash_speech(text: str, tokens: Tokens, paragraph_of: np.ndarray) -> list[Quote]:
    """Speech that dashes set off: ``— Зачем? — спросил он. — Не надо.``

    Such a paragraph begins with a dash and a capital letter; a dash behind a comma or the end of a
    sentence leads to narration, the next such dash back to speech. Paragraphs in a row that begin so
    are the turns of a dialogue when one of them has narration, and items of a list otherwise.
    """
    dash = np.isin(tokens.code, [ord(mark) for mark in SPEECH_DASHES]) & ~tokens.word
    opening = np.flatnonzero(dash & (np.diff(paragraph_of, prepend=-1) != 0))
    opening = opening[np.append(tokens.capital[1:], False)[opening]]
    runs = np.split(opening, np.flatnonzero(np.diff(paragraph_of[opening]) != 1) + 1)
    found: list[Quote] = []
    for run in runs:
        turns = [_turn(text, tokens, paragraph_of, dash, first) for first in run.tolist()]
        if any(len(borders) > 2 for borders in turns):
            for borders in turns:
                for begin, end in zip(borders[0::2], borders[1::2], strict=False):
                    found.append(Quote(int(tokens.start[begin]), int(tokens.end[end - 1]), begin, end, 0))
    return found


def _turn(text: str, tokens: Tokens, paragraph_of: np.ndarray, dash: np.ndarray, first: int) -> list[int]:
    """The tokens at which speech, narration and speech again begin in a paragraph, and its end."""
    stop = int(np.searchsorted(paragraph_of, paragraph_of[first], side="right"))
    inner = (np.flatnonzero(dash[first + 1 : stop]) + first + 1).tolist()
    # Narration comes once; what follows it is speech to the end, whatever dashes it holds.
    return [first, *[at for at in inner if text[tokens.start[at - 1]] in SPEECH_ENDS][:2], stop]
