"""Learned scores. No model is shipped yet, and the one function here says so."""

from __future__ import annotations

from collections.abc import Sequence


def score_sentences(texts: Sequence[str], language: str = "en") -> list[float]:
    """The learned probability that a sentence is worded in a loaded way, one figure a text.

    Args:
        texts: sentences.
        language: ``"en"``, ``"ru"`` or ``"uk"``.

    Returns:
        One probability from 0 to 1 for each text, in the same order.

    Raises:
        LookupError: where no model is shipped for the language; today that is every language.

    Example:
        >>> score_sentences(["The council met on Monday."], language="en")
        Traceback (most recent call last):
        ...
        LookupError: No sentence model is shipped for 'en'. Use framing.analyze, whose findings name the words.
    """
    raise LookupError(
        f"No sentence model is shipped for {language!r}. Use framing.analyze, whose findings name the words."
    )
