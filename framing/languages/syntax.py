"""The small closed word classes that rules of syntax need, in the same form for every language."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

Word = TypeVar("Word", covariant=True)
Other = TypeVar("Other")


class Words(frozenset[Word]):
    """A class of words. What is made of two classes is made once, however often a rule asks for it.

    Example:
        >>> (words("of in") | words("to")) is (words("in of") | words("to"))
        True
    """

    def __or__(self, other: Set[Other], /) -> Words[Word | Other]:
        return _united(self, other if isinstance(other, frozenset) else frozenset(other))

    __ror__ = __or__

    def __sub__(self, other: Set[object], /) -> Words[Word]:
        return _without(self, other if isinstance(other, frozenset) else frozenset(other))


@lru_cache(maxsize=1000)
def _united(one: frozenset[Word], other: frozenset[Other]) -> Words[Word | Other]:
    return Words(one.union(other))


@lru_cache(maxsize=1000)
def _without(one: frozenset[Word], other: frozenset[object]) -> Words[Word]:
    return Words(one.difference(other))


@dataclass(frozen=True)
class Syntax:
    """Closed word classes, all folded; a class a language has no use for is empty.

    Around a cue: ``auxiliaries`` and ``adverbs`` may stand between subject and cue;
    ``cue_words`` among them belong to the cue (*has* also *said*), ``control_verbs`` join it with an
    infinitive (refused *to say*); ``infinitive_mark`` is English to, ``be_words`` make a passive;
    ``copulas`` stand before an adjective as they do (*became* worried), ``degree_words`` between (*so* worried).

    Contents: ``complementizers`` open a content clause and do not belong to it (that, что, що);
    ``question_words`` open one and do (whether, как); ``as_words`` open a parenthesis (as, как, як);
    ``topic_prepositions`` open a noun content (about, о, про); ``clause_openers`` begin a clause that
    stands without complementizer (``bare_clauses`` says whether the language has such);
    ``subordinators`` end a content that is no clause (after, while); ``addressing_verbs`` name the
    hearer first (told reporters); ``anaphora`` stand for what was said before (об этом, про це).

    Sources: ``pronouns`` are all personal pronouns, ``subject_pronouns`` those that speak,
    ``writer_pronouns`` the first person, ``object_pronouns`` those that a verb takes as object,
    ``case_pronouns`` all that are no nominative; ``relatives`` open a relative clause as its subject,
    ``relative_forms`` in any case, ``place_words`` one of place or time (where, when);
    ``conjunctions`` join two names; ``stoppers`` never belong to a source; ``source_prepositions``
    may join the parts of one, ``prepositions`` are all others too;
    ``determiners`` begin one; ``pointers`` are determiners that speak alone (some, several).
    ``time_words`` stand beside a cue and are nobody; ``subject_after`` says whether the subject may
    freely follow its verb; ``bodies`` are prepositions that make a place the speaker (в Кремле сказали),
    ``occasions`` words that are none behind them (в начале).

    Nominal cues: ``possessives`` name their speaker (his claim), ``light_verbs`` take them as object
    (voiced concern), ``receiving_verbs`` too, of what others say (faced criticism from),
    ``noun_prepositions`` lead to their content (support for), ``agent_prepositions`` to their
    speaker (a claim by).

    Forms, where the dictionary has no grammemes: ``verb_endings`` of finite verbs, ``infinitive_endings``,
    ``writer_endings`` of the first and second person; ``participle_endings`` of words that are no verb,
    ``oblique_endings`` of words that are no subject (``declined_endings`` tell the same by the endings of
    lemma and form), ``gerund_endings``; in all languages where bodies speak in the plural, its ``plural_endings``;
    ``past_verbs`` (irregular past forms), ``also_nouns`` (forms that are as often nouns),
    ``particles`` change a verb's meaning (backed off), ``impersonal_endings`` are those of verbs
    without subject (сообщается, повідомлено).
    """

    complementizers: frozenset[str]
    question_words: frozenset[str]
    as_words: frozenset[str]
    topic_prepositions: frozenset[str]
    infinitive_mark: frozenset[str]
    pronouns: frozenset[str]
    subject_pronouns: frozenset[str]
    writer_pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    stoppers: frozenset[str]
    source_prepositions: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pointers: frozenset[str]
    relatives: frozenset[str]
    relative_forms: frozenset[str]
    place_words: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    anaphora: frozenset[str]
    impersonal_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    bodies: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    object_pronouns: frozenset[str] = frozenset()
    case_pronouns: frozenset[str] = frozenset()
    cue_words: frozenset[str] = frozenset()
    be_words: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    degree_words: frozenset[str] = frozenset()
    control_verbs: frozenset[str] = frozenset()
    addressing_verbs: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()
    time_words: frozenset[str] = frozenset()
    past_verbs: frozenset[str] = frozenset()
    also_nouns: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    light_verbs: frozenset[str] = frozenset()
    receiving_verbs: frozenset[str] = frozenset()
    noun_prepositions: frozenset[str] = frozenset()
    agent_prepositions: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    verb_endings: tuple[str, ...] = ()
    infinitive_endings: tuple[str, ...] = ()
    writer_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    oblique_endings: tuple[str, ...] = ()
    declined_endings: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    plural_endings: tuple[str, ...] = ()
    bare_clauses: bool = False
    subject_after: bool = True

    @cached_property
    def opening_words(self) -> frozenset[str]:
        """Words that open a content behind its cue and are cut off it: that, to."""
        return self.complementizers | self.infinitive_mark

    @cached_property
    def linking_words(self) -> frozenset[str]:
        """Conjunctions and subordinators."""
        return self.conjunctions | self.subordinators

    @cached_property
    def nominal_stops(self) -> frozenset[str]:
        """Words that begin no noun phrase behind a verb."""
        return self.stoppers | self.adverbs | self.conjunctions | self.prepositions | self.time_words | self.particles

    @cached_property
    def clause_stops(self) -> frozenset[str]:
        """Words that begin no clause behind a verb."""
        return self.stoppers | self.adverbs | self.conjunctions | self.prepositions | self.pronouns | self.particles

    @cached_property
    def breaking_words(self) -> frozenset[str]:
        """Words at which a content may end."""
        return self.linking_words | {",", ";", "—", "–", "-", "by"}

    @cached_property
    def unfinished_words(self) -> frozenset[str]:
        """Words after which a noun phrase goes on: "of the", "and the"."""
        return self.prepositions | self.conjunctions | self.determiners | self.stoppers

    @cached_property
    def time_openers(self) -> frozenset[str]:
        """Words before a word of time: on Monday, this week."""
        return self.prepositions | {"this", "last", "next", "earlier", "late", "несколько", "кілька"}

    @cached_property
    def plain_determiners(self) -> frozenset[str]:
        """Determiners that never stand alone."""
        return self.determiners - self.pointers

    @cached_property
    def closing_prepositions(self) -> frozenset[str]:
        """Prepositions that end an English source behind its cue (all but of)."""
        return self.prepositions - {"of"}

    @cached_property
    def front_words(self) -> frozenset[str]:
        """Words that are cut off the front of a source."""
        return self.adverbs | self.linking_words | self.time_words

    @cached_property
    def phrase_stoppers(self) -> frozenset[str]:
        """Words at which a source behind its cue ends."""
        return self.stoppers | self.complementizers


def words(text: str) -> Words[str]:
    """A class of words written in one string.

    Example:
        >>> sorted(words("to the"))
        ['the', 'to']
    """
    return Words(text.split())
