"""Who speaks: the names of an article, what they are, and which of them a source means."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.attribution.units import Range
from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.sentences import FUNCTION_WORD

# A mention is the same surname when all but this many final letters agree (case endings).
MAX_ENDING = 3
MIN_STEM = 4
MAX_NAME = 4  # words of a full name
# A role stands this near the name it belongs to: "Deputy Foreign Minister Ann Dole".
ROLE_DISTANCE = 4
# People's roles outrank the institutions named within them ("the ministry's spokesman").
PERSON_TYPES = ("official", "politician", "expert", "private_person", "social_media")
PLURAL_PRONOUNS = {"they", "we", "они", "мы", "вони", "ми"}
NEUTER_PRONOUNS = {"it", "оно", "воно"}


@dataclass
class Entity:
    """A person, body or document of the article: its full name as written, its type, its tokens."""

    name: str
    words: tuple[str, ...]
    source_type: str = "unknown"
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Speaker:
    """What a source phrase resolves to."""

    entity: str | None
    source_type: str
    named: bool


def read_entities(document: Document) -> list[Entity]:
    """The people of an article: runs of two to four capitalised words, with the role beside them.

    Args:
        document: the parsed article.

    Returns:
        Entities in order of first mention.
    """
    nouns = {m.first: m for m in document.matches if m.entry.category == "source_noun"}
    covered = {token for m in nouns.values() for token in range(m.first, m.stop)}
    entities: list[Entity] = []
    reached = 0
    for token, capital in enumerate(document.capital):
        if not capital or token < reached:
            continue
        reached = token
        while reached < len(document.start) and reached - token < MAX_NAME and _name_word(document, reached, covered):
            if document.sentence_of[reached] != document.sentence_of[token]:
                break
            reached += 1
        if reached - token >= 2:
            _enter(document, entities, nouns, token, reached)
    return entities


def _name_word(document: Document, token: int, covered: set[int]) -> bool:
    return (
        document.capital[token]
        and token not in covered
        and not document.flags[token] & FUNCTION_WORD
        and document.end[token] - document.start[token] > 1
        and not document.article.text[document.start[token] : document.end[token]].isupper()
    )


def _enter(document: Document, entities: list[Entity], nouns: dict[int, Match], first: int, stop: int) -> None:
    words = tuple(document.folded[first:stop])
    known = next((entity for entity in entities if same_name(entity.words, words)), None)
    if known is None:
        known = Entity(document.article.text[document.start[first] : document.end[stop - 1]], words)
        entities.append(known)
    known.mentions.append(first)
    if known.source_type == "unknown":
        known.source_type = _role_beside(document, nouns, first, stop)


def _role_beside(document: Document, nouns: dict[int, Match], first: int, stop: int) -> str:
    """The type of the role that stands before a name, or behind a comma after it."""
    for token in range(first - 1, max(-1, first - ROLE_DISTANCE - 1), -1):
        if document.folded[token] in ".;:!?":
            break
        if token in nouns and nouns[token].entry.source_type in PERSON_TYPES:
            return nouns[token].entry.source_type
    if stop < len(document.folded) and document.folded[stop] == ",":
        for token in range(stop + 1, min(len(document.folded), stop + 2 * ROLE_DISTANCE)):
            if document.folded[token] in ".;:!?,":
                break
            if token in nouns and nouns[token].entry.source_type in PERSON_TYPES:
                return nouns[token].entry.source_type
    return "unknown"


def same_name(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a mention is of the same name: equal last words up to case endings, no contradicting first ones.

    Example:
        >>> same_name(("дмитрий", "лесков"), ("лескова",))
        True
    """
    if len(part) > 1 and len(full) > 1 and full[0][0] != part[0][0]:
        return False
    return _same_word(full[-1], part[-1])


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared >= MIN_STEM and len(one) - shared <= MAX_ENDING and len(other) - shared <= MAX_ENDING


def resolve(
    document: Document, entities: list[Entity], nouns: tuple[Match, ...], source: Range | None, previous: list[Speaker]
) -> Speaker:
    """What a source phrase means.

    Args:
        document: the article.
        entities: its people.
        nouns: source-noun matches of the sentence.
        source: the phrase, or ``None`` where nobody is named.
        previous: the speakers before, latest last (for pronouns).
    """
    if source is None:
        return Speaker(None, "unknown", False)
    first, stop = source
    words = [token for token in range(first, stop) if document.is_word[token]]
    pronouns = get_language(document.language).syntax.pronouns
    if len(words) == 1 and document.folded[words[0]] in pronouns:
        return _antecedent(document.folded[words[0]], previous)
    text = document.article.text[document.start[first] : document.end[stop - 1]]
    inside = [noun for noun in nouns if first <= noun.first < stop]
    person = next((n.entry.source_type for n in inside if n.entry.source_type in PERSON_TYPES), None)
    other = inside[-1].entry.source_type if inside else None
    known = _mentioned(document, entities, words)
    if known is not None:
        return Speaker(known.name, person or _known_type(known) or other or "unknown", True)
    if person is not None:
        introduced = _role_introduced(document, entities, inside)
        return Speaker(introduced or text, person, introduced is not None or _has_name(document, words, inside))
    if other is not None:
        named = any(document.capital[token] for token in words if document.sentence_of[token] >= 0)
        return Speaker(text, other, named or other == "institution")
    named = _has_name(document, words, inside)
    return Speaker(text if named else None, "unknown", named)


def _known_type(entity: Entity) -> str | None:
    return entity.source_type if entity.source_type != "unknown" else None


def _antecedent(pronoun: str, previous: list[Speaker]) -> Speaker:
    """The latest speaker a pronoun may mean: a body for it, several people for they, else a person."""
    for speaker in reversed(previous):
        person = speaker.source_type in PERSON_TYPES or speaker.source_type == "unknown"
        if speaker.entity and (not person if pronoun in NEUTER_PRONOUNS else person or pronoun in PLURAL_PRONOUNS):
            return speaker
    return Speaker(None, "unknown", False)


def _mentioned(document: Document, entities: list[Entity], words: list[int]) -> Entity | None:
    """The person whose surname stands in the phrase, the last one there (roles stand before names)."""
    for token in reversed(words):
        if document.capital[token]:
            for entity in entities:
                if _same_word(entity.words[-1], document.folded[token]):
                    return entity
    return None


def _role_introduced(document: Document, entities: list[Entity], inside: list[Match]) -> str | None:
    """The one person introduced with this very role, so that "the aide" finds its name."""
    roles = {document.folded[noun.first] for noun in inside}
    holders = [
        entity.name
        for entity in entities
        if any(
            document.folded[token] in roles
            for mention in entity.mentions
            for token in range(max(0, mention - ROLE_DISTANCE), mention)
        )
    ]
    return holders[0] if len(set(holders)) == 1 else None


def _has_name(document: Document, words: list[int], inside: list[Match]) -> bool:
    """Whether a capitalised word that is part of no role stands in the phrase (its first word counts only alone)."""
    covered = {token for noun in inside for token in range(noun.first, noun.stop)}
    names = [token for token in words if document.capital[token] and token not in covered]
    opening = document.sentence_bounds[document.sentence_of[words[0]]][0]
    return any(token != opening or len(words) == 1 for token in names)
