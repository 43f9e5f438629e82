"""Indirect content: where the clause or phrase begins that a cue takes."""

from __future__ import annotations

from framing.attribution.units import Unit
from framing.attribution.verbs import BELIEF, Cue, is_converb, is_finite

# Words an addressee and a time may take between a cue and its clause: "told reporters on Tuesday that".
MAX_ADDRESSEE = 10
# Between a Slavic cue and its что the subject may stand too.
MAX_BETWEEN = 24
# Words between a cue and its infinitive: "urged the council to".
MAX_OBJECT = 10
# The subject of a report that follows its content: ", the deputy mayor of Orlin said".
MAX_SUBJECT = 9
INFINITIVE_ENDINGS = ("ти", "тися", "тись", "ть", "ться", "чь")
# Concepts whose verbs report with a clause or quotation only; with a noun they mean something else.
REFUSED = "cue.refuse_comment"
THINGLESS = ("cue.add", "cue.answer", "cue.write")
# Question words that open what a hearer was told or asked, not a relative clause: "asked her how it ended".
ASKING = ("how", "whether", "why", "what", "if")
WHO = ("кто", "хто")  # ask as often as they relate
CURRENCIES = ("$", "€", "£")
MAX_TO_QUESTION = 3  # tokens between a cue and the question it reports: "спросил мэра, где …"
# Words within which the predicate of a Slavic belief stands: "считают старую стену у моря древней".
MAX_PREDICATE = 6
CLAUSE, PHRASE = "clause", "phrase"


def content_start(unit: Unit, cue: Cue) -> tuple[int, str] | None:
    """Where the content behind a cue begins, by what the cue takes, and whether it is a clause or a phrase.

    Args:
        unit: the unit.
        cue: the cue.
    """
    start = _clause_begins(unit, cue)
    if start is not None:
        opened = unit.word(start - 1) in unit.syntax.complementizers or unit.word(start) in unit.syntax.question_words
        bare = not opened and unit.syntax.bare_clauses and not _has_verb(unit, start)
        if not bare:
            return start, CLAUSE
        if start != cue.stop or _takes_thing(unit, cue):
            return start, PHRASE
    syntax = unit.syntax
    if cue.takes("infinitive") and (infinitive := _infinitive(unit, cue)) is not None:
        return infinitive, PHRASE
    if syntax.subject_after and cue.end > cue.stop and unit.word(cue.end - 1) in syntax.prepositions:
        return cue.end - 1, PHRASE  # "призвал | к спокойствию"
    if syntax.subject_after and cue.takes("noun") and is_nominal(unit, cue.stop):
        return cue.stop, PHRASE  # "опроверг | слухи о пожаре"
    if _has_predicate(unit, cue):
        return cue.stop, PHRASE
    if cue.takes("topic"):
        if cue.end > cue.head + 1 and unit.word(cue.end - 1) in syntax.topic_prepositions and is_nominal(unit, cue.end):
            return cue.end, PHRASE
        for token in range(cue.stop, min(unit.stop, cue.stop + MAX_ADDRESSEE)):
            if unit.word(token) in syntax.topic_prepositions and unit.word(token + 1) not in syntax.time_words:
                # English "asked about" is a cue with its preposition; a hearer between divides them.
                return token + (token == cue.stop and syntax.bare_clauses), PHRASE
            if not unit.is_word(token) or token in unit.cue_tokens:
                break
    if cue.takes("noun") and (is_nominal(unit, cue.stop) or _is_pointed(unit, cue)):
        return cue.stop, PHRASE
    summed = unit.word(cue.stop) == "so" and not unit.is_word(cue.stop + 1)  # "he thinks so"
    summed = summed or (unit.word(cue.stop) == "as" and unit.word(cue.stop + 1) == "much")
    if syntax.bare_clauses and summed and cue.takes("that"):
        return cue.stop, PHRASE
    if cue.entry.concept == REFUSED and unit.word(cue.stop) in syntax.infinitive_mark:
        return cue.stop, PHRASE  # "did not respond | to a request"
    return None


