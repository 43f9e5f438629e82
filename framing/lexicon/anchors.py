"""Where the search for a pattern begins, and what one glance at the neighbouring words tells.

A pattern is looked for from one of its slots, its anchor. Every form has a signature of the slots it
satisfies beside an anchor, and one comparison of bits rules most proposals out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from framing.languages import Language
from framing.lexicon.patterns import ADJACENT, Option, Pattern

# Each slot beside an anchor has one of 63 bits; the last bit is set in every signature and stands for "cannot be told".
ANY_BIT = 63
# So many of the commonest neighbours have a bit to themselves; more would leave too few for the others.
OWN_BITS = 16


def choose_anchors(patterns: Sequence[Pattern], language: Language) -> np.ndarray:
    """For every pattern the slot a match is looked for from: the one that is likely rarest in text.

    What many patterns hold is a common word (people, government, said); so is a function word,
    and of the rest the shorter: each letter more makes a word about half as common.
    """
    usage = Counter(option.word for pattern in patterns for slot in pattern.slots for option in slot)

    def commonness(slot: tuple[Option, ...]) -> float:
        if any(option.kind in ("cap", "quote") for option in slot):
            return float("inf")
        # Function words weigh more than any usage count.
        return sum(usage[o.word] + 2.0 ** -len(o.word) + 1000 * (o.word in language.function_words) for o in slot)

    found = [[commonness(slot) for slot in pattern.slots] for pattern in patterns]
    return np.array([costs.index(min(costs)) for costs in found], np.int32)


def neighbours_of(slots: np.ndarray, gaps: np.ndarray, anchor: np.ndarray, step: int) -> np.ndarray:
    """For every pattern the slot right after (1) or before (-1) its anchor; -1 behind a gap or beyond the edge."""
    rows, beside = np.arange(len(anchor)), anchor + step
    inside = (beside >= 0) & (beside < slots.shape[1])
    beside = np.clip(beside, 0, slots.shape[1] - 1)
    gap = gaps[rows, beside if step > 0 else anchor]
    return np.where(inside & (gap == ADJACENT), slots[rows, beside], -1)


def neighbour_bits(neighbours: np.ndarray, literal: np.ndarray) -> np.ndarray:
    """A signature bit for every slot: its own for a literal neighbour of anchors, ``ANY_BIT`` for others and for -1.

    What stands beside many anchors is a common word (of, the, be); the commonest slots share their bits with
    none, so that these words raise no false hope for the others.
    """
    bits = np.full(len(literal) + 1, ANY_BIT, np.uint64)
    wanted, uses = np.unique(neighbours[neighbours >= 0], return_counts=True)
    wanted = wanted[np.argsort(-uses, kind="stable")]
    wanted = wanted[literal[wanted]]
    rank = np.arange(len(wanted))
    bits[wanted] = np.where(rank < OWN_BITS, rank, OWN_BITS + (rank - OWN_BITS) % (ANY_BIT - OWN_BITS))
    return bits


def signatures(slots_of_form: list[list[int]], neighbours: np.ndarray, bits: np.ndarray) -> np.ndarray:
    """For every form, and last for words that are none, the bits of the neighbours it satisfies, and ``ANY_BIT``."""
    wanted = set(neighbours.tolist())
    rows = [[slot for slot in found if slot in wanted] for found in slots_of_form]
    return united([*rows, []], bits) | np.uint64(1) << np.uint64(ANY_BIT)


def united(rows: list[list[int]], bits: np.ndarray) -> np.ndarray:
    """For every row of numbers, the bits of all of them in one."""
    one = np.uint64(1) << bits
    return np.array([np.bitwise_or.reduce(one[row], initial=np.uint64(0)) for row in rows], np.uint64)
