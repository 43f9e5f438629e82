"""A lexicon compiled for one language: every lemma inflected once, every pattern a row of numbers.

A word of a text is looked up by hash in the form table; one that is in no pattern is just "other" (-1), and no
morphology runs over the text. A form knows the slots it satisfies, and the patterns it may anchor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from framing.errors import LexiconError
from framing.languages import Language, get_language
from framing.languages.hashes import word_hashes
from framing.languages.sentences import ABBREVIATION, FUNCTION_WORD, TITLE
from framing.lexicon.anchors import ANY_BIT, OTHER_KINDS, STEM, choose_anchors, form_hopes, look_around, united
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

    Of the forms: ``spelling`` (their characters, F rows), ``table`` (hash → form number), ``flags`` and ``signature``
    (F + 1, the last for "other"; see ``sentences`` and ``anchors``), ``alone`` and ``anchored`` (F rows: the patterns
    of one slot that a form satisfies, and the longer ones it may anchor), ``hopes`` (3 × F, see ``anchors``),
    ``satisfied`` (form × slot → 0, -1 where not).

    Of the stems: ``stems``, ``stem_alone`` and ``stem_anchored`` (K rows: the patterns that a word with a stem of a
    slot satisfies or may anchor).

    Of the patterns: ``entry``, ``role``, ``anchor`` (P int64), ``guarded`` (P bool, whether its entry has exceptions
    or wants company), ``slots`` (P × (S + 2) int64, -1 before the first and beyond the last), ``gaps`` (as many:
    how many words may stand before the slot, -1 where none may), ``after_mask`` and ``before_mask`` (P uint64), of
    which bits the words beside the anchor must have one in their signature, ``after_reach`` and ``before_reach``
    (P int64), which of their signatures (an index of ``REACHES``).

    Of the slots: ``kinds`` (K uint8), what else than forms each wants; ``inflected`` (K bool) whether a capitalised
    word must have ``grammemes``, which stand by slot.

    Of the entries: ``group`` (overlaps are resolved within a group), ``strength``, ``needy`` (has require_near).
    """

    language: str
    entries: tuple[Entry, ...]
    spelling: Rows
    table: HashTable
    flags: np.ndarray
    signature: np.ndarray
    hopes: np.ndarray
    alone: Rows
    anchored: Rows
    satisfied: HashTable
    stems: Stems
    stem_alone: Rows
    stem_anchored: Rows
    entry: np.ndarray
    role: np.ndarray
    anchor: np.ndarray
    guarded: np.ndarray
    slots: np.ndarray
    gaps: np.ndarray
    after_mask: np.ndarray
    after_reach: np.ndarray
    before_mask: np.ndarray
    before_reach: np.ndarray
    kinds: np.ndarray
    inflected: np.ndarray
    grammemes: dict[int, frozenset[str]]
    group: np.ndarray
    strength: np.ndarray
    needy: np.ndarray

    @property
    def forms(self) -> list[str]:
        """The forms spelled out: as strings they take more room than all tables together."""
        characters = self.spelling.values.tobytes().decode("utf-16-le", "surrogatepass")
        return [characters[begin:end] for begin, end in pairwise(self.spelling.offsets.tolist())]


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
    options = list(dict.fromkeys(option for slot in slot_numbers for option in slot))
    numbers = {option: number for number, option in enumerate(options)}
    options_of_slot = [[numbers[option] for option in slot] for slot in slot_numbers]
    forms, options_of_form = _forms_of_options(options, spoken)
    slots_of_form = _slots_of_forms(options_of_form, options_of_slot)
    widest = max((len(pattern.slots) for pattern in patterns), default=1)
    slots = np.full((len(patterns), widest + 2), -1, np.int64)
    gaps = np.full((len(patterns), widest + 2), -1, np.int64)
    for row, pattern in enumerate(patterns):
        slots[row, 1 : len(pattern.slots) + 1] = [slot_numbers[slot] for slot in pattern.slots]
        gaps[row, 1 : len(pattern.gaps) + 1] = pattern.gaps
    anchor = choose_anchors(patterns, spoken) + 1
    single = np.array([len(pattern.slots) == 1 for pattern in patterns], bool)
    wanted = slots[np.arange(len(patterns)), anchor]
    alone, anchored = (_by_slot(wanted, chosen, len(slot_numbers)) for chosen in (single, ~single))
    pairs = [form * len(slot_numbers) + slot + 1 for form, found in enumerate(slots_of_form) for slot in found]
    grammemes = {number: wanted for slot, number in slot_numbers.items() if (wanted := _grammemes(slot))}
    kinds = np.array([_kinds(slot) for slot in slot_numbers], np.uint8)
    beside = look_around(options, options_of_slot, slots, gaps, anchor)
    stemmed = (kinds & STEM) != 0
    groups: dict[str, int] = {}
    group_names = [e.concept if e.category in CONCEPT_WISE else e.category for e in chosen]
    guarded = np.array([bool(e.except_ or e.except_near or e.require_near) for e in chosen], bool)
    anchored_rows = make_rows([row for slot in found for row in anchored[slot]] for found in slots_of_form)
    return CompiledLexicon(
        language=language,
        entries=chosen,
        spelling=spell(forms),
        table=build_table(word_hashes(forms), np.arange(len(forms), dtype=np.int32)),
        flags=_flags(forms, spoken),
        signature=united(options_of_form, beside.of_option) | np.uint64(1 << ANY_BIT),
        alone=make_rows([row for slot in found for row in alone[slot]] for found in slots_of_form),
        anchored=anchored_rows,
        hopes=form_hopes(anchored_rows, beside),
        satisfied=build_table(np.array(pairs, np.uint64), np.zeros(len(pairs), np.int8)),
        stems=_stems(slot_numbers),
        stem_alone=make_rows(rows if stem else () for rows, stem in zip(alone, stemmed, strict=True)),
        stem_anchored=make_rows(rows if stem else () for rows, stem in zip(anchored, stemmed, strict=True)),
        entry=np.array(owner, np.int64),
        role=np.array(role, np.int8),
        anchor=anchor,
        guarded=guarded[owner],
        slots=slots,
        gaps=gaps,
        after_mask=beside.after_mask,
        after_reach=beside.after_reach,
        before_mask=beside.before_mask,
        before_reach=beside.before_reach,
        kinds=kinds,
        inflected=np.isin(np.arange(len(slot_numbers)), list(grammemes)),
        grammemes=grammemes,
        group=np.array([groups.setdefault(name, len(groups)) for name in group_names], np.int64),
        strength=np.array([entry.strength for entry in chosen], np.int64),
        needy=np.array([bool(e.require_near) for e in chosen], bool),
    )


