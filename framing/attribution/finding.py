"""All attributions of an article: clauses read, quotations continued, speakers resolved, nesting told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import and_

from framing.attribution.chains import with_chains
from framing.attribution.drafts import Draft
from framing.attribution.entities import PERSON_TYPES, read_entities
from framing.attribution.joining import LONE_MARKS, spoken
from framing.attribution.reading import read_drafts
from framing.attribution.speakers import Speaker, resolve
from framing.attribution.units import Range
from framing.document import Document, Match
from framing.model import Attribution, Span


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Find who is said to have said what.

    Args:
        document: the parsed article.

    Returns:
        The attributions in order of their first span; ``parent`` are indices into the tuple.
    """
    drafts = read_drafts(document)
    people = read_entities(document)
    speakers: list[Speaker] = []
    attributions = []
    for draft in drafts:  # names that stand beside their roles first, so that roles find them from afar
        if draft.source is not None and _holds_role(draft.source, draft.unit.nouns):
            resolve(document, people, draft.unit.nouns, draft.source, ())
    for draft in drafts:
        speaker = resolve(document, people, draft.unit.nouns, draft.source, speakers)
        speakers.append(speaker)
        attributions.append(_attribution(document, draft, speaker))
    return with_chains(_nested(sorted(attributions, key=_first)))


def _holds_role(source: Range, nouns: Sequence[Match]) -> bool:
    """Whether a source phrase is longer than a word and holds a person's role: where a role can be learnt."""
    first, stop = source
    if stop - first > 1:
        for noun in nouns:
            if first <= noun.first < stop and noun.entry.source_type in PERSON_TYPES:
                return True
    return False


def _attribution(document: Document, draft: Draft, speaker: Speaker) -> Attribution:
    return Attribution(
        _spans(document, [draft.source] if draft.source else ()),
        _spans(document, _without((draft.cue.first, draft.cue.stop), draft.source)),
        _spans(document, draft.content),
        _type(document, draft.content),
        draft.cue.entry.stance or "neutral",
        speaker.source_type,
        speaker.named,
        speaker.entity,
        tuple([name for name in (document.article.outlet, speaker.entity) if name]),
        None,
        _spans(document, draft.antecedent) if draft.antecedent else (),
    )


def _without(cue: Range, source: Range | None) -> list[Range]:
    """A cue's tokens without the source that stands within it: "по | его | словам"."""
    if source is None or not cue[0] <= source[0] < source[1] <= cue[1]:
        return [cue]
    return [part for part in ((cue[0], source[0]), (source[1], cue[1])) if part[0] < part[1]] or [cue]


def _spans(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    start, end = document.start, document.end
    return tuple([Span(start[first], end[stop - 1]) for first, stop in ranges])


def _type(document: Document, content: tuple[Range, ...]) -> str:
    """direct: every word of the content stands in quotation marks; indirect: none; mixed: some."""
    in_quotes, folded = document.in_quotes, document.folded
    for first, stop in content:
        if True in in_quotes[first:stop] or folded[first] in LONE_MARKS:
            break
    else:
        return "indirect"
    words = sum(sum(document.is_word[first:stop]) for first, stop in content)
    quoted = sum(sum(map(and_, document.is_word[first:stop], in_quotes[first:stop])) for first, stop in content)
    if not quoted and any(folded[first] in LONE_MARKS for first, _ in content):  # a quotation over lines
        quotes = spoken(document)
        quoted = words if all(any(q.first <= a < b <= q.stop for q in quotes) for a, b in content) else 0
    return "indirect" if not quoted else "direct" if quoted == words else "mixed"


def _first(attribution: Attribution) -> int:
    return min([span.start for span in (*attribution.source, *attribution.cue, *attribution.content)])


def _nested(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Set ``parent`` where a cue stands within another's content: the innermost such."""
    contents = sorted([(span.start, -span.end, number) for number, a in enumerate(attributions) for span in a.content])
    parents: dict[int, int] = {}
    open_contents: list[tuple[int, int, int]] = []
    position = 0
    for start, end, number in sorted([(a.cue[0].start, a.cue[0].end, n) for n, a in enumerate(attributions)]):
        while position < len(contents) and contents[position][0] <= start:
            open_contents.append(contents[position])
            position += 1
        if not open_contents:
            continue
        open_contents = [content for content in open_contents if -content[1] > start]
        holders = [(-stop - begin, n) for begin, stop, n in open_contents if n != number and end <= -stop]
        if holders:
            parents[number] = min(holders)[1]
    return tuple([_within(a, parents[n]) if n in parents else a for n, a in enumerate(attributions)])


def _within(a: Attribution, parent: int) -> Attribution:
    columns = (a.source, a.cue, a.content, a.type, a.stance, a.source_type, a.named, a.entity, a.chain)
    return Attribution(*columns, parent, a.antecedent)
