"""Indirect content: where the clause or phrase begins that a cue takes, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.units import Unit
from framing.attribution.verbs import Cue, is_gerund

# Words an addressee and a time may take between a cue and its clause: "told reporters on Tuesday that".
MAX_ADDRESSEE = 10
# Between a Slavic cue and its что the subject may stand too.
MAX_BETWEEN = 24
# Words between a cue and its infinitive: "urged the council to".
MAX_OBJECT = 10
CLAUSE, PHRASE = "clause", "phrase"


def content_start(unit: Unit, cue: Cue) -> tuple[int, str] | None:
    """Where the content behind a cue begins, by what the cue takes, and whether it is a clause or a phrase.

    Args:
        unit: the unit.
        cue: the cue.
    """
    start = _clause_begins(unit, cue)
    if start is not None:
        return start, CLAUSE
    syntax = unit.syntax
    if cue.takes("infinitive") and _infinitive(unit, cue):
        return cue.stop, PHRASE
    if cue.takes("topic"):
        for token in range(cue.stop, min(unit.stop, cue.stop + MAX_ADDRESSEE)):
            if unit.word(token) in syntax.topic_prepositions:
                return token, PHRASE
            if not unit.is_word(token) or token in unit.cue_tokens:
                break
    if cue.takes("noun", "infinitive" if syntax.subject_after else "noun") and _nominal(unit, cue.stop):
        return cue.stop, PHRASE
    return None


def _clause_begins(unit: Unit, cue: Cue) -> int | None:
    """The first token of a content clause: behind that, at a question word, or bare."""
    syntax = unit.syntax
    if not cue.takes("that", "quote") and cue.entry.takes:
        return None
    if unit.word(cue.end - 1) in syntax.complementizers:
        return cue.end
    limit = MAX_BETWEEN if syntax.subject_after else MAX_ADDRESSEE
    addressed = syntax.subject_after or unit.word(cue.head) in syntax.addressing_verbs
    for token in range(cue.stop, min(unit.stop, cue.stop + limit)):
        word = unit.word(token)
        if word in syntax.complementizers:
            return token + 1
        if word in syntax.question_words and (token == cue.stop or unit.word(token - 1) == ","):
            return token
        if not unit.is_word(token) and word not in ",'’" and unit.quote_at(token) is None:
            break
        if token == cue.stop and not addressed and word in syntax.determiners:
            break  # "opposed a bill that": the object's own clause
        if token in unit.cue_tokens and not syntax.subject_after:
            break
    if not syntax.bare_clauses or not cue.takes("that"):
        return None
    if addressed:
        for token in range(cue.stop + 1, min(unit.stop, cue.stop + 6)):
            if unit.word(token) in syntax.subject_pronouns | {"there"}:
                return token
            if not unit.is_word(token):
                break
    start = cue.stop
    while unit.word(start) in syntax.time_words or (
        unit.word(start) in syntax.prepositions and unit.word(start + 1) in syntax.time_words
    ):
        start += 1  # "said Monday the bridge …", "said on Monday the bridge …"
    return start if _opens_clause(unit, start) else None


def _opens_clause(unit: Unit, token: int) -> bool:
    """Whether an English clause without that begins here: a determiner, a pronoun, a name or a plain plural."""
    word, syntax = unit.word(token), unit.syntax
    if not unit.is_word(token):
        return unit.quote_at(token) is not None
    return (
        word in syntax.determiners
        or word in syntax.clause_openers
        or unit.document.capital[token]
        or word.isdigit()
        or word not in syntax.stoppers | syntax.adverbs | syntax.prepositions | syntax.conjunctions | syntax.pronouns
    )


def _infinitive(unit: Unit, cue: Cue) -> bool:
    """Whether an infinitive follows: behind "to" in English, by its form elsewhere."""
    mark = unit.syntax.infinitive_mark
    if mark and unit.word(cue.end - 1) in mark:
        return True
    for token in range(cue.stop, min(unit.stop, cue.stop + MAX_OBJECT)):
        word = unit.word(token)
        if not unit.is_word(token):
            return False
        if mark and word in mark:
            return True
        if not mark and (word.endswith(("ти", "тися", "тись")) or unit_infinitive(unit, token)):
            return True
    return False


def unit_infinitive(unit: Unit, token: int) -> bool:
    """Whether a Russian word is an infinitive.

    Args:
        unit: the unit.
        token: the word.
    """
    return unit.word(token).endswith(("ть", "ться", "чь", "тись")) and unit.has_reading(token, "INFN")


def _nominal(unit: Unit, token: int) -> bool:
    """Whether a noun phrase begins here."""
    word, syntax = unit.word(token), unit.syntax
    if not unit.is_word(token):
        return unit.quote_at(token) is not None and unit.quote_at(token).first == token  # type: ignore[union-attr]
    return word not in syntax.stoppers | syntax.adverbs | syntax.conjunctions | syntax.prepositions | syntax.time_words


def content_stop(unit: Unit, start: int, cue: Cue, cues: Sequence[Cue], kind: str) -> int:
    """Where a content ends: with the sentence, at a semicolon, before the next report, and a phrase before a clause.

    Args:
        unit: the unit.
        start: the content's first token.
        cue: its cue.
        cues: all cues of the unit.
        kind: ``CLAUSE`` or ``PHRASE``.
    """
    syntax = unit.syntax
    sentence = unit.document.sentence_of[start]
    later = {other.first: other for other in cues if other.first > start}
    token = start
    while token < unit.stop:
        quote = unit.quote_at(token)
        if quote is not None:
            token = max(token + 1, quote.stop)
            continue
        if unit.document.sentence_of[token] != sentence:
            return token
        word = unit.word(token)
        if word == ";":
            return token
        if word in (",", "—", "–") and token > start and _report_follows(unit, token + 1, later):
            return token
        if word in syntax.conjunctions and token > start and _second_verb(unit, token + 1, later, kind):
            return token
        if kind == PHRASE and token > start and word in syntax.subordinators and token > start + 1:
            return token
        token += 1
    return unit.stop


def _report_follows(unit: Unit, token: int, later: dict[int, Cue]) -> bool:
    """Whether behind a comma the next report begins: ", adding that", ", according to", ", and said", ", сообщает"."""
    if unit.word(token) in unit.syntax.conjunctions | {"but", "но", "але", "а"}:
        token += 1
    cue = later.get(token)
    if cue is None:
        return False
    return cue.takes("source") or is_gerund(unit, cue) or unit.syntax.subject_after or token != 0


def _second_verb(unit: Unit, token: int, later: dict[int, Cue], kind: str) -> bool:
    """Whether a conjunction joins the cue with a second verb of reporting: "promised a veto and accused …"."""
    cue = later.get(token)
    return cue is not None and (kind == PHRASE or unit.syntax.subject_after)
