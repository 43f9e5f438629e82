"""Lexicons read from their folder: concepts, category cards, entries, overlays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli  # the parser of the standard library, compiled: some two megabytes are read

from framing.errors import LexiconError
from framing.lexicon.cache import compiled
from framing.lexicon.compiling import CompiledLexicon
from framing.lexicon.kept import Contents, kept
from framing.lexicon.overlays import Overlay, apply_overlay, read_overlay
from framing.lexicon.reviews import Reviewed, measure, read_reviews
from framing.lexicon.schema import LEXICAL_CATEGORIES, Category, Concept, Entry, numbered
from framing.model import LANGUAGES
from framing.paths import lexicons_dir

if TYPE_CHECKING:
    from framing.lexicon.tables import FileTable


@dataclass(frozen=True)
class Lexicon:
    """Entries of all languages with their concepts and category cards, in file order."""

    entries: tuple[Entry, ...]
    concepts: Mapping[str, Concept]
    categories: Mapping[str, Category]
    folders: tuple[Path, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by their id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def hash(self) -> str:
        """Twelve characters that change whenever an entry does; reports cite it."""
        names = [f.name for f in fields(Entry) if f.compare]
        content = repr([[getattr(entry, name) for name in names] for entry in self.entries])
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @cached_property
    def reviewed(self) -> Reviewed:
        """The measured precision of entries, categories and languages, from the reviews in its folders."""
        return measure(read_reviews(self.folders), self.entries)

    @cached_property
    def _compiled(self) -> dict[str, CompiledLexicon]:
        return {}

    def compiled(self, language: str) -> CompiledLexicon:
        """The tables for one language, made once and kept in the user's cache directory."""
        if language not in self._compiled:
            self._compiled[language] = compiled(self.entries, language)
        return self._compiled[language]


def load_lexicon(path: str | Path | None = None, outlet: str | None = None) -> Lexicon:
    """Load the shipped lexicon, with a user's own folder and an outlet's overlay on top.

    Args:
        path: a folder of the same form (``concepts.toml``, ``en/loaded.toml``, …) whose entries are
            added to the shipped ones; ``None`` for the shipped lexicon alone.
        outlet: the id of an overlay (``outlets/<id>.toml`` in either folder).

    Raises:
        LexiconError: if a file cannot be used; it names file, entry, reason and remedy.

    Example:
        >>> lexicon = load_lexicon()
        >>> lexicon.concepts["label.regime"].category
        'loaded'
    """
    return _loaded(str(path) if path is not None else None, outlet)


@cache
def _loaded(path: str | None, outlet: str | None) -> Lexicon:
    return layered(_folders(path), outlet)


def _folders(path: str | Path | None) -> list[Path]:
    """The shipped folder, and a user's own after it."""
    if path is None:
        return [lexicons_dir()]
    own = Path(path)
    if not own.is_dir():
        raise LexiconError("There is no such folder of lexicons.", "Give the folder that holds en/, ru/ or uk/.", own)
    return [lexicons_dir(), own]


def load_overlays(path: str | Path | None = None) -> dict[str, Overlay]:
    """The overlays of the shipped lexicons and of a user's own folder, by id.

    Args:
        path: the user's folder, as for ``load_lexicon``.

    Example:
        >>> load_overlays()
        {}
    """
    folders = _folders(path)
    concepts = {name: concept for folder in folders for name, concept in read_concepts(folder)[0].items()}
    return {name: _overlay(folders, name, concepts) for name in _overlay_names(folders)}


def _overlay_names(folders: Sequence[Path]) -> list[str]:
    return sorted({file.stem for folder in folders for file in (folder / "outlets").glob("*.toml")})


def layered(folders: Sequence[Path], outlet: str | None = None) -> Lexicon:
    """The lexicon of one folder after the other, and an outlet's overlay on top.

    Raises:
        LexiconError: if a file cannot be used.
    """
    files = [file for folder in folders for file in lexicon_files(folder)]
    headers = [file for folder in folders if (file := folder / "concepts.toml").exists()]
    entries, concepts, categories = kept([*headers, *files], lambda: _contents(folders, files))
    if outlet is not None:
        entries = tuple(numbered(apply_overlay(entries, _overlay(folders, outlet, concepts))))
    return Lexicon(entries, concepts, categories, tuple(folders))


def _contents(folders: Sequence[Path], files: Sequence[Path]) -> Contents:
    """What the files of some folders hold, a later folder's concepts and cards in place of an earlier one's."""
    concepts: dict[str, Concept] = {}
    categories: dict[str, Category] = {}
    for folder in folders:
        found_concepts, found_categories = read_concepts(folder)
        concepts.update(found_concepts)
        categories.update(found_categories)
    entries = (entry for file in files for entry in read_entries(file, concepts))
    return tuple(numbered(entries)), concepts, categories


