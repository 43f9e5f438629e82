"""What a source phrase means: a person of the article, a body, a document, or nobody with a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.attribution.entities import PERSON_TYPES, Entity, People
from framing.attribution.names import same_word
from framing.attribution.units import Range
from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.characters import fold

# A role finds the name it belongs to this many sentences ahead: "An aide said … Ann Dole, the aide, added".
AHEAD = 3
BEHIND = 2  # sentences back to the person a pronoun may mean who has not spoken yet
NEUTER_PRONOUNS = {"it", "its", "оно", "воно"}
PLURAL_PRONOUNS = {"they", "them", "their", "we", "our", "они", "их", "мы", "вони", "їх", "їхніми", "ми"}
FEMALE_PRONOUNS = {"she", "her", "она", "ее", "ей", "вона", "її", "їй"}
MALE_PRONOUNS = {"he", "him", "his", "он", "его", "ему", "він", "його", "йому"}
FEMALE_ENDINGS = ("а", "я")  # of Slavic first names
INDEFINITE = frozenset(
    "anyone anybody everyone everybody someone somebody nobody никто кто-то каждый ніхто хтось кожен".split()
)
ARTICLES = {"a", "an"}
BODIES = ("institution", "agency", "media", "organisation", "document")


class Speaker(NamedTuple):
    """What a source phrase resolves to."""

    entity: str | None
    source_type: str
    named: bool


NOBODY = Speaker(None, "unknown", False)


def resolve(
    document: Document,
    people: People,
    nouns: Sequence[Match],
    source: Range | None,
    previous: Sequence[Speaker],
) -> Speaker:
    """What a source phrase means.

    Args:
        document: the article.
        people: its people.
        nouns: source-noun matches of the sentence.
        source: the phrase, or ``None`` where nobody is named.
        previous: the speakers before, latest last (for pronouns).
    """
    if source is None:
        return NOBODY
    first, stop = source
    syntax = get_language(document.language).syntax
    # Who is named in a relative clause is another: "anyone who has stood in Mill Street".
    relative = next((t for t in range(first + 1, stop) if document.folded[t] in syntax.relative_forms), None)
    if relative is not None:
        stop = relative - (document.folded[relative - 1] == ",")
    words = [token for token in range(first, stop) if document.is_word[token]]
    if not words or (len(words) == 1 and document.folded[words[0]] in INDEFINITE):
        return NOBODY
    if len(words) <= 2 and document.folded[words[0]] in syntax.pronouns | syntax.possessives:
        pronoun = document.folded[words[0]]
        speaker = _antecedent(people, pronoun, previous)
        return speaker if speaker.entity else _mentioned_before(document, people, pronoun, first)
    inside = [noun for noun in nouns if first <= noun.first < stop]
    roles = [noun for noun in inside if noun.entry.source_type in PERSON_TYPES]
    known = _mentioned(document, people, words, inside)
    text = document.article.text[document.start[first] : document.end[stop - 1]]
    if known is not None:
        return _person(document, known, roles)
    if any(noun.entry.concept == "source.unnamed" for noun in inside):  # a source, an insider, people familiar with it
        return Speaker(text, "unknown", False)
    if roles:
        return _role(document, people, roles, words, text, previous)
    if inside:
        return _body(document, inside, words, text)
    if document.article.outlet and fold(document.article.outlet) in fold(text):
        return Speaker(document.article.outlet, "outlet", True)
    names = _names(document, words, inside)
    return Speaker(text if names else None, "unknown", bool(names))


def _person(document: Document, known: Entity, roles: Sequence[Match]) -> Speaker:
    """A person whose name stands in the phrase; a role beside it is learnt for later."""
    if roles:
        known.roles.update(document.folded[noun.stop - 1] for noun in roles)
        if known.source_type == "unknown":
            known.source_type = roles[0].entry.source_type
    return Speaker(known.name, known.source_type, True)


def _role(
    document: Document,
    people: People,
    roles: Sequence[Match],
    words: Sequence[int],
    text: str,
    previous: Sequence[Speaker],
) -> Speaker:
    """A role without a name: the person introduced with it, before or a little later; else the latest such speaker."""
    kind = roles[0].entry.source_type
    names = _names(document, words, roles)
    if names and names[-1] == words[-1] and not document.folded[words[-1]].endswith("s"):
        return Speaker(text, kind, True)
    plural = document.folded[roles[0].stop - 1].endswith("s") and document.language == "en"
    if plural or document.folded[words[0]] in get_language(document.language).syntax.pointers:
        return Speaker(text, kind, False)
    holder = _holder(document, people, roles[0], words[0])
    if holder is not None:
        if holder.source_type == "unknown":
            holder.source_type = kind
        return Speaker(holder.name, holder.source_type, True)
    if document.folded[words[0]] not in ARTICLES and not names:
        for speaker in reversed(previous[-AHEAD:]):
            if speaker.named and speaker.source_type == kind:
                return speaker
    return Speaker(text, kind, False)


def _holder(document: Document, people: People, noun: Match, at: int) -> Entity | None:
    """The person introduced with a role: the latest before the phrase, else the first within a few sentences."""
    role = document.folded[noun.stop - 1]
    holders = [entity for entity in people.everybody if any(same_word(one, role) for one in entity.roles)]
    before = [
        (max(m for m in e.mentions if m < at), n) for n, e in enumerate(holders) if any(m < at for m in e.mentions)
    ]
    indefinite = document.folded[at] in ARTICLES
    if before and not indefinite:
        return holders[max(before)[1]]
    sentence = document.sentence_of[at]
    ahead = [
        (m, n)
        for n, e in enumerate(holders)
        for m in e.mentions
        if m > at and document.sentence_of[m] <= sentence + AHEAD
    ]
    return holders[min(ahead)[1]] if ahead and not before else None


def _body(document: Document, inside: Sequence[Match], words: Sequence[int], text: str) -> Speaker:
    """A body, an agency, a document: named when its own name stands there, not a nationality or party alone."""
    kind = inside[-1].entry.source_type
    noun = inside[-1]
    names = _names(document, words, ())
    own = [token for token in names if token != noun.first - 1]
    quoted = any(document.in_quotes[token] for token in words)
    named = kind == "institution" or bool(own) or quoted
    return Speaker(text, kind, named)


def _antecedent(people: People, pronoun: str, previous: Sequence[Speaker]) -> Speaker:
    """The latest speaker a pronoun may mean: a body for it, several people for they, else a person of that gender."""
    for speaker in reversed(previous):
        body = speaker.source_type in BODIES
        if not speaker.entity:
            continue
        if pronoun in NEUTER_PRONOUNS and body:
            return speaker
        if pronoun in PLURAL_PRONOUNS or pronoun in NEUTER_PRONOUNS:
            if pronoun in PLURAL_PRONOUNS:
                return speaker
            continue
        if not body and _gender_fits(people, speaker, pronoun):
            return speaker
    return NOBODY


def _mentioned_before(document: Document, people: People, pronoun: str, at: int) -> Speaker:
    """Who a he or she means where nobody spoke before: the person named last, one or two sentences back."""
    if pronoun not in FEMALE_PRONOUNS | MALE_PRONOUNS:
        return NOBODY
    recent = [
        (mention, entity)
        for entity in people.everybody
        for mention in entity.mentions
        if mention < at and document.sentence_of[at] - document.sentence_of[mention] <= BEHIND
    ]
    for _, entity in sorted(recent, key=lambda pair: -pair[0]):
        speaker = Speaker(entity.name, entity.source_type, True)
        if _gender_fits(people, speaker, pronoun):
            return speaker
    return NOBODY


def _gender_fits(people: People, speaker: Speaker, pronoun: str) -> bool:
    """Whether a Slavic first name's ending does not contradict he or she."""
    first = next((entity.words[0] for entity in people.everybody if entity.name == speaker.entity), "")
    if not first or first[0] < "а":  # no name, or one in Latin letters
        return True
    female = first.endswith(FEMALE_ENDINGS) and first not in ("илья", "никита", "ілля", "микита", "микола", "данила")
    return female if pronoun in FEMALE_PRONOUNS else not female if pronoun in MALE_PRONOUNS else True


def _mentioned(document: Document, people: People, words: Sequence[int], inside: Sequence[Match]) -> Entity | None:
    """The person whose surname stands in the phrase: the last one, unless it is a role's possessor ("Dole's aide")."""
    for token in reversed(words):
        if document.capital[token]:
            possessor = token + 1 < len(document.folded) and document.folded[token + 1] == "'s"
            if possessor and any(noun.first > token for noun in inside):
                continue
            entity = people.named((document.folded[token],))
            if entity is not None:
                return entity
    return None


def _names(document: Document, words: Sequence[int], inside: Sequence[Match]) -> list[int]:
    """Capitalised words that are part of no role (a sentence's first word counts only alone)."""
    covered = {token for noun in inside for token in range(noun.first, noun.stop)}
    opening = document.sentence_bounds[document.sentence_of[words[0]]][0]
    return [
        token
        for token in words
        if document.capital[token] and token not in covered and (token != opening or len(words) == 1)
    ]
