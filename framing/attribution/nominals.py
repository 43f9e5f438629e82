"""Nominal cues: "the mayor's claim that …", "her support for …", "officials voiced concern about …"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.contents import CLAUSE, PHRASE, is_relative
from framing.attribution.drafts import Draft, clause_start
from framing.attribution.ends import content_stop
from framing.attribution.phrases import phrase_start
from framing.attribution.plausibility import plausible
from framing.attribution.sources import source_after, source_before
from framing.attribution.units import NOMINAL, Range, Unit
from framing.attribution.verbs import Cue, is_finite, is_manner

# Adjectives between a possessor or a verb and the noun: "the mayor's latest public statement".
MAX_ADJECTIVES = 5
HOLDING = frozenset("have has had having win wins won lose loses lost get gets got lack lacks lacked".split())
GIVERS = ("from", "among")  # "criticism from many", "support among voters"


def read_nominal(unit: Unit, cue: Cue, cues: Sequence[Cue], used: Sequence[Draft]) -> Draft | None:
    """Read a noun of speech or attitude that has a complement and a speaker.

    Args:
        unit: the unit.
        cue: the cue, a noun.
        cues: all cues of the unit.
        used: the attributions read before.
    """
    owner, cue = _owner(unit, cue, clause_start(unit, cue.head, used))
    verb = next((t for t in range(cue.first, cue.head) if unit.word(t) in _verbs(unit, cue)), None)
    after = cue.end
    held = verb is not None and unit.word(verb) in HOLDING and unit.word(after) in GIVERS
    gets = held or (verb is not None and unit.word(verb) in unit.syntax.receiving_verbs)
    if gets and owner is not None:
        giver = source_after(unit, after + 1, unit.stop) if unit.word(after) in GIVERS else None
        return Draft(cue, giver, (owner,), unit) if giver is not None else None
    if owner is None and unit.word(after) in unit.syntax.agent_prepositions:
        owner = source_after(unit, after + 1, unit.stop)
        after = owner[1] if owner else after
    complement = _complement(unit, after)
    if complement is None:
        return None
    start, stop, kind = complement
    clause = owner is None and kind == CLAUSE and stop == after and not is_finite(unit, start)
    # A possessor with "on" or "of" is mostly a description ("the president's remarks on Monday"), but not an attitude.
    attitude = cue.entry.concept == NOMINAL and cue.entry.stance != "neutral"
    attitude = attitude and (unit.word(after) != "in" or cue.entry.stance == "weak")
    described = stop > after and verb is None and unit.word(after) != "about" and not attitude
    feared = owner is None and verb is None and attitude and unit.word(after) == "about"  # "amid doubts about the pier"
    if (
        not clause and not feared and (owner is None or described)
    ):  # "amid fears that …": nobody is named, but somebody fears
        return None
    end = content_stop(unit, start, cue, cues, kind)
    if verb is None and kind == PHRASE:  # "the council's promise to mend the road | was forgotten"
        end = next((t for t in range(start + 1, end) if is_finite(unit, t) or unit.word(t) in (",", "—", "–")), end)
    if kind == CLAUSE and verb is None and owner is not None and owner[0] <= clause_start(unit, cue.head, used) + 1:
        end = _main_verb(unit, start, end)
    cue = cue._replace(stop=stop if after == cue.end else cue.end)
    return Draft(cue, owner, ((start, end),), unit) if end > start else None


def _main_verb(unit: Unit, start: int, stop: int) -> int:
    """Where the verb of a noun that opens its clause stands: "her denial that the boat leaked | convinced few"."""
    joined = unit.syntax.auxiliaries | unit.syntax.adverbs | unit.syntax.conjunctions | {","}
    verbs = [t for t in range(start, stop) if is_finite(unit, t) and unit.word(t - 1) not in joined]
    return verbs[1] if len(verbs) > 1 else stop


def yields(unit: Unit, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether a verb is no cue of its own but makes its object one: "expressed serious concern about".

    Args:
        unit: the unit.
        cue: the verb.
        cues: all cues of the unit.
    """
    if unit.word(cue.head) not in unit.syntax.light_verbs or cue.end - cue.head > 1:
        return False
    noun = next((other for other in cues if other.first >= cue.stop), None)
    if noun is None or not noun.nominal or noun.head - cue.stop > MAX_ADJECTIVES:
        return False
    return _owner(unit, noun, cue.first)[1].first == cue.first and _complement(unit, noun.end) is not None


def _verbs(unit: Unit, cue: Cue) -> frozenset[str]:
    """The verbs that make a noun a cue: voiced concern, faced criticism; is a supporter."""
    syntax = unit.syntax
    return syntax.light_verbs | syntax.receiving_verbs | (syntax.be_words if cue.takes("noun") else frozenset())


def _complement(unit: Unit, after: int) -> tuple[int, int, str] | None:
    """Where the content behind a noun begins, where the cue ends (a preposition is its part), and its kind."""
    syntax = unit.syntax
    word, following = unit.word(after), unit.word(after + 1)
    if word in syntax.be_words and following in syntax.complementizers:
        return after + 2, after + 1, CLAUSE
    if word in syntax.complementizers and unit.is_word(after + 1) and not is_relative(unit, after):
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
    token, verbs = cue.head - 1, _verbs(unit, cue)
    while token > max(left - 1, cue.head - MAX_ADJECTIVES - 1):
        word = unit.word(token)
        if word in syntax.possessives:
            return (token, token + 1), cue._replace(first=token + 1)
        if word == "'s" or (word in ("'", "’") and unit.word(token - 1).endswith("s")):
            if unit.word(token - 1) in unit.syntax.time_words:
                return None, cue  # "last month's attacks"
            start = phrase_start(unit, token, left)
            return plausible(unit, start, token + 1), cue._replace(first=token + 1)
        if word in verbs:
            first = token
            while first > left and (unit.word(first - 1) in syntax.cue_words or is_manner(unit, first - 1)):
                first -= 1
            return source_before(unit, first, left), cue._replace(first=first)
        idle = word in syntax.determiners or word == "no" or (word in syntax.conjunctions and token > left + 1)
        if not unit.is_word(token) or (word in syntax.stoppers | syntax.prepositions and not idle):
            break
        token -= 1
    return None, cue
