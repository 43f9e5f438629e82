"""Headlines: how titles are worded against their own bodies, and whether they keep who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from framing.comparison.names import name_key, person_key
from framing.comparison.results import DroppedAttribution, Headlines, Passage
from framing.comparison.texts import ArticleText, stem
from framing.model import Attribution, Finding, Profile
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
    found = []
    for group in profiles:
        titled = [t for t in texts if t.group == group.name and any(w.region == "title" for w in t.words)]
        if titled:
            found.append(_headlines(group, titled, draws, seed))
            # A title that only the metadata gives is not part of the text, so nothing in it is marked.
            if len(titled) < len(group.articles):
                note = f"{len(titled)} of {len(group.articles)} articles have their title in the text"
                found[-1] = replace(found[-1], note="; ".join(filter(None, (note, found[-1].note))))
    return tuple(found)


def _headlines(group: Profile, titled: Sequence[ArticleText], draws: int, seed: int) -> Headlines:
    loaded = [
        [f for f in t.analysis.findings if (f.category, f.region, f.voice) == ("loaded", "title", "outlet")]
        for t in titled
    ]
    weights = np.array([float(sum(f.strength for f in findings)) for findings in loaded])
    lengths = np.array([float(sum(w.region == "title" and w.voice == "outlet" for w in t.words)) for t in titled])
    rate = float(1000 * weights.sum() / lengths.sum()) if lengths.sum() else None
    low, high, note = _interval(weights, lengths, draws, seed_for(seed, group.name, "headline"))
    body = group.measures["loaded"].value
    attributed = [any(_in_title(t, a) for a in t.analysis.attributions) for t in titled]
    dropped = [d for t, kept in zip(titled, attributed, strict=True) if not kept and (d := _dropped(t))]
    return Headlines(
        group=group.name,
        titles=len(titled),
        title_words=int(lengths.sum()),
        title_count=float(weights.sum()),
        title_rate=rate,
        title_low=low,
        title_high=high,
        body_rate=body,
        ratio=rate / body if rate is not None and body else None,
        attributed=sum(attributed),
        passages=_passages(titled, loaded),
        dropped=tuple(dropped),
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
    return low, high, "" if bounds.bca[0] else "percentile interval: BCa failed"


def _passages(titled: Sequence[ArticleText], loaded: Sequence[Sequence[Finding]]) -> tuple[Passage, ...]:
    rows = zip(titled, loaded, strict=True)
    hits = [(-f.strength, t.id, t.passage(f.start, f.end)) for t, findings in rows for f in findings]
    return tuple(passage for _, _, passage in sorted(hits, key=lambda hit: hit[:2])[:PASSAGES])


def _in_title(text: ArticleText, attribution: Attribution) -> bool:
    """Whether an attribution stands in the title."""
    first = (*attribution.cue, *attribution.content, *attribution.source)[:1]
    titles = [region for region in text.analysis.regions if region.kind == "title"]
    return any(region.start <= span.start < region.end for span in first for region in titles)


def _dropped(text: ArticleText) -> DroppedAttribution | None:
    """The reported statement that the title repeats without its source, if there is one."""
    own = [word for word in text.words if word.region == "title"]
    if any(word.voice != "outlet" for word in own):
        return None  # words in quotation marks are not printed as a fact
    title = {s for word in own if (s := stem(word.form, text.language))}
    if len(title) < SHARED:
        return None
    best: DroppedAttribution | None = None
    for attribution in text.analysis.attributions:
        if not attribution.content or not attribution.source or attribution.parent is not None:
            continue
        said = [w for span in attribution.content for w in text.between(span.start, span.end)]
        shared = title & {stem(word.form, text.language) for word in said}
        overlap = len(shared) / len(title)
        if len(shared) >= SHARED and overlap >= OVERLAP and (best is None or overlap > best.overlap):
            source = attribution.source[0]
            speaker = attribution.entity or text.analysis.text[source.start : source.end]
            if any(name_key(word.form) == person_key(speaker) != "" for word in own):
                continue  # the title names whose claim it is
            start, end = attribution.content[0].start, attribution.content[-1].end
            best = DroppedAttribution(
                title=text.passage(own[0].start, own[-1].end),
                body=text.passage(start, end),
                source=speaker,
                overlap=overlap,
            )
    return best
