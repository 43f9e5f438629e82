"""Outlet overlays: house boilerplate excluded, house terms added, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.errors import LexiconError
from framing.languages import get_language
from framing.lexicon.patterns import parse_pattern
from framing.lexicon.schema import Concept, Entry
from framing.model import LANGUAGES

if TYPE_CHECKING:
    from framing.lexicon.tables import OverlayTable


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


def overlay_id(outlet: str) -> str:
    """What the overlay of an outlet is called: its name in small letters, a hyphen for all that is no letter or digit.

    Example:
        >>> overlay_id("Ferry Post"), overlay_id("  «Ґанок» – новини ")
        ('ferry-post', 'ґанок-новини')
    """
    return re.sub(r"[\W_]+", "-", outlet.casefold()).strip("-")


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
    table = read_header(path, data)
    exclusions = [exclusion_of(row, concepts, path, number) for number, row in enumerate(table.exclude, 1)]
    entries = [house_term_of(row, concepts, path, number, entry_of) for number, row in enumerate(table.entry, 1)]
    return Overlay(table.outlet, tuple(exclusions), tuple(entries))


def read_header(path: Path, data: dict[str, Any]) -> OverlayTable:
    """Validate an overlay without its tables; it must name the outlet its file is called after."""
    from framing.lexicon.tables import OverlayTable, validated

    table: OverlayTable = validated(OverlayTable, data, path, "header")
    if table.outlet != path.stem:
        raise LexiconError(f"The header says {table.outlet!r}.", "It must be as the file name.", path, "header")
    return table


def exclusion_of(row: dict[str, Any], concepts: Mapping[str, Concept], path: Path, number: int) -> Exclusion:
    """Validate one ``[[exclude]]`` table."""
    from framing.lexicon.tables import ExclusionTable, validated

    place = f"exclude {number}"
    found = validated(ExclusionTable, row, path, place)
    if found.concept and found.concept not in concepts:
        raise LexiconError(f"Unknown concept {found.concept!r}.", "Correct it or leave it out.", path, place)
    for text in found.patterns:
        try:
            parse_pattern(text, get_language(found.language))
        except ValueError as error:
            raise LexiconError(f"The pattern {text!r} cannot be used:", f"{error}.", path, place) from None
    return Exclusion(found.language, tuple(found.patterns), found.reason, found.concept)


def house_term_of(
    row: dict[str, Any], concepts: Mapping[str, Concept], path: Path, number: int, entry_of: Callable[..., Entry]
) -> Entry:
    """Validate one ``[[entry]]`` table of an overlay."""
    place = f"entry {number} ({row.get('concept', 'no concept')})"
    if not row.get("reason"):
        raise LexiconError("A house term needs a reason.", 'Add reason = "…".', path, place)
    language = row.get("language", "")
    if language not in LANGUAGES:
        remedy = f"Add language = one of {', '.join(LANGUAGES)}."
        raise LexiconError(f"A house term needs its language, not {language!r}.", remedy, path, place)
    concept = concepts.get(row.get("concept", ""))
    category = concept.category if concept else ""
    plain = {key: value for key, value in row.items() if key != "language"}
    return entry_of(plain, language, category, concepts, path, number)


def apply_overlay(entries: Sequence[Entry], overlay: Overlay) -> list[Entry]:
    """Entries with an overlay's exclusions added to their exceptions, and its own entries at the end."""
    changed = []
    for entry in entries:
        extra = tuple(
            pattern
            for exclusion in overlay.exclusions
            if exclusion.language == entry.language and exclusion.concept in ("", entry.concept)
            for pattern in exclusion.patterns
        )
        changed.append(replace(entry, except_=entry.except_ + extra) if extra else entry)
    return changed + list(overlay.entries)
