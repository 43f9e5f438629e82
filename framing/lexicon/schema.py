"""The lexicon's nouns: entries, concepts, category cards; and how a TOML table becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from framing.errors import LexiconError
from framing.model import ATTRIBUTION_CATEGORIES, CATEGORIES

# Categories that have a word list; scare quotes are found by rule alone.
LEXICAL_CATEGORIES = tuple(c for c in CATEGORIES if c != "scare_quote") + ATTRIBUTION_CATEGORIES

Stance = Literal["neutral", "endorsing", "distancing", "confrontational", "affective", "weak", "nonstatement"]
Takes = Literal["that", "infinitive", "quote", "noun", "topic", "source", "predicate"]
SourceType = Literal[
    "official",
    "politician",
    "institution",
    "agency",
    "media",
    "expert",
    "document",
    "organisation",
    "social_media",
    "private_person",
    "unknown",
]


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


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EntryTable(_Table):
    """One ``[[entry]]`` of a lexicon file."""

    concept: str
    patterns: list[str] = Field(min_length=1)
    except_: list[str] = Field(default=[], alias="except")
    except_near: list[str] = []
    require_near: list[str] = []
    strength: int = Field(default=0, ge=0, le=3)
    side: str = ""
    neutral: list[str] = []
    note: str = ""
    source: str = ""
    status: Literal["draft", "reviewed"] = "draft"
    examples: list[str] = Field(min_length=1)
    known_failures: list[str] = []
    stance: Stance | Literal[""] = ""
    takes: list[Takes] = []
    source_type: SourceType | Literal[""] = ""
    reason: str = ""


class FileTable(_Table):
    """A lexicon file without its entries, which are validated one by one."""

    language: Literal["en", "ru", "uk"]
    category: str
    entry: list[dict[str, Any]] = []


class ConceptTable(_Table):
    category: str
    definition: str
    pair: str = ""


class CategoryTable(_Table):
    name: str
    letter: str = Field(min_length=1, max_length=1)
    definition: str
    why: str
    does_not_show: str
    pupil: str
    denominator: str
    sources: list[str] = []


def validated(model: type[_Table], table: dict[str, Any], path: object, place: str) -> Any:
    """Validate one TOML table.

    Args:
        model: the form it must have.
        table: the parsed table.
        path: its file, for the message.
        place: where in the file it stands, for the message.

    Returns:
        The validated model.

    Raises:
        LexiconError: naming the key, what is wrong with it and what to write instead.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        known = ", ".join(f.alias or name for name, f in model.model_fields.items())
        if first["type"] == "extra_forbidden":
            raise LexiconError(f"Unknown key {key!r}.", f"Known keys: {known}.", path, place) from None
        if first["type"] == "missing":
            raise LexiconError(f"The key {key!r} is missing.", "Add it.", path, place) from None
        raise LexiconError(
            f"{key}: {first['msg']}, not {first['input']!r}.", "Correct the value.", path, place
        ) from None


def numbered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries their ids: language, category and concept, and a number from the second of a concept on."""
    seen: dict[str, int] = {}
    for entry in entries:
        name = f"{entry.language}/{entry.category}/{entry.concept}"
        seen[name] = seen.get(name, 0) + 1
        yield replace(entry, id=name if seen[name] == 1 else f"{name}#{seen[name]}")
