"""Quotation marks paired into spans: « », “ ”, „ “, ‹ ›, ‘ ’ and the ASCII marks.

Marks nest; apostrophes are never taken for quotes; a quotation left open at the end of a
paragraph goes on when the next paragraph opens one again, and is dropped otherwise. One
closing » may close two opened « (the typography of Russian and Ukrainian).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from framing.languages.characters import DASHES, character_tables
from framing.languages.words import Tokens

CLOSING = {"«": "»", "“": "”", "„": "“”\"", "‟": "”", "‹": "›", "‘": "’'", "'": "'’", '"': '"”', "‚": "‘’"}
SINGLE = "‘'‚’"
# Deeper nesting than this does not occur in text people wrote; beyond it marks are ignored.
MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: half-open characters, half-open tokens, and how deep it nests (0 outermost).

    ``open_ended`` says that the paragraph ended before the quotation did.
    """

    start: int
    end: int
    first: int
    stop: int
    depth: int
    open_ended: bool = False


@dataclass(slots=True)
class _Mark:
    character: str
    token: int
    opens: bool
    closes: bool


def pair_quotes(text: str, tokens: Tokens, paragraph_of: np.ndarray) -> list[Quote]:
    """Find the quotations of a text.

    Args:
        text: the text.
        tokens: its tokens (n of them).
        paragraph_of: n paragraph numbers; quotations are paired within a paragraph.

    Returns:
        The quotations ordered by start; nested ones follow the one that holds them.
    """
    where = np.flatnonzero(character_tables().quote[tokens.code] & ~tokens.word)
    if not len(where):
        return []
    quotes: list[Quote] = []
    paragraphs = paragraph_of[where]
    cuts = np.flatnonzero(np.diff(paragraphs)) + 1
    groups = np.split(where, cuts)
    opening = {int(paragraph_of[group[0]]): _opens_paragraph(text, tokens, paragraph_of, int(group[0])) for group in groups}
    for group in groups:
        paragraph = int(paragraph_of[group[0]])
        marks = [_role(text, tokens, token) for token in group.tolist()]
        goes_on = opening.get(paragraph + 1, False)
        last = int(np.searchsorted(paragraph_of, paragraph, side="right"))
        quotes.extend(_pair(tokens, marks, last if goes_on else None))
    return _nested(quotes)


def _opens_paragraph(text: str, tokens: Tokens, paragraph_of: np.ndarray, token: int) -> bool:
    """Whether this quotation mark is the first token of its paragraph."""
    return (token == 0 or paragraph_of[token - 1] != paragraph_of[token]) and text[tokens.start[token]] != "»"


def _role(text: str, tokens: Tokens, token: int) -> _Mark:
    """What a quotation mark may do where it stands, judged by its neighbours."""
    at = int(tokens.start[token])
    mark = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    space_before, space_after = before.isspace() or before in DASHES, after.isspace()
    opens_here = (space_before or before in "([{«“„‘\"'/") and not space_after
    closes_here = not (before.isspace() and not space_after) and not before in "([{«„"
    if mark in "«„‹‟":
        return _Mark(mark, token, True, False)
    if mark in "»›":
        return _Mark(mark, token, False, True)
    if mark == "”":
        return _Mark(mark, token, False, True)
    if mark == "“":
        return _Mark(mark, token, not (space_after and not space_before), closes_here and not after.isalnum())
    if mark == '"':
        return _Mark(mark, token, opens_here or (space_before and space_after), closes_here)
    # Single marks: an opener stands before a word and after none, a closer the other way round.
    # A mark with spaces on both sides is a stray apostrophe ("leaders ‘ meeting").
    return _Mark(mark, token, opens_here and mark != "’", not before.isspace() and not after.isalnum())


def _pair(tokens: Tokens, marks: list[_Mark], paragraph_stop: int | None) -> list[Quote]:
    """Pair the marks of one paragraph; ``paragraph_stop`` is its last token + 1 when an open quotation goes on."""
    found: list[Quote] = []
    stack: list[_Mark] = []

    def close(opener: _Mark, token: int, open_ended: bool = False) -> None:
        start, end = int(tokens.start[opener.token]), int(tokens.end[token])
        found.append(Quote(start, end, opener.token, token + 1, 0, open_ended))

    for number, mark in enumerate(marks):
        match = _matching(stack, mark) if mark.closes else None
        if match is not None and not (mark.character in SINGLE and _possessive(tokens, marks, number)):
            del stack[match + 1 :]
            close(stack.pop(), mark.token)
        elif mark.opens and len(stack) < MAX_DEPTH:
            stack.append(mark)
    left = [mark for mark in stack if mark.character not in SINGLE]
    if left and left[0].character == "«" and any(quote.first > left[0].token for quote in found):
        # The inner » closed both.
        inner = max((quote for quote in found if quote.first > left[0].token), key=lambda quote: quote.stop)
        if marks[-1].token == inner.stop - 1 and paragraph_stop is None:
            close(left[0], inner.stop - 1)
            left = []
    if left and paragraph_stop is not None:
        close(left[0], paragraph_stop - 1, open_ended=True)
    return found


def _nested(quotes: list[Quote]) -> list[Quote]:
    """Order quotations by start and give each its depth by containment."""
    ordered, open_ends = [], list[int]()
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        while open_ends and open_ends[-1] <= quote.start:
            open_ends.pop()
        ordered.append(replace(quote, depth=len(open_ends)))
        open_ends.append(quote.end)
    return ordered


def _matching(stack: list[_Mark], mark: _Mark) -> int | None:
    """Index in the stack of the opener this mark closes: the innermost that takes it."""
    for index in range(len(stack) - 1, -1, -1):
        if mark.character in CLOSING[stack[index].character]:
            return index
        if stack[index].character not in SINGLE and mark.character in SINGLE:
            return None  # a single mark never closes past a double one
    return None


def _possessive(tokens: Tokens, marks: list[_Mark], number: int) -> bool:
    """Whether a single closing mark is rather the apostrophe of a plural (leaders’): a later one closes."""
    token = marks[number].token
    # Twenty marks ahead is further than any quotation between single marks reaches.
    spaced = token + 1 < len(tokens.start) and not tokens.glued[token + 1] and tokens.word[token + 1]
    return bool(spaced) and any(
        later.character in SINGLE and later.closes and not later.opens for later in marks[number + 1 : number + 21]
    )
