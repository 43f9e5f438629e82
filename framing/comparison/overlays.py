"""With and without outlet overlays: headline measures both ways, and the entries that make the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from framing.analysis import Analysis
from framing.comparison.contrasts import contrast_groups
from framing.comparison.house import HouseFigure, HouseRatio, HouseTerm
from framing.lexicon.overlays import Overlay
from framing.model import Comparison, Contrast, Finding, Profile
from framing.overlays import Overlaid
from framing.profiles import HEADLINE, article_id, group_key, profile_scores, score_article

# Words shown for an entry.
_FORMS = 3


@dataclass
class _Tally:
    added: int = 0
    removed: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)


def compare_overlays(
    comparison: Comparison,
    overlaid: Overlaid,
    pairs: Sequence[tuple[Profile, Profile]],
    analyses: Sequence[Analysis],
    draws: int,
    permutations: int,
    seed: int,
) -> Comparison:
    """Add to a comparison made with overlays what its headline measures are without them.

    Args:
        comparison: profiles and contrasts, with overlays.
        overlaid: the same articles without overlays, and the overlays.
        pairs: the groups that are compared.
        analyses: the analyses with overlays, in the order of those without.
        draws: bootstrap resamples.
        permutations: permutations for the tests.
        seed: seed of the resampling.

    Returns:
        The comparison with figures, ratios and terms of the groups that hold an article of an outlet with an overlay.
    """
    by = comparison.by
    names = [", ".join(value for _, value in group_key(score_article(one), by)) for one in analyses]
    touched = {name for name, one in zip(names, analyses, strict=True) if one.article.outlet in overlaid.overlays}
    plain = {p.name: p for p in profile_scores(map(score_article, overlaid.plain), by, draws, seed)}
    concerned = [(a.name, b.name) for a, b in pairs if {a.name, b.name} & touched]
    without = contrast_groups([(plain[a], plain[b]) for a, b in concerned], draws, permutations, seed)
    terms = _terms(names, analyses, overlaid)
    return replace(
        comparison,
        house_figures=tuple(_figures([p for p in comparison.profiles if p.name in touched], plain)),
        house_ratios=tuple(_ratios(comparison.contrasts, without)),
        house_terms=tuple(terms),
        settings={**comparison.settings, "overlays": ", ".join(o.outlet for o in overlaid.overlays.values())},
    )


def _figures(groups: Sequence[Profile], plain: Mapping[str, Profile]) -> Iterator[HouseFigure]:
    for group in groups:
        for name in HEADLINE:
            one, other = group.measures.get(name), plain[group.name].measures.get(name)
            if one is not None and other is not None and (one.value is not None or other.value is not None):
                yield HouseFigure(
                    group.name, name, one.value, one.low, one.high, one.n, one.count,
                    other.value, other.low, other.high, other.n, other.count, one.unit,
                )  # fmt: skip


def _ratios(contrasts: Sequence[Contrast], plain: Sequence[Contrast]) -> Iterator[HouseRatio]:
    found = {(c.a, c.b, c.measure): c for c in contrasts}
    for other in plain:
        one = found.get((other.a, other.b, other.measure))
        if one is not None and other.measure in HEADLINE and (one.ratio is not None or other.ratio is not None):
            yield HouseRatio(
                other.a, other.b, other.measure, one.ratio, one.ratio_low, one.ratio_high,
                other.ratio, other.ratio_low, other.ratio_high,
            )  # fmt: skip


def _terms(names: Sequence[str], analyses: Sequence[Analysis], overlaid: Overlaid) -> list[HouseTerm]:
    """Entries whose findings an overlay added or removed, the most changed first."""
    tallies: dict[tuple[str, str, str, str, str], _Tally] = {}
    for name, one, plain in zip(names, analyses, overlaid.plain, strict=True):
        overlay = overlaid.overlays.get(one.article.outlet)
        if overlay is None:
            continue
        now, before = {_place(f): f for f in _own(one)}, {_place(f): f for f in _own(plain)}
        for place in sorted(now.keys() ^ before.keys()):
            found = now.get(place) or before[place]
            key = name, overlay.outlet, found.entry, found.category, found.concept
            tally = tallies.setdefault(key, _Tally())
            tally.added += place in now
            tally.removed += place not in now
            tally.forms[found.text.lower()] += 1
            tally.articles.add(article_id(one))
    overlays = {overlay.outlet: overlay for overlay in overlaid.overlays.values()}
    terms = [
        HouseTerm(*key, _ranked(t.forms), t.added, t.removed, len(t.articles), _reason(overlays[key[1]], *key[2:], t))
        for key, t in tallies.items()
    ]
    return sorted(terms, key=lambda term: (term.group, -(term.added + term.removed), term.entry))


def _own(analysis: Analysis) -> Iterator[Finding]:
    """The findings that enter a score: in the body, in the outlet's own voice."""
    return (f for f in analysis.findings if f.voice == "outlet" and f.region == "body")


def _place(finding: Finding) -> tuple[int, int, str, str, str]:
    return finding.start, finding.end, finding.category, finding.concept, finding.entry


def _ranked(forms: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=lambda form: (-forms[form], form))[:_FORMS])


def _reason(overlay: Overlay, entry: str, category: str, concept: str, tally: _Tally) -> str:
    """What the overlay says of a term it adds, or of patterns that cancel it."""
    language = entry.partition("/")[0]
    if tally.added:
        said = [e.reason for e in overlay.entries if (e.language, e.concept) == (language, concept)]
    else:
        said = [e.reason for e in overlay.exclusions if e.language == language and e.concept in ("", concept)]
    return "; ".join(dict.fromkeys(said))
