"""Headline signals: what a title asks, withholds, or asserts beyond what the text stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.analyzers.marking import Marker
from framing.document import Document
from framing.languages import get_language
from framing.languages.quotes import Quote
from framing.model import Attribution, Finding

# A dropped source makes a claim look like a fact: marked. A question only withholds: mild.
DROPPED, QUESTION, ABSENT = 2, 1, 2
# Words are compared by their beginnings, so that inflected forms meet; shorter ones must be alike.
STEM = 5
# Words of three letters and fewer say little about a topic.
MIN_LETTERS = 4
# A title repeats a claim when two thirds of its content words stand in it: at least three of them, since
# fewer are a mere topic, and two that are no names, since the same people do many things.
SHARE, MIN_SHARED, MIN_PLAIN = 0.65, 3, 2
# A sentence of the outlet's own says the same as the title when it shares half of the words: a lower
# bar, so that the source counts as dropped only where nothing but the source says it.
OWN_SHARE = 0.5
# Below this many words a body is a stub that cannot be expected to hold what the title quotes.
MIN_BODY = 50
# Quoted words count as absent when fewer than half of them stand in the text.
PRESENT = 0.5
# A quotation up to so long that begins with a capital is a name or the title of a work.
NAME_WORDS = 4
# Titles may have forms of said that the cue rules do not attribute; a colon may introduce a speaker.
SOURCE_MARKS = frozenset(":—–|")


def find_headline(marker: Marker) -> Iterator[Finding]:
    """Signals of the title.

    Args:
        marker: the document with its attributions and voices.

    Yields:
        Findings of ``headline.question``, ``headline.teaser``, ``headline.quote_absent`` and
        ``headline.attribution_dropped``.

    Example:
        >>> from framing import analyze
        >>> from framing.model import Article, Region
        >>> article = Article("Will it rain?", language="en", regions=(Region(0, 13, "title", "en"),))
        >>> [f.concept for f in analyze(article).findings]
        ['headline.question']
    """
    document = marker.document
    kinds = document.region_of
    if "title" not in kinds:
        return
    first = kinds.index("title")
    stop = first + kinds[first:].count("title")
    for match in document.matches:
        if match.entry.category == "headline" and first <= match.first < stop:
            entry = match.entry
            yield marker.mark(match.first, match.stop, "headline", entry.concept, entry.strength, entry.id)
    asks = _asks(document, first, stop)
    if asks:
        yield marker.mark(first, stop, "headline", "headline.question", QUESTION, "headline")
    quotes = [quote for quote in document.quotes if first <= quote.first < stop and quote.depth == 0]
    body = _stems(document, range(stop, len(kinds)))
    if sum(document.is_word[stop:]) >= MIN_BODY:
        for quote in quotes:
            if _absent(document, quote, body):
                yield marker.mark(quote.first, quote.stop, "headline", "headline.quote_absent", ABSENT, "headline")
    if not asks and not quotes and _attribution_dropped(marker, first, stop):
        yield marker.mark(first, stop, "headline", "headline.attribution_dropped", DROPPED, "headline")


def _asks(document: Document, first: int, stop: int) -> bool:
    """Whether the title ends in a question mark of its own, not in a quoted one."""
    return document.folded[stop - 1] == "?"


def _stem(word: str) -> str:
    return word[:STEM]


def _stems(document: Document, tokens: Iterable[int]) -> set[str]:
    """The beginnings of the content words, and the numbers, among some tokens."""
    common = get_language(document.language).function_words
    folded = document.folded
    return {
        _stem(folded[token])
        for token in tokens
        if document.is_word[token]
        and (len(folded[token]) >= MIN_LETTERS or folded[token][0].isdigit())
        and folded[token] not in common
    }


def _absent(document: Document, quote: Quote, body: set[str]) -> bool:
    """Whether quoted words, other than names, are not in the text."""
    inside = range(quote.first + 1, quote.stop - 1)
    words = [token for token in inside if document.is_word[token]]
    if not words or all(document.capital[token] for token in words) or quote.open_ended:
        return False
    if len(words) <= NAME_WORDS and document.capital[words[0]]:
        return False  # a name: «Зелёный берег»
    wanted = _stems(document, words)
    return bool(wanted) and len(wanted & body) < PRESENT * len(wanted)


def _attribution_dropped(marker: Marker, first: int, stop: int) -> bool:
    """Whether the title asserts what the text only attributes.

    The title must name no source, most of its content words must stand in what one attribution of
    the body reports, and no sentence in the outlet's own voice may say the same.
    """
    document = marker.document
    folded = document.folded
    cued = any(first <= match.first < stop and match.entry.category == "cue" for match in document.matches)
    marked = any(folded[token] in SOURCE_MARKS for token in range(first, stop))
    opens = get_language(document.language).syntax.question_words
    title = _stems(document, range(first, stop))
    if cued or marked or len(title) < MIN_SHARED or folded[first] in opens:
        return False
    contents = [_content(document, attribution) for attribution in marker.attributions]
    if any(content and content[0] < stop for content in contents):
        return False  # an attribution within the title
    if not any(
        _shared(title, _stems(document, content)) >= SHARE and _plain(document, title, content) >= MIN_PLAIN
        for content, attribution in zip(contents, marker.attributions, strict=True)
        if attribution.stance != "nonstatement"
    ):
        return False
    taken = {token for content in contents for token in content}
    own = ([token for token in range(a, b) if token not in taken] for a, b in document.sentence_bounds if a >= stop)
    return all(_shared(title, _stems(document, tokens)) < OWN_SHARE for tokens in own)


def _shared(title: set[str], said: set[str]) -> float:
    """The share of a title's words that stand in a statement; 0 where that is a mere topic."""
    shared = len(title & said)
    return shared / len(title) if shared >= MIN_SHARED else 0


def _plain(document: Document, title: set[str], content: Iterable[int]) -> int:
    """How many of the words shared with a title are no names."""
    return len(title & _stems(document, (token for token in content if not document.capital[token])))


def _content(document: Document, attribution: Attribution) -> list[int]:
    """The tokens of an attribution's content."""
    ranges = [document.tokens_of(span) for span in attribution.content]
    return [token for a, b in ranges for token in range(a, b)]
