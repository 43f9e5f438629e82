"""Contrasts: every measure of two groups side by side, with its interval and its test."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from framing.comparison.binned import Estimate, estimate_states
from framing.comparison.statistics import benjamini_hochberg, contrast_bounds, holm, paired_permutation, permutation
from framing.model import ArticleScore, Contrast, Profile
from framing.profiles import HEADLINE, MEASURES, UNMEASURED, rate, seed_for
from framing.profiles.estimates import CLUSTERS_FROM, Array, gather
from framing.profiles.state import bin_of, cluster

# With fewer shared events the groups are not paired at all.
EVENTS_FROM = 2
# The level the corrections are made for; a test whose smallest possible p lies above it says so.
LEVEL = 0.05
# As for the intervals of groups: above so many clusters, bins of them are resampled.
BINNED_FROM = 2000

ACROSS = (
    "groups of different or mixed languages are not compared: the same content takes more words in one "
    "language than in another, and cue words do not match"
)


def comparable(a: Profile, b: Profile) -> bool:
    """Whether raw figures of two groups may be compared: each in one language, and both in the same."""
    languages = [{score.language for score in group.sums} for group in (a, b)]
    return len(languages[0]) == 1 and languages[0] == languages[1]


def contrast_groups(
    pairs: Sequence[tuple[Profile, Profile]], draws: int = 2000, permutations: int = 10_000, seed: int = 20260101
) -> tuple[Contrast, ...]:
    """Compare pairs of groups in every measure.

    Holm's correction runs over the headline measures of each pair, Benjamini–Hochberg over the
    further measures of all pairs. Groups that share two events or more are tested within events,
    others by article.

    Args:
        pairs: the groups to compare, a with b.
        draws: bootstrap resamples for the intervals.
        permutations: permutations for the tests; all of them, where there are not more.
        seed: seed of all resampling.

    Returns:
        The contrasts, pair by pair, in the order of ``MEASURES``.

    Example:
        >>> from framing.profiles import profile_scores
        >>> articles = [ArticleScore(f"{o}{i}", o, "en", None, "", {"hedge": i + 4 * (o == "Dawn")},
        ...     {"outlet": 1000}, {}) for o in ("Dawn", "Dusk") for i in range(1, 5)]
        >>> dawn, dusk = profile_scores(articles)
        >>> found = {c.measure: c for c in contrast_groups([(dawn, dusk)])}
        >>> found["hedge"].ratio, found["hedge"].difference, found["hedge"].test
        (2.6, 4.0, 'permutation')
    """
    found: list[Contrast] = []
    for a, b in pairs:
        of_pair = _contrast_pair(a, b, draws, permutations, seed)
        found += _corrected(of_pair, "holm")
    return tuple(_corrected(found, "bh"))


def _corrected(contrasts: Sequence[Contrast], correction: str) -> list[Contrast]:
    """Fill the adjusted probabilities of one family: the tests that carry this correction."""
    family = [i for i, c in enumerate(contrasts) if c.correction == correction and c.p is not None]
    adjust = holm if correction == "holm" else benjamini_hochberg
    done = list(contrasts)
    for i, p in zip(family, adjust([contrasts[i].p or 0.0 for i in family]), strict=True):
        done[i] = replace(done[i], p_adjusted=p)
    return done


def _contrast_pair(a: Profile, b: Profile, draws: int, permutations: int, seed: int) -> list[Contrast]:
    """All measures of one pair, not yet corrected."""
    events = len({s.event for s in a.articles if s.event} & {s.event for s in b.articles})
    if comparable(a, b):
        # Always computed in the order of the names, so that swapping a and b inverts every figure exactly.
        first, second = sorted((a, b), key=lambda group: group.name)
        seeds = seed_for(seed, first.name, second.name)
        if first.states and second.states:
            estimates = estimate_states(first.states, second.states, draws, permutations, seeds)
        else:
            estimates = _estimate(first.articles, second.articles, draws, permutations, seeds)
        if first is not a:
            estimates = {name: estimate.swapped() for name, estimate in estimates.items()}
    else:
        estimates = dict.fromkeys(MEASURES, Estimate(notes=(ACROSS,)))
    estimates |= dict.fromkeys(UNMEASURED, Estimate(notes=("not measured in this version",)))
    return [_contrast(name, a, b, events, estimates[name]) for name in MEASURES]


def _estimate(
    a: Sequence[ArticleScore], b: Sequence[ArticleScore], draws: int, permutations: int, seed: int
) -> dict[str, Estimate]:
    """Estimates by measure. Measures that rate the same articles share their resamples."""
    blocks: dict[tuple[tuple[int, ...], ...], list[str]] = defaultdict(list)
    for name, rule in MEASURES.items():
        rated = (tuple(i for i, score in enumerate(group) if rate(score, rule) is not None) for group in (a, b))
        blocks[tuple(rated)].append(name)
    found: dict[str, Estimate] = {}
    for (in_a, in_b), names in blocks.items():
        if not in_a or not in_b:
            found |= dict.fromkeys(names, Estimate(notes=("a group has no article long enough for a figure",)))
            continue
        rated_a, rated_b = [a[i] for i in in_a], [b[i] for i in in_b]
        found |= zip(names, _block(rated_a, rated_b, names, draws, permutations, seed), strict=True)
    return found


def _rates(scores: Sequence[ArticleScore], names: Sequence[str]) -> Array:
    return np.array([[rate(score, MEASURES[name]) for score in scores] for name in names], dtype=float)


def _labels(scores: Sequence[ArticleScore]) -> list[str]:
    """The cluster of each article: its event or itself; the article where there are hardly any events."""
    labels = [cluster(score) for score in scores]
    if len(set(labels)) < CLUSTERS_FROM:
        return [str(i) for i in range(len(scores))]
    if len(set(labels)) > BINNED_FROM:
        return [f"{bin_of(label):03d}" for label in labels]
    return labels


def _block(
    a: Sequence[ArticleScore],
    b: Sequence[ArticleScore],
    names: Sequence[str],
    draws: int,
    permutations: int,
    seed: int,
) -> list[Estimate]:
    """Estimates of measures that all articles given here have a figure for."""
    rates_a, rates_b = _rates(a, names), _rates(b, names)
    probabilities, test, said = _test(a, b, rates_a, rates_b, permutations, seed)
    means_a, means_b = rates_a.mean(axis=1), rates_b.mean(axis=1)
    estimates = [
        Estimate(float(m), float(n), p=p, test=test, notes=said)
        for m, n, p in zip(means_a, means_b, probabilities, strict=True)
    ]
    if min(len(a), len(b)) < CLUSTERS_FROM:
        note = f"no interval: fewer than {CLUSTERS_FROM} articles in a group"
        return [replace(e, notes=(*e.notes, note)) for e in estimates]
    labels_a, labels_b = _labels(a), _labels(b)
    # Only events can be in both groups; numbers of articles or bins that happen to agree are no match.
    matched = set(labels_a) == set(labels_b) and all(label.startswith("event") for label in labels_a)
    difference, ratio = contrast_bounds(gather(rates_a, labels_a), gather(rates_b, labels_b), matched, draws, seed)
    return [
        replace(
            e,
            low=float(difference.low[row]),
            high=float(difference.high[row]),
            log_low=float(ratio.low[row]),
            log_high=float(ratio.high[row]),
            notes=e.notes if difference.bca[row] and ratio.bca[row] else (*e.notes, "percentile interval: BCa failed"),
        )
        for row, e in enumerate(estimates)
    ]


def _test(
    a: Sequence[ArticleScore],
    b: Sequence[ArticleScore],
    rates_a: Array,
    rates_b: Array,
    permutations: int,
    seed: int,
) -> tuple[list[float] | list[None], str, tuple[str, ...]]:
    """Probabilities, the test's name, and what must be said with it."""
    shared = sorted({s.event for s in a if s.event} & {s.event for s in b if s.event})
    if len(shared) >= EVENTS_FROM:
        by_event = [
            rates_a[:, [s.event == event for s in a]].mean(axis=1)
            - rates_b[:, [s.event == event for s in b]].mean(axis=1)
            for event in shared
        ]
        smallest = 2 / 2 ** len(shared)
        note = f"{len(shared)} events cannot be significant: the smallest possible p is {smallest:g}"
        found = paired_permutation(np.array(by_event).T, permutations, seed)
        return found, "paired permutation", (note,) if smallest > LEVEL else ()
    if min(len(a), len(b)) < 2 or 2 / math.comb(len(a) + len(b), len(a)) > LEVEL:
        note = f"no test: {len(a)} and {len(b)} articles cannot be significant"
        return [None] * len(rates_a), "", (note,)
    several = len({cluster(s) for s in (*a, *b)}) < len(a) + len(b)
    note = "tested by article, as if articles about one event were independent"
    return permutation(rates_a, rates_b, permutations, seed), "permutation", (note,) if several else ()


def _contrast(name: str, a: Profile, b: Profile, events: int, found: Estimate) -> Contrast:
    """One contrast for people: missing figures are ``None``, and the note says why."""
    notes = list(found.notes)
    known = not math.isnan(found.mean_a)
    ratio = found.mean_a / found.mean_b if known and found.mean_b else None
    if known and not (found.mean_a and found.mean_b):
        which = "neither group has any" if found.mean_a == found.mean_b else "one group has none"
        notes.append(f"{which}: no interval for the ratio")
    limits = bool(ratio) and not math.isnan(found.log_low)
    if limits and math.isinf(found.log_high):
        notes.append("the ratio has no upper limit")
    return Contrast(
        measure=name,
        a=a.name,
        b=b.name,
        ratio=ratio,
        ratio_low=math.exp(found.log_low) if limits else None,
        ratio_high=math.exp(found.log_high) if limits and not math.isinf(found.log_high) else None,
        difference=found.mean_a - found.mean_b if known else None,
        low=None if math.isnan(found.low) else found.low,
        high=None if math.isnan(found.high) else found.high,
        p=found.p,
        p_adjusted=None,
        correction="holm" if name in HEADLINE else "bh",
        test=found.test,
        events=events,
        note="; ".join(notes),
    )
