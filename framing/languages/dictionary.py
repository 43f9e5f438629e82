"""Word forms from simplemma's tables (English, Ukrainian): the table read backwards, gaps filled by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from framing.languages.characters import fold

if TYPE_CHECKING:
    from simplemma import Lemmatizer


def lemma_of(form: str, language: str) -> str:
    """The folded lemma of a folded form.

    Args:
        form: a folded word.
        language: ``"en"`` or ``"uk"``.

    Example:
        >>> lemma_of("borders", "en")
        'border'
    """
    return fold(_lemmatizer().lemmatize(form, language))


@cache
def _lemmatizer() -> Lemmatizer:
    """simplemma's lemmatizer without a cache of its own, its tables left packed: 12 MB for Ukrainian instead of 64.

    A look-up takes five times as long, but readings are kept, and few words need any.
    """
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return Lemmatizer(0, lemmatization_strategy=DefaultStrategy(dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY))


def forms_from_table(
    language: str, lemmas: Iterable[str], paradigm: Callable[[str], set[str]]
) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms of every lemma: all the table files under it, and the regular forms it does not know.

    A regular form that the table files under another lemma (``meaning`` under ``meaning``, not
    ``mean``) is left out.

    Args:
        language: ``"en"`` or ``"uk"``.
        lemmas: folded words.
        paradigm: the regular forms of a word.

    Returns:
        Lemma → list of (folded form, no grammemes).
    """
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    wanted = set(lemmas)
    found: dict[str, set[str]] = {lemma: {lemma} for lemma in wanted}
    regular: dict[str, list[str]] = {}
    for lemma in wanted:
        for form in paradigm(lemma):
            regular.setdefault(form, []).append(lemma)
    table = DefaultDictionaryFactory().get_dictionary(language)
    raw_forms = list(table)
    # Folded in one go: a call a word would take most of the time.
    forms, lemmas_of = _folded(raw_forms), _folded(table[form] for form in raw_forms)
    for raw_form, form, lemma in zip(raw_forms, forms, lemmas_of, strict=True):
        if lemma in wanted:
            found[lemma].add(form)
        # Capitalised rows are names; they say nothing about the common word.
        if form in regular and raw_form[0].islower():
            regular[form] = [one for one in regular[form] if one in (lemma, form)]
    for form, owners in regular.items():
        for lemma in owners:
            found[lemma].add(form)
    return {lemma: [(form, frozenset()) for form in sorted(forms)] for lemma, forms in found.items()}


def _folded(words: Iterable[str]) -> list[str]:
    return fold("\n".join(words)).split("\n")
