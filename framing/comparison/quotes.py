"""Quotes: the same words of the same speaker as several outlets print them, also across languages.

A false merge is worse than a miss: without the same speaker, the same occasion and several words, names or
numbers in the same order nothing is put together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from framing.comparison.names import name_key
from framing.comparison.results import QuoteVersion, SharedQuote
from framing.comparison.sharing import different_sources
from framing.comparison.texts import ArticleText, sound, stem
from framing.comparison.utterances import Utterance, read_utterances, speaker_match
from framing.languages.characters import fold

# Days between two reports of one occasion; later ones quote from the archive, and then in the same words.
DAYS = 3
# The part of the shorter sentence's content words that must be shared, and how many of them in order …
SHARE, WORDS = 0.4, 4
# … and how many where the name only stands beside one version; then a name or number must be shared, too.
WORDS_BESIDE = 5
# The same letters but for a slip, and so many of them: then any date and three content words will do.
SAME, SAME_CHARACTERS = 0.9, 25
# Russian and Ukrainian: so many words that sound alike, in order, and their part of the shorter sentence; a larger
# part where they are fewer.
SOUNDS, SOUND_SHARE = 4, 0.4
FEWER_SOUNDS, FEWER_SHARE = 3, 0.5
# English and the others: names and numbers in order, or fewer of them with international words, and their part of those
# the shorter sentence has. Chance agrees in one, seldom in two, hardly ever in the order.
ANCHORS, TIES, TIE_SHARE = 2, 3, 0.5
# Ties from which nothing more is gained in confidence.
FULL = 5
# Consonants an international word must have to count as one.
LONG = 4


@dataclass(frozen=True)
class _Pair:
    """Two utterances that are one, and why."""

    one: int
    other: int
    confidence: float
    kind: str
    speaker: str
    anchors: tuple[str, ...]
    sure: bool


def find_shared_quotes(texts: Sequence[ArticleText]) -> tuple[SharedQuote, ...]:
    """Find quotations that several articles of different outlets print.

    Args:
        texts: the articles, of any languages.

    Returns:
        Shared quotations, those of most versions first.

    Example:
        >>> find_shared_quotes(())
        ()
    """
    utterances = [utterance for text in texts for utterance in read_utterances(text)]
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        for key in utterance.keys:
            by_key[key].append(number)
    candidates = {pair for numbers in by_key.values() for pair in combinations(numbers, 2)}
    pairs = [p for i, j in sorted(candidates) if (p := _match(i, j, utterances[i], utterances[j]))]
    quotes = [_shared(group, utterances, pairs) for group in _groups(pairs, utterances)]
    return tuple(
        sorted(quotes, key=lambda q: (-len(q.versions), -q.confidence, q.versions[0].passage.article, q.speaker))
    )


def _match(i: int, j: int, one: Utterance, other: Utterance) -> _Pair | None:
    """The pair, if these are two printings of one utterance."""
    if not different_sources(one.text, other.text):
        return None
    if one.text.language == other.text.language:
        return _match_words(i, j, one, other)
    return _match_ties(i, j, one, other)


def _match_words(i: int, j: int, one: Utterance, other: Utterance) -> _Pair | None:
    from rapidfuzz.distance import LCSseq

    shorter = min(len(one.stems), len(other.stems))
    ordered = LCSseq.similarity(one.stems, other.stems)
    shared = (Counter(one.stems) & Counter(other.stems)).total()
    if shared < SHARE * shorter:
        return None
    level, speaker = speaker_match(one, other)
    same = _same_letters(one, other)
    anchors = tuple(a for a in dict.fromkeys(one.anchors) if a in other.anchors)
    least = WORDS if level == 2 else WORDS_BESIDE
    if not level or not (same or (ordered >= least and (level == 2 or anchors))):
        return None
    if not same and not _one_occasion(one.text, other.text, known=False):
        return None
    ties = tuple(dict.fromkeys((*_ordered(one.stems, other.stems), *anchors)))
    # Eight words in order, by a name both give, are as sure as it gets.
    confidence = 1.0 if same else shared / shorter * min(1.0, ordered / (2 * WORDS))
    kind = "same words" if same else "other words"
    return _Pair(i, j, confidence * (1.0 if level == 2 else 0.9), kind, speaker, ties, level == 2)


def _same_letters(one: Utterance, other: Utterance) -> bool:
    """Whether the shorter of two utterances stands in the other, letter for letter but for a slip."""
    from rapidfuzz import fuzz

    pieces = [fold(u.text.analysis.text[u.start : u.end]) for u in (one, other)]
    return min(map(len, pieces)) >= SAME_CHARACTERS and fuzz.partial_ratio(*pieces) >= 100 * SAME


def _match_ties(i: int, j: int, one: Utterance, other: Utterance) -> _Pair | None:
    """Across languages: the speaker's name and the occasion must be certain, and the rest must agree in order."""
    from rapidfuzz.distance import LCSseq

    level, speaker = speaker_match(one, other)
    if level < 2 or not _one_occasion(one.text, other.text, known=True):
        return None
    slavic = "en" not in (one.text.language, other.text.language)
    mine, theirs = (u.sounds if slavic else tuple(s for s in u.sounds if len(s) >= LONG) for u in (one, other))
    sounds, sound_ties = LCSseq.similarity(mine, theirs), _ordered(mine, theirs)
    shorter = min(len(mine), len(theirs))
    anchors = _ordered(one.anchors, other.anchors)
    ties = tuple(dict.fromkeys((*anchors, *sound_ties)))
    few = min(len(one.anchors), len(other.anchors))
    if slavic and any(
        sounds >= least and sounds >= part * shorter
        for least, part in ((SOUNDS, SOUND_SHARE), (FEWER_SOUNDS, FEWER_SHARE))
    ):
        share = sounds / shorter
    elif anchors and (len(anchors) >= ANCHORS or len(ties) >= TIES) and len(anchors) >= TIE_SHARE * few:
        share = len(anchors) / max(len(one.anchors), len(other.anchors))
    else:
        return None
    confidence = min(1.0, share * min(1.0, len(ties) / FULL))
    return _Pair(i, j, confidence, "across languages", speaker, ties, True)


