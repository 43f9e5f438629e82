"""Content clauses by rule: what a cue attributes, read from the words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from framing.attribution.phrases import Range, source_after, source_before
from framing.attribution.units import Unit
from framing.document import Match

# Words an addressee and a time may take between a cue and its clause: "told reporters on Tuesday that".
MAX_ADDRESSEE = 8
# What may stand between a quotation and its cue: a comma, a dash and the source.
MAX_BETWEEN = 24
# A subject that opens a sentence and waits for a gerund is at most this long.
MAX_SUBJECT = 8
# Adverbials after a postposed cue and its source: "…, the mayor said on Monday at a meeting".
MAX_TAIL = 14


@dataclass(frozen=True)
class Draft:
    """An attribution in tokens, before names are resolved: half-open ranges within a document."""

    cue: Match
    source: Range | None
    content: tuple[Range, ...]
    unit: Unit = field(repr=False)


def read_clauses(unit: Unit) -> Iterator[Draft]:
    """The attributions a unit spells out, one a cue at the most.

    The first rule that fits a cue has it: a phrase that names its source (according to X), a
    parenthesis (as X said), a quotation beside the cue, a clause after it, a clause before it.
    """
    used: list[Draft] = []
    for cue in unit.cues:
        if _part_of_name(unit, cue):
            continue
        for rule in (_sourced, _parenthesis, _quoted, _following, _postposed):
            draft = rule(unit, cue, used)
            if draft is not None:
                content = tuple(part for part in (trimmed(unit, r) for r in draft.content) if part[0] < part[1])
                if content:
                    used.append(replace(draft, content=content))
                break
    yield from used


def _part_of_name(unit: Unit, cue: Match) -> bool:
    """Whether a cue's word is capitalised within the sentence: United States, «Сообщает Тасс» as a title."""
    return unit.document.capital[cue.first] and unit.is_word(cue.first - 1) and unit.is_word(cue.first)


def _verbal(unit: Unit, cue: Match) -> bool:
    """Whether the cue is a verb here: not a noun behind a determiner (the claim), not a participle before a noun."""
    before = unit.word(cue.first - 1)
    if unit.document.language == "en":
        return before not in unit.syntax.determiners - {
            "this",
            "that",
            "these",
            "those",
            "some",
            "many",
            "several",
            "both",
        } and before not in ("'s", "of")
    return unit.has_reading(cue.first, "VERB", "GRND", "PRTS")


def _sourced(unit: Unit, cue: Match, used: list[Draft]) -> Draft | None:
    """according to X, … · …, по словам X."""
    if "source" not in cue.entry.takes:
        return None
    source = source_after(unit, cue.stop, unit.stop)
    if source is None:
        return None
    begin, stop = _clause_start(unit, cue.first, used), unit.stop
    if not any(unit.is_word(token) for token in range(begin, cue.first)) or _only_connectives(unit, begin, cue.first):
        after = source[1]
        return Draft(cue, source, ((after, _clause_end(unit, after, cue)),), unit)
    contents: tuple[Range, ...] = ((begin, cue.first),)
    if unit.word(source[1]) == ",":
        contents += ((source[1], stop),)
    return Draft(cue, source, contents, unit)


def _only_connectives(unit: Unit, first: int, stop: int) -> bool:
    """Whether nothing but linking words stands before a phrase: "При этом, по словам …", "But, according to …"."""
    words = [unit.word(token) for token in range(first, stop) if unit.is_word(token)]
    known = unit.syntax.adverbs | unit.syntax.stoppers | {"however", "meanwhile"}
    return len(words) <= 3 and all(word in known for word in words)


def _parenthesis(unit: Unit, cue: Match, used: list[Draft]) -> Draft | None:
    """as X said, … · как сообщил X, …"""
    for opener in range(cue.first - 1, max(unit.first - 1, cue.first - MAX_BETWEEN), -1):
        if unit.word(opener) in unit.syntax.as_words and _verbal(unit, cue):
            break
        if not unit.is_word(opener):
            return None
    else:
        return None
    before = source_before(unit, cue.first, opener + 1)
    source = before or source_after(unit, cue.stop, unit.stop)
    end = max(cue.stop, source[1] if source else 0)
    while end < unit.stop and unit.word(end) != ",":
        end += 1
    begin = _clause_start(unit, opener, used)
    if end >= unit.stop - 1:  # the parenthesis closes the sentence
        return Draft(cue, source, ((begin, opener),), unit) if opener - begin > 2 else None
    content: tuple[Range, ...] = ((end, unit.stop),)
    if opener - begin > 3 and unit.word(opener - 1) == ",":
        content = ((begin, opener), *content)
    return Draft(cue, source, content, unit)


