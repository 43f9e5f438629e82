"""Overlapping matches of one category: the longest wins, then the strongest, then the one whose entry stands first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.languages.hashes import FOUR
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.rows import misspelled
from framing.lexicon.sequence import WordSequence


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
    # One number to sort by: cluster, then length, strength and entry; what is equal stays in the order of the text.
    length = (last - first)[crowded]
    rank = cluster[crowded] * (int(length.max(initial=0)) + 1) - length
    rank = rank * (int(lexicon.strength.max()) + 1) - lexicon.strength[entry[crowded]]
    rank = rank * len(lexicon.entries) + entry[crowded]
    rows = crowded[np.argsort(rank, kind="stable")]
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
    form, token, tokens = words.form[index], words.token[index], words.tokens
    begin = tokens.begin[token]
    length = tokens.finish[token] - begin
    wrong = lexicon.spelling.counts[form] != length
    # Of shorter words no two have one hash.
    same = np.flatnonzero(~wrong & (length > FOUR))
    wrong[same] = misspelled(lexicon.spelling, form[same], tokens.folded, begin[same])
    if not wrong.any():
        return hits
    false = index[wrong]
    keep = ~np.isin(hits.first, false) & ~np.isin(hits.last, false)
    return Hits(hits.entry[keep], hits.first[keep], hits.last[keep])
