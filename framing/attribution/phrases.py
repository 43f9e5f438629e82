"""Noun phrases by rule: how far the phrase reaches that ends, or begins, beside a cue."""

from __future__ import annotations

from framing.attribution.plausibility import MAX_SOURCE
from framing.attribution.units import Unit
from framing.attribution.verbs import is_finite

MAX_APPOSITION = 20  # words of a role behind a name
# A quoted name within a phrase is at most this many tokens, its marks included: газета «Вечерний Орлин».
MAX_QUOTED_NAME = 6
# A point after so short a word is an abbreviation's, not a sentence's: "Sen. Ann Dole".
MAX_ABBREVIATION = 4
MONTH_NAMES = ("march", "may")
FIELDS = ("делам", "вопросам", "связям", "питань", "прав")  # of an office: министр по делам …
UNNAMED = "source.unnamed"
ARTICLES = ("the", "a", "an")
UNINFLECTED = ("ADVB", "PRCL", "CONJ", "INTJ", "COMP")  # grammemes of words that name nobody
JOINING_MARKS = "'’-/&%$."


def phrase_start(unit: Unit, stop: int, left: int) -> int:
    """Where the noun phrase that ends before ``stop`` begins.

    Args:
        unit: the unit.
        stop: the token after the phrase.
        left: the first token that may belong to it.
    """
    start = stop
    while start > left and stop - start < MAX_SOURCE:
        before = start - 1
        if before in unit.cue_tokens and not unit.is_capital(before):
            break
        if unit.is_word(before):
            word = unit.word(before)
            if word in unit.syntax.conjunctions:
                if not joins_names(unit, before):
                    break
            elif (
                # "a source close to the talks" is one phrase
                word in unit.syntax.stoppers and unit.word(before - 1) != "close"
            ) or not _continues(unit, before, left, start):
                break
            start = before
            if _opens_after_noun(unit, start, left):
                break
            continue
        wider = _over_mark(unit, before, left, start, stop)
        if wider is None:
            break
        start = wider
    return start


def _opens_after_noun(unit: Unit, token: int, left: int) -> bool:
    """Whether an English determiner follows a noun: a bare relative clause ("the plan | the mayor proposed")."""
    syntax = unit.syntax
    if syntax.subject_after or token <= left or unit.word(token) not in syntax.plain_determiners:
        return False
    before = unit.word(token - 1)
    return (
        unit.is_word(token - 1)
        and before not in syntax.unfinished_words
        and before not in ("half", "such", "only", "just")
    )


def _continues(unit: Unit, token: int, left: int, start: int) -> bool:
    """Whether a word belongs to the phrase on its right; a preposition does where a noun stands before it."""
    if unit.word(token) not in unit.syntax.prepositions:
        return True
    joins = unit.word(token) in unit.syntax.source_prepositions
    before = unit.word(token - 1)
    return (
        joins
        and not unit.syntax.subject_after
        and token > left
        and unit.is_word(token - 1)
        and before not in unit.syntax.stoppers
        and before not in unit.syntax.prepositions
        and token - 1 not in unit.cue_tokens
    )


def _over_mark(unit: Unit, mark: int, left: int, start: int, stop: int) -> int | None:
    """The phrase's start beyond a punctuation mark that stands within it, or ``None`` where it ends there."""
    word = unit.word(mark)
    quote = unit.quote_at(mark)
    if quote is not None:
        named = quote.stop - quote.first <= MAX_QUOTED_NAME and quote.first >= left and unit.is_capital(quote.first + 1)
        return quote.first if named and unit.word(quote.stop - 2) not in (",", ".", "!", "?", "…") else None
    if word == ")":
        opening = next((t for t in range(mark, max(left, mark - MAX_APPOSITION) - 1, -1) if unit.word(t) == "("), None)
        return opening
    if word == "," and _name_apposition(unit, mark, left):
        return phrase_start(unit, mark, left)
    if word == ".":
        return mark if mark > left and len(unit.word(mark - 1)) <= MAX_ABBREVIATION and start < stop else None
    joins = word in JOINING_MARKS and (start < stop or word == "%")
    return mark if joins and unit.is_word(mark - 1) else None


def joins_names(unit: Unit, token: int) -> bool:
    """Whether a conjunction joins two parts of one phrase: Old and New Harbour leaders, police and prosecutors."""
    if not (unit.is_word(token - 1) and unit.is_word(token + 1)):
        return False
    capital = unit.is_capital
    if capital(token - 1) and (capital(token + 1) or token + 1 in unit.noun_starts):
        return True
    if unit.syntax.subject_after:  # words of one form: безпеки та оборони, українські та російські
        one, other = unit.word(token - 1), unit.word(token + 1)
        known = token + 1 in unit.noun_starts and any(noun.stop == token for noun in unit.nouns)
        alike = min(len(one), len(other)) > MAX_ABBREVIATION and one[-1] == other[-1]
        return known or (alike and not capital(token + 1))
    return any(noun.stop == token for noun in unit.nouns) and token + 1 in unit.noun_starts


def _name_apposition(unit: Unit, comma: int, left: int) -> bool:
    """Whether a comma divides a name that opens the clause from its role: Ann Dole, leader of the party."""
    start = comma
    while start > left and unit.is_word(start - 1) and unit.is_capital(start - 1):
        start -= 1
    named = not (unit.word(start) in unit.syntax.adverbs | unit.syntax.stoppers or unit.only_reads(start, *UNINFLECTED))
    return named and 1 <= comma - start <= 4 and (start == left or not unit.is_word(start - 1))


