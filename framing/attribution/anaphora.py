"""Anaphoric contents: «Об этом сообщил X», «Про це повідомляє X», "X confirmed this"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.drafts import Draft, clause_start
from framing.attribution.sources import source_after, source_before
from framing.attribution.units import Unit
from framing.attribution.verbs import Cue

# Words between the anaphor and its cue: "Об этом в понедельник в беседе с журналистами сообщил".
MAX_BETWEEN = 12


def read_anaphor(unit: Unit, cue: Cue, used: Sequence[Draft]) -> Draft | None:
    """Read a clause that begins with an anaphor: its content, the sentence before its antecedent.

    Args:
        unit: the unit.
        cue: the cue.
        used: the attributions read before.
    """
    begin = clause_start(unit, cue.first, used)
    if used or begin != unit.first or cue.first - begin > MAX_BETWEEN:
        return None
    stop = begin
    while stop < cue.first and unit.word(stop) in unit.syntax.anaphora:
        stop += 1
    if stop == begin:
        return None
    if stop < cue.first and unit.word(stop - 1) not in ("этом", "це") and unit.is_word(stop):
        stop += 1  # the noun of "такую информацию"
    source = source_after(unit, cue.stop, unit.stop) or source_before(unit, cue.first, stop)
    return Draft(cue, source, ((begin, stop),), unit, _sentence_before(unit)) if source is not None else None


def _sentence_before(unit: Unit) -> tuple[tuple[int, int], ...]:
    number = unit.document.sentence_of[unit.first]
    return (unit.document.sentence_bounds[number - 1],) if number else ()
