"""Utterances: the quoted sentences of an article, who may have said them, and what they can be known again by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.comparison.names import name_key, person_key, same_person, without_place
from framing.comparison.texts import ArticleText, Word, anchors_of, sound, stem
from framing.model import Attribution, Span

# A sentence with fewer content words is too common to be known again ("We will see").
CONTENT = 3
# Whole names in a text: capitalised words in a row, with initials and hyphens.
_NAME = re.compile(r"[^\W\d_a-zа-яєіїґё][\w’'ʼ-]*(?:[ \u00a0][^\W\d_a-zа-яєіїґё][\w’'ʼ-]*){0,3}")


@dataclass(frozen=True)
class Utterance:
    """A quoted sentence.

    ``speaker`` is the name the attribution resolves to, ``near`` the names in its own and the previous sentence,
    to be used where the speaker is told by an office alone. ``stems`` are its content words, ``sounds`` what
    they sound like in Latin letters, ``anchors`` its names and numbers, all in order.
    """

    text: ArticleText
    start: int
    end: int
    speaker: str
    near: tuple[str, ...]
    cue: str
    stance: str
    stems: tuple[str, ...]
    sounds: tuple[str, ...]
    anchors: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """Surname keys of everybody who may have said it."""
        return frozenset(filter(None, (person_key(name) for name in (self.speaker, *self.near))))


def read_utterances(text: ArticleText) -> list[Utterance]:
    """The quoted sentences of an article that are attributed to somebody and long enough to be known again.

    Args:
        text: the article.

    Returns:
        Utterances in order; a sentence that stands in two attributions is taken once, from the innermost.

    Example:
        >>> from framing.engine import analyze
        >>> from framing.comparison.texts import read_texts
        >>> a = analyze('“The bridge over the river will open in May,” said Ann Dole.', language="en")
        >>> (text,) = read_texts([("Dawn", a)])
        >>> [(u.speaker, u.cue) for u in read_utterances(text)]
        [('Ann Dole', 'said')]
    """
    found: dict[int, Utterance] = {}
    for attribution in text.analysis.attributions:
        if attribution.type == "indirect":
            continue
        for start, end in _quoted(text, attribution):
            made = _utterance(text, attribution, start, end)
            if made and (start not in found or made.end < found[start].end):
                found[start] = made
    return [found[start] for start in sorted(found)]


def _quoted(text: ArticleText, attribution: Attribution) -> Iterable[tuple[int, int]]:
    """The quoted parts of an attribution's content, sentence by sentence."""
    analysis = text.analysis
    quotes = [v for v in analysis.voices if v.voice == "quoted"]
    for content in attribution.content:
        for quote in quotes:
            start, end = max(content.start, quote.start), min(content.end, quote.end)
            if start >= end:
                continue
            cuts = [span for span in analysis.sentences if span.start < end and start < span.end]
            for span in cuts or [Span(start, end)]:
                yield max(start, span.start), min(end, span.end)


def _utterance(text: ArticleText, attribution: Attribution, start: int, end: int) -> Utterance | None:
    words = text.between(start, end)
    stems = tuple(s for word in words if (s := stem(word.form, text.language)))
    if len(stems) < CONTENT:
        return None
    content, whole = text.analysis.text, attribution.source
    source = content[whole[0].start : whole[-1].end] if whole else ""
    speaker = attribution.entity if attribution.named and attribution.entity else ""
    return Utterance(
        text=text,
        start=words[0].start,
        end=words[-1].end,
        speaker=without_place(speaker) or source,
        near=_near(text, start, end),
        cue=" ".join(content[span.start : span.end] for span in attribution.cue),
        stance=attribution.stance,
        stems=stems,
        sounds=_sounds(words, text.language),
        anchors=tuple(anchors_of(words, text.language)),
    )


def _sounds(words: Sequence[Word], language: str) -> tuple[str, ...]:
    return tuple(s for word in words if (s := sound(word.form, language)))


def _near(text: ArticleText, start: int, end: int) -> tuple[str, ...]:
    """Names outside the quotation in the sentences it stands in and in the one before."""
    spans = text.analysis.sentences
    touched = [i for i, span in enumerate(spans) if span.start < end and start < span.end]
    if not touched:
        return ()
    area = range(max(0, touched[0] - 1), touched[-1] + 1)
    content = text.analysis.text
    names: dict[str, None] = {}
    for number in area:
        for found in _NAME.finditer(content, spans[number].start, spans[number].end):
            inside = any(v.start <= found.start() < v.end and v.voice == "quoted" for v in text.analysis.voices)
            # One capitalised word at the beginning of a sentence need not be a name.
            if not inside and (found.start() > spans[number].start or " " in found[0]):
                names[found[0]] = None
    return tuple(names)


def speaker_match(one: Utterance, other: Utterance) -> tuple[int, str]:
    """How surely two utterances have one speaker, and the name.

    Returns:
        2 where both are given to the same name, 1 where the name of one stands beside the other, which is given
        to an office or, by mistake, to a name in the office's phrase ("the president's aide"); else 0.
    """
    if one.speaker and other.speaker and same_person(one.speaker, other.speaker):
        return 2, max(one.speaker, other.speaker, key=len)
    for sure, beside in ((one, other), (other, one)):
        if any(same_person(sure.speaker, name) for name in beside.near):
            return 1, sure.speaker
    return 0, ""


def key_of_name(name: str) -> str:
    """The key of every word of a name, for bodies that have several: equal in all alphabets.

    Example:
        >>> key_of_name("Orvena Commission") == key_of_name("Orvena Comission")
        True
    """
    return " ".join(filter(None, (name_key(word) for word in name.split() if word[:1].isupper())))
