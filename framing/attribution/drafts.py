"""An attribution before names are resolved, and the room that earlier ones leave to the next."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue

DASHES = ("—", "–", "-", "―", ",")  # around speech that dashes set off
# Marks that may begin a content: brackets and signs of currency.
OPENING = frozenset("([$€£")


class Draft(NamedTuple):
    """An attribution in tokens: half-open ranges within a document.

    ``antecedent`` are the ranges an anaphoric content points back to.
    """

    cue: Cue
    source: Range | None
    content: tuple[Range, ...]
    unit: Unit
    antecedent: tuple[Range, ...] = ()


def clause_start(unit: Unit, before: int, used: Sequence[Draft]) -> int:
    """The first token that is free for a clause ending before ``before``: behind earlier attributions and sentences.

    Args:
        unit: the unit.
        before: the token the clause leads to.
        used: the attributions already read in the unit.
    """
    sentence = unit.document.sentence_of[before]
    start = max(unit.first, unit.document.sentence_bounds[sentence][0])
    for quote in unit.quotes:  # a sentence that begins within a quotation
        if quote.first < start < quote.stop <= before:
            start = quote.first
    for draft in used:
        if draft.cue.first < before:
            ends = [draft.cue.stop, *(stop for _, stop in draft.content if stop <= before)]
            if draft.source and draft.source[1] <= before:
                ends.append(draft.source[1])
            start = max(start, *ends)
    return start


def whole_start(unit: Unit, cue: Cue, used: Sequence[Draft]) -> int:
    """Where the whole sentence begins that a report behind it takes, reports within it included.

    Only a report that itself followed its content, or a quotation, cuts the sentence off.

    Args:
        unit: the unit.
        cue: the cue behind it.
        used: the attributions already read.
    """
    closed = [d for d in used if any(stop <= d.cue.first for _, stop in d.content) or d.cue.takes("source")]
    spoken = [d for d in used if any(unit.quote_at(first) for first, _ in d.content)]
    return clause_start(unit, cue.first, closed + spoken)


def _trails(unit: Unit, first: int, stop: int, marks: Set[int]) -> bool:
    """Whether the last token before ``stop`` is no part of a content: punctuation, or a relative behind a comma."""
    last = stop - 1
    if unit.is_word(last):  # "…, which | the mayor denies": what follows is another's
        return last > first and unit.word(last) in unit.syntax.relatives and unit.word(last - 1) == ","
    return last not in marks and unit.word(last) not in ")]"


def trimmed(unit: Unit, span: Range) -> Range:
    """A range without the punctuation and the complementizer around it; quotation marks of quotations within stay.

    Args:
        unit: the unit it belongs to.
        span: a half-open token range.
    """
    first, stop = span
    edges = (token for quote in unit.quotes for token in (quote.first, quote.stop - 1))
    marks = {token for token in edges if unit.word(token) not in DASHES} if unit.quotes else frozenset()
    while first < stop and not unit.is_word(first) and first not in marks and unit.word(first) not in OPENING:
        first += 1
    while stop > first and _trails(unit, first, stop, marks):
        stop -= 1
    if first < stop and unit.word(first) in unit.syntax.complementizers:
        first += 1
    return first, stop
