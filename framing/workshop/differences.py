"""What a change of the lexicon does to a corpus: findings added, removed and changed, and rates before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import tee
from pathlib import Path

from framing.analysis import Analysis
from framing.engine import analyze_corpus
from framing.errors import LexiconError
from framing.lexicon import Lexicon, load_lexicon
from framing.lexicon.loading import layered, read_concepts
from framing.model import CATEGORIES, Article, ArticleScore, Finding
from framing.profiles import MEASURES, State, article_id, group_key, score_article

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that differs: ``"added"`` (no ``before``), ``"removed"`` (no ``after``) or ``"changed"``."""

    kind: str
    article: str
    outlet: str
    sentence: str
    before: Finding | None
    after: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class RateChange:
    """A group's rate per 1,000 own words before and after; ``None`` where all its articles are too short for one."""

    group: str
    category: str
    before: float | None
    after: float | None
    findings_before: int
    findings_after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, and how much was read."""

    changes: tuple[Change, ...]
    rates: tuple[RateChange, ...]
    articles: int


def lexicon_at(name: str) -> Lexicon:
    """The lexicon a name stands for.

    Args:
        name: ``"shipped"``, or a folder. A whole lexicon (its ``concepts.toml`` has the category cards)
            stands alone, so that two versions of ours can be compared; any other folder lies on top of the shipped one.

    Raises:
        LexiconError: if there is no such folder, or a file in it cannot be used.

    Example:
        >>> lexicon_at("shipped").hash == load_lexicon().hash
        True
    """
    if name == SHIPPED:
        return load_lexicon()
    folder = Path(name)
    if not folder.is_dir():
        raise LexiconError("There is no such folder of lexicons.", f"Give a folder, or {SHIPPED!r}.", folder)
    return layered([folder]) if read_concepts(folder)[1] else load_lexicon(folder)


def compare_lexicons(articles: Iterable[Article], before: Lexicon, after: Lexicon) -> Difference:
    """Analyse a corpus with two lexicons.

    Args:
        articles: the corpus, read once; articles whose language cannot be told are left out.
        before: the one lexicon.
        after: the other.

    Returns:
        The findings that differ and the rates of every outlet and language, by the rules of the report
        (the mean over articles of 150 own words or more).

    Example:
        >>> same = load_lexicon()
        >>> compare_lexicons([Article("The so-called council met.", language="en")], same, same).changes
        ()
    """
    changes: list[Change] = []
    groups: dict[str, tuple[list[ArticleScore], list[ArticleScore]]] = {}
    articles_read = 0
    # Both read the corpus side by side, so that no more than a batch is held.
    one, other = tee(articles)
    for old, new in zip(analyze_corpus(one, before), analyze_corpus(other, after), strict=True):
        changes.extend(_changes(old, new))
        name = ", ".join(value for _, value in group_key(score_article(old), ("outlet", "language")))
        scores = groups.setdefault(name, ([], []))
        scores[0].append(score_article(old))
        scores[1].append(score_article(new))
        articles_read += 1
    rates = [row for name, scores in sorted(groups.items()) for row in _rates(name, *scores)]
    return Difference(tuple(changes), tuple(rates), articles_read)


Key = tuple[int, int, str, str]


def _changes(old: Analysis, new: Analysis) -> Iterator[Change]:
    """Findings that only one of two analyses has; where both mark the same words otherwise, one change."""
    before, after = _by_place(old), _by_place(new)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was and now and _what(was) == _what(now):
            continue
        kind = "changed" if was and now else "added" if now else "removed"
        analysis, finding = (new, now) if now else (old, was)
        assert finding is not None
        yield Change(kind, article_id(old), old.article.outlet, _marked(analysis, finding), was, now)


def _by_place(analysis: Analysis) -> Mapping[Key, Finding]:
    # Frames and moral words may overlap within their category, so the concept tells them apart.
    by_concept = ("frame", "moral")
    return {(f.start, f.end, f.category, f.concept if f.category in by_concept else ""): f for f in analysis.findings}


def _what(finding: Finding) -> tuple[str, str, int]:
    return finding.concept, finding.voice, finding.strength


def _marked(analysis: Analysis, finding: Finding) -> str:
    """The finding's sentence on one line, the finding in braces."""
    text, start, end = analysis.text, finding.start, finding.end
    if 0 <= finding.sentence < len(analysis.sentences):
        span = analysis.sentences[finding.sentence]
        start, end = span.start, span.end
    marked = f"{text[start : finding.start]}{{{finding.text}}}{text[finding.end : end]}"
    return " ".join(marked.split())


def _rates(name: str, before: list[ArticleScore], after: list[ArticleScore]) -> Iterator[RateChange]:
    for category in CATEGORIES:
        if category not in MEASURES:
            continue
        was, now = (State.from_scores(scores, MEASURES[category]) for scores in (before, after))
        plain = "loaded_n" if category == "loaded" else category
        counts = [int(sum(score.counts.get(plain, 0) for score in scores)) for scores in (before, after)]
        if (was.mean, was.count, counts[0]) != (now.mean, now.count, counts[1]):
            yield RateChange(name, category, was.mean, now.mean, *counts)
