"""Translations of what a report says: gettext catalogues, read from their text form and held in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from framing.errors import UnknownLanguage

LOCALE = Path(__file__).resolve().parent / "locale"
# The template: every message in English, the language of the program.
TEMPLATE = LOCALE / "framing.pot"
# The context of what figures say of themselves; of concept cards; of nouns that are counted.
NOTE, CARD, NOUN = "note", "card", "n"


@dataclass(frozen=True)
class Translations:
    """The messages of one language.

    ``messages`` are those of the page by section and name, ``nouns`` the English forms of what is counted, ``notes``
    the English forms of what figures say of themselves; all of them are looked up in ``catalogue``.
    """

    language: str
    catalogue: NullTranslations
    messages: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, tuple[str, str]]
    notes: tuple[str | tuple[str, str], ...]

    def card(self, text: str) -> str:
        """A part of a concept card; as it is where nobody has translated it, as for a user's own cards."""
        return self.catalogue.pgettext(CARD, text)

    def counted(self, noun: str, number: int) -> str:
        """The form of a noun that follows a number, with ``{n}`` in its place.

        Example:
            >>> load_translations("uk").counted("articles", 3)
            '{n} статті'
        """
        return self.catalogue.npgettext(f"{NOUN}.{noun}", *self.nouns[noun], number)


def report_languages() -> tuple[str, ...]:
    """The languages reports can be written in: English, and those with a catalogue.

    Example:
        >>> "en" in report_languages()
        True
    """
    return tuple(sorted({"en", *(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/framing.po"))}))


def load_translations(language: str) -> Translations:
    """Read the messages of a language.

    Args:
        language: a language reports can be written in.

    Raises:
        UnknownLanguage: if there is no catalogue for it.

    Example:
        >>> load_translations("ru").messages["summary"]["title"]
        'За минуту'
    """
    from babel.messages.pofile import read_po

    if language not in report_languages():
        raise UnknownLanguage(
            f"No report can be written in {language!r}.", f"Choose one of {', '.join(report_languages())}."
        )
    catalogue = NullTranslations() if language == "en" else _compile(language)
    messages: dict[str, dict[str, str]] = {}
    nouns: dict[str, tuple[str, str]] = {}
    notes: list[str | tuple[str, str]] = []
    with TEMPLATE.open("rb") as file:
        for message in read_po(file):
            context, said = message.context or "", message.id
            section, _, name = context.partition(".")
            if context == NOTE:
                notes.append(said if isinstance(said, str) else (said[0], said[1]))
            elif isinstance(said, str):
                messages.setdefault(section, {})[name] = catalogue.pgettext(context, said) if name else said
            else:
                nouns[name] = said[0], said[1]
    return Translations(language, catalogue, messages, nouns, tuple(notes))


def _compile(language: str) -> GNUTranslations:
    """A catalogue as gettext reads it; what is marked as doubtful counts as not translated."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with (LOCALE / language / "LC_MESSAGES" / "framing.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
