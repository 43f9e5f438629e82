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
from framing.lexicon.compiling import EXCEPT, EXCEPT_NEAR, MATCH, REQUIRE_NEAR, CompiledLexicon
from framing.lexicon.overlaps import Hits, resolve
from framing.lexicon.sequence import WordSequence
from framing.lexicon.stems import find_stems

MAX_COMMAS = 1  # a gap may cross this many


@dataclass(frozen=True)
class PatternMatches:
    """Matches of patterns: pattern numbers and the first and last word, or those reached so far, both inclusive."""

    pattern: np.ndarray
    first: np.ndarray
    last: np.ndarray

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
    stem_pairs = _stem_pairs(lexicon, words)
    proposals = _propose(lexicon, words, stem_pairs)
    alone = lexicon.length[proposals.pattern] == 1
    right = _extend(lexicon, words, proposals.at(~alone), stem_pairs, 1)
    return _joined([proposals.at(alone), _extend(lexicon, words, right, stem_pairs, -1)])


def _stem_pairs(lexicon: CompiledLexicon, words: WordSequence) -> np.ndarray:
    """Sorted keys ``word × slots + slot`` of the words that begin with a stem."""
    word, slot = find_stems(lexicon.stems, words)
    keys = np.sort(word * len(lexicon.cap) + slot)
    first = np.ones(len(keys), bool)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


def _propose(lexicon: CompiledLexicon, words: WordSequence, stem_pairs: np.ndarray) -> PatternMatches:
    """Every pattern at every word that satisfies its anchor, and whose neighbours can satisfy the slots beside it."""
    after = np.append(lexicon.after_signature[words.form[1:]], lexicon.after_signature[-1])
    before = np.append(lexicon.before_signature[-1], lexicon.before_signature[words.form[:-1]])
    # Most words anchor only patterns that fail at the next word, and one bit of its form's signature shows it.
    hopeful = (lexicon.after_bits[words.form] & after != 0) & (lexicon.before_bits[words.form] & before != 0)
    known = np.flatnonzero(hopeful)
    owner, pattern = lexicon.anchored.expand(words.form[known])
    index = known[owner]
    if len(stem_pairs):
        slots = len(lexicon.cap)
        by_stem = [
            (int(key) // slots, row) for key in stem_pairs for row in lexicon.stem_anchored.get(int(key) % slots, ())
        ]
        if by_stem:
            more_index, more_pattern = np.array(by_stem).T
            index, pattern = np.concatenate([index, more_index]), np.concatenate([pattern, more_pattern])
    possible = after[index] >> lexicon.after_bit[pattern]
    possible &= before[index] >> lexicon.before_bit[pattern]
    hopeful = np.flatnonzero(possible & np.uint64(1))
    return PatternMatches(pattern[hopeful], index[hopeful], index[hopeful])


def _extend(
    lexicon: CompiledLexicon, words: WordSequence, proposals: PatternMatches, stem_pairs: np.ndarray, step: int
) -> PatternMatches:
    """Match the slots right (step 1) or left (step -1) of the anchor, one slot a round for all proposals."""
    done: list[PatternMatches] = []
    slot_index = lexicon.anchor[proposals.pattern] + step
    while len(proposals.pattern):
        finished = slot_index >= lexicon.length[proposals.pattern] if step > 0 else slot_index < 0
        done.append(proposals.at(finished))
        going = np.flatnonzero(~finished)
        proposals, slot_index = proposals.at(going), slot_index[going]
        if not len(going):
            break
        # The gap between two slots is filed with the right one of them.
        gap = lexicon.gaps[proposals.pattern, slot_index if step > 0 else slot_index + 1]
        owner, target = _targets(words, proposals, gap, step)
        slot = lexicon.slots[proposals.pattern[owner], slot_index[owner]]
        keep = _satisfies(lexicon, words, target, slot, stem_pairs)
        owner, target = owner[keep], target[keep]
        extended = proposals.at(owner)
        if step > 0:
            proposals = PatternMatches(extended.pattern, extended.first, target)
        else:
            proposals = PatternMatches(extended.pattern, target, extended.last)
        slot_index = slot_index[owner] + step
    return _joined(done) if done else proposals


def _joined(parts: Sequence[PatternMatches]) -> PatternMatches:
    return PatternMatches(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("pattern", "first", "last")))


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
    wide = np.repeat(gapped, reach)
    distance = np.arange(len(wide)) - np.repeat(np.cumsum(reach) - reach, reach) + 1
    beyond = edge[wide] + step * distance
    inside = (beyond >= 0) & (beyond < len(words.form))
    wide, beyond = wide[inside], beyond[inside]
    low, high = np.minimum(edge[wide], beyond), np.maximum(edge[wide], beyond)
    free = (words.hard[high] == words.hard[low]) & (words.comma[high] - words.comma[low] <= MAX_COMMAS)
    return np.concatenate([owner, wide[free]]), np.concatenate([target, beyond[free]])


