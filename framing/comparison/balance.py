"""Balance: what else differs between two groups beside their wording, and how large an effect could be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from framing.comparison.results import Balance
from framing.model import Profile

# What the power note supposes of a measure: findings an article and their dispersion (LINGUISTICS §6.2).
MEAN, DISPERSION = 0.9, 1.5
# Normal quantiles of a two-sided 5 % test and of 80 % power.
REACH = 1.959964 + 0.841621
# Beyond this no ratio is worth naming: the groups are too small for any.
LARGEST = 100.0
# Three articles against three can be dealt out in 20 ways only: no test of theirs gets below .1.
SMALLEST = 4
# Medians that differ by half, or less than half of the genres in common, can make a difference by themselves.
LENGTHS = 1.5
OVERLAP = 0.5


def balance_groups(pairs: Sequence[tuple[Profile, Profile]]) -> tuple[Balance, ...]:
    """Show how alike pairs of groups are in what the comparison takes for granted.

    Args:
        pairs: the groups compared.

    Returns:
        A balance a pair, with notes where genre, length or events differ enough to matter.

    Example:
        >>> from framing.profiles import profile_scores
        >>> from framing.model import ArticleScore
        >>> articles = [ArticleScore(f"{o}{i}", o, "en", None, "", {}, {"outlet": words}, {}, {"genre": "news"})
        ...     for o, words in (("A", 300), ("B", 900)) for i in range(50)]
        >>> (found,) = balance_groups([profile_scores(articles, draws=9)])
        >>> round(found.detectable, 1), found.notes
        (2.0, ('Articles of A, en are shorter: 300 words against 900.',))
    """
    return tuple(_balance(a, b) for a, b in pairs)


def detectable_ratio(articles_a: int, articles_b: int) -> float | None:
    """The smallest rate ratio that four of five studies of this size would find.

    For gamma–Poisson counts of 0.9 findings an article and dispersion 1.5, from the variance of the
    logarithm of the ratio.

    Args:
        articles_a: articles in the group with the lower rate.
        articles_b: articles in the other.

    Returns:
        The ratio; ``None`` where it would be above 100, or a group has fewer than four articles.

    Example:
        >>> round(detectable_ratio(50, 50), 1), round(detectable_ratio(150, 150), 1), detectable_ratio(2, 2)
        (2.0, 1.5, None)
    """
    from math import log

    from scipy.optimize import brentq

    if min(articles_a, articles_b) < SMALLEST:
        return None

    def gap(ratio: float) -> float:
        variance = (1 / MEAN + 1 / DISPERSION) / articles_a + (1 / (ratio * MEAN) + 1 / DISPERSION) / articles_b
        return log(ratio) - REACH * variance**0.5

    return float(brentq(gap, 1 + 1e-9, LARGEST)) if gap(LARGEST) > 0 else None


def _balance(a: Profile, b: Profile) -> Balance:
    genres = [Counter(score.keys.get("genre", "(no genre)") for score in group.articles) for group in (a, b)]
    lengths = [float(median(sum(score.voices.values()) for score in group.articles)) for group in (a, b)]
    events = [{score.event for score in group.articles if score.event} for group in (a, b)]
    sizes = [len(group.articles) for group in (a, b)]
    known = any(name != "(no genre)" for genre in genres for name in genre)
    overlap = sum(min(genres[0][g] / sizes[0], genres[1][g] / sizes[1]) for g in genres[0]) if known else None
    found = Balance(
        a=a.name,
        b=b.name,
        articles_a=sizes[0],
        articles_b=sizes[1],
        genres_a=dict(sorted(genres[0].items())),
        genres_b=dict(sorted(genres[1].items())),
        genre_overlap=overlap,
        words_a=lengths[0],
        words_b=lengths[1],
        length_ratio=lengths[0] / lengths[1] if lengths[1] else None,
        events_shared=len(events[0] & events[1]),
        events_a=len(events[0]),
        events_b=len(events[1]),
        detectable=detectable_ratio(*sorted(sizes)),
    )
    from dataclasses import replace

    return replace(found, notes=tuple(_notes(found)))


def _notes(found: Balance) -> list[str]:
    """What a reader should know before reading a difference."""
    notes = []
    if found.genre_overlap is not None and found.genre_overlap < OVERLAP:
        notes.append(
            f"{found.a} and {found.b} differ in genre ({found.genre_overlap:.0%} in common): "
            "opinion is worded differently from news."
        )
    if found.length_ratio and max(found.length_ratio, 1 / found.length_ratio) >= LENGTHS:
        shorter = found.length_ratio < 1
        name = found.a if shorter else found.b
        words = sorted((found.words_a, found.words_b))
        notes.append(f"Articles of {name} are shorter: {words[0]:.0f} words against {words[1]:.0f}.")
    alone = found.events_a + found.events_b - 2 * found.events_shared
    if alone and found.events_a and found.events_b:
        notes.append(f"{found.events_shared} events are covered by both, {alone} by one of them only.")
    if found.detectable is None or found.detectable > 2:
        sizes = f"With {found.articles_a} and {found.articles_b} articles"
        notes.append(
            f"{sizes} no difference can be found, however large."
            if found.detectable is None
            else f"{sizes} only a ratio of {found.detectable:.1f} or more would be found in four of five such studies."
        )
    return notes
