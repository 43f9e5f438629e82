"""The pattern language: what an author writes, parsed.

Tokens are separated by spaces: ``word`` a lemma or that very form · ``=form`` that form only ·
``~stem`` every word that begins so · ``a/b`` alternatives · ``*n`` a gap of 0 to n words ·
``word{NOUN,gent}`` grammemes in one reading (Russian) · ``CAP``, ``CAP{gent}`` a capitalised word ·
``Q`` a quotation mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.languages import Language
from framing.languages.characters import fold
from framing.languages.words import tokenize
from framing.lexicon.stems import STEM_LENGTH

MAX_GAP = 8  # a longer gap joins words that have nothing to do with each other
MAX_GAPS = 2
MAX_SLOTS = 12  # longer fixed phrases do not occur in the lexicons; the bound keeps matching linear
ADJACENT = -1  # in Pattern.gaps: the slot follows the one before it directly

CAPITAL = re.compile(r"^CAP(?:\{([A-Za-z0-9,_-]+)\})?$")
GAP = re.compile(r"^\*(\d+)$")
OPTION = re.compile(r"^([=~]?)([^{}=~*]+)(?:\{([A-Za-z0-9,_-]+)\})?$")


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative of a slot: its kind (``lemma``, ``form``, ``stem``, ``cap``, ``quote``) and folded word."""

    kind: str
    word: str = ""
    grammemes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: slots in order, each a tuple of options.

    ``gaps[i]`` is the gap before slot i: ``ADJACENT`` or the greatest number of words between.
    """

    text: str
    slots: tuple[tuple[Option, ...], ...]
    gaps: tuple[int, ...]


def parse_pattern(text: str, language: Language) -> Pattern:
    """Parse one pattern.

    Args:
        text: the pattern as written.
        language: whose words it holds.

    Raises:
        ValueError: saying what is wrong and what to write instead.

    Example:
        >>> from framing.languages import get_language
        >>> parse_pattern("so *1 called/named", get_language("en")).gaps
        (-1, 1)
    """
    slots: list[tuple[Option, ...]] = []
    gaps: list[int] = []
    pending = ADJACENT
    for token in text.split():
        gap = GAP.match(token)
        if gap:
            if pending != ADJACENT or not slots:
                raise ValueError("a gap must stand between two words; join or drop it")
            pending = int(gap.group(1))
            if pending > MAX_GAP:
                raise ValueError(f"a gap of {pending} is too long; use at most *{MAX_GAP}")
            continue
        for slot in _slots(token, language):
            slots.append(slot)
            gaps.append(pending)
            pending = ADJACENT
    if pending != ADJACENT or not slots:
        raise ValueError("a pattern must begin and end with a word; drop the gap at its edge")
    if sum(gap != ADJACENT for gap in gaps) > MAX_GAPS:
        raise ValueError(f"too many gaps; use at most {MAX_GAPS}, or split the pattern in two")
    if len(slots) > MAX_SLOTS:
        raise ValueError(f"more than {MAX_SLOTS} words; shorten the pattern")
    if not any(all(option.kind in ("lemma", "form", "stem") for option in slot) for slot in slots):
        raise ValueError("a pattern needs at least one literal word beside CAP and Q; add one")
    return Pattern(text, tuple(slots), tuple(gaps))


def _slots(token: str, language: Language) -> list[tuple[Option, ...]]:
    """The slots one written token stands for: one, or several where it holds several words (can't)."""
    if token == "Q":
        return [(Option("quote"),)]
    capital = CAPITAL.match(token)
    if capital:
        return [(Option("cap", "", _grammemes(capital.group(1), language)),)]
    options = [_option(part, language) for part in token.split("/")]
    # Several words among alternatives can never match; ``lexicon check`` says so.
    if len(options) == 1:
        words = _words(options[0].word, language)
        if len(words) > 1 and options[0].kind != "stem":
            return [(Option(options[0].kind, word),) for word in words]
    return [tuple(options)]


def _option(part: str, language: Language) -> Option:
    match = OPTION.match(part)
    if not match:
        raise ValueError(f"{part!r} is no token of the pattern language; write word, =form, ~stem, a/b, *n, CAP or Q")
    mark, written, listed = match.groups()
    word = fold(written).rstrip(".")
    grammemes = _grammemes(listed, language)
    if part in ("CAP", "Q") or CAPITAL.match(part):
        raise ValueError("CAP and Q stand alone; write a second pattern for the alternative")
    if mark == "~":
        if len(word) < STEM_LENGTH:
            raise ValueError(f"the stem {part!r} is too short; use at least {STEM_LENGTH} letters or list the words")
        return Option("stem", word)
    if grammemes and mark:
        raise ValueError(f"{part!r}: grammemes go with a lemma, not with {mark}; drop the {mark}")
    words = _words(word, language)
    if not words:
        raise ValueError(f"{part!r} holds no word; write the word itself, or Q for a quotation mark")
    return Option("form" if mark == "=" else "lemma", word, grammemes)


def _grammemes(listed: str | None, language: Language) -> frozenset[str]:
    """The grammemes written between braces, all of them known."""
    grammemes = frozenset(filter(None, (listed or "").split(",")))
    if grammemes and not language.grammemes:
        raise ValueError(f"{{{listed}}}: no grammemes in {language.name}; list the forms instead (=form/=form)")
    unknown = sorted(grammemes - language.grammemes)
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no grammeme; write those of OpenCorpora, such as NOUN, gent or plur")
    return grammemes


def _words(word: str, language: Language) -> list[str]:
    """The words the tokenizer makes of a written word."""
    if word.isalpha():  # most words, by far; no need to ask
        return [word]
    tokens = tokenize(word, language.clitics)
    return [word[a:b] for a, b, is_word in zip(tokens.start, tokens.end, tokens.word, strict=True) if is_word]