def _neighbours(words: WordSequence, edge: np.ndarray, owner: np.ndarray, step: int) -> tuple[np.ndarray, np.ndarray]:
    """The next word in the direction of ``step``, where no punctuation or sentence end stands between."""
    target = edge[owner] + step
    inside = (target >= 0) & (target < len(words.form))
    owner, target = owner[inside], target[inside]
    free = ~words.broken[target if step > 0 else target + 1]
    return owner[free], target[free]


def _satisfies(
    lexicon: CompiledLexicon, words: WordSequence, index: np.ndarray, slot: np.ndarray, stem_pairs: np.ndarray
) -> np.ndarray:
    """Whether the word at each index satisfies the slot beside it."""
    form = words.form[index].astype(np.int64)
    # "Other" words (form -1) get a key below 1, which as an unsigned number is beyond all pairs, or 0: none.
    key = form * len(lexicon.cap) + slot + 1
    good = lexicon.satisfied.get(key.view(np.uint64)) >= 0
    good |= lexicon.cap[slot] & words.capital[index]
    good |= lexicon.quote[slot] & words.quote[index]
    if len(stem_pairs):
        pair = index * len(lexicon.cap) + slot
        at = np.minimum(np.searchsorted(stem_pairs, pair), len(stem_pairs) - 1)
        good |= lexicon.stemmed[slot] & (stem_pairs[at] == pair)
    for row in np.flatnonzero(~good & lexicon.cap_inflected[slot] & words.capital[index]):
        good[row] = _has_grammemes(words.word(int(index[row])), lexicon.cap_grammemes[slot[row]], lexicon.language)
    return good


@lru_cache(maxsize=20_000)
def _has_grammemes(word: str, wanted: frozenset[str], language: str) -> bool:
    return any(wanted <= reading.grammemes for reading in get_language(language).readings(word))


def _guarded(lexicon: CompiledLexicon, words: WordSequence, found: PatternMatches) -> Hits:
    """Apply except, except_near and require_near of the entries that have them."""
    role, entry = lexicon.role[found.pattern], lexicon.entry[found.pattern]
    # One number for an entry in a sentence.
    place = entry.astype(np.int64) * (int(words.sentence[-1]) + 1) + words.sentence[found.first]
    matched = np.flatnonzero(role == MATCH)
    here = place[matched]
    cancelled = np.zeros(len(matched), bool)
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT)
    cancelled[rows] = _overlapped(found, place, matched[rows], np.flatnonzero(role == EXCEPT))
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT_NEAR)
    cancelled[rows] |= _among(here[rows], place[role == EXCEPT_NEAR])
    rows = np.flatnonzero(lexicon.needy[entry[matched]])
    cancelled[rows] |= ~_among(here[rows], place[role == REQUIRE_NEAR])
    matched = matched[~cancelled]
    return Hits(entry[matched], found.first[matched], found.last[matched])


def _of_entries(lexicon: CompiledLexicon, entry: np.ndarray, matched: np.ndarray, exceptions: np.ndarray) -> np.ndarray:
    """The places in ``matched`` of those whose entry has one of these exceptions anywhere in the text."""
    concerned = np.zeros(len(lexicon.entries), bool)
    concerned[entry[exceptions]] = True
    return np.flatnonzero(concerned[entry[matched]])


def _overlapped(found: PatternMatches, place: np.ndarray, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Which of some matches share a word with any of the others in the same place (entry and sentence)."""
    if not len(others):
        return np.zeros(len(rows), bool)
    # A number that grows with place first and word second; then one running maximum serves all places.
    begin, end = (place * (int(found.last.max()) + 1) + words for words in (found.first, found.last))
    others = others[np.argsort(begin[others])]
    reached = np.maximum.accumulate(end[others])
    latest = np.searchsorted(begin[others], end[rows], "right") - 1
    return (latest >= 0) & (reached[latest] >= begin[rows])


def _among(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Which values are among the wanted ones (``np.isin`` for arrays too small for it)."""
    wanted = np.append(np.sort(wanted), np.iinfo(wanted.dtype).max)
    return wanted[np.searchsorted(wanted, values)] == values
