"""The examples of entries, tried: the engine must mark in each exactly what its braces say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing.errors import LexiconError
from framing.lexicon import Entry, Lexicon, Problem
from framing.lexicon.rules import check_examples, check_patterns, check_trials
from framing.model import LANGUAGES
from framing.paths import lexicons_dir


@dataclass(frozen=True, slots=True)
class Trials:
    """How many entries were tried with how many sentences, and what went wrong."""

    entries: int
    examples: int
    known_failures: int
    problems: tuple[Problem, ...]


def try_examples(entries: Sequence[Entry]) -> Trials:
    """Try every example of entries.

    Args:
        entries: the entries.

    Returns:
        The counts and the problems; a known failure that does not fail any more is one as well.

    Example:
        >>> entry = Entry("en/hedge/x", "en", "hedge", "x", ("may",), examples=("It {may} rain.",))
        >>> try_examples([entry])
        Trials(entries=1, examples=1, known_failures=0, problems=())
    """
    broken = [problem for entry in entries for problem in check_patterns(entry)]
    usable = [entry for entry in entries if not any(check_patterns(entry))]
    written = [problem for entry in usable for problem in check_examples(entry)]
    return Trials(
        entries=len(entries),
        examples=sum(len(entry.examples) for entry in entries),
        known_failures=sum(len(entry.known_failures) for entry in entries),
        problems=(*broken, *written, *check_trials(usable)),
    )


def entries_in(lexicon: Lexicon, folder: Path | None) -> list[Entry]:
    """The entries that stand in a folder or one of its files; all of them when it is not given.

    Raises:
        LexiconError: if there is none.
    """
    if folder is None:
        return list(lexicon.entries)
    place = folder.resolve()
    found = [entry for entry in lexicon.entries if Path(entry.path).resolve().is_relative_to(place)]
    if not found:
        raise LexiconError("No entry stands here.", "Name a lexicon folder, or one of its files.", folder)
    return found


def folder_of(place: Path | None) -> Path | None:
    """The lexicon folder that a folder or file belongs to; nothing for the shipped one.

    Raises:
        LexiconError: if there is no such file or folder.
    """
    if place is None:
        return None
    if not place.exists():
        raise LexiconError("There is no such file or folder.", "Name a lexicon folder, or one of its files.", place)
    folder = place.resolve()
    if folder.is_file():
        folder = folder.parent
    if folder.name in LANGUAGES:
        folder = folder.parent
    return None if folder == lexicons_dir().resolve() else folder
