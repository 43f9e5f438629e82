"""The source of a cue: its subject before it, behind it, or the subject of the clause it hangs on."""

from __future__ import annotations

from framing.attribution.phrases import is_hearer, phrase_start, phrase_stop
from framing.attribution.places import body_after, speaking_body
from framing.attribution.plausibility import MAX_SOURCE, plausible
from framing.attribution.subjects import whole_subject
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import is_converb, is_manner, is_month

# How far behind a Slavic cue its subject may stand: "сообщила в понедельник журналистам пресс-секретарь".
MAX_DETOUR = 10
# No name ends so in the nominative; the dictionary does not know what most names are.
OBLIQUE_NAMES = ("ию", "ую", "ого", "ому", "ію", "ою")
PARTITIVES = ("из", "із", "з", "зі")
# One in form, several in sense: "большинство заявили".
COLLECTIVES = frozenset("большинство меньшинство половина часть ряд множество треть четверть".split())
# Phrases of place and time between a Slavic subject and its cue: "Лесков в понедельник в беседе с … заявил".
MAX_SKIPPED = 3


def source_before(unit: Unit, cue: int, left: int) -> Range | None:
    """The subject before a verb group.

    Args:
        unit: where to look.
        cue: the group's first token.
        left: the first token that may belong to the source (after another attribution, say).
    """
    stop = _skip_left(unit, cue, left)
    if stop <= left:
        return None
    last = unit.word(stop - 1)
    if last in unit.syntax.subject_pronouns or (last in unit.syntax.relatives and unit.is_word(stop - 2)):
        return stop - 1, stop
    if last in (",", "—", "–", "-"):
        return _before_parenthesis(unit, stop - 1, left)
    quote = unit.quote_at(stop - 1)
    if quote is not None and quote.first <= left:
        return None
    for _ in range(MAX_SKIPPED):
        start = phrase_start(unit, stop, left)
        if start >= stop:
            return None
        if unit.word(start) in unit.syntax.prepositions or (
            start > left and unit.word(start - 1) in unit.syntax.prepositions
        ):
            opens = start if unit.word(start) in unit.syntax.prepositions else start - 1
            inner = _new_phrase(unit, opens + 1, stop)
            if inner is not None:
                return plausible(unit, inner, stop)
            if opens > left and unit.word(opens) in PARTITIVES and unit.word(opens - 1) in unit.syntax.determiners:
                return opens - 1, stop  # "один из них"
            body = speaking_body(unit, opens, stop, cue)
            stop = _skip_left(unit, opens, left)
            if stop <= left or not unit.is_word(stop - 1) or not unit.syntax.subject_after:
                return body
            continue
        start = _trimmed(unit, start, stop)
        other = _is_object(unit, start, stop) or _disagrees(unit, start, stop, cue)
        found = None if other else plausible(unit, start, stop)
        return whole_subject(unit, found, left) if found is not None else None
    return None


def _disagrees(unit: Unit, start: int, stop: int, cue: int) -> bool:
    """Whether a Russian phrase of one thing stands before a verb of several: «Торг | предложили соседи»."""
    if not unit.has_reading(cue, "plur") or unit.has_reading(cue, "sing"):
        return False
    several = unit.syntax.conjunctions | unit.syntax.relatives | COLLECTIVES
    return not any(
        not unit.is_word(token)
        or (unit.is_capital(token) and token > unit.first)
        or unit.word(token) in several
        # Figures and words the dictionary lacks may stand for several.
        or unit.has_reading(token, "plur", "NUMR", "NUMB", "UNKN", "LATN", "Coun")
        for token in range(start, stop)
    )


def _is_object(unit: Unit, token: int, stop: int) -> bool:
    """Whether a phrase that opens a Slavic clause is its object by its form: «Улицу | назвали», «Кота | назвали»."""
    opens = token == unit.first or (stop == token + 1 and not unit.syntax.oblique_endings)  # one word, read for certain
    opens = opens or unit.word(token - 1) in unit.syntax.complementizers
    opens = opens and unit.syntax.subject_after and unit.word(token) not in unit.syntax.pronouns
    return opens and not unit.is_capital(token + 1) and unit.is_declined(token)


