"""Passages as the page shows them: the words within their sentence, where they stand, and a link to that place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from framing.analysis import Analysis
from framing.comparison.results import Passage
from framing.report.catalogue import Catalogue, Entry

# Characters of a passage shown; the article has the rest.
LONGEST = 320


@dataclass(frozen=True, slots=True)
class Shown:
    """Words with the rest of their sentence to either side, and the article they stand in.

    ``place`` is the id on the page of the mark nearest to the words, ``""`` where the article is not shown;
    ``span`` is where they are in the article's text, ``""`` where they are in its metadata only.
    """

    entry: Entry | None
    group: str
    language: str
    place: str
    span: str
    left: str
    words: str
    right: str


def show(catalogue: Catalogue, passage: Passage) -> Shown:
    """A passage for the page.

    Args:
        catalogue: the numbered articles.
        passage: a stretch of one of them.

    Returns:
        The passage within its sentence; words longer than the sentence stand alone.

    Example:
        >>> from framing.model import Comparison
        >>> from framing.report.catalogue import arrange
        >>> shown = show(arrange(Comparison((), (), (), ())), Passage("a", "Dawn", 3, 6, "mob", "A mob ran."))
        >>> shown.left, shown.words, shown.right
        ('A ', 'mob', ' ran.')
    """
    entry = catalogue.named.get(passage.article)
    left, words, right = _within(passage)
    if len(words) > LONGEST:
        words, right = words[:LONGEST].rsplit(" ", 1)[0] + " …", ""
    place, span, language = "", "", ""
    if entry is not None:
        language = entry.analysis.language
        place = _nearest(entry, passage.start, passage.end) if passage.start >= 0 else f"article-{entry.number}"
        span = f"{passage.start}-{passage.end}" if passage.start >= 0 else ""
    return Shown(entry, passage.group, language, place, span, left, words, right)


def show_all(catalogue: Catalogue, passages: Iterable[Passage], most: int) -> list[Shown]:
    """The first passages of some, each sentence once."""
    found: dict[str, Shown] = {}
    for passage in passages:
        if len(found) < most:
            found.setdefault(passage.sentence or passage.text, show(catalogue, passage))
    return list(found.values())


def _within(passage: Passage) -> tuple[str, str, str]:
    """The words with what stands before and after them in their sentence."""
    before, found, after = passage.sentence.partition(passage.text)
    if not found or len(passage.text) >= len(passage.sentence):
        return "", passage.text, ""
    return before, found, after


def _nearest(entry: Entry, start: int, end: int) -> str:
    """The id of the mark that begins nearest to a place, at most a sentence away; else the article's."""
    # An attribution is marked at its cue, which may stand before or after what was said.
    reach = max(200, end - start)
    marks = ((abs(place - start), name) for place, name in _marks(entry.analysis, entry.number))
    distance, name = min(marks, default=(reach + 1, ""))
    return name if distance <= reach else f"article-{entry.number}"


def _marks(analysis: Analysis, number: int) -> Iterator[tuple[int, str]]:
    """The places of an article that have an id on the page (``framing.markup.to_html``)."""
    yield from ((finding.start, f"f-{number}-{n}") for n, finding in enumerate(analysis.findings, 1))
    yield from ((quote.start, f"q-{number}-{n}") for n, quote in enumerate(analysis.quotes, 1))
    for n, attribution in enumerate(analysis.attributions, 1):
        if spans := attribution.cue or attribution.source or attribution.content:
            yield spans[0].start, f"a-{number}-{n}"
