"""Constructions that English alone has: passives of report, "asked about …", contents that are relative clauses."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.contents import CLAUSE, PHRASE, is_nominal
from framing.attribution.drafts import Draft, clause_start
from framing.attribution.ends import content_stop
from framing.attribution.phrases import phrase_start
from framing.attribution.plausibility import can_speak
from framing.attribution.sources import source_after, source_before
from framing.attribution.speech import hung_on, leading_gerund
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_finite, is_gerund

# Words before a participle that hangs on nobody: "When asked whether …, she …".
BEFORE_ASKED = ("", "when", "if", "while", "once", ",", "—", "–", "(")
# What an object before its verb is told by: "what she said", "the shoes, which she said were old".
RELATIVES = ("what", "which", "that", "whatever", "whom", "everything", "anything", "nothing", "something")
# Verbs that hand over a paper, and how far they stand from it: "sent out a long letter".
CARRIERS = frozenset(
    """send sends sent release releases released issue issues issued write writes wrote publish publishes published
    post posted file files filed circulate circulated deliver delivered sign signed give gave put""".split()
)
MAX_CARRIED = 6
MAX_OPENER = 9  # tokens from a main clause's first word to its verb
ASKED = "cue.answer"  # the concept of asking and answering
# Words that open a clause before its main clause, and those that may stand before them: "But even as …".
CITING = ("citing", "quoting")
OPENING = frozenset("while although though when after as because since if before whereas".split())
BEFORE_OPENING = frozenset("and but even just only so".split())


def about_subject(unit: Unit, cue: Cue, cues: Sequence[Cue], subject: Range | None, opens: str) -> Draft | None:
    """X was accused of … · X is considered a … (by Y): said about the subject. X was asked about …: said to it.

    Args:
        unit: the unit.
        cue: the cue, a passive.
        cues: all cues of the unit.
        subject: its subject.
        opens: the word behind it.
    """
    syntax = unit.syntax
    asked = unit.word(cue.head) in syntax.addressing_verbs
    joined = cue.end == cue.stop > cue.head + 1 and unit.word(cue.end - 1) in syntax.noun_prepositions | syntax.as_words
    if asked and (joined or opens in syntax.topic_prepositions | syntax.question_words):
        start = cue.stop + (opens in syntax.topic_prepositions and not joined)
        return Draft(cue._replace(stop=start), None, ((start, content_stop(unit, start, cue, cues, PHRASE)),), unit)
    if subject is None:
        return None
    blamed = cue.takes("noun") and (joined or opens in syntax.noun_prepositions | syntax.as_words)
    named = cue.takes("noun") and opens != "to" and cue.entry.stance != "nonstatement" and is_nominal(unit, cue.stop)
    if blamed or named:
        stop = content_stop(unit, cue.stop, cue, cues, PHRASE)
        agent, stop = _agent(unit, cue.stop, stop)
        return Draft(cue, agent, (subject, (cue.stop, stop)), unit)
    if cue.takes("noun") and unit.paragraph_ends(cue.stop):
        return Draft(cue, None, (subject,), unit)  # "A meeting has not been ruled out."
    if opens in syntax.infinitive_mark:
        return Draft(cue, None, (subject, (cue.stop, content_stop(unit, cue.stop, cue, cues, CLAUSE))), unit)
    return None


def _agent(unit: Unit, start: int, stop: int) -> tuple[Range | None, int]:
    """Who is named with "by" in the content of a passive, and where the content ends before that."""
    for token in range(start + 1, stop):
        agent = source_after(unit, token + 1, unit.stop, given=True) if unit.word(token) == "by" else None
        if agent is not None and can_speak(unit, agent):
            return agent, token
    return None, stop


def with_carrier(unit: Unit, cue: Cue, left: int) -> Cue:
    """A gerund with the verb and the paper that carry it: "[sent a letter] urging", "[released a statement] saying".

    Args:
        unit: the unit.
        cue: the gerund.
        left: where the clause begins.
    """
    if not unit.syntax.bare_clauses or not is_gerund(unit, cue):
        return cue
    near = range(cue.first - MAX_CARRIED, cue.first + 1)
    papers = [noun for noun in unit.nouns if noun.stop in near and noun.entry.source_type == "document"]
    if not papers or not all(unit.is_word(token) for token in range(papers[0].stop, cue.first)):
        return cue
    for token in range(papers[0].first - 1, max(left, papers[0].first - MAX_CARRIED), -1):
        if unit.word(token) in CARRIERS:
            return cue._replace(first=token)
        if not unit.is_word(token) or unit.word(token) in unit.syntax.stoppers:
            break
    return cue


def carries(unit: Unit, cue: Cue, cues: Sequence[Cue], left: int) -> bool:
    """Whether a cue only carries the gerund behind it: "released a statement | saying".

    Args:
        unit: the unit.
        cue: the cue.
        cues: all cues of the unit.
        left: where the clause begins.
    """
    if unit.word(cue.head) not in CARRIERS:
        return False
    following = next((other for other in cues if other.first >= cue.stop), None)
    return following is not None and with_carrier(unit, following, left).first == cue.head


def read_asked(unit: Unit, cue: Cue, cues: Sequence[Cue]) -> Draft | None:
    """Asked about …, she … · When asked whether …, she …: nobody is named, and what follows was asked.

    Args:
        unit: the unit.
        cue: the cue.
        cues: all cues of the unit.
    """
    syntax = unit.syntax
    if not syntax.bare_clauses or cue.entry.concept != ASKED or not unit.word(cue.head).endswith("ed"):
        return None
    topic = unit.word(cue.stop) in syntax.topic_prepositions and unit.word(cue.stop + 1) not in syntax.time_words
    opens = topic or unit.word(cue.stop) in syntax.question_words | syntax.infinitive_mark
    if not opens or cue.first != cue.head or unit.word(cue.first - 1) not in BEFORE_ASKED:
        return None
    start = cue.stop + topic
    end = content_stop(unit, start, cue, cues, PHRASE if topic else CLAUSE)
    comma = next((token for token in range(start, end) if unit.word(token) == ","), end)
    return Draft(cue._replace(stop=start), None, ((start, comma),), unit) if comma > start else None


def read_relative(unit: Unit, cue: Cue, cues: Sequence[Cue], left: int) -> Draft | None:
    """… what X said · …, which X said were …: the content is the relative and what its clause goes on to say.

    Args:
        unit: the unit.
        cue: the cue.
        cues: all cues of the unit.
        left: where the clause begins.
    """
    if not unit.syntax.bare_clauses or is_gerund(unit, cue) or not cue.takes("that", "noun"):
        return None
    source = source_before(unit, cue.first, left)
    if source is None or source[0] - 1 < left:
        return None
    if unit.word(source[0] - 1) not in RELATIVES:
        thing = _thing_before(unit, cue, source, left)
        return Draft(cue, source, (thing,), unit) if thing is not None else None
    relative = (source[0] - 1, source[0])
    if not is_finite(unit, cue.stop):
        closed = not unit.is_word(cue.stop) or unit.word(cue.stop) in unit.syntax.prepositions
        return Draft(cue, source, (relative,), unit) if closed else None
    return Draft(cue, source, (relative, (cue.stop, content_stop(unit, cue.stop, cue, cues, CLAUSE))), unit)


def read_cited(unit: Unit, cue: Cue, cues: Sequence[Cue], used: Sequence[Draft]) -> Draft | None:
    """…, citing the rising tide: a thing that somebody points to; "citing the warden" names who is cited.

    Args:
        unit: the unit.
        cue: the cue, one that its source follows.
        cues: all cues of the unit.
        used: the attributions read before.
    """
    if unit.word(cue.head) not in CITING or not unit.syntax.bare_clauses:
        return None
    cited = source_after(unit, cue.end, unit.stop, given=True)
    if cited is None:
        return None
    head = next((token for token in range(*cited) if unit.word(token) in unit.syntax.prepositions), cited[1])
    if can_speak(unit, (cited[0], head)):
        return None
    left = clause_start(unit, cue.first, used)
    stop = content_stop(unit, cue.stop, cue, cues, PHRASE)
    leading = leading_gerund(unit, cue, left)
    source = leading[0] if leading else hung_on(unit, cue, used, left)
    stop = min(stop, leading[1]) if leading else stop
    return Draft(cue, source, ((cue.stop, stop),), unit) if source is not None and stop > cue.stop else None


def main_clause(unit: Unit, cue: Cue, left: int, start: int, stop: int) -> int:
    """Where a content ends within an opening clause: "While Ann Dole said the wall was safe, | the warden …".

    Args:
        unit: the unit.
        cue: the cue.
        left: where its clause begins.
        start: the content's first token.
        stop: where it ends otherwise.
    """
    if not unit.syntax.bare_clauses:
        return stop
    while left < start and (not unit.is_word(left) or unit.word(left) in BEFORE_OPENING):
        left += 1
    hangs = is_gerund(unit, cue) and unit.word(cue.first - 1) in OPENING  # "a month after announcing …, Ann Dole …"
    if unit.word(left) not in OPENING and not hangs:
        return stop
    commas = (t for t in range(start + 1, stop) if unit.word(t) == "," and unit.quote_at(t) is None)
    return next((comma for comma in commas if _opens_main(unit, comma + 1, stop)), stop)


def _opens_main(unit: Unit, token: int, stop: int) -> bool:
    """Whether a subject stands here, and its verb soon behind it with no comma between."""
    syntax = unit.syntax
    word = unit.word(token)
    idle = syntax.clause_stops - syntax.subject_pronouns | syntax.relatives | syntax.question_words
    if not unit.is_word(token) or word in idle or word.endswith(("ing", "ed", "ly")) or token in unit.cue_tokens:
        return False
    for other in range(token + 1, min(stop, token + MAX_OPENER)):
        if is_finite(unit, other) or other in unit.cue_tokens:
            return unit.word(other) not in syntax.infinitive_mark
        if not unit.is_word(other) and unit.word(other) not in "'’.-()":
            return False
    return False


def _thing_before(unit: Unit, cue: Cue, source: Range, left: int) -> Range | None:
    """The noun phrase that a clause without relative follows: "[a plan] the guild has long opposed"."""
    syntax, last = unit.syntax, source[0] - 1
    closed = not unit.is_word(cue.stop) or unit.word(cue.stop) in syntax.prepositions | syntax.time_words
    if not closed or not cue.takes("noun") or cue.end > cue.stop or not unit.is_word(last):
        return None
    word = unit.word(last)
    idle = syntax.unfinished_words | syntax.time_words | syntax.adverbs | syntax.past_verbs
    acts = not word.endswith("s") and is_finite(unit, last)
    if unit.is_capital(last) or word in idle or last in unit.cue_tokens or acts:
        return None
    if unit.word(source[0]) in syntax.relatives or unit.word(cue.head) in syntax.also_nouns:
        return None  # "a man who never wrote", "his State of the Union address"
    start = phrase_start(unit, source[0], left)
    opens = unit.word(start) in syntax.determiners or word.endswith("s")
    return (start, source[0]) if opens and start < source[0] else None
