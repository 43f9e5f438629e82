"""Direct speech: quotations beside a cue, before it, behind it or on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count, islice

from framing.attribution.drafts import Draft
from framing.attribution.plausibility import can_speak
from framing.attribution.sources import source_after, source_before
from framing.attribution.subjects import clause_subject
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_finite, is_gerund
from framing.languages.quotes import Quote

# What may stand between a quotation and its cue: a comma, a dash and the source.
MAX_BETWEEN = 24
# Words an addressee and a time may take between a cue and its quotation: "told reporters on Tuesday, “…".
MAX_ADDRESSEE = 10
MAX_BEFORE = 5  # tokens before a gerund that opens a sentence: "A month after announcing"
MAX_JOINED = 30  # tokens from a second verb back to the first: "spoke to the crews … and endorsed"
# A capitalised quotation of so few words without an end mark is a name: «Вечерний Орлин».
MAX_NAME = 3
CALLED = frozenset("called named dubbed titled entitled nicknamed".split())  # a name follows


def read_speech(unit: Unit, cue: Cue, cues: Sequence[Cue], used: Sequence[Draft], left: int) -> Draft | None:
    """“…,” X said · X said: “…” · «…», — сказал X · “…,” X said. “…”

    Args:
        unit: the unit.
        cue: the cue.
        cues: all cues of the unit; a quotation belongs to the nearest.
        used: the attributions read before.
        left: where the cue's clause begins.
    """
    if not unit.quotes:
        return None
    if not cue.takes("quote", "that") and cue.entry.takes:
        return None
    taken = [(a, b if unit.syntax.bare_clauses else a + 1) for draft in used for a, b in draft.content]
    before = [
        q
        for q in unit.quotes
        if q.stop <= cue.first <= q.stop + MAX_BETWEEN and not any(a <= q.first < b for a, b in taken)
    ]
    after = [q for q in unit.quotes if cue.stop <= q.first <= cue.stop + MAX_BETWEEN and _nearest(unit, cue, cues, q)]
    clause = unit.word(cue.stop) in unit.syntax.complementizers  # “…” X said that …: the clause is what was said
    if before and not clause and not is_gerund(unit, cue) and _closes_before(unit, before[-1], cue, cues):
        source = _beside(unit, before[-1].stop, cue, after)
        spoken = [q for q in before if is_speech(unit, q)] + [q for q in after if _goes_on(unit, cue, q)]
        first = _mixed_start(unit, spoken[0], left)
        return Draft(cue, source, ((first, spoken[0].stop), *((q.first, q.stop) for q in spoken[1:])), unit)
    if after and is_speech(unit, after[0]) and _opens_quote(unit, cue.stop, after[0]):
        source = None if is_gerund(unit, cue) else source_before(unit, cue.first, left)
        source = source or source_after(unit, cue.stop, after[0].first) if unit.syntax.subject_after else source
        source = source or hung_on(unit, cue, used, left)
        return Draft(cue, source, tuple((q.first, q.stop) for q in after if is_speech(unit, q)), unit)
    return None


def leading_gerund(unit: Unit, cue: Cue, left: int) -> tuple[Range, int] | None:
    """The subject behind a gerund clause that opens the sentence, and the comma before it.

    "Declaring that the bridge was safe, the mayor opened it."

    Args:
        unit: the unit.
        cue: the gerund.
        left: where its clause begins.
    """
    opened = cue.first - left <= MAX_BEFORE and unit.word(cue.first - 1) in unit.syntax.subordinators
    opens = cue.first - left <= 1 or opened  # "A month after announcing …"
    if not opens or unit.syntax.subject_after or not is_gerund(unit, cue):
        return None
    for comma in range(cue.stop + 1, min(unit.stop, cue.stop + MAX_BETWEEN)):
        following = unit.word(comma + 1)
        opens = unit.is_capital(comma + 1) or following in unit.syntax.determiners
        if unit.word(comma) == "," and (opens or following in unit.syntax.subject_pronouns):
            subject = clause_subject(unit, unit.stop, comma + 1)
            return (subject, comma) if subject is not None else None
    return None


def _mixed_start(unit: Unit, quote: Quote, begin: int) -> int:
    """Where a content begins that only ends in a quotation: "The city needs “more time,” X said"."""
    mixed = begin < quote.first and unit.is_word(quote.first - 1) and not unit.is_capital(quote.first + 1)
    return begin if mixed else quote.first


def hung_on(unit: Unit, cue: Cue, used: Sequence[Draft], left: int) -> Range | None:
    """Whose act a gerund or a second verb is: the source of the attribution before it, else its clause's subject.

    Args:
        unit: the unit.
        cue: the cue.
        used: the attributions read before.
        left: where the clause begins.
    """
    ends = {stop for draft in used for _, stop in draft.content}
    if cue.first in ends and unit.is_word(cue.first - 1) and not is_gerund(unit, cue) and unit.syntax.bare_clauses:
        return None  # "her denial that the boat leaked | convinced few"
    sentence = unit.document.sentence_of[cue.head]
    outer = [
        d for d in used if not any(a <= d.cue.head < b for other in used for a, b in other.content if other is not d)
    ]
    for draft in reversed(outer):
        if draft.source is not None and unit.document.sentence_of[draft.cue.head] == sentence:
            return draft.source
    return _second_subject(unit, cue.first, left) or clause_subject(unit, cue.first, left)


def _second_subject(unit: Unit, cue: int, left: int) -> Range | None:
    """The subject of an English verb joined to another: "[Ann Dole] spoke to the crews and endorsed the plan"."""
    joined = unit.word(cue - 1) in unit.syntax.conjunctions or unit.word(cue - 1) == "but"
    if unit.syntax.subject_after or not joined:
        return None
    for token in range(cue - 2, max(left, cue - MAX_JOINED), -1):
        if not unit.is_word(token) and unit.word(token) in ";:":
            return None
        if is_finite(unit, token) and not is_finite(unit, token - 1):
            source = source_before(unit, token, left)
            if source is not None and can_speak(unit, source):
                return source
    return None


def is_speech(unit: Unit, quote: Quote) -> bool:
    """Whether a quotation is more than a quoted name: not a short capitalised run without an end mark.

    Args:
        unit: its unit.
        quote: the quotation.
    """
    words = list(islice(compress(count(quote.first), unit.document.is_word[quote.first : quote.stop]), MAX_NAME + 1))
    if len(words) > MAX_NAME:
        return True
    if unit.word(quote.first - 1) in CALLED and words and unit.is_capital(words[0]):
        return False
    ends = any(unit.document.folded[token] in "!?…,." for token in range(quote.first + 1, quote.stop))
    after, behind = unit.word(quote.stop), unit.word(quote.stop + 1)
    if unit.syntax.subject_after:  # the mark stands behind the quotation, as it does behind a name: «Да», — сказал он
        ends = ends or unit.word(quote.first - 1) == ":" or (after == "," and behind in ("—", "–", "-"))
    else:
        ends = ends or (after != "" and after in "!?…,.")
    return bool(words) and (not unit.is_capital(words[0]) or ends)


def _nearest(unit: Unit, cue: Cue, cues: Sequence[Cue], quote: Quote) -> bool:
    """Whether no other cue stands between a cue and a quotation behind it."""
    return not any(cue.stop <= other.first < quote.first for other in cues)


def _closes_before(unit: Unit, quote: Quote, cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether nothing but punctuation and the source stands between a quotation and its cue behind it."""
    if not is_speech(unit, quote) or any(quote.stop <= other.first < cue.first for other in cues):
        return False
    marks = [unit.word(token) for token in range(quote.stop, cue.first) if not unit.is_word(token)]
    closing = unit.word(quote.stop - 2)
    punctuated = closing in (",", ".", "!", "?", "…") or any(mark in (",", "—", "–", "-") for mark in marks[:2])
    # “It is a battle of niches” Tom Hale said: the report alone follows a quotation that opens the sentence.
    bare = unit.syntax.bare_clauses and quote.first == unit.first and not marks and not unit.is_word(cue.stop)
    return (punctuated or bare) and not any(mark in (";", ":") for mark in marks)


