"""Quotation marks judged by the characters beside them: which may open a quotation and which may close one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

from framing.languages.characters import DASHES, LETTER, LINE_END, PLANE, SPACE, character_tables
from framing.languages.words import Tokens


class Mark(NamedTuple):
    """A quotation mark: its token, what it may do where it stands, and whether a spaced word follows.

    ``character`` is ``"`` for two single marks in a row.
    """

    character: str
    token: int
    start: int
    end: int
    opens: bool
    closes: bool
    before_word: bool


@dataclass(frozen=True)
class Marks:
    """All quotation marks of a text as arrays, one element a mark, in order.

    ``paragraph`` (int64) is the number of the paragraph it stands in, ``code`` (int32) the character;
    the others are what ``Mark`` names.
    """

    paragraph: np.ndarray
    code: np.ndarray
    token: np.ndarray
    start: np.ndarray
    end: np.ndarray
    opens: np.ndarray
    closes: np.ndarray
    before_word: np.ndarray

    def rows(self, begin: int, stop: int) -> list[Mark]:
        """The marks from ``begin`` to before ``stop``, one by one."""
        columns = (self.token, self.start, self.end, self.opens, self.closes, self.before_word)
        values = zip(*(column[begin:stop].tolist() for column in columns), strict=True)
        return [Mark(chr(code), *row) for code, row in zip(self.code[begin:stop].tolist(), values, strict=True)]


def judge_marks(tokens: Tokens, paragraph_of: np.ndarray) -> Marks:
    """Find the quotation marks of a text and judge each by its neighbours.

    Args:
        tokens: the tokens of the text (n of them).
        paragraph_of: n paragraph numbers.
    """
    tables = character_tables()
    token = tokens.marks[tables.quote[tokens.code[tokens.marks]]]
    following = np.minimum(token + 1, len(tokens.start) - 1)
    at, beyond, last = tokens.begin[token], tokens.finish[token], len(tokens.codes) - 1
    code = np.where(beyond - at == 1, tokens.code[token], ord('"'))
    before = np.where(at > 0, tokens.codes[at - 1], ord(" "))
    after = np.where(beyond <= last, tokens.codes[np.minimum(beyond, last)], ord(" "))
    space_before, space_after, word_after = _blank(before), _blank(after), tables.kind[after] >= LETTER
    parted, bracketed = space_before | _among(before, DASHES), _among(before, "([{«„")
    # A single mark opens before a word and after none, and closes the other way round. With
    # spaces on both sides it is a stray apostrophe ("leaders ‘ meeting").
    opens = (parted | bracketed | _among(before, "“‘\"'/")) & ~space_after & (code != ord("’"))
    closes = ~space_before & ~word_after
    straight, turned = code == ord('"'), code == ord("“")
    opens |= straight & parted & space_after
    closes = np.where(straight, ~space_before | space_after, closes)
    opens = np.where(turned, ~space_after | space_before, opens)  # opens in “…”, closes in „…“
    closes &= ~((straight | turned) & bracketed)
    opening, closing = _among(code, "«„‹‟"), _among(code, "»›”")
    return Marks(
        paragraph=paragraph_of[token],
        code=code,
        token=token,
        start=tokens.start[token],
        end=tokens.end[token],
        opens=(opens | opening) & ~closing,
        closes=(closes | closing) & ~opening,
        before_word=tokens.word[following] & ~tokens.glued[following],
    )


def _among(codes: np.ndarray, characters: str) -> np.ndarray:
    return _table(characters)[codes]


@cache
def _table(characters: str) -> np.ndarray:
    """Whether each character of the plane is one of these (looking up is quicker than searching)."""
    table = np.zeros(PLANE, bool)
    table[[ord(character) for character in characters]] = True
    return table


def _blank(codes: np.ndarray) -> np.ndarray:
    kind = character_tables().kind[codes]
    return (kind == SPACE) | (kind == LINE_END)