def _new_phrase(unit: Unit, start: int, stop: int) -> int | None:
    """Where, after the object of a preposition, the subject begins: "In a statement | Ann Dole", "В Орлине | мэр"."""
    for token in range(start + 1, stop):
        if not unit.is_word(token) or unit.word(token - 1) in unit.syntax.unfinished_words:
            continue
        if unit.quote_at(token) is not None:
            continue
        word = unit.word(token)
        opens = (unit.is_capital(token) and not unit.is_capital(token - 1)) or word in unit.syntax.subject_pronouns
        opens = opens or (token in unit.noun_starts and _stands_bare(unit, token))
        opens = opens or unit.word(token - 1) in unit.syntax.time_words
        opens = opens or (not unit.syntax.subject_after and word in unit.syntax.determiners)
        if opens and unit.can_be_subject(token):
            return token
    # "even as the mayor promised …"
    return start if unit.syntax.bare_clauses and unit.word(start - 1) in unit.syntax.as_words else None


def _stands_bare(unit: Unit, token: int) -> bool:
    """Whether a noun needs no determiner: every Slavic one, English plurals and titles before a name."""
    return unit.syntax.subject_after or unit.word(token).endswith("s") or unit.is_capital(token + 1)


def document_before(unit: Unit, cue: int, left: int) -> Range | None:
    """What speaks before an impersonal cue: "В отчёте комиссии | говорится", "У листі | сказано".

    Args:
        unit: where to look.
        cue: the cue's first token.
        left: where its clause begins.
    """
    while left < cue and (not unit.is_word(left) or unit.word(left) in unit.syntax.front_words):
        left += 1
    stop = _skip_left(unit, cue, left)
    if unit.word(left) not in unit.syntax.bodies or not any(left < noun < stop for noun in unit.noun_starts):
        return None
    if not all(unit.is_word(token) or unit.quote_at(token) is not None for token in range(left, stop)):
        return None
    return plausible(unit, left + 1, stop)


def _skip_left(unit: Unit, token: int, left: int) -> int:
    """Go left over auxiliaries, adverbs and phrases of time that stand before a cue."""
    syntax = unit.syntax
    while token > left:
        word = unit.word(token - 1)
        helps = word in syntax.auxiliaries and not is_month(unit, token - 1)
        if helps or word in syntax.adverbs or is_manner(unit, token - 1):
            token -= 1
        elif word in syntax.time_words and token - 1 > left:
            token -= 1
            if unit.word(token - 1) in syntax.time_openers:
                token -= 1
        elif word.isdigit() and unit.word(token - 2) in syntax.prepositions:
            token -= 2
        else:
            break
    return token


def _before_parenthesis(unit: Unit, comma: int, left: int) -> Range | None:
    """A phrase with an apposition or relative clause between commas: ``Ann Dole, who leads the party,``."""
    opening = comma - 1
    mark = unit.word(comma)
    while opening > left and unit.word(opening) != mark and comma - opening < MAX_SOURCE:
        if unit.word(opening) in (".", ";", ":") and not unit.is_capital(opening - 1):
            return None
        opening -= 1
    if unit.word(opening) != mark or opening <= left:
        return None
    start = _trimmed(unit, phrase_start(unit, opening, left), opening)
    if start >= opening or unit.word(start) in unit.syntax.prepositions:
        return None
    aside = unit.word(opening + 1) in unit.syntax.prepositions | unit.syntax.adverbs  # ", for their part,"
    aside = aside or (unit.syntax.subject_after and is_converb(unit, opening + 1))  # ", открывая мост,"
    return plausible(unit, start, opening if aside else comma)


