"""Examples of entries: sentences with the expected spans in braces, and what the engine finds in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.matching import find_all
from framing.lexicon.overlaps import Hits, resolve
from framing.lexicon.reading import read_text
from framing.model import Span

BRACES = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the spans an entry must mark in it; none where it must not match."""

    text: str
    spans: tuple[Span, ...]


def read_example(written: str) -> Example:
    """Read an example as it is written in a lexicon.

    Args:
        written: a sentence, every expected span between braces.

    Returns:
        The sentence without braces, and the spans.

    Raises:
        ValueError: if braces are not in pairs, or hold nothing.

    Example:
        >>> read_example("The {so-called} plan.")
        Example(text='The so-called plan.', spans=(Span(start=4, end=13),))
    """
    braces = list(BRACES.finditer(written))
    if [brace.group() for brace in braces] != ["{", "}"] * (len(braces) // 2):
        raise ValueError("braces must stand in pairs, none within another")
    # Every brace before a place moves it one to the left.
    places = [brace.start() - number for number, brace in enumerate(braces)]
    spans = tuple(Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True))
    if any(span.start == span.end for span in spans):
        raise ValueError("braces must hold a word")
    return Example(BRACES.sub("", written), spans)


def found_spans(lexicon: CompiledLexicon, texts: Sequence[str], entries: Sequence[int]) -> list[tuple[Span, ...]]:
    """What single entries match in single texts, each as if it were alone in the lexicon.

    Args:
        lexicon: the compiled lexicon that holds all the entries.
        texts: n texts.
        entries: n numbers of ``lexicon.entries``: whose matches are wanted in which text.

    Returns:
        For every text the spans of its entry's matches, in order.
    """
    # All texts are read together: the engine works on arrays, and one short text costs as much as a hundred.
    base = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
    words = read_text("\n".join(texts), base[1:].tolist(), lexicon).words
    hits = find_all(lexicon, words)
    text_of = np.searchsorted(base, words.start[hits.first], side="right") - 1
    own = np.flatnonzero(hits.entry == np.array(entries, np.int64)[text_of])
    hits = resolve(lexicon, words, Hits(hits.entry[own], hits.first[own], hits.last[own]))
    spans: list[list[Span]] = [[] for _ in texts]
    text_of = np.searchsorted(base, words.start[hits.first], side="right") - 1
    for number, start, end in zip(
        text_of.tolist(), words.start[hits.first].tolist(), words.end[hits.last].tolist(), strict=True
    ):
        spans[number].append(Span(start - int(base[number]), end - int(base[number])))
    return [tuple(one) for one in spans]