def _takes_thing(unit: Unit, cue: Cue) -> bool:
    """Whether a noun alone can be what was said: "said enough"; not "told parliament", "repeated last year's win"."""
    thingless = cue.entry.concept in THINGLESS and not cue.takes("noun")
    return not thingless and unit.word(cue.head) not in unit.syntax.addressing_verbs


def _clause_begins(unit: Unit, cue: Cue) -> int | None:
    """The first token of a content clause: behind that, at a question word, or bare."""
    syntax = unit.syntax
    if unit.word(cue.end - 1) in syntax.complementizers:
        return cue.end
    if not cue.takes("that", "quote") and cue.entry.takes:
        return None
    limit = MAX_BETWEEN if syntax.subject_after else MAX_ADDRESSEE
    addressed = syntax.subject_after or unit.word(cue.head) in syntax.addressing_verbs
    for token in range(cue.stop, min(unit.stop, cue.stop + limit)):
        word = unit.word(token)
        if word in syntax.complementizers and not (token > cue.stop and is_relative(unit, token)):
            return token + 1
        asked = addressed and syntax.bare_clauses and word in ASKING and unit.word(token - 1) not in syntax.prepositions
        if word in syntax.question_words and (token == cue.stop or unit.word(token - 1) == "," or asked):
            # Further off, "where" and "when" rather describe the place or time they follow, «який» a noun.
            relative = word in syntax.relatives and word not in WHO and token > cue.stop + 1
            if (relative and syntax.subject_after) or (
                token > cue.stop + MAX_TO_QUESTION and word in syntax.place_words
            ):
                return None
            return token
        if not unit.is_word(token) and word not in ",'’" and unit.quote_at(token) is None:
            break
        if token == cue.stop and not addressed and word in syntax.determiners:
            break  # "opposed a bill that": the object's own clause
        passed = unit.word(token - 1) == "," and token > cue.stop and not is_converb(unit, token)
        if token in unit.cue_tokens and (passed or not syntax.subject_after):
            break  # what follows is the other cue's: "который просил не называть его, сообщил, что …"
    if not syntax.bare_clauses or not cue.takes("that") or unit.word(cue.end - 1) in syntax.prepositions:
        return None
    if addressed:
        for token in range(cue.stop + 1, min(unit.stop, cue.stop + 6)):
            if unit.word(token) in syntax.subject_pronouns or unit.word(token) == "there":
                return token
            if not unit.is_word(token):
                break
    if (unit.word(cue.stop) in syntax.prepositions or unit.word(cue.stop) in syntax.time_words) and cue.takes("quote"):
        for token in range(cue.stop + 1, min(unit.stop, cue.stop + MAX_ADDRESSEE)):
            if unit.word(token) in syntax.subject_pronouns:
                return token  # "said after the meeting he would sign"
            if not unit.is_word(token) or token in unit.cue_tokens:
                break
    start = cue.stop
    while unit.word(start) in syntax.time_words or (
        unit.word(start) in syntax.prepositions and unit.word(start + 1) in syntax.time_words
    ):
        start += 1  # "said Monday the bridge …", "said on Monday the bridge …"
    if not _opens_clause(unit, start):
        return None
    # Verbs of speech take a clause where one can begin; others must show its verb: "thinks the bridge is safe".
    return start if cue.takes("quote") or _has_verb(unit, start) else None


def is_relative(unit: Unit, token: int) -> bool:
    """Whether an English "that" behind a noun is the subject of its clause: "the attack that killed two".

    Args:
        unit: the unit.
        token: the complementizer.
    """
    syntax = unit.syntax
    if not syntax.bare_clauses or not unit.is_word(token - 1):
        return False
    verb = token + 2 if unit.word(token + 1) in syntax.adverbs else token + 1
    word, following = unit.word(verb), unit.word(verb + 1)
    things = syntax.determiners | syntax.pronouns | syntax.prepositions | syntax.clause_openers
    thing = following in things or following.isdigit()
    return word in syntax.auxiliaries - {"to", "not"} or word in syntax.past_verbs or (word.endswith("ed") and thing)


def _has_verb(unit: Unit, start: int) -> bool:
    """Whether a finite verb stands near enough to be that of a bare clause."""
    for token in range(start + 1, min(unit.stop, start + MAX_SUBJECT)):
        if not unit.is_word(token) and unit.word(token) not in "'’-":
            return False
        if is_finite(unit, token) or token in unit.cue_tokens:
            return True
    return False


