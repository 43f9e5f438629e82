"""The state of one measure of a group: a few sums that merge, so that any number of articles aggregate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from framing.model import ArticleScore
from framing.profiles.measures import Rule, enters, rate, tally

# One byte of a hash. 256 resampling units are ample for an interval, and 4 kB a measure and group.
BINS = 256


def cluster(score: ArticleScore) -> str:
    """The unit that is resampled with an article: its event, whose articles are not independent, or itself."""
    return f"event\x1f{score.event}" if score.event else f"article\x1f{score.id}"


def bin_of(name: str) -> int:
    """The bin of a cluster: the same in every process and version."""
    return blake2b(name.encode(), digest_size=1).digest()[0]


@dataclass(frozen=True, slots=True)
class State:
    """Sums over a group's articles for one measure.

    ``n`` counts the articles that have a rate, ``rate`` and ``rate_squared`` sum those rates;
    ``count`` and ``exposure`` also hold the articles too short to be rated. ``bin_n`` and
    ``bin_rate`` split ``n`` and ``rate`` by a hash of the article (of its event where it has
    one), for the bootstrap.
    """

    n: int = 0
    rate: float = 0.0
    rate_squared: float = 0.0
    count: float = 0.0
    exposure: float = 0.0
    bin_n: tuple[int, ...] = (0,) * BINS
    bin_rate: tuple[float, ...] = (0.0,) * BINS

    @classmethod
    def from_scores(cls, scores: Iterable[ArticleScore], rule: Rule, comparable: bool = False) -> State:
        """Sum up articles for one measure.

        Args:
            scores: the articles of the group.
            rule: the measure, from ``MEASURES``.
            comparable: bring words of several languages on one footing.

        Example:
            >>> from framing.profiles.measures import MEASURES
            >>> one = ArticleScore("a1", "Dawn", "en", None, "", {"hedge": 3}, {"outlet": 200}, {})
            >>> two = ArticleScore("a2", "Dawn", "en", None, "", {"hedge": 1}, {"outlet": 200}, {})
            >>> State.from_scores([one, two], MEASURES["hedge"]).mean
            10.0
        """
        n, total, squared, count, exposure = 0, 0.0, 0.0, 0.0, 0.0
        bin_n, bin_rate = [0] * BINS, [0.0] * BINS
        for score in scores:
            if enters(score, rule):
                counted, over = tally(score, rule, comparable)
                count, exposure = count + counted, exposure + over
            value = rate(score, rule, comparable)
            if value is not None:
                n, total, squared = n + 1, total + value, squared + value * value
                place = bin_of(cluster(score))
                bin_n[place] += 1
                bin_rate[place] += value
        return cls(n, total, squared, count, exposure, tuple(bin_n), tuple(bin_rate))

    def merge(self, other: State) -> State:
        """The state of both groups of articles together; ``State.merge(a, b)`` reads the same."""
        return State(
            self.n + other.n,
            self.rate + other.rate,
            self.rate_squared + other.rate_squared,
            self.count + other.count,
            self.exposure + other.exposure,
            tuple(a + b for a, b in zip(self.bin_n, other.bin_n, strict=True)),
            tuple(a + b for a, b in zip(self.bin_rate, other.bin_rate, strict=True)),
        )

    @property
    def mean(self) -> float | None:
        """The group's figure: the mean of its articles' rates."""
        return self.rate / self.n if self.n else None

    @property
    def deviation(self) -> float | None:
        """The standard deviation of its articles' rates, from two articles on."""
        if self.n < 2:
            return None
        # Rounding can push the variance of equal rates a hair below zero.
        return max(0.0, (self.rate_squared - self.rate**2 / self.n) / (self.n - 1)) ** 0.5
