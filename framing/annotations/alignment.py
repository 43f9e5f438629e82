"""Marks put on the articles of a corpus: each at the place where its words stand, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.annotations.marks import AnnotatedText, Annotation
from framing.model import Skipped

# Characters either side that tell one of several places from the others; more where a line was changed would miss it.
AROUND = 24


def align(
    texts: Iterable[AnnotatedText], articles: Sequence[AnnotatedText]
) -> tuple[list[AnnotatedText], list[Skipped]]:
    """Put marks on the articles they were made on.

    An article is found by its id, else by its address, else by its text. Where a tool changed the text
    (line ends, spaces at its ends) or a file only quotes the words, a mark goes where its words stand
    between the words around it; where that is in no place or in several, it is left out.

    Args:
        texts: what was read from a file.
        articles: the articles; their own marks do not matter.

    Returns:
        The articles that were found, each with all marks made on it, and what was left out.

    Example:
        >>> read = AnnotatedText("a1", "", (Annotation(-1, -1, "regime", "loaded", "Oda"),), ("Oda",))
        >>> found, left = align([read], [AnnotatedText("a1", "A regime fell.")])
        >>> found[0].annotations[0].start, left
        (2, [])
    """
    by_id = {article.id: article for article in articles if article.id}
    by_url = {article.url: article for article in articles if article.url}
    by_text = {article.text: article for article in articles if article.text}
    found: dict[str, AnnotatedText] = {}
    skipped: list[Skipped] = []
    for text in texts:
        article = by_id.get(text.id) or by_url.get(text.id) or by_url.get(text.url) or by_text.get(text.text)
        if article is None:
            reason = f"No article of the corpus has this id or text; {len(text.annotations)} marks are left out."
            skipped.append(Skipped(text.id or text.text[:40], "", reason, "Name the corpus that was annotated."))
            continue
        marks = []
        for mark in text.annotations:
            placed = _place(mark, text.text, article.text)
            if placed is None:
                where = f"{mark.start}–{mark.end}"
                reason = f"“{mark.text[:60]}” ({mark.label}) does not stand there, or in more than one place."
                skipped.append(Skipped(article.id, where, reason, "Annotate the text as the corpus has it."))
            else:
                marks.append(placed)
        # A machine's own marks on the article are not asked for: only those that were read are given back.
        known = found.get(article.id) or replace(article, annotations=(), annotators=())
        people = tuple(dict.fromkeys((*known.annotators, *text.annotators)))
        found[article.id] = replace(known, annotations=(*known.annotations, *marks), annotators=people)
    return list(found.values()), skipped


def _place(mark: Annotation, annotated: str, text: str) -> Annotation | None:
    """The mark where its words stand in the article."""
    words = mark.text or annotated[mark.start : mark.end] if mark.start >= 0 else mark.text
    if not words and 0 <= mark.start < mark.end <= len(text):
        words = text[mark.start : mark.end]  # only a position is known, and nothing speaks against it
    if not words:
        return None
    if mark.start >= 0 and text[mark.start : mark.end] == words:
        return _moved(mark, mark.start, words)
    before, after = mark.before, mark.after
    if annotated and annotated[mark.start : mark.end] == words:
        before, after = annotated[: mark.start], annotated[mark.end :]
    places = _occurrences(text, words)
    if len(places) > 1:
        left, right = before[-AROUND:], after[:AROUND]
        places = [
            place
            for place in places
            if text[:place].endswith(left) and text.startswith(right, place + len(words)) and (left or right)
        ]
    return _moved(mark, places[0], words) if len(places) == 1 else None


def _moved(mark: Annotation, start: int, words: str) -> Annotation:
    return replace(mark, start=start, end=start + len(words), text=words, before="", after="")


def _occurrences(text: str, words: str) -> list[int]:
    places, place = [], text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    return places
