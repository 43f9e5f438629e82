"""How large the lexicons are: by language, category, strength, side and status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from framing.lexicon import Lexicon
from framing.lexicon.schema import LEXICAL_CATEGORIES
from framing.model import LANGUAGES


@dataclass(frozen=True, slots=True)
class Size:
    """One language's words of one category."""

    entries: int
    patterns: int
    concepts: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """The lexicons in numbers; patterns are counted by strength, side and status.

    ``words`` holds a ``Size`` for every category and language; ``strengths`` are those of ``loaded``;
    ``shared`` lists the concepts that every language has words for, ``gaps`` those each one lacks.
    """

    words: Mapping[str, Mapping[str, Size]]
    strengths: Mapping[str, Mapping[int, int]]
    sides: Mapping[str, Mapping[str, int]]
    statuses: Mapping[str, Mapping[str, int]]
    shared: tuple[str, ...]
    gaps: Mapping[str, tuple[str, ...]]


def count_sizes(lexicon: Lexicon) -> Sizes:
    """Count the lexicons.

    Args:
        lexicon: the lexicon.

    Example:
        >>> from framing.lexicon import load_lexicon
        >>> sizes = count_sizes(load_lexicon())
        >>> sizes.words["hedge"]["ru"].patterns > sizes.words["hedge"]["ru"].entries
        True
    """
    entries: Counter[tuple[str, str]] = Counter()
    patterns: Counter[tuple[str, str]] = Counter()
    concepts: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    strengths: dict[str, Counter[int]] = {language: Counter() for language in LANGUAGES}
    sides: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    statuses: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    for entry in lexicon.entries:
        key = entry.category, entry.language
        entries[key] += 1
        patterns[key] += len(entry.patterns)
        concepts[key].add(entry.concept)
        statuses[entry.language][entry.status] += len(entry.patterns)
        if entry.category == "loaded":
            strengths[entry.language][entry.strength] += len(entry.patterns)
        if entry.side:
            sides[entry.language][entry.side] += len(entry.patterns)
    used = {language: set().union(*(concepts[c, language] for c in LEXICAL_CATEGORIES)) for language in LANGUAGES}
    every = set().union(*used.values())
    return Sizes(
        words={
            category: {
                language: Size(
                    entries[category, language], patterns[category, language], len(concepts[category, language])
                )
                for language in LANGUAGES
            }
            for category in LEXICAL_CATEGORIES
        },
        strengths={language: dict(sorted(found.items())) for language, found in strengths.items()},
        sides={language: dict(sorted(found.items())) for language, found in sides.items()},
        statuses={language: dict(sorted(found.items())) for language, found in statuses.items()},
        shared=tuple(sorted(set.intersection(*used.values()))),
        gaps={language: tuple(sorted(every - found)) for language, found in used.items()},
    )
