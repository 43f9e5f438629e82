"""Lists of different length, and the spelling of words, in flat arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.languages.hashes import FOUR, leading, windows


@dataclass(frozen=True)
class Rows:
    """Lists of numbers of different length in two arrays: row r is ``values[offsets[r]:offsets[r + 1]]``."""

    offsets: np.ndarray
    values: np.ndarray

    @cached_property
    def counts(self) -> np.ndarray:
        """How many values each row has."""
        return np.diff(self.offsets)

    @cached_property
    def filled(self) -> np.ndarray:
        """Whether each row has values; behind the last one more that has none, for the row number -1."""
        return np.append(self.counts > 0, False)

    def row(self, number: int) -> list[int]:
        """The values of one row."""
        values: list[int] = self.values[self.offsets[number] : self.offsets[number + 1]].tolist()
        return values

    def expand(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """All values of the wanted rows.

        Args:
            rows: n row numbers.

        Returns:
            Two arrays of equal length: which of the n each value belongs to, and the values.
        """
        owner, step = expanded(self.counts[rows])
        step += self.offsets[rows][owner]
        return owner, self.values[step]


def expanded(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For n counts, so many times the number of each, and beside these 0, 1, 2 … anew for each.

    Example:
        >>> [numbers.tolist() for numbers in expanded(np.array([2, 0, 3]))]
        [[0, 0, 2, 2, 2], [0, 1, 0, 1, 2]]
    """
    owner = np.repeat(np.arange(len(counts)), counts)
    begin = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - begin[owner]


def make_rows(lists: Iterable[Sequence[int]]) -> Rows:
    """Rows of numbers (int64, which index arrays without being converted)."""
    lists = list(lists)
    offsets = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(one) for one in lists], out=offsets[1:])
    return Rows(offsets, np.array([value for one in lists for value in one], np.int64))


def spell(words: Sequence[str]) -> Rows:
    """The characters of folded words (uint16), behind the last as many zeros as ``misspelled`` may look at."""
    rows = make_rows([ord(character) for character in word] for word in words)
    return Rows(rows.offsets, np.append(rows.values.astype(np.uint16), np.zeros(FOUR, np.uint16)))


def misspelled(spelling: Rows, rows: np.ndarray, folded: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """Whether a text differs, at places where it should begin so, from what is spelled.

    Args:
        spelling: the spelled words.
        rows: n of them.
        folded: the characters of the text, see ``hashes.folded_codes``.
        begin: where each of the n should stand in it, before at least as many characters.

    Returns:
        n booleans; what follows in the text after a spelled word makes no difference.
    """
    at = spelling.offsets[rows]
    left = spelling.counts[rows]
    spelled, written = windows(spelling.values), windows(folded)
    wrong = np.zeros(len(rows), bool)
    going = np.arange(len(rows))
    while len(going):
        different = (spelled[at] ^ written[begin]) & np.take(leading(), left, mode="clip")
        wrong[going] |= different != 0
        left = left - FOUR
        longer = np.flatnonzero(left > 0)
        going, at, begin, left = going[longer], at[longer] + FOUR, begin[longer] + FOUR, left[longer]
    return wrong