def _quoted(unit: Unit, cue: Match, used: list[Draft]) -> Draft | None:
    """“…,” X said · X said: “…” · «…», — сказал X · “…,” X said. “…”"""
    if not _verbal(unit, cue) or not _takes(cue, "quote", "that"):
        return None
    before = [q for q in unit.quotes if q.stop <= cue.first and cue.first - q.stop <= MAX_BETWEEN]
    after = [q for q in unit.quotes if q.first >= cue.stop and q.first - cue.stop <= MAX_BETWEEN]
    if before and _whole(unit, before[-1]) and _joined_by_comma(unit, before[-1].stop, cue.first):
        left = before[-1].stop
        while left < cue.first and not unit.is_word(left):
            left += 1
        source = source_before(unit, cue.first, left) or source_after(unit, cue.stop, unit.stop)
        contents = [(q.first, q.stop) for q in before if _whole(unit, q)]
        contents += [(q.first, q.stop) for q in after if _whole(unit, q)]
        return Draft(cue, source, tuple(contents), unit)
    if after and _opens_quote(unit, cue.stop, after[0].first):
        source = source_before(unit, cue.first, _clause_start(unit, cue.first, used))
        source = source or source_after(unit, cue.stop, after[0].first)
        return Draft(cue, source, tuple((q.first, q.stop) for q in after if _whole(unit, q)), unit)
    return None


def _whole(unit: Unit, quote: object) -> bool:
    """Whether a quotation is more than a quoted name: not a short capitalised run without end mark."""
    first, stop = quote.first, quote.stop  # type: ignore[attr-defined]
    words = [token for token in range(first, stop) if unit.document.is_word[token]]
    if len(words) > 3:
        return True
    return bool(words) and (
        not unit.document.capital[words[0]]
        or any(
            unit.document.folded[token] in ("!", "?", "…", ".", ",")
            for token in range(first, stop + 1)
            if token < len(unit.document.folded)
        )
    )


def _joined_by_comma(unit: Unit, start: int, stop: int) -> bool:
    """Whether nothing but punctuation and the source stands between a quotation and its cue."""
    marks = [unit.word(token) for token in range(start, stop) if not unit.is_word(token)]
    closing = unit.word(start - 2)
    punctuated = closing in (",", ".", "!", "?", "…") or any(mark in (",", "—", "–", "-") for mark in marks)
    return punctuated and not any(mark in (";", ":") for mark in marks)


def _opens_quote(unit: Unit, start: int, stop: int) -> bool:
    """Whether a quotation follows a cue directly: behind a colon or comma, an addressee at the most."""
    between = [unit.word(token) for token in range(start, stop)]
    if not between:
        return True
    if between[-1] == ":":
        return True
    return between[-1] == "," and len(between) <= MAX_ADDRESSEE


def _following(unit: Unit, cue: Match, used: list[Draft]) -> Draft | None:
    """X said that … · X said … · X urged Y to … · X рассказал о …"""
    if not _verbal(unit, cue):
        return None
    start = _content_start(unit, cue)
    if start is None:
        return None
    left = _clause_start(unit, cue.first, used)
    source = source_before(unit, cue.first, left)
    if source is None and unit.document.language != "en":
        source = source_after(unit, cue.stop, start)
    if source is None or _is_gerund(unit, cue):
        source = _main_subject(unit, cue, used) if _is_gerund(unit, cue) else None
    if source is None:
        return None
    stop = _clause_end(unit, start, cue)
    return Draft(cue, source, ((start, stop),), unit) if stop - start >= 2 else None


def _is_gerund(unit: Unit, cue: Match) -> bool:
    """Whether the cue hangs on another verb: saying, отметив, зазначивши."""
    word = unit.word(cue.first)
    if unit.document.language == "en":
        return word.endswith("ing")
    if unit.document.language == "uk":
        return word.endswith(("ши", "чи"))
    return unit.has_reading(cue.first, "GRND") and not unit.has_reading(cue.first, "VERB")


def _main_subject(unit: Unit, cue: Match, used: list[Draft]) -> Range | None:
    """Who a gerund's subject is: the source of the attribution before it, else the phrase that opens the unit."""
    for draft in reversed(used):
        if draft.source is not None:
            return draft.source
    stop = unit.first
    while stop < cue.first and unit.is_word(stop) and not _ends_subject(unit, stop):
        stop += 1
    return (unit.first, stop) if 0 < stop - unit.first <= MAX_SUBJECT and unit.document.capital[unit.first] else None


def _ends_subject(unit: Unit, token: int) -> bool:
    """Whether an opening noun phrase ends before this word, judged without a parser: a verb's ending or a helper."""
    word = unit.word(token)
    if word in unit.syntax.auxiliaries | unit.syntax.stoppers | unit.syntax.adverbs:
        return True
    if unit.document.language == "en":
        return token > unit.first and not unit.document.capital[token] and word.endswith(("ed", "took"))
    return token > unit.first and unit.has_reading(token, "VERB") and not unit.has_reading(token, "NOUN")


