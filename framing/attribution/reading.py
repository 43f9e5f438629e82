"""An article's attributions as drafts, unit by unit: what one sentence leaves open the next may close."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.clauses import read_clauses
from framing.attribution.cues import read_cues
from framing.attribution.drafts import Draft, clause_start
from framing.attribution.headline import read_headline
from framing.attribution.sources import source_after, source_before
from framing.attribution.units import Unit, read_units, speaker_of_turn
from framing.document import Document

# Between a quotation and its continuation stand punctuation and line ends only.
MAX_GAP = 4


def read_drafts(document: Document) -> list[Draft]:
    """Read the attributions of all units, with quotations that go on over sentences and paragraphs.

    Args:
        document: the parsed article.
    """
    drafts: list[Draft] = []
    pending: Draft | None = None
    for unit in read_units(document):
        found = [draft for draft in _read(unit) if not _is_occasion(unit, draft)]
        if pending is not None and not found and _bare(unit) and _adjoins(unit, pending.unit.stop):
            found = [pending._replace(content=_quotations(unit))]
        pending = _waiting(unit, found)
        if not found and drafts:
            number = _spoken_last(drafts)
            if _goes_on(unit, drafts[number]):
                drafts[number] = drafts[number]._replace(content=(*drafts[number].content, *_quotations(unit)))
        drafts.extend(found)
    return drafts


def _read(unit: Unit) -> list[Draft]:
    """In a title the speaker beside its mark comes first; elsewhere he counts where nothing else is found."""
    title = unit.document.region_of[unit.first] == "title"
    headline = read_headline(unit) if title else None
    if headline is not None:
        return [headline]
    turn = unit.new_paragraph and speaker_of_turn(unit.document, unit.first, unit.stop) is not None
    found = read_clauses(unit)
    if not title and (turn or not found):
        headline = read_headline(unit)
        found = [headline, *found] if headline is not None else found
    return found


def _quotations(unit: Unit) -> tuple[tuple[int, int], ...]:
    return tuple((quote.first, quote.stop) for quote in unit.quotes)


def _bare(unit: Unit) -> bool:
    """Whether a unit is nothing but quotations."""
    return bool(unit.quotes) and all(
        unit.quote_at(token) is not None for token in range(unit.first, unit.stop) if unit.is_word(token)
    )


def _spoken_last(drafts: list[Draft]) -> int:
    """The latest attribution with a quotation in the last unit, else the latest: "“…,” X said when asked about Y"."""
    for number in range(len(drafts) - 1, -1, -1):
        if drafts[number].unit is not drafts[-1].unit:
            break
        if any(drafts[number].unit.quote_at(first) for first, _ in drafts[number].content):
            return number
    return len(drafts) - 1


def _goes_on(unit: Unit, draft: Draft) -> bool:
    """Whether a unit is nothing but the next sentences of a quotation: same paragraph, or left open before."""
    if not any(draft.unit.quote_at(first) for first, _ in draft.content) or not _bare(unit):
        return False
    open_ended = bool(draft.unit.quotes) and draft.unit.quotes[-1].open_ended
    stop = max(draft.unit.stop, *(stop for _, stop in draft.content))
    return (not unit.new_paragraph or open_ended) and _adjoins(unit, stop)


def _adjoins(unit: Unit, stop: int) -> bool:
    return unit.first <= stop + MAX_GAP


def _waiting(unit: Unit, found: Sequence[Draft]) -> Draft | None:
    """A report whose words stand in the next paragraph: "The mayor said:", without its content."""
    if unit.word(unit.stop - 1) != ":":
        return None
    cue = next((cue for cue in reversed(read_cues(unit)) if cue.takes("quote") and not cue.nominal), None)
    if cue is None or any(draft.cue.head == cue.head for draft in found):
        return None
    source = source_before(unit, cue.first, clause_start(unit, cue.first, found))
    source = source or source_after(unit, cue.stop, unit.stop - 1)
    return Draft(cue, source, (), unit) if source is not None else None


def _is_occasion(unit: Unit, draft: Draft) -> bool:
    """Whether what a draft has for its content names the occasion: "In a letter to the guild, Ann Dole wrote:"."""
    first, stop = draft.content[0] if draft.content else (unit.stop, unit.stop)
    waits = draft.cue.stop == unit.stop - 1 and unit.word(unit.stop - 1) == ":" and stop <= draft.cue.first
    return waits and unit.word(first) in unit.syntax.prepositions and unit.syntax.bare_clauses
