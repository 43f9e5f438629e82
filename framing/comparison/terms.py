"""Terms: the strongest loaded words of each group, with sentences that show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from framing.analysis import Analysis
from framing.model import Finding, Term
from framing.profiles import article_id

# A table of twenty is read; one of two hundred is scrolled past.
TERMS = 20
SENTENCES = 3


def strongest_terms(analyses: Iterable[tuple[str, Analysis]], terms: int = TERMS) -> tuple[Term, ...]:
    """Rank the loaded concepts each group uses in its own voice, by the sum of their strengths.

    Args:
        analyses: the name of a group with each of its analyses.
        terms: how many to keep for a group.

    Returns:
        Terms group by group, strongest first, each with its forms by frequency and up to three
        example sentences, from different articles where there are.

    Example:
        >>> from framing.model import Article, Span
        >>> text = "The regime fell."
        >>> hit = Finding(4, 10, "regime", "loaded", "label.regime", "outlet", 2, "e", "en", sentence=0)
        >>> a = Analysis(Article(text, id="a1"), "en", (), (Span(0, 16),), (), (hit,), (), {}, {}, {})
        >>> strongest_terms([("Dawn, en", a)])[0].sentences
        (('a1', 4, 'The regime fell.'),)
    """
    found: dict[tuple[str, str], list[tuple[str, Finding, Analysis]]] = defaultdict(list)
    for group, analysis in analyses:
        for finding in analysis.findings:
            own = finding.voice == "outlet" and finding.region == "body"
            # Strength 0 is a conventional word: found, but nothing that marks a group.
            if own and finding.category == "loaded" and finding.strength > 0:
                found[group, finding.concept].append((article_id(analysis), finding, analysis))
    weight = {key: sum(finding.strength for _, finding, _ in hits) for key, hits in found.items()}
    ranked = sorted(found, key=lambda key: (key[0], -weight[key], -len(found[key]), key[1]))
    kept: Counter[str] = Counter()
    result = []
    for group, concept in ranked:
        kept[group] += 1
        if kept[group] <= terms:
            result.append(_term(group, concept, found[group, concept]))
    return tuple(result)


def _term(group: str, concept: str, hits: list[tuple[str, Finding, Analysis]]) -> Term:
    # Casefolding would turn forms into something nobody wrote (ß); lower case keeps them readable.
    forms = Counter(finding.text.lower() for _, finding, _ in hits)
    return Term(
        group=group,
        concept=concept,
        category="loaded",
        strength=max(finding.strength for _, finding, _ in hits),
        count=len(hits),
        articles=len({article for article, _, _ in hits}),
        forms=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        sentences=_examples(hits),
    )


def _examples(hits: list[tuple[str, Finding, Analysis]]) -> tuple[tuple[str, int, str], ...]:
    """The strongest uses, one an article first, no sentence twice."""
    ordered = sorted(hits, key=lambda hit: (-hit[1].strength, hit[0], hit[1].start))
    seen: Counter[str] = Counter()
    turns = []
    for hit in ordered:
        turns.append((seen[hit[0]], hit))
        seen[hit[0]] += 1
    examples: dict[str, tuple[str, int, str]] = {}
    for _, (article, finding, analysis) in sorted(turns, key=lambda turn: turn[0]):
        sentence = _sentence(finding, analysis)
        examples.setdefault(sentence, (article, finding.start, sentence))
    return tuple(examples.values())[:SENTENCES]


def _sentence(finding: Finding, analysis: Analysis) -> str:
    """The sentence a finding stands in, exactly as written; the finding itself where none is known."""
    if 0 <= finding.sentence < len(analysis.sentences):
        span = analysis.sentences[finding.sentence]
        return analysis.text[span.start : span.end]
    return finding.text
