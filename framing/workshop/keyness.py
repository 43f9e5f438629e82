"""Keyness: words one group uses more than another, by log-odds with an informative Dirichlet prior (Monroe 2008)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Term = TypeVar("Term", bound=Hashable)

# No article may bring more than this part of a term's uses (LINGUISTICS §6.4): one text that repeats its
# subject does not make a habit of the house.
ARTICLE_SHARE = 0.2
# The prior is the language of both groups together, weighing as much as a tenth of their words. With much less, a
# word that the other group never uses drowns in the variance of its prior; with much more, all words look alike.
PRIOR_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Keyness:
    """One term in a target group against the reference: its log-odds ratio, and that in units of its error (``z``)."""

    delta: float
    z: float


def capped(counts: Sequence[Mapping[Term, int]]) -> Counter[Term]:
    """Uses of every term over articles, each article's part of them capped.

    Args:
        counts: the counts of each article.

    Example:
        >>> sorted(capped([{"a": 16}, {"a": 1, "b": 5}, {"a": 3}]).items())
        [('a', 8.0), ('b', 1.0)]
    """
    totals: Counter[Term] = Counter()
    for one in counts:
        totals.update(one)
    found: dict[Term, float] = dict.fromkeys(totals, 0.0)
    for one in counts:
        for term, count in one.items():
            found[term] += min(count, ARTICLE_SHARE * totals[term])
    # A Counter of floats: uses are cut to parts of a use.
    result: Counter[Term] = Counter()
    result.update(found)
    return result


def log_odds(target: Mapping[Term, float], reference: Mapping[Term, float]) -> dict[Term, Keyness]:
    """Compare the words of two groups.

    Args:
        target: uses of every term in one group.
        reference: the same in the other.

    Returns:
        Every term of either group; swapping the groups turns all signs.

    Example:
        >>> found = log_odds({"mob": 20, "city": 80}, {"mob": 2, "city": 98})
        >>> found["mob"].z > 1.96 > found["city"].z
        True
    """
    terms = sorted(set(target) | set(reference), key=repr)
    if not terms:
        return {}
    ours = np.array([target.get(term, 0) for term in terms], float)
    theirs = np.array([reference.get(term, 0) for term in terms], float)
    prior = PRIOR_SHARE * (ours + theirs)
    total = prior.sum()
    # Where a group has one term only, nothing is left to set it against.
    delta = _logit(ours + prior, ours.sum() + total) - _logit(theirs + prior, theirs.sum() + total)
    error = np.sqrt(1 / (ours + prior) + 1 / (theirs + prior))
    return {
        term: Keyness(float(d), float(d / e)) for term, d, e in zip(terms, delta.tolist(), error.tolist(), strict=True)
    }


def _logit(uses: np.ndarray, words: float) -> np.ndarray:
    return np.log(uses) - np.log(np.maximum(words - uses, np.finfo(float).tiny))
