"""Units of attribution: a sentence, or several that one quotation ties together, with its quotations and cues."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from framing.attribution.joining import joined, over_lines, with_reports
from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.form import Reading
from framing.languages.quotes import Quote
from framing.languages.syntax import Syntax

Placed = TypeVar("Placed", bound=Quote | Match)
Range = tuple[int, int]  # half-open, in tokens
NO_TOKENS: frozenset[int] = frozenset()
NOMINAL = "cue.statement"  # the concept of nouns of speech
END_MARKS = frozenset(".!?…;,")
HEADLINE_MARKS = frozenset(":—–-―")
MAX_HEADLINE = 40  # tokens of a line that can be a headline
MAX_TURN = 5  # tokens of a speaker in a transcript, its colon included
MIN_TURN = 4  # letters: "Q:" is nobody


class _Words(dict[int, str]):
    """Tokens by number; nothing outside."""

    def __missing__(self, token: int) -> str:
        return ""


@dataclass(slots=True, eq=False)
class Unit:
    """A stretch of tokens (half-open) that attribution is read in; made once a sentence, and never changed.

    ``quotes`` are its outermost quotations, ``cues`` the cue matches outside them, ``nouns`` the
    source-noun matches anywhere in it, ``noun_starts`` their first tokens. ``cue_tokens`` are the tokens of the cues,
    nouns left out: they may be sources (the plan). ``new_paragraph`` says that it begins one. ``word(token)`` is
    the folded token, ``""`` outside the unit; ``is_word(token)`` and ``is_capital(token)`` say whether
    the token is a word of this unit, and whether it begins with a capital letter; ``quote_at(token)`` is the
    outermost quotation that holds it. They are asked many times a unit and answer without a Python call.
    ``readings`` gives the readings of a folded word where they have grammemes.
    """

    document: Document
    syntax: Syntax
    first: int
    stop: int
    quotes: tuple[Quote, ...]
    cues: tuple[Match, ...]
    nouns: tuple[Match, ...]
    noun_starts: frozenset[int]
    cue_tokens: frozenset[int]
    new_paragraph: bool
    word: Callable[[int], str]
    is_word: Callable[[int], bool]
    is_capital: Callable[[int], bool]
    quote_at: Callable[[int], Quote | None]
    readings: Callable[[str], Sequence[Reading]] | None

    def breaks(self, start: int, end: int) -> Iterator[int]:
        """The tokens at which a content may end (commas, dashes, linking words), within a range.

        Within English quotations the comma before the closing mark is one.
        """
        breaking, quote_at = self.syntax.breaking_words, self.quote_at
        closing = "," if self.syntax.bare_clauses else ""
        for token, word in enumerate(self.document.folded[start:end], start):
            if word in breaking:
                quote = quote_at(token)
                if quote is None or (word == closing and token == quote.stop - 2):
                    yield token

    def has_parenthesis(self) -> bool:
        """Whether a word stands in the unit that can open a parenthesis (as, как)."""
        return not self.syntax.as_words.isdisjoint(self.document.folded[self.first : self.stop])

    def sentence_stop(self, token: int) -> int:
        """The token after the sentence that holds a token."""
        return self.document.sentence_bounds[self.document.sentence_of[min(token, self.stop - 1)]][1]

    def has_reading(self, token: int, *wanted: str) -> bool:
        """Whether some reading of the token has one of these grammemes (always true where there are none)."""
        readings = self.readings
        return readings is None or any(not r.grammemes.isdisjoint(wanted) for r in readings(self.word(token)))

    def only_reads(self, token: int, *wanted: str) -> bool:
        """Whether every reading of the token has one of these grammemes (never true where there are none)."""
        readings = self.readings
        return readings is not None and all(not r.grammemes.isdisjoint(wanted) for r in readings(self.word(token)))

    def can_be_subject(self, token: int) -> bool:
        """Whether a word can stand in the nominative: by its readings, else by its ending (names always can)."""
        if self.syntax.oblique_endings:
            word = self.word(token)
            return self.is_capital(token) or not (word.endswith(self.syntax.oblique_endings) or self._declined(word))
        return self.has_reading(token, "nomn", "UNKN", "LATN")

    def is_declined(self, token: int) -> bool:
        """Whether a word, a capital or not, has the form of another case than the nominative."""
        if self.syntax.oblique_endings:
            return self._declined(self.word(token))
        return not self.has_reading(token, "nomn", "UNKN", "LATN", "NUMR", "ADVB")

    def _declined(self, word: str) -> bool:
        """Whether a form differs from its lemma as an oblique case does: раду (рада), кота (кіт), міністром."""
        lemma = get_language(self.document.language).readings(word)[0].lemma
        stem = lemma.rstrip("аяоеь")  # a woman's title is filed under the man's: речниця (речник) is no case of it
        endings = self.syntax.declined_endings if word != lemma and word.startswith(stem) else ()
        return any(lemma.endswith(a) and word[len(stem) :] in cases for a, cases in endings)

    def paragraph_ends(self, token: int) -> bool:
        """Whether nothing but punctuation stands between a token and the end of the unit."""
        return not any(self.is_word(other) for other in range(token, self.stop))


def read_units(document: Document) -> Iterator[Unit]:
    """The units of a document that hold a cue or a quotation, in order.

    Args:
        document: the parsed article.
    """
    language = get_language(document.language)
    readings = language.readings if language.grammemes else None
    folded, ids = document.folded, range(len(document.start))
    words, capitals = list(compress(ids, document.is_word)), list(compress(ids, document.capital))
    outer = over_lines(document, [quote for quote in document.quotes if quote.depth == 0])
    cues, nouns = document.matches_of["cue"], document.matches_of["source_noun"]
    paragraph = document.batch.paragraph[document.first : document.stop].tolist()
    last_paragraph = -1
    bounds = list(joined(with_reports(document, outer, cues, paragraph), outer))
    dealt = zip(bounds, *(_by_sentence(things, bounds) for things in (outer, cues, nouns)), strict=True)
    for (first, stop), quotes, mine, sources in dealt:
        held: dict[int, Quote] = {}
        for quote in reversed(quotes):
            held.update(dict.fromkeys(range(quote.first, quote.stop), quote))
        free = tuple([cue for cue in mine if cue.first not in held]) if quotes else mine
        if quotes or free or _headline(document, paragraph, first, stop):
            word = _Words(zip(ids[first:stop], folded[first:stop], strict=True)).__getitem__
            is_word, is_capital = _within(words, first, stop), _within(capitals, first, stop)
            yield Unit(
                document,
                language.syntax,
                first,
                stop,
                quotes,
                free,
                sources,
                noun_starts=frozenset([noun.first for noun in sources]) if sources else NO_TOKENS,
                cue_tokens=_cue_tokens(free, language.syntax, word, is_word, is_capital),
                new_paragraph=paragraph[first] != last_paragraph,
                word=word,
                is_word=is_word,
                is_capital=is_capital,
                quote_at=held.get,
                readings=readings,
            )
        last_paragraph = paragraph[stop - 1]


def _within(tokens: list[int], first: int, stop: int) -> Callable[[int], bool]:
    """Whether a token is one of some that stand in a range."""
    return set(tokens[bisect_left(tokens, first) : bisect_left(tokens, stop)]).__contains__


def _cue_tokens(
    cues: Sequence[Match],
    syntax: Syntax,
    word: Callable[[int], str],
    is_word: Callable[[int], bool],
    is_capital: Callable[[int], bool],
) -> frozenset[int]:
    """The tokens of the cues that are no nouns."""
    if not cues:
        return NO_TOKENS
    nominal = syntax.plain_determiners
    verbs = [cue for cue in cues if cue.entry.concept != NOMINAL and word(cue.first - 1) not in nominal]
    if syntax.subject_after:  # a capital within a sentence is a name's: "слова Ганы Вельк"
        verbs = [cue for cue in verbs if not (is_capital(cue.first) and is_word(cue.first - 1))]
    return frozenset([token for cue in verbs for token in range(cue.first, cue.stop)])


def _headline(document: Document, paragraph: list[int], first: int, stop: int) -> bool:
    """Whether a sentence without cue can name a speaker beside a mark.

    It is a title, the line an article opens with, a line without an end mark, or a turn in a transcript.
    """
    words = document.folded[first:stop]
    if HEADLINE_MARKS.isdisjoint(words):
        return False
    alone = first == 0 and stop < len(paragraph) and paragraph[stop] != paragraph[first]
    line = words[-1] not in END_MARKS and stop - first <= MAX_HEADLINE
    return document.region_of[first] == "title" or alone or line or speaker_of_turn(document, first, stop) is not None


def speaker_of_turn(document: Document, first: int, stop: int) -> Range | None:
    """Who speaks in a transcript's turn: a name in capitals before a colon (``DOLE: We will not sign.``).

    Args:
        document: the article.
        first: the paragraph's first token.
        stop: the token after its first sentence.
    """
    if first < stop and not document.is_word[first]:
        first += 1  # a quotation mark before the name
    opening = document.folded[first : min(stop, first + MAX_TURN)]
    if ":" not in opening or opening[0] == ":":
        return None
    colon = first + opening.index(":")
    text = document.article.text[document.start[first] : document.end[colon - 1]]
    return (first, colon) if text.isupper() and len(text) >= MIN_TURN else None


def _by_sentence(things: Sequence[Placed], bounds: Sequence[tuple[int, int]]) -> list[tuple[Placed, ...]]:
    """Ordered quotations or matches dealt out to the ranges of tokens they begin in."""
    dealt: list[tuple[Placed, ...]] = []
    begin = 0
    for _, stop in bounds:
        end = begin
        while end < len(things) and things[end].first < stop:
            end += 1
        dealt.append(tuple(things[begin:end]) if end > begin else ())
        begin = end
    return dealt
