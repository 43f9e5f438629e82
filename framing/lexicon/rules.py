"""What must hold for a sound lexicon, rule by rule; each gives the problems it sees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from framing.languages import Language, get_language
from framing.languages.characters import fold
from framing.languages.words import tokenize
from framing.lexicon.cache import compiled
from framing.lexicon.compiling import CONCEPT_WISE, ROLE_FIELDS
from framing.lexicon.examples import Example, found_spans, read_example
from framing.lexicon.patterns import GAP, Pattern, parse_pattern
from framing.lexicon.schema import Concept, Entry
from framing.model import LANGUAGES, Span

# Examples tried together: enough to share the cost of reading, few enough to keep memory small.
TRIALS = 2000


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend in a lexicon: the file, the place in it, what is wrong and what to do.

    ``severity`` is ``"error"``, or ``"note"`` for what may well stay as it is.
    """

    path: str
    place: str
    problem: str
    remedy: str = ""
    severity: Literal["error", "note"] = "error"


def of_entry(entry: Entry, problem: str, remedy: str, severity: Literal["error", "note"] = "error") -> Problem:
    """A problem of one entry, with its place."""
    return Problem(entry.path, f"entry {entry.number} ({entry.concept})", problem, remedy, severity)


def check_patterns(entry: Entry) -> Iterator[Problem]:
    """Every pattern can be parsed."""
    for text in _all_patterns(entry):
        try:
            parse_pattern(text, get_language(entry.language))
        except ValueError as error:
            yield of_entry(entry, f"The pattern {text!r} cannot be used:", f"{error}.")


def check_words(entry: Entry) -> Iterator[Problem]:
    """No pattern holds what is never one word of a text: workers', couldn't among alternatives."""
    language = get_language(entry.language)
    for text in _all_patterns(entry):
        for word in _dead_words(text, language):
            problem = f"The pattern {text!r} can never match: texts do not hold {word!r} so."
            yield of_entry(entry, problem, "Write it as texts are divided into words, or drop it.")


def _dead_words(pattern: str, language: Language) -> Iterator[str]:
    """The written words of a pattern that texts never hold: with marks at or in them, or several in one alternative."""
    for token in pattern.split():
        parts = token.split("/")
        for part in parts:
            word = fold(re.sub(r"^[=~]|\{.*", "", part)).rstrip(".")
            if (
                not word
                or word.isalpha()
                or part[0] == "~"
                or GAP.match(part)
                or (word[0] == "'" and word[1:] in language.clitics)
            ):
                continue
            found = tokenize(word, language.clitics)
            if not found.word.all() or (len(found.word) > 1 and len(parts) > 1):
                yield part


def _all_patterns(entry: Entry) -> Iterator[str]:
    return (text for field in ROLE_FIELDS for text in getattr(entry, field))


def check_keys(entry: Entry) -> Iterator[Problem]:
    """The keys that an entry of its category needs are there."""
    if entry.category == "cue":
        if not entry.stance:
            yield of_entry(entry, "A cue needs its stance.", 'Add stance = "neutral", or another.')
        if not entry.takes:
            # An occasion (in a speech) takes nothing of its own.
            yield of_entry(entry, "It is not said what the cue takes.", 'Add takes = ["that"], or others.', "note")
    if entry.category == "source_noun" and not entry.source_type:
        yield of_entry(entry, "A source noun needs its type.", 'Add source_type = "official", or another.')
    if entry.category in ("loaded", "naming") and not entry.neutral:
        remedy = 'Add neutral = ["…"] where there is a plain word.'
        yield of_entry(entry, "It is not said what a neutral report would print.", remedy, "note")


def check_examples(entry: Entry) -> Iterator[Problem]:
    """Examples are well written; one must match, and where a match can go wrong, one must not."""
    examples: list[Example] = []
    for written in (*entry.examples, *entry.known_failures):
        try:
            example = read_example(written)
        except ValueError as error:
            yield of_entry(entry, f"The example {written!r} cannot be read:", f"{error}.")
            continue
        if written in entry.examples:
            examples.append(example)
    if not any(example.spans for example in examples):
        yield of_entry(entry, "No example must match.", "Add a sentence with the expected span in {braces}.")
    guarded = bool(entry.except_ or entry.except_near or entry.require_near)
    if (guarded or any(len(text.split()) > 1 for text in entry.patterns)) and all(e.spans for e in examples):
        what = "an exception" if guarded else "several words"
        yield of_entry(entry, f"An entry with {what} needs a near miss.", "Add a sentence that must not match.")


ENTRY_RULES: tuple[Callable[[Entry], Iterator[Problem]], ...] = (
    check_patterns,
    check_words,
    check_keys,
    check_examples,
)


