"""Which sentences are read as one: those a quotation spans, and a question with its report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.document import Document, Match
from framing.languages.quotes import Quote

LONE_MARKS = '"“”„«»'
CLOSING_CONTEXT = ("", " ", ",", ".", "-", "–", "—", "\n", ";", "!", "?")
QUESTION_MARKS = ("?", "!", "…")
MAX_REPORTER = 16  # tokens between a question and the verb that reports it: its speaker, with a role
MAX_LINES = 12  # sentences of a quotation that is printed a sentence a line
# A unit of more tokens is no sentence people wrote (a list, a broken page); cut, it takes linear time.
MAX_UNIT = 600


def over_lines(document: Document, quotes: list[Quote]) -> list[Quote]:
    """The quotations, with those that open on one line and close on a later one (a sentence a line).

    Such a mark stands alone on its line: one that opens the line, and the next lone one before a
    line's end or before the comma of its report.

    Args:
        document: the article.
        quotes: its outermost quotations, in order.
    """
    text = document.article.text
    if sum(map(text.count, LONE_MARKS)) <= 2 * len(document.quotes):
        return quotes
    paired = {token for quote in document.quotes for token in (quote.first, quote.stop - 1)}
    lone = [
        token
        for token, start in enumerate(document.start)
        if text[start] in LONE_MARKS and token not in paired and not document.is_word[token]
    ]
    found = list(quotes)
    for one, other in pairwise(lone):
        opens = document.start[one] == 0 or text[document.start[one] - 1] in "\n\r"
        closes = text[document.start[other] + 1 : document.start[other] + 2] in CLOSING_CONTEXT
        near = document.sentence_of[other] - document.sentence_of[one] <= MAX_LINES
        if opens and closes and near and not any(q.first < other and one < q.first for q in quotes if q.stop > other):
            found = [q for q in found if not one < q.first < other]
            found.append(Quote(document.start[one], document.end[other], one, other + 1, 0))
    return sorted(found, key=lambda quote: quote.first)


def spoken(document: Document) -> list[Quote]:
    """The outermost quotations of an article, those over several lines included.

    Args:
        document: the article.
    """
    return over_lines(document, [quote for quote in document.quotes if quote.depth == 0])


def with_reports(
    document: Document, quotes: list[Quote], cues: list[Match], paragraph: Sequence[int]
) -> Sequence[tuple[int, int]]:
    """The sentences, a question's report joined to it: “Why now?” | Ann Dole asked.

    Args:
        document: the article.
        quotes: its outermost quotations.
        cues: its cue matches, in order.
        paragraph: the paragraph of every token.
    """
    ends = {quote.stop for quote in quotes if document.folded[quote.stop - 2] in QUESTION_MARKS}
    if not ends:
        return document.sentence_bounds
    reports = [cue.first for cue in cues if "quote" in cue.entry.takes]
    found: list[tuple[int, int]] = []
    for first, stop in document.sentence_bounds:
        if first in ends and found and paragraph[first - 1] == paragraph[first]:
            number = bisect_left(reports, first)
            if number < len(reports) and reports[number] < min(stop, first + MAX_REPORTER):
                first = found.pop()[0]
        found.append((first, stop))
    return found


def joined(sentences: Sequence[tuple[int, int]], quotes: list[Quote]) -> Iterator[tuple[int, int]]:
    """Sentences, those that one quotation spans joined into one; what is longer than any sentence is cut.

    Args:
        sentences: half-open token ranges.
        quotes: the outermost quotations.
    """
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
        for begin in range(first, stop, MAX_UNIT):
            yield begin, min(stop, begin + MAX_UNIT)
        number += 1
