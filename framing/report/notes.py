"""Notes in the reader's language: what figures, warnings and skipped articles say of themselves in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from framing.report.translations import NOTE, Translations

# A value that is a number, as the program writes it.
_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?")


@dataclass(frozen=True)
class Known:
    """A message as it stands in English: how it begins, its pattern, and its id in the catalogue."""

    head: str
    pattern: re.Pattern[str]
    id: str | tuple[str, str]


@dataclass(frozen=True)
class Notes:
    """Finds the message an English note was made from, and says it in another language with the same values.

    Notes are plain English in every result, file and table, also when they were stored long ago; so that a page can
    show them in its own language, the message and its values are read back from the text.
    """

    translations: Translations
    known: tuple[Known, ...]
    number: Callable[[float, int], str]

    def translate(self, text: str) -> str:
        """A note in the reader's language; parts that are no known message stay as they are.

        Args:
            text: one note, or several with ``"; "`` between them.

        Example:
            >>> from framing.report.translations import load_translations
            >>> notes = make_notes(load_translations("ru"), lambda value, digits: f"{value:.{digits}f}")
            >>> notes.translate("only 3 articles; something else")
            'только 3 статьи; something else'
        """
        return "; ".join(self._parts(text.split("; ")))

    def _parts(self, parts: list[str]) -> Iterator[str]:
        """Part by part, or several together where they are one note: some hold a semicolon themselves."""
        at = 0
        while at < len(parts):
            ends = range(at + 1, len(parts) + 1)
            known = [(*found, end) for end in ends if (found := self._one("; ".join(parts[at:end])))]
            # The message that leaves least to its values is the one that was meant.
            _, said, at = min(known, key=lambda one: one[0], default=(0, parts[at], at + 1))
            yield said

    def _one(self, note: str) -> tuple[int, str] | None:
        """One note in the reader's language with the characters that its values took, the best of those that fit."""
        fits = [
            (sum(map(len, found.groups())), one.id, found.groupdict())
            for one in self.known
            if note.startswith(one.head) and (found := one.pattern.fullmatch(note))
        ]
        if not fits:
            return None
        taken, message, values = min(fits, key=lambda fit: fit[0])
        return taken, self._say(message, values)

    def _say(self, message: str | tuple[str, str], values: Mapping[str, str]) -> str:
        catalogue = self.translations.catalogue
        if isinstance(message, str):
            said = catalogue.pgettext(NOTE, message)
        else:
            said = catalogue.npgettext(NOTE, *message, int(values["n"]))
        return said.format(**{name: self._value(value) for name, value in values.items()})

    def _value(self, value: str) -> str:
        number = _NUMBER.fullmatch(value)
        return self.number(float(value), len(number[1] or "")) if number else self.translate(value)


def make_notes(translations: Translations, number: Callable[[float, int], str]) -> Notes:
    """Prepare the notes of a language.

    Args:
        translations: its messages.
        number: writes a figure with so many decimals.
    """
    known = []
    for said in translations.notes:
        # A plural form is what the program writes, whatever the number.
        text = said if isinstance(said, str) else said[1]
        head = text.partition("{")[0]
        known.append(Known(head, _pattern(text, counted=not isinstance(said, str)), said))
    return Notes(translations, tuple(known), number)


def _pattern(message: str, counted: bool) -> re.Pattern[str]:
    """What a message matches; one value may stand in it twice, and the one that is counted is a whole number."""
    parts, seen = [], set()
    for literal, name, _, _ in Formatter().parse(message):
        parts.append(re.escape(literal))
        if name is not None:
            kind = r"\d+" if counted and name == "n" else ".+?"
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>{kind})")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)