def check_trials(entries: Sequence[Entry]) -> Iterator[Problem]:
    """The engine marks in every example exactly what its braces say; what is known to fail still fails.

    Args:
        entries: entries whose patterns can all be parsed.
    """
    for language in LANGUAGES:
        lexicon = compiled(entries, language)
        trials = list(_trials(lexicon.entries))
        for begin in range(0, len(trials), TRIALS):
            some = trials[begin : begin + TRIALS]
            found = found_spans(lexicon, [t.example.text for t in some], [t.entry for t in some])
            for trial, spans in zip(some, found, strict=True):
                yield from _judged(lexicon.entries[trial.entry], trial, spans)


@dataclass(frozen=True, slots=True)
class _Trial:
    entry: int
    example: Example
    must_fail: bool


def _trials(entries: Sequence[Entry]) -> Iterator[_Trial]:
    for number, entry in enumerate(entries):
        for must_fail, written in ((False, entry.examples), (True, entry.known_failures)):
            for text in written:
                try:
                    yield _Trial(number, read_example(text), must_fail)
                except ValueError:
                    continue  # check_examples has said so


def _judged(entry: Entry, trial: _Trial, found: tuple[Span, ...]) -> Iterator[Problem]:
    text = trial.example.text
    right = found == trial.example.spans
    if trial.must_fail and right:
        yield of_entry(entry, f"The known failure {text!r} does not fail any more.", "Move it to the examples.")
    if not trial.must_fail and not right:
        what, wanted = _listed(text, found), _listed(text, trial.example.spans)
        problem = f"In the example {text!r} the engine marks {what}, not {wanted}."
        yield of_entry(entry, problem, "Correct the patterns or the braces.")


def _listed(text: str, spans: Sequence[Span]) -> str:
    return ", ".join(repr(text[span.start : span.end]) for span in spans) or "nothing"


def check_repeated_examples(entries: Sequence[Entry]) -> Iterator[Problem]:
    """No sentence serves twice."""
    first: dict[str, Entry] = {}
    for entry in entries:
        for written in (*entry.examples, *entry.known_failures):
            text = written.replace("{", "").replace("}", "")
            if text in first:
                where = _place(first[text], entry)
                yield of_entry(entry, f"The sentence {text!r} stands in {where} already.", "Write another.")
            first.setdefault(text, entry)


def check_repeated_patterns(entries: Sequence[Entry]) -> Iterator[Problem]:
    """No two entries of a category have the same pattern under the same condition."""
    first: dict[object, Entry] = {}
    for entry in entries:
        group = entry.concept if entry.category in CONCEPT_WISE else entry.category
        for text in entry.patterns:
            meaning = _meaning(parse_pattern(text, get_language(entry.language)))
            # Entries that ask for different company may share a pattern: "strike" of workers or of missiles.
            key = (entry.language, group, meaning, entry.require_near, entry.except_near)
            if key in first:
                where = _place(first[key], entry)
                yield of_entry(entry, f"The pattern {text!r} stands in {where} already.", "Remove one of them.")
            first.setdefault(key, entry)


def _meaning(pattern: Pattern) -> tuple[object, ...]:
    """A pattern without regard to the order of alternatives."""
    return (pattern.gaps, *(frozenset(slot) for slot in pattern.slots))


def _place(entry: Entry, seen_from: Entry) -> str:
    """Where an entry stands, as seen from another."""
    if entry == seen_from:
        return "this entry"
    file = "" if entry.path == seen_from.path else f"{entry.language}/{entry.category}.toml, "
    return f"{file}entry {entry.number} ({entry.concept})"


def check_pairs(
    entries: Sequence[Entry], everything: Sequence[Entry], concepts: Mapping[str, Concept]
) -> Iterator[Problem]:
    """A language that has one of two competing names has the other too.

    Args:
        entries: the entries to check.
        everything: these and all they are used together with.
        concepts: the known concepts.
    """
    present = {(entry.language, entry.concept) for entry in everything}
    for entry in entries:
        pair = concepts[entry.concept].pair
        if pair and (entry.language, pair) not in present:
            remedy = f"Label both sides: add an entry for {pair}."
            yield of_entry(entry, f"The competing name {pair} has no entry in {entry.language}.", remedy)


def check_coverage(everything: Sequence[Entry], concepts: Mapping[str, Concept], path: object) -> Iterator[Problem]:
    """Which concepts a language has no words for."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for entry in everything:
        languages[entry.concept].add(entry.language)
    used = Counter(entry.language for entry in everything)
    for concept in concepts:
        lacking = [language for language in LANGUAGES if used[language] and language not in languages[concept]]
        if lacking:
            problem, remedy = f"No entry in {', '.join(lacking)}.", "Add one where the language has it."
            yield Problem(str(path), f"concept {concept}", problem, remedy, "note")
