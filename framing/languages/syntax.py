"""The small closed word classes that rules of syntax need, in the same form for every language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Syntax:
    """Closed word classes, all folded.

    ``complementizers`` open a content clause and do not belong to it (that, что, що);
    ``question_words`` open one and do (whether, how, куда); ``as_words`` open a parenthesis
    (as, как, як); ``topic_prepositions`` open a noun content (about, о, про); ``infinitive_mark``
    is English to; ``pronouns`` are subject and oblique personal pronouns; ``auxiliaries`` and
    ``adverbs`` may stand between subject and cue; ``stoppers`` never belong to a source;
    ``source_prepositions`` may join the parts of one (of, по); ``determiners`` begin one;
    ``addressee_prepositions`` lead to the hearer (to, у розмові з).
    """

    complementizers: frozenset[str]
    question_words: frozenset[str]
    as_words: frozenset[str]
    topic_prepositions: frozenset[str]
    infinitive_mark: frozenset[str]
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    stoppers: frozenset[str]
    source_prepositions: frozenset[str]
    determiners: frozenset[str]


def words(text: str) -> frozenset[str]:
    """A set of words written in one string.

    Example:
        >>> sorted(words("to the"))
        ['the', 'to']
    """
    return frozenset(text.split())
