"""A folder of lexicons checked: every file, every entry, every example; one problem never hides the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from framing.errors import LexiconError
from framing.lexicon import overlays
from framing.lexicon.loading import (
    category_of,
    concept_of,
    entry_of,
    lexicon_files,
    load_lexicon,
    read_header,
    read_toml,
)
from framing.lexicon.rules import (
    ENTRY_RULES,
    Problem,
    check_coverage,
    check_pairs,
    check_patterns,
    check_repeated_examples,
    check_repeated_patterns,
    check_trials,
    of_entry,
)
from framing.lexicon.schema import Concept, Entry, numbered
from framing.paths import lexicons_dir

Made = TypeVar("Made")
# The head of a table in an array of tables, such as [[entry]]; problems call the third of them "entry 3".
TABLE = re.compile(r"[ \t]*\[\[(\w+)\]\]")
NUMBERED = re.compile(r"(\w+) (\d+)\b")


def check_lexicon(path: str | Path | None = None) -> list[Problem]:
    """Check a folder of lexicons against the rules and against its own examples.

    Args:
        path: the folder; the shipped one when ``None``. A user's own folder is checked as it is used:
            with the shipped entries, concepts and sources known.

    Returns:
        All problems, file by file; none when the lexicons are sound. Those of severity ``"note"``
        are worth knowing and may stay.

    Raises:
        LexiconError: if there is no such folder.

    Example:
        >>> [problem for problem in check_lexicon() if problem.severity == "error"]
        []
    """
    folder = lexicons_dir() if path is None else Path(path)
    if not folder.is_dir():
        remedy = "Give the folder that holds en/, ru/ or uk/."
        raise LexiconError("There is no such folder of lexicons.", remedy, folder)
    problems: list[Problem] = []
    own = _concepts(folder, problems)
    concepts, sources, others = own, _sources(folder, problems), tuple[Entry, ...]()
    if folder.resolve() != lexicons_dir().resolve():
        shipped = load_lexicon()
        concepts, others = {**shipped.concepts, **own}, shipped.entries
        sources |= _sources(lexicons_dir(), problems)
    core = tuple(numbered(_entries(folder, concepts, problems)))
    everything = tuple(numbered([*core, *_house_terms(folder, concepts, problems)]))
    problems += _unknown_sources(folder, everything, sources, problems)
    problems += [problem for entry in everything for rule in ENTRY_RULES for problem in rule(entry)]
    problems += check_trials(_parsable(everything))
    problems += check_repeated_examples(everything)
    problems += check_repeated_patterns(_parsable(core))
    problems += check_pairs(core, (*others, *core), concepts)
    problems += check_coverage((*others, *core), own, folder / "concepts.toml")
    return _in_order(folder, problems)


def _tried(problems: list[Problem], make: Callable[..., Made], *arguments: Any) -> list[Made]:
    """What a function makes, in a list; nothing and one problem more where it fails."""
    try:
        return [make(*arguments)]
    except LexiconError as error:
        problems.append(Problem(error.path, error.place, error.problem, error.remedy))
        return []


def _tables(path: Path, name: str, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """The sub-tables of a TOML file under one name; none where there is no file."""
    found: dict[str, dict[str, Any]] = {}
    if path.exists():
        for data in _tried(problems, read_toml, path):
            found.update(data.get(name, {}))
    return found


def _concepts(folder: Path, problems: list[Problem]) -> dict[str, Concept]:
    """The concepts of a folder; each one's competing name must be a concept too."""
    path = folder / "concepts.toml"
    tables = _tables(path, "concept", problems)
    found = {name: made for name, table in tables.items() for made in _tried(problems, concept_of, name, table, path)}
    for name, concept in found.items():
        if concept.pair and concept.pair not in tables:
            problem = f"The competing name {concept.pair!r} is no concept."
            problems.append(Problem(str(path), f"concept {name}", problem, "Add it or correct it."))
    return found


def _sources(folder: Path, problems: list[Problem]) -> set[str]:
    """The keys of the works a folder names."""
    return set(_tables(folder / "sources.toml", "source", problems))


def _entries(folder: Path, concepts: Mapping[str, Concept], problems: list[Problem]) -> Iterator[Entry]:
    for path in lexicon_files(folder):
        for file in _tried(problems, read_header, path):
            for number, table in enumerate(file.entry, 1):
                yield from _tried(problems, entry_of, table, file.language, file.category, concepts, path, number)


def _house_terms(folder: Path, concepts: Mapping[str, Concept], problems: list[Problem]) -> Iterator[Entry]:
    """The entries of all overlays; their exclusions are validated by the way."""
    for path in sorted((folder / "outlets").glob("*.toml")):
        for data in _tried(problems, read_toml, path):
            for file in _tried(problems, overlays.read_header, path, data):
                for number, row in enumerate(file.exclude, 1):
                    _tried(problems, overlays.exclusion_of, row, concepts, path, number)
                for number, row in enumerate(file.entry, 1):
                    yield from _tried(problems, overlays.house_term_of, row, concepts, path, number, entry_of)


def _unknown_sources(
    folder: Path, entries: Sequence[Entry], sources: set[str], problems: list[Problem]
) -> Iterator[Problem]:
    """Every key of a work that an entry or a category card cites is in sources.toml."""
    path, remedy = folder / "concepts.toml", "Add it to sources.toml or correct it."
    for name, table in _tables(path, "category", []).items():
        for card in _tried(problems, category_of, name, table, path):
            for key in sorted(set(card.sources) - sources):
                yield Problem(str(path), f"category {name}", f"Unknown source {key!r}.", remedy)
    for entry in entries:
        if entry.source and entry.source not in sources:
            yield of_entry(entry, f"Unknown source {entry.source!r}.", remedy)


def _parsable(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if not any(check_patterns(entry))]


def _in_order(folder: Path, problems: list[Problem]) -> list[Problem]:
    """Problems file by file in order of the lines, each place with its line where it is known."""
    lines = {path: _lines(Path(path)) for path in {problem.path for problem in problems}}
    order = {str(path): number for number, path in enumerate(lexicon_files(folder))}

    def line(problem: Problem) -> int:
        place = NUMBERED.match(problem.place)
        return lines[problem.path].get((place.group(1), int(place.group(2))), 0) if place else 0

    ranked = sorted(problems, key=lambda problem: (order.get(problem.path, -1), problem.path, line(problem)))
    return [replace(p, place=f"{p.place}, line {line(p)}") if line(p) else p for p in ranked]


def _lines(path: Path) -> dict[tuple[str, int], int]:
    """Line numbers of a file's numbered tables: ``("entry", 3)`` → line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[tuple[str, int], int] = {}
    count: Counter[str] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        head = TABLE.match(line)
        if head:
            count[head.group(1)] += 1
            found[head.group(1), count[head.group(1)]] = number
    return found
