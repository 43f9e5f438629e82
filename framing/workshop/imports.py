"""Word lists of other programs as draft entries of a lexicon folder, with all that could not be carried over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import FramingError, LexiconError
from framing.languages import Language, get_language
from framing.lexicon import Lexicon
from framing.lexicon.loading import entry_of
from framing.lexicon.patterns import parse_pattern
from framing.lexicon.schema import LEXICAL_CATEGORIES, Concept
from framing.sheets import read_csv
from framing.workshop.exports import BETWEEN
from framing.workshop.toml_text import KEYS, assignment, entry_table, quoted, to_table
from framing.workshop.word_lists import read_dic, read_yaml

# Keys of an entry that hold a list.
LISTS = ("patterns", "except", "except_near", "require_near", "neutral", "takes", "examples", "known_failures")
# These mean something else in the pattern language.
SIGNS = set("=~/*{}?")
# A CSV that is no export of ours needs a column of words; its other columns may be called so.
WORDS, CONCEPTS = ("term", "word", "pattern"), ("concept", "category", "label")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a word list: the files written, how many entries and words, and what was lost and why."""

    files: tuple[Path, ...]
    entries: int
    words: int
    lost: tuple[str, ...]


def import_words(
    path: Path, language: str, category: str, folder: Path, lexicon: Lexicon, source: str = ""
) -> Imported:
    """Turn a word list into draft entries.

    Args:
        path: a CSV file (one of ours, or one with a column ``term``), a LIWC ``.dic`` or a quanteda ``.yaml``.
        language: the language of its words.
        category: the category the entries go to; an export of ours brings its own.
        folder: the lexicon folder to write to; entries are added behind those that are there.
        lexicon: where the known concepts are found. Others become concepts of the folder.
        source: a key of ``sources.toml``.

    Returns:
        The files and what was lost.

    Raises:
        FramingError: if the format, language or category is unknown, or the list holds no word.
        LexiconError: if a row of an export of ours is no valid entry.
    """
    spoken = get_language(language)
    if category not in LEXICAL_CATEGORIES:
        raise FramingError(f"{category!r} has no word list.", f"Choose one of: {', '.join(LEXICAL_CATEGORIES)}.")
    ending = path.suffix.lower()
    if ending == ".csv" and {"concept", "patterns", "examples"} <= set(_header(path)):
        return _import_own(path, folder, lexicon)
    readers = {".csv": _read_terms, ".dic": read_dic, ".yaml": read_yaml, ".yml": read_yaml}
    if ending not in readers:
        raise FramingError(f"{ending or 'A file without an ending'} cannot be read.", "Give .csv, .dic or .yaml.", path)
    lost: list[str] = []
    tables, concepts, words = [], {}, 0
    for name, listed in readers[ending](path).items():
        concept = _concept_id(name, category, lexicon)
        patterns = _patterns(name, listed, spoken, lost)
        if patterns and concept not in lexicon.concepts:
            concepts[concept] = f"Imported from {path.name}: {name}."
        single, several = ([p for p in patterns if (" " in p) is many] for many in (False, True))
        for group in filter(None, (single, several)):
            tables.append(_draft(concept, group, path.name, source))
            words += len(group)
    if not tables:
        raise FramingError("The list holds no word that can be used.", "See what was left out and why.", path)
    file = folder / language / f"{category}.toml"
    _append(file, tables, f"language = {quoted(language)}\ncategory = {quoted(category)}\n")
    files = [file]
    if concepts:
        files.append(_add_concepts(folder, concepts, category))
    return Imported(tuple(files), len(tables), words, tuple(lost))


def _header(path: Path) -> Sequence[str]:
    rows = read_csv(path)
    return list(rows[0]) if rows else []


def _read_terms(path: Path) -> dict[str, list[str]]:
    """A plain table: a column of words, perhaps one that sorts them."""
    header = _header(path)
    words = next((column for column in header if column.lower() in WORDS), "")
    if not words:
        raise FramingError("No column holds the words.", f"Call it {' or '.join(WORDS)}.", path)
    sorts = next((column for column in header if column.lower() in CONCEPTS), "")
    lists: dict[str, list[str]] = {}
    for row in read_csv(path):
        lists.setdefault(row.get(sorts, "") or "imported", []).append(row[words])
    return lists


