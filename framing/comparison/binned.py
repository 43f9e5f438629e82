"""Contrasts of groups too large to list their articles: estimated from mergeable states."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from framing.comparison.statistics import contrast_bounds, paired_permutation
from framing.profiles import MEASURES
from framing.profiles.estimates import Array
from framing.profiles.state import BINS, State


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known of one measure in two groups; NaN stands for no interval."""

    mean_a: float = math.nan
    mean_b: float = math.nan
    low: float = math.nan
    high: float = math.nan
    log_low: float = math.nan
    log_high: float = math.nan
    p: float | None = None
    test: str = ""
    notes: tuple[str, ...] = ()

    def swapped(self) -> Estimate:
        """The same with the groups in the other order."""
        return replace(
            self,
            mean_a=self.mean_b,
            mean_b=self.mean_a,
            low=-self.high,
            high=-self.low,
            log_low=-self.log_high,
            log_high=-self.log_low,
        )


def estimate_states(
    a: Mapping[str, object], b: Mapping[str, object], draws: int, permutations: int, seed: int
) -> dict[str, Estimate]:
    """Estimates by measure from mergeable states: bins of articles take the place of events.

    A bin holds the same clusters in both groups, or an even share of them by chance; if the groups do not
    differ, the sign of a bin's difference is a toss, which is what the paired permutation asks.
    """
    found: dict[str, Estimate] = {}
    for name in MEASURES:
        one, other = a[name], b[name]
        if not isinstance(one, State) or not isinstance(other, State) or not one.n or not other.n:
            found[name] = Estimate(notes=("a group has no article long enough for a figure",))
            continue
        (sums_a, sizes_a), (sums_b, sizes_b) = _bins(one), _bins(other)
        both = (sizes_a > 0) & (sizes_b > 0)
        if both.sum() < BINS // 2:
            found[name] = Estimate(notes=("too few articles of both groups for bins",))
            continue
        apart = sums_a[0, both] / sizes_a[both] - sums_b[0, both] / sizes_b[both]
        (p,) = paired_permutation(apart[None, :], permutations, seed)
        kept_a, kept_b = (sums_a[:, sizes_a > 0], sizes_a[sizes_a > 0]), (sums_b[:, sizes_b > 0], sizes_b[sizes_b > 0])
        difference, ratio = contrast_bounds(kept_a, kept_b, False, draws, seed)
        found[name] = Estimate(
            one.rate / one.n,
            other.rate / other.n,
            float(difference.low[0]),
            float(difference.high[0]),
            float(ratio.low[0]),
            float(ratio.high[0]),
            p,
            "paired permutation",
            (f"tested over {int(both.sum())} bins of articles",),
        )
    return found


def _bins(state: State) -> tuple[Array, Array]:
    """Sums of rates (one row) and articles by bin."""
    return np.array([state.bin_rate], dtype=float), np.array(state.bin_n, dtype=float)
