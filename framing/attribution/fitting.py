"""Whether the phrase a rule took for a source can be one: cut to what speaks, or left out."""

from __future__ import annotations

from framing.attribution.agreement import agreeing
from framing.attribution.drafts import Draft
from framing.attribution.plausibility import can_speak, plausible
from framing.attribution.subjects import clause_subject
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import is_finite, is_manner

# Words of a phrase that open a relative clause about the noun before them.
RELATIVES = ("who", "whom", "which", "whose", "where")
PREMODIFIERS = frozenset("other such same own former special last next".split())  # stand before a noun, never for one
POSSESSIVE = "'s"  # also short for is and has


def fitting(draft: Draft) -> Draft | None:
    """A draft whose source can be one.

    Args:
        draft: an attribution as the rules read it.

    Returns:
        The draft, its source cut or left out; ``None`` where the sentence then says nothing of anybody.
    """
    if draft.unit.syntax.subject_after:
        return agreeing(draft)
    if draft.source is None:
        return draft
    source = _english(draft.unit, draft.source)
    if source is None and draft.cue.takes("quote"):
        source = _opening_subject(draft)
    if source is None:
        return draft._replace(source=None) if draft.cue.nominal else None
    return draft._replace(source=source)


def _english(unit: Unit, source: Range) -> Range | None:
    """An English phrase without linking words and the clause it was taken from; ``None`` where no noun phrase is left.

    "But | the administration", "telling them that | Ms. Dole", "so grave that | the law"; nothing of
    "arrested early on criminal (charges)", "it is important (to remember)".
    """
    syntax = unit.syntax
    first, stop = source
    if stop - first == 1:
        return None if _is_idle(unit, first) else source
    if unit.word(first) in syntax.prepositions:
        return None  # "called in 2016"
    for token in range(first, stop - 1):
        if unit.word(token) in RELATIVES:
            break
        if _opens_clause(unit, token) and unit.quote_at(token) is None:
            first = token + 1
    linking = syntax.linking_words | syntax.as_words
    opening = unit.document.sentence_bounds[unit.document.sentence_of[first]][0]
    while first < stop - 1 and unit.word(first) in linking and (not unit.is_capital(first) or first == opening):
        first += 1
    if first == opening and unit.word(first).endswith("ly") and unit.word(first + 1) in syntax.determiners:
        first += 1  # "Obviously | the council said"
    trailing = (syntax.auxiliaries | syntax.adverbs | syntax.unfinished_words) - syntax.pointers - {POSSESSIVE}
    if any(unit.word(token) in RELATIVES for token in range(first + 1, stop)):
        trailing -= syntax.pronouns  # "officials who toured it"
    while stop > first and (unit.word(stop - 1) in trailing or is_manner(unit, stop - 1)):
        stop -= 1
    if first >= stop or _is_verbal(unit, first, stop):
        return None
    return plausible(unit, first, stop)


def _opening_subject(draft: Draft) -> Range | None:
    """The sentence's opening subject where what stands beside a verb of saying is none: "Hale, who rows, | said"."""
    unit = draft.unit
    idle = unit.syntax.also_nouns  # "spent millions on minor claims"
    if draft.cue.entry.stance == "weak" or unit.word(draft.cue.head) in idle or unit.word(draft.cue.first) == "to":
        return None
    left = max(unit.first, unit.document.sentence_bounds[unit.document.sentence_of[draft.cue.first]][0])
    subject = clause_subject(unit, draft.cue.first, left)
    if subject is None or not can_speak(unit, subject) or _english(unit, subject) != subject:
        return None
    return None if any(first < subject[1] and subject[0] < stop for first, stop in draft.content) else subject


def _is_idle(unit: Unit, token: int) -> bool:
    """Whether a word alone names nobody: a linking word, an adverb, a verb, what somebody is ("it is hard to say")."""
    syntax, word = unit.syntax, unit.word(token)
    if unit.is_capital(token) or word in syntax.pronouns | syntax.pointers:
        return False
    if word in PREMODIFIERS:
        return True
    before = token - 2 if unit.word(token - 1) in syntax.adverbs else token - 1
    verb = word in syntax.past_verbs | syntax.control_verbs | syntax.copulas or word.endswith("ed")
    linking = word in syntax.linking_words | syntax.prepositions | syntax.adverbs or is_manner(unit, token)
    return verb or linking or unit.word(before) in syntax.be_words - {POSSESSIVE}


def _opens_clause(unit: Unit, token: int) -> bool:
    """Whether a clause with a subject of its own begins behind a word: "so grave that | the law"."""
    following = unit.word(token + 1)
    subject = unit.is_capital(token + 1) or following in unit.syntax.plain_determiners | unit.syntax.subject_pronouns
    return subject and unit.word(token) in unit.syntax.complementizers and not unit.is_capital(token)


def _is_verbal(unit: Unit, first: int, stop: int) -> bool:
    """Whether a phrase opens with a verb or runs over one: "spent millions on", "facing", "speaks volumes in"."""
    syntax, word, following = unit.syntax, unit.word(first), unit.word(first + 1)
    if not unit.is_capital(first):
        opens = syntax.prepositions | syntax.determiners | syntax.pronouns | syntax.adverbs
        form = word.endswith(("ed", "ing")) or word in syntax.past_verbs
        if word in syntax.past_verbs or word == "including" or (form and (following in opens or stop == first + 1)):
            return True
    for token in range(first + 1, stop - 1):
        if unit.word(token) in RELATIVES or unit.word(token) in syntax.complementizers or not unit.is_word(token):
            return False
        if not unit.word(token).endswith(("ed", POSSESSIVE)) and is_finite(unit, token):
            return True  # an -ed form may be a participle: "a poll released in May"
    return False
