"""An analysed article as HTML: paragraphs with marks, or a whole page.

The text is never changed: the page holds every character of it, and whatever is added (letters,
labels) stands in elements of its own, ``sup`` and ``small``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from framing.markup.looks import LABELS, LOOKS, NO_CARDS, OTHER, css, describe, label_of, legend, without_controls
from framing.markup.segments import Segment, segments
from framing.model import SCORED_REGIONS, VOICES

if TYPE_CHECKING:
    from framing.analysis import Analysis


def to_html(
    analysis: Analysis,
    *,
    prefix: str = "1",
    cards: Mapping[str, Mapping[str, Any]] = NO_CARDS,
    labels: Mapping[str, str] = LABELS,
) -> str:
    """The article as marked paragraphs, without a page around them.

    Args:
        analysis: the analysed article.
        prefix: makes ids unique on a page of several articles: finding *n* (from 1) gets the id
            ``f-<prefix>-<n>``, attribution *n* ``a-<prefix>-<n>``, quotation *n* ``q-<prefix>-<n>``. A finding's
            first mark also holds its place, concept and entry (``data-at``, ``data-concept``, ``data-entry``),
            further marks of it, where it is cut by another, its id (``data-of``).
        cards: category cards by id (``name`` and ``letter`` are used).
        labels: words for voices, regions and strength in the reader's language.

    Returns:
        HTML in which everything of the article is escaped.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article
        >>> print(to_html(Analysis(Article("1 < 2"), "en", (), (), (), (), (), {}, {}, {})))
        <div class="marked" lang="en"><p>1 &lt; 2</p></div>
    """
    lines = list(_lines(analysis))
    ends = _ends(lines)
    out = []
    labelled = ""
    for line in lines:
        kinds = {s.region for s in line if analysis.text[s.start : s.end].strip()}
        kind = kinds.pop() if len(kinds) == 1 else ""
        inner = "".join(_voices_html(analysis, line, ends, prefix, cards, labels, mixed=not kind))
        if kind and kind not in SCORED_REGIONS:
            said = f'<small class="why">{escape(label_of(labels, "region", kind))}</small>' if kind != labelled else ""
            look = "off metadata" if kind == "front_matter" else "off"
            out.append(f'<p class="{look}">{said}{inner}</p>')
        else:
            out.append(f'<p class="headline">{inner}</p>' if kind == "title" else f"<p>{inner}</p>")
        labelled = kind
    # A finding about the whole title or text may have no characters of its own; links to it still arrive.
    empty = "".join(
        f'<span id="f-{escape(prefix)}-{n + 1}"></span>' for n in range(len(analysis.findings)) if n not in ends
    )
    language = escape(analysis.language)
    return f'<div class="marked" lang="{language}">{empty}{"".join(out)}</div>'


def _lines(analysis: Analysis) -> Iterator[list[Segment]]:
    """The segments of each line that is not blank, the newlines left out."""
    line: list[Segment] = []
    for segment in segments(analysis):
        if analysis.text[segment.start : segment.end] != "\n":
            line.append(segment)
            continue
        if any(analysis.text[s.start : s.end].strip() for s in line):
            yield line
        line = []
    if any(analysis.text[s.start : s.end].strip() for s in line):
        yield line


def _ends(lines: Iterable[list[Segment]]) -> dict[int, tuple[Segment, Segment]]:
    """The first and the last segment shown of each finding."""
    ends: dict[int, tuple[Segment, Segment]] = {}
    for segment in (segment for line in lines for segment in line):
        for n in segment.findings:
            ends[n] = (ends.get(n, (segment, segment))[0], segment)
    return ends


def _voices_html(
    analysis: Analysis,
    line: list[Segment],
    ends: Mapping[int, tuple[Segment, Segment]],
    prefix: str,
    cards: Mapping[str, Mapping[str, Any]],
    labels: Mapping[str, str],
    mixed: bool,
) -> Iterator[str]:
    """A line's segments, neighbours of one voice (and, on a mixed line, region) wrapped together."""
    opened = ""
    for segment in line:
        classes = "" if segment.voice == "outlet" else f"v-{segment.voice}"
        if mixed and segment.region not in SCORED_REGIONS:
            classes = "off"
        if classes != opened:
            yield "</span>" if opened else ""
            if classes:
                said = label_of(labels, "voice", segment.voice) if classes != "off" else ""
                said = said or label_of(labels, "region", segment.region)
                yield f'<span class="{classes}" title="{escape(said)}">'
            opened = classes
        yield _segment_html(analysis, segment, ends, prefix, cards, labels)
    if opened:
        yield "</span>"