def _by_slot(wanted: np.ndarray, chosen: np.ndarray, count: int) -> list[list[int]]:
    """For every slot the patterns among the chosen that want it as their anchor."""
    found: list[list[int]] = [[] for _ in range(count)]
    for row in np.flatnonzero(chosen).tolist():
        found[wanted[row]].append(row)
    return found


def _kinds(slot: tuple[Option, ...]) -> int:
    """What a slot wants beside forms."""
    return sum({OTHER_KINDS.get(option.kind, 0) for option in slot})


def _grammemes(slot: tuple[Option, ...]) -> frozenset[str]:
    """What a capitalised word must be; nothing where any will do."""
    found = [option.grammemes for option in slot if option.kind == "cap"]
    return found[0] if all(found) and found else frozenset()


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


def _forms_of_options(options: Sequence[Option], language: Language) -> tuple[list[str], list[list[int]]]:
    """Every form some option wants (and the language's own short words), and the options each form satisfies."""
    inflected = language.forms(sorted({option.word for option in options if option.kind == "lemma"}))
    found: dict[str, set[int]] = {
        word: set() for word in language.function_words | language.titles | language.abbreviations
    }
    for number, option in enumerate(options):
        if option.kind == "form" or (option.kind == "lemma" and not option.grammemes):
            found.setdefault(option.word, set()).add(number)
        if option.kind == "lemma":
            for form, grammemes in inflected[option.word]:
                if option.grammemes <= grammemes:
                    found.setdefault(form, set()).add(number)
    forms = sorted(found)
    return forms, [sorted(found[form]) for form in forms]


def _slots_of_forms(options_of_form: list[list[int]], options_of_slot: list[list[int]]) -> list[list[int]]:
    """The slots each form satisfies, by the options both have."""
    slots: dict[int, list[int]] = {}
    for slot, options in enumerate(options_of_slot):
        for option in options:
            slots.setdefault(option, []).append(slot)
    return [sorted({slot for option in found for slot in slots[option]}) for found in options_of_form]


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
