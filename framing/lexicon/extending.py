"""Patterns looked for from their anchors outwards, slot by slot, for all proposals at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages import get_language
from framing.lexicon.anchors import CAP, QUOTE, STEM
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.rows import expanded
from framing.lexicon.sequence import WordSequence
from framing.lexicon.stems import find_stems

MAX_COMMAS = 1  # a gap may cross this many


@dataclass(frozen=True)
class PatternMatches:
    """Matches of patterns: pattern numbers and the first and last word, or those reached so far, both inclusive."""

    pattern: np.ndarray
    first: np.ndarray
    last: np.ndarray

    @property
    def columns(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return self.pattern, self.first, self.last

    def at(self, chosen: np.ndarray) -> PatternMatches:
        return PatternMatches(self.pattern[chosen], self.first[chosen], self.last[chosen])


@dataclass(frozen=True)
class Traits:
    """What words are beside their forms: ``kinds`` (n uint8, bits of ``anchors.CAP``, ``QUOTE`` and ``STEM``), and
    of those that begin with a stem, pair by pair, ``stem_word`` and ``stem_slot``; ``stem_key``, ascending, is one
    number for each pair.
    """

    kinds: np.ndarray
    stem_word: np.ndarray
    stem_slot: np.ndarray
    stem_key: np.ndarray


def find_traits(lexicon: CompiledLexicon, words: WordSequence) -> Traits:
    """Tell what the words of a text are beside their forms."""
    word, slot = find_stems(lexicon.stems, words)
    key = np.sort(word * len(lexicon.kinds) + slot)
    key = key[np.append(True, key[1:] != key[:-1])[: len(key)]]
    word, slot = np.divmod(key, len(lexicon.kinds))
    kinds = words.capital * np.uint8(CAP) | words.quote * np.uint8(QUOTE)
    kinds[word] |= STEM
    return Traits(kinds, word, slot, key)


def extend(
    lexicon: CompiledLexicon, words: WordSequence, proposals: PatternMatches, traits: Traits, step: int
) -> PatternMatches:
    """Match the slots right (step 1) or left (step -1) of the anchor, one slot a round for all proposals."""
    done: list[PatternMatches] = []
    slots, gaps = lexicon.slots.ravel(), lexicon.gaps.ravel()
    at = lexicon.anchor[proposals.pattern] + step
    at += proposals.pattern * lexicon.slots.shape[1]
    while len(at):
        slot = slots[at]
        done.append(proposals.at(np.flatnonzero(slot < 0)))
        going = np.flatnonzero(slot >= 0)
        if not len(going):
            break
        proposals, at, slot = proposals.at(going), at[going], slot[going]
        # The gap between two slots is filed with the right one of them.
        owner, target = _targets(words, proposals, gaps[at if step > 0 else at + 1], step)
        keep = np.flatnonzero(_satisfies(lexicon, words, target, slot[owner], traits))
        owner, target = owner[keep], target[keep]
        pattern, first, last = proposals.pattern[owner], proposals.first, proposals.last
        proposals = PatternMatches(pattern, first[owner] if step > 0 else target, target if step > 0 else last[owner])
        at = at[owner] + step
    return joined(done) if done else proposals


def joined(parts: Sequence[PatternMatches]) -> PatternMatches:
    return PatternMatches(*(np.concatenate(column) for column in zip(*(p.columns for p in parts), strict=True)))


def _targets(
    words: WordSequence, proposals: PatternMatches, gap: np.ndarray, step: int
) -> tuple[np.ndarray, np.ndarray]:
    """The words at which the next slot may stand: the neighbour, or any within the gap; none lies behind a break."""
    edge = proposals.last if step > 0 else proposals.first
    owner, target = _neighbours(words, edge, np.flatnonzero(gap < 0), step)
    gapped = np.flatnonzero(gap >= 0)
    if not len(gapped):
        return owner, target
    reach = gap[gapped] + 1
    wide, distance = expanded(reach)
    wide = gapped[wide]
    beyond = edge[wide] + step * (distance + 1)
    inside = np.flatnonzero((beyond >= 0) & (beyond < len(words.form)))
    wide, beyond = wide[inside], beyond[inside]
    begin = edge[wide]
    crossed = np.abs(words.comma[beyond] - words.comma[begin])
    free = np.flatnonzero((words.hard[beyond] == words.hard[begin]) & (crossed <= MAX_COMMAS))
    return np.concatenate([owner, wide[free]]), np.concatenate([target, beyond[free]])


def _neighbours(words: WordSequence, edge: np.ndarray, owner: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """The next word in the direction of ``step``, where no punctuation or sentence end stands between."""
    target = edge[owner] + step
    # The word behind the break, if there is one; nothing stands before the first word and behind the last.
    free = np.flatnonzero(~np.take(words.broken, target if step > 0 else target + 1, mode="clip"))
    free = free[(target[free] >= 0) & (target[free] < len(words.form))]
    return owner[free], target[free]


def _satisfies(
    lexicon: CompiledLexicon, words: WordSequence, index: np.ndarray, slot: np.ndarray, traits: Traits
) -> np.ndarray:
    """Whether the word at each index satisfies the slot beside it."""
    # "Other" words (form -1) get a key below 1, which as an unsigned number is beyond all pairs, or 0: none.
    key = words.form[index] * len(lexicon.kinds) + slot + 1
    good = lexicon.satisfied.get(key.view(np.uint64)) >= 0
    kinds = lexicon.kinds[slot] & traits.kinds[index]
    good |= (kinds & QUOTE) != 0
    capital, inflected = (kinds & CAP) != 0, lexicon.inflected[slot]
    good |= capital & ~inflected
    for row in np.flatnonzero(capital & inflected & ~good).tolist():
        good[row] = _has_grammemes(words.word(int(index[row])), lexicon.grammemes[int(slot[row])], lexicon.language)
    rows = np.flatnonzero((kinds & STEM) != 0)
    if len(rows):
        pair = index[rows] * len(lexicon.kinds) + slot[rows]
        good[rows] |= among(pair, traits.stem_key)
    return good


@lru_cache(maxsize=20_000)
def _has_grammemes(word: str, wanted: frozenset[str], language: str) -> bool:
    return any(wanted <= reading.grammemes for reading in get_language(language).readings(word))


def among(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which values are among the wanted ones, which ascend (``np.isin`` for arrays too small for it)."""
    wanted = np.append(wanted, np.iinfo(wanted.dtype).max)
    return wanted[np.searchsorted(wanted, values)] == values
