"""Omissions: speakers and statements that some outlets of an event carry and others do not. Candidates only.

What is missing can be missing for want of space, of time or of interest; and a paraphrase in other words looks like
something missing. The most similar sentence of the outlet that seems to lack it is therefore always shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from framing.comparison.names import name_key, spellings_agree
from framing.comparison.results import Omission, Passage
from framing.comparison.sources import PEOPLE, in_body, speaker_key
from framing.comparison.texts import ArticleText, stem
from framing.model import Attribution

# A sentence that shares so much of a statement's content words carries it; 0.35 still finds loose paraphrases.
CARRIES = 0.35
# Statements with fewer content words say too little to be missed.
CONTENT = 5
PASSAGES = 3
# Two capitalised words at the end of a name; a single one can be an office, a town or a weekday.
_FULL_NAME = re.compile(r"[^\W\d_a-zа-яєіїґё][\w’'ʼ-]+\s[^\W\d_a-zа-яєіїґё][\w’'ʼ-]+$")
# Candidates an event and kind: what is longer is not read.
MOST = 20


def find_omissions(texts: Sequence[ArticleText]) -> tuple[Omission, ...]:
    """Find what some groups carry of an event and others do not.

    Speakers are looked for in all languages: a group lacks one when the surname stands nowhere in its articles
    of the event. Statements are compared within a language: a group lacks one when none of its sentences has a
    third of its content words.

    Args:
        texts: the articles; those without an event take no part.

    Returns:
        Candidates event by event, those carried by most groups first.

    Example:
        >>> find_omissions(())
        ()
    """
    events: dict[str, list[ArticleText]] = defaultdict(list)
    for text in texts:
        if text.analysis.article.event:
            events[text.analysis.article.event].append(text)
    found: list[Omission] = []
    for event, members in sorted(events.items()):
        groups = sorted({text.group for text in members})
        if len(groups) > 1:
            found += _ranked(_speakers(event, groups, members))
            found += _ranked(_statements(event, members))
    return tuple(found)


def _ranked(candidates: Iterator[Omission]) -> list[Omission]:
    return sorted(candidates, key=lambda o: (-len(o.groups), o.likeness, o.what))[:MOST]


def _statements_of(text: ArticleText) -> Iterator[Attribution]:
    """Attributed statements of the body that stand for themselves."""
    for attribution in text.analysis.attributions:
        if attribution.parent is None and attribution.content and in_body(text, attribution):
            yield attribution


def _speakers(event: str, groups: Sequence[str], texts: Sequence[ArticleText]) -> Iterator[Omission]:
    """Named people who speak in one group and are not even mentioned in another."""
    spoken: dict[str, list[tuple[str, ArticleText, Attribution]]] = defaultdict(list)
    for text in texts:
        for attribution in _statements_of(text):
            key = speaker_key(attribution)
            if (
                key
                and attribution.source_type in PEOPLE
                and attribution.entity
                and _FULL_NAME.search(attribution.entity)
            ):
                spoken[key].append((attribution.entity.split()[-1], text, attribution))
    for key, statements in sorted(spoken.items()):
        surname = statements[0][0]
        mentioned = {text.group for text in texts if _mentions(text, key, surname)}
        carried = sorted({text.group for _, text, _ in statements})
        missing = tuple(group for group in groups if group not in mentioned)
        if missing:
            name = max((a.entity or "" for _, _, a in statements), key=lambda n: (len(n.split()), n))
            yield Omission(event, "speaker", name, "", tuple(carried), missing, _passages(statements))


def _mentions(text: ArticleText, key: str, surname: str) -> bool:
    """Whether a name occurs anywhere in an article, in any spelling; the pages' other regions count, too."""
    return any(name_key(word.form) == key and spellings_agree(word.form, surname) for word in text.words)


def _passages(statements: Sequence[tuple[str, ArticleText, Attribution]]) -> tuple[Passage, ...]:
    first: dict[str, Passage] = {}
    for _, text, attribution in statements:
        first.setdefault(text.group, text.passage(attribution.content[0].start, attribution.content[-1].end))
    return tuple(first.values())[:PASSAGES]


def _statements(event: str, texts: Sequence[ArticleText]) -> Iterator[Omission]:
    """Statements that no sentence of another group of the same language resembles."""
    for language in sorted({text.language for text in texts}):
        spoken = [text for text in texts if text.language == language]
        groups = sorted({text.group for text in spoken})
        sentences = {text.id: _sentences(text) for text in spoken}
        seen: list[frozenset[str]] = []
        units = [(t, *unit) for t in spoken for a in _statements_of(t) for unit in _units(t, a)] if groups[1:] else []
        for text, start, end in units:
            content = _content(text, start, end)
            # The same statement of a second article has been looked at already.
            if len(content) < CONTENT or any(_part(content, other) >= CARRIES for other in seen):
                continue
            seen.append(content)
            best = {group: _nearest(content, group, spoken, sentences) for group in groups if group != text.group}
            missing = tuple(group for group, (likeness, _) in best.items() if likeness < CARRIES)
            if not missing:
                continue
            carried = (text.group, *(group for group in best if group not in missing))
            likeness, nearest = max((best[group] for group in missing), key=lambda pair: pair[0])
            passage = text.passage(start, end)
            yield Omission(event, "statement", passage.text, language, carried, missing, (passage,), nearest, likeness)


def _units(text: ArticleText, attribution: Attribution) -> Iterator[tuple[int, int]]:
    """A statement sentence by sentence: another outlet may print the first one and drop the rest."""
    for span in attribution.content:
        for sentence in text.analysis.sentences:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                yield start, end


def _content(text: ArticleText, start: int, end: int) -> frozenset[str]:
    return frozenset(s for word in text.between(start, end) if (s := stem(word.form, text.language)))


def _sentences(text: ArticleText) -> list[tuple[int, int, frozenset[str]]]:
    """Sentences with their content words, each joined with the next: a paraphrase may take two."""
    spans = text.analysis.sentences
    ends = [*(span.end for span in spans[1:]), *(span.end for span in spans[-1:])]
    return [(span.start, end, _content(text, span.start, end)) for span, end in zip(spans, ends, strict=True)]


def _part(content: frozenset[str], other: frozenset[str]) -> float:
    return len(content & other) / len(content)


def _nearest(
    content: frozenset[str],
    group: str,
    texts: Sequence[ArticleText],
    sentences: dict[str, list[tuple[int, int, frozenset[str]]]],
) -> tuple[float, Passage | None]:
    """The most similar sentence of a group's articles."""
    best: tuple[float, Passage | None] = (0.0, None)
    for text in texts:
        if text.group == group:
            for start, end, words in sentences[text.id]:
                if (likeness := _part(content, words)) > best[0]:
                    best = (likeness, text.passage(start, end))
    return best
