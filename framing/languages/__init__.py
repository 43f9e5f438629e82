"""The languages the toolkit reads, each in the same form."""

from functools import cache

from framing.errors import UnknownLanguage
from framing.languages.form import Language, Reading

__all__ = ["Language", "Reading", "get_language"]


@cache
def get_language(code: str) -> Language:
    """The language with this code.

    Args:
        code: ``"en"``, ``"ru"`` or ``"uk"``.

    Raises:
        UnknownLanguage: for any other code.

    Example:
        >>> get_language("uk").name
        'Ukrainian'
    """
    if code == "en":
        from framing.languages.en import ENGLISH

        return ENGLISH
    if code == "ru":
        from framing.languages.ru import RUSSIAN

        return RUSSIAN
    if code == "uk":
        from framing.languages.uk import UKRAINIAN

        return UKRAINIAN
    raise UnknownLanguage(f"The language {code!r} is not supported.", "Use one of: en, ru, uk.")
