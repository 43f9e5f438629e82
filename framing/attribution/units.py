"""Units of attribution: a sentence, or several that one quotation ties together, with its quotations and cues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.quotes import Quote
from framing.languages.syntax import Syntax

Placed = TypeVar("Placed", Quote, Match)
Range = tuple[int, int]  # half-open, in tokens
LONE_MARKS = "\"“”„«»"
CLOSING_CONTEXT = ("", " ", ",", ".", "-", "–", "—", "\n", ";", "!", "?")
MAX_LINES = 12  # sentences of a quotation that is printed a sentence a line


@dataclass(frozen=True)
class Unit:
    """A stretch of tokens (half-open) that attribution is read in.

    ``quotes`` are its outermost quotations, ``cues`` the cue matches outside them, ``nouns`` the
    source-noun matches anywhere in it. ``new_paragraph`` says that it begins one.
    """

    document: Document
    syntax: Syntax
    first: int
    stop: int
    quotes: tuple[Quote, ...]
    cues: tuple[Match, ...]
    nouns: tuple[Match, ...]
    new_paragraph: bool

    @cached_property
    def _folded(self) -> list[str]:
        return self.document.folded

    @cached_property
    def _is_word(self) -> list[bool]:
        return self.document.is_word

    def word(self, token: int) -> str:
        """The folded token, or ``""`` outside the unit."""
        return self._folded[token] if self.first <= token < self.stop else ""

    def is_word(self, token: int) -> bool:
        """Whether the token is a word of this unit."""
        return self.first <= token < self.stop and self._is_word[token]

    @cached_property
    def breaks(self) -> list[int]:
        """The tokens outside quotations at which a content may end: commas, dashes, linking words."""
        breaking = self.syntax.breaking_words
        found = [t for t, word in enumerate(self._folded[self.first : self.stop], self.first) if word in breaking]
        return [token for token in found if self.quote_at(token) is None] if self.quotes else found

    def sentence_stop(self, token: int) -> int:
        """The token after the sentence that holds a token."""
        return self.document.sentence_bounds[self.document.sentence_of[token]][1]

    @cached_property
    def cue_tokens(self) -> frozenset[int]:
        """The tokens of all cue matches outside quotations."""
        return frozenset(token for cue in self.cues for token in range(cue.first, cue.stop))

    @cached_property
    def noun_starts(self) -> frozenset[int]:
        """Where the source nouns of the unit begin."""
        return frozenset(noun.first for noun in self.nouns)

    def quote_at(self, token: int) -> Quote | None:
        """The outermost quotation that holds a token."""
        return next((quote for quote in self.quotes if quote.first <= token < quote.stop), None)

    def has_reading(self, token: int, *wanted: str) -> bool:
        """Whether some reading of the token has one of these grammemes (always true where there are none)."""
        language = get_language(self.document.language)
        if not language.grammemes:
            return True
        return any(not reading.grammemes.isdisjoint(wanted) for reading in language.readings(self.word(token)))

    def can_be_subject(self, token: int) -> bool:
        """Whether a word can stand in the nominative: by its readings, else by its ending (names always can)."""
        if self.syntax.oblique_endings:
            return self.document.capital[token] or not self.word(token).endswith(self.syntax.oblique_endings)
        return self.has_reading(token, "nomn", "UNKN", "LATN")

    def paragraph_ends(self, token: int) -> bool:
        """Whether nothing but punctuation stands between a token and the end of the unit."""
        return not any(self.is_word(other) for other in range(token, self.stop))


def read_units(document: Document) -> Iterator[Unit]:
    """The units of a document that hold a cue or a quotation, in order.

    Args:
        document: the parsed article.
    """
    syntax = get_language(document.language).syntax
    outer = _over_lines(document, [quote for quote in document.quotes if quote.depth == 0])
    cues = [match for match in document.matches if match.entry.category == "cue"]
    nouns = [match for match in document.matches if match.entry.category == "source_noun"]
    paragraph = document.batch.paragraph[document.first : document.stop]
    last_paragraph = -1
    for first, stop in _joined(document.sentence_bounds, outer):
        quotes = tuple(_within(outer, first, stop))
        mine = _within(cues, first, stop)
        free = tuple(cue for cue in mine if not any(q.first <= cue.first < q.stop for q in quotes)) if quotes else tuple(mine)
        if quotes or free:
            yield Unit(document, syntax, first, stop, quotes, free, tuple(_within(nouns, first, stop)), int(paragraph[first]) != last_paragraph)
        last_paragraph = int(paragraph[stop - 1])


def _within(things: Sequence[Placed], first: int, stop: int) -> Sequence[Placed]:
    """Those of an ordered sequence of quotations or matches that begin within a range of tokens."""
    return things[bisect_left(things, first, key=_first) : bisect_left(things, stop, key=_first)]


def _first(thing: Quote | Match) -> int:
    return thing.first


def _over_lines(document: Document, quotes: list[Quote]) -> list[Quote]:
    """The quotations, with those that open on one line and close on a later one (a sentence a line).

    Such a mark stands alone on its line: one that opens the line, and the next lone one before a
    line's end or before the comma of its report.
    """
    text = document.article.text
    paired = {token for quote in document.quotes for token in (quote.first, quote.stop - 1)}
    lone = [
        token
        for token, start in enumerate(document.start)
        if text[start] in LONE_MARKS and token not in paired and not document.is_word[token]
    ]
    found = list(quotes)
    for one, other in zip(lone, lone[1:], strict=False):
        opens = document.start[one] == 0 or text[document.start[one] - 1] in "\n\r"
        closes = text[document.start[other] + 1 : document.start[other] + 2] in CLOSING_CONTEXT
        near = document.sentence_of[other] - document.sentence_of[one] <= MAX_LINES
        if opens and closes and near and not any(q.first < other and one < q.first for q in quotes if q.stop > other):
            found = [q for q in found if not one < q.first < other]
            found.append(Quote(document.start[one], document.end[other], one, other + 1, 0))
    return sorted(found, key=lambda quote: quote.first)


def _joined(sentences: list[tuple[int, int]], quotes: list[Quote]) -> Iterator[tuple[int, int]]:
    """Sentences, those that one quotation spans joined into one."""
    crossing = sorted(quotes, key=lambda quote: quote.first)
    number = 0
    position = 0
    while number < len(sentences):
        first, stop = sentences[number]
        while position < len(crossing) and crossing[position].first < stop:
            while crossing[position].stop > stop and number + 1 < len(sentences):
                number += 1
                stop = sentences[number][1]
            position += 1
        yield first, stop
        number += 1
