"""Why a text matches: the readings of its words, every pattern that fits, and which match stands by what rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from framing.languages import get_language
from framing.lexicon import Entry, Lexicon
from framing.lexicon.compiling import (
    EXCEPT,
    EXCEPT_NEAR,
    MATCH,
    REQUIRE_NEAR,
    ROLE_FIELDS,
    CompiledLexicon,
)
from framing.lexicon.matching import find_all, find_patterns
from framing.lexicon.overlaps import Hits, resolve
from framing.lexicon.reading import read_text
from framing.lexicon.sequence import WordSequence
from framing.lexicon.stems import find_stems
from framing.model import LANGUAGES

# Letters that only one of the two Cyrillic languages has.
ONLY_RUSSIAN, ONLY_UKRAINIAN = set("ыэъё"), set("іїєґ")


@dataclass(frozen=True, slots=True)
class WordReadings:
    """A word of the text and the ways the dictionary reads it: lemmas with their grammemes."""

    word: str
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A match that some pattern of an entry makes: ``outcome`` is ``"stands"``, ``"gives way"`` or ``"cancelled"``."""

    start: int
    end: int
    text: str
    entry: Entry
    patterns: tuple[str, ...]
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one language makes of a text; ``related`` are patterns that hold a word of it and do not match here."""

    text: str
    language: str
    words: tuple[WordReadings, ...]
    candidates: tuple[Candidate, ...]
    related: tuple[tuple[Entry, str], ...]


def plausible_languages(text: str) -> tuple[str, ...]:
    """The languages whose letters a text can be written in.

    Example:
        >>> plausible_languages("regime"), plausible_languages("режим"), plausible_languages("київський")
        (('en',), ('ru', 'uk'), ('uk',))
    """
    letters = set(text.lower())
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in letters)
    if not cyrillic:
        return ("en",)
    fitting = [("ru", ONLY_UKRAINIAN), ("uk", ONLY_RUSSIAN)]
    return tuple(language for language, foreign in fitting if not letters & foreign) or LANGUAGES[1:]


def look_up(text: str, language: str, lexicon: Lexicon) -> Lookup:
    """Explain what the lexicon does with a word, a phrase or a sentence.

    Args:
        text: the words, read as a text of their own.
        language: ``"en"``, ``"ru"`` or ``"uk"``.
        lexicon: the lexicon.

    Returns:
        The readings of every word, and every match with its fate: the longest match within a
        category wins (within a concept for ``frame`` and ``moral``), then the stronger entry, then the
        one that stands first.

    Example:
        >>> from framing.lexicon import load_lexicon
        >>> found = look_up("so-called", "en", load_lexicon())
        >>> [(candidate.text, candidate.outcome) for candidate in found.candidates]
        [('so-called', 'stands')]
    """
    compiled = lexicon.compiled(language)
    words = read_text(text, [], compiled).words
    candidates = tuple(_candidates(compiled, words))
    matched = {(candidate.entry.id, pattern) for candidate in candidates for pattern in candidate.patterns}
    related = tuple(pair for pair in _related(compiled, words) if (pair[0].id, pair[1]) not in matched)
    return Lookup(text, language, tuple(_readings(words, language)), candidates, related)


def _readings(words: WordSequence, language: str) -> Iterator[WordReadings]:
    for index in np.flatnonzero(~words.quote).tolist():
        found = get_language(language).readings(words.word(index))
        readings = ((reading.lemma, ",".join(sorted(reading.grammemes))) for reading in found)
        yield WordReadings(words.text[words.start[index] : words.end[index]], tuple(readings))


@dataclass(frozen=True, slots=True)
class _Match:
    """A match of one pattern: its text and role, its entry's number, and its words."""

    pattern: str
    role: int
    entry: int
    first: int
    last: int

    @property
    def place(self) -> tuple[int, int, int]:
        return self.entry, self.first, self.last

    def overlaps(self, first: int, last: int) -> bool:
        return self.first <= last and first <= self.last


