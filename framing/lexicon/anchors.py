"""Where the search for a pattern begins, and what one glance at the words around tells.

A pattern is looked for from one of its slots, its anchor. Every word of a text has a signature: a bit for each option
it satisfies beside an anchor. A pattern knows the bits of which it wants one right after its anchor, or within the gap
there, and before it; comparing bits rules out most of what the anchors propose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from framing.languages import Language
from framing.lexicon.patterns import Option, Pattern
from framing.lexicon.rows import Rows

# What a slot may want beside forms, and what a word is beside its form.
CAP, QUOTE, STEM = 1, 2, 4
OTHER_KINDS = {"cap": CAP, "quote": QUOTE, "stem": STEM}
# The last four of the 64 bits of a signature: those of the three kinds, and one that every signature has, for
# patterns that end with their anchor.
KIND_BITS = 60
ANY_BIT = 63
# So many of the commonest neighbours have a bit to themselves; more would leave too few for the others.
OWN_BITS = 24
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


@dataclass(frozen=True)
class Surroundings:
    """What may stand beside the anchors of P patterns, and the bits of signatures that tell of it.

    ``after_mask`` and ``before_mask`` (P uint64) are the bits of which the words beside the anchor have one,
    ``after_reach`` and ``before_reach`` (P int64) which of their signatures tells (an index of ``REACHES``).
    ``of_option`` (G uint64) is the bit a word has that satisfies an option, 0 where that stands beside no anchor.
    """

    after_mask: np.ndarray
    after_reach: np.ndarray
    before_mask: np.ndarray
    before_reach: np.ndarray
    of_option: np.ndarray


def look_around(
    options: Sequence[Option],
    options_of_slot: Sequence[Sequence[int]],
    slots: np.ndarray,
    gaps: np.ndarray,
    anchor: np.ndarray,
) -> Surroundings:
    """Tell what may stand beside the anchors of patterns.

    Args:
        options: G options.
        options_of_slot: the numbers of the options of K slots.
        slots: the slots of P patterns (P × (S + 2), -1 before the first and beyond the last).
        gaps: as many: how many words may stand before each slot (-1 where none may).
        anchor: P columns of ``slots``.
    """
    rows = np.arange(len(anchor))
    after, before = slots[rows, anchor + 1], slots[rows, anchor - 1]
    beside = np.concatenate((after, before))
    uses = np.zeros(len(options), np.int64)
    for slot in beside[beside >= 0].tolist():
        uses[options_of_slot[slot]] += 1
    bits = _option_bits(options, uses)
    masks = united(options_of_slot, bits)
    return Surroundings(
        after_mask=masks[after],
        after_reach=np.searchsorted(REACHES, gaps[rows, anchor + 1] + 1),
        before_mask=masks[before],
        before_reach=np.searchsorted(REACHES, gaps[rows, anchor] + 1),
        of_option=np.where(uses > 0, bits, np.uint64(0)),
    )


def form_hopes(anchored: Rows, beside: Surroundings) -> np.ndarray:
    """What must stand around a form so that any of the patterns it anchors can match: one of these bits.

    Each pattern counts once: with what stands right after its anchor, else with what stands right before it, else with
    what stands behind a gap.

    Args:
        anchored: the patterns each of F forms may anchor.
        beside: what stands beside their anchors.

    Returns:
        3 × F masks (uint64): of the next word, of the last one, and of those in the longest reach.
    """
    edge = np.uint64(1 << ANY_BIT)
    after = (beside.after_mask != edge) & (beside.after_reach == 0)
    before = (beside.before_mask != edge) & (beside.before_reach == 0) & ~after
    gapped = np.where(beside.after_mask != edge, beside.after_mask, beside.before_mask)
    found = np.zeros((3, len(anchored.counts)), np.uint64)
    filled = np.flatnonzero(anchored.counts)
    for row, (chosen, mask) in zip(
        found, ((after, beside.after_mask), (before, beside.before_mask), (~after & ~before, gapped)), strict=True
    ):
        wanted = np.where(chosen, mask, np.uint64(0))[anchored.values]
        row[filled] = np.bitwise_or.reduceat(wanted, anchored.offsets[filled]) if len(filled) else 0
    return found


def hopeful(hopes: np.ndarray, form: np.ndarray, found: np.ndarray, index: np.ndarray) -> np.ndarray:
    """Which of some words have around them what any pattern that they may anchor wants.

    Args:
        hopes: see ``form_hopes``.
        form: the form numbers of n words.
        found: the signatures of the text, see ``signatures``.
        index: where the n words stand in it.
    """
    one, _, nine = found
    at = index + REACHES[-1]
    near = one[at + 1] & hopes[0][form]
    near |= one[at - 1] & hopes[1][form]
    near |= (nine[at + 1] | nine[at - REACHES[-1]]) & hopes[2][form]
    return near != 0


def _option_bits(options: Sequence[Option], uses: np.ndarray) -> np.ndarray:
    """The bit that stands for each option in the signatures of the words that satisfy it.

    What stands beside many anchors is a common word (of, the, be); the options of most ``uses`` share their bits with
    none, so that these words raise no false hope for the others.
    """
    ranked = [n for n in np.argsort(-uses, kind="stable").tolist() if options[n].kind not in OTHER_KINDS]
    exponent = [KIND_BITS + OTHER_KINDS.get(option.kind, 0).bit_length() - 1 for option in options]
    for rank, number in enumerate(ranked):
        exponent[number] = rank if rank < OWN_BITS else OWN_BITS + rank % (KIND_BITS - OWN_BITS)
    return np.uint64(1) << np.array(exponent, np.uint64)


def united(rows: Iterable[Sequence[int]], bits: np.ndarray) -> np.ndarray:
    """For every row of numbers the bits of all of them in one (uint64), and ``ANY_BIT`` for a last row without any."""
    found = [np.bitwise_or.reduce(bits[row]) if row else 0 for row in map(list, rows)]
    return np.array([*found, 1 << ANY_BIT], np.uint64)


def signatures(of_form: np.ndarray, form: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """The signatures of the words of a text, and of so many words in a row as ``REACHES`` says.

    Args:
        of_form: those of the forms, and last of words that are none.
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
