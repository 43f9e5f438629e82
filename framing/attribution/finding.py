"""All attributions of an article: clauses read, quotations continued, speakers resolved, nesting told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from framing.attribution.clauses import read_clauses
from framing.attribution.drafts import Draft
from framing.attribution.entities import Speaker, read_entities, resolve
from framing.attribution.headline import read_headline
from framing.attribution.units import Range, Unit, read_units
from framing.document import Document
from framing.model import Attribution, Span


def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """Find who is said to have said what.

    Args:
        document: the parsed article.

    Returns:
        The attributions in order of their first span; ``parent`` are indices into the tuple.
    """
    drafts: list[Draft] = []
    for unit in read_units(document):
        found = list(read_clauses(unit))
        headline = read_headline(unit) if not found else None
        if headline is not None:
            found = [headline]
        if not found and drafts:
            spoken = _spoken_before(drafts)
            if _goes_on(unit, drafts[spoken]):
                drafts[spoken] = _continued(drafts[spoken], unit)
        drafts.extend(found)
    entities = read_entities(document)
    speakers: list[Speaker] = []
    attributions = []
    for draft in drafts:
        speaker = resolve(document, entities, draft.unit.nouns, draft.source, speakers)
        speakers.append(speaker)
        attributions.append(_attribution(document, draft, speaker))
    return _nested(sorted(attributions, key=_first))


def _spoken_before(drafts: list[Draft]) -> int:
    """The latest attribution with a quotation in the last unit, else the latest: "“…,” X said when asked about Y"."""
    for number in range(len(drafts) - 1, -1, -1):
        if drafts[number].unit is not drafts[-1].unit:
            break
        if any(drafts[number].unit.quote_at(first) for first, _ in drafts[number].content):
            return number
    return len(drafts) - 1


def _goes_on(unit: Unit, draft: Draft) -> bool:
    """Whether a unit is nothing but the next sentences of a quotation: same paragraph, or left open before."""
    if not any(draft.unit.quote_at(first) for first, _ in draft.content) or not unit.quotes:
        return False
    bare = all(unit.quote_at(token) is not None for token in range(unit.first, unit.stop) if unit.is_word(token))
    last = draft.unit.quotes[-1] if draft.unit.quotes else None
    adjoining = unit.first <= _last_token(draft) + 4  # nothing but punctuation and line ends between
    return bare and (not unit.new_paragraph or (last is not None and last.open_ended)) and adjoining


def _last_token(draft: Draft) -> int:
    return max(draft.unit.stop, *(stop for _, stop in draft.content))


def _continued(draft: Draft, unit: Unit) -> Draft:
    return replace(draft, content=(*draft.content, *((quote.first, quote.stop) for quote in unit.quotes)))


def _attribution(document: Document, draft: Draft, speaker: Speaker) -> Attribution:
    outlet = document.article.outlet
    chain = tuple(name for name in (outlet, speaker.entity) if name)
    return Attribution(
        source=_spans(document, [draft.source] if draft.source else []),
        cue=_spans(document, [(draft.cue.first, draft.cue.stop)]),
        content=_spans(document, draft.content),
        antecedent=_spans(document, draft.antecedent),
        type=_type(document, draft.content),
        stance=draft.cue.entry.stance or "neutral",
        source_type=speaker.source_type,
        named=speaker.named,
        entity=speaker.entity,
        chain=chain,
    )


def _spans(document: Document, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(Span(document.start[first], document.end[stop - 1]) for first, stop in ranges)


def _type(document: Document, content: tuple[Range, ...]) -> str:
    """direct: every word of the content stands in quotation marks; indirect: none; mixed: some."""
    words = [token for first, stop in content for token in range(first, stop) if document.is_word[token]]
    quoted = sum(document.in_quotes[token] for token in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"


def _first(attribution: Attribution) -> int:
    return min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))


def _nested(attributions: list[Attribution]) -> tuple[Attribution, ...]:
    """Set ``parent`` where a cue stands within another's content: the innermost such."""
    out = []
    for attribution in attributions:
        cue = attribution.cue[0]
        holders = [
            (span.end - span.start, number)
            for number, other in enumerate(attributions)
            if other is not attribution
            for span in other.content
            if span.start <= cue.start and cue.end <= span.end
        ]
        out.append(replace(attribution, parent=min(holders)[1]) if holders else attribution)
    return tuple(out)
