"""Keyness: the words of the own voice that tell two groups apart, beyond what chance and one article can do.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, doi:10.1093/pan/mpn018). The prior is
the language's own background: all own-voice words of that language in the corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from framing.comparison.results import Keyness, Keyword, Passage
from framing.comparison.statistics import benjamini_hochberg
from framing.comparison.texts import ArticleText, Word, lemma_of_word
from framing.profiles.measures import TRANSLATED

# A word in fewer articles says something about those articles, not about an outlet (LINGUISTICS §6.4).
FLOOR = 5
# Below so many articles in a pair, five is asking for nearly all of them; the floor is then a quarter.
FLOOR_FROM = 20
# The most of a word's uses in a group that one article may give.
ONE_ARTICLE = 0.2
# Words the prior is worth: about two articles of background, so that rare words need more than one lucky use.
PRIOR = 1000.0
Z = 3.0
LEVEL = 0.05
# As for other tables: what is longer is not read.
KEYWORDS = 40
PASSAGES = 3

Vector = NDArray[np.float64]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class _Group:
    """A group's own-voice words: capped counts, article counts and what the cap took, one a word of the vocabulary."""

    counts: Vector
    articles: Vector
    capped: Vector
    size: int


def find_keywords(
    texts: Sequence[ArticleText], pairs: Sequence[tuple[str, str]], floor: int | None = None
) -> tuple[Keyness, ...]:
    """Find the distinctive words of pairs of groups.

    Args:
        texts: the articles; machine-translated ones take no part, their words being the translator's.
        pairs: names of the groups to compare; pairs without a language in common are left out.
        floor: articles a word has to be in; 5, or a quarter of the articles where a pair has fewer than 20.

    Returns:
        One result a pair and language, with the words of z beyond 3 that also pass Benjamini–Hochberg at 5 %.

    Example:
        >>> find_keywords([], [("Dawn, en", "Dusk, en")])
        ()
    """
    usable = [t for t in texts if not any(w.startswith(TRANSLATED) for w in t.analysis.warnings)]
    found = []
    for language in sorted({text.language for text in usable}):
        spoken = [text for text in usable if text.language == language]
        words = [_own_words(text) for text in spoken]
        vocabulary = sorted({lemma for uses in words for lemma in uses})
        place = {lemma: i for i, lemma in enumerate(vocabulary)}
        groups = {
            name: _gather([u for t, u in zip(spoken, words, strict=True) if t.group == name], place)
            for name in sorted({text.group for text in spoken})
        }
        background = np.zeros(len(vocabulary))
        for uses in words:
            for lemma, hits in uses.items():
                background[place[lemma]] += len(hits)
        prior = background / max(1.0, background.sum()) * PRIOR
        for a, b in pairs:
            if a in groups and b in groups:
                shown = _Shown(spoken, words)
                found.append(_compare(a, b, language, groups, vocabulary, prior, shown, floor))
    return tuple(found)


def _own_words(text: ArticleText) -> dict[str, list[Word]]:
    """The uses of every lemma in the own voice of the body; figures and single letters are no words here."""
    uses: dict[str, list[Word]] = defaultdict(list)
    for word in text.words:
        if word.voice == "outlet" and word.region == "body" and len(word.form) > 1 and word.form[0].isalpha():
            uses[lemma_of_word(word.form, text.language)].append(word)
    return uses


def _gather(articles: Sequence[Mapping[str, list[Word]]], place: Mapping[str, int]) -> _Group:
    uses = [{lemma: len(hits) for lemma, hits in article.items()} for article in articles]
    counts, in_articles, capped = (np.zeros(len(place)) for _ in range(3))
    for article, kept in zip(uses, cap_uses(uses), strict=True):
        for lemma, taken in kept.items():
            counts[place[lemma]] += taken
            in_articles[place[lemma]] += 1
            capped[place[lemma]] += article[lemma] - taken
    return _Group(counts, in_articles, capped, len(articles))


