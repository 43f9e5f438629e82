"""The form every language fills in: adding a language means filling it once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from framing.languages.syntax import Syntax

# Forms of a language whose readings a process remembers, about 500 bytes each: a process may read for weeks.
READINGS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word form: its lemma (folded) and its grammemes (empty where unknown)."""

    lemma: str
    grammemes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """What the engine needs to know about a language.

    ``titles`` are abbreviations before a name, which never end a sentence (``Mr``);
    ``abbreviations`` may end one, before a capitalised function word (``Inc``). Both are
    folded, without their points. ``function_words`` (folded) tell the language of a text and
    the beginning of a sentence. ``clitics`` are endings cut off at an apostrophe, ``syntax`` the closed word classes.
    ``readings(form)`` gives all readings of a folded word form; ``forms(lemmas)`` the forms
    of every lemma with the grammemes they may carry; ``grammemes`` are those that
    patterns may ask for (none where the dictionary gives none).
    """

    code: str
    name: str
    titles: frozenset[str]
    abbreviations: frozenset[str]
    function_words: frozenset[str]
    clitics: frozenset[str]
    syntax: Syntax
    readings: Callable[[str], tuple[Reading, ...]]
    forms: Callable[[Iterable[str]], dict[str, list[tuple[str, frozenset[str]]]]]
    grammemes: frozenset[str]
    dictionary: str
