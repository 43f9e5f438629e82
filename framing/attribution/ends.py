"""Indirect content: where the clause or phrase ends that a cue takes."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.contents import MAX_SUBJECT, PHRASE
from framing.attribution.units import Unit
from framing.attribution.verbs import Cue, is_finite, is_gerund

ADVERSATIVES = ("but", "но", "але", "а")
PERFECT = ("has", "have", "had")


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
    end = min(unit.stop, unit.sentence_stop(start))
    later: dict[int, Cue] = {}
    for token in unit.breaks(start, end):
        later = later or {other.first: other for other in cues if other.first > start}
        word = unit.word(token)
        if word == ";":
            return token
        behind = token + 1 + (unit.quote_at(token) is not None)  # “…,” | but he said
        marked = token > start and word in (",", "—", "–", "-")
        if marked and (_report_follows(unit, behind, later) or _own_clause(unit, behind, later)):
            return behind if behind > token + 1 else token
        joins = word in syntax.conjunctions or word in ADVERSATIVES
        if token > start and word in ADVERSATIVES and _own_clause(unit, token, later):
            return token
        if token > start and joins and _second_verb(unit, token + 1, later, kind):
            return token
        if word == "by":
            by = later.get(token + 1)
            if by is not None and is_gerund(unit, by) and not any(is_finite(unit, t) for t in range(start, token)):
                return token  # "rejected the toll | by saying that …"
        elif kind == PHRASE and token > start:
            if _phrase_ends(unit, token) or _own_clause(unit, token, later):
                return token
            if token > start + 1 and word in syntax.subordinators:
                return token
    if kind == PHRASE:  # "рассказал о пожаре | в интервью"
        occasions = [match.first for match in unit.cues if not match.entry.takes and start + 1 < match.first < end]
        return min(occasions, default=_before_time(unit, start, end))
    return end


def _before_time(unit: Unit, start: int, end: int) -> int:
    """Where an English phrase ends before the time it closes with: "confirmed this | on Monday"."""
    last = end
    while last > start and not unit.is_word(last - 1):
        last -= 1
    timed = last - 1 > start + 1 and unit.word(last - 1) in unit.syntax.time_words and unit.syntax.bare_clauses
    if timed and unit.word(last - 2) in ("on", "last", "this", "next"):
        return last - 2
    return end


def _phrase_ends(unit: Unit, token: int) -> bool:
    """Whether a phrase ends before a relative clause (", who") or the subject's second verb ("and left")."""
    word, following = unit.word(token), unit.word(token + 1)
    if word == ",":  # a Slavic comma stands before every relative clause, also before one that belongs to the content
        return following in unit.syntax.relatives and not unit.syntax.subject_after
    return word in unit.syntax.conjunctions and not unit.syntax.subject_after and following in unit.syntax.past_verbs


def _report_follows(unit: Unit, token: int, later: dict[int, Cue]) -> bool:
    """Whether behind a comma the next report begins: ", adding that", ", according to", ", and said", ", сообщает"."""
    if unit.word(token) in unit.syntax.conjunctions or unit.word(token) in ADVERSATIVES:
        token += 1
    if token in later:
        return True
    return postposed_cue(unit, token, later) is not None


def postposed_cue(unit: Unit, token: int, later: dict[int, Cue]) -> Cue | None:
    """The cue of a report that follows its content: ", a spokesman said", behind the comma at ``token - 1``.

    Args:
        unit: the unit.
        token: the token behind the comma.
        later: the cues by their first token.
    """
    if unit.word(token) in unit.syntax.relatives:
        return None
    for other in range(token, min(unit.stop, token + MAX_SUBJECT)):
        cue = later.get(other)
        if cue is not None:
            after = unit.word(cue.stop)
            ends = not unit.is_word(cue.stop) or after in unit.syntax.time_words | unit.syntax.prepositions
            ends = ends and after not in unit.syntax.infinitive_mark | {":"} and unit.quote_at(cue.stop) is None
            return cue if ends and other > token and cue.takes("that", "quote") and cue.end == cue.stop else None
        if not unit.is_word(other) and unit.word(other) not in "'’.":
            return None
    return None


def _second_verb(unit: Unit, token: int, later: dict[int, Cue], kind: str) -> bool:
    """Whether a conjunction joins the cue with a second verb of reporting: "promised a veto and accused …"."""
    cue = later.get(token)
    # In English a past tense beside the cue's: "said he was ready and rejected …".
    if cue is None:
        return False
    word = unit.word(cue.first)
    beside = word.endswith("ed") or (unit.word(token - 1) == "but" and word in PERFECT)
    beside = beside or (cue.takes("quote") and word in unit.syntax.past_verbs) or is_gerund(unit, cue)
    return kind == PHRASE or unit.syntax.subject_after or beside


def _own_clause(unit: Unit, token: int, later: dict[int, Cue]) -> bool:
    """Whether behind a comma a coordinate report with its own subject begins: ", and the union warned that"."""
    if unit.syntax.subject_after or unit.word(token) not in unit.syntax.linking_words | unit.syntax.place_words:
        return False
    following = next((cue for first, cue in later.items() if token + 1 < first < token + MAX_SUBJECT), None)
    if following is None or following.nominal or following.takes("source") or is_gerund(unit, following):
        return False
    return all(unit.is_word(other) or unit.word(other) in "'’." for other in range(token, following.first))