def phrase_stop(unit: Unit, start: int, right: int, *, opening: bool = False) -> int:
    """Where the noun phrase that begins at ``start`` ends, its apposition included.

    Args:
        unit: the unit.
        start: the phrase's first token.
        right: the token before which it must end.
        opening: whether what was said may follow it ("according to X, the dam is safe").
    """
    stop = start
    while stop < right and stop - start < MAX_SOURCE:
        word = unit.word(stop)
        quote = unit.quote_at(stop)
        if quote is not None and quote.first == stop:
            if stop > start and not unit.is_capital(stop + 1):
                break
            stop = quote.stop  # a quoted name within the phrase
            if unit.syntax.subject_after and unit.is_word(stop) and not unit.is_capital(stop):
                break  # what follows a name is no part of it: "цитирует газета «Маяк» министра"
        elif word == "(" and stop > start:
            closing = next((t for t in range(stop, min(right, stop + MAX_APPOSITION)) if unit.word(t) == ")"), None)
            if closing is None:
                break
            stop = closing + 1
        elif _breaks_phrase(unit, start, stop):
            break
        else:
            stop += 1
    while (
        stop > start and not unit.is_word(stop - 1) and unit.quote_at(stop - 1) is None and unit.word(stop - 1) != ")"
    ):
        stop -= 1
    return _apposition_end(unit, stop, right, opening) if stop > start else stop


def _breaks_phrase(unit: Unit, start: int, token: int) -> bool:
    """Whether a phrase ends before a token: a mark that joins nothing, or a word that cannot belong to it."""
    if unit.is_word(token):
        return token > start and _ends_phrase(unit, start, token)
    return not (unit.word(token) in JOINING_MARKS and unit.is_word(token + 1) and _glued(unit, token))


def _glued(unit: Unit, mark: int) -> bool:
    """Whether a mark stands within a word or abbreviation rather than between two sentences."""
    if unit.word(mark) == "." and unit.document.end[mark] != unit.document.start[mark + 1]:
        return len(unit.word(mark - 1)) <= MAX_ABBREVIATION and unit.is_capital(mark - 1)
    return unit.document.end[mark - 1] == unit.document.start[mark]


def _apposition_end(unit: Unit, stop: int, right: int, opening: bool) -> int:
    """Where a role behind the name ends: ``said Ann Dole, the mayor of Orlin.``"""
    if unit.word(stop) != ",":
        return stop
    opens = (
        unit.word(stop + 1) in ARTICLES or unit.word(stop + 1) in unit.syntax.relatives or stop + 1 in unit.noun_starts
    )
    if not opens:
        return stop
    end = stop + 1
    while end < right and unit.is_word(end) and end not in unit.cue_tokens:
        end += 1
    # A role ends at a comma or with the sentence; where a verb follows, it was the next clause's subject.
    closed = end >= right or unit.word(end) in (",", ".", "—", "–")
    relative = next((token for token in range(stop + 1, end) if unit.word(token) in unit.syntax.relatives), end)
    clause = opening and any(is_finite(unit, token) for token in range(stop + 2, relative))
    role = (unit.is_capital(stop - 1) or any(stop < n < end for n in unit.noun_starts)) and not clause
    return end if closed and end - stop <= MAX_APPOSITION and role else stop


def _ends_phrase(unit: Unit, start: int, token: int) -> bool:
    """Whether a phrase that has begun ends before this word."""
    syntax, word = unit.syntax, unit.word(token)
    if word in syntax.conjunctions:
        return not joins_names(unit, token)
    if word in syntax.phrase_stoppers or token in unit.cue_tokens:
        return True
    if word in syntax.time_words and not (unit.is_capital(token) and (word in MONTH_NAMES or syntax.subject_after)):
        return True
    if syntax.subject_after:
        if word in syntax.prepositions:
            return not role_goes_on(unit, token)
        return is_hearer(unit, token) or _only_verb(unit, token)
    behind_role = any(noun.stop == token for noun in unit.nouns)
    acts = word.endswith("ing") and "-" not in word and unit.word(token - 1) not in syntax.determiners
    ends = word in syntax.closing_prepositions or word in syntax.adverbs or acts
    made = word == "by" and unit.word(token - 1).endswith("ed")  # "according to documents filed | by the clerk"
    return ends and not (behind_role or made)


def role_goes_on(unit: Unit, token: int) -> bool:
    """Whether a preposition belongs to a Slavic source: источник в мэрии, министр по делам моря."""
    noun = next((noun for noun in unit.nouns if noun.stop == token), None)
    following = unit.word(token + 1)
    if noun is None or following in unit.syntax.time_words | unit.syntax.occasions | unit.syntax.pronouns:
        return False
    if noun.entry.concept == UNNAMED:
        return unit.word(token) in unit.syntax.bodies
    return unit.word(token) in ("по", "з", "із", "зі") and following in FIELDS


def is_hearer(unit: Unit, token: int) -> bool:
    """Whether a Slavic word is the one spoken to: "сказал начальник порта | газете", "журналистам"."""
    word = unit.word(token)
    if unit.is_capital(token) or token not in unit.noun_starts:
        return word.endswith(("ам", "ям")) and not unit.is_capital(token)
    if unit.syntax.oblique_endings:
        return word.endswith(("ам", "ям", "еті", "ству", "нню", "ові", "еві"))
    return unit.has_reading(token, "datv") and not unit.has_reading(token, "nomn", "gent", "ablt")


def _only_verb(unit: Unit, token: int) -> bool:
    """Whether a Russian word can be nothing but a verb or adverb (always false without a dictionary of grammemes)."""
    readable = unit.is_capital(token) or unit.has_reading(token, "NOUN", "ADJF", "NPRO", "PRTF", "NUMR", "UNKN")
    return not readable
