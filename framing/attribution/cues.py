"""The cues of a unit: the verb group around a matched cue, and whether it is a verb here at all."""

from __future__ import annotations

from framing.attribution.speech import CALLED, is_speech
from framing.attribution.units import NOMINAL, Unit
from framing.attribution.verbs import BELIEF, Cue, is_finite, is_gerund, is_manner, is_month
from framing.document import Match

# A verb group is at most this long: "has also repeatedly refused to say".
MAX_GROUP = 7
# Beside a noun's determiner at most this many adjectives stand: "a deeply misleading claim".
MAX_ADJECTIVES = 2
# Share of capitalised longer words from which a sentence is a headline in title case.
MOST_CAPITALS = 0.7


def read_cues(unit: Unit) -> list[Cue]:
    """The cues of a unit that can attribute here, with their verb groups, in order.

    Args:
        unit: the unit.
    """
    found: list[Cue] = []
    for match in unit.cues:
        cue = _grouped(unit, match, found[-1].stop if found else unit.first)
        if found and match.first < found[-1].stop:
            continue
        if match.entry.takes and ("source" in match.entry.takes or _is_verb(unit, cue)):
            found.append(cue)
        elif match.entry.takes and _is_noun(unit, match):
            found.append(Cue(match.first, match.first + 1, match.first, match.first + 1, match.entry, nominal=True))
    return found


def _grouped(unit: Unit, match: Match, left: int) -> Cue:
    """A match with its auxiliaries and adverbs, without the word that opens its clause (that, to)."""
    syntax = unit.syntax
    stop = match.stop
    first = match.first
    if "source" in match.entry.takes:
        if unit.word(first).endswith(syntax.impersonal_endings) and unit.word(stop - 1) in syntax.bodies:
            stop -= 1  # "йдеться | у звіті"
        return Cue(first, stop, match.first, match.stop, match.entry)
    if stop - first > 2 and _holds_object(unit, first, stop):
        stop = first + 1  # "accused | the council of": the object belongs to the content
    end = match.stop if stop > first + 1 or match.stop - first <= 2 else stop
    if stop - first > 1:
        opens = syntax.opening_words if "infinitive" in match.entry.takes else syntax.complementizers
        opens = opens | syntax.question_words if syntax.bare_clauses else opens  # "questioned | whether"
        if syntax.subject_after and unit.word(stop - 1) in syntax.prepositions:
            stop = max(first + 1, stop - 1 if stop - first == 2 else first + 1)  # "выступил | за": it opens the content
        while stop > first + 1 and (unit.word(stop - 1) in opens or not unit.is_word(stop - 1)):
            stop -= 1
    feeling = match.entry.concept == BELIEF and unit.word(match.first).endswith("ed")  # became worried about
    predicate = "predicate" in match.entry.takes or feeling
    while first > max(left, match.first - MAX_GROUP):
        word = unit.word(first - 1)
        if is_month(unit, first - 1):
            break  # "in May | announced"
        if word == "'s" and match.entry.takes and unit.word(match.first) in syntax.also_nouns:
            break  # the mayor's claim
        joins = (
            word in syntax.cue_words
            or (word in syntax.control_verbs and unit.word(first) in ("to", "on"))
            or (word == "on" and unit.word(first - 2) in syntax.control_verbs)  # went on to say
            or is_manner(unit, first - 1)
        )
        if not joins and not (predicate and word in syntax.copulas | syntax.degree_words):
            break
        first -= 1
    return Cue(first, stop, match.first, end, match.entry)


def _holds_object(unit: Unit, first: int, stop: int) -> bool:
    """Whether a pattern's gap took in the verb's object: "accuse … of", "призвать … не"."""
    second, last, syntax = unit.word(first + 1), unit.word(stop - 1), unit.syntax
    if syntax.subject_after:
        return last in syntax.auxiliaries
    opens = second in syntax.determiners or second in syntax.pronouns or unit.is_capital(first + 1)
    return opens and last in syntax.prepositions and unit.word(first) not in syntax.light_verbs


def _is_noun(unit: Unit, match: Match) -> bool:
    """Whether a match that is no verb here can be a noun of speech: by its concept, or a form that is also a noun."""
    word = unit.word(match.first)
    opened = match.stop - match.first == 2 and unit.word(match.stop - 1) in unit.syntax.opening_words
    owned = unit.word(match.first - 1) in unit.syntax.possessives or unit.word(match.first - 1) == "'s"  # her warning
    verbal = word.endswith(("ed", "ing")) and not (owned and word in unit.syntax.also_nouns)
    if not unit.syntax.also_nouns or verbal or (match.stop - match.first > 1 and not opened):
        return False
    return match.entry.concept == NOMINAL or word in unit.syntax.also_nouns


def _is_verb(unit: Unit, cue: Cue) -> bool:
    """Whether a cue is a verb here: no noun behind a determiner, no participle before a noun, no name."""
    if cue.entry.concept == NOMINAL and unit.syntax.also_nouns:
        return False
    syntax = unit.syntax
    if unit.is_capital(cue.head) and unit.is_word(cue.head - 1):
        name = not _in_capitals(unit, cue.head) if syntax.subject_after else _within_name(unit, cue.head)
        if name:  # the first name Гана is no form of ганити
            return False
    word = unit.word(cue.head)
    if syntax.participle_endings:
        plain = not word.endswith(syntax.participle_endings) or _is_predicate(unit, cue)
        return cue.entry.concept != NOMINAL and (cue.end - cue.head > 1 or plain)
    if not syntax.also_nouns:
        return cue.end - cue.head > 1 or unit.has_reading(cue.head, "VERB", "GRND", "PRTS", "ADJS")
    return _is_english_verb(unit, cue)


