"""Notes in the reader's language: what figures say of themselves in English, translated by patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HOLE = re.compile(r"\\\{(\d)\\\}")


@dataclass(frozen=True)
class Notes:
    """Translations of notes: patterns of the English, and what is said instead with the same parts filled in."""

    said: tuple[tuple[re.Pattern[str], str], ...]

    def translate(self, text: str) -> str:
        """A note in the reader's language; parts nobody has translated stay as they are.

        Args:
            text: one note, or several with ``"; "`` between them.

        Example:
            >>> notes = Notes(((re.compile("only (?P<g1>.+?) articles"), "статей: {1}"),))
            >>> notes.translate("only 3 articles; something else")
            'статей: 3; something else'
        """
        return "; ".join(self._parts(text.split("; "))) if self.said else text

    def _parts(self, parts: list[str]) -> Iterator[str]:
        """Part by part, or several together where they are one note: some hold a semicolon themselves."""
        at = 0
        while at < len(parts):
            ends = range(at + 1, len(parts) + 1)
            known = [(*found, end) for end in ends if (found := self._one("; ".join(parts[at:end])))]
            # The note that leaves least to its holes is the one that was meant.
            _, said, at = min(known, key=lambda one: one[0], default=(0, parts[at], at + 1))
            yield said

    def _one(self, note: str) -> tuple[int, str] | None:
        """The translation of one note with the characters that its holes took, the best of those that fit."""
        fits = [(found, said) for pattern, said in self.said if (found := pattern.fullmatch(note))]
        return min(((sum(map(len, found.groups())), _fill(said, found)) for found, said in fits), default=None)


def _fill(said: str, found: re.Match[str]) -> str:
    return re.sub(r"\{(\d)\}", lambda hole: str(found[f"g{hole[1]}"]), said)


def load_notes(path: Path) -> Notes:
    """Read the translations of notes; none where there is no such file, as for English.

    Args:
        path: a TOML file of English notes and what is said instead, with ``{1}``, ``{2}`` … for what varies.

    Example:
        >>> load_notes(Path("nowhere.toml")).translate("only 3 articles")
        'only 3 articles'
    """
    if not path.is_file():
        return Notes(())
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Notes(tuple((_pattern(note), said) for note, said in table.items()))


def _pattern(note: str) -> re.Pattern[str]:
    """A pattern for a note; one part may stand in it twice."""
    seen: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        name = f"g{found[1]}"
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.+?)"

    return re.compile(_HOLE.sub(hole, re.escape(note)))
