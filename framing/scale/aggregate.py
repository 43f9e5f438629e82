"""An output folder read again: article scores, the mergeable states of groups, profiles made of either."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.corpus.reading import unique_id
from framing.model import CATEGORIES, ArticleScore, Measure, Profile, Skipped
from framing.profiles import MEASURES, UNMEASURED, group_key, profile_scores, seed_for
from framing.profiles.estimates import interval
from framing.profiles.groups import Key
from framing.profiles.state import State
from framing.scale.output import read_manifest

if TYPE_CHECKING:
    import pyarrow as pa

# Up to here articles are listed and shrunk, and the figures are those of the articles read directly; an article takes
# about 5 kB. Beyond, states alone are kept: the same means, and intervals from 256 bins.
LISTED = 50_000
# Articles gathered before their states are merged: a merge costs as much as some hundred articles.
_GATHERED = 2000
_KEYS = ("genre", "section", "date", "author")


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


def read_scores(folder: Path, left_out: list[Skipped] | None = None) -> Iterator[ArticleScore]:
    """The scores of the articles of an output folder; copies of one text are left out as ``read_corpus`` does.

    Args:
        folder: what ``score_corpus`` wrote.
        left_out: gets an entry for each copy.

    Returns:
        The scores in the order of the articles, each with an id of its own.
    """
    for row, own in read_articles(folder, _COLUMNS, left_out):
        if own is not None:
            yield _score(row, own)


def batch_scores(batch: pa.RecordBatch) -> Iterator[ArticleScore]:
    """The scores of one batch, as ``score_batch`` returns it or a part holds it, on whatever machine it is.

    Copies of a text stay in: an engine finds them by grouping on outlet and fingerprint.

    Example:
        >>> import pyarrow
        >>> from framing.scale.scoring import score_batch
        >>> batch = pyarrow.RecordBatch.from_pylist([{"key": "k", "text": "The regime may fall on Monday."}])
        >>> [score.counts["hedge"] for score in batch_scores(score_batch(batch))]
        [1]
    """
    for row in batch.to_pylist():
        if row.get("problem") is None:
            yield _score(row, row["key"])


def _score(row: Mapping[str, Any], own: str) -> ArticleScore:
    return ArticleScore(
        id=own,
        outlet=row["outlet"],
        language=row["language"],
        event=row["event"],
        title=row["title"] or "",
        counts=dict(row["counts"]),
        voices=dict(row["voices"]),
        attributions=dict(row["sources"]),
        keys={name: row[name] for name in _KEYS if row[name]},
        translated=row["translated"],
    )


def read_articles(
    folder: Path, columns: Sequence[str], left_out: list[Skipped] | None = None
) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The rows of the articles, each with an id of its own, or ``None`` where it is a copy.

    Sixteen bytes an article are held, to find copies and ids that come twice.
    """
    texts = _repeated(folder, "fingerprint", lambda value: int.from_bytes(value[:8], "little"))
    names = _repeated(folder, "id", _number)
    # Where each repeated text was seen first: its outlet if the input names one, and its id.
    seen: dict[bytes, tuple[str, str]] = {}
    ids: dict[str, int] = {}
    for row in _rows(folder, [*dict.fromkeys((*columns, *_IDENTITY))]):
        outlet, text = row["outlet"] if row["outlet_stated"] else "", row["fingerprint"]
        several = int.from_bytes(text[:8], "little") in texts
        first_outlet, first = seen.get(text, ("", ""))
        if several and text in seen and not (outlet and first_outlet and outlet != first_outlet):
            if left_out is not None:
                remedy = "Name the outlets if both printed it."
                left_out.append(Skipped(row["source"], row["place"], f"the same text as {first}", remedy))
            yield row, None
            continue
        own = unique_id(row["id"], ids) if _number(row["id"]) in names else row["id"]
        if several:
            seen.setdefault(text, (outlet, own))
        yield row, own


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


_IDENTITY = ("id", "outlet", "outlet_stated", "fingerprint", "source", "place")
_COLUMNS = ("language", "event", "title", "counts", "voices", "sources", "translated", *_KEYS)


def _rows(folder: Path, columns: Sequence[str], table: str = "articles") -> Iterator[dict[str, Any]]:
    for batch in read_parts(folder, columns, table):
        yield from batch.to_pylist()


def read_parts(folder: Path, columns: Sequence[str], table: str) -> Iterator[Any]:
    """The record batches of one table, those of finished batches only, in order."""
    from pyarrow import parquet

    for line in read_manifest(folder).batches:
        if line[table]:
            part = folder / table / f"part-{line['batch']:07d}.parquet"
            yield from parquet.ParquetFile(part).iter_batches(columns=list(columns))


def _repeated(folder: Path, column: str, number: Callable[[Any], int]) -> frozenset[int]:
    """The numbers of the values of a column that occur more than once."""
    found = [
        np.array([number(value) for value in batch[column].to_pylist()], np.uint64)
        for batch in read_parts(folder, [column], "articles")
    ]
    if not found:
        return frozenset()
    values, counts = np.unique(np.concatenate(found), return_counts=True)
    return frozenset(int(value) for value in values[counts > 1])


def profile_output(
    folder: Path,
    by: Sequence[str] = ("outlet", "language"),
    draws: int = 2000,
    seed: int = 20260101,
    left_out: list[Skipped] | None = None,
    listed: int = LISTED,
) -> tuple[Profile, ...]:
    """Profile the groups of an output folder.

    Args:
        folder: what ``score_corpus`` wrote.
        by: the columns that make the groups.
        draws: bootstrap resamples.
        seed: seed of the resampling.
        left_out: gets an entry for each copy of a text.
        listed: up to so many articles are held one by one; above, memory no longer grows with them.

    Returns:
        One profile a group, sorted by key.
    """
    scores = read_scores(folder, left_out)
    first = list(islice(scores, listed + 1))
    if len(first) <= listed:
        return profile_scores(first, by, draws, seed)
    del first
    if left_out is not None:
        left_out.clear()
    states = group_states(read_scores(folder, left_out), by, mixed="language" not in by)
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
