"""Units of attribution: a sentence, or several that one quotation ties together, with its quotations and cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.quotes import Quote
from framing.languages.syntax import Syntax

Range = tuple[int, int]  # half-open, in tokens


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

    def word(self, token: int) -> str:
        """The folded token, or ``""`` outside the unit."""
        return self.document.folded[token] if self.first <= token < self.stop else ""

    def is_word(self, token: int) -> bool:
        """Whether the token is a word of this unit."""
        return self.first <= token < self.stop and self.document.is_word[token]

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

    def paragraph_ends(self, token: int) -> bool:
        """Whether nothing but punctuation stands between a token and the end of the unit."""
        return not any(self.is_word(other) for other in range(token, self.stop))


def read_units(document: Document) -> Iterator[Unit]:
    """The units of a document that hold a cue or a quotation, in order.

    Args:
        document: the parsed article.
    """
    syntax = get_language(document.language).syntax
    outer = [quote for quote in document.quotes if quote.depth == 0]
    cues = [match for match in document.matches if match.entry.category == "cue"]
    nouns = [match for match in document.matches if match.entry.category == "source_noun"]
    paragraph = document.batch.paragraph[document.first : document.stop]
    last_paragraph = -1
    for first, stop in _joined(document.sentence_bounds, outer):
        quotes = tuple(quote for quote in outer if first <= quote.first < stop)
        free = tuple(
            cue for cue in cues if first <= cue.first < stop and not any(q.first <= cue.first < q.stop for q in quotes)
        )
        if quotes or free:
            mine = tuple(noun for noun in nouns if first <= noun.first < stop)
            yield Unit(document, syntax, first, stop, quotes, free, mine, int(paragraph[first]) != last_paragraph)
        last_paragraph = int(paragraph[stop - 1])


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