def _content_start(unit: Unit, cue: Match) -> int | None:
    """Where the content after a cue begins, by what the cue takes."""
    syntax = unit.syntax
    limit = min(unit.stop, cue.stop + (MAX_BETWEEN if unit.document.language != "en" else MAX_ADDRESSEE))
    if _takes(cue, "that", "quote"):
        for token in range(cue.stop, limit):
            word = unit.word(token)
            if word in syntax.complementizers:
                return token + 1
            if word in syntax.question_words and (token == cue.stop or unit.word(token - 1) == ","):
                return token
            if not unit.is_word(token) and word not in ",'’" and unit.quote_at(token) is None:
                break
    if _takes(cue, "infinitive") and syntax.infinitive_mark:
        for token in range(cue.stop, limit):
            if unit.word(token) in syntax.infinitive_mark:
                return cue.stop
            if not unit.is_word(token):
                break
    if _takes(cue, "topic"):
        for token in range(cue.stop, min(limit, cue.stop + MAX_ADDRESSEE)):
            if unit.word(token) in syntax.topic_prepositions:
                return token
            if not unit.is_word(token):
                break
    follows = unit.word(cue.stop)
    if "that" in cue.entry.takes and unit.document.language == "en" and _begins_clause(unit, cue.stop):
        return cue.stop
    if "noun" in cue.entry.takes and unit.is_word(cue.stop) and follows not in syntax.stoppers | syntax.adverbs:
        return cue.stop if follows not in syntax.source_prepositions else None
    return None


def _begins_clause(unit: Unit, token: int) -> bool:
    """Whether an English clause without that begins here: a determiner, a pronoun, a name or a plain plural."""
    word = unit.word(token)
    if not unit.is_word(token):
        return unit.quote_at(token) is not None
    return (
        word in unit.syntax.determiners
        or (word in unit.syntax.pronouns and word not in ("him", "her", "them", "us", "me", "who"))
        or word in ("there", "no", "all", "most", "more", "one", "two", "three", "people", "such")
        or unit.document.capital[token]
        or (word.endswith("s") and word not in unit.syntax.stoppers and word not in unit.syntax.adverbs)
    )


def _postposed(unit: Unit, cue: Match, used: list[Draft]) -> Draft | None:
    """…, X said. · …, said X. · …, сообщил X."""
    if not _verbal(unit, cue) or not _takes(cue, "that", "quote"):
        return None
    left = _clause_start(unit, cue.first, used)
    comma = cue.first
    while comma > left and unit.word(comma - 1) not in (",", "—", "–"):
        comma -= 1
        if cue.first - comma > MAX_BETWEEN:
            return None
    comma -= 1
    if comma <= left + 1 or unit.word(comma) not in (",", "—", "–"):
        return None
    before = source_before(unit, cue.first, comma + 1)
    source = (None if before and unit.word(before[0]) == "to" else before) or source_after(unit, cue.stop, unit.stop)
    if source is None:
        return None
    end = max(cue.stop, source[1])
    tail = [token for token in range(end, unit.stop) if unit.is_word(token)]
    if len(tail) > MAX_TAIL and unit.word(end) != ",":
        return None
    contents: tuple[Range, ...] = ((left, comma),)
    if unit.word(end) == "," and len(tail) > 3 and _begins_clause(unit, end + 1) and unit.document.language == "en":
        contents += ((end, unit.stop),)
    return Draft(cue, source, contents, unit)


def _takes(cue: Match, *frames: str) -> bool:
    return any(frame in cue.entry.takes for frame in frames)


def _clause_start(unit: Unit, before: int, used: list[Draft]) -> int:
    """The first token that is free for a clause ending before ``before``."""
    taken = [d for d in used if d.cue.first < before]
    start = unit.first
    for draft in taken:
        ends = [draft.cue.stop, *(stop for _, stop in draft.content if stop <= before)]
        if draft.source and draft.source[1] <= before:
            ends.append(draft.source[1])
        start = max(start, *ends)
    return start


def _clause_end(unit: Unit, start: int, cue: Match) -> int:
    """Where a content clause ends: the unit's end, or a semicolon outside quotations."""
    for token in range(start, unit.stop):
        if unit.word(token) == ";" and unit.quote_at(token) is None:
            return token
    return unit.stop


def trimmed(unit: Unit, span: Range) -> Range:
    """A range without the punctuation around it; quotation marks of quotations within stay.

    Args:
        unit: the unit it belongs to.
        span: a half-open token range.
    """
    first, stop = span
    marks = {token for quote in unit.quotes for token in (quote.first, quote.stop - 1)}
    while first < stop and not unit.is_word(first) and first not in marks and unit.word(first) not in "([":
        first += 1
    while stop > first and not unit.is_word(stop - 1) and stop - 1 not in marks and unit.word(stop - 1) not in ")]":
        stop -= 1
    if first < stop and unit.word(first) in unit.syntax.complementizers:
        first += 1
    return first, stop
