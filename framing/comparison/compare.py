"""The entry point: analyses or profiles in, a comparison out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from framing.analysis import Analysis
from framing.comparison.contrasts import ACROSS, comparable, contrast_groups
from framing.comparison.details import add_details
from framing.comparison.overlays import compare_overlays
from framing.comparison.terms import strongest_terms
from framing.comparison.time import AUTO, NONE, check_time, measure_time
from framing.errors import FramingError
from framing.model import Comparison, Profile, Skipped, Term
from framing.overlays import Overlaid
from framing.profiles import FLOOR, HEADLINE, UNMEASURED, group_key, profile_scores, score_article
from framing.profiles.groups import POWER

# What POWER asks for to see a ratio of 1.5.
ENOUGH = 150


def compare(
    profiles_or_analyses: Iterable[Profile] | Iterable[Analysis],
    by: Sequence[str] = ("outlet", "language"),
    draws: int = 2000,
    permutations: int = 10_000,
    seed: int = 20260101,
    pairs: Sequence[tuple[str, str]] | None = None,
    skipped: Sequence[Skipped] = (),
    details: bool = True,
    floor: int | None = None,
    period: str = AUTO,
    split: str | None = None,
    overlaid: Overlaid | None = None,
) -> Comparison:
    """Put groups of articles side by side.

    Args:
        profiles_or_analyses: what ``framing.analyze`` returned, or profiles made of it. Analyses
            are kept in the comparison as evidence; from profiles no terms can be shown.
        by: the columns that make the groups; profiles bring their own.
        draws: bootstrap resamples for the intervals.
        permutations: permutations for the tests.
        seed: seed of all resampling: the same input and seed give the same figures.
        pairs: names of the groups to compare; all pairs within a language, if not given.
        skipped: what was left out when the articles were read, to be shown with the figures.
        details: also look for keywords, names, shared texts and quotations, sources and omissions, and test
            what the differences rest on; only from analyses.
        floor: articles a keyword has to be in; 5, and fewer where a pair has fewer than 20 articles.
        period: the stretch of time of figures over time: ``"day"``, ``"week"``, ``"month"``, ``"auto"`` (where
            there are enough articles) or ``"none"``.
        split: a day (``"2026-03-14"``) before and after which each group is compared with itself.
        overlaid: the same analyses without outlet overlays (``framing.overlays.apply_overlays``), in their order:
            the headline measures of outlets that have one are then also given without it.

    Returns:
        The comparison: profiles, contrasts, the strongest loaded terms, settings and warnings.

    Raises:
        FramingError: for nothing to compare, unlike profiles, or an unknown column, group, period or day.

    Example:
        >>> from framing.model import Article
        >>> analyses = [Analysis(Article("…", id=o, outlet=o), "en", (), (), (), (), (), {}, {"outlet": 200}, {})
        ...     for o in ("Dawn", "Dusk")]
        >>> comparison = compare(analyses)
        >>> [group.name for group in comparison.profiles], comparison.contrasts[0].note[:32]
        (['Dawn, en', 'Dusk, en'], 'no test: 1 and 1 articles cannot')
    """
    check_time(period, split)
    items = tuple(profiles_or_analyses)
    profiles = tuple(item for item in items if isinstance(item, Profile))
    analyses = tuple(item for item in items if isinstance(item, Analysis))
    if not items or len(items) not in (len(profiles), len(analyses)):
        raise FramingError("There is nothing that can be compared.", "Give analyses, or profiles, and not both.")
    terms: tuple[Term, ...] = ()
    names: list[str] = []
    if analyses:
        scores = [score_article(analysis) for analysis in analyses]
        profiles = profile_scores(scores, by, draws, seed)
        names = [", ".join(value for _, value in group_key(score, by)) for score in scores]
        terms = strongest_terms(zip(names, analyses, strict=True))
    columns = {tuple(column for column, _ in group.key) for group in profiles}
    if len(columns) > 1:
        raise FramingError("The profiles are made by different columns.", "Make them with the same `by`.")
    chosen, warnings = _choose(profiles, pairs)
    timeline = measure_time(profiles, period, split, draws, permutations, seed)
    if any(not group.articles for group in profiles) and (split or period not in (AUTO, NONE)):
        warnings = (*warnings, "Groups too large to list their articles have no figures over time: group by month.")
    comparison = Comparison(
        by=columns.pop(),
        profiles=profiles,
        contrasts=contrast_groups(chosen, draws, permutations, seed),
        terms=terms,
        analyses=analyses,
        settings=_settings(draws, permutations, seed) | {"period": timeline.period or "none", "split": split or "none"},
        warnings=warnings,
        skipped=tuple(skipped),
        periods=timeline.periods,
        changes=timeline.changes,
        undated=timeline.undated,
    )
    if overlaid is not None and analyses:
        comparison = compare_overlays(comparison, overlaid, chosen, analyses, draws, permutations, seed)
    if not details or not analyses:
        return comparison
    return add_details(comparison, chosen, list(zip(names, analyses, strict=True)), draws, seed, floor)


def _choose(
    profiles: Sequence[Profile], pairs: Sequence[tuple[str, str]] | None
) -> tuple[list[tuple[Profile, Profile]], tuple[str, ...]]:
    """The pairs to compare, and what a reader should know about the choice."""
    every = list(combinations(profiles, 2))
    if pairs is None:
        chosen = [pair for pair in every if comparable(*pair)]
    else:
        named = {group.name: group for group in profiles}
        for a, b in pairs:
            if a == b or a not in named or b not in named:
                raise FramingError(
                    f"The groups {a!r} and {b!r} cannot be compared.", f"Name two of: {'; '.join(sorted(named))}."
                )
        chosen = [(named[a], named[b]) for a, b in pairs]
    warnings = []
    if any(not comparable(*pair) for pair in every):
        warnings.append(f"{ACROSS[0].upper()}{ACROSS[1:]}.")
    if not chosen:
        warnings.append("No two groups could be compared.")
    if len(chosen) > 1:
        warnings.append(
            f"{len(chosen)} pairs are compared. Holm's correction covers the headline measures of one pair, "
            "not the number of pairs: expect a false alarm among many."
        )
    smallest = min((group.size for pair in chosen for group in pair), default=ENOUGH)
    if smallest < ENOUGH:
        warnings.append(f"The smallest group has {smallest} articles. {POWER}")
    return chosen, tuple(warnings)


def _settings(draws: int, permutations: int, seed: int) -> dict[str, str]:
    """Everything the figures depend on beside the articles."""
    import numpy
    import scipy

    return {
        "seed": str(seed),
        "draws": str(draws),
        "permutations": str(permutations),
        "floor": str(FLOOR),
        "headline": ", ".join(name for name in HEADLINE if name not in UNMEASURED),
        "unmeasured": ", ".join(UNMEASURED),
        "holm": "the headline measures of each pair",
        "bh": "the further measures of all pairs",
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
    }
