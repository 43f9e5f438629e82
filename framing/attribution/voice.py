"""Whose words they are: the voice of every token, from quotations and attributions.

Inside quotation marks the words are *quoted*; inside the indirect content of an attribution
*reported*; everywhere else the *outlet* speaks, also
where it tells what somebody wants or refuses to say. Some words stay the outlet's wherever they
stand: a gloss in square brackets within a quotation, an aside between dashes within reported
content, and the source and cue of an attribution that is not itself within another's content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

import numpy as np

from framing.attribution.joining import spoken
from framing.document import Document
from framing.languages import get_language
from framing.model import OUTLET, QUOTED, REPORTED, VOICES, Attribution, Voiced

ASIDE_DASHES = frozenset("—–")
# An aside longer than this is rather a sentence that happens to hold two dashes.
MAX_ASIDE = 25


def token_voices(document: Document, attributions: Iterable[Attribution]) -> bytearray:
    """The voice of every token.

    Args:
        document: the parsed article.
        attributions: its attributions.

    Returns:
        One of ``OUTLET``, ``REPORTED``, ``QUOTED`` (of ``framing.model``) a token of the article, a byte each.
    """
    voices = bytearray([OUTLET]) * len(document.start)
    text = document.article.text
    writer = get_language(document.language).syntax.writer_pronouns
    for attribution in attributions:
        if attribution.stance == "nonstatement":  # what somebody wants, or would not say, is nobody's speech
            continue
        if any(text[span.start : span.end].lower() in writer for span in attribution.source):
            continue  # outside quotations "I" and "we" are the writer
        for span in (*attribution.content, *attribution.antecedent):
            first, stop = document.tokens_of(span)
            voices[first:stop] = bytes([REPORTED]) * (stop - first)
    _asides(document, voices)
    for quote in spoken(document):
        voices[quote.first : quote.stop] = bytes([QUOTED]) * (quote.stop - quote.first)
    _brackets(document, voices)
    return voices


def voiced_spans(document: Document, voices: bytearray) -> tuple[Voiced, ...]:
    """The voice of every token as stretches of text.

    Args:
        document: the parsed article.
        voices: one voice a token, as ``token_voices`` gives them.

    Returns:
        The stretches in other voices than the outlet's, in order; none crosses a paragraph.
    """
    if not voices:
        return ()
    marks = np.frombuffer(voices, np.uint8)
    paragraphs = document.batch.paragraph[document.first : document.stop]
    cuts = ((marks[1:] != marks[:-1]) | (paragraphs[1:] != paragraphs[:-1])).nonzero()[0] + 1
    edges = [0, *cuts.tolist(), len(voices)]
    start, end = document.start, document.end
    return tuple(
        [
            Voiced(start[first], end[stop - 1], VOICES[voices[first]])
            for first, stop in pairwise(edges)
            if voices[first] != OUTLET
        ]
    )


def _asides(document: Document, voices: bytearray) -> None:
    """Give words between two spaced dashes within reported content back to the outlet."""
    if REPORTED not in voices or not any(dash in document.article.text for dash in ASIDE_DASHES):
        return
    marks = [token for token, word in enumerate(document.folded) if word in ASIDE_DASHES and voices[token] == REPORTED]
    for number, tokens in groupby(marks, key=document.sentence_of.__getitem__):
        first, stop = document.sentence_bounds[number]
        for left, right in _pairs([token for token in tokens if first < token < stop - 1]):
            if right - left <= MAX_ASIDE:
                voices[left : right + 1] = bytes([OUTLET]) * (right + 1 - left)


def _pairs(tokens: Sequence[int]) -> list[tuple[int, int]]:
    return [(tokens[i], tokens[i + 1]) for i in range(0, len(tokens) - 1, 2)]


def _brackets(document: Document, voices: bytearray) -> None:
    """Give words in square brackets within a quotation back to the outlet."""
    text, opened = document.article.text, -1
    if "[" not in text:
        return
    for token, start in enumerate(document.start):
        if text[start] == "[":
            opened = token
        elif text[start] == "]" and opened >= 0:
            voices[opened : token + 1] = bytes([OUTLET]) * (token + 1 - opened)
            opened = -1
