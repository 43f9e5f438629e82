"""A comparison of an output folder, with the evidence it holds: the strongest loaded terms and their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from framing.comparison import compare
from framing.comparison.terms import SENTENCES, TERMS
from framing.comparison.time import NONE
from framing.errors import FramingError
from framing.model import ArticleScore, Comparison, Skipped, Term
from framing.profiles import group_key
from framing.scale.aggregate import LISTED, profile_output
from framing.scale.months import Months, month_figures
from framing.scale.output import read_manifest
from framing.scale.stored import read_articles, read_parts

_ARTICLE = ("key", "id", "outlet", "language", "event", "genre", "section", "date", "author", "extra")
_FINDING = ("key", "text", "category", "concept", "voice", "strength", "region", "start", "context")
# What is left out of a large archive fills books; the manifest has all of it.
_SHOWN = 1000


# Minus the strength, article id, start, sentence: in the order in which hits are shown.
_Hit = tuple[int, str, int, str]


@dataclass(slots=True)
class _Tally:
    """One concept in one group while findings stream by.

    ``current`` holds the hits in the article ``last``, ``best`` those of the few articles with the strongest ones.
    """

    weight: int = 0
    count: int = 0
    strength: int = 0
    articles: int = 0
    last: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    current: list[_Hit] = field(default_factory=list)
    best: list[list[_Hit]] = field(default_factory=list)


def compare_output(
    folder: Path,
    by: Sequence[str] = ("outlet", "language"),
    seed: int = 20260101,
    draws: int = 2000,
    period: str = "auto",
    split: str | None = None,
    listed: int = LISTED,
) -> Comparison:
    """Compare the groups of an output folder.

    The figures are those of the articles themselves. The evidence is what the folder holds: terms with their
    sentences, but no marked articles.

    Args:
        folder: what ``score_corpus`` wrote; a run that was stopped is compared as far as it came, with a warning.
        by: the columns that make the groups.
        seed: seed of the resampling.
        draws: bootstrap resamples.
        period: the stretch of time of figures over time, as ``compare`` takes it.
        split: a day before and after which each group is compared with itself.
        listed: up to so many articles are held one by one; figures over time of more are by month.

    Returns:
        The comparison, for ``write_report``.

    Raises:
        FramingError: if the folder holds no scored article.
    """
    manifest = read_manifest(folder)
    copies: list[Skipped] = []
    months = Months(by, "language" not in by)
    profiles = profile_output(folder, by, draws, seed, copies, listed, months)
    if not profiles:
        raise FramingError("No article of it was scored, so there is nothing to compare.", "", folder)
    skipped = [Skipped(**item) for line in manifest.batches for item in line["skipped"]] + copies
    left_out = _some(skipped, folder)
    if months.watched:
        comparison = _over_time(
            compare(profiles, seed=seed, draws=draws, skipped=left_out, period=NONE), months, period, split, draws, seed
        )
    else:
        comparison = compare(profiles, seed=seed, draws=draws, skipped=left_out, period=period, split=split)
    warnings = list(comparison.warnings)
    if not manifest.complete:
        warnings.insert(0, "The run was stopped before its end: continue it with framing score --resume.")
    settings = {**comparison.settings, "lexicon": str(manifest.settings["lexicon"])}
    return replace(comparison, terms=_terms(folder, by), warnings=tuple(warnings), settings=settings)


def _over_time(
    comparison: Comparison, months: Months, period: str, split: str | None, draws: int, seed: int
) -> Comparison:
    """Figures by month of groups whose articles are not listed, or why there are none."""
    figures, notes = ((), ()) if period == NONE else month_figures(months, period, draws, seed)
    if split:
        notes = (*notes, "So many articles are not held apart at a date (--split).")
    settings = {**comparison.settings, "period": "month" if figures else "none"}
    return replace(comparison, periods=figures, warnings=(*comparison.warnings, *notes), settings=settings)


def _some(skipped: Sequence[Skipped], folder: Path) -> tuple[Skipped, ...]:
    if len(skipped) <= _SHOWN:
        return tuple(skipped)
    more = Skipped(str(folder), "", f"and {len(skipped) - _SHOWN} more", "The manifest lists all of them.")
    return (*skipped[:_SHOWN], more)


def _terms(folder: Path, by: Sequence[str]) -> tuple[Term, ...]:
    """The strongest loaded concepts of each group, by the rules of ``comparison.terms``."""
    tallies: dict[tuple[str, str], _Tally] = {}
    articles = read_articles(folder, _ARTICLE)
    known: dict[str, tuple[str, str | None]] = {}
    for batch in read_parts(folder, _FINDING, "findings"):
        rows = batch.filter(_loaded(batch)).to_pylist()
        # Parts of both tables come in the same order: articles are read as far as their findings need them.
        while rows and rows[-1]["key"] not in known:
            row, own = next(articles)
            known[row["key"]] = (_group(row, by), own)
        for row in rows:
            group, article = known[row["key"]]
            if article is not None:
                _count(tallies.setdefault((group, row["concept"]), _Tally()), row, article)
        if rows:  # an article's findings stand together: only the last one's may go on in the next batch
            known = {rows[-1]["key"]: known[rows[-1]["key"]]}
    ranked = sorted(tallies, key=lambda k: (k[0], -tallies[k].weight, -tallies[k].count, k[1]))
    kept: Counter[str] = Counter()
    terms = []
    for group, concept in ranked:
        kept[group] += 1
        if kept[group] <= TERMS:
            terms.append(_term(group, concept, tallies[group, concept]))
    return tuple(terms)


def _loaded(batch: Any) -> Any:
    """Which findings mark a group: loaded ones of the outlet's own voice in the body, above strength 0."""
    import pyarrow.compute as pc

    own = pc.and_(pc.equal(batch["voice"], "outlet"), pc.equal(batch["region"], "body"))
    return pc.and_(own, pc.and_(pc.equal(batch["category"], "loaded"), pc.greater(batch["strength"], 0)))


