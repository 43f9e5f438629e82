"""Strengths: loaded words from strength 1, 2 and 3 on, so that nobody need trust our weighing of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from framing.analysis import Analysis
from framing.comparison.results import StrengthPoint, StrengthRatio
from framing.model import Profile
from framing.profiles import FLOOR, article_id, seed_for
from framing.profiles.estimates import CLUSTERS_FROM, gather, interval
from framing.profiles.state import cluster

LEVELS = (1, 2, 3)


def strength_curves(
    profiles: Sequence[Profile],
    pairs: Sequence[tuple[str, str]],
    analyses: Iterable[Analysis],
    draws: int = 2000,
    seed: int = 20260101,
) -> tuple[tuple[StrengthPoint, ...], tuple[StrengthRatio, ...]]:
    """Rate loaded words of rising strength, unweighted, group by group; and their ratios, pair by pair.

    Args:
        profiles: the groups.
        pairs: names of the groups compared.
        analyses: their articles.
        draws: bootstrap resamples for the intervals.
        seed: seed of the resampling.

    Returns:
        A point for every group and level, and a ratio for every pair and level. A difference that is there at
        every level does not hang on where the line of loaded words is drawn.

    Example:
        >>> strength_curves((), (), ())
        ((), ())
    """
    counts: dict[str, list[int]] = {}
    for analysis in analyses:
        found = [f for f in analysis.findings if f.category == "loaded" and f.voice == "outlet" and f.region == "body"]
        counts[article_id(analysis)] = [sum(f.strength >= level for f in found) for level in LEVELS]
    points = [point for group in profiles for point in _points(group, counts, draws, seed)]
    values = {(point.group, point.level): point.value for point in points}
    ratios = [
        StrengthRatio(a, b, level, _ratio(values.get((a, level)), values.get((b, level))))
        for a, b in pairs
        for level in LEVELS
    ]
    return tuple(points), tuple(ratios)


def _ratio(a: float | None, b: float | None) -> float | None:
    return a / b if a is not None and b else None


def _points(group: Profile, counts: dict[str, list[int]], draws: int, seed: int) -> list[StrengthPoint]:
    known = [score for score in group.articles if score.id in counts]
    rated = [score for score in known if score.voices.get("outlet", 0) >= FLOOR]
    totals = [sum(counts[score.id][row] for score in known) for row in range(len(LEVELS))]
    if not rated:
        note = f"no article has {FLOOR} own words"
        return [
            StrengthPoint(group.name, level, None, None, None, 0, total, note)
            for level, total in zip(LEVELS, totals, strict=True)
        ]
    rates = np.array([[1000 * counts[s.id][row] / s.voices["outlet"] for s in rated] for row in range(len(LEVELS))])
    labels, note = [cluster(score) for score in rated], ""
    if len(set(labels)) < CLUSTERS_FROM:
        labels = [score.id for score in rated]
    limits: list[tuple[float | None, float | None]] = [(None, None)] * len(LEVELS)
    if len(set(labels)) >= CLUSTERS_FROM:
        sums, sizes = gather(rates, labels)
        found = interval(sums, sizes, draws, seed_for(seed, group.name, "strength"))
        limits = [(float(low), float(high)) for low, high in zip(found.low, found.high, strict=True)]
    else:
        note = f"no interval: fewer than {CLUSTERS_FROM} articles"
    same = "no variation between articles, so the interval tells nothing about others"
    notes = [same if low is not None and low == high else note for low, high in limits]
    return [
        StrengthPoint(group.name, level, float(rates[row].mean()), *limits[row], len(rated), totals[row], notes[row])
        for row, level in enumerate(LEVELS)
    ]
