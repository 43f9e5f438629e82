"""Overlapping matches of one category: the longest wins, then the strongest, then the one whose entry stands first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from framing.languages.characters import character_tables
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.reading import WordSequence


@dataclass(frozen=True)
class Hits:
    """Matches: ``entry`` (numbers into the compiled lexicon's entries), ``first`` and ``last`` word, both inclusive."""

    entry: np.ndarray
    first: np.ndarray
    last: np.ndarray


def resolve(lexicon: CompiledLexicon, words: WordSequence, hits: Hits) -> Hits:
    """Keep the longest of overlapping matches within a group of entries.

    Args:
        lexicon: the compiled lexicon.
        words: the text.
        hits: matches, all or a choice of what ``find_all`` gives.

    Returns:
        The matches that stand, ordered by first word.
    """
    group = lexicon.group[hits.entry].astype(np.int64)
    # One number to sort by: group, then first word, then last.
    reach, width = int(hits.last.max(initial=0)) + 2, int((hits.last - hits.first).max(initial=0)) + 1
    order = np.argsort((group * reach + hits.first) * width + hits.last - hits.first)
    entry, first, last, group = hits.entry[order], hits.first[order], hits.last[order], group[order]
    if len(order) > 1:
        # Groups are moved apart by more than any position, so one running maximum serves them all.
        apart = group * reach
        reached = np.maximum.accumulate(apart + last)
        joined = np.concatenate(([False], apart[1:] + first[1:] <= reached[:-1]))
        cluster = np.cumsum(~joined)
        crowded = np.flatnonzero(np.bincount(cluster)[cluster] > 1)
        keep = np.ones(len(order), bool)
        keep[_losers(lexicon, crowded, cluster, entry, first, last)] = False
        entry, first, last = entry[keep], first[keep], last[keep]
    order = np.argsort(first.astype(np.int64) * len(lexicon.entries) + entry)
    return _verified(lexicon, words, Hits(entry[order], first[order], last[order]))


def _losers(
    lexicon: CompiledLexicon,
    crowded: np.ndarray,
    cluster: np.ndarray,
    entry: np.ndarray,
    first: np.ndarray,
    last: np.ndarray,
) -> list[int]:
    """Which matches of clusters of overlapping ones give way: shorter to longer, weaker to stronger, later entries."""
    strength = lexicon.strength[entry[crowded]]
    ranked = np.lexsort((first[crowded], entry[crowded], -strength, (first - last)[crowded], cluster[crowded]))
    rows = crowded[ranked]
    # Most clusters are pairs, and of a pair the second in rank gives way.
    opens = np.diff(cluster[rows], prepend=-1) != 0
    size = np.diff(np.append(np.flatnonzero(opens), len(rows)))
    paired = np.repeat(size == 2, size)
    losers = rows[paired & ~opens].tolist()
    rows = rows[~paired]
    taken: set[int] = set()
    here = -1
    for row, group, begin, stop in zip(
        rows.tolist(), cluster[rows].tolist(), first[rows].tolist(), (last[rows] + 1).tolist(), strict=True
    ):
        if group != here:
            here, taken = group, set()
        if taken.isdisjoint(range(begin, stop)):
            taken.update(range(begin, stop))
        else:
            losers.append(row)
    return losers


def _verified(lexicon: CompiledLexicon, words: WordSequence, hits: Hits) -> Hits:
    """Drop matches whose first or last word is taken for a form it is not (a hash collision)."""
    checked = np.zeros(len(words.form), bool)
    checked[hits.first] = checked[hits.last] = True
    index = np.flatnonzero(checked & (words.form >= 0))
    form, begin = words.form[index], words.begin[index]
    length = words.finish[index] - begin
    spelled_at = lexicon.spelling.offsets[form]
    spelled_length = lexicon.spelling.offsets[form + 1] - spelled_at
    wrong = spelled_length != length
    width = int(spelled_length.max(initial=1)) + 3 & ~3
    written = np.zeros(len(words.codes) + width, np.uint16)
    written[: len(words.codes)] = character_tables().folded[words.codes]
    different = _windows(lexicon.spelling.values, spelled_at, width) ^ _windows(written, begin, width)
    wrong |= (different & _leading(width)[spelled_length]).any(axis=1)
    if not wrong.any():
        return hits
    false = index[wrong]
    keep = ~np.isin(hits.first, false) & ~np.isin(hits.last, false)
    return Hits(hits.entry[keep], hits.first[keep], hits.last[keep])


def _windows(values: np.ndarray, begin: np.ndarray, width: int) -> np.ndarray:
    """``width`` characters (uint16) from each beginning on, one row each, four of them to a number (uint64)."""
    return np.lib.stride_tricks.sliding_window_view(values, width)[begin].view(np.uint64)


@lru_cache(maxsize=32)
def _leading(width: int) -> np.ndarray:
    """For every count of characters up to ``width`` a row like those of ``_windows`` with all their bits set."""
    chosen = np.arange(width) < np.arange(width + 1)[:, None]
    return np.where(chosen, np.uint16(0xFFFF), np.uint16(0)).view(np.uint64)
