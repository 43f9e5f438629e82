"""Estimates: articles' figures shrunk towards their language's, and bootstrap intervals of groups."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# Two parameters cannot be fitted to fewer articles with any sense.
FIT_FROM = 5
# A prior worth e^12 findings or trials: articles vary no more than chance and are all given the mean.
LOG_LIMIT = 12.0
# Two clusters allow three different resamples; an interval of that would be theatre.
CLUSTERS_FROM = 3
CONFIDENCE = 0.95
# Array cells held at once while resampling: 32 MB of floats.
CELLS = 4_000_000


def seed_for(seed: int, *names: str) -> int:
    """A seed of its own for each group, the same on every machine and run.

    Example:
        >>> seed_for(1, "Dawn, en") == seed_for(1, "Dawn, en") != seed_for(1, "Dusk, en")
        True
    """
    text = "\x1f".join((str(seed), *names))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def shrink(counts: Sequence[float], exposures: Sequence[float], unit: str) -> tuple[list[float], str]:
    """Shrink articles' figures towards their common mean: the shorter the article, the more.

    Empirical Bayes: rates are gamma–Poisson, shares beta–binomial, both fitted by maximum
    likelihood from a start by the method of moments. ``loaded`` counts are sums of strengths;
    their extra spread goes into the fitted dispersion.

    Args:
        counts: what was counted, one an article.
        exposures: words or attributions, one an article, all above zero.
        unit: ``"per_1000"`` or ``"share"``.

    Returns:
        The shrunk figures, per unit of exposure, and what was done: ``"shrunk"``; ``"raw"``, where
        there are fewer than five articles or nothing at all was counted, and the figures stay as
        they are; ``"pooled"``, where articles vary no more than chance and all get the mean.

    Example:
        >>> shrink([0, 4, 1, 9, 0, 2], [300, 300, 300, 300, 300, 300], "per_1000")[1]
        'shrunk'
        >>> shrink([1, 2], [300, 300], "per_1000")
        ([0.0033333333333333335, 0.006666666666666667], 'raw')
    """
    from scipy.optimize import minimize
    from scipy.special import betaln, gammaln

    n, t = np.asarray(counts, dtype=float), np.asarray(exposures, dtype=float)
    share = unit == "share"
    if len(n) < FIT_FROM or not n.any() or (share and (n == t).all()):
        return (n / t).tolist(), "raw"
    mean = n.sum() / t.sum()
    # Moments: what the squared deviations hold beyond chance, as a precision (prior findings or trials).
    if share:
        extra = ((n - mean * t) ** 2).sum() / (mean * (1 - mean)) - t.sum()
        precision = (t * (t - 1)).sum() / extra - 1 if extra > 0 else np.inf
    else:
        extra = ((n - mean * t) ** 2).sum() - n.sum()
        precision = mean**2 * (t**2).sum() / extra if extra > 0 else np.inf

    def prior(point: Array) -> tuple[float, float]:
        """alpha and beta from an unbounded location and the logarithm of the precision."""
        size = np.exp(point[1])
        if share:
            centre = 1 / (1 + np.exp(-point[0]))
            return size * centre, size * (1 - centre)
        return size, size / np.exp(point[0])

    def loss(point: Array) -> float:
        """Minus the log-likelihood, without terms that hold no parameter."""
        a, b = prior(point)
        if share:
            return -float((betaln(a + n, b + t - n) - betaln(a, b)).sum())
        return -float((gammaln(a + n) - gammaln(a) + a * np.log(b / (b + t)) - n * np.log(b + t)).sum())

    place = np.log(mean / (1 - mean)) if share else np.log(mean)
    start = [place, np.clip(np.log(max(precision, 1e-3)), -LOG_LIMIT + 1, LOG_LIMIT - 1)]
    bounds = [(place - 10, place + 10), (-LOG_LIMIT, LOG_LIMIT)]
    fitted = minimize(loss, start, method="L-BFGS-B", bounds=bounds).x
    # The likelihood is flat towards the limit: a prior a hundred times the data is the mean already.
    weight = n.sum() if not share else t.sum()
    if fitted[1] > min(LOG_LIMIT - 0.1, np.log(100 * weight)):
        return [float(mean)] * len(n), "pooled"
    a, b = prior(fitted)
    return ((a + n) / ((a + b if share else b) + t)).tolist(), "shrunk"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Intervals of several statistics: two arrays, and for each whether BCa could be had."""

    low: Array
    high: Array
    bca: NDArray[np.bool_]


