"""Where in an article its findings stand: a strip from the headline to the end, one stroke a finding."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from framing.model import Finding

if TYPE_CHECKING:
    from framing.analysis import Analysis

# The strip's own units: 1,000 wide, so that whole numbers place a stroke well enough at any size on a screen.
WIDTH, HEIGHT = 1000, 12
# The headline has the first part for itself, the body the rest after a gap.
_HEADLINE, _BODY = 70, 90
# Parts of the body that are said in words to those who do not see the strip.
PARTS = 3


def spread(analysis: Analysis, findings: Iterable[Finding]) -> tuple[int, ...]:
    """How many findings stand in the headline and in each third of the body.

    Args:
        analysis: the article.
        findings: those of its findings to count.

    Returns:
        The number in the headline, then in the beginning, the middle and the end of the body.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article, Region
        >>> a = Analysis(Article("Junta!\\n\\nThe regime fell."), "en",
        ...     (Region(0, 6, "title", "en"), Region(8, 24, "body", "en")), (), (), (), (), {}, {}, {})
        >>> found = [Finding(0, 5, "Junta", "loaded", "", "outlet", 2, "", "en", "title"),
        ...     Finding(12, 18, "regime", "loaded", "", "outlet", 2, "", "en")]
        >>> spread(a, found)
        (1, 1, 0, 0)
    """
    counts = [0] * (1 + PARTS)
    for finding in findings:
        third = min(int(_share(analysis, finding) * PARTS), PARTS - 1)
        counts[0 if finding.region == "title" else 1 + third] += 1
    return tuple(counts)


def to_strip(analysis: Analysis, findings: Iterable[Finding], label: str) -> str:
    """The strip as SVG: full strokes are in the outlet's own voice, short ones in other people's words.

    Args:
        analysis: the article.
        findings: those of its findings to show.
        label: what the strip says, for people who do not see it.

    Returns:
        An ``svg`` element in the colour of the text around it.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article
        >>> found = (Finding(4, 10, "regime", "loaded", "label.regime", "outlet", 2, "en/loaded", "en"),)
        >>> a = Analysis(Article("The regime fell."), "en", (), (), (), found, (), {}, {}, {})
        >>> '<path d="M318 0v12"/>' in to_strip(a, found, "one mark")
        True
    """
    own: list[int] = []
    others: list[int] = []
    for finding in findings:
        start, end = (0, _HEADLINE) if finding.region == "title" else (_BODY, WIDTH)
        x = round(start + (end - start) * _share(analysis, finding))
        (own if finding.voice == "outlet" else others).append(x)
    paths = "".join(
        f'<path{style} d="{"".join(f"M{x} {top}v{HEIGHT - top}" for x in sorted(places))}"/>'
        for style, top, places in (("", 0, own), (' class="o"', HEIGHT // 2, others))
        if places
    )
    base = f'<path class="b" d="M0 {HEIGHT}h{_HEADLINE}M{_BODY} {HEIGHT}h{WIDTH - _BODY}"/>'
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none"'
    return f'<svg class="strip" {view} role="img" aria-label="{escape(label)}">{base}{paths}</svg>'


def _share(analysis: Analysis, finding: Finding) -> float:
    """How far into the headline or the body a finding stands, from 0 to 1."""
    part = [(r.start, r.end) for r in analysis.regions if r.kind == finding.region] or [(0, len(analysis.text))]
    length = sum(end - start for start, end in part)
    before = sum(min(max(finding.start - start, 0), end - start) for start, end in part)
    return before / length if length else 0.0