def _beside(unit: Unit, left: int, cue: Cue, after: Sequence[Quote]) -> Range | None:
    """The source between a quotation and its cue, or behind the cue."""
    while left < cue.first and not unit.is_word(left):
        left += 1
    right = next((quote.first for quote in after if is_speech(unit, quote)), unit.stop)
    return source_before(unit, cue.first, left) or source_after(unit, cue.stop, right)


def _goes_on(unit: Unit, cue: Cue, quote: Quote) -> bool:
    """Whether a quotation behind a cue that already has one continues it: behind a mark, not as a quoted word."""
    return is_speech(unit, quote) and unit.word(quote.first - 1) in (",", ".", ":", "—", "–", "-", "!", "?")


def _opens_quote(unit: Unit, start: int, quote: Quote) -> bool:
    """Whether a quotation follows a cue directly: behind a colon or comma, an addressee at the most."""
    between = [unit.word(token) for token in range(start, quote.first)]
    if not between:  # “said “absurd” plans”: the quotation is a part of the clause
        opening = quote.first + 1
        return unit.is_capital(opening) or unit.paragraph_ends(quote.stop) or unit.word(quote.stop - 2) == ","
    if between[-1] == ":":
        return True
    return between[-1] == "," and len(between) <= MAX_ADDRESSEE
