"""Failures that say which file, which place, what is wrong and what to do."""

from __future__ import annotations


class FramingError(Exception):
    """Any failure a user of the toolkit can mend.

    Args:
        problem: what is wrong, one sentence.
        remedy: what to do about it, one sentence; may be empty.
        path: the file it is about, if any.
        place: where in the file (an entry, a row, a line), if known.

    Example:
        >>> print(FramingError("No column holds the text.", "Name it with text=…", path="a.csv"))
        a.csv: No column holds the text. Name it with text=…
    """

    def __init__(self, problem: str, remedy: str = "", path: object = "", place: str = ""):
        self.problem, self.remedy, self.path, self.place = problem, remedy, str(path), place
        super().__init__(problem)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.path, self.place) if part)
        text = " ".join(part for part in (self.problem, self.remedy) if part)
        return f"{where}: {text}" if where else text


class UnknownLanguage(FramingError):
    """A language code outside the supported ones, or a text whose language cannot be told."""


class LexiconError(FramingError):
    """A lexicon file that cannot be used as it stands."""


class UnreadableInput(FramingError):
    """An input file or row from which no article can be read."""
