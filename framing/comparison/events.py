"""Events: which articles tell the same event, within a language and across, proposed for a person to correct.

Articles are alike by their content words (within a language) and by names, numbers and international words, written
in one alphabet (in all languages), weighed by TF-IDF; dates that are far apart count against it. Groups are made by
average linkage. Nothing is certain, so every article has a confidence, and a group is split rather than merged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations_with_replacement
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.analysis import Analysis
from framing.comparison.names import name_key, transliterate
from framing.comparison.results import Assignment, EventProposal
from framing.comparison.texts import ArticleText, Word, anchors_of, read_texts, sound, stem
from framing.model import LANGUAGES, Article

# Reports of one event appear within days: then a likeness counts double; after two weeks so little that nothing is
# joined any more; without dates it is taken as it is.
DAYS, LATE = 3, 14
NEAR, FAR = 2.0, 0.15
# Average likeness from which articles are grouped; tests/test_events.py holds what it was set by.
LIKE = 0.17
# Names and numbers two articles must share for their likeness to count in full: with fewer it hangs on one person who
# is in the news anyway. What many articles have counts for less.
ENOUGH = 6
# Imagined articles on other things, so that a corpus on a single event is not searched for differences.
BACKGROUND = 5
# Shared names weigh this much within a language, content words the rest; across languages there are only names.
NAMES = 0.6
# Consonants that make an international word (катастрофа, catastrophe) more than an accident.
LONG = 4
# Below this confidence a person should look.
DOUBTFUL = 0.6
REASONS = 5
TOPIC = 2

Matrix = NDArray[np.float64]


def propose_events(articles: Iterable[Article], like: float = LIKE) -> EventProposal:
    """Propose which articles tell the same event; an ``event`` they already have is not looked at.

    Args:
        articles: the articles, with dates where they are known.
        like: the average likeness from which articles are grouped, between 0 and 1; higher makes more, smaller groups.

    Returns:
        An event for every article, in the order given, with its confidence and what ties it to the others.

    Example:
        >>> texts = ["Mayor Ann Dole opened the Orv bridge.", "The bridge at Orv was opened by Ann Dole.",
        ...     "Three boats sank off Merrow Quay."]
        >>> found = propose_events(Article(text, id=str(i), language="en") for i, text in enumerate(texts))
        >>> [a.event for a in found.assignments]
        ['ann-dole', 'ann-dole', 'merrow-quay']
    """
    texts, order = _read(articles)
    if not texts:
        return EventProposal((), ("There are no articles.",))
    features = [_ties(text) for text in texts]
    likeness = _likeness(texts, features)
    labels = _cluster(likeness, like)
    names = _names(texts, features, labels)
    found = [_assign(i, texts, labels, names, likeness, features, like) for i in range(len(texts))]
    undated = sum(_day(text) is None for text in texts)
    notes = [f"{undated} of {len(texts)} articles have no date that can be read; they are placed by their words alone."]
    doubtful = sum(a.confidence < DOUBTFUL for a in found)
    notes.append(f"{doubtful} of {len(texts)} articles are placed with a confidence below {DOUBTFUL}.")
    return EventProposal(tuple(found[i] for i in order), tuple(notes[not undated : 1 + bool(doubtful)]))


def _read(articles: Iterable[Article]) -> tuple[list[ArticleText], list[int]]:
    """The articles sorted by id, so that the order they come in changes nothing, and where each of them went."""
    from framing.corpus.language import detect_language

    texts: list[ArticleText] = []
    for article in articles:
        language = article.language or detect_language(article.text)
        bare = Analysis(article, language, article.regions, (), (), (), (), {}, {}, {})
        texts += read_texts([("", bare)]) if language in LANGUAGES else []
    places = sorted(range(len(texts)), key=lambda i: (texts[i].id, texts[i].analysis.text))
    order = [0] * len(places)
    for new, old in enumerate(places):
        order[old] = new
    return [texts[i] for i in places], order


def _ties(text: ArticleText) -> Counter[str]:
    """What an article shares with one in another language: names, numbers from 10 on, international words."""
    names = Counter(a for a in anchors_of(text.words, text.language) if not a.isdigit() or len(a) > 1)
    # A word that is a name in the middle of a sentence is the same name at its beginning.
    known = {name for name in names if not name.isdigit()}
    for word in text.words:
        if not word.name and text.analysis.text[word.start].isupper() and (key := name_key(word.form).upper()) in known:
            names[key] += 1
    long = (sound(word.form, text.language) for word in text.words if not word.name)
    names.update(s for s in long if len(s) >= LONG)
    return names


def _likeness(texts: Sequence[ArticleText], features: Sequence[Counter[str]]) -> Matrix:
    """How alike articles are, from 0 to 1, dates considered."""
    words = [Counter(s for word in text.words if (s := stem(word.form, text.language))) for text in texts]
    found = np.zeros((len(texts), len(texts)))
    own = {
        language: [i for i, text in enumerate(texts) if text.language == language]
        for language in sorted({text.language for text in texts})
    }
    for first, second in combinations_with_replacement(own, 2):
        one, other = own[first], own[second]
        if first == second:
            block = NAMES * _cosine(features, one, one) + (1 - NAMES) * _cosine(words, one, one)
        else:
            block = _cosine(features, one, other)
        found[np.ix_(one, other)] = block
        found[np.ix_(other, one)] = block.T
    found *= np.minimum(1.0, _shared(features) / ENOUGH)
    days = [_day(text) for text in texts]
    for i, day in enumerate(days):
        for j, other_day in enumerate(days):
            if day is not None and other_day is not None:
                late = min(1.0, max(0, abs(day - other_day) - DAYS) / (LATE - DAYS))
                found[i, j] *= NEAR + (FAR - NEAR) * late
    np.fill_diagonal(found, 1.0)
    return found


def _shared(features: Sequence[Counter[str]]) -> Matrix:
    """How many names and numbers any two articles share; one that only they have counts as one, others as less."""
    spread = Counter(tie for each in features for tie in each if not tie.islower())
    ties, total = sorted(spread), len(features) + 1 + BACKGROUND
    table = np.array([[float(tie in each) for tie in ties] for each in features]).reshape(len(features), len(ties))
    weights = np.array([log(total / spread[tie]) / log(total) for tie in ties])
    return np.asarray((table * weights) @ table.T)


def _cosine(features: Sequence[Counter[str]], one: Sequence[int], other: Sequence[int]) -> Matrix:
    """Cosines of TF-IDF vectors between two sets of articles.

    Names and numbers are all compared; other words only where both sets have them, since a word that one
    language alone has says nothing about the other. The more articles have it, the less it weighs.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    both = {tie for i in one for tie in features[i]} & {tie for j in other for tie in features[j]}
    members = sorted({*one, *other})
    kept = [
        {tie: 1 + log(count) for tie, count in features[i].items() if tie in both or not tie.islower()} for i in members
    ]
    if not any(kept):
        return np.zeros((len(one), len(other)))
    counts = DictVectorizer().fit_transform(kept)
    spread = np.asarray((counts > 0).sum(axis=0)).ravel()
    weighted = counts.multiply(np.log((len(members) + 1 + BACKGROUND) / spread)).tocsr()
    place = {i: row for row, i in enumerate(members)}
    rows, columns = [place[i] for i in one], [place[j] for j in other]
    return np.asarray(cosine_similarity(weighted[rows], weighted[columns]), dtype=float)