def _concept_id(name: str, category: str, lexicon: Lexicon) -> str:
    """The concept itself where the list names one of ours, else an id made of the list's name."""
    known = lexicon.concepts.get(name)
    if known and known.category == category:
        return name
    slug = re.sub(r"\W+", "_", name.lower().replace(".", "_")).strip("_") or "words"
    return f"{category}.{slug}"


def _patterns(name: str, words: Sequence[str], language: Language, lost: list[str]) -> list[str]:
    """The words as patterns, in their order; each that cannot be one is told with its reason."""
    found: dict[str, None] = {}
    for word in words:
        tokens = word.split()
        written = " ".join(_token(token) for token in tokens)
        try:
            if any(set(token.rstrip("*")) & SIGNS for token in tokens):
                raise ValueError(f"a word cannot hold any of {' '.join(sorted(SIGNS))}")
            parse_pattern(written, language)
        except ValueError as error:
            lost.append(f"{name}: {word!r} is left out: {error}")
            continue
        found[written] = None
    return list(found)


def _token(token: str) -> str:
    """A listed word as a token: a trailing ``*`` is a stem; all else stays the very form that was listed."""
    return f"~{token[:-1]}" if token.endswith("*") else f"={token}"


def _draft(concept: str, patterns: Sequence[str], file: str, source: str) -> str:
    example = " ".join(token.lstrip("=~") for token in patterns[0].split())
    values = {
        "concept": concept,
        "patterns": list(patterns),
        "strength": 1,
        "note": f"imported from {file}; strength and examples are still to be written",
        "source": source,
        "status": "draft",
        "examples": [f"{{{example}}}"],
    }
    return entry_table(values, ["Write sentences of your own here, near misses among them."])


def _import_own(path: Path, folder: Path, lexicon: Lexicon) -> Imported:
    """An export of ours: every key is there, so nothing is lost; the status begins as a draft again."""
    tables: dict[Path, list[str]] = {}
    words = 0
    rows = read_csv(path, ("language", "category", *KEYS))
    for number, row in enumerate(rows, 1):
        values: dict[str, object] = {key: row[key] for key in KEYS if row[key] and key not in LISTS}
        values |= {key: row[key].split(BETWEEN) for key in LISTS if row.get(key)}
        place = f"line {number + 1}"
        if not row["strength"].isdigit():
            raise LexiconError(f"The strength is {row['strength']!r}.", "Write 0, 1, 2 or 3.", path, place)
        values |= {"strength": int(row["strength"]), "status": "draft"}
        concept = str(values.get("concept", ""))
        known = lexicon.concepts.get(concept) or Concept(concept, row["category"], "")
        get_language(row["language"])
        entry = entry_of(values, row["language"], row["category"], {concept: known}, path, number)
        words += len(entry.patterns)
        tables.setdefault(folder / entry.language / f"{entry.category}.toml", []).append(to_table(entry))
    for file, found in tables.items():
        _append(file, found, f"language = {quoted(file.parent.name)}\ncategory = {quoted(file.stem)}\n")
    missing = sorted({row["concept"] for row in rows} - set(lexicon.concepts))
    lost = tuple(f"{name}: the concept has no definition here; add it to concepts.toml" for name in missing)
    return Imported(tuple(tables), len(rows), words, lost)


def _append(path: Path, tables: Sequence[str], header: str) -> None:
    """Add entries to a file, or begin it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8").rstrip() + "\n" if path.exists() else header
    path.write_text("\n".join([before, *tables]), encoding="utf-8")


def _add_concepts(folder: Path, concepts: Mapping[str, str], category: str) -> Path:
    path = folder / "concepts.toml"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    tables = [
        f"[concept.{quoted(name)}]\n{assignment('category', category)}\n{assignment('definition', definition)}\n"
        for name, definition in concepts.items()
        if f"[concept.{quoted(name)}]" not in before
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*([before.rstrip() + "\n"] if before else []), *tables]), encoding="utf-8")
    return path
