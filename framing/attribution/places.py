"""Places that speak: "в Кремле рассказали", "повідомили у міністерстві"."""

from __future__ import annotations

from framing.attribution.phrases import phrase_stop
from framing.attribution.plausibility import plausible
from framing.attribution.units import Range, Unit


def speaking_body(unit: Unit, preposition: int, stop: int, cue: int) -> Range | None:
    """A place that speaks: "в Кремле рассказали", "у міністерстві повідомили".

    Args:
        unit: where to look.
        preposition: the preposition before the place.
        stop: the token after the place.
        cue: the cue, whose form tells that several speak.
    """
    if unit.word(preposition) not in unit.syntax.bodies or not unit.word(cue).endswith(unit.syntax.plural_endings):
        return None
    return plausible(unit, preposition + 1, stop) if _is_body(unit, preposition + 1, stop) else None


def _is_body(unit: Unit, start: int, stop: int) -> bool:
    """Whether the phrase behind a preposition is a place that speaks: a name, a source noun, no time or occasion."""
    if any(unit.is_capital(token) or token in unit.noun_starts for token in range(start, stop)):
        return True
    occasions = [match for match in unit.cues if not match.entry.takes and match.first < stop and start < match.stop]
    idle = unit.syntax.occasions | unit.syntax.time_words | unit.syntax.pronouns
    return not occasions and all(unit.is_word(t) and unit.word(t) not in idle for t in range(start, stop))


def body_after(unit: Unit, start: int, right: int) -> Range | None:
    """A place that speaks behind its verb: "сообщили в Кремле", "вважають у міністерстві".

    Args:
        unit: where to look.
        start: the token after the cue.
        right: the token before which the place must end.
    """
    preposition = start
    while preposition < right and unit.word(preposition) in unit.syntax.adverbs:
        preposition += 1
    if unit.word(preposition) not in unit.syntax.bodies or not unit.is_word(preposition + 1):
        return None
    if unit.word(preposition + 1) in unit.syntax.time_words or not unit.word(start - 1).endswith(
        unit.syntax.plural_endings
    ):
        return None
    stop = phrase_stop(unit, preposition + 1, right)
    body = _is_body(unit, preposition + 1, stop) and (
        unit.paragraph_ends(stop) or unit.word(stop) in (",", "—", "–") or stop - preposition > 1
    )
    # A subject that follows makes the place a place: "сообщили в Орлине спасатели".
    later = any(t in unit.noun_starts and unit.can_be_subject(t) for t in range(stop, min(right, stop + 3)))
    return plausible(unit, preposition + 1, stop) if body and not later else None
