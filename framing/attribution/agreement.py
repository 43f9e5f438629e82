"""Whether a Slavic phrase can be the subject of its cue: the verb's person, the phrase's case, no verb of its own."""

from __future__ import annotations

from framing.attribution.drafts import Draft
from framing.attribution.phrases import UNINFLECTED, UNNAMED, phrase_stop, role_goes_on
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_finite


def agreeing(draft: Draft) -> Draft | None:
    """A Slavic draft whose source is its cue's subject, cut to the phrase that can be one.

    Where the order of words is free, the noun beside a verb is as often its object or hearer:
    «закликаємо | підписників», «щоб підтримати | військових».

    Args:
        draft: an attribution as the rules read it.

    Returns:
        The draft, its source cut or left out; ``None`` where nobody in the sentence says it: an
        infinitive without subject, or a first person who is the writer.
    """
    unit, cue, source = draft.unit, draft.cue, draft.source
    if cue.nominal:
        return draft
    if cue.takes("source"):  # "згідно з тим, що …": a clause, nobody
        return None if source is not None and unit.word(source[0]) in unit.syntax.case_pronouns else draft
    if source is None:
        return None if _is_infinitive(unit, cue.head) else draft
    if unit.word(source[0] - 1) in unit.syntax.bodies:
        return draft  # "в мэрии сообщили": a place speaks in its own case
    if unit.word(source[0]) in unit.syntax.pronouns | unit.syntax.relatives:
        return draft
    subject = _cut(unit, source, cue)
    anaphor = any(first <= cue.head < stop for first, stop in draft.content)  # "таку заяву | зробив": no verb
    if not anaphor and _is_writer(unit, cue.head):
        return None
    if subject is None:
        nobody = unit.word(cue.head).endswith((*unit.syntax.impersonal_endings, *unit.syntax.plural_endings))
        spoken = nobody or unit.quote_at(draft.content[0][0]) is not None  # "жителям сообщили, что …"
        return draft._replace(source=None) if spoken and not _is_infinitive(unit, cue.head) else None
    return draft._replace(source=_with_place(unit, subject, cue))


def _with_place(unit: Unit, subject: Range, cue: Cue) -> Range:
    """An unnamed source with where it sits, before its cue: "источник | в мэрии сообщил"."""
    unnamed = any(noun.stop == subject[1] and noun.entry.concept == UNNAMED for noun in unit.nouns)
    if not unnamed or subject[1] >= cue.first or not role_goes_on(unit, subject[1]):
        return subject
    return subject[0], phrase_stop(unit, subject[1] + 1, cue.first)


def _cut(unit: Unit, source: Range, cue: Cue) -> Range | None:
    """A phrase without the words around it that are no subject and, before its cue, without the verb it runs into."""
    first, stop = source
    objects = unit.syntax.pronouns - unit.syntax.subject_pronouns
    if unit.word(stop - 1) in objects and unit.word(stop - 2) not in unit.syntax.prepositions:
        return None  # "год назад его | пригласили"
    if unit.word(first - 1) in unit.syntax.occasions and unit.is_capital(first) and first + 1 in unit.noun_starts:
        first += 1  # "в интервью ТАСС | заместитель министра"
    several = unit.word(cue.head).endswith(unit.syntax.plural_endings)
    while first < stop and (_opens_none(unit, first) or _is_date(unit, first)):
        first += 1
        if several and unit.is_capital(first) and not unit.is_capital(first + 1):
            first += 1  # its genitive: "жителям Освании | сообщили"; but "журналистам | Лесков сообщил"
    if unit.word(first) in unit.syntax.relatives:
        return None  # "всех, кто был там, | просят …"
    if source[1] <= cue.first:
        verb = next((t for t in range(first, stop) if _is_verb(unit, t)), stop)
        clause = unit.syntax.relative_forms | unit.syntax.complementizers
        stop = stop if any(unit.word(t) in clause for t in range(first, verb)) else verb
    while stop > first and _is_adverb(unit, stop - 1):
        stop -= 1
    while (
        stop > first
        and not unit.is_word(stop - 1)
        and unit.quote_at(stop - 1) is None
        and unit.word(stop - 1) not in ")%"
    ):
        stop -= 1
    return (first, stop) if first < stop else None


def _opens_none(unit: Unit, token: int) -> bool:
    """Whether no subject begins with a token: a mark, an adverb, a word in another case than the nominative."""
    if unit.quote_at(token) is not None:
        return False
    if not unit.is_word(token):
        return True
    if _is_adverb(unit, token) or unit.word(token) in unit.syntax.case_pronouns | unit.syntax.time_words:
        return True
    # A name may look like the case of another word (Риса Кусума, Ферик); places the dictionary knows.
    alone = unit.has_reading(token, "plur") or not unit.is_capital(token + 1)
    named = unit.is_capital(token) and (token > unit.first or not alone)
    if unit.word(token)[0].isdigit() or (named and not unit.only_reads(token, "Geox")):
        return False
    return unit.is_declined(token) and unit.has_reading(token, "NOUN", "ADJF", "NPRO", "PRTF", "NUMR")


def _is_date(unit: Unit, token: int) -> bool:
    """Whether a figure is a date that opens a line of a list: "20.12 — Лесков заявил"."""
    return unit.word(token)[:1].isdigit() and unit.word(token + 1) in ("-", "—", "–")


def _is_verb(unit: Unit, token: int) -> bool:
    plain = unit.is_word(token) and not unit.is_capital(token) and unit.quote_at(token) is None
    return plain and is_finite(unit, token)


def _is_adverb(unit: Unit, token: int) -> bool:
    """Whether a word is an adverb or particle and nothing else."""
    if not unit.is_word(token) or unit.quote_at(token) is not None:
        return False
    if unit.is_capital(token) and (token > unit.first or unit.has_reading(token, "COMP")):
        return unit.word(token) in unit.syntax.adverbs  # else it may be a name: Ри Ён Хо, Милей
    return unit.word(token) in unit.syntax.adverbs or unit.only_reads(token, *UNINFLECTED)


def _is_infinitive(unit: Unit, token: int) -> bool:
    word = unit.word(token)
    if unit.syntax.infinitive_endings:
        return word.endswith(unit.syntax.infinitive_endings)
    return unit.has_reading(token, "INFN") and not unit.has_reading(token, "VERB")


def _is_writer(unit: Unit, token: int) -> bool:
    """Whether a verb stands in the first or second person: "закликаємо", "напишу", "назовёшь"."""
    if unit.syntax.writer_endings:
        return unit.word(token).endswith(unit.syntax.writer_endings)
    return unit.has_reading(token, "1per", "2per", "impr") and not unit.has_reading(token, "3per", "past")
