"""Machine-translated text: signs of it, each with its place and its weight.

No sign is proof, and people who translate leave some too: so signs add up, and from ``SUSPECT``
points on an article is given a warning, never a verdict. Signs are looked for in title and body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress

from framing.analyzers.translation_signs import (
    CALQUES,
    FOREIGN_LETTERS,
    GIVEN_NAMES,
    NOT_NAMES,
    REPORTED_BEHIND_DASH,
    ROLES,
    UNLISTED_ROLES,
)
from framing.document import Document

# A warning is given from three points on: two signs of which one is strong, or three weak ones.
SUSPECT = 3
WEAK, STRONG = 1, 2
# A warning names so many signs; the rest would not help.
NAMED = 4
# A lower-case word before a full name is looked up only when it is so long: short ones are prepositions.
MIN_ROLE = 6
# So many different untranslated words count; more would let one foreign sentence decide alone.
MANY_FOREIGN = 2

# A quotation in single marks is looked for over so many characters.
MAX_QUOTATION = 200

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
# leaders ‘ meeting: the apostrophe of a genitive that the translator's tokenizer left alone.
DETACHED = re.compile(r"(?<=[a-z]s) [‘’'`] (?=[a-z])")
BEFORE_NAME = re.compile(rf"(?<![\w'’-])([a-z]{{{MIN_ROLE},}}) [A-Z][a-z]+ [A-Z][a-z]+")
LATIN = re.compile(r"[A-Za-z]+")
# «Слова,” сказал: the comma within the quotation is English.
ENGLISH_COMMA = re.compile(r"[а-яіїєґ],[”“\"] (?=[а-яіїєґ])")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: where it stands in the article, what kind it is, how much it weighs, and what is odd."""

    start: int
    end: int
    kind: str
    points: int
    note: str


def signs_of_translation(document: Document) -> tuple[Sign, ...]:
    """Find the signs of machine translation in an article.

    Args:
        document: the parsed article.

    Returns:
        The signs in order of the text; the same oddity counts once, however often it occurs.

    Example:
        >>> from framing.engine import parse_articles
        >>> from framing.lexicon import load_lexicon
        >>> from framing.model import Article
        >>> text = "“We wait”, — said the aide. He reminded that the talks not once stated the goal."
        >>> (document,) = parse_articles([Article(text)], "en", load_lexicon())
        >>> [(sign.kind, sign.points) for sign in signs_of_translation(document)]
        [('order', 2), ('calque', 1), ('calque', 1)]
    """
    found: dict[tuple[str, str], Sign] = {}
    vocabulary = frozenset(document.folded)
    for segment in document.segments:
        start = segment.region.start
        text = document.article.text[start : start + segment.length]
        odd = _english(text) if document.language == "en" else _slavic(text, document.language)
        for sign in (*odd, *_calques(text, document.language, vocabulary)):
            moved = Sign(sign.start + start, sign.end + start, sign.kind, sign.points, sign.note)
            found.setdefault((sign.kind, sign.note), moved)
    if document.language == "en":
        whole = document.article.text
        for sign in (*_lowered_names(document, vocabulary), *(_unknown_roles(document) if found else ())):
            found.setdefault((sign.kind, whole[sign.start : sign.end]), sign)
    return tuple(sorted(found.values(), key=lambda sign: (sign.start, sign.end)))


def translation_warnings(document: Document) -> tuple[str, ...]:
    """The warning an article earns by its signs: one, or none.

    Args:
        document: the parsed article.

    Example:
        >>> from framing import analyze
        >>> analyze("“We wait”, — said the aide. Recall, it rains.", language="en").warnings[0][:37]
        'machine-translated, by its looks: a d'
    """
    signs = signs_of_translation(document)
    if sum(sign.points for sign in signs) < SUSPECT:
        return ()
    text = document.article.text
    strongest = sorted(signs, key=lambda sign: (-sign.points, sign.start))[:NAMED]
    named = "; ".join(f"{sign.note} ({text[sign.start : sign.end].strip()!r})" for sign in strongest)
    return (f"machine-translated, by its looks: {named}. Word choices may be the translator's.",)


def _english(text: str) -> Iterator[Sign]:
    if "—" in text or "–" in text:
        for match in REPORTED_BEHIND_DASH.finditer(text):
            yield Sign(*match.span(), "order", STRONG, "a dash between quotation and verb")
    if " ‘ " in text or " ' " in text or " ’ " in text or " ` " in text:
        for match in DETACHED.finditer(text):
            if not _pairs(text, match.end()):
                yield Sign(*match.span(), "apostrophe", WEAK, "an apostrophe that stands alone")