def _opens_clause(unit: Unit, token: int) -> bool:
    """Whether an English clause without that begins here: a determiner, a pronoun, a name or a plain plural."""
    word, syntax = unit.word(token), unit.syntax
    if not unit.is_word(token):
        return unit.quote_at(token) is not None
    return (
        word in syntax.determiners
        or word in syntax.clause_openers
        or unit.is_capital(token)
        or word.isdigit()
        or unit.word(token + 1).isdigit()
        or (word in syntax.adverbs and _has_verb(unit, token))  # "insisted only the court …"
        or (word not in syntax.clause_stops and not word.endswith("ed"))
    )


def _infinitive(unit: Unit, cue: Cue) -> int | None:
    """Where an infinitive content begins: behind the cue in English, at the infinitive itself elsewhere."""
    mark = unit.syntax.infinitive_mark
    if mark and unit.word(cue.end - 1) in mark:
        return cue.stop
    token = cue.stop
    while token < min(unit.stop, cue.stop + MAX_OBJECT):
        quote = unit.quote_at(token)
        if quote is not None and unit.syntax.subject_after and _is_infinitive(unit, quote.first + 1):
            return quote.first  # призвал рыбаков «оставаться дома»
        if quote is not None and quote.stop - quote.first <= MAX_OBJECT:
            token = quote.stop  # a quoted name or word within the object
            continue
        word = unit.word(token)
        if not unit.is_word(token):
            return None
        if mark and word in mark and not _is_goal(unit, token + 1):
            return cue.stop
        if not mark and _is_infinitive(unit, token):
            return token - 1 if unit.word(token - 1) in unit.syntax.auxiliaries else token
        token += 1
    return None


def _is_goal(unit: Unit, token: int) -> bool:
    """Whether English to is a preposition here: "proposed to the council", "offered to Ann Dole"."""
    return unit.is_capital(token) or unit.word(token) in unit.syntax.determiners | unit.syntax.object_pronouns


def _is_infinitive(unit: Unit, token: int) -> bool:
    """Whether a Slavic word is an infinitive, by its ending and, in Russian, its readings."""
    return unit.word(token).endswith(INFINITIVE_ENDINGS) and unit.has_reading(token, "INFN")


def is_nominal(unit: Unit, token: int) -> bool:
    """Whether a noun phrase begins here.

    Args:
        unit: the unit.
        token: the token.
    """
    word, syntax = unit.word(token), unit.syntax
    if unit.is_word(token):
        return word not in syntax.nominal_stops or word in syntax.object_pronouns or unit.word(token + 1) == "'s"
    return any(quote.first == token for quote in unit.quotes) or (word in CURRENCIES and unit.is_word(token + 1))


def _has_predicate(unit: Unit, cue: Cue) -> bool:
    """Whether a Slavic verb of belief has an object and what it is held to be: «считают стену древней»."""
    if not unit.syntax.subject_after or cue.entry.concept != BELIEF or not is_nominal(unit, cue.stop):
        return False
    for token in range(cue.stop + 1, min(unit.stop, cue.stop + MAX_PREDICATE)):
        if not unit.is_word(token):
            return False
        word = unit.word(token)
        if unit.syntax.oblique_endings:
            held = word.endswith(("ою", "ею", "им", "ім", "ими"))
        else:
            held = unit.has_reading(token, "ablt") and not unit.has_reading(token, "nomn", "accs")
        if held and unit.word(token - 1) not in unit.syntax.prepositions:
            return True
    return False


def _is_pointed(unit: Unit, cue: Cue) -> bool:
    """Whether an English object opens with that as a pointer: "endorsed that view"."""
    syntax, following = unit.syntax, unit.word(cue.stop + 1)
    pointer = unit.word(cue.stop) in syntax.complementizers & syntax.pointers and unit.is_word(cue.stop + 1)
    noun = not unit.is_capital(cue.stop + 1) and following not in syntax.determiners | syntax.pronouns
    return pointer and noun and not cue.takes("that")