def _segment_html(
    analysis: Analysis,
    segment: Segment,
    ends: Mapping[int, tuple[Segment, Segment]],
    prefix: str,
    cards: Mapping[str, Mapping[str, Any]],
    labels: Mapping[str, str],
) -> str:
    inner = escape(without_controls(analysis.text[segment.start : segment.end]))
    for n in reversed(segment.findings):
        finding = analysis.findings[n]
        look = LOOKS.get(finding.category, OTHER)
        card = cards.get(finding.category, {})
        name = f"f-{escape(prefix)}-{n + 1}"
        if segment is ends[n][0]:
            place = f"{finding.start}-{finding.end}"
            concept, entry = escape(finding.concept), escape(finding.entry)
            where = f' id="{name}" data-at="{place}" data-concept="{concept}" data-entry="{entry}"'
        else:
            where = f' data-of="{name}"'
        letter = escape(str(card.get("letter", look.letter)))
        tag = f"<sup>{letter}</sup>" if segment is ends[n][1] else ""
        title = escape(describe(finding, cards, labels))
        classes = f"k-{escape(finding.category)} {escape(finding.voice)} s{finding.strength}"
        if finding.region == "title":
            classes += " in-title"
        inner = f'<mark{where} class="{classes}" title="{title}">{inner}{tag}</mark>'
    if segment.role:
        inner = f'<span class="{segment.role}">{inner}</span>'
    return "".join(f'<a id="{kind}-{escape(prefix)}-{n}"></a>' for kind, n in segment.anchors) + inner


def to_page(analysis: Analysis, *, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS) -> str:
    """The article as a page of its own: title, words by voice, legend, marked text.

    Args:
        analysis: the analysed article.
        cards: category cards by id; without them the letters and ids of the toolkit are used.

    Returns:
        A complete HTML document that loads nothing from anywhere.

    Example:
        >>> from framing.analysis import Analysis
        >>> from framing.model import Article
        >>> page = to_page(Analysis(Article("Calm.", title="</title>"), "en", (), (), (), (), (), {}, {}, {}))
        >>> "<title>&lt;/title&gt;</title>" in page
        True
    """
    title = escape(without_controls(analysis.title or analysis.article.id or "Article"))
    words = ", ".join(f"{LABELS[f'voice.{voice}']}: {analysis.exposure.get(voice, 0)} words" for voice in VOICES)
    warnings = "".join(f"<li>{escape(without_controls(w))}</li>" for w in analysis.warnings)
    return (
        f'<!doctype html>\n<html lang="{escape(analysis.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{css()}{_PAGE_CSS}</style>\n</head>\n<body>\n<p>{escape(words)}</p>\n"
        f"<ul>{warnings}</ul>\n{to_legend(analysis, cards=cards)}\n{to_html(analysis, cards=cards)}\n</body>\n</html>\n"
    )


# Lines of about 70 characters, the length that reads best.
_PAGE_CSS = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.7 Charter, Georgia, serif; }
.headline { font-weight: 700; font-size: 1.35rem; line-height: 1.3; }
@media (prefers-color-scheme: dark) { body { background: #16181b; color: #e8e6e1; } }
"""


def to_legend(analysis: Analysis, *, cards: Mapping[str, Mapping[str, Any]] = NO_CARDS) -> str:
    """The legend of one article's marks, with how often each occurs by voice."""
    rows = "".join(
        f'<li><mark class="k-{escape(category)} outlet">{escape(name)}<sup>{escape(letter)}</sup></mark> '
        + ", ".join(f"{escape(LABELS[f'voice.{voice}'])} {voices[voice]}" for voice in VOICES if voices[voice])
        + "</li>"
        for category, letter, name, voices in legend(analysis, cards)
    )
    return f'<ul class="marked">{rows}</ul>' if rows else ""
