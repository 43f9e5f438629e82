"""One article's view of a parsed batch: its words, sentences, quotations and lexicon matches."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple
from unicodedata import is_normalized

import numpy as np

from framing.batch import Batch, Segment
from framing.languages import get_language
from framing.languages.characters import fold
from framing.languages.quotes import Quote
from framing.lexicon.schema import Entry
from framing.model import Article, Region, Span


class Match(NamedTuple):
    """A lexicon match in one article: characters, tokens (both half-open) and the entry."""

    start: int
    end: int
    first: int
    stop: int
    entry: Entry


# What ``Match._make`` does, without a Python call for each.
make_match: Callable[[Iterable[object]], Match] = partial(tuple.__new__, Match)


@dataclass(frozen=True)
class Document:
    """One article's view of a parsed batch.

    Token numbers are the batch's; ``first`` and ``stop`` bound the article's own. Offsets of
    everything it hands out are offsets into ``article.text``.
    """

    article: Article
    language: str
    regions: tuple[Region, ...]
    batch: Batch
    segments: tuple[Segment, ...]
    warnings: tuple[str, ...] = ()

    @cached_property
    def first(self) -> int:
        """The article's first token."""
        return self._bounds[0][0] if self.segments else 0

    @cached_property
    def stop(self) -> int:
        """The token after the article's last."""
        return self._bounds[-1][1] if self.segments else 0

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        starts = self.batch.tokens.start
        edges = [(segment.base, segment.base + segment.length) for segment in self.segments]
        found = np.searchsorted(starts, np.array(edges).ravel()).reshape(-1, 2)
        return [(int(a), int(b)) for a, b in found]

    @cached_property
    def shift(self) -> np.ndarray:
        """What to add to a batch offset to get an article offset, one number a token of the article."""
        out = np.zeros(self.stop - self.first, np.int64)
        for segment, (a, b) in zip(self.segments, self._bounds, strict=True):
            out[a - self.first : b - self.first] = segment.start - segment.base
        return out

    @cached_property
    def start(self) -> list[int]:
        """Start of every token of the article."""
        return (self.batch.tokens.start[self.first : self.stop] + self.shift).tolist()

    @cached_property
    def end(self) -> list[int]:
        """End of every token of the article."""
        return (self.batch.tokens.end[self.first : self.stop] + self.shift).tolist()

    @cached_property
    def is_word(self) -> list[bool]:
        """Whether each token is a word."""
        return self.batch.tokens.word[self.first : self.stop].tolist()

    @cached_property
    def capital(self) -> list[bool]:
        """Whether each token begins with a capital letter."""
        return self.batch.tokens.capital[self.first : self.stop].tolist()

    @cached_property
    def folded(self) -> list[str]:
        """Every token folded as the matcher compares it."""
        text = self.article.text
        whole = fold(text)
        if len(whole) == len(text) and is_normalized("NFC", text):  # character by character: slices will do
            return [whole[a:b] for a, b in zip(self.start, self.end, strict=True)]
        return [fold(text[a:b]) for a, b in zip(self.start, self.end, strict=True)]

    @cached_property
    def region_of(self) -> list[str]:
        """The kind of region every token stands in."""
        kinds: list[str] = []
        for segment, (a, b) in zip(self.segments, self._bounds, strict=True):
            kinds += [segment.region.kind] * (b - a)
        return kinds

    @cached_property
    def sentence_bounds(self) -> list[tuple[int, int]]:
        """Half-open token ranges of the sentences, counted from the article's first token."""
        numbers = self.batch.sentence[self.first : self.stop]
        if not len(numbers):
            return []
        cuts = ((numbers[1:] != numbers[:-1]).nonzero()[0] + 1).tolist()
        return list(zip([0, *cuts], [*cuts, len(numbers)], strict=True))

    @cached_property
    def sentence_of(self) -> list[int]:
        """The sentence (index into ``sentences``) every token belongs to."""
        numbers: list[int] = []
        for number, (a, b) in enumerate(self.sentence_bounds):
            numbers += [number] * (b - a)
        return numbers

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the scored regions."""
        start, end = self.start, self.end
        return tuple([Span(start[a], end[b - 1]) for a, b in self.sentence_bounds])

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations, nested ones included; tokens counted from the article's first."""
        return tuple(
            Quote(
                self.start[quote.first - self.first],
                self.end[quote.stop - 1 - self.first],
                quote.first - self.first,
                quote.stop - self.first,
                quote.depth,
                quote.open_ended,
            )
            for quote in self.batch.quotes.within(self.first, self.stop)
        )

    @cached_property
    def in_quotes(self) -> list[bool]:
        """Whether each token stands in a quotation (its marks included)."""
        inside = [False] * len(self.start)
        for quote in self.quotes:
            if quote.depth == 0:
                inside[quote.first : quote.stop] = [True] * (quote.stop - quote.first)
        return inside

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The lexicon matches of all categories, in order of the text."""
        batch, hits = self.batch, self.batch.hits
        # Matches are ordered by their first word, so the article's own stand together.
        begin, stop = np.searchsorted(batch.word_token[hits.first], (self.first, self.stop))
        mine = slice(begin, stop)
        first = (batch.word_token[hits.first[mine]] - self.first).tolist()
        last = (batch.word_token[hits.last[mine]] - self.first).tolist()
        columns = (
            map(self.start.__getitem__, first),
            map(self.end.__getitem__, last),
            first,
            [token + 1 for token in last],
            map(batch.lexicon.entries.__getitem__, hits.entry[mine].tolist()),
        )
        return tuple(map(make_match, zip(*columns, strict=True)))

    @cached_property
    def matches_of(self) -> Mapping[str, list[Match]]:
        """The matches of each category, in order of the text; an empty list where a category has none."""
        found: defaultdict[str, list[Match]] = defaultdict(list)
        for match in self.matches:
            found[match.entry.category].append(match)
        return found

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The half-open token range a span of characters covers."""
        return bisect_left(self.start, span.start), bisect_left(self.start, span.end)

    def lemmas(self, token: int) -> tuple[str, ...]:
        """All lemmas of a token of the article, likeliest first, looked up when asked for."""
        readings = get_language(self.language).readings(self.folded[token])
        return tuple(dict.fromkeys(reading.lemma for reading in readings))
