"""A page as blocks: its lines (or, in hard-wrapped text, its paragraphs) with their offsets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"\w+(?:['’ʼ‘`-]\w+)*")
# A sentence's end: the mark, then closing quotes, brackets and blanks only.
_SENTENCE_END = re.compile(r"[.!?…]['\"’”»“)\]\s]*$")
_SENTENCE_INSIDE = re.compile(r"[.!?…]['\"’”»)\]]*\s+(?:['\"‘“«„(\[—–-]+\s*)?[^\W\d_a-zа-яёіїєґ]")
_BULLET = re.compile(r"(?:[•·▪●◦‣*►▸▶»>–—-]|\d{1,2}[.)])\s+\S")
# Signs that carry no words at the edges of a line: bullets, pointers, colons, quotes, blanks.
_EDGES = " \t\u00a0\ufeff.,:;…!?|/•·▪●*►▸▶»«›>-–—\"'“”„[](){}"
# Byte order mark, zero-width blank and joiners, marks of direction: nothing a reader sees.
_NO_WIDTH = "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f"
_FOLD = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "\u00ad": None, "\u0301": None})

# From this many words on, a line that ends like a sentence is taken for running text, not for a label.
PROSE_WORDS = 6
# Inside a line a full stop may stand after an initial; only in a longer line is it taken for a sentence's end.
_PROSE_WORDS_INSIDE = 15
# In hard-wrapped text most lines start in mid-sentence; in scraped pages hardly any does.
_WRAPPED_SHARE = 0.3
# No margin is narrower; shorter lines are labels.
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a page between line breaks, without the blanks around it.

    ``gap`` says whether an empty line (or the page's beginning) stands before it; ``folded``
    is its wording for comparison: small letters, plain blanks, no marks at the edges.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: int
    folded: str

    @property
    def prose(self) -> bool:
        """Whether this reads as running text: long enough and built of sentences."""
        if self.words < PROSE_WORDS:
            return False
        if _SENTENCE_END.search(self.text[-12:]):
            return True
        return self.words >= _PROSE_WORDS_INSIDE and _SENTENCE_INSIDE.search(self.text) is not None

    @property
    def bullet(self) -> bool:
        """Whether this is an item of a list: a bullet, a dash or a number stands before it."""
        return _BULLET.match(self.text) is not None


def fold(text: str) -> str:
    """Wording for comparison: small letters, single plain blanks, no marks at the edges.

    Example:
        >>> fold("  «Ещё\\u00a0раз»: ")
        'еще раз'
    """
    text = text.lower()
    if not text.isascii():
        text = text.translate(_FOLD)
    return " ".join(text.replace("`", "'").split()).strip(_EDGES)


def split_blocks(text: str, begin: int = 0) -> list[Block]:
    """Split a page into blocks, in order; ``text[block.start:block.end] == block.text``.

    Args:
        text: the page, any kind of line break.
        begin: where to begin, behind a front matter; offsets still count from the text's beginning.

    Returns:
        One block a line that holds more than blanks; one block a paragraph where lines are hard-wrapped.

    Example:
        >>> [(b.start, b.text, b.gap) for b in split_blocks("Title\\n\\n A line. \\nAnother.")]
        [(0, 'Title', True), (8, 'A line.', True), (17, 'Another.', False)]
    """
    spans = list(_lines(text, begin))
    if _is_wrapped(text, spans):
        spans = _join_wrapped(spans)
    return [
        Block(start, end, part := text[start:end], gap, len(_WORD.findall(part)), fold(part))
        for start, end, gap in spans
    ]


def _lines(text: str, begin: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, gap) of each line that is not blank."""
    last = begin
    first = True
    for match in _LINE.finditer(text, begin):
        line = match.group()
        # Zero-width signs are seldom there; most lines need only the quick strip.
        body = line.strip()
        while body and (body[0] in _NO_WIDTH or body[-1] in _NO_WIDTH):
            body = body.strip(_NO_WIDTH).strip()
        if not body:
            continue
        start = match.start() + line.index(body)
        end = start + len(body)
        between = text[last:start]
        breaks = between.count("\n") or between.count("\r") or len(between.strip(" \t\u00a0"))
        yield start, end, first or breaks > 1
        last, first = end, False


def _is_wrapped(text: str, spans: list[tuple[int, int, bool]]) -> bool:
    """Whether lines break at a margin: most go on, in small letters, on the next line."""
    continued = following = 0
    for (start, end, _), (next_start, _, gap) in itertools.pairwise(spans):
        if not gap:
            following += 1
            continued += end - start >= _MARGIN and text[next_start].islower() and text[end - 1] not in ".!?…:;"
    # Three continued lines are the least from which a habit can be read.
    return continued >= 3 and continued >= _WRAPPED_SHARE * following


def _join_wrapped(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    joined: list[tuple[int, int, bool]] = []
    for start, end, gap in spans:
        if gap or not joined:
            joined.append((start, end, gap))
        else:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
    return joined
