"""Cues as verbs: what their form tells."""

from __future__ import annotations

from typing import NamedTuple

from framing.attribution.units import Unit
from framing.lexicon.schema import Entry

BELIEF = "cue.believe"


class Cue(NamedTuple):
    """A cue in its sentence: its whole verb group (``first``, ``stop``), and the match (``head``, ``end``).

    ``nominal`` says that it is a noun (claim, statement).
    """

    first: int
    stop: int
    head: int
    end: int
    entry: Entry
    nominal: bool = False

    def takes(self, frame: str, other: str = "") -> bool:
        """Whether the lexicon says that this, or the other, may follow."""
        takes = self.entry.takes
        return frame in takes or other in takes


def is_manner(unit: Unit, token: int) -> bool:
    """Whether a word is an adverb by its ending (English ``-ly``)."""
    word = unit.word(token)
    return (
        word.endswith("ly")
        and len(word) > 4
        and bool(unit.syntax.cue_words)
        and (not unit.is_capital(token) or (unit.word(token - 1) == "" and token + 1 not in unit.cue_tokens))
    )


def is_month(unit: Unit, token: int) -> bool:
    """Whether an English auxiliary is a month: "in May"."""
    before = unit.word(token - 1)
    return unit.word(token) == "may" and unit.is_capital(token) and before in unit.syntax.time_openers


def is_gerund(unit: Unit, cue: Cue) -> bool:
    """Whether a cue hangs on another verb: saying, отметив, зазначивши."""
    word = unit.word(cue.head)
    if unit.syntax.gerund_endings:
        return word.endswith(unit.syntax.gerund_endings) and not any(
            unit.word(token) in unit.syntax.be_words for token in range(cue.first, cue.head)
        )
    return unit.has_reading(cue.head, "GRND") and not unit.has_reading(cue.head, "VERB")


def is_converb(unit: Unit, token: int) -> bool:
    """Whether a Slavic word is an adverbial participle: открывая, відкриваючи."""
    if unit.syntax.gerund_endings:
        return unit.word(token).endswith(unit.syntax.gerund_endings)
    return unit.has_reading(token, "GRND") and not unit.has_reading(token, "NOUN", "PREP", "ADVB")


def is_passive(unit: Unit, cue: Cue) -> bool:
    """Whether a cue is an English passive: is believed, were expected, was told."""
    word = unit.word(cue.head)
    participle = word.endswith(("ed", "en", "wn")) or word in unit.syntax.past_verbs
    if cue.entry.concept == BELIEF and cue.end == cue.head + 2 and unit.word(cue.end - 1) not in unit.syntax.as_words:
        return False  # a feeling: is worried about, was pleased with
    return participle and any(unit.word(token) in unit.syntax.be_words for token in range(cue.first, cue.head))


def is_impersonal(unit: Unit, cue: Cue) -> bool:
    """Whether a Slavic cue has no subject: сообщается, отмечалось, повідомлено."""
    return unit.word(cue.head).endswith(unit.syntax.impersonal_endings)


def is_finite(unit: Unit, token: int) -> bool:
    """Whether a word is probably the finite verb of its clause, judged by closed classes and endings."""
    syntax = unit.syntax
    word, before, after = unit.word(token), unit.word(token - 1), unit.word(token + 1)
    if not syntax.also_nouns:
        if syntax.verb_endings:
            if word in syntax.auxiliaries or not word.endswith(syntax.verb_endings):
                return word in syntax.auxiliaries
            # залишив, дала are forms of verbs; колектив, школа end alike and are none
            return any(lemma.endswith(syntax.infinitive_endings) for lemma in unit.document.lemmas(token))
        return unit.has_reading(token, "VERB") and not unit.has_reading(token, "NOUN")
    if unit.is_capital(token) and token > unit.first:
        return False
    if word in syntax.be_words or (word in syntax.auxiliaries and word not in ("to", "not", "never", "having")):
        return True
    nominal = before in syntax.determiners or before in syntax.prepositions or before in ("'s", "-", "")
    if word in syntax.past_verbs or word.endswith("ed"):
        return not nominal
    follows = after in syntax.determiners or after in syntax.pronouns or after in ("to", "that")
    return word.endswith("s") and not nominal and follows and not word.endswith("ss")


def without_group(cue: Cue) -> Cue:
    """The cue alone, without its auxiliaries."""
    return cue._replace(first=cue.head)