def _ordered(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """What two sequences share, in order."""
    from rapidfuzz.distance import LCSseq

    return tuple(
        one[k] for op in LCSseq.opcodes(one, other) if op.tag == "equal" for k in range(op.src_start, op.src_end)
    )


def _one_occasion(one: ArticleText, other: ArticleText, known: bool) -> bool:
    """Whether two articles can report one occasion: the same event, or dates near each other.

    Args:
        one: an article.
        other: another.
        known: whether the event or the dates must be there to tell.
    """
    first, second = one.analysis.article, other.analysis.article
    if first.event and second.event:
        return first.event == second.event
    try:
        days = [date.fromisoformat((article.date or "")[:10]) for article in (first, second)]
    except ValueError:
        return not known
    return abs((days[0] - days[1]).days) <= DAYS


def _groups(pairs: Sequence[_Pair], utterances: Sequence[Utterance]) -> list[list[int]]:
    """Join pairs to groups: the surest first, no article twice, and most members matched with most others."""
    matched = {frozenset((pair.one, pair.other)) for pair in pairs}
    group_of: dict[int, list[int]] = {}
    for pair in sorted(pairs, key=lambda p: (-p.confidence, p.one, p.other)):
        left, right = group_of.get(pair.one, [pair.one]), group_of.get(pair.other, [pair.other])
        if left is right:
            continue
        articles = [utterances[number].text.id for number in (*left, *right)]
        links = sum(frozenset((x, y)) in matched for x in left for y in right)
        if len(set(articles)) < len(articles) or 2 * links < len(left) * len(right):
            continue
        joined = sorted((*left, *right))
        group_of.update(dict.fromkeys(joined, joined))
    return [list(group) for group in sorted({tuple(group) for group in group_of.values()})]


def _shared(group: Iterable[int], utterances: Sequence[Utterance], pairs: Sequence[_Pair]) -> SharedQuote:
    numbers = set(group)
    inside = [pair for pair in pairs if {pair.one, pair.other} <= numbers]
    ordered = sorted(numbers, key=lambda n: (utterances[n].text.analysis.article.date or "", utterances[n].text.id))
    kinds = {pair.kind for pair in inside}
    kind = next(k for k in ("across languages", "other words", "same words") if k in kinds)
    best = max(inside, key=lambda pair: (pair.confidence, pair.sure))
    # The speaker is certain where every version hangs on a pair that is.
    certain = all(any(pair.sure and n in (pair.one, pair.other) for pair in inside) for n in numbers)
    return SharedQuote(
        speaker=best.speaker,
        kind=kind,
        versions=tuple(_version(utterances[n]) for n in ordered),
        anchors=_as_written(best, utterances[best.one]),
        confidence=min(pair.confidence for pair in inside),
        only=tuple(_only(n, ordered, utterances) for n in ordered),
        note="" if certain else "one version names the speaker by office; the name stands beside it",
    )


def _as_written(pair: _Pair, utterance: Utterance) -> tuple[str, ...]:
    """The ties of a pair in the words of one version; numbers written out stay figures."""
    language, content = utterance.text.language, utterance.text.analysis.text
    words = [(w.form, content[w.start : w.end]) for w in utterance.text.between(utterance.start, utterance.end)]
    written: dict[str, str] = {}
    for form, word in reversed(words):
        for tie in (stem(form, language), sound(form, language), name_key(form).upper()):
            written[tie] = word
    return tuple(dict.fromkeys(written.get(tie, tie) for tie in pair.anchors))


def _version(utterance: Utterance) -> QuoteVersion:
    passage = utterance.text.passage(utterance.start, utterance.end)
    return QuoteVersion(passage, utterance.text.language, utterance.speaker, utterance.cue, utterance.stance)


def _only(number: int, ordered: Sequence[int], utterances: Sequence[Utterance]) -> tuple[str, ...]:
    """The words of a version that no other version of its language has."""
    own = utterances[number]
    others = [utterances[n] for n in ordered if n != number and utterances[n].text.language == own.text.language]
    if not others:
        return ()
    shared = {s for other in others for s in other.stems}
    content = own.text.analysis.text
    words = [(content[w.start : w.end], stem(w.form, own.text.language)) for w in own.text.between(own.start, own.end)]
    return tuple(dict.fromkeys(word for word, s in words if s and s not in shared))