def _day(text: ArticleText) -> int | None:
    try:
        return date.fromisoformat((text.analysis.article.date or "")[:10]).toordinal()
    except ValueError:
        return None


def _cluster(likeness: Matrix, like: float) -> list[int]:
    from sklearn.cluster import AgglomerativeClustering

    if len(likeness) < 2:
        return [0] * len(likeness)
    model: Any = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - like
    )
    return [int(label) for label in model.fit_predict(1 - np.clip(likeness, 0, 1))]


def _assign(
    i: int,
    texts: Sequence[ArticleText],
    labels: Sequence[int],
    names: dict[int, str],
    likeness: Matrix,
    features: Sequence[Counter[str]],
    like: float,
) -> Assignment:
    """The event of one article: how much nearer it is to its own group than to any other."""
    own = [j for j, label in enumerate(labels) if label == labels[i] and j != i]
    means = {
        label: float(np.mean([likeness[i, j] for j, other in enumerate(labels) if other == label]))
        for label in set(labels) - {labels[i]}
    }
    nearest = max(means.values(), default=0.0)
    # Alone: sure where nothing comes near the likeness that would have joined it.
    near = float(np.mean([likeness[i, j] for j in own])) if own else like
    confidence = min(1.0, max(0.0, (near - nearest) / near)) if near > 0 else 0.0
    shared = Counter({tie: sum(tie in features[j] for j in own) for tie in features[i]})
    spread = Counter(tie for each in features for tie in each)
    ranked = sorted((tie for tie in shared if shared[tie]), key=lambda t: (-shared[t] / spread[t] * shared[t], t))
    spelled = dict.fromkeys(_spelled(tie, texts[i].words) for tie in ranked[:REASONS])
    reason = f"shares {', '.join(spelled)}" if spelled else "stands alone"
    return Assignment(texts[i].id, names[labels[i]], round(confidence, 3), reason)


def _names(texts: Sequence[ArticleText], features: Sequence[Counter[str]], labels: Sequence[int]) -> dict[int, str]:
    """A name for every group: its first day and the names most its own, in Latin letters."""
    spread = Counter(tie for each in features for tie in each)
    found: dict[int, str] = {}
    taken: Counter[str] = Counter()
    for label in dict.fromkeys(labels):
        members = [i for i, other in enumerate(labels) if other == label]
        inside = Counter(tie for i in members for tie in features[i])
        best = sorted(
            inside,
            key=lambda t: (
                t.islower(),
                t.isdigit(),
                -(inside[t] ** 2) / spread[t],
                -sum(features[i][t] for i in members),
                t,
            ),
        )[:TOPIC]
        words = [word for i in members for word in texts[i].words]
        spelled = sorted(_spelled(tie, words) for tie in best)
        days = sorted(day for i in members if (day := _day(texts[i])) is not None)
        name = "-".join([*([date.fromordinal(days[0]).isoformat()] if days else []), *spelled]) or "event"
        taken[name] += 1
        found[label] = name if taken[name] == 1 else f"{name}-{taken[name]}"
    return found


def _spelled(tie: str, words: Sequence[Word]) -> str:
    """A tie as a word in Latin letters: the shortest spelling in the group, which is the bare case."""
    forms = {transliterate(w.form) for w in words if name_key(w.form).upper() == tie.upper()} or {tie}
    plain = ("".join(c for c in form if c.isascii() and c.isalnum()) for form in forms)
    return min(plain, key=lambda form: (len(form), form))
