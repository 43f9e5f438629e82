"""Stems (``~стран``): which words of a text begin with one, found by their first four letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from framing.languages.hashes import FOUR, windows
from framing.lexicon.hashing import HashTable, build_table
from framing.lexicon.rows import Rows, make_rows, misspelled, spell
from framing.lexicon.sequence import WordSequence

# Shorter stems would make most words of a text candidates.
STEM_LENGTH = FOUR


@dataclass(frozen=True)
class Stems:
    """The stems of a lexicon, G of them, in ``stems``.

    ``beginnings`` gives the first four letters (as one number, see ``hashes``) that some stem has a number,
    ``alike`` (a row for each of these numbers) the stems that have them. ``spelling`` (G rows) are the characters of
    the stems, ``slots`` (G rows) the slots each satisfies.
    """

    stems: tuple[str, ...]
    beginnings: HashTable
    alike: Rows
    spelling: Rows
    slots: Rows


def compile_stems(slots: Mapping[str, list[int]]) -> Stems:
    """Compile stems.

    Args:
        slots: the slots that each stem satisfies.
    """
    stems = sorted(slots)
    alike: dict[str, list[int]] = {}
    for number, stem in enumerate(stems):
        alike.setdefault(stem[:STEM_LENGTH], []).append(number)
    beginnings = spell(list(alike))
    heads = windows(beginnings.values)[beginnings.offsets[:-1]]
    return Stems(
        tuple(stems),
        build_table(heads, np.arange(len(alike), dtype=np.int32)),
        make_rows(alike.values()),
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
    if not stems.stems:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    tokens = words.tokens
    beginning = stems.beginnings.get(tokens.head[words.token])
    word = np.flatnonzero(beginning >= 0)
    owner, stem = stems.alike.expand(beginning[word])
    word = word[owner]
    begin = tokens.begin[words.token[word]]
    left = tokens.finish[words.token[word]] - begin
    fits = np.flatnonzero(stems.spelling.counts[stem] <= left)
    right = fits[~misspelled(stems.spelling, stem[fits], tokens.folded, begin[fits])]
    owner, slot = stems.slots.expand(stem[right])
    return word[right][owner], slot
