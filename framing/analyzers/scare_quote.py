"""Scare quotes: quotation marks that wink, told from speech, names, titles and terms.

Most short quotations are something else, and a false alarm here accuses an author of irony.
So every other reading is excluded first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import compress

from framing.analyzers.marking import Marker
from framing.document import Document
from framing.languages.quotes import Quote
from framing.model import Finding

# Longer quotations are somebody's words, not a wink (LINGUISTICS §2, after the five seed pages).
MAX_WORDS = 4
# A strength of its own: marked, since the marks doubt the word, but the doubt is not spelled out.
STRENGTH = 2
# Longer differences at the end of a word make it another one.
MAX_ENDING = 3
# Marks after the opening one or before the closing one that show a sentence rather than a term.
SENTENCE_MARKS = ".!?…,"


def find_scare_quotes(marker: Marker) -> Iterator[Finding]:
    """Quotations of up to four plain words that nobody is said to have spoken.

    Excluded are quotations in a sentence with a cue or an attribution, capitalised ones (names
    and titles), those that hold digits or foreign letters, those after a noun that introduces a
    name, and words that the article quotes a second time (terms).
    """
    document = marker.document
    winking = [quote for quote in document.quotes if quote.depth == 0 and _winks(document, quote)]
    if not winking:
        return
    cued = {document.sentence_of[match.first] for match in document.matches_of["cue"]}
    attributed = {
        document.sentence_of[bisect_left(document.start, span.start)]
        for attribution in marker.attributions
        for span in (*attribution.content, *attribution.cue, *attribution.source)
    }
    spoken = cued | attributed
    silent = [quote for quote in winking if document.sentence_of[quote.first] not in spoken]
    seen = _times_quoted(document, {_words(document, quote) for quote in silent}) if silent else Counter()
    for quote in silent:
        if seen[_words(document, quote)] == 1:
            yield marker.mark(
                quote.first, quote.stop, "scare_quote", "scare_quote", STRENGTH, "scare_quote", voice="outlet"
            )


def _winks(document: Document, quote: Quote) -> bool:
    words = range(quote.first + 1, quote.stop - 1)
    if not 1 <= len(words) <= MAX_WORDS or not all(document.is_word[token] for token in words):
        return False  # too long, or with punctuation within
    inside = document.article.text[document.start[quote.first + 1] : document.end[quote.stop - 2]]
    return (
        not quote.open_ended
        and document.region_of[quote.first] == "body"
        and not any(document.capital[token] for token in words)
        and inside.strip().replace(" ", "").replace("-", "").isalpha()
        and not any(mark in inside for mark in SENTENCE_MARKS)
        and _same_script(inside, document.language)
        and not _named_before(document, quote)
        and quote.first > 0
        and quote.stop < len(document.start)
    )


def _same_script(inside: str, language: str) -> bool:
    latin = any("a" <= letter <= "z" for letter in inside.lower())
    return latin == (language == "en")


def _named_before(document: Document, quote: Quote) -> bool:
    """Whether a capitalised word or another quotation stands right before or after: «a», «b» list titles."""
    before, after = quote.first - 1, quote.stop
    text = document.article.text
    beside = [token for token in (before, after) if 0 <= token < len(document.start)]
    return any(
        text[document.start[token]] in '«»“”„"/:;'
        or (
            token == before
            and document.capital[token]
            and document.sentence_of[before] == document.sentence_of[quote.first]
            and before != document.sentence_bounds[document.sentence_of[before]][0]
        )
        for token in beside
    )


def _words(document: Document, quote: Quote) -> tuple[str, ...]:
    inside = slice(quote.first, quote.stop)
    return tuple(compress(document.folded[inside], document.is_word[inside]))


def _times_quoted(document: Document, wanted: set[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """How many quotations hold each of some phrases: one that comes back is a term or a repeated quotation.

    The last word may have an ending more than the wanted one.
    """
    lengths = {len(phrase) for phrase in wanted}
    last_words = {phrase[-1] for phrase in wanted}
    initials = {word[0] for word in last_words}
    count: Counter[tuple[str, ...]] = Counter()
    for quote in document.quotes:
        words = _words(document, quote)
        found: set[tuple[str, ...]] = set()
        for stop, word in enumerate(words, 1):
            if word[0] in initials:
                for stem in last_words.intersection(word[: len(word) - cut] for cut in range(MAX_ENDING + 1)):
                    found.update((*words[stop - length : stop - 1], stem) for length in lengths if length <= stop)
        if found:
            count.update(found & wanted)
    return count
