"""Evidence: for a figure of a group, the words it was counted from, with the text around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from framing.analysis import Analysis
from framing.markup import without_controls
from framing.model import CATEGORIES, Attribution, Span, Term
from framing.profiles import MEASURES
from framing.report.catalogue import Catalogue, Entry, Group

# Characters of context either side: about as much as fits a line with the word in its middle.
CONTEXT = 60
# A quotation or retold passage is shown by its beginning; the article has the rest.
LONGEST = 160
# Lists that would repeat the whole of other lists: every attribution stands under its kind of source.
NOT_LISTED = ("sources_per_1000", "stance_neutral_share")


@dataclass(frozen=True, slots=True)
class Line:
    """Words found, with their context cut at the line they stand in, and the id they have on the page."""

    anchor: str
    left: str
    words: str
    right: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One evidence list: the lines behind one measure of one group; ``id`` is where it stands on the page."""

    id: str
    group: Group
    measure: str
    count: int
    articles: Sequence[tuple[Entry, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class Concordance:
    """All lines of one measure, whichever group they are of; ``id`` is where they stand on the page."""

    id: str
    measure: str
    count: int
    listings: Sequence[Listing]


def concordances(listings: Iterable[Listing], page: int = 1) -> list[Concordance]:
    """The evidence of one page, measure by measure, so that lines of several groups can be sorted together.

    Args:
        listings: the evidence lists of the whole report.
        page: the page to show; lines of articles on other pages stay away.

    Returns:
        The measures that have lines there, in the order of ``MEASURES``.
    """
    found: dict[str, list[Listing]] = {}
    for listing in listings:
        here = [(entry, lines) for entry, lines in listing.articles if entry.page == page]
        if here:
            count = sum(len(lines) for _, lines in here)
            found.setdefault(listing.measure, []).append(replace(listing, count=count, articles=here))
    return [
        Concordance(f"kwic-{name}", name, sum(one.count for one in found[name]), found[name])
        for name in MEASURES
        if name in found
    ]


def list_evidence(catalogue: Catalogue) -> dict[tuple[int, str], Listing]:
    """Every evidence list that has a line, by group number and measure."""
    found = {}
    for group in catalogue.groups:
        for measure in MEASURES:
            articles = evidence(catalogue, group, measure)
            if articles:
                count = sum(len(lines) for _, lines in articles)
                place = f"e-{group.number}-{measure}"
                found[group.number, measure] = Listing(place, group, measure, count, articles)
    return found


def evidence(catalogue: Catalogue, group: Group, measure: str) -> list[tuple[Entry, list[Line]]]:
    """The lines behind one figure of a group, article by article.

    Args:
        catalogue: the numbered groups and articles.
        group: the group.
        measure: the measure's name.

    Returns:
        The articles that have any, each with its lines in the order of the text.
    """
    if measure in NOT_LISTED:
        return []
    listed = [
        (entry, [_line(entry.analysis, *hit) for hit in _hits(entry, measure)]) for entry in catalogue.entries_of(group)
    ]
    return [(entry, lines) for entry, lines in listed if lines]


def _hits(entry: Entry, measure: str) -> Iterator[tuple[str, Span]]:
    """Where an article shows a measure: ids on the page and spans."""
    analysis, prefix = entry.analysis, entry.number
    if measure in CATEGORIES:
        for n, finding in enumerate(analysis.findings, 1):
            if (finding.category, finding.voice, finding.region) == (measure, "outlet", "body"):
                yield f"f-{prefix}-{n}", Span(finding.start, finding.end)
    elif measure == "quoted_share":
        yield from ((f"q-{prefix}-{n}", q) for n, q in enumerate(analysis.quotes, 1) if in_body(analysis, q))
    else:
        for n, attribution in enumerate(analysis.attributions, 1):
            spans = _shown(attribution, measure)
            if spans and in_body(analysis, (*attribution.cue, *attribution.content, *attribution.source)[0]):
                yield f"a-{prefix}-{n}", spans[0]


def _shown(attribution: Attribution, measure: str) -> tuple[Span, ...]:
    """The part of an attribution that shows a measure; nothing where it does not count for it.

    The conditions are those of the tallies in ``framing.profiles``.
    """
    kind = re.fullmatch(r"(source|stance)_(\w+)_share", measure)
    source = attribution.source or attribution.cue or attribution.content
    cue = attribution.cue or attribution.source or attribution.content
    own = attribution.parent is None
    if measure == "anonymous_share":
        told = bool(attribution.source) or attribution.source_type == "unknown"
        return source if told and not attribution.named else ()
    if measure == "distancing_cue_share":
        return cue if own and attribution.stance == "distancing" else ()
    if measure == "second_hand_share":
        return source if len(attribution.chain) > 2 else ()
    if measure == "reported_share":
        return attribution.content if attribution.type != "direct" else ()
    if kind and kind[1] == "source":
        return source if attribution.source_type == kind[2] else ()
    if kind:
        return cue if own and attribution.stance == kind[2] else ()
    return ()


def in_body(analysis: Analysis, span: Span) -> bool:
    """Whether a span stands in the body; without regions the whole text is body."""
    body = [region for region in analysis.regions if region.kind == "body"]
    return not analysis.regions or any(region.start <= span.start < region.end for region in body)


def _line(analysis: Analysis, anchor: str, span: Span) -> Line:
    text = analysis.text
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, span.start - CONTEXT), min(line_end, span.end + CONTEXT)
    words = text[span.start : span.end]
    if len(words) > LONGEST:
        words, end = words[:LONGEST].rsplit(" ", 1)[0] + " …", span.end
    left, right = text[start : span.start], text[span.end : end]
    # Context begins and ends with whole words.
    if start > line_start:
        left = "… " + left.partition(" ")[2]
    if end < line_end and right:
        right = right.rpartition(" ")[0] + " …"
    return Line(anchor, *(without_controls(part).replace("\n", " ") for part in (left, words, right)))


def example(catalogue: Catalogue, article: str, start: int, term: Term, sentence: str) -> Line:
    """A term's sentence cut around the words it shows; without an anchor where the article is not shown."""
    anchor, entry, finding = catalogue.places.get((article, start, term.category), ("", None, None))
    if entry is None or finding is None or not 0 <= finding.sentence < len(entry.analysis.sentences):
        return Line(anchor, "", sentence, "")
    span = entry.analysis.sentences[finding.sentence]
    text = entry.analysis.text
    return Line(anchor, text[span.start : finding.start], finding.text, text[finding.end : span.end])
