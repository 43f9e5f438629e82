"""Batches of articles parsed: words, sentences, quotations and lexicon matches.

The texts of a batch are joined and read as arrays; one article is a batch of one.
Only scored regions (title, body) in the article's language take part; each is a segment of its
own, so nothing found ever crosses a region.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.languages.quotes import Quotes
from framing.languages.words import Tokens
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.matching import find_matches
from framing.lexicon.overlaps import Hits
from framing.lexicon.reading import read_text
from framing.lexicon.sequence import WordSequence
from framing.model import Region

SEPARATOR = "\n\n"  # between segments: a line end, so that no sentence or pattern crosses it


@dataclass(frozen=True, slots=True)
class Segment:
    """One scored region of one article: where it stands in the article and in the batch's text."""

    article: int
    region: Region
    start: int
    base: int
    length: int


@dataclass(frozen=True)
class Batch:
    """The parsed segments of several articles of one language; arrays have one element a token.

    ``form`` are form numbers of ``lexicon`` (-1 other), ``sentence`` and ``paragraph`` numbers
    that never fall. ``words`` is what patterns see, ``word_token`` the token of each of its words.
    """

    lexicon: CompiledLexicon
    text: str
    segments: tuple[Segment, ...]
    tokens: Tokens
    form: np.ndarray
    sentence: np.ndarray
    paragraph: np.ndarray
    quotes: Quotes
    words: WordSequence
    word_token: np.ndarray
    hits: Hits


def parse_batch(texts: Sequence[str], segments: Sequence[Segment], lexicon: CompiledLexicon) -> Batch:
    """Parse the segments of a batch.

    Args:
        texts: the text of every segment.
        segments: where each comes from, ``base`` being the offset ``join`` gives it.
        lexicon: the compiled lexicon of their language.
    """
    text = SEPARATOR.join(texts)
    read = read_text(text, [segment.base for segment in segments[1:]], lexicon)
    return Batch(
        lexicon=lexicon,
        text=text,
        segments=tuple(segments),
        tokens=read.tokens,
        form=read.form,
        sentence=read.sentence,
        paragraph=read.paragraph,
        quotes=read.quotes,
        words=read.words,
        word_token=read.word_token,
        hits=find_matches(lexicon, read.words),
    )
