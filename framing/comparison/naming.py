"""Naming: competing names for one thing, and which of them each group prefers in its own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from framing.comparison.results import NamingShare, Passage
from framing.comparison.texts import ArticleText
from framing.model import Finding
from framing.profiles.measures import TRANSLATED

PASSAGES = 5
CONFIDENCE = 0.95
# As for other figures: with fewer articles than this a share says hardly more than its sentences.
FEW = 5

Hits = list[tuple[ArticleText, Finding]]


def shipped_pairs() -> tuple[tuple[str, str], ...]:
    """The competing names of the lexicon: pairs of concepts, each once.

    Example:
        >>> ("naming.protesters", "naming.rioters") in shipped_pairs()
        True
    """
    from framing.lexicon import load_lexicon

    concepts = load_lexicon().concepts
    pairs = {
        tuple(sorted((c.id, c.pair))): (c.id, c.pair) for c in reversed(list(concepts.values())) if c.pair in concepts
    }
    return tuple(sorted(pairs.values()))


def naming_shares(texts: Iterable[ArticleText], pairs: Sequence[tuple[str, str]] = ()) -> tuple[NamingShare, ...]:
    """Show which of two competing names each group prefers.

    Args:
        texts: the articles; machine-translated ones take no part, their words being the translator's.
        pairs: concept ids, the first being the name whose share is given; those of the lexicon, if none are given.

    Returns:
        A share for every pair, group and language in which either name stands, in own or others' words.

    Example:
        >>> naming_shares([])
        ()
    """
    found: dict[tuple[str, str], dict[str, Hits]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        if any(warning.startswith(TRANSLATED) for warning in text.analysis.warnings):
            continue
        for finding in text.analysis.findings:
            if finding.category == "naming" and finding.region == "body":
                found[text.group, text.language][finding.concept].append((text, finding))
    if not found:
        return ()
    return tuple(
        _share(name, other, group, language, hits)
        for name, other in pairs or shipped_pairs()
        for (group, language), hits in sorted(found.items())
        if name in hits or other in hits
    )


def _share(name: str, other: str, group: str, language: str, hits: Mapping[str, Hits]) -> NamingShare:
    own, own_other = (_in_voice(hits.get(concept, []), own=True) for concept in (name, other))
    votes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for side, uses in enumerate((own, own_other)):
        for text, _ in uses:
            votes[text.id][side] += 1
    shares = [first / (first + second) for first, second in votes.values()]
    low, high = share_interval(sum(shares), len(shares))
    note = "only in others' words" if not shares else f"only {len(shares)} articles" if len(shares) < FEW else ""
    return NamingShare(
        name=name,
        other=other,
        group=group,
        language=language,
        count=len(own),
        count_other=len(own_other),
        share=sum(shares) / len(shares) if shares else None,
        low=low,
        high=high,
        articles=len(shares),
        theirs=len(_in_voice(hits.get(name, []), own=False)),
        theirs_other=len(_in_voice(hits.get(other, []), own=False)),
        passages=_passages(own),
        passages_other=_passages(own_other),
        note=note,
    )


def share_interval(votes: float, articles: int) -> tuple[float | None, float | None]:
    """A 95 % interval for a share of articles (Jeffreys'), which also holds where all articles agree.

    Args:
        votes: the sum of the articles' shares; an article that uses both names gives a part of its vote.
        articles: how many articles vote. Words of one article are not independent, so they are not counted.

    Example:
        >>> low, high = share_interval(3, 3)
        >>> low < 0.6, high
        (True, 1.0)
    """
    from scipy import stats

    if not articles:
        return None, None
    tail = (1 - CONFIDENCE) / 2
    # Where no article or every article has the name, the limit on that side is the end of the scale.
    low = float(stats.beta.ppf(tail, votes + 0.5, articles - votes + 0.5)) if votes > 0 else 0.0
    high = float(stats.beta.ppf(1 - tail, votes + 0.5, articles - votes + 0.5)) if votes < articles else 1.0
    return low, high


def _in_voice(hits: Hits, own: bool) -> Hits:
    return [(text, finding) for text, finding in hits if (finding.voice == "outlet") == own]


def _passages(hits: Hits) -> tuple[Passage, ...]:
    """Sentences with the name, of as many articles as there are."""
    ordered = sorted(hits, key=lambda hit: (hit[0].id, hit[1].start))
    first: dict[str, tuple[ArticleText, Finding]] = {}
    for hit in ordered:
        first.setdefault(hit[0].id, hit)
    rest = [hit for hit in ordered if hit not in first.values()]
    return tuple(text.passage(finding.start, finding.end) for text, finding in [*first.values(), *rest][:PASSAGES])