def _candidates(lexicon: CompiledLexicon, words: WordSequence) -> Iterator[Candidate]:
    texts = _pattern_texts(lexicon)
    found = find_patterns(lexicon, words)
    triples = sorted(set(zip(found.first.tolist(), found.last.tolist(), found.pattern.tolist(), strict=True)))
    matches = [
        _Match(texts[row], int(lexicon.role[row]), int(lexicon.entry[row]), first, last) for first, last, row in triples
    ]
    left = find_all(lexicon, words)
    uncancelled, standing = _places(left), _places(resolve(lexicon, words, left))
    for place in dict.fromkeys(match.place for match in matches if match.role == MATCH):
        number, first, last = place
        if place in standing:
            outcome, why = "stands", ""
        elif place in uncancelled:
            outcome, why = "gives way", _winner(lexicon, words, place, sorted(standing))
        else:
            outcome, why = "cancelled", _canceller(lexicon, words, place, matches)
        start, end = int(words.start[first]), int(words.end[last])
        patterns = tuple(match.pattern for match in matches if match.role == MATCH and match.place == place)
        yield Candidate(start, end, words.text[start:end], lexicon.entries[number], patterns, outcome, why)


def _places(hits: Hits) -> set[tuple[int, int, int]]:
    return set(zip(hits.entry.tolist(), hits.first.tolist(), hits.last.tolist(), strict=True))


def _pattern_texts(lexicon: CompiledLexicon) -> list[str]:
    """The written patterns in the order of their rows."""
    return [text for entry in lexicon.entries for role in ROLE_FIELDS for text in getattr(entry, role)]


def _winner(
    lexicon: CompiledLexicon,
    words: WordSequence,
    place: tuple[int, int, int],
    standing: list[tuple[int, int, int]],
) -> str:
    """The match that another gives way to, and the rule."""
    number, first, last = place
    for other, a, b in standing:
        if lexicon.group[other] == lexicon.group[number] and a <= last and first <= b:
            winner, loser = lexicon.entries[other], lexicon.entries[number]
            said = words.text[words.start[a] : words.end[b]]
            if b - a > last - first:
                rule = "is longer"
            elif winner.strength > loser.strength:
                rule = f"is as long and stronger ({winner.strength} against {loser.strength})"
            else:
                rule = "is as long and stands first in the files"
            return f"{said!r} of {winner.id} {rule}"
    return "a longer match that itself gave way covers it"


def _canceller(
    lexicon: CompiledLexicon, words: WordSequence, place: tuple[int, int, int], matches: list[_Match]
) -> str:
    """The exception that cancels a match, or what it lacks."""
    number, first, last = place
    sentence = words.sentence[first]
    own = [m for m in matches if m.entry == number and words.sentence[m.first] == sentence]
    for match in own:
        if match.role == EXCEPT and match.overlaps(first, last):
            return f"except {match.pattern!r} overlaps it"
    for match in own:
        if match.role == EXCEPT_NEAR:
            return f"except_near {match.pattern!r} stands in the sentence"
    if lexicon.needy[number] and not any(match.role == REQUIRE_NEAR for match in own):
        return f"require_near is missing: {', '.join(lexicon.entries[number].require_near)}"
    return "a word only looks like one of the pattern"


def _related(lexicon: CompiledLexicon, words: WordSequence) -> Iterator[tuple[Entry, str]]:
    """Patterns that hold one of the words, function words aside."""
    slots = np.arange(len(lexicon.kinds), dtype=np.uint64)
    wanted = np.zeros(len(slots), bool)
    wanted[find_stems(lexicon.stems, words)[1]] = True
    function_words = get_language(lexicon.language).function_words
    for index, form in enumerate(words.form.tolist()):
        word = words.word(index)
        if word in function_words or words.quote[index]:
            continue
        if form >= 0:
            wanted |= lexicon.satisfied.get(np.uint64(form * len(slots) + 1) + slots) >= 0
    texts = _pattern_texts(lexicon)
    holds = (wanted[lexicon.slots] & (lexicon.slots >= 0)).any(axis=1) if len(lexicon.slots) else np.zeros(0, bool)
    for row in np.flatnonzero(holds & (lexicon.role == MATCH)).tolist():
        yield lexicon.entries[int(lexicon.entry[row])], texts[row]