def _group(row: Mapping[str, Any], by: Sequence[str]) -> str:
    keys = dict(row.get("extra") or ())
    keys |= {name: row[name] for name in ("genre", "section", "date", "author") if row[name]}
    score = ArticleScore(row["id"], row["outlet"], row["language"], row["event"], "", {}, {}, {}, keys)
    return ", ".join(value for _, value in group_key(score, by))


def _count(tally: _Tally, row: Mapping[str, Any], article: str) -> None:
    tally.weight += row["strength"]
    tally.count += 1
    tally.strength = max(tally.strength, row["strength"])
    if row["key"] != tally.last:
        _close(tally)
        tally.last = row["key"]
        tally.articles += 1
    tally.forms[row["text"].lower()] += 1
    tally.current.append((-row["strength"], article, row["start"], row["context"] or row["text"]))


def _close(tally: _Tally) -> None:
    """An article is through: keep its hits if they are among the strongest, and no sentence of another article."""
    if tally.current:
        hits = sorted(tally.current)
        if not any(hits[0][3] == other[0][3] for other in tally.best):
            tally.best = sorted([*tally.best, hits])[:SENTENCES]
        tally.current = []


def _examples(tally: _Tally) -> tuple[tuple[str, int, str], ...]:
    """One hit of each article first, no sentence twice."""
    _close(tally)
    turns = sorted((turn, hit) for hits in tally.best for turn, hit in enumerate(hits))
    examples: dict[str, tuple[str, int, str]] = {}
    for _, (_, article, start, sentence) in turns:
        examples.setdefault(sentence, (article, start, sentence))
    return tuple(examples.values())[:SENTENCES]


def _term(group: str, concept: str, tally: _Tally) -> Term:
    return Term(
        group=group,
        concept=concept,
        category="loaded",
        strength=tally.strength,
        count=tally.count,
        articles=tally.articles,
        forms=tuple(sorted(tally.forms, key=lambda form: (-tally.forms[form], form))),
        sentences=_examples(tally),
    )