def _trimmed(unit: Unit, start: int, stop: int) -> int:
    """Cut adverbs and linking words off a phrase's front."""
    syntax = unit.syntax
    while start < stop - 1 and unit.quote_at(start) is None:
        word = unit.word(start)
        if unit.is_word(start) and word not in syntax.front_words and not is_manner(unit, start):
            break
        start += 1
    return start


def source_after(unit: Unit, start: int, right: int, *, given: bool = False) -> Range | None:
    """The source after a cue: ``said X``, ``сообщил X``, ``according to X``.

    Args:
        unit: where to look.
        start: the token after the cue.
        right: the token before which the phrase must end.
        given: whether the phrase is known to begin here (по словам X), hearers and times left out.
    """
    if unit.syntax.subject_after:
        found = None if given else body_after(unit, start, right)
        if found is not None:
            return found
        start = start if given else _skip_detour(unit, start, right)
    else:
        start = start if given else _skip_to_agent(unit, start, right)
    if unit.word(start) in (unit.syntax.pronouns if given else unit.syntax.subject_pronouns):
        return start, start + 1
    if unit.syntax.subject_after and not given and unit.word(start) in unit.syntax.prepositions:
        return None  # "выразил уверенность в партнёре": nobody who speaks
    if unit.syntax.subject_after and not given and unit.is_word(start):
        name = unit.is_capital(start)
        if unit.word(start).endswith(OBLIQUE_NAMES) if name else unit.is_declined(start):
            return None  # "сообщил | агентству": a hearer; "объявляют | Осванию": an object
    return plausible(unit, start, phrase_stop(unit, start, right, opening=given))


def _skip_to_agent(unit: Unit, start: int, right: int) -> int:
    """The agent of an English passive: "stated to journalists by the assistant"; else the start itself."""
    for token in range(start, min(right, start + MAX_DETOUR)):
        if not unit.is_word(token):
            break
        if unit.word(token) == "by":
            return token + 1
    return start


def _skip_detour(unit: Unit, start: int, right: int) -> int:
    """Go right over hearers, times and places to the subject of a Slavic cue."""
    syntax = unit.syntax
    while start < right and unit.word(start) in syntax.adverbs:
        start += 1
    if is_hearer(unit, start) and unit.is_word(start + 1) and unit.can_be_subject(start + 1):
        start += 1  # "сообщила журналистам | представительница порта"
    word = unit.word(start)
    plain = unit.is_word(start) and word not in syntax.phrase_stoppers and word not in syntax.prepositions
    if plain and word not in syntax.time_words and not unit.is_capital(start) and unit.can_be_subject(start):
        return start
    for token in range(start, min(right, start + MAX_DETOUR)):
        if not unit.is_word(token):
            if unit.word(token) in (",", "—", "–") and token > start and unit.document.is_word[token - 1]:
                continue
            quote = unit.quote_at(token)
            return token if quote is not None and quote.first == token == start else start
        oblique = token > start and unit.word(token - 1) in unit.syntax.prepositions
        named = unit.is_capital(token) or token in unit.noun_starts or unit.word(token) in unit.syntax.subject_pronouns
        if named and not oblique and unit.can_be_subject(token):
            return _with_adjectives(unit, token, start)
    return start


def _with_adjectives(unit: Unit, token: int, left: int) -> int:
    """Where the words before a noun begin that agree with it: "местное издание", "глава районної ради"."""
    while token > left and unit.is_word(token - 1) and unit.word(token - 1) not in unit.syntax.prepositions:
        word = unit.word(token - 1)
        joins = word in unit.syntax.conjunctions and token - 1 > left
        known = word in unit.syntax.adverbs | unit.syntax.time_words | unit.syntax.stoppers
        oblique = token - 2 >= left and unit.word(token - 2) in unit.syntax.prepositions
        if not joins and (known or oblique or not unit.can_be_subject(token - 1)):
            break
        token -= 1
    return token
