"""Patterns found in a text: array work over words, in time linear in the text.

Every word that can anchor a pattern proposes it; proposals are extended slot by slot, first to
the right, then to the left, all at once; what survives is a match. Then exceptions are applied,
and overlaps resolved.
"""

from __future__ import annotations

import numpy as np

from framing.lexicon.anchors import REACHES, hopeful, signatures
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.extending import PatternMatches, Traits, extend, find_traits, joined
from framing.lexicon.guards import guarded
from framing.lexicon.overlaps import Hits, resolve
from framing.lexicon.rows import Rows
from framing.lexicon.sequence import WordSequence


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
    return guarded(lexicon, words, found) if len(found.pattern) else Hits(*(np.zeros(0, np.int64),) * 3)


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
    traits = find_traits(lexicon, words)
    known = np.flatnonzero(np.take(lexicon.alone.filled, words.form, mode="wrap"))
    index, pattern = _filed(lexicon.alone, lexicon.stem_alone, known, words, traits)
    right = extend(lexicon, words, _propose(lexicon, words, traits), traits, 1)
    return joined([PatternMatches(pattern, index, index), extend(lexicon, words, right, traits, -1)])


def _filed(
    by_form: Rows, by_stem: Rows, index: np.ndarray, words: WordSequence, traits: Traits
) -> tuple[np.ndarray, np.ndarray]:
    """Words and the patterns that rows file with the forms of those at some indices, and with the slots of stems."""
    owner, pattern = by_form.expand(words.form[index])
    if not len(traits.stem_slot):
        return index[owner], pattern
    stem_owner, stem_pattern = by_stem.expand(traits.stem_slot)
    index = np.concatenate((index[owner], traits.stem_word[stem_owner]))
    return index, np.concatenate((pattern, stem_pattern))


def _propose(lexicon: CompiledLexicon, words: WordSequence, traits: Traits) -> PatternMatches:
    """Every longer pattern at every word that satisfies its anchor, where words in reach may satisfy its neighbours."""
    found = signatures(lexicon.signature, words.form, traits.kinds)
    known = np.flatnonzero(np.take(lexicon.anchored.filled, words.form, mode="wrap"))
    known = known[hopeful(lexicon.hopes, words.form[known], found, known)]
    index, pattern = _filed(lexicon.anchored, lexicon.stem_anchored, known, words, traits)
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
