"""The subject of the clause that a gerund, an infinitive or a second verb hangs on."""

from __future__ import annotations

from framing.attribution.plausibility import MAX_SOURCE, plausible
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import is_finite, is_manner

# A phrase of time or place that opens a sentence, up to its comma: "In a speech in Orlin on Monday,".
MAX_OPENING = 12


def clause_subject(unit: Unit, cue: int, left: int) -> Range | None:
    """The subject of the clause that a gerund, an infinitive or a second verb hangs on: its opening noun phrase.

    Args:
        unit: where to look.
        cue: the group's first token.
        left: where the clause may begin.
    """
    start = _clause_opening(unit, left, cue)
    stop = start
    while stop < cue and stop - start < MAX_SOURCE and not (stop > start and is_finite(unit, stop)):
        word = unit.word(stop)
        if stop > start and (word in unit.syntax.adverbs or stop in unit.cue_tokens or is_manner(unit, stop)):
            break
        if not unit.is_word(stop) and not (word in "'’.-/&" and stop > start) and unit.quote_at(stop) is None:
            break
        if stop > start and word in unit.syntax.stoppers and word not in unit.syntax.relatives:
            break
        stop += 1
    if stop >= cue or (unit.word(stop) == "," and not _continues_after(unit, stop, cue)):
        return None
    return plausible(unit, start, stop)


def _continues_after(unit: Unit, comma: int, cue: int) -> bool:
    """Whether the clause goes on behind a parenthesis: its closing comma stands before the cue."""
    return any(unit.word(token) == "," for token in range(comma + 1, min(cue, comma + MAX_SOURCE)))


def _clause_opening(unit: Unit, left: int, cue: int) -> int:
    """The clause's first word behind linking words and an opening phrase of time or place."""
    start = left
    while start < cue and (
        not unit.is_word(start) or unit.word(start) in unit.syntax.adverbs | unit.syntax.conjunctions
    ):
        start += 1
    opening = unit.syntax.prepositions | unit.syntax.subordinators
    opens = unit.word(start) in opening or (unit.word(start + 1) in opening and is_manner(unit, start))
    opens = opens or unit.word(start).endswith("ing")
    comma = next((t for t in range(start, min(cue, start + MAX_OPENING)) if unit.word(t) == ","), None)
    if comma is not None and unit.word(comma - 1) in unit.syntax.time_words | unit.syntax.adverbs:
        return comma + 1  # "Hours later, Ann Dole …"
    return comma + 1 if opens and comma is not None else start


def whole_subject(unit: Unit, source: Range, left: int) -> Range:
    """An English subject as far as its clause's opening: "[The port and] the union", "[A diver who saw] it".

    Args:
        unit: where to look.
        source: the phrase beside the verb.
        left: where the clause may begin.
    """
    if unit.syntax.subject_after:
        return source
    start, stop = source
    opening = _clause_opening(unit, left, start)
    if not opening < start or stop - opening > MAX_SOURCE:
        return source
    relative = False
    for token in range(opening, start):
        word = unit.word(token)
        relative = relative or (word in unit.syntax.relatives and token > opening)
        joined = unit.is_word(token) or word in "'’-."
        if not joined or unit.quote_at(token) is not None:
            return source
        if relative:  # within "who asked not to be named" anything may stand but a comma
            continue
        stops = word in unit.syntax.stoppers and unit.word(token - 1) != "close"
        if token in unit.cue_tokens or (stops and word not in unit.syntax.relatives):
            return source
        if token > opening and is_finite(unit, token):
            return source
    opens = unit.word(opening)
    outside = opens in unit.syntax.prepositions or opens in unit.syntax.relatives
    return source if outside else (opening, stop)
