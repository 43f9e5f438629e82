"""Outlet overlays: house boilerplate excluded, house terms added, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from framing.errors import LexiconError
from framing.lexicon.schema import Concept, Entry, _Table, validated


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Patterns that cancel what they overlap, of one concept or (``concept=""``) of all."""

    language: str
    patterns: tuple[str, ...]
    reason: str
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one outlet needs beside the core lexicon, which stays the same for all outlets."""

    outlet: str
    exclusions: tuple[Exclusion, ...]
    entries: tuple[Entry, ...]


class ExclusionTable(_Table):
    """One ``[[exclude]]`` of an overlay."""

    language: Literal["en", "ru", "uk"]
    patterns: list[str] = Field(min_length=1)
    reason: str = Field(min_length=1)
    concept: str = ""


class OverlayTable(_Table):
    """An overlay file; its entries name their language beside the usual keys."""

    outlet: str
    exclude: list[dict[str, Any]] = Field(default=[])
    entry: list[dict[str, Any]] = Field(default=[])


def read_overlay(
    path: Path, data: dict[str, Any], concepts: Mapping[str, Concept], entry_of: Callable[..., Entry]
) -> Overlay:
    """Validate an overlay.

    Args:
        path: its file, for messages.
        data: the parsed TOML.
        concepts: the known concepts.
        entry_of: makes an entry of a table (``loading.entry_of``).

    Raises:
        LexiconError: naming the table, what is wrong and what to write instead.
    """
    table = validated(OverlayTable, data, path, "header")
    exclusions = []
    for number, row in enumerate(table.exclude, 1):
        found = validated(ExclusionTable, row, path, f"exclude {number}")
        if found.concept and found.concept not in concepts:
            place = f"exclude {number}"
            raise LexiconError(f"Unknown concept {found.concept!r}.", "Correct it or leave it out.", path, place)
        exclusions.append(Exclusion(found.language, tuple(found.patterns), found.reason, found.concept))
    entries = []
    for number, row in enumerate(table.entry, 1):
        place = f"entry {number}"
        if not row.get("reason"):
            raise LexiconError("A house term needs a reason.", 'Add reason = "…".', path, place)
        language = row.get("language", "")
        concept = concepts.get(row.get("concept", ""))
        category = concept.category if concept else ""
        plain = {key: value for key, value in row.items() if key != "language"}
        entries.append(entry_of(plain, language, category, concepts, path, number))
    return Overlay(table.outlet, tuple(exclusions), tuple(entries))
