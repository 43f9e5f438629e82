"""Sources in a phrase or parenthesis of their own: "according to X", «по словам X», "as X said"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.contents import CLAUSE
from framing.attribution.drafts import Draft, clause_start, whole_start
from framing.attribution.ends import content_stop
from framing.attribution.sources import source_after, source_before
from framing.attribution.speech import MAX_BETWEEN
from framing.attribution.units import Range, Unit
from framing.attribution.verbs import Cue, is_impersonal

# Between a report and the second-hand source named with it: ", передаёт агентство «Орлин» со ссылкой на".
MAX_SECOND = 9
# Adverbials within a parenthesis: "As the mayor said on Monday at a meeting, …".
MAX_ADVERBIALS = 7


def read_sourced(unit: Unit, cue: Cue, cues: Sequence[Cue], used: Sequence[Draft]) -> Draft | None:
    """according to X, … · …, по словам X · По его словам, …

    Args:
        unit: the unit.
        cue: the cue.
        cues: all cues of the unit.
        used: the attributions read before.
    """
    source = source_after(unit, cue.end, unit.stop, given=True)
    inner = [token for token in range(cue.first, cue.stop) if unit.word(token) in unit.syntax.pronouns]
    if inner:  # the possessive within the phrase is the source: по его словам
        source = (inner[0], inner[0] + 1)
    if source is None:
        return None
    after = max(cue.stop, source[1])
    if used and cue.first - used[-1].cue.stop <= MAX_SECOND and used[-1].content[0][1] <= used[-1].cue.first:
        return Draft(cue, source, used[-1].content, unit)  # "…, передаёт агентство со ссылкой на мэрию"
    begin = _clause_before(unit, cue, whole_start(unit, cue, used))
    if not any(unit.is_word(token) for token in range(begin, cue.first)) or _only_connectives(unit, begin, cue.first):
        if unit.paragraph_ends(after):  # "according to the lawyer, the guard slept": no apposition
            comma = next((token for token in range(*source) if unit.word(token) == ","), source[1])
            source, after = (source[0], comma), max(cue.stop, comma)
        stop = content_stop(unit, after + 1, cue, cues, CLAUSE) if after + 1 < unit.stop else unit.stop
        return Draft(cue, source, ((after, stop),), unit) if stop - after > 2 else None
    contents: tuple[Range, ...] = ((begin, cue.first),)
    quoted = [
        q for q in unit.quotes if q.stop <= cue.first and not any(unit.is_word(t) for t in range(q.stop, cue.first))
    ]
    if quoted:
        contents = ((quoted[-1].first, quoted[-1].stop),) if begin <= quoted[-1].first else contents
    elif unit.word(after) == ",":
        contents += ((after, content_stop(unit, after + 1, cue, cues, CLAUSE)),)
    return Draft(cue, source, contents, unit)


def _clause_before(unit: Unit, cue: Cue, left: int) -> int:
    """Where the clause begins that a phrase is inserted into behind its first word: «план, який, на його думку, …»."""
    opener = cue.first - 2
    if not unit.syntax.subject_after or opener <= left or unit.word(cue.first - 1) != ",":
        return left
    if (
        unit.word(opener - 1) != ","
        or unit.word(opener) not in unit.syntax.relative_forms | unit.syntax.complementizers
    ):
        return left
    return opener


def _only_connectives(unit: Unit, first: int, stop: int) -> bool:
    """Whether nothing but linking words stands before a phrase: "При этом, по словам …", "But, according to …"."""
    words = [unit.word(token) for token in range(first, stop) if unit.is_word(token)]
    known = unit.syntax.adverbs | unit.syntax.stoppers | unit.syntax.conjunctions | {"however", "meanwhile"}
    return len(words) <= 3 and all(word in known for word in words)


def read_parenthesis(unit: Unit, cue: Cue, used: Sequence[Draft]) -> Draft | None:
    """as X said, … · как сообщил X, …

    Args:
        unit: the unit.
        cue: the cue.
        used: the attributions read before.
    """
    if not unit.has_parenthesis():
        return None
    for opener in range(cue.first - 1, max(unit.first - 1, cue.first - MAX_BETWEEN), -1):
        if unit.word(opener) in unit.syntax.as_words and unit.quote_at(opener) is None:
            break
        if not unit.is_word(opener):
            return None
    else:
        return None
    begin = clause_start(unit, opener, used)
    linked = unit.syntax.bare_clauses and unit.word(opener - 1) in unit.syntax.linking_words  # "But as X said"
    if unit.is_word(opener - 1) and opener > begin and not linked:  # "as well as X said", "such as", "описал как"
        return None
    if unit.syntax.bare_clauses:  # English as is also "while": what follows must close the parenthesis
        after = cue.stop
        while unit.word(after) in unit.syntax.time_words | unit.syntax.prepositions and unit.word(after) != "of":
            after += 1
        if unit.is_word(after) and not any(unit.word(t) == "," for t in range(after, after + MAX_ADVERBIALS)):
            return None
        if unit.word(cue.stop) in unit.syntax.complementizers | unit.syntax.determiners | unit.syntax.pronouns:
            return None
    source = source_before(unit, cue.first, opener + 1) or source_after(unit, cue.stop, unit.stop)
    end = max(cue.stop, source[1] if source else 0)
    while end < unit.stop and unit.word(end) not in (",", "—", "–") and unit.quote_at(end) is None:
        end += 1
    if source is None and not is_impersonal(unit, cue):
        return None
    if end >= unit.stop - 1:  # the parenthesis closes the sentence
        return Draft(cue, source, ((begin, opener),), unit) if opener - begin > 2 else None
    content: tuple[Range, ...] = ((end, unit.stop),)
    if unit.word(opener - 1) == "," and not _only_connectives(unit, begin, opener):
        content = ((begin, opener), *content)
    return Draft(cue, source, content, unit)
