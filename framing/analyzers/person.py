"""We and the reader: inclusive we and our, words to the reader, questions and exclamations of the outlet's own.

Every we is marked with its voice: only where the outlet itself speaks does it recruit the reader,
and only that enters its figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from framing.analyzers.marking import Marker
from framing.document import Document, Match
from framing.model import OUTLET, Finding

# A question shorter than this is rather an aside (why?) or a mark in brackets.
MIN_WORDS = 3
# Both are mild: a question or an exclamation addresses the reader without taking sides.
STRENGTH = 1
MARKS = {"?": "person.question", "!": "person.exclamation"}
# Marks that may stand behind the one that ends a sentence.
CLOSERS = frozenset("\"'»”“’)…?!.")
# A paragraph that opens so is somebody's turn in a dialogue.
TURNS = frozenset("-–—•*")
# A colon this early in a paragraph stands behind a speaker's name or a Q.
SPEAKER = 5


def find_person(marker: Marker) -> Iterator[Finding]:
    """First and second person, and sentences put to the reader.

    Args:
        marker: the document with its attributions and voices.

    Yields:
        Findings of ``person.our_side``, ``person.we``, ``person.reader``, ``person.question`` and
        ``person.exclamation``.

    Example:
        >>> from framing import analyze
        >>> text = "Our troops held on. Our correspondent reports."
        >>> [f.text for f in analyze(text, language="en").findings if f.category == "person"]
        ['Our troops']
    """
    document = marker.document
    for match in document.matches_of["person"]:
        entry = match.entry
        if not _is_name(document, match):
            yield marker.mark(match.first, match.stop, "person", entry.concept, entry.strength, entry.id)
    if not any(mark in document.article.text for mark in MARKS):
        return
    for first, stop in document.sentence_bounds:
        mark = _end_mark(document, first, stop)
        if mark is not None and _addresses_reader(marker, first, mark):
            concept = MARKS[document.folded[mark]]
            yield marker.mark(first, mark + 1, "person", concept, STRENGTH, "person")


def _is_name(document: Document, match: Match) -> bool:
    """Whether a capital tells of a name: the country US, «Наша Нива», Our Lady."""
    text = document.article.text
    if text[match.start : match.end].isupper() and match.end - match.start > 1:
        return True  # US; in a title all in capitals the two cannot be told apart
    begins = match.first == document.sentence_bounds[document.sentence_of[match.first]][0]
    within = not begins and document.is_word[match.first - 1]
    named = match.stop < len(document.start) and document.capital[match.stop]
    return document.capital[match.first] and document.region_of[match.first] == "body" and (within or named)


def _end_mark(document: Document, first: int, stop: int) -> int | None:
    """The token of the question or exclamation mark that ends a sentence."""
    for token in range(stop - 1, first, -1):
        if document.folded[token] in MARKS:
            return token
        if document.folded[token] not in CLOSERS:
            return None
    return None


def _addresses_reader(marker: Marker, first: int, mark: int) -> bool:
    """Whether a question or exclamation is the outlet's own, within running text.

    A paragraph that is nothing but a question is an interviewer's, or a heading.
    """
    document = marker.document
    if document.region_of[first] != "body":
        return False
    if any(voice != OUTLET for voice in marker.voices[first : mark + 1]):
        return False
    if any(document.folded[token] == ":" for token in range(first, mark)):
        return False  # Q: …? · The mayor asked: …?
    paragraph = document.batch.paragraph[document.first : document.stop]
    begin, end = (int(n) for n in np.searchsorted(paragraph, (paragraph[first], paragraph[first] + 1)))
    if document.folded[begin] in TURNS or ":" in document.folded[begin : begin + SPEAKER]:
        return False
    alone = begin == first and not any(document.is_word[mark + 1 : end])
    return not alone and sum(document.is_word[first:mark]) >= MIN_WORDS
