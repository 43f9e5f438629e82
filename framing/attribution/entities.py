"""Who appears: the people of an article, by full name, with the roles that stand beside their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

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


def _stem(surname: str) -> str:
    return skeleton(surname)[:MIN_STEM]


def read_entities(document: Document) -> People:
    """The people of an article: runs of two to four capitalised words, with the role beside them.

    Args:
        document: the parsed article.

    Returns:
        The people in order of first mention.
    """
    nouns = {m.first: m for m in document.matches if m.entry.category == "source_noun"}
    covered = {token for m in nouns.values() for token in range(m.first, m.stop)}
    people = People()
    capitals = [token for token, capital in enumerate(document.capital) if capital]
    reached = 0
    for token, following in pairwise([*capitals, -1]):
        if token < reached or following != token + 1:  # a name has two words at least
            continue
        reached = token
        while reached < len(document.start) and reached - token < MAX_NAME and _name_word(document, reached, covered):
            if document.sentence_of[reached] != document.sentence_of[token]:
                break
            reached += 1
        if reached - token >= 2:
            _enter(document, people, nouns, token, reached)
        reached = max(reached, token + 1)
    return people


def _name_word(document: Document, token: int, covered: set[int]) -> bool:
    return (
        document.capital[token]
        and token not in covered
        and not document.flags[token] & FUNCTION_WORD
        and document.end[token] - document.start[token] > 1
        and not document.article.text[document.start[token] : document.end[token]].isupper()
    )


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
