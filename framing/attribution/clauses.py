"""Attributions a sentence spells out: for every cue the first rule that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from framing.attribution.anaphora import read_anaphor
from framing.attribution.asides import read_parenthesis, read_sourced
from framing.attribution.contents import CLAUSE, PHRASE, content_start
from framing.attribution.cues import read_cues
from framing.attribution.drafts import Draft, clause_start, trimmed, whole_start
from framing.attribution.ends import ADVERSATIVES, content_stop
from framing.attribution.english import (
    CARRIERS,
    about_subject,
    carries,
    main_clause,
    read_asked,
    read_cited,
    read_relative,
    with_carrier,
)
from framing.attribution.fitting import fitting
from framing.attribution.nominals import read_nominal, yields
from framing.attribution.plausibility import can_speak
from framing.attribution.sources import document_before, source_after, source_before
from framing.attribution.speech import MAX_BETWEEN, hung_on, leading_gerund, read_speech
from framing.attribution.subjects import whole_subject
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_converb, is_finite, is_gerund, is_impersonal, is_passive

# Adverbials after a postposed cue and its source: "…, the mayor said on Monday at a meeting".
MAX_TAIL = 14
NOBODY = ("it", "there", "this", "that", "you")  # subjects that have no purpose


def read_clauses(unit: Unit) -> list[Draft]:
    """The attributions a unit spells out, one a cue at the most.

    The first rule that fits a cue has it: a phrase that names its source (according to X), a
    parenthesis (as X said), an anaphor (об этом сообщил X), a quotation beside the cue, a passive
    without agent (is believed to), a clause or phrase after it, a clause before it.

    Args:
        unit: the unit.
    """
    cues = read_cues(unit)
    used: list[Draft] = []
    for cue in cues:
        draft = _read(unit, cue, cues, used)
        draft = fitting(draft) if draft is not None else None
        if draft is not None:
            parts = [trimmed(unit, part) for part in draft.content]
            content = tuple([part for part in parts if part[0] < part[1]])
            if content:
                used.append(Draft(draft.cue, draft.source, content, unit, draft.antecedent))
    return used


def _read(unit: Unit, cue: Cue, cues: Sequence[Cue], used: list[Draft]) -> Draft | None:
    if cue.nominal:
        return read_nominal(unit, cue, cues, used)
    if yields(unit, cue, cues) or carries(unit, cue, cues, unit.first):
        return None
    if cue.takes("source"):
        return read_cited(unit, cue, cues, used) or read_sourced(unit, cue, cues, used)
    left = clause_start(unit, cue.first, used)
    return (
        read_parenthesis(unit, cue, used)
        or read_anaphor(unit, cue, used, left)
        or read_speech(unit, cue, cues, used, left)
        or read_asked(unit, cue, cues)
        or _passive(unit, cue, cues, left)
        or _following(unit, cue, cues, used, left)
        or _postposed(unit, cue, used)
        or read_relative(unit, cue, cues, left)
    )


def _passive(unit: Unit, cue: Cue, cues: Sequence[Cue], begin: int) -> Draft | None:
    """It was assumed that … · X is expected to … · Сообщается, что … · Повідомлено про …: nobody is named."""
    if unit.syntax.subject_after:
        if not is_impersonal(unit, cue):
            return None
        start = content_start(unit, cue)
        if start is None or unit.word(start[0] - 1) not in unit.syntax.complementizers:
            return None
        source = document_before(unit, cue.first, begin) or source_before(unit, cue.first, begin)
        inside = source is not None and unit.word(source[0] - 1) in unit.syntax.bodies
        if source is not None and not inside and unit.word(source[0]) not in unit.syntax.subject_pronouns:
            return None
        return Draft(cue, source, ((start[0], content_stop(unit, start[0], cue, cues, start[1])),), unit)
    by = unit.word(cue.stop) == "by" and unit.word(cue.head).endswith("ed")
    if not is_passive(unit, cue) and not by:
        return None
    subject = source_before(unit, cue.first, begin)
    if by:
        agent = source_after(unit, cue.stop, unit.stop)
        return Draft(cue, agent, (subject,), unit) if agent is not None and subject is not None else None
    clausal = unit.syntax.complementizers | unit.syntax.question_words  # "it is not known who …"
    opens = unit.word(cue.end - 1) if cue.end > cue.stop else unit.word(cue.stop)
    if opens == "that" or (subject and unit.word(subject[0]) == "it" and opens in clausal):
        return Draft(cue, None, ((cue.stop, content_stop(unit, cue.stop + 1, cue, cues, CLAUSE)),), unit)
    return about_subject(unit, cue, cues, subject, opens)


def _following(unit: Unit, cue: Cue, cues: Sequence[Cue], used: list[Draft], left: int) -> Draft | None:
    """X said that … · X said … · X urged Y to … · X рассказал о …"""
    found = content_start(unit, cue)
    if found is None and unit.word(cue.stop) in unit.syntax.question_words:
        found = (cue.stop, CLAUSE)  # "refused to say when …", whatever the cue takes otherwise
    if found is None and cue.entry.stance == "nonstatement":
        marks = unit.syntax.infinitive_mark or unit.syntax.prepositions
        mark = next((t for t in range(cue.head, cue.end) if unit.word(t) in marks), None)
        if mark is not None and mark > cue.head:  # "declined | to comment"
            cue, found = cue._replace(stop=mark), (mark, PHRASE)
    if found is None or (is_passive(unit, cue) and found[1] != CLAUSE):
        return None
    start, kind = found
    if kind == PHRASE and start == cue.stop + 1 and unit.word(cue.stop) in unit.syntax.topic_prepositions:
        cue = cue._replace(stop=start)  # asked about
    that = unit.word(start - 1) in unit.syntax.complementizers
    purpose = unit.word(cue.first) in unit.syntax.infinitive_mark and not that
    if purpose and not cue.takes("that", "topic"):
        return None  # "it is hard to think of": nobody's belief
    if _inverted(unit, cue, left):
        return None
    source = None if purpose or is_gerund(unit, cue) else source_before(unit, cue.first, left)
    if source is None and unit.syntax.subject_after and not is_gerund(unit, cue):
        source = source_after(unit, cue.stop, start)
    stop = main_clause(unit, cue, left, start, content_stop(unit, start, cue, cues, kind))
    if source is not None and unit.word(source[0]) in unit.syntax.relatives and not unit.syntax.subject_after:
        stop = min(stop, _main_verb(unit, start, stop, kind))
    leading = leading_gerund(unit, cue, left)
    cue = with_carrier(unit, cue, left)
    if leading is not None:
        source, stop = leading[0], min(stop, leading[1])
    source = source or (source_before(unit, cue.first, left) if unit.word(cue.first) in CARRIERS else None)
    source = source or hung_on(unit, cue, used, left)
    if source is None or (purpose and not _acts(unit, source)):
        return None
    return Draft(cue, source, ((start, stop),), unit) if stop > start else None


def _main_verb(unit: Unit, start: int, stop: int, kind: str) -> int:
    """Where a content within a relative clause gives way to the main verb: "men who urged calm | are angry"."""
    finite = (token for token in range(start, stop) if is_finite(unit, token) and not is_finite(unit, token - 1))
    verbs = list(islice(finite, 2))
    own = 1 if kind == CLAUSE else 0  # a clause has a verb of its own
    return verbs[own] if len(verbs) > own else stop


def _acts(unit: Unit, source: Range) -> bool:
    """Whether a subject can have a purpose: somebody by name or role, not it or there."""
    return can_speak(unit, source) and unit.word(source[0]) not in NOBODY


def _inverted(unit: Unit, cue: Cue, left: int) -> bool:
    """Whether an English subject follows its verb: "The bridge is safe, said the mayor"."""
    if unit.syntax.subject_after or cue.first - left < 2 or unit.word(cue.first - 1) not in (",", "—", "–", "-"):
        return False
    if cue.first < cue.head or is_gerund(unit, cue) or not cue.takes("that", "quote"):
        return False
    if not any(is_finite(unit, token) for token in range(left, cue.first)):
        return False  # "Tom Hale, 32, noted the court …"
    source = source_after(unit, cue.stop, unit.stop)
    if source is None or unit.word(source[0]) in unit.syntax.subject_pronouns:
        return False
    somebody = any(unit.is_capital(t) or t in unit.noun_starts for t in range(*source))
    return somebody and (not unit.is_word(source[1]) or unit.word(source[1]) in unit.syntax.prepositions | {"who"})


def _postposed(unit: Unit, cue: Cue, used: list[Draft]) -> Draft | None:
    """…, X said. · …, said X. · …, сообщил X."""
    if not cue.takes("quote") and not (cue.takes("that") and (unit.syntax.subject_after or not unit.is_word(cue.stop))):
        return None
    left = whole_start(unit, cue, used)
    comma = cue.first - 1
    marks = (",", "—", "–", "-", ":") if unit.document.region_of[cue.head] == "title" else (",", "—", "–", "-")
    while comma > left and unit.word(comma) not in marks:
        comma -= 1
        if cue.first - comma > MAX_BETWEEN:
            return None
    if comma <= left + 1 and (not used or comma == left + 1) and unit.syntax.subject_after:
        inserted = _inserted(unit, cue, left, comma)
        if inserted is not None or not used:
            return inserted
    inside = left < comma and unit.word(cue.stop) == "," and not unit.syntax.subject_after  # "Ducks, he said, can …"
    if comma <= left + 1 and not used and not inside:
        return None
    if (comma <= left + 1 and not inside) or unit.word(comma) not in marks:
        return _around(unit, cue, used)
    source = source_before(unit, cue.first, comma + 1) or source_after(unit, cue.stop, unit.stop)
    if source is not None and unit.word(source[1]) == "who":  # "said officials | who toured it"
        rest = range(source[1], unit.sentence_stop(source[1]))
        source = (source[0], next((t for t in rest if not unit.is_word(t) and unit.word(t) not in "'’-"), source[1]))
    relatives = (unit.word(token) in unit.syntax.relatives for token in range(comma + 2, source[0] if source else 0))
    if source is not None and source[1] <= cue.first and not unit.syntax.subject_after and any(relatives):
        source = whole_subject(unit, source, comma + 1)  # "…, officials who toured it | said"
    phrase = range(*source) if source is not None else range(0)
    between = {unit.word(token) for token in range(comma + 1, cue.first) if token not in phrase}
    barred = unit.syntax.relative_forms | unit.syntax.linking_words | unit.syntax.complementizers | set(ADVERSATIVES)
    if between & barred:
        return None
    if source is None or unit.word(source[0]) == "you" or unit.word(source[0]) in unit.syntax.infinitive_mark:
        return None
    if unit.syntax.subject_after and not can_speak(unit, source):
        return None
    if unit.syntax.subject_after:
        inserted = _inserted(unit, cue, left, comma)
        if inserted is not None:
            return inserted
    end = max(cue.stop, source[1])
    tail = [token for token in range(end, unit.stop) if unit.is_word(token)]
    close = next((token for token in range(end, unit.stop) if unit.word(token) == ","), unit.stop)
    if len(tail) > MAX_TAIL and (close - end > MAX_TAIL or (unit.syntax.subject_after and close > end)):
        return None
    contents: tuple[Range, ...] = ((left, comma),)
    goes_on = close == end or unit.word(close + 1) in unit.syntax.conjunctions
    if goes_on and len(tail) > 3 and not unit.syntax.subject_after:
        contents += ((close, unit.sentence_stop(close)),)
    return Draft(cue, source, contents, unit)


def _inserted(unit: Unit, cue: Cue, left: int, comma: int) -> Draft | None:
    """A Slavic report inserted into its content: «Плотина, считает Дольская, устоит до весны»."""
    if comma != cue.first - 1 or any(is_finite(unit, token) for token in range(left, comma)):
        return None
    source = source_after(unit, cue.stop, unit.stop)
    if source is None or not can_speak(unit, source) or unit.word(source[1]) not in (",", "—", "–", "-"):
        return None
    stop = unit.sentence_stop(source[1])
    if is_converb(unit, source[1] + 1) or not any(is_finite(unit, token) for token in range(source[1], stop)):
        return None
    return Draft(cue, source, ((left, comma), (source[1], stop)), unit)


def _around(unit: Unit, cue: Cue, used: list[Draft]) -> Draft | None:
    """A whole report that somebody else reports: "Министр заявил, что …, передаёт агентство"."""
    comma = cue.first - 1
    while comma > unit.first and unit.word(comma) not in (",", "—", "–", "-"):
        comma -= 1
    if comma <= unit.first or cue.first - comma > 2 or not unit.syntax.subject_after:
        return None
    if unit.word(comma + 1) in unit.syntax.relative_forms:
        return None
    source = source_after(unit, cue.stop, unit.stop)
    begin = max(unit.first, unit.document.sentence_bounds[unit.document.sentence_of[cue.head]][0])
    return Draft(cue, source, ((begin, comma),), unit) if source is not None else None
