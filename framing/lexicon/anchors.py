"""Where the search for a pattern begins, and what one glance at the words around tells.

A pattern is looked for from one of its slots, its anchor. Every word of a text has a signature: bits of the slots
it satisfies beside an anchor. A pattern knows the bit it wants right after its anchor, or within the gap there, and
before it; comparing bits rules out most of what the anchors propose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from framing.languages import Language
from framing.lexicon.patterns import Option, Pattern

# What a slot may want beside forms, and what a word is beside its form.
CAP, QUOTE, STEM = 1, 2, 4
# The last four of the 64 bits of a signature: those of the three kinds, and one that every signature has, for
# patterns that end with their anchor.
KIND_BITS = 60
ANY_BIT = 63
# So many of the commonest neighbours have a bit to themselves; more would leave too few for the others.
OWN_BITS = 16
# How many words ahead each of a word's three signatures reaches: the next word for slots without a gap, and as
# many as short and long gaps can skip, and one.
REACHES = (1, 3, 9)


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
    return np.array([costs.index(min(costs)) for costs in found], np.int64)


def neighbours_of(slots: np.ndarray, gaps: np.ndarray, anchor: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """For every pattern the slot after (1) or before (-1) its anchor, -1 at the edge, and which signature tells of it.

    Args:
        slots: the slots of P patterns (P × (S + 2), -1 before the first and beyond the last).
        gaps: as many: how many words may stand before each slot (-1 where none may).
        anchor: P columns of ``slots``.
        step: the direction.

    Returns:
        P slots, and P indices of ``REACHES``.
    """
    rows = np.arange(len(anchor))
    gap = gaps[rows, anchor + 1 if step > 0 else anchor]
    return slots[rows, anchor + step], np.searchsorted(REACHES, gap + 1)


def slot_masks(neighbours: np.ndarray, literal: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """For every slot, and last for the edge of a pattern, the bits of a signature of which a word has one.

    What stands beside many anchors is a common word (of, the, be); the commonest slots share their bits with
    none, so that these words raise no false hope for the others.

    Args:
        neighbours: the slots that stand beside anchors, each as often as it does; -1 is left out.
        literal: whether each of the K slots wants forms.
        kinds: what else each wants (uint8, bits of ``CAP``, ``QUOTE``, ``STEM``).

    Returns:
        K + 1 masks (uint64).
    """
    masks = np.append(kinds.astype(np.uint64) << np.uint64(KIND_BITS), np.uint64(1) << np.uint64(ANY_BIT))
    wanted, uses = np.unique(neighbours[neighbours >= 0], return_counts=True)
    wanted = wanted[np.argsort(-uses, kind="stable")]
    wanted = wanted[literal[wanted]]
    rank = np.arange(len(wanted))
    bits = np.where(rank < OWN_BITS, rank, OWN_BITS + (rank - OWN_BITS) % (KIND_BITS - OWN_BITS))
    masks[wanted] |= np.uint64(1) << bits.astype(np.uint64)
    return masks


def form_signatures(slots_of_form: list[list[int]], neighbours: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """For every form, and last for words that are none, the bits of the neighbours it satisfies, and ``ANY_BIT``."""
    # The bits of kinds are the text's to tell: a form that satisfies a slot need not be capitalised.
    bits = masks & np.uint64((1 << KIND_BITS) - 1)
    wanted = set(neighbours.tolist())
    rows = [[slot for slot in found if slot in wanted] for found in slots_of_form]
    found = [np.bitwise_or.reduce(bits[row], initial=masks[-1]) for row in [*rows, []]]
    return np.array(found, np.uint64)


def signatures(of_form: np.ndarray, form: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """The signatures of the words of a text, and of so many words in a row as ``REACHES`` says.

    Args:
        of_form: those of the forms, and last of words that are none, see ``form_signatures``.
        form: n form numbers, -1 for none.
        kinds: what each word is beside (uint8, bits of ``CAP``, ``QUOTE``, ``STEM``).

    Returns:
        3 × (n + 18) signatures (uint64); those of the text begin behind the longest reach.
    """
    margin = REACHES[-1]
    found = np.empty((len(REACHES), len(form) + 2 * margin), np.uint64)
    found[:, : margin + 1] = found[:, len(form) :] = of_form[-1]
    one, three, nine = found
    words = one[margin : margin + len(form)]
    np.take(of_form, form, out=words, mode="wrap")
    words |= kinds.astype(np.uint64) << np.uint64(KIND_BITS)
    np.bitwise_or(one[:-2], one[1:-1], out=three[:-2])
    three[:-2] |= one[2:]
    np.bitwise_or(three[:-6], three[3:-3], out=nine[:-6])
    nine[:-6] |= three[6:]
    return found
