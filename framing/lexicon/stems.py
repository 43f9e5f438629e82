"""Stems (``~стран``): which words of a text begin with one, found by hash, length by length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from framing.languages.hashes import STEM_LENGTH, beginning_hashes, longer_hashes, word_hashes
from framing.lexicon.hashing import HashTable, build_table
from framing.lexicon.rows import Rows, make_rows, misspelled, spell
from framing.lexicon.sequence import WordSequence


@dataclass(frozen=True)
class Stems:
    """The stems of a lexicon, G of them, in ``stems``.

    ``beginnings`` has the hashes of their first ``STEM_LENGTH`` characters, ``table`` (hash → number) those of
    whole stems. ``spelling`` (G rows) are their characters, ``slots`` (G rows) the slots each satisfies.
    """

    stems: tuple[str, ...]
    beginnings: HashTable
    table: HashTable
    spelling: Rows
    slots: Rows


def compile_stems(slots: Mapping[str, list[int]]) -> Stems:
    """Compile stems.

    Args:
        slots: the slots that each stem satisfies.
    """
    stems = sorted(slots)
    beginnings = sorted({stem[:STEM_LENGTH] for stem in stems})
    return Stems(
        tuple(stems),
        build_table(word_hashes(beginnings), np.zeros(len(beginnings), np.int32)),
        build_table(word_hashes(stems), np.arange(len(stems), dtype=np.int32)),
        spell(stems),
        make_rows(slots[stem] for stem in stems),
    )


def find_stems(stems: Stems, words: WordSequence) -> tuple[np.ndarray, np.ndarray]:
    """Find the words that begin with a stem.

    Args:
        stems: the stems.
        words: the text.

    Returns:
        Indices of words and the slots they satisfy, one pair after the other; a word may come more than once.
    """
    lengths = stems.spelling.offsets[1:] - stems.spelling.offsets[:-1]
    nothing = np.zeros(0, np.int64)
    if not len(lengths):
        return nothing, nothing
    word_lengths = words.finish - words.begin
    word = np.flatnonzero(word_lengths >= STEM_LENGTH)
    hashes = beginning_hashes(words.codes, words.begin[word])
    likely = stems.beginnings.get(hashes) >= 0
    word, hashes = word[likely], hashes[likely]
    beginnings = [(word, hashes)]
    for length in range(STEM_LENGTH + 1, int(lengths.max()) + 1):
        reaches = word_lengths[word] >= length
        word = word[reaches]
        hashes = longer_hashes(hashes[reaches], words.codes, words.begin[word], length)
        beginnings.append((word, hashes))
    word, hashes = (np.concatenate(columns) for columns in zip(*beginnings, strict=True))
    stem = stems.table.get(hashes)
    word, stem = word[stem >= 0], stem[stem >= 0]
    right = ~misspelled(stems.spelling, stem, words.codes, words.begin[word])
    owner, slot = stems.slots.expand(stem[right])
    return word[right][owner], slot
