"""The form of a lexicon's TOML tables. Loaded only where a file is read anew: the validator takes a while to import."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from framing.errors import LexiconError

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


class Table(BaseModel):
    """What all tables have in common: no unknown keys, and values of just the type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class EntryTable(Table):
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


class FileTable(Table):
    """A lexicon file without its entries, which are validated one by one."""

    language: Literal["en", "ru", "uk"]
    category: str
    entry: list[dict[str, Any]] = []


class ConceptTable(Table):
    category: str
    definition: str
    pair: str = ""


class CategoryTable(Table):
    name: str
    letter: str = Field(min_length=1, max_length=1)
    definition: str
    why: str
    does_not_show: str
    pupil: str
    denominator: str
    sources: list[str] = []


def validated(model: type[Table], table: dict[str, Any], path: object, place: str) -> Any:
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


class ExclusionTable(Table):
    """One ``[[exclude]]`` of an overlay."""

    language: Literal["en", "ru", "uk"]
    patterns: list[str] = Field(min_length=1)
    reason: str = Field(min_length=1)
    concept: str = ""


class OverlayTable(Table):
    """An overlay file; its entries name their language beside the usual keys."""

    outlet: str
    exclude: list[dict[str, Any]] = Field(default=[])
    entry: list[dict[str, Any]] = Field(default=[])
