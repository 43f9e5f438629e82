"""Headlines: how titles are worded against their own bodies, and whether they keep who said it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from framing.comparison.names import name_key, person_key
from framing.comparison.results import DroppedAttribution, Headlines, Passage
from framing.comparison.texts import ArticleText, Word, read_texts, stem
from framing.model import Article, Attribution, Finding, Profile, Region
from framing.profiles import seed_for
from framing.profiles.estimates import CLUSTERS_FROM, bootstrap_bounds

# So much of a title's content words must stand in what somebody is reported to have said, and so many of them.
OVERLAP = 0.6
SHARED = 4
PASSAGES = 5


def compare_headlines(
    profiles: Sequence[Profile], texts: Sequence[ArticleText], draws: int = 2000, seed: int = 20260101
) -> tuple[Headlines, ...]:
    """Set the titles of each group against its bodies.

    Titles are short, so their loaded words are summed over the group before they are divided; a body's rate
    is the group's ``loaded`` measure.

    Args:
        profiles: the groups.
        texts: their articles.
        draws: bootstrap resamples for the interval.
        seed: seed of the resampling.

    Returns:
        One result a group that has a title.

    Example:
        >>> compare_headlines((), ())
        ()
    """
    titles = [*_titles(texts)]
    found = []
    for group in profiles:
        own = [title for title in titles if title.article.group == group.name]
        if own:
            found.append(_headlines(group, own, draws, seed))
    return tuple(found)


@dataclass(frozen=True)
class _Title:
    """A title: the text it stands in, which is the article's own or the title alone, and the article."""

    text: ArticleText
    article: ArticleText

    @property
    def words(self) -> list[Word]:
        return [word for word in self.text.words if word.region == "title"]

    @property
    def loaded(self) -> list[Finding]:
        """The loaded words of the own voice."""
        found = self.text.analysis.findings
        return [f for f in found if (f.category, f.region, f.voice) == ("loaded", "title", "outlet")]

    @property
    def attributed(self) -> bool:
        """Whether the title says who says so."""
        return any(_in_title(self.text, attribution) for attribution in self.text.analysis.attributions)

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the title, as evidence."""
        found = self.text.passage(start, end)
        return (
            found if self.text is self.article else replace(found, start=-1, end=-1, sentence=self.text.analysis.text)
        )


def _titles(texts: Sequence[ArticleText]) -> Iterator[_Title]:
    """The title of every article that has one; what only the metadata gives is analysed by itself."""
    from framing.engine import analyze_corpus

    apart = [t for t in texts if t.analysis.title and not any(w.region == "title" for w in t.words)]
    articles = [
        Article(title, id=t.id, language=t.language, regions=(Region(0, len(title), "title", t.language),))
        for t in apart
        if (title := t.analysis.title)
    ]
    analysed = analyze_corpus(articles)
    # Texts are sorted by id and then group: read one by one, each stays with its article.
    alone = (read_texts([(t.group, analysis)])[0] for t, analysis in zip(apart, analysed, strict=True))
    yield from (_Title(title, article) for title, article in zip(alone, apart, strict=True) if title.words)
    yield from (_Title(t, t) for t in texts if any(w.region == "title" for w in t.words))


def _headlines(group: Profile, titles: Sequence[_Title], draws: int, seed: int) -> Headlines:
    titles = sorted(titles, key=lambda title: title.article.id)
    weights = np.array([float(sum(f.strength for f in title.loaded)) for title in titles])
    lengths = np.array([float(sum(w.voice == "outlet" for w in title.words)) for title in titles])
    rate = float(1000 * weights.sum() / lengths.sum()) if lengths.sum() else None
    low, high, note = _interval(weights, lengths, draws, seed_for(seed, group.name, "headline"))
    body = group.measures["loaded"].value
    hits = [(-f.strength, t.article.id, f.start, t.passage(f.start, f.end)) for t in titles for f in t.loaded]
    return Headlines(
        group=group.name,
        titles=len(titles),
        title_words=int(lengths.sum()),
        title_count=float(weights.sum()),
        title_rate=rate,
        title_low=low,
        title_high=high,
        body_rate=body,
        ratio=rate / body if rate is not None and body else None,
        attributed=sum(title.attributed for title in titles),
        passages=tuple(hit[-1] for hit in sorted(hits, key=lambda hit: hit[:3])[:PASSAGES]),
        dropped=tuple(d for title in titles if not title.attributed and (d := _dropped(title))),
        note=note,
    )


def _interval(
    weights: NDArray[np.float64], lengths: NDArray[np.float64], draws: int, seed: int
) -> tuple[float | None, float | None, str]:
    if len(weights) < CLUSTERS_FROM or not lengths.sum():
        return None, None, f"no interval: fewer than {CLUSTERS_FROM} titles"

    def statistic(chosen: NDArray[np.int64], axis: int = -1) -> NDArray[np.float64]:
        return (1000 * weights[chosen].sum(axis=-1) / lengths[chosen].sum(axis=-1))[None]

    bounds = bootstrap_bounds([len(weights)], statistic, 1, draws, seed)
    low, high = float(bounds.low[0]), float(bounds.high[0])
    if not (np.isfinite(low) and np.isfinite(high)):
        return None, None, "no interval: titles without own words"
    if low == high:
        return low, high, "no variation between titles, so the interval tells nothing about others"
    return low, high, "" if bounds.bca[0] else "percentile interval: BCa failed"


def _in_title(text: ArticleText, attribution: Attribution) -> bool:
    """Whether an attribution stands in the title."""
    first = (*attribution.cue, *attribution.content, *attribution.source)[:1]
    titles = [region for region in text.analysis.regions if region.kind == "title"]
    return any(region.start <= span.start < region.end for span in first for region in titles)


def _dropped(title: _Title) -> DroppedAttribution | None:
    """The reported statement that the title repeats without its source, if there is one."""
    own, text = title.words, title.article
    if any(word.voice != "outlet" for word in own):
        return None  # words in quotation marks are not printed as a fact
    stems = {s for word in own if (s := stem(word.form, text.language))}
    if len(stems) < SHARED:
        return None
    best: DroppedAttribution | None = None
    for attribution in text.analysis.attributions:
        if not attribution.content or not attribution.source or attribution.parent is not None:
            continue
        source = attribution.source[0]
        speaker = attribution.entity or text.analysis.text[source.start : source.end]
        if any(name_key(word.form) == person_key(speaker) != "" for word in own):
            continue  # the title names whose claim it is
        said = [w for span in attribution.content for w in text.between(span.start, span.end)]
        shared = stems & {stem(word.form, text.language) for word in said if word.region != "title"}
        overlap = len(shared) / len(stems)
        if len(shared) >= SHARED and overlap >= OVERLAP and (best is None or overlap > best.overlap):
            best = DroppedAttribution(
                title=title.passage(own[0].start, own[-1].end),
                body=text.passage(attribution.content[0].start, attribution.content[-1].end),
                source=speaker,
                overlap=overlap,
            )
    return best
