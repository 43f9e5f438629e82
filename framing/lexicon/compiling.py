"""A lexicon compiled for one language: every lemma inflected once, every pattern a row of numbers.

A word of a text is looked up by hash in the form table; one that is in no pattern is just
"other" (-1), and no morphology runs over the text. Patterns are rows of slots; a form knows the
slots it satisfies, and the patterns it may anchor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.errors import LexiconError
from framing.languages import Language, get_language
from framing.languages.hashes import word_hashes
from framing.languages.sentences import ABBREVIATION, FUNCTION_WORD, TITLE
from framing.lexicon.anchors import choose_anchors, neighbour_bits, neighbours_of, signatures, united
from framing.lexicon.hashing import HashTable, build_table
from framing.lexicon.patterns import Option, Pattern, parse_pattern
from framing.lexicon.rows import Rows, make_rows, spell
from framing.lexicon.schema import Entry
from framing.lexicon.stems import Stems, compile_stems

# What a pattern does for its entry, in the order of ``ROLE_FIELDS``.
MATCH, EXCEPT, EXCEPT_NEAR, REQUIRE_NEAR = range(4)
ROLE_FIELDS = ("patterns", "except_", "except_near", "require_near")
# Within these categories every concept is matched for itself: a word may belong to two frames.
CONCEPT_WISE = ("frame", "moral")


@dataclass(frozen=True)
class CompiledLexicon:
    """Tables for matching; P patterns of at most S slots, F forms, K slots.

    Of the forms: ``forms`` (F strings), ``spelling`` (their characters, F rows), ``table`` (hash → form
    number), ``flags`` (F + 1 uint8, the last 0 for "other"), ``anchored`` (F rows: the patterns a form
    may anchor), ``satisfied`` (form × slot → 0, -1 where not). ``after_signature`` and ``before_signature``
    (F + 1 uint64) have the bits of the slots a form satisfies that stand beside an anchor, ``after_bits`` and
    ``before_bits`` (F + 1 uint64) those that some pattern it may anchor wants beside it.

    Of the stems: ``stems``, ``stem_anchored`` (slot → patterns).

    Of the patterns: ``entry``, ``role``, ``anchor``, ``length`` (P int32), ``slots`` (P × S, -1 beyond
    the end), ``gaps`` (P × S, -1 adjacent), ``after_bit`` and ``before_bit`` (P uint64), the signature
    bits of the slots beside the anchor.

    Of the slots: ``cap``, ``quote``, ``stemmed``, ``cap_inflected`` (K bool), ``cap_grammemes`` (those that
    a capitalised word must have where ``cap_inflected``).

    Of the entries: ``group`` (overlaps are resolved within a group), ``strength``, ``guarded`` (has
    except or near patterns), ``needy`` (has require_near).
    """

    language: str
    entries: tuple[Entry, ...]
    forms: tuple[str, ...]
    spelling: Rows
    table: HashTable
    flags: np.ndarray
    anchored: Rows
    satisfied: HashTable
    stems: Stems
    stem_anchored: dict[int, np.ndarray]
    entry: np.ndarray
    role: np.ndarray
    anchor: np.ndarray
    length: np.ndarray
    slots: np.ndarray
    gaps: np.ndarray
    after_bit: np.ndarray
    before_bit: np.ndarray
    after_signature: np.ndarray
    before_signature: np.ndarray
    after_bits: np.ndarray
    before_bits: np.ndarray
    cap: np.ndarray
    quote: np.ndarray
    stemmed: np.ndarray
    cap_inflected: np.ndarray
    cap_grammemes: tuple[frozenset[str], ...]
    group: np.ndarray
    strength: np.ndarray
    guarded: np.ndarray
    needy: np.ndarray


def compile_lexicon(entries: Sequence[Entry], language: str) -> CompiledLexicon:
    """Compile the entries of one language.

    Args:
        entries: the entries; those of other languages are left out.
        language: ``"en"``, ``"ru"`` or ``"uk"``.

    Raises:
        LexiconError: if a pattern cannot be parsed.
    """
    spoken = get_language(language)
    chosen = tuple(entry for entry in entries if entry.language == language)
    patterns, owner, role = _parsed(chosen, spoken)
    slot_numbers: dict[tuple[Option, ...], int] = {}
    for pattern in patterns:
        for slot in pattern.slots:
            slot_numbers.setdefault(slot, len(slot_numbers))
    forms, slots_of_form = _forms_of_slots(slot_numbers, spoken)
    flags = _flags(forms, spoken)
    anchor = choose_anchors(patterns, spoken)
    widest = max((len(pattern.slots) for pattern in patterns), default=1)
    slots = np.full((len(patterns), widest), -1, np.int32)
    gaps = np.full((len(patterns), widest), -1, np.int32)
    for row, pattern in enumerate(patterns):
        slots[row, : len(pattern.slots)] = [slot_numbers[slot] for slot in pattern.slots]
        gaps[row, : len(pattern.gaps)] = pattern.gaps
    literal = np.array([all(option.kind in ("lemma", "form") for option in slot) for slot in slot_numbers], bool)
    anchored_by_slot: dict[int, list[int]] = {}
    for row in range(len(patterns)):
        anchored_by_slot.setdefault(int(slots[row, anchor[row]]), []).append(row)
    rows = [[p for slot in found for p in anchored_by_slot.get(slot, ())] for found in slots_of_form]
    pairs = [form * len(slot_numbers) + slot + 1 for form, found in enumerate(slots_of_form) for slot in found]
    stemmed = np.array([any(o.kind == "stem" for o in slot) for slot in slot_numbers], bool)
    groups: dict[str, int] = {}
    group_names = [e.concept if e.category in CONCEPT_WISE else e.category for e in chosen]
    cap_grammemes = [next((o.grammemes for o in slot if o.kind == "cap"), frozenset()) for slot in slot_numbers]
    cap = np.array([any(o.kind == "cap" and not o.grammemes for o in slot) for slot in slot_numbers], bool)
    after, before = (neighbours_of(slots, gaps, anchor, step) for step in (1, -1))
    after_bits, before_bits = (neighbour_bits(beside, literal) for beside in (after, before))
    after_bit, before_bit = after_bits[after], before_bits[before]
    return CompiledLexicon(
        language=language,
        entries=chosen,
        forms=tuple(forms),
        spelling=spell(forms),
        table=build_table(word_hashes(forms), np.arange(len(forms), dtype=np.int32)),
        flags=flags,
        anchored=make_rows(rows),
        satisfied=build_table(np.array(pairs, np.uint64), np.zeros(len(pairs), np.int32)),
        stems=_stems(slot_numbers),
        stem_anchored={slot: np.array(found, np.int32) for slot, found in anchored_by_slot.items() if stemmed[slot]},
        entry=np.array(owner, np.int32),
        role=np.array(role, np.int8),
        anchor=anchor,
        length=np.array([len(pattern.slots) for pattern in patterns], np.int32),
        slots=slots,
        gaps=gaps,
        after_bit=after_bit,
        before_bit=before_bit,
        after_signature=signatures(slots_of_form, after, after_bits),
        before_signature=signatures(slots_of_form, before, before_bits),
        after_bits=united([*rows, []], after_bit),
        before_bits=united([*rows, []], before_bit),
        cap=cap,
        quote=np.array([any(o.kind == "quote" for o in slot) for slot in slot_numbers], bool),
        stemmed=stemmed,
        cap_inflected=np.array([bool(wanted) for wanted in cap_grammemes], bool) & ~cap,
        cap_grammemes=tuple(cap_grammemes),
        group=np.array([groups.setdefault(name, len(groups)) for name in group_names], np.int32),
        strength=np.array([entry.strength for entry in chosen], np.int32),
        guarded=np.array([bool(e.except_ or e.except_near or e.require_near) for e in chosen], bool),
        needy=np.array([bool(e.require_near) for e in chosen], bool),
    )


def _parsed(entries: Sequence[Entry], language: Language) -> tuple[list[Pattern], list[int], list[int]]:
    """All patterns of the entries, the entry each belongs to, and its role."""
    patterns: list[Pattern] = []
    owner: list[int] = []
    role: list[int] = []
    for number, entry in enumerate(entries):
        for which, name in enumerate(ROLE_FIELDS):
            for text in getattr(entry, name):
                try:
                    patterns.append(parse_pattern(text, language))
                except ValueError as error:
                    place = f"entry {entry.number} ({entry.concept})"
                    raise LexiconError(
                        f"The pattern {text!r} cannot be used:", f"{error}.", entry.path, place
                    ) from None
                owner.append(number)
                role.append(which)
    return patterns, owner, role


def _forms_of_slots(
    slot_numbers: dict[tuple[Option, ...], int], language: Language
) -> tuple[list[str], list[list[int]]]:
    """Every form some slot wants (and the language's own short words), and the slots each form satisfies."""
    lemmas = {option.word for slot in slot_numbers for option in slot if option.kind == "lemma"}
    inflected = language.forms(sorted(lemmas))
    found: dict[str, set[int]] = {
        word: set() for word in language.function_words | language.titles | language.abbreviations
    }
    for slot, number in slot_numbers.items():
        for option in slot:
            if option.kind == "form" or (option.kind == "lemma" and not option.grammemes):
                found.setdefault(option.word, set()).add(number)
            if option.kind == "lemma":
                for form, grammemes in inflected[option.word]:
                    if option.grammemes <= grammemes:
                        found.setdefault(form, set()).add(number)
    forms = sorted(found)
    return forms, [sorted(found[form]) for form in forms]


def _flags(forms: list[str], language: Language) -> np.ndarray:
    flags = np.zeros(len(forms) + 1, np.uint8)
    for number, form in enumerate(forms):
        flags[number] = (
            TITLE * (form in language.titles)
            | ABBREVIATION * (form in language.abbreviations)
            | FUNCTION_WORD * (form in language.function_words)
        )
    return flags


def _stems(slot_numbers: dict[tuple[Option, ...], int]) -> Stems:
    slots: dict[str, list[int]] = {}
    for slot, number in slot_numbers.items():
        for option in slot:
            if option.kind == "stem":
                slots.setdefault(option.word, []).append(number)
    return compile_stems(slots)
