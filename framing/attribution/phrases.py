"""Source phrases by rule: the noun phrase before or after a cue."""

from __future__ import annotations

from framing.attribution.units import Unit
from framing.languages.syntax import words

# Longer phrases are rather a clause that the rules failed to see.
MAX_SOURCE = 24
# How far behind a Slavic cue its subject may stand: "сообщила в понедельник журналистам пресс-секретарь".
MAX_DETOUR = 10
MAX_APPOSITION = 12  # words of a role behind a name
Range = tuple[int, int]


def source_before(unit: Unit, cue: int, left: int) -> Range | None:
    """The subject before a cue.

    Args:
        unit: where to look.
        cue: the cue's first token.
        left: the first token that may belong to it (after another attribution, say).

    Returns:
        A half-open token range, or ``None``.
    """
    stop = _skip_left(unit, cue, left)
    if stop <= left:
        return None
    if unit.word(stop - 1) == ",":
        return _with_apposition(unit, stop - 1, left)
    for _ in range(3):  # prepositional phrases between subject and cue: "Песков в разговоре с … заявил"
        start = _phrase_start(unit, stop, left)
        if start >= stop:
            return None
        before = unit.word(start - 1) if start > left else ""
        if unit.document.language != "en" and before and _is_preposition(unit, before):
            stop = _skip_left(unit, start - 1, left)
            if stop <= left or not unit.is_word(stop - 1):
                return None
            continue
        return _plausible(unit, _trim(unit, start, stop), stop)
    return None


def source_after(unit: Unit, start: int, right: int) -> Range | None:
    """The source after a cue: ``said X``, ``сообщил X``, ``according to X``.

    Args:
        unit: where to look.
        start: the token after the cue.
        right: the token before which the phrase must end.
    """
    start = _skip_detour(unit, start, right) if unit.document.language != "en" else _skip_to_agent(unit, start, right)
    stop = start
    while stop < right and stop - start < MAX_SOURCE:
        word = unit.word(stop)
        if word in '"«“' and unit.quote_at(stop) is not None and stop > start:
            stop = unit.quote_at(stop).stop  # type: ignore[union-attr]  # a quoted name within the phrase
            continue
        if not unit.is_word(stop) and word not in "'’.":
            break
        if stop > start and _ends_source(unit, stop):
            break
        stop += 1
    while stop > start and not unit.is_word(stop - 1) and unit.quote_at(stop - 1) is None:
        stop -= 1
    return _plausible(unit, start, _apposition_end(unit, stop, right) if stop > start else stop)


def _apposition_end(unit: Unit, stop: int, right: int) -> int:
    """Where a role behind the name ends: ``said Ann Dole, the mayor of Orlin.``"""
    nouns = {noun.first for noun in unit.nouns}
    if unit.word(stop) != "," or not (unit.word(stop + 1) in ("the", "a", "an") or stop + 1 in nouns):
        return stop
    end = stop + 1
    while end < right and unit.is_word(end) and not any(cue.first == end for cue in unit.cues):
        end += 1
    # A role ends at a comma or with the sentence; where a verb follows, it was the next clause's subject.
    closed = end >= right or unit.word(end) in (",", ".", "—", "–")
    return end if closed and end - stop <= MAX_APPOSITION and any(stop < noun < end for noun in nouns) else stop


def _skip_to_agent(unit: Unit, start: int, right: int) -> int:
    """The agent of an English passive: "stated to journalists by the assistant"; else the start itself."""
    for token in range(start, min(right, start + MAX_DETOUR)):
        if not unit.is_word(token):
            break
        if unit.word(token) == "by":
            return token + 1
    return start


def _skip_left(unit: Unit, token: int, left: int) -> int:
    """Go left over auxiliaries and adverbs that stand before a cue."""
    while token > left:
        word = unit.word(token - 1)
        adverb = unit.document.language == "en" and word.endswith("ly") and not unit.document.capital[token - 1]
        if not (word in unit.syntax.auxiliaries or word in unit.syntax.adverbs or adverb):
            break
        token -= 1
    return token


def _phrase_start(unit: Unit, stop: int, left: int) -> int:
    """Where the noun phrase that ends before ``stop`` begins."""
    cues = {token for cue in unit.cues for token in range(cue.first, cue.stop)}
    start = stop
    while start > left and stop - start < MAX_SOURCE:
        before = start - 1
        word = unit.word(before)
        if before in cues:
            break
        if not unit.is_word(before):
            quote = unit.quote_at(before)
            if quote is not None and quote.stop - quote.first <= 6 and quote.first >= left:  # a quoted name
                start = quote.first
                continue
            if word == "," and _name_apposition(unit, before, left):
                return _phrase_start(unit, before, left)
            if word in "'’" or (word == "." and before > left and len(unit.word(before - 1)) <= 4 and start < stop):
                start = before
                continue
            break
        if word in unit.syntax.stoppers and not _joins_names(unit, before):
            break
        start = before
    return start


