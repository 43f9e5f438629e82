"""Lists of different length, and the spelling of words, in flat arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages.characters import character_tables

# Characters are compared four at a time: four of 16 bits are one number of 64.
FOUR = 4


@dataclass(frozen=True)
class Rows:
    """Lists of numbers of different length in two arrays: row r is ``values[offsets[r]:offsets[r + 1]]``."""

    offsets: np.ndarray
    values: np.ndarray

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
        begin, count = self.offsets[rows], self.offsets[rows + 1] - self.offsets[rows]
        owner = np.repeat(np.arange(len(rows)), count)
        # From one value to the next the place in the flat array grows by one, but where a row begins.
        places = np.repeat(begin - (np.cumsum(count) - count), count)
        places += np.arange(len(owner))
        return owner, self.values[places]


def make_rows(lists: Iterable[Sequence[int]]) -> Rows:
    """Rows of numbers (int32)."""
    lists = list(lists)
    offsets = np.zeros(len(lists) + 1, np.int64)
    np.cumsum([len(one) for one in lists], out=offsets[1:])
    return Rows(offsets, np.array([value for one in lists for value in one], np.int32))


def spell(words: Sequence[str]) -> Rows:
    """The characters of folded words (uint16), behind the last as many zeros as ``misspelled`` may look at."""
    rows = make_rows([ord(character) for character in word] for word in words)
    padding = np.zeros(int(np.diff(rows.offsets).max(initial=0)) + FOUR - 1, np.uint16)
    return Rows(rows.offsets, np.append(rows.values.astype(np.uint16), padding))


def misspelled(spelling: Rows, rows: np.ndarray, codes: np.ndarray, begin: np.ndarray) -> np.ndarray:
    """Whether a text differs, at places where it should begin so, from what is spelled.

    Args:
        spelling: the spelled words.
        rows: n of them.
        codes: the characters of the text, not folded.
        begin: where each of the n should stand in it.

    Returns:
        n booleans; what follows in the text after a spelled word makes no difference.
    """
    spelled_at = spelling.offsets[rows]
    length = spelling.offsets[rows + 1] - spelled_at
    width = int(length.max(initial=1) + FOUR - 1) // FOUR * FOUR
    written = np.zeros(len(codes) + width, np.uint16)
    written[: len(codes)] = character_tables().folded[codes]
    different = _windows(spelling.values, spelled_at, width) ^ _windows(written, begin, width)
    return (different & _leading(width)[length]).any(axis=1)


def _windows(values: np.ndarray, begin: np.ndarray, width: int) -> np.ndarray:
    """``width`` characters (uint16) from each beginning on, one row each, four of them to a number (uint64)."""
    return np.lib.stride_tricks.sliding_window_view(values, width)[begin].view(np.uint64)


@lru_cache(maxsize=32)
def _leading(width: int) -> np.ndarray:
    """For every count of characters up to ``width`` a row like those of ``_windows`` with all their bits set."""
    chosen = np.arange(width) < np.arange(width + 1)[:, None]
    return np.where(chosen, np.uint16(0xFFFF), np.uint16(0)).view(np.uint64)
