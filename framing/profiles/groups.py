"""Profiles of groups: articles gathered by their columns, with figures, intervals and what to doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from framing.analysis import Analysis
from framing.model import CATEGORIES, ArticleScore, Measure, Profile
from framing.profiles.columns import Key, check_columns, group_key
from framing.profiles.estimates import CLUSTERS_FROM, gather, interval, seed_for, shrink
from framing.profiles.measures import (
    FLOOR,
    LENGTH_FACTOR,
    MEASURES,
    UNMEASURED,
    Rule,
    enters,
    rate,
    score_article,
    tally,
    words,
)
from framing.profiles.state import State, cluster

# Low, high, method and note of an interval.
Limits = tuple[float | None, float | None, str, str]

# LINGUISTICS §6.2: below 30 articles a group says little beyond itself.
FEW = 30
# A rate ratio of 2 is found in 4 of 5 studies of 50 articles a group, one of 1.5 of 150
# (0.9 findings an article, dispersion 1.5).
POWER = "Articles needed in each group to see a ratio of 2: about 50; of 1.5: about 150."
# Above so many clusters the 256 bins of the state are resampled instead: the interval is the same to
# the eye, and its cost no longer grows with the corpus.
BINNED_FROM = 2000


def profile(
    analyses: Iterable[Analysis],
    by: Sequence[str] = ("outlet", "language"),
    draws: int = 2000,
    seed: int = 20260101,
) -> tuple[Profile, ...]:
    """Profile groups of analysed articles; an iterator is read once and no text is kept.

    Args:
        analyses: what ``framing.analyze`` or ``framing.analyze_corpus`` returned.
        by: the columns that make the groups, from ``BY``.
        draws: bootstrap resamples for the intervals.
        seed: seed of the resampling; the same input and seed give the same figures.

    Returns:
        One profile a group, sorted by key.

    Raises:
        FramingError: for a column that does not exist.

    Example:
        >>> from framing.model import Article
        >>> a = Analysis(Article("…", id="a1", outlet="Dawn"), "en", (), (), (), (), (), {}, {"outlet": 200}, {})
        >>> [group.name for group in profile([a])]
        ['Dawn, en']
    """
    return profile_scores((score_article(analysis) for analysis in analyses), by, draws, seed)


def profile_scores(
    scores: Iterable[ArticleScore],
    by: Sequence[str] = ("outlet", "language"),
    draws: int = 2000,
    seed: int = 20260101,
) -> tuple[Profile, ...]:
    """Profile groups of article scores: ``profile`` for articles that are numbers already.

    Args:
        scores: what ``score_article`` returned, perhaps long ago and elsewhere.
        by: the columns that make the groups.
        draws: bootstrap resamples.
        seed: seed of the resampling.

    Returns:
        One profile a group, sorted by key.

    Raises:
        FramingError: for a column that does not exist.

    Example:
        >>> score = ArticleScore("a1", "Dawn", "en", None, "", {"hedge": 3}, {"outlet": 200}, {})
        >>> profile_scores([score])[0].measures["hedge"].value
        15.0
    """
    # Sums of floats depend on their order, and figures must not depend on the order of articles.
    ordered = sorted(scores, key=lambda s: (s.language, s.id, s.outlet, s.title, sorted(s.counts.items())))
    check_columns(by, (column for score in ordered for column in score.keys))
    shrunk, notes = _shrink_all(ordered)
    groups: dict[Key, list[ArticleScore]] = defaultdict(list)
    for score in shrunk:
        groups[group_key(score, by)].append(score)
    return tuple(_profile_group(key, tuple(groups[key]), notes, draws, seed) for key in sorted(groups))


def _shrink_all(scores: Sequence[ArticleScore]) -> tuple[list[ArticleScore], dict[str, tuple[str, ...]]]:
    """Fill ``shrunk`` of all articles, language by language; and what a reader should know, by language."""
    figures: list[dict[str, float | None]] = [dict.fromkeys(MEASURES) for _ in scores]
    notes: dict[str, tuple[str, ...]] = {}
    for language in sorted({score.language for score in scores}):
        done: dict[str, list[str]] = defaultdict(list)
        for name, rule in MEASURES.items():
            rated = [i for i, s in enumerate(scores) if s.language == language and rate(s, rule) is not None]
            if not rated:
                continue
            tallies = [tally(scores[i], rule) for i in rated]
            values, how = shrink([c for c, _ in tallies], [t for _, t in tallies], rule.unit)
            done[how].append(name)
            for i, value in zip(rated, values, strict=True):
                figures[i][name] = value * (1000 if rule.unit == "per_1000" else 1)
        texts = {
            "raw": "Single articles are shown unshrunk (fewer than 5 rated articles, or no finding) in",
            "pooled": "Single articles differ no more than by chance, and all show the language's mean, in",
        }
        notes[language] = tuple(f"{language}: {texts[h]}: {', '.join(done[h])}." for h in texts if done[h])
    return [replace(s, shrunk=f) for s, f in zip(scores, figures, strict=True)], notes


def _profile_group(
    key: Key, scores: tuple[ArticleScore, ...], notes: Mapping[str, tuple[str, ...]], draws: int, seed: int
) -> Profile:
    """The profile of one group."""
    languages = sorted({score.language for score in scores})
    mixed = len(languages) > 1
    states = {name: State.from_scores(scores, rule, mixed) for name, rule in MEASURES.items()}
    limits = _intervals(scores, states, mixed, draws, seed_for(seed, *(value for _, value in key)))
    measures = {name: _measure(rule, scores, states[name], limits.get(name), mixed) for name, rule in MEASURES.items()}
    said = [note for language in languages for note in notes[language]]
    if len(scores) < FEW:
        said.insert(0, f"n = {len(scores)}: too few articles to generalise from (fewer than {FEW}). {POWER}")
    evidence = {
        name: int(sum(s.counts.get("loaded_n" if name == "loaded" else name, 0) for s in scores)) for name in CATEGORIES
    }
    return Profile(key, measures, scores, len(scores) < FEW, tuple(said), evidence)


def _intervals(
    scores: Sequence[ArticleScore], states: Mapping[str, State], mixed: bool, draws: int, seed: int
) -> dict[str, Limits]:
    """Low, high, method and note by measure. Measures that rate the same articles share their resamples."""
    blocks: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for name, rule in MEASURES.items():
        blocks[tuple(i for i, s in enumerate(scores) if rate(s, rule) is not None)].append(name)
    found: dict[str, Limits] = {}
    for rated, names in blocks.items():
        labels, note = [cluster(scores[i]) for i in rated], ""
        if len(set(labels)) < CLUSTERS_FROM <= len(rated):
            note = f"the interval holds for these {len(set(labels))} events only"
            labels = [str(i) for i in rated]
        if len(set(labels)) < CLUSTERS_FROM:
            found.update(dict.fromkeys(names, (None, None, "", f"no interval: fewer than {CLUSTERS_FROM} articles")))
            continue
        if len(set(labels)) > BINNED_FROM:
            sizes = np.array(states[names[0]].bin_n, dtype=float)
            sums = np.array([states[name].bin_rate for name in names])
        else:
            rates = np.array([[rate(scores[i], MEASURES[name], mixed) for i in rated] for name in names], dtype=float)
            sums, sizes = gather(rates, labels)
        limits = interval(sums, sizes, draws, seed)
        for row, name in enumerate(names):
            low, high, bca = float(limits.low[row]), float(limits.high[row]), bool(limits.bca[row])
            why = "no variation between articles, so it tells nothing about others" if low == high else "BCa failed"
            said = "; ".join(filter(None, ("" if bca else f"percentile interval: {why}", note)))
            found[name] = (low, high, "bca" if bca else "percentile", said)
    return found


def _measure(
    rule: Rule,
    scores: Sequence[ArticleScore],
    state: State,
    limits: Limits | None,
    mixed: bool,
) -> Measure:
    """One figure with its interval and everything that should be said with it."""
    if rule.name in UNMEASURED:
        note = "not measured in this version"
        return Measure(rule.name, None, None, None, 0, 0, 0, rule.unit, note=note)
    low, high, method, said = limits or (None, None, "", "")
    entered = [score for score in scores if enters(score, rule)]
    short = sum(words(score, rule) < FLOOR for score in entered)
    voice = "own words" if rule.over == "own_words" else "words"
    empty = len(entered) - short - state.n
    notes = [
        f"{len(scores) - len(entered)} machine-translated left out" if len(entered) < len(scores) else "",
        f"{short} of {len(entered)} articles have fewer than {FLOOR} {voice}: counted, not rated" if short else "",
        f"{empty} of {len(entered)} articles have no attribution to divide by" if empty else "",
        said,
    ]
    if mixed and rule.unit == "per_1000":
        factors = ", ".join(f"{language} {factor:.2f}" for language, factor in LENGTH_FACTOR.items())
        notes.append(f"several languages: words divided by {factors}")
    return Measure(
        rule.name,
        state.mean,
        low,
        high,
        state.n,
        state.count,
        state.exposure,
        rule.unit,
        method,
        "; ".join(filter(None, notes)),
        state.deviation,
    )
