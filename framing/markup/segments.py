"""A text cut where anything about it changes, so that overlapping findings can be shown by nested tags."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that lies in the same findings, voice, region and attribution part throughout.

    ``findings`` are indices into ``Analysis.findings``, the longest first; ``role`` is ``"source"``,
    ``"cue"`` or ``""``; ``anchors`` are the attributions (``("a", n)``) and quotations (``("q", n)``) that begin here,
    numbered from 1.
    """

    start: int
    end: int
    region: str
    voice: str
    role: str
    findings: tuple[int, ...]
    anchors: tuple[tuple[str, int], ...] = ()


def segments(analysis: Analysis) -> list[Segment]:
    """Cut a text where anything about it changes: region, voice, line, finding, attribution part.

    Args:
        analysis: the analysed article.

    Returns:
        Segments in order that together are the whole text.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article, Finding
        >>> found = (Finding(4, 10, "regime", "loaded", "label.regime", "outlet", 2, "en/loaded", "en"),)
        >>> a = Analysis(Article("The regime fell."), "en", (), (), (), found, (), {}, {}, {})
        >>> [(a.text[s.start : s.end], s.findings) for s in segments(a)]
        [('The ', ()), ('regime', (0,)), (' fell.', ())]
    """
    text = analysis.text
    layers: list[tuple[int, int, str, Any]] = []
    layers += [(r.start, r.end, "region", r.kind) for r in analysis.regions]
    layers += [(v.start, v.end, "voice", v.voice) for v in analysis.voices]
    layers += [(f.start, f.end, "finding", n) for n, f in enumerate(analysis.findings)]
    for attribution in analysis.attributions:
        layers += [(s.start, s.end, "source", None) for s in attribution.source]
        layers += [(s.start, s.end, "cue", None) for s in attribution.cue]
    anchors: dict[int, list[tuple[str, int]]] = {}
    for n, attribution in enumerate(analysis.attributions, 1):
        spans = attribution.cue or attribution.source or attribution.content
        if spans:
            anchors.setdefault(min(max(spans[0].start, 0), len(text)), []).append(("a", n))
    for n, quote in enumerate(analysis.quotes, 1):
        anchors.setdefault(min(max(quote.start, 0), len(text)), []).append(("q", n))

    changes: dict[int, list[tuple[bool, str, Any]]] = {0: [], len(text): []}
    for start, end, kind, value in layers:
        start, end = max(start, 0), min(end, len(text))
        if start < end:
            changes.setdefault(start, []).append((True, kind, value))
            changes.setdefault(end, []).append((False, kind, value))
    for place in anchors:
        changes.setdefault(place, [])
    for place, character in enumerate(text):
        if character == "\n":
            changes.setdefault(place, [])
            changes.setdefault(place + 1, [])

    cut = []
    active: dict[str, list[Any]] = {k: [] for k in ("region", "voice", "source", "cue", "finding")}
    places = sorted(changes)
    for place, following in itertools.pairwise(places):
        for opens, kind, value in changes[place]:
            if opens:
                active[kind].append(value)
            else:
                active[kind].remove(value)
        region = active["region"][-1] if active["region"] else ("boilerplate" if analysis.regions else "body")
        role = "cue" if active["cue"] else "source" if active["source"] else ""
        voice = active["voice"][-1] if active["voice"] else "outlet"
        longest = sorted(active["finding"], key=lambda n: (analysis.findings[n].start - analysis.findings[n].end, n))
        cut.append(Segment(place, following, region, voice, role, tuple(longest), tuple(anchors.get(place, ()))))
    return cut
