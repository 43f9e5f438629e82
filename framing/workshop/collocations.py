"""Collocations: neighbouring words that stand together more often than chance would have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def find_collocations(
    runs: Iterable[Sequence[str]], plain: Iterable[str], fewest: int, most: int
) -> list[tuple[str, str]]:
    """Pairs of neighbouring words, the most firmly bound first (likelihood ratio, by NLTK).

    Args:
        runs: words in order, none of them with punctuation between.
        plain: the words that may be in a pair; function words are not.
        fewest: uses a pair must have.
        most: how many pairs to give.

    Example:
        >>> runs = [["rubber", "stamp", "court"], ["the", "rubber", "stamp"], ["court", "sat"]]
        >>> find_collocations(runs, {"rubber", "stamp", "court"}, 2, 10)
        [('rubber', 'stamp')]
    """
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    allowed = set(plain)
    finder = BigramCollocationFinder.from_documents([list(run) for run in runs])
    finder.apply_word_filter(lambda word: word not in allowed)
    finder.apply_freq_filter(fewest)
    scored = finder.score_ngrams(BigramAssocMeasures.likelihood_ratio)
    return [pair for pair, _ in sorted(scored, key=lambda item: (-item[1], item[0]))[:most]]
