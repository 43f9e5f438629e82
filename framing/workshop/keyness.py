"""Keyness of words and pairs of words: what one outlet says more than the others, for suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from framing.comparison.keyness import cap_uses, log_odds

Term = TypeVar("Term", bound=Hashable)

# The prior is the language of both groups together, weighing as much as a tenth of their words. With much less, a
# word that the other group never uses drowns in the variance of its prior; with much more, all words look alike.
PRIOR_SHARE = 0.1


def count_terms(articles: Sequence[Mapping[Term, int]]) -> Counter[Term]:
    """Uses of every term over articles, each article's part of them capped (``cap_uses``).

    Example:
        >>> sorted(count_terms([{"a": 16}, {"a": 1, "b": 5}, {"a": 3}]).items())
        [('a', 8), ('b', 1)]
    """
    found: Counter[Term] = Counter()
    for article in cap_uses(articles):
        found.update(article)
    return found


def score_terms(target: Mapping[Term, int], reference: Mapping[Term, int]) -> dict[Term, float]:
    """Log-odds of the terms of two groups in units of their error (``framing.comparison.keyness.log_odds``).

    Args:
        target: uses of every term in one group.
        reference: the same in the other.

    Returns:
        The z-score of every term of either group; swapping the groups turns all signs.

    Example:
        >>> found = score_terms({"mob": 20, "city": 80}, {"mob": 2, "city": 98})
        >>> found["mob"] > 1.96 > found["city"]
        True
    """
    terms = sorted(set(target) | set(reference), key=repr)
    ours = np.array([target.get(term, 0) for term in terms], float)
    theirs = np.array([reference.get(term, 0) for term in terms], float)
    _, z = log_odds(ours, theirs, PRIOR_SHARE * (ours + theirs))
    return dict(zip(terms, z.tolist(), strict=True))