def _is_predicate(unit: Unit, cue: Cue) -> bool:
    """Whether an adjective or participle of thought is a predicate: "вона переконана, що …", "…, упевнена мерка"."""
    if cue.entry.stance not in ("weak", "affective"):
        return False
    opens = unit.word(cue.stop) == "," and unit.word(cue.stop + 1) in unit.syntax.complementizers
    opens = opens or (cue.takes("noun") and unit.word(cue.stop).endswith((*unit.syntax.oblique_endings, "им")))
    return opens or unit.word(cue.head - 1) in (",", "—", "–")


def _within_name(unit: Unit, token: int) -> bool:
    """Whether a capitalised word is part of a name or of a title in capitals."""
    neighbours = [unit.is_capital(other) for other in (token - 1, token + 1) if unit.is_word(other)]
    return all(neighbours) and not _in_capitals(unit, token)


def _in_capitals(unit: Unit, token: int) -> bool:
    """Whether a sentence is a headline in title case: most of its longer words are capitalised."""
    first, stop = unit.document.sentence_bounds[unit.document.sentence_of[token]]
    long = [
        t for t in range(first, stop) if unit.document.is_word[t] and unit.document.end[t] - unit.document.start[t] > 3
    ]
    return sum(unit.is_capital(t) for t in long) > MOST_CAPITALS * len(long)


def _is_english_verb(unit: Unit, cue: Cue) -> bool:
    quote = unit.quote_at(cue.stop)
    if (
        quote is not None
        and quote.first == cue.stop
        and unit.word(cue.stop - 1) in CALLED
        and not is_speech(unit, quote)
    ):
        return False  # "a club called “Long Water”"
    syntax = unit.syntax
    if cue.takes("predicate"):  # "is critical of"; but "a book critical of"
        return any(unit.word(token) in syntax.be_words | syntax.copulas for token in range(cue.first, cue.end))
    word, before = unit.word(cue.head), unit.word(cue.head - 1)
    if before == "'s" and unit.word(cue.head - 2) not in syntax.subject_pronouns | {"there", "that", "what"}:
        return False  # "the mayor's promising start"; but "she's promising"
    if before == "to" or any(unit.word(token) in syntax.auxiliaries for token in range(cue.first, cue.head)):
        return True
    if before in ("'s", "of", "other", "same", "such") or before in syntax.plain_determiners or before.isdigit():
        return False
    gerund = is_gerund(unit, cue)
    if before in syntax.prepositions and not gerund:
        return False
    if gerund and before in syntax.determiners:
        return False
    if word not in syntax.also_nouns or cue.end - cue.head > 1:
        return True
    if cue.first < cue.head:  # "police also fear"; but "the only hope", "for further claims"
        opening = unit.word(cue.first - 1)
        return opening not in syntax.determiners and opening not in syntax.prepositions and opening != "'s"
    if unit.word(cue.end) in syntax.subject_pronouns and unit.word(cue.end) not in syntax.relatives:
        return True  # "residents of the old town hope they …"
    if _plural_opens(unit, cue):
        return True  # "Polls in New Orlin show a close race"
    acts = unit.word(cue.head - 2) in syntax.auxiliaries and not unit.is_capital(cue.head - 1)
    if acts or before in syntax.particles:
        return False  # an object: "did not unveil plans", "scaled back plans"
    if (
        any(
            unit.word(token) in syntax.plain_determiners or unit.word(token) == "'s"
            for token in range(max(unit.first, cue.head - MAX_ADJECTIVES - 1), cue.head - 1)
        )
        and not word.endswith("s")
        and not before.removesuffix("ss").endswith("s")
    ):
        return False  # "the mayor's first claim"; but "the mayor claims", "the mayors claim"
    if unit.word(cue.end) in syntax.prepositions - syntax.topic_prepositions - syntax.infinitive_mark:
        return False  # a noun's own preposition: "claim by", "report from"
    plural = before.endswith("s") or before in syntax.pronouns or before in syntax.pointers
    plural = plural or before in words_of_number(unit, cue.head - 1)
    return word.endswith(("s", "ing")) != plural or word.endswith("ing") or before in syntax.subject_pronouns


def _plural_opens(unit: Unit, cue: Cue) -> bool:
    """Whether the sentence opens with a plural, a thing follows the cue, and the verb between them is yet to come."""
    first = unit.document.sentence_bounds[unit.document.sentence_of[cue.head]][0]
    word, following = unit.word(cue.head), unit.word(cue.end)
    opens = following in unit.syntax.determiners or unit.is_capital(cue.end)
    plural = any(unit.word(token).endswith("s") for token in range(first, min(first + 2, cue.head)))
    plain = (
        opens
        and plural
        and not word.endswith(("s", "ing"))
        and unit.word(cue.head - 1) not in unit.syntax.unfinished_words
    )
    whole = not any(is_finite(unit, token) or not unit.is_word(token) for token in range(first, cue.head))
    return opens and plural and plain and whole


def words_of_number(unit: Unit, token: int) -> frozenset[str]:
    """Plurals without -s that stand before a verb, and the second of two joined names."""
    joined = any(unit.word(other) in unit.syntax.conjunctions for other in range(token - 3, token))
    return frozenset(
        ("percent", "people", "police", "women", "men", "media", "others", unit.word(token) if joined else "")
    )
