"""What patterns see of a text: words and quotation marks as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.languages.characters import fold
from framing.languages.words import Tokens


@dataclass(frozen=True)
class WordSequence:
    """What patterns see of a text: its words and quotation marks, n of them, in order.

    ``token`` (int64) are their numbers among the ``tokens`` of ``text``, ``form`` (int64) form numbers of a
    compiled lexicon (-1 other), ``capital`` and ``quote`` (bool).
    ``broken`` (bool) says that punctuation or a sentence end stands before a word, and
    ``hard`` and ``comma`` (int64) count the breaks up to and including the one before each word:
    sentence ends and punctuation other than a comma, and commas. ``sentence`` (int64) numbers
    the sentences.
    """

    text: str
    tokens: Tokens
    token: np.ndarray
    form: np.ndarray
    capital: np.ndarray
    quote: np.ndarray
    broken: np.ndarray
    hard: np.ndarray
    comma: np.ndarray
    sentence: np.ndarray

    @cached_property
    def start(self) -> np.ndarray:
        """Where each begins in the text."""
        return self.tokens.start[self.token]

    @cached_property
    def end(self) -> np.ndarray:
        """The offset behind each in the text."""
        return self.tokens.end[self.token]

    def word(self, index: int) -> str:
        """The folded word at an index."""
        token = self.token[index]
        return fold(self.text[self.tokens.start[token] : self.tokens.end[token]])
