"""A static table from 64-bit hashes to numbers, looked up for whole arrays at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Spreads the bits of a hash over the table (a large odd number, Fibonacci hashing).
SPREAD = np.uint64(0xD6E8FEB86659FD93)


@dataclass(frozen=True)
class HashTable:
    """Open addressing: ``keys`` (uint64, 0 where empty) and ``values`` (int32, -1 there) of a power-of-two length."""

    keys: np.ndarray
    values: np.ndarray

    def get(self, wanted: np.ndarray) -> np.ndarray:
        """The value of every key of an array, -1 where it is not in the table.

        Args:
            wanted: n keys (uint64), none of them 0.

        Returns:
            n values (int32).
        """
        at = _home(wanted, len(self.keys))
        found = self.keys[at]
        out = self.values[at]
        unsettled = np.flatnonzero((found != wanted) & (found != 0))
        at, wanted = at[unsettled], wanted[unsettled]
        while len(unsettled):
            at = (at + 1) & (len(self.keys) - 1)
            found = self.keys[at]
            out[unsettled] = self.values[at]
            going_on = np.flatnonzero((found != wanted) & (found != 0))
            unsettled, at, wanted = unsettled[going_on], at[going_on], wanted[going_on]
        return out


def _home(keys: np.ndarray, size: int) -> np.ndarray:
    return ((keys * SPREAD) >> np.uint64(65 - size.bit_length())).view(np.int64)


def build_table(keys: np.ndarray, values: np.ndarray) -> HashTable:
    """Build a table.

    Args:
        keys: n different keys (uint64), none of them 0.
        values: n values (int32), none negative.

    Raises:
        ValueError: if a key stands twice or is 0.

    Example:
        >>> table = build_table(np.array([7, 9], np.uint64), np.array([1, 2], np.int32))
        >>> table.get(np.array([9, 8], np.uint64)).tolist()
        [2, -1]
    """
    ordered = np.sort(keys)
    if (ordered[1:] == ordered[:-1]).any() or not ordered.all():
        raise ValueError("keys must be different and not 0")
    # At most a third full: look-ups of absent keys then seldom need a second step.
    size = 1 << max(4, int(3 * len(keys)).bit_length())
    table_keys, table_values = np.zeros(size, np.uint64), np.full(size, -1, np.int32)
    pending, at = np.arange(len(keys)), _home(keys, size)
    while len(pending):
        free = table_keys[at] == 0
        # Where several want the same place the last one written has it; the others go on.
        table_keys[at[free]], table_values[at[free]] = keys[pending[free]], values[pending[free]]
        settled = table_keys[at] == keys[pending]
        pending, at = pending[~settled], (at[~settled] + 1) & (size - 1)
    return HashTable(table_keys, table_values)