def _pairs(text: str, after: int) -> bool:
    """Whether a mark rather opens a quotation that is closed in the same line."""
    line = text[after : after + MAX_QUOTATION].partition("\n")[0]
    return any(mark in line for mark in (" ’", "’ ", "' ", "’,", "’."))


def _slavic(text: str, language: str) -> Iterator[Sign]:
    mixed = next((m for m in LATIN.finditer(text) if _touches_cyrillic(text, *m.span())), None)
    if mixed is not None:
        yield Sign(*mixed.span(), "letters", WEAK, "a word of two alphabets")
    if any(mark in text for mark in (",”", ",“", ',"')):
        comma = ENGLISH_COMMA.search(text)
        if comma is not None:
            yield Sign(*comma.span(), "order", WEAK, "a comma within the quotation")
    letters = FOREIGN_LETTERS[language]
    if any(letter in text for letter in letters):
        words = {m.group(): m for m in WORD.finditer(text) if not letters.isdisjoint(m.group()) and m.group().islower()}
        for match in list(words.values())[:MANY_FOREIGN]:
            yield Sign(*match.span(), "untranslated", WEAK, f"a word left as it was: {match.group()}")


def _touches_cyrillic(text: str, start: int, end: int) -> bool:
    """Whether small Latin letters have a small Cyrillic one right beside them: homoglyphs, half-translated words."""
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    return text[start:end].islower() and any("а" <= letter <= "ґ" for letter in beside)


def _calques(text: str, language: str, vocabulary: frozenset[str]) -> Iterator[Sign]:
    """Phrases translated word by word; a word and a plain search for a part of each keep the patterns from running."""
    for calque in CALQUES[language]:
        if calque.words and vocabulary.isdisjoint(calque.words):
            continue
        if any(anchor in text for anchor in calque.anchors):
            match = re.search(calque.pattern, text)  # compiled when first needed: most never are
            if match is not None:
                yield Sign(*match.span(), "calque", WEAK, calque.note)


def _lowered_names(document: Document, vocabulary: frozenset[str]) -> Iterator[Sign]:
    """A surname in small letters behind a given name, found in a second place of a name as well."""
    folded, capital = document.folded, document.capital
    if GIVEN_NAMES.isdisjoint(vocabulary):
        return
    roles = {match.first for match in document.matches_of["source_noun"]}
    places = [token for token in compress(range(len(folded)), capital) if folded[token] in GIVEN_NAMES]
    behind = [token + 1 for token in places if token + 1 < len(folded) and token + 1 not in roles]
    first: dict[str, int] = {}  # the places of words that could be surnames, each word's first
    for token in behind:
        if _could_be_name(document, token) and first.setdefault(folded[token], token) != token:
            yield _lowered(document, first[folded[token]])
            return
    for token, word in enumerate(folded if first else ()):
        if word in first and not capital[token] and _joined_to_name(document, token):
            yield _lowered(document, first[word])
            return


def _lowered(document: Document, token: int) -> Sign:
    return Sign(document.start[token], document.end[token], "name", STRONG, "a surname in small letters")


def _joined_to_name(document: Document, token: int) -> bool:
    """Whether a word is joined to a name by and: Putin and trump."""
    return token > 1 and document.folded[token - 1] == "and" and document.capital[token - 2]


def _could_be_name(document: Document, token: int) -> bool:
    word = document.folded[token]
    return (
        document.is_word[token]
        and not document.capital[token]
        and word.isalpha()
        and len(word) > 3
        and not word.endswith(("ed", "ing", "ly", "s"))
        and word not in NOT_NAMES
    )


def _unknown_roles(document: Document) -> Iterator[Sign]:
    """A word no dictionary knows in the place of a role: the garble before a full name.

    The dictionary is opened only when the article shows other signs.
    """
    text = document.article.text
    for segment in document.segments:
        start = segment.region.start
        for match in BEFORE_NAME.finditer(text, start, start + segment.length):
            if _unknown(match.group(1)):
                yield Sign(*match.span(1), "vocabulary", STRONG, "an unknown word before a name")
                return


def _unknown(word: str) -> bool:
    from simplemma import is_known

    regular = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing"))
    return (
        not any(is_known(form, lang="en") for form in regular)
        and not word.endswith(ROLES)
        and word not in UNLISTED_ROLES
    )
