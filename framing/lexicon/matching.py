"""Patterns found in a text: array work over words, in time linear in the text.

Every word that can anchor a pattern proposes it; proposals are extended slot by slot, first to
the right, then to the left, all at once; what survives is a match. Then exceptions are applied,
and overlaps resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages import get_language
from framing.lexicon.anchors import CAP, QUOTE, REACHES, STEM, signatures
from framing.lexicon.compiling import EXCEPT, EXCEPT_NEAR, MATCH, REQUIRE_NEAR, CompiledLexicon
from framing.lexicon.overlaps import Hits, resolve
from framing.lexicon.rows import Rows, expanded
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


def find_matches(lexicon: CompiledLexicon, words: WordSequence) -> Hits:
    """Find every entry of a lexicon in a text.

    Args:
        lexicon: the compiled lexicon.
        words: the text, with form numbers of that very lexicon.

    Returns:
        The matches that stand, ordered by first word.
    """
    return resolve(lexicon, words, find_all(lexicon, words))


def find_all(lexicon: CompiledLexicon, words: WordSequence) -> Hits:
    """Find every match of every entry that its own exceptions leave, overlapping ones included.

    Args:
        lexicon: the compiled lexicon.
        words: the text, with form numbers of that very lexicon.

    Returns:
        The matches in no particular order, some perhaps twice; see ``resolve``.
    """
    found = find_patterns(lexicon, words)
    return _guarded(lexicon, words, found) if len(found.pattern) else Hits(*(np.zeros(0, np.int64),) * 3)


def find_patterns(lexicon: CompiledLexicon, words: WordSequence) -> PatternMatches:
    """Find every match of every single pattern, exceptions among them, nothing cancelled yet.

    Args:
        lexicon: the compiled lexicon.
        words: the text, with form numbers of that very lexicon.

    Returns:
        The matches in no particular order, some perhaps twice.
    """
    if not len(words.form) or not len(lexicon.entries):
        nothing = np.zeros(0, np.int64)
        return PatternMatches(nothing, nothing, nothing)
    traits = _traits(lexicon, words)
    index, pattern = _anchored(lexicon.alone, lexicon.stem_alone, words, traits)
    proposals = _propose(lexicon, words, traits)
    right = _extend(lexicon, words, proposals, traits, 1)
    return _joined([PatternMatches(pattern, index, index), _extend(lexicon, words, right, traits, -1)])


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


def _traits(lexicon: CompiledLexicon, words: WordSequence) -> Traits:
    word, slot = find_stems(lexicon.stems, words)
    key = np.unique(word * len(lexicon.kinds) + slot)
    word, slot = np.divmod(key, len(lexicon.kinds))
    kinds = words.capital * np.uint8(CAP) | words.quote * np.uint8(QUOTE)
    kinds[word] |= STEM
    return Traits(kinds, word, slot, key)


def _anchored(by_form: Rows, by_stem: Rows, words: WordSequence, traits: Traits) -> tuple[np.ndarray, np.ndarray]:
    """Words and the patterns that rows file with their forms and with the slots of their stems, pair by pair."""
    known = np.flatnonzero(np.take(by_form.filled, words.form, mode="wrap"))
    owner, pattern = by_form.expand(words.form[known])
    stem_owner, stem_pattern = by_stem.expand(traits.stem_slot)
    index = np.concatenate((known[owner], traits.stem_word[stem_owner]))
    return index, np.concatenate((pattern, stem_pattern))


def _propose(lexicon: CompiledLexicon, words: WordSequence, traits: Traits) -> PatternMatches:
    """Every longer pattern at every word that satisfies its anchor, where words in reach may satisfy its neighbours."""
    index, pattern = _anchored(lexicon.anchored, lexicon.stem_anchored, words, traits)
    found = signatures(lexicon.signature, words.form, traits.kinds)
    # Where in the flat array each of the signatures begins that look ahead, and that look back.
    begin = np.arange(len(REACHES)) * found.shape[1] + REACHES[-1]
    ahead, back = begin + 1, begin - REACHES
    for mask, reach, offset in (
        (lexicon.after_mask, lexicon.after_reach, ahead),
        (lexicon.before_mask, lexicon.before_reach, back),
    ):
        at = offset[reach][pattern]
        at += index
        possible = np.flatnonzero((found.ravel()[at] & mask[pattern]) != 0)
        index, pattern = index[possible], pattern[possible]
    return PatternMatches(pattern, index, index)


def _extend(
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
    return _joined(done) if done else proposals


def _joined(parts: Sequence[PatternMatches]) -> PatternMatches:
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
        good[row] = _has_grammemes(words.word(int(index[row])), lexicon.grammemes[slot[row]], lexicon.language)
    rows = np.flatnonzero((kinds & STEM) != 0)
    if len(rows):
        pair = index[rows] * len(lexicon.kinds) + slot[rows]
        good[rows] |= _among(pair, traits.stem_key)
    return good


@lru_cache(maxsize=20_000)
def _has_grammemes(word: str, wanted: frozenset[str], language: str) -> bool:
    return any(wanted <= reading.grammemes for reading in get_language(language).readings(word))


def _guarded(lexicon: CompiledLexicon, words: WordSequence, found: PatternMatches) -> Hits:
    """Apply except, except_near and require_near of the entries that have them."""
    guarded = lexicon.guarded[found.pattern]
    free, found = found.at(np.flatnonzero(~guarded)), found.at(np.flatnonzero(guarded))
    role, entry = lexicon.role[found.pattern], lexicon.entry[found.pattern]
    # One number for an entry in a sentence.
    place = entry * (int(words.sentence[-1]) + 1) + words.sentence[found.first]
    matched = np.flatnonzero(role == MATCH)
    here = place[matched]
    cancelled = np.zeros(len(matched), bool)
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT)
    cancelled[rows] = _overlapped(words, found, place, matched[rows], np.flatnonzero(role == EXCEPT))
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT_NEAR)
    cancelled[rows] |= _among(here[rows], np.sort(place[role == EXCEPT_NEAR]))
    rows = np.flatnonzero(lexicon.needy[entry[matched]])
    cancelled[rows] |= ~_among(here[rows], np.sort(place[role == REQUIRE_NEAR]))
    left = found.at(matched[~cancelled])
    pattern, first, last = (np.concatenate(parts) for parts in zip(free.columns, left.columns, strict=True))
    return Hits(lexicon.entry[pattern], first, last)


def _of_entries(lexicon: CompiledLexicon, entry: np.ndarray, matched: np.ndarray, exceptions: np.ndarray) -> np.ndarray:
    """The places in ``matched`` of those whose entry has one of these exceptions anywhere in the text."""
    concerned = np.zeros(len(lexicon.entries), bool)
    concerned[entry[exceptions]] = True
    return np.flatnonzero(concerned[entry[matched]])


def _overlapped(
    words: WordSequence, found: PatternMatches, place: np.ndarray, rows: np.ndarray, others: np.ndarray
) -> np.ndarray:
    """Which of some matches share a word with any of the others in the same place (entry and sentence)."""
    out = np.zeros(len(rows), bool)
    if not len(others):
        return out
    # Most matches share no word with any exception at all.
    covered = np.zeros(len(words.form), bool)
    owner, step = expanded(found.last[others] - found.first[others] + 1)
    covered[found.first[others][owner] + step] = True
    first, last = found.first[rows], found.last[rows]
    near = np.flatnonzero(covered[first] | covered[last] | (last - first > 1))
    # A number that grows with place first and word second; then one running maximum serves all places.
    begin, end = (place * (int(found.last.max()) + 1) + words for words in (found.first, found.last))
    others = others[np.argsort(begin[others])]
    reached = np.maximum.accumulate(end[others])
    latest = np.searchsorted(begin[others], end[rows[near]], "right") - 1
    out[near] = (latest >= 0) & (reached[latest] >= begin[rows[near]])
    return out


def _among(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which values are among the wanted ones, which ascend (``np.isin`` for arrays too small for it)."""
    wanted = np.append(wanted, np.iinfo(wanted.dtype).max)
    return wanted[np.searchsorted(wanted, values)] == values
