"""Who appears: the people of an article, by full name, with the roles that stand beside their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from framing.attribution.names import MIN_STEM, same_name, same_word, skeleton
from framing.document import Document, Match
from framing.languages.sentences import FUNCTION_WORD

MAX_NAME = 4  # words of a full name
# A role stands this near the name it belongs to: "assistant to the Orlin mayor Ann Dole".
ROLE_DISTANCE = 6
# People's roles outrank the institutions named within them ("the ministry's spokesman").
PERSON_TYPES = ("official", "politician", "expert", "private_person", "social_media")


@dataclass
class Entity:
    """A person of the article: full name as written, source type, first tokens of its mentions, role words."""

    name: str
    words: tuple[str, ...]
    source_type: str = "unknown"
    mentions: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)


@dataclass
class People:
    """The people of an article, found by the stem of their surnames."""

    everybody: list[Entity] = field(default_factory=list)
    by_stem: dict[str, list[Entity]] = field(default_factory=dict)

    def add(self, entity: Entity) -> None:
        """Enter a person."""
        self.everybody.append(entity)
        self.by_stem.setdefault(_stem(entity.words[-1]), []).append(entity)

    def named(self, words: Sequence[str]) -> Entity | None:
        """The person a folded name means, given in full or by surname."""
        alike = self.by_stem.get(_stem(words[-1]), ())
        if len(words) == 1:
            return next((entity for entity in alike if same_word(entity.words[-1], words[0])), None)
        return next((entity for entity in alike if same_name(entity.words, tuple(words))), None)


@lru_cache(maxsize=20_000)
def _stem(surname: str) -> str:
    return skeleton(surname)[:MIN_STEM]


def read_entities(document: Document) -> People:
    """The people of an article: runs of two to four capitalised words, with the role beside them.

    Args:
        document: the parsed article.

    Returns:
        The people in order of first mention.
    """
    nouns = {match.first: match for match in document.matches_of["source_noun"]}
    covered = {token for m in nouns.values() for token in range(m.first, m.stop)}
    text, start, end = document.article.text, document.start, document.end
    words = [t for t in _name_words(document) if t not in covered and not text[start[t] : end[t]].isupper()]
    people = People()
    place = 0
    while place < len(words):
        first = words[place]
        _, sentence_stop = document.sentence_bounds[document.sentence_of[first]]
        stop, limit = first, min(first + MAX_NAME, sentence_stop)
        while place < len(words) and words[place] == stop < limit:
            stop += 1
            place += 1
        if stop - first > 1:
            _enter(document, people, nouns, first, stop)
    return people


def _name_words(document: Document) -> list[int]:
    """Capitalised words of two letters at least beside another such: no function words."""
    mine, batch = slice(document.first, document.stop), document.batch
    named = batch.tokens.capital[mine] & (batch.tokens.end[mine] - batch.tokens.start[mine] > 1)
    named &= batch.lexicon.flags[batch.form[mine]] & FUNCTION_WORD == 0
    paired = np.zeros(len(named), bool)
    paired[1:] = named[1:] & named[:-1]
    paired[:-1] |= paired[1:]
    found: list[int] = paired.nonzero()[0].tolist()
    return found


def _enter(document: Document, people: People, nouns: dict[int, Match], first: int, stop: int) -> None:
    words = tuple(document.folded[first:stop])
    known = people.named(words)
    if known is None:
        known = Entity(document.article.text[document.start[first] : document.end[stop - 1]], words)
        people.add(known)
    known.mentions.append(first)
    for noun in _roles_beside(document, nouns, first, stop):
        known.roles.add(document.folded[noun.stop - 1])
        if known.source_type == "unknown":
            known.source_type = noun.entry.source_type


def _roles_beside(document: Document, nouns: dict[int, Match], first: int, stop: int) -> list[Match]:
    """The roles that stand before a name in the same phrase, or behind a comma after it; the nearest first."""
    found = []
    for token in range(first - 1, max(-1, first - ROLE_DISTANCE - 1), -1):
        if document.folded[token] in ".,;:!?" or (not document.is_word[token] and document.folded[token] not in "'’-"):
            break
        if token in nouns and nouns[token].entry.source_type in PERSON_TYPES:
            found.append(nouns[token])
    # "assistant to the president Ann Dole": the first role names the person, the second whom it serves.
    found.reverse()
    if stop < len(document.folded) and document.folded[stop] in (",", "("):
        for token in range(stop + 1, min(len(document.folded), stop + 1 + ROLE_DISTANCE)):
            if document.folded[token] in ".;:!?,)":
                break
            if token in nouns and nouns[token].entry.source_type in PERSON_TYPES:
                found.append(nouns[token])
                break
    return found
