"""A folder of lexicons checked: every file, every entry, every example; one problem never hides the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from framing.errors import LexiconError
from framing.lexicon import overlays
from framing.lexicon.loading import (
    category_of,
    concept_of,
    entry_of,
    lexicon_files,
    load_lexicon,
    numbered,
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
from framing.lexicon.schema import Category, Concept, Entry
from framing.paths import lexicons_dir

Made = TypeVar("Made")
# A table of an array of tables, such as [[entry]]; problems call the third of them "entry 3".
TABLE = re.compile(r"^[ \t]*\[\[(\w+)\]\]", re.MULTILINE)
NUMBERED = re.compile(r"^(\w+) (\d+)\b")


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
        raise LexiconError("There is no such folder of lexicons.", "Give the folder that holds en/, ru/ or uk/.", folder)
    reader = _Reader(folder)
    known, sources, others = reader.concepts(), reader.sources(), tuple[Entry, ...]()
    own = dict(known)
    if folder.resolve() != lexicons_dir().resolve():
        shipped = load_lexicon()
        known, others = {**shipped.concepts, **known}, shipped.entries
        sources |= _Reader(lexicons_dir()).sources()
    entries = tuple(reader.entries(known))
    everything = tuple(numbered([*entries, *reader.house_terms(known)]))
    sound = [entry for entry in everything if not any(check_patterns(entry))]
    problems = [
        *reader.problems,
        *_unknown_sources(folder, reader.categories(), everything, sources),
        *(problem for entry in everything for rule in ENTRY_RULES for problem in rule(entry)),
        *check_trials(sound),
        *check_repeated_examples(everything),
        *check_repeated_patterns([entry for entry in sound if not entry.reason]),
        *check_pairs(entries, (*others, *entries), known),
        *check_coverage((*others, *entries), own, folder / "concepts.toml"),
    ]
    return _in_order(folder, problems)
