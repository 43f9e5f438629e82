"""What patterns see of a text: words and quotation marks as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.languages.characters import fold


@dataclass(frozen=True)
class WordSequence:
    """What patterns see of a text: its words and quotation marks, n of them, in order.

    ``start``, ``end`` (int64) are offsets into ``text``, ``begin``, ``finish`` (int64) into its visible
    characters ``codes`` (see ``languages.words.Tokens``), ``form`` (int32) form numbers of a
    compiled lexicon (-1 other), ``capital`` and ``quote`` (bool).
    ``broken`` (bool) says that punctuation or a sentence end stands before a word, and
    ``hard`` and ``comma`` (int64) count the breaks up to and including the one before each word:
    sentence ends and punctuation other than a comma, and commas. ``sentence`` (int64) numbers
    the sentences.
    """

    text: str
    start: np.ndarray
    end: np.ndarray
    codes: np.ndarray
    begin: np.ndarray
    finish: np.ndarray
    form: np.ndarray
    capital: np.ndarray
    quote: np.ndarray
    broken: np.ndarray
    hard: np.ndarray
    comma: np.ndarray
    sentence: np.ndarray

    def word(self, index: int) -> str:
        """The folded word at an index."""
        return fold(self.text[self.start[index] : self.end[index]])
