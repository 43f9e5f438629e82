"""Nominal cues: "the mayor's claim that …", "her support for …", "officials voiced concern about …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.attribution.contents import CLAUSE, PHRASE
from framing.attribution.drafts import Draft, clause_start
from framing.attribution.ends import content_stop
from framing.attribution.phrases import phrase_start, plausible
from framing.attribution.sources import source_after, source_before
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_finite, is_manner

# Adjectives between a possessor or a verb and the noun: "the mayor's latest public statement".
MAX_ADJECTIVES = 3


def read_nominal(unit: Unit, cue: Cue, cues: Sequence[Cue], used: Sequence[Draft]) -> Draft | None:
    """Read a noun of speech or attitude that has a complement and a speaker.

    Args:
        unit: the unit.
        cue: the cue, a noun.
        cues: all cues of the unit.
        used: the attributions read before.
    """
    owner, cue = _owner(unit, cue, clause_start(unit, cue.head, used))
    after = cue.end
    if owner is None and unit.word(after) in unit.syntax.agent_prepositions:
        owner = source_after(unit, after + 1, unit.stop)
        after = owner[1] if owner else after
    complement = _complement(unit, after)
    if complement is None:
        return None
    start, stop, kind = complement
    # A possessor with "about" or "of" is mostly a description ("the president's remarks on Monday").
    held = unit.word(cue.first) in unit.syntax.light_verbs or cue.first < cue.head - MAX_ADJECTIVES
    if owner is None and kind == CLAUSE and stop == after and not is_finite(unit, start):
        pass  # "amid fears that …": nobody is named, but somebody fears; not "the reports that said …"
    elif owner is None or (stop > after and not held):
        return None
    end = content_stop(unit, start, cue, cues, kind)
    return (
        Draft(replace(cue, stop=stop if after == cue.end else cue.end), owner, ((start, end),), unit)
        if end > start
        else None
    )


def _complement(unit: Unit, after: int) -> tuple[int, int, str] | None:
    """Where the content behind a noun begins, where the cue ends (a preposition is its part), and its kind."""
    syntax = unit.syntax
    word, following = unit.word(after), unit.word(after + 1)
    if word in syntax.be_words and following in syntax.complementizers:
        return after + 2, after + 1, CLAUSE
    if word in syntax.complementizers and unit.is_word(after + 1):
        return after + 1, after, CLAUSE
    if (
        word in syntax.infinitive_mark
        and unit.is_word(after + 1)
        and following not in syntax.determiners
        and not unit.is_capital(after + 1)
    ):
        return after, after, PHRASE
    joins = word in syntax.noun_prepositions and unit.is_word(after + 1) and following not in syntax.stoppers
    return (after + 1, after + 1, PHRASE) if joins else None


def _owner(unit: Unit, cue: Cue, left: int) -> tuple[Range | None, Cue]:
    """The possessor before a noun, or the subject of the verb it is the object of; and the cue with that verb."""
    syntax = unit.syntax
    token = cue.head - 1
    while token > max(left - 1, cue.head - MAX_ADJECTIVES - 1):
        word = unit.word(token)
        if word in syntax.possessives:
            return (token, token + 1), replace(cue, first=token + 1)
        if word == "'s" or (word in ("'", "’") and unit.word(token - 1).endswith("s")):
            start = phrase_start(unit, token, left)
            return plausible(unit, start, token + 1), replace(cue, first=token + 1)
        if word in syntax.light_verbs:
            first = token
            while first > left and (unit.word(first - 1) in syntax.cue_words or is_manner(unit, first - 1)):
                first -= 1
            return source_before(unit, first, left), replace(cue, first=first)
        idle = word in syntax.determiners or word == "no"
        if not unit.is_word(token) or (word in syntax.stoppers | syntax.prepositions and not idle):
            break
        token -= 1
    return None, cue
