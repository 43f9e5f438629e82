"""Groups of stored articles: their mergeable states, and profiles made of articles or of states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from framing.model import CATEGORIES, ArticleScore, Measure, Profile, Skipped
from framing.profiles import MEASURES, UNMEASURED, group_key, profile_scores, seed_for
from framing.profiles.columns import Key
from framing.profiles.estimates import interval
from framing.profiles.state import State
from framing.scale.months import Months
from framing.scale.output import read_manifest
from framing.scale.stored import read_scores

# Up to here articles are listed and shrunk, and the figures are those of the articles read directly; an article takes
# about 5 kB. Beyond, states alone are kept: the same means, and intervals from 256 bins.
LISTED = 50_000
# Articles gathered before their states are merged: a merge costs as much as some hundred articles.
_GATHERED = 2000


@dataclass(frozen=True, slots=True)
class GroupState:
    """What is known of a group: a state for each measure, and what its articles hold together by language.

    Example:
        >>> from framing.model import ArticleScore
        >>> one = GroupState.of([ArticleScore("a1", "Dawn", "en", None, "", {"hedge": 3}, {"outlet": 200}, {})])
        >>> both = one.merge(one)
        >>> both.number, both.states["hedge"].mean, both.pooled["en"].counts["hedge"]
        (2, 15.0, 6)
    """

    number: int
    states: Mapping[str, State]
    pooled: Mapping[str, ArticleScore]

    @classmethod
    def of(cls, scores: Sequence[ArticleScore], comparable: bool = False) -> GroupState:
        """The state of some articles; ``comparable`` brings words of several languages on one footing."""
        states = {name: State.from_scores(scores, rule, comparable) for name, rule in MEASURES.items()}
        by_language: dict[str, list[ArticleScore]] = defaultdict(list)
        for score in scores:
            by_language[score.language].append(score)
        return cls(len(scores), states, {language: _pool(some) for language, some in sorted(by_language.items())})

    def merge(self, other: GroupState) -> GroupState:
        """The state of both groups of articles together."""
        pooled = dict(self.pooled)
        for language, score in other.pooled.items():
            pooled[language] = _pool([pooled[language], score]) if language in pooled else score
        states = {name: self.states[name].merge(other.states[name]) for name in self.states}
        return GroupState(self.number + other.number, states, dict(sorted(pooled.items())))


def _pool(scores: Sequence[ArticleScore]) -> ArticleScore:
    """One score that holds what several hold together."""
    sums: dict[str, Counter[str]] = {name: Counter() for name in ("counts", "voices", "attributions")}
    for score in scores:
        for name, total in sums.items():
            total.update(getattr(score, name))
    first = scores[0]
    return ArticleScore(
        "", first.outlet, first.language, None, "", sums["counts"], sums["voices"], sums["attributions"]
    )


def profile_output(
    folder: Path,
    by: Sequence[str] = ("outlet", "language"),
    draws: int = 2000,
    seed: int = 20260101,
    left_out: list[Skipped] | None = None,
    listed: int = LISTED,
    months: Months | None = None,
) -> tuple[Profile, ...]:
    """Profile the groups of an output folder.

    Args:
        folder: what ``score_corpus`` wrote.
        by: the columns that make the groups.
        draws: bootstrap resamples.
        seed: seed of the resampling.
        left_out: gets an entry for each copy of a text.
        listed: up to so many articles are held one by one; above, memory no longer grows with them.
        months: gathers figures by month where articles are not listed.

    Returns:
        One profile a group, sorted by key.
    """
    scores = read_scores(folder, left_out)
    if sum(line["articles"] for line in read_manifest(folder).batches) <= listed:
        return profile_scores(scores, by, draws, seed)
    scores = months.watch(scores) if months else scores
    states = group_states(scores, by, mixed="language" not in by)
    return tuple(_profile(key, states[key], draws, seed) for key in sorted(states))


def group_states(scores: Iterator[ArticleScore], by: Sequence[str], mixed: bool = False) -> dict[Key, GroupState]:
    """Reduce a stream of scores to a state for each group: what an engine does on each part, to merge the results.

    Args:
        scores: the articles.
        by: the columns that make the groups.
        mixed: whether groups mix languages, whose words are then brought on one footing.
    """
    states: dict[Key, GroupState] = {}
    while some := list(islice(scores, _GATHERED)):
        groups: dict[Key, list[ArticleScore]] = defaultdict(list)
        for score in some:
            groups[group_key(score, by)].append(score)
        for key, members in groups.items():
            new = GroupState.of(members, mixed)
            states[key] = states[key].merge(new) if key in states else new
    return states


def _profile(key: Key, group: GroupState, draws: int, seed: int) -> Profile:
    """The profile of a group that is known by its state alone."""
    measures = {
        name: _measure(name, state, draws, seed_for(seed, name, *(value for _, value in key)))
        for name, state in group.states.items()
    }
    evidence = {
        name: sum(int(s.counts.get("loaded_n" if name == "loaded" else name, 0)) for s in group.pooled.values())
        for name in CATEGORIES
    }
    note = f"{group.number} articles: single ones are not listed, and intervals are made of 256 bins of them."
    # A group is too small below 30 articles, listed or not.
    return Profile(
        key, measures, (), group.number < 30, (note,), evidence,
        group.number, tuple(group.pooled.values()), group.states,
    )  # fmt: skip


def _measure(name: str, state: State, draws: int, seed: int) -> Measure:
    unit = MEASURES[name].unit
    if name in UNMEASURED:
        return Measure(name, None, None, None, 0, 0, 0, unit, note="not measured in this version")
    sizes = np.array(state.bin_n, dtype=float)
    filled = sizes > 0
    low = high = None
    method = ""
    # Fewer bins than three allow no interval, as with articles.
    if filled.sum() >= 3:
        limits = interval(np.array([state.bin_rate])[:, filled], sizes[filled], draws, seed)
        low, high, method = float(limits.low[0]), float(limits.high[0]), "bca" if limits.bca[0] else "percentile"
    return Measure(name, state.mean, low, high, state.n, state.count, state.exposure, unit, method, "", state.deviation)