def _joins_names(unit: Unit, token: int) -> bool:
    """Whether a conjunction joins two parts of one phrase: Democratic and Republican leaders."""
    capital = unit.document.capital
    if unit.word(token) not in ("and", "or", "и", "или", "і", "й", "та", "або"):
        return False
    return unit.is_word(token - 1) and unit.is_word(token + 1) and capital[token - 1] and capital[token + 1]


def _name_apposition(unit: Unit, comma: int, left: int) -> bool:
    """Whether a comma divides a name that opens the clause from its role: Ann Dole, leader of the party."""
    start = comma
    while start > left and unit.is_word(start - 1) and unit.document.capital[start - 1]:
        start -= 1
    return 1 <= comma - start <= 4 and (start == left or not unit.is_word(start - 1))


def _with_apposition(unit: Unit, comma: int, left: int) -> Range | None:
    """A phrase with an apposition or relative clause between commas: ``Ann Dole, who leads the party,``."""
    opening = comma - 1
    while opening > left and unit.word(opening) != "," and comma - opening < MAX_SOURCE:
        if unit.word(opening) in ".;:—–":
            return None
        opening -= 1
    if unit.word(opening) != ",":
        return None
    start = _phrase_start(unit, opening, left)
    start = _trim(unit, start, opening)
    return _plausible(unit, start, comma) if start < opening else None


def _trim(unit: Unit, start: int, stop: int) -> int:
    """Cut adverbs and, in English, a prepositional phrase off the front: "In a statement Smith" → Smith."""
    while start < stop - 1 and (unit.word(start) in unit.syntax.adverbs or not unit.is_word(start)):
        if unit.quote_at(start) is not None:
            break
        start += 1
    if unit.document.language == "en" and unit.word(start) in unit.syntax.source_prepositions:
        for token in range(stop - 1, start, -1):
            opens = unit.document.capital[token] and not unit.document.capital[token - 1]
            if unit.word(token) in unit.syntax.determiners or opens or unit.word(token) in unit.syntax.pronouns:
                return token
    return start


def _is_preposition(unit: Unit, word: str) -> bool:
    return word in PREPOSITIONS


# Prepositions of Russian and Ukrainian; a phrase behind one is no subject.
PREPOSITIONS = words(
    """в во на с со к ко у о об обо от из за по под над при про для без через между после перед до ради против
    среди із з зі від про біля щодо під після серед проти"""
)


def _skip_detour(unit: Unit, start: int, right: int) -> int:
    """Go right over addressees, times and places to the subject of a Slavic cue."""
    token = start
    nouns = {noun.first for noun in unit.nouns}
    while token < min(right, start + MAX_DETOUR):
        if not unit.is_word(token):
            return start
        oblique = token > start and unit.word(token - 1) in PREPOSITIONS
        named = unit.document.capital[token] or token in nouns or unit.word(token) in unit.syntax.pronouns
        if named and not oblique and unit.has_reading(token, "nomn", "gent", "UNKN", "LATN"):
            return token
        token += 1
    return start


def _ends_source(unit: Unit, token: int) -> bool:
    """Whether a phrase that has begun ends before this word."""
    word = unit.word(token)
    if word in unit.syntax.stoppers or word in unit.syntax.complementizers:
        return not _joins_names(unit, token)
    if any(cue.first <= token < cue.stop for cue in unit.cues):
        return True
    if unit.document.language == "en":
        role_goes_on = word in ("to", "in", "at", "for") and any(noun.stop == token for noun in unit.nouns)
        ends = word in ("in", "on", "at", "to", "from", "with", "about", "for") or word in unit.syntax.adverbs
        return ends and not role_goes_on
    return word in PREPOSITIONS and word not in unit.syntax.source_prepositions


def _plausible(unit: Unit, start: int, stop: int) -> Range | None:
    """The range, unless it is empty, too long or without anything that could speak."""
    if not 0 < stop - start <= MAX_SOURCE:
        return None
    words = [token for token in range(start, stop) if unit.is_word(token)]
    if not words or all(unit.word(token) in unit.syntax.determiners for token in words):
        return None
    return start, stop
