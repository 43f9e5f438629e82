"""The lexicon's nouns: entries, concepts, category cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from framing.model import ATTRIBUTION_CATEGORIES, CATEGORIES

# Categories that have a word list; scare quotes are found by rule alone.
LEXICAL_CATEGORIES = tuple(c for c in CATEGORIES if c != "scare_quote") + ATTRIBUTION_CATEGORIES


@dataclass(frozen=True, slots=True)
class Concept:
    """An idea that any language may have words for; ``pair`` is the competing name, for ``naming``."""

    id: str
    category: str
    definition: str
    pair: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A concept card: what a category is, why it frames, what it does not show, and one sentence for a pupil."""

    id: str
    name: str
    letter: str
    definition: str
    why: str
    does_not_show: str
    pupil: str
    denominator: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One lexicon entry, with the keys of its TOML table.

    ``id`` is ``language/category/concept``, numbered from the second on (``…#2``); ``path`` and ``number``
    say where it stands: the file and which ``[[entry]]`` of it.
    """

    id: str
    language: str
    category: str
    concept: str
    patterns: tuple[str, ...]
    except_: tuple[str, ...] = ()
    except_near: tuple[str, ...] = ()
    require_near: tuple[str, ...] = ()
    strength: int = 0
    side: str = ""
    neutral: tuple[str, ...] = ()
    note: str = ""
    source: str = ""
    status: str = "draft"
    examples: tuple[str, ...] = ()
    known_failures: tuple[str, ...] = ()
    stance: str = ""
    takes: tuple[str, ...] = ()
    source_type: str = ""
    reason: str = ""
    path: str = field(default="", compare=False)
    number: int = field(default=0, compare=False)


def numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries their ids: language, category and concept, and a number from the second of a concept on."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = f"{entry.language}/{entry.category}/{entry.concept}"
        seen[name] = seen.get(name, 0) + 1
        yield replace(entry, id=name if seen[name] == 1 else f"{name}#{seen[name]}")