def cap_uses(articles: Sequence[Mapping[T, int]]) -> list[dict[T, int]]:
    """What each article may bring of every term: a fifth of all its uses, so that one text makes no habit.

    Args:
        articles: uses of every term, article by article.

    Returns:
        The same with the cap; one use always counts, since with few uses a fifth of them is less than one.

    Example:
        >>> cap_uses([{"mob": 16}, {"mob": 1, "city": 5}, {"mob": 3}])
        [{'mob': 4}, {'mob': 1, 'city': 1}, {'mob': 3}]
    """
    totals: Counter[T] = Counter()
    for article in articles:
        totals.update(article)
    return [
        {term: min(uses, max(1, int(ONE_ARTICLE * totals[term]))) for term, uses in article.items()}
        for article in articles
    ]


@dataclass(frozen=True)
class _Shown:
    """Where examples of a word come from."""

    texts: Sequence[ArticleText]
    words: Sequence[Mapping[str, list[Word]]]

    def passages(self, lemma: str, group: str) -> tuple[Passage, ...]:
        """The first use of the word in each of the first articles."""
        rows = zip(self.texts, self.words, strict=True)
        hits = [(text, uses[lemma][0]) for text, uses in rows if text.group == group and lemma in uses]
        return tuple(text.passage(word.start, word.end) for text, word in hits[:PASSAGES])

    def forms(self, lemma: str, groups: Sequence[str]) -> tuple[str, ...]:
        """The forms of a word, the most frequent first."""
        rows = zip(self.texts, self.words, strict=True)
        counted = Counter(word.form for text, uses in rows if text.group in groups for word in uses.get(lemma, ()))
        return tuple(sorted(counted, key=lambda form: (-counted[form], form)))


def log_odds(count_a: Vector, count_b: Vector, prior: Vector) -> tuple[Vector, Vector]:
    """Differences of log-odds under a Dirichlet prior, and their z-scores.

    Args:
        count_a: uses in one group, one a word of the whole vocabulary.
        count_b: uses in the other.
        prior: prior uses, above zero for every word that is used.

    Example:
        >>> delta, z = log_odds(np.array([30.0, 10.0]), np.array([10.0, 30.0]), np.array([1.0, 1.0]))
        >>> bool(z[0] > 3), bool(z[0] == -z[1])
        (True, True)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = count_a + prior, count_b + prior
        delta = np.log(a / (a.sum() - a)) - np.log(b / (b.sum() - b))
        return delta, delta / np.sqrt(1 / a + 1 / b)


def _compare(
    a: str,
    b: str,
    language: str,
    groups: Mapping[str, _Group],
    vocabulary: Sequence[str],
    prior: Vector,
    shown: _Shown,
    floor: int | None,
) -> Keyness:
    from scipy import stats

    one, other = groups[a], groups[b]
    lowest, note = _floor(one.size + other.size, floor)
    tested = np.flatnonzero(one.articles + other.articles >= lowest)
    delta, z = log_odds(one.counts, other.counts, prior)
    p = 2 * stats.norm.sf(np.abs(z[tested]))
    adjusted = benjamini_hochberg(p.tolist())
    rows = [
        (int(word), float(raw), fixed)
        for word, raw, fixed in zip(tested, p, adjusted, strict=True)
        if abs(z[word]) > Z and fixed <= LEVEL
    ]
    rows.sort(key=lambda row: (-abs(z[row[0]]), vocabulary[row[0]]))
    keywords = tuple(
        Keyword(
            word=vocabulary[i],
            forms=shown.forms(vocabulary[i], (a, b)),
            count_a=int(one.counts[i]),
            count_b=int(other.counts[i]),
            articles_a=int(one.articles[i]),
            articles_b=int(other.articles[i]),
            log_odds=float(delta[i]),
            z=float(z[i]),
            p=raw,
            p_adjusted=fixed,
            capped=int(one.capped[i] + other.capped[i]),
            passages=(*shown.passages(vocabulary[i], a), *shown.passages(vocabulary[i], b)),
        )
        for i, raw, fixed in rows[:KEYWORDS]
    )
    return Keyness(a, b, language, int(one.counts.sum()), int(other.counts.sum()), len(tested), lowest, keywords, note)


def _floor(articles: int, asked: int | None) -> tuple[int, str]:
    """The document-frequency floor, and what to say about it."""
    if asked is not None:
        return asked, "" if asked >= FLOOR else f"words from {asked} articles on are compared; the rule is {FLOOR}"
    if articles >= FLOOR_FROM:
        return FLOOR, ""
    lowest = max(2, -(-articles // 4))
    return lowest, f"only {articles} articles: words from {lowest} articles on are compared; the rule is {FLOOR}"
