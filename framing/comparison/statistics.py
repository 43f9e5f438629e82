"""Statistics of two groups: intervals, permutation tests and corrections for many tests.

SciPy resamples. Tests and intervals take many measures at once (a row each), because measures
that are taken of the same articles can share their resamples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.profiles.estimates import CELLS, Array, Bounds, bootstrap_bounds


def contrast_bounds(
    a: tuple[Array, Array], b: tuple[Array, Array], matched: bool, draws: int, seed: int
) -> tuple[Bounds, Bounds]:
    """Bootstrap intervals of the difference of two means, and of the logarithm of their ratio.

    Args:
        a: sums of article rates by cluster (a row a measure), and the articles in each cluster.
        b: the same of the other group.
        matched: whether the columns of both are the same clusters (events). They are then resampled
            together, which keeps what the events do to both groups out of the interval.
        draws: resamples.
        seed: seed of the resampling.

    Returns:
        The intervals of a − b and of log(a / b), a row a measure.

    Example:
        >>> a, b = (np.array([[8.0, 9.0, 10.0, 9.0]]), np.ones(4)), (np.array([[4.0, 5.0, 4.0, 5.0]]), np.ones(4))
        >>> difference, logarithm = contrast_bounds(a, b, False, 2000, 1)
        >>> bool(difference.low[0] < 4.5 < difference.high[0]), bool(logarithm.low[0] < np.log(2) < logarithm.high[0])
        (True, True)
    """

    def statistic(*chosen: NDArray[np.int64], axis: int = -1) -> Array:
        first, second = chosen[0], chosen[-1]
        left = a[0][:, first].sum(axis=-1) / a[1][first].sum(axis=-1)
        right = b[0][:, second].sum(axis=-1) / b[1][second].sum(axis=-1)
        return np.concatenate([left - right, np.log(left) - np.log(right)])

    sizes = [len(a[1])] if matched else [len(a[1]), len(b[1])]
    rows = len(a[0])
    both = bootstrap_bounds(sizes, statistic, 2 * rows, draws, seed)
    return (
        Bounds(both.low[:rows], both.high[:rows], both.bca[:rows]),
        Bounds(both.low[rows:], both.high[rows:], both.bca[rows:]),
    )


def paired_permutation(differences: Array, draws: int, seed: int) -> list[float]:
    """Test whether mean differences within events are zero: swap the two groups within each event.

    Args:
        differences: a row a measure, a column an event: a − b.
        draws: permutations; all of them, where there are not more.
        seed: seed of the drawing.

    Returns:
        Two-sided probabilities, one a measure.

    Example:
        >>> paired_permutation(np.array([[2.0, 1.0, 3.0]]), 10_000, 1)
        [0.25]
    """
    events = differences.shape[1]

    def statistic(first: Array, second: Array, axis: int = -1) -> Array:
        # The signs are permuted, not the values: one product then serves all measures.
        return (first - second) @ differences.T / events

    return _permute(np.ones(events), np.zeros(events), statistic, "samples", draws, seed)


def permutation(a: Array, b: Array, draws: int, seed: int) -> list[float]:
    """Test whether two groups of articles have the same mean: deal the articles out anew.

    Args:
        a: article rates of one group, a row a measure.
        b: article rates of the other.
        draws: permutations; all of them, where there are not more.
        seed: seed of the drawing.

    Returns:
        Two-sided probabilities, one a measure.

    Example:
        >>> permutation(np.array([[1.0, 2.0, 3.0, 4.0]]), np.array([[5.0, 6.0, 7.0, 8.0]]), 10_000, 1)
        [0.02857142857142857]
    """
    values, size_a, size_b = np.concatenate([a, b], axis=1), a.shape[1], b.shape[1]

    def statistic(first: NDArray[np.int64], second: NDArray[np.int64], axis: int = -1) -> Array:
        # The articles' numbers are dealt out, not their values: one product then serves all measures.
        in_a = np.zeros((*first.shape[:-1], size_a + size_b))
        np.put_along_axis(in_a, first, 1.0, axis=-1)
        return in_a @ values.T / size_a - (1 - in_a) @ values.T / size_b

    numbers = np.arange(size_a + size_b)
    return _permute(numbers[:size_a], numbers[size_a:], statistic, "independent", draws, seed)


def _permute(
    first: NDArray[Any], second: NDArray[Any], statistic: Callable[..., Array], kind: str, draws: int, seed: int
) -> list[float]:
    from scipy import stats

    result = stats.permutation_test(
        (first, second),
        statistic,
        permutation_type=kind,
        vectorized=True,
        n_resamples=draws,
        batch=max(1, CELLS // (len(first) + len(second))),
        axis=-1,
        random_state=np.random.default_rng(seed),
    )
    return [float(p) for p in result.pvalue]


def holm(probabilities: Sequence[float]) -> list[float]:
    """Holm's correction: the chance of even one false alarm in the family stays at the level tested.

    Args:
        probabilities: the raw probabilities of one family of tests.

    Returns:
        The adjusted probabilities in the same order.

    Example:
        >>> holm([0.01, 0.04, 0.03])
        [0.03, 0.06, 0.06]
    """
    adjusted, highest = [0.0] * len(probabilities), 0.0
    for rank, place in enumerate(sorted(range(len(probabilities)), key=probabilities.__getitem__)):
        highest = max(highest, min(1.0, (len(probabilities) - rank) * probabilities[place]))
        adjusted[place] = highest
    return adjusted


def benjamini_hochberg(probabilities: Sequence[float]) -> list[float]:
    """Benjamini–Hochberg: the expected share of false alarms among the findings stays at the level tested.

    Args:
        probabilities: the raw probabilities of one family of tests.

    Returns:
        The adjusted probabilities in the same order.

    Example:
        >>> benjamini_hochberg([0.01, 0.04, 0.03])
        [0.03, 0.04, 0.04]
    """
    from scipy import stats

    return [float(p) for p in stats.false_discovery_control(probabilities)] if len(probabilities) else []