def bootstrap_bounds(sizes: Sequence[int], statistic: Callable[..., Array], rows: int, draws: int, seed: int) -> Bounds:
    """Bootstrap several statistics at once, from the same resamples.

    Args:
        sizes: the number of clusters in each sample (one sample, or two that are resampled apart).
        statistic: called with one array of cluster indices a sample (the last axis is the resample)
            and ``axis``; returns one row a statistic.
        rows: how many statistics it returns.
        draws: resamples.
        seed: seed of the resampling.

    Returns:
        BCa intervals; percentile intervals of the same draws where BCa cannot be computed (no
        variation). A limit may be infinite where the statistic can be, and is NaN where it
        has no value in any draw.
    """
    from scipy import stats

    batch = max(1, CELLS // (rows * max(sizes)))
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # No variation is expected and handled below. SciPy renamed the warning over time.
        warnings.simplefilter("ignore")
        result = stats.bootstrap(
            tuple(np.arange(size) for size in sizes),
            statistic,
            n_resamples=draws,
            batch=batch,
            vectorized=True,
            axis=-1,
            confidence_level=CONFIDENCE,
            method="BCa",
            random_state=np.random.default_rng(seed),
        )
        low, high = (np.array(limit, dtype=float) for limit in result.confidence_interval)
        bca = np.isfinite(low) & np.isfinite(high)
        tail = (1 - CONFIDENCE) / 2
        for row in np.flatnonzero(~bca):
            values = result.bootstrap_distribution[row]
            values = values[~np.isnan(values)]
            # No interpolation: between a number and infinity there is nothing to interpolate.
            limits = np.quantile(values, [tail, 1 - tail], method="inverted_cdf") if len(values) else (np.nan, np.nan)
            low[row], high[row] = limits
    return Bounds(low, high, bca)


def gather(rates: Array, labels: Sequence[str]) -> tuple[Array, Array]:
    """Sum article rates by cluster.

    Args:
        rates: a row a measure, a column an article.
        labels: the cluster of each article.

    Returns:
        The sums, a column a cluster in sorted order, and the articles in each cluster.

    Example:
        >>> sums, sizes = gather(np.array([[1.0, 2.0, 4.0]]), ["x", "y", "x"])
        >>> sums.tolist(), sizes.tolist()
        ([[5.0, 2.0]], [2.0, 1.0])
    """
    names, place = np.unique(labels, return_inverse=True)
    belongs = (place[:, None] == np.arange(len(names))).astype(float)
    return rates @ belongs, belongs.sum(axis=0)


def interval(sums: Array, sizes: Array, draws: int, seed: int) -> Bounds:
    """The interval of means of article rates, resampling clusters of articles.

    Args:
        sums: sums of rates, a row a measure and a column a cluster.
        sizes: articles in each cluster.
        draws: resamples.
        seed: seed of the resampling.

    Example:
        >>> limits = interval(np.array([[4.0, 6.0, 8.0, 10.0]]), np.ones(4), 2000, 1)
        >>> bool(limits.low[0] < 7 < limits.high[0]), bool(limits.bca[0])
        (True, True)
    """

    def mean(chosen: NDArray[np.int64], axis: int = -1) -> Array:
        return np.asarray(sums[:, chosen].sum(axis=-1) / sizes[chosen].sum(axis=-1))

    return bootstrap_bounds([len(sizes)], mean, len(sums), draws, seed)