def lexicon_files(folder: Path) -> list[Path]:
    """The entry files of a lexicon folder, language by language, in the order of their names."""
    return [file for language in LANGUAGES for file in sorted((folder / language).glob("*.toml"))]


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; a broken one is a ``LexiconError`` that names the place."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (tomli.TOMLDecodeError, RecursionError) as error:  # the latter for keys and arrays nested a thousand deep
        raise LexiconError(f"This is no valid TOML: {error}.", "Correct the line it names.", path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"The file cannot be read: {error}.", "Save it as UTF-8.", path) from None


def read_concepts(folder: Path) -> tuple[dict[str, Concept], dict[str, Category]]:
    """Read ``concepts.toml`` of a folder; a folder without one adds no concepts."""
    path = folder / "concepts.toml"
    if not path.exists():
        return {}, {}
    data = read_toml(path)
    concepts = {name: concept_of(name, table, path) for name, table in data.get("concept", {}).items()}
    categories = {name: category_of(name, table, path) for name, table in data.get("category", {}).items()}
    return concepts, categories


def concept_of(name: str, table: dict[str, Any], path: Path) -> Concept:
    """Validate one ``[concept."…"]`` table."""
    from framing.lexicon.tables import ConceptTable, validated

    row = validated(ConceptTable, table, path, f"concept {name}")
    if row.category not in LEXICAL_CATEGORIES:
        known = ", ".join(LEXICAL_CATEGORIES)
        raise LexiconError(f"Unknown category {row.category!r}.", f"Use one of: {known}.", path, f"concept {name}")
    return Concept(id=name, **row.model_dump())


def category_of(name: str, table: dict[str, Any], path: Path) -> Category:
    """Validate one ``[category.…]`` table."""
    from framing.lexicon.tables import CategoryTable, validated

    card = validated(CategoryTable, table, path, f"category {name}")
    return Category(id=name, **{**card.model_dump(), "sources": tuple(card.sources)})


def read_entries(path: Path, concepts: Mapping[str, Concept]) -> Iterator[Entry]:
    """Read one lexicon file.

    Args:
        path: ``…/<language>/<category>.toml``.
        concepts: the known concepts.

    Yields:
        Its entries, not yet numbered within their concept.

    Raises:
        LexiconError: naming entry, reason and remedy.
    """
    data = read_header(path)
    for number, table in enumerate(data.entry, 1):
        yield entry_of(table, data.language, data.category, concepts, path, number)


def read_header(path: Path) -> FileTable:
    """Read a lexicon file, its entries not yet validated; its header must agree with its path."""
    from framing.lexicon.tables import FileTable, validated

    data: FileTable = validated(FileTable, read_toml(path), path, "header")
    if (data.language, data.category) != (path.parent.name, path.stem):
        raise LexiconError(
            f"The header says {data.language}/{data.category}.",
            "It must be as the path: language = the folder, category = the file name.",
            path,
            "header",
        )
    return data


def entry_of(
    table: dict[str, Any], language: str, category: str, concepts: Mapping[str, Concept], path: Path, number: int
) -> Entry:
    """Validate one ``[[entry]]`` table and make an entry of it."""
    from framing.lexicon.tables import EntryTable, validated

    place = f"entry {number} ({table.get('concept', 'no concept')})"
    row = validated(EntryTable, table, path, place)
    concept = concepts.get(row.concept)
    if concept is None:
        raise LexiconError(f"Unknown concept {row.concept!r}.", "Add it to concepts.toml or correct it.", path, place)
    if concept.category != category:
        remedy = f"Move the entry to {concept.category}.toml."
        raise LexiconError(f"{row.concept} belongs to {concept.category}, not {category}.", remedy, path, place)
    for key, belongs in (("stance", "cue"), ("takes", "cue"), ("source_type", "source_noun")):
        if getattr(row, key) and category != belongs:
            raise LexiconError(f"{key} is a key of {belongs} entries.", "Remove it.", path, place)
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.model_dump().items()
    }
    return Entry(id="", language=language, category=category, path=str(path), number=number, **values)


def _overlay(folders: Sequence[Path], outlet: str, concepts: Mapping[str, Concept]) -> Overlay:
    for folder in reversed(folders):
        path = folder / "outlets" / f"{outlet}.toml"
        if path.exists():
            return read_overlay(path, read_toml(path), concepts, entry_of)
    known = ", ".join(_overlay_names(folders)) or "none yet"
    raise LexiconError(f"There is no overlay for the outlet {outlet!r}.", f"Known overlays: {known}.")
