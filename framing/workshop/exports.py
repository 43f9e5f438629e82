"""The lexicon for other programs: CSV with every key, LIWC ``.dic`` and quanteda YAML with the plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from framing.errors import FramingError
from framing.languages import get_language
from framing.lexicon import Entry
from framing.lexicon.compiling import EXCEPT, ROLE_FIELDS
from framing.lexicon.patterns import ADJACENT, Option, Pattern, parse_pattern
from framing.sheets import to_csv
from framing.workshop.toml_text import KEYS
from framing.workshop.word_lists import write_dic, write_yaml

FORMATS = ("csv", "dic", "yaml")
COLUMNS = ("language", "category", *KEYS)
# Between the items of a list in a CSV cell; no pattern and hardly a sentence holds it.
BETWEEN = " | "
# A phrase with more forms than this would swell the list beyond use.
MOST_FORMS = 500

Forms = Mapping[str, Sequence[tuple[str, frozenset[str]]]]  # lemma → forms with their grammemes


@dataclass(frozen=True, slots=True)
class Exported:
    """The text of an export; ``lost`` says entry by entry what it could not carry."""

    text: str
    entries: int
    lost: tuple[str, ...]


def export(entries: Iterable[Entry], format: str) -> Exported:
    """Write entries for another program.

    Args:
        entries: the entries; for ``dic`` and ``yaml`` those of one language.
        format: one of ``FORMATS``.

    Raises:
        FramingError: if the format is unknown.

    Example:
        >>> entry = Entry("en/hedge/hedge.may", "en", "hedge", "hedge.may", ("=may *1 =have",))
        >>> export([entry], "dic").lost
        ("en/hedge/hedge.may: '=may *1 =have' has a gap",)
    """
    chosen = list(entries)
    if format == "csv":
        return Exported(to_csv(COLUMNS, map(_row, chosen)), len(chosen), ())
    if format not in FORMATS:
        raise FramingError(f"There is no format {format!r}.", f"Choose one of: {', '.join(FORMATS)}.")
    lists: dict[str, dict[str, None]] = {}
    lost: list[str] = []
    inflected = {language: _inflected(chosen, language) for language in {entry.language for entry in chosen}}
    for entry in chosen:
        words, missing = _plain_words(entry, inflected[entry.language])
        lists.setdefault(entry.concept, {}).update(dict.fromkeys(words))
        lost += [f"{entry.id}: {what}" for what in missing]
    plain = {name: sorted(words) for name, words in lists.items() if words}
    return Exported((write_dic if format == "dic" else write_yaml)(plain), len(chosen), tuple(lost))


def _row(entry: Entry) -> list[object]:
    values = [getattr(entry, field) for field in ("language", "category", *KEYS.values())]
    return [BETWEEN.join(value) if isinstance(value, tuple) else value for value in values]


def _inflected(entries: Iterable[Entry], language: str) -> Forms:
    """All forms of all lemmas of a language, looked up together: the dictionary is read once."""
    spoken = get_language(language)
    patterns = (parse_pattern(text, spoken) for e in entries if e.language == language for text in e.patterns)
    return spoken.forms({o.word for pattern in patterns for slot in pattern.slots for o in slot if o.kind == "lemma"})


def _plain_words(entry: Entry, inflected: Forms) -> tuple[list[str], list[str]]:
    """The words and phrases an entry stands for, and what of it they leave out."""
    words: list[str] = []
    lost = []
    for text in entry.patterns:
        pattern = parse_pattern(text, get_language(entry.language))
        reason = _obstacle(pattern)
        forms = [] if reason else [_forms(slot, inflected) for slot in pattern.slots]
        size = 1
        for choice in forms:
            size *= len(choice)
        if not reason and size > MOST_FORMS:
            reason = f"has {size} forms"
        if reason:
            lost.append(f"{text!r} {reason}")
        else:
            words += [" ".join(phrase) for phrase in product(*forms)]
    guards = [
        ROLE_FIELDS[role].rstrip("_") for role in range(EXCEPT, len(ROLE_FIELDS)) if getattr(entry, ROLE_FIELDS[role])
    ]
    if guards and words:
        lost.append(f"matches without its {', '.join(guards)}")
    return words, lost


def _obstacle(pattern: Pattern) -> str:
    if any(gap != ADJACENT for gap in pattern.gaps):
        return "has a gap"
    if any(option.kind in ("cap", "quote") for slot in pattern.slots for option in slot):
        return "has CAP or Q"
    return ""


def _forms(slot: Sequence[Option], inflected: Forms) -> list[str]:
    """The written forms of one slot; a stem keeps its ``*``."""
    found: set[str] = set()
    for option in slot:
        if option.kind == "lemma":
            found |= {form for form, grammemes in inflected[option.word] if option.grammemes <= grammemes}
            found |= set() if option.grammemes else {option.word}
        else:
            found.add(option.word + "*" * (option.kind == "stem"))
    return sorted(found)
