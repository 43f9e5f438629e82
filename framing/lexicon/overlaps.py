"""Overlapping matches of one category: the longest wins, then the strongest, then the one whose entry stands first."""

from __future__ import annotations

from dataclasses import dataclass

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
    order = np.lexsort((hits.last, hits.first, group))
    entry, first, last, group = hits.entry[order], hits.first[order], hits.last[order], group[order]
    if len(order) > 1:
        # Groups are moved apart by more than any position, so one running maximum serves them all.
        apart = group * (int(last.max()) + 2)
        reached = np.maximum.accumulate(apart + last)
        joined = np.concatenate(([False], apart[1:] + first[1:] <= reached[:-1]))
        cluster = np.cumsum(~joined)
        crowded = np.flatnonzero(np.bincount(cluster)[cluster] > 1)
        keep = np.ones(len(order), bool)
        keep[_losers(lexicon, crowded, cluster, entry, first, last)] = False
        entry, first, last = entry[keep], first[keep], last[keep]
    order = np.lexsort((entry, first))
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
    losers: list[int] = []
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
    owner, expected = lexicon.spelling.expand(form)
    # Compared character by character, as far as both reach; a difference in length counts as well.
    within = np.arange(len(owner)) - np.repeat(
        np.searchsorted(owner, np.arange(len(index))), np.bincount(owner, minlength=len(index))
    )
    there = np.minimum(begin[owner] + within, len(words.codes) - 1)
    different = character_tables().folded[words.codes[there]] != expected
    wrong = lexicon.spelling.offsets[form + 1] - lexicon.spelling.offsets[form] != length
    wrong[owner[different]] = True
    if not wrong.any():
        return hits
    false = index[wrong]
    keep = ~np.isin(hits.first, false) & ~np.isin(hits.last, false)
    return Hits(hits.entry[keep], hits.first[keep], hits.last[keep])
