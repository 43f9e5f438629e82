"""Whether a phrase that was found can be a source at all."""

from __future__ import annotations

from framing.attribution.units import Range, Unit
from framing.languages.syntax import words

# Longer phrases are rather a clause that the rules failed to see.
MAX_SOURCE = 24
NAMES_TOO = words("april august june may")  # months that are people's names as well
EXPLETIVES = words("there")  # stands for a subject and is nobody: "said there were"
NO_SUBJECTS = words("but and or less so yes indeed moreover like")  # alone they are nobody


def plausible(unit: Unit, start: int, stop: int) -> Range | None:
    """The range, unless it is empty, too long or without anything that could speak.

    Args:
        unit: the unit.
        start: the first token.
        stop: the token after the last.
    """
    if not 0 < stop - start <= MAX_SOURCE:
        return None
    said = [unit.word(token) for token in range(start, stop) if unit.is_word(token)]
    idle = unit.syntax.plain_determiners | unit.syntax.auxiliaries | EXPLETIVES | NO_SUBJECTS
    if len(said) == 1 and said[0] in unit.syntax.time_words and said[0] not in NAMES_TOO:
        return None  # "confirmed by Tuesday"
    return (start, stop) if not idle.issuperset(said) else None


def can_speak(unit: Unit, source: Range) -> bool:
    """Whether a phrase holds anything that speaks: a source noun, a name, a personal pronoun, a living subject.

    Where the order of words is free, a cue at the end of a clause is often no report at all; what
    stands beside it then is an adverbial or an object.

    Args:
        unit: the unit.
        source: the phrase as a half-open token range.
    """
    said = [token for token in range(*source) if unit.is_word(token)]
    pronouns = unit.syntax.pronouns
    if any(unit.word(token) in pronouns or (unit.is_capital(token) and token > unit.first) for token in said):
        return True
    nouns = {token for noun in unit.nouns for token in range(noun.first, noun.stop)}
    return not nouns.isdisjoint(said) or (
        unit.document.language == "ru"
        and any(unit.has_reading(token, "anim") and unit.has_reading(token, "nomn") for token in said)
    )
