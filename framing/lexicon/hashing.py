"""Static tables from 64-bit keys to numbers, looked up for whole arrays at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

# Spreads the bits of a hash over the table (a large odd number, Fibonacci hashing).
SPREAD = np.uint64(0xD6E8FEB86659FD93)
# How many places a key may stand behind its own. The few keys that find none of these free are kept apart: a look-up
# goes round as often as its farthest key wants, and each round costs the same for a handful of keys as for hundreds.
STEPS = 3


@dataclass(frozen=True)
class HashTable:
    """Open addressing: ``keys`` (uint64, 0 where empty) and ``values`` (-1 there), a power of two and ``STEPS`` more.

    ``far_keys`` (ascending) and ``far_values`` are those that stand too far from their place, and one that is none.
    """

    keys: np.ndarray
    values: np.ndarray
    far_keys: np.ndarray
    far_values: np.ndarray

    def get(self, wanted: np.ndarray) -> np.ndarray:
        """The value of every key of an array, -1 where it is not in the table.

        Args:
            wanted: n keys (uint64), none of them 0.

        Returns:
            n values (int64, which index arrays without being converted).
        """
        at = _home(wanted, len(self.keys) - STEPS)
        found = self.keys[at]
        out = self.values[at].astype(np.int64)
        unsettled = np.flatnonzero((found != wanted) & (found != 0))
        at, wanted = at[unsettled], wanted[unsettled]
        for _ in range(STEPS):
            at = at + 1
            found = self.keys[at]
            out[unsettled] = self.values[at]
            going_on = np.flatnonzero((found != wanted) & (found != 0))
            unsettled, at, wanted = unsettled[going_on], at[going_on], wanted[going_on]
        far = np.searchsorted(self.far_keys, wanted)
        out[unsettled] = np.where(self.far_keys[far] == wanted, self.far_values[far], -1)
        return out


def _home(keys: np.ndarray, size: int) -> np.ndarray:
    return ((keys * SPREAD) >> np.uint64(65 - size.bit_length())).view(np.int64)


def build_table(keys: np.ndarray, values: np.ndarray) -> HashTable:
    """Build a table.

    Args:
        keys: n different keys (uint64), none of them 0.
        values: n values (signed integers), none negative.

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
    # At most half full: look-ups of absent keys then seldom need a second step.
    size = 1 << max(4, int(2 * len(keys)).bit_length())
    table_keys, table_values = np.zeros(size + STEPS, np.uint64), np.full(size + STEPS, -1, values.dtype)
    pending, at = np.arange(len(keys)), _home(keys, size)
    for _ in range(STEPS + 1):
        free = table_keys[at] == 0
        # Where several want the same place the last one written has it; the others go on.
        table_keys[at[free]], table_values[at[free]] = keys[pending[free]], values[pending[free]]
        settled = table_keys[at] == keys[pending]
        pending, at = pending[~settled], at[~settled] + 1
    pending = pending[np.argsort(keys[pending])]
    none = np.uint64(0xFFFFFFFFFFFFFFFF)
    return HashTable(
        table_keys,
        table_values,
        np.append(keys[pending], none),
        np.append(values[pending], values.dtype.type(-1)),
    )
