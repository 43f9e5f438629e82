"""Exceptions and company: which matches their own entry's except, except_near and require_near cancel."""

from __future__ import annotations

import numpy as np

from framing.lexicon.compiling import EXCEPT, EXCEPT_NEAR, MATCH, REQUIRE_NEAR, CompiledLexicon
from framing.lexicon.extending import PatternMatches, among
from framing.lexicon.overlaps import Hits
from framing.lexicon.rows import expanded
from framing.lexicon.sequence import WordSequence


def guarded(lexicon: CompiledLexicon, words: WordSequence, found: PatternMatches) -> Hits:
    """Apply except, except_near and require_near of the entries that have them."""
    concerned = lexicon.guarded[found.pattern]
    free, found = found.at(np.flatnonzero(~concerned)), found.at(np.flatnonzero(concerned))
    role, entry = lexicon.role[found.pattern], lexicon.entry[found.pattern]
    # One number for an entry in a sentence.
    place = entry * (int(words.sentence[-1]) + 1) + words.sentence[found.first]
    matched = np.flatnonzero(role == MATCH)
    here = place[matched]
    cancelled = np.zeros(len(matched), bool)
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT)
    cancelled[rows] = _overlapped(words, found, place, matched[rows], np.flatnonzero(role == EXCEPT))
    rows = _of_entries(lexicon, entry, matched, role == EXCEPT_NEAR)
    cancelled[rows] |= among(here[rows], np.sort(place[role == EXCEPT_NEAR]))
    rows = np.flatnonzero(lexicon.needy[entry[matched]])
    cancelled[rows] |= ~among(here[rows], np.sort(place[role == REQUIRE_NEAR]))
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
    reach = len(words.form)
    begin, end = place[others] * reach + found.first[others], place[others] * reach + found.last[others]
    order = np.argsort(begin)
    begin, reached = begin[order], np.maximum.accumulate(end[order])
    here = place[rows[near]] * reach
    latest = np.searchsorted(begin, here + last[near], "right") - 1
    out[near] = (latest >= 0) & (reached[latest] >= here + first[near])
    return out
