"""Quotations that stand in several articles, version by version, with the words only one version has marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.comparison.results import QuoteVersion, SharedQuote
from framing.report.catalogue import Catalogue
from framing.report.passages import Shown, show

# What tells most stands first: other words for one statement, then translations, then the same words.
_ORDER = ("other words", "across languages", "same words")
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Version:
    """One printing: its words in pieces, each with whether no other version of its language has them."""

    version: QuoteVersion
    shown: Shown
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its printings; ``kind`` is the id of its kind (``other_words``)."""

    quote: SharedQuote
    kind: str
    versions: list[Version]


def list_quotations(catalogue: Catalogue) -> list[Quotation]:
    """The quotations of a comparison for the page: those that differ first, then those with most versions.

    Args:
        catalogue: the numbered articles.

    Example:
        >>> from framing.model import Comparison
        >>> from framing.report.catalogue import arrange
        >>> list_quotations(arrange(Comparison((), (), (), ())))
        []
    """
    ranked = sorted(
        enumerate(catalogue.comparison.quotes),
        key=lambda item: (_ORDER.index(item[1].kind), -len(item[1].versions), item[0]),
    )
    return [_quotation(catalogue, quote) for _, quote in ranked]


def _quotation(catalogue: Catalogue, quote: SharedQuote) -> Quotation:
    only = quote.only or ((),) * len(quote.versions)
    versions = [
        Version(version, show(catalogue, version.passage), mark_words(version.passage.text, set(words)))
        for version, words in zip(quote.versions, only, strict=True)
    ]
    return Quotation(quote, quote.kind.replace(" ", "_"), versions)


def mark_words(text: str, words: set[str]) -> list[tuple[str, bool]]:
    """A text in pieces: those that are among some words, and what stands between.

    Example:
        >>> mark_words("We had no boat.", {"boat"})
        [('We had no ', False), ('boat', True), ('.', False)]
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _WORD.finditer(text):
        if found[0] in words:
            if at < found.start():
                pieces.append((text[at : found.start()], False))
            pieces.append((found[0], True))
            at = found.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces
