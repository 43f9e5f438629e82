"""Agents: whether the clause around a verb or an action noun says who acts.

English names the agent with ``by``, Russian and Ukrainian with a bare instrumental. What cannot be
told apart from an agent (an instrument, a role) counts as one: a clause is called agentless only
where nothing in it could be the doer.
"""

from __future__ import annotations

from framing.document import Document
from framing.languages import get_language
from framing.languages.syntax import words

# How far from the verb an agent may stand, in tokens; clauses of news text are seldom longer.
REACH = 16
# Marks that do not end a clause: quotation marks, apostrophes, hyphens, square brackets, signs of amounts.
WITHIN = frozenset("\"'«»“”„‘’`-‐‑%№$€&[]")

# English: words that begin another clause, whose by belongs to another verb.
EN_BREAKS = words("who which that because although while when before after if unless until as whereas since than where")
# After by: a time, a measure or a way of doing, not somebody who acts.
EN_NOT_AGENTS = words(
    """then now today tomorrow tonight midnight noon morning evening night dawn dusk monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december spring summer autumn winter default mistake accident chance far hand phone email mail post letter
    car train bus boat plane air sea road rail definition design means virtue way comparison contrast next
    early mid-morning mid-afternoon late almost nearly about around roughly half two-thirds one-third
    week month year end"""
)
# Who acts is told by another phrase than by.
EN_AGENT_PHRASES = (("on", "orders"), ("on", "the", "orders"), ("at", "the", "hands"), ("at", "the", "behest"))

# A noun behind one of these is no agent.
PREPOSITIONS = words(
    """в во на с со к ко у о об обо от из за по под над при про для без через между после перед до ради против среди
    вместе рядом одновременно із зі від біля щодо під після серед проти поруч разом поміж з й порівняно поза понад"""
)
# Who acts is told by another phrase than the instrumental: по решению суда, со стороны полиции, за рішенням суду.
AGENT_NOUNS = words(
    """решению приказу указу распоряжению постановлению инициативе требованию указанию приговору стороны
    рішенням наказом указом розпорядженням постановою ініціативою вимогою вказівкою вироком боку"""
)
AGENT_PREPOSITIONS = words("по со с за з зі із")
# Instrumentals that tell when, how or how much, never who.
CIRCUMSTANCES = words(
    """утром днем вечером ночью весной летом осенью зимой годом годами образом путем способом разом частью целиком
    порядком числом временем часом рейсом темпами фактом ранком вранці уночі ніччю весною влітку навесні восени взимку
    роком чином шляхом потом рядом згодом разом незабаром загалом цілком повністю станом обсягом сумою темпом"""
)
INSTRUMENTALS = {
    "ru": ("ом", "ем", "ой", "ей", "ою", "ею", "ью", "ами", "ями", "ими", "ыми", "ым", "им"),
    "uk": ("ом", "ем", "єм", "ою", "ею", "єю", "ами", "ями", "ним", "ким", "ими"),
}
ADJECTIVES = ("ими", "ыми", "им", "ым")
# Numerals of the instrumental: двумя, трьома.
NUMERALS = ("мя", "ма")
AGENT_PRONOUNS = words("им ими ею мной мною нами вами тобой тобою кем кем-то никем ним ними нею ким кимось ніким")
# Ukrainian words that end like an instrumental: first forms and genitives of the plural.
UK_NO_INSTRUMENTALS = words(
    """пором атом симптом диплом синдром перелом розлом злом альбом аеродром іподром фантом шолом прийом підйом
    проблем систем схем крем поем теорем об'єм водойм"""
)


def clause(document: Document, first: int, stop: int) -> tuple[int, int]:
    """The stretch between punctuation that a token range stands in, ``REACH`` tokens either side at most.

    Args:
        document: the parsed article.
        first: the range's first token.
        stop: the token after its last.

    Returns:
        A half-open token range.
    """
    low, high = document.sentence_bounds[document.sentence_of[first]]
    left, right = first, stop
    while left > max(low, first - REACH) and _goes_on(document, left - 1):
        left -= 1
    while right < min(high, stop + REACH) and _goes_on(document, right):
        right += 1
    return left, right


def _goes_on(document: Document, token: int) -> bool:
    return document.is_word[token] or document.folded[token] in WITHIN


def has_agent(document: Document, first: int, stop: int) -> bool:
    """Whether something in the clause could be the one who acts.

    Args:
        document: the parsed article.
        first: the first token of the verb or action noun.
        stop: the token after its last.
    """
    left, right = clause(document, first, stop)
    if document.language == "en":
        return _english_agent(document, stop, right)
    return any(
        _slavic_agent(document, token, stop, left)
        for token in range(left, right)
        if not first <= token < stop and document.is_word[token]
    )


def _english_agent(document: Document, start: int, stop: int) -> bool:
    folded = document.folded
    for token in range(start, stop):
        word = folded[token]
        if word in EN_BREAKS:
            return False
        if word == "by" and token + 1 < stop and _acts(document, token + 1):
            return True
        if any(tuple(folded[token : token + len(phrase)]) == phrase for phrase in EN_AGENT_PHRASES):
            return True
    return False


def _acts(document: Document, token: int) -> bool:
    """Whether what follows by could act: not a number, a time, a means or a verb in -ing."""
    word = document.folded[token]
    after = document.folded[token + 1] if token + 1 < len(document.folded) else ""
    if word in ("the", "a", "an", "this", "last", "that"):
        return after not in EN_NOT_AGENTS
    if word.endswith("ing") and not document.capital[token]:
        return False
    return not (word in EN_NOT_AGENTS or word[0].isdigit())


def _slavic_agent(document: Document, token: int, verb_stop: int, left: int) -> bool:
    """Whether a word is a bare instrumental noun, or names the one who gave the order (по решению суда)."""
    word = document.folded[token]
    if word in AGENT_NOUNS and token > left and document.folded[token - 1] in AGENT_PREPOSITIONS:
        return True
    # Acronyms have no cases: right behind the verb one may well be the agent (предоставлены США).
    if token == verb_stop and _is_acronym(document, token):
        return True
    if not word.endswith(INSTRUMENTALS[document.language]) or word in CIRCUMSTANCES:
        return False
    # дорвийскими ВС · некомпетентним, нечесним персоналом
    after = token + 1 if word.endswith(ADJECTIVES) and token + 1 < len(document.folded) else token
    joined = after > token and (_is_acronym(document, after) or document.folded[after] == ",")
    noun = joined or (_russian_noun if document.language == "ru" else _ukrainian_noun)(document, token)
    return noun and not _governed(document, token, left)


def _is_acronym(document: Document, token: int) -> bool:
    text = document.article.text[document.start[token] : document.end[token]]
    return len(text) > 1 and text.isupper() and text.isalpha()


def _russian_noun(document: Document, token: int) -> bool:
    word = document.folded[token]
    if word in AGENT_PRONOUNS:
        return True
    # The likeliest noun: паром is a ferry before it is steam.
    nouns = (r.grammemes for r in get_language("ru").readings(word) if "NOUN" in r.grammemes)
    likeliest = next(nouns, frozenset[str]())
    return "ablt" in likeliest and not likeliest & {"Fixd", "Abbr"}


def _ukrainian_noun(document: Document, token: int) -> bool:
    word = document.folded[token]
    if word in AGENT_PRONOUNS:
        return True
    if word.endswith(ADJECTIVES):
        # An adjective, unless a capital within the sentence tells of a surname.
        begins = document.sentence_bounds[document.sentence_of[token]][0] == token
        return document.capital[token] and not begins
    # Shorter words are pronouns: тою, цею.
    return len(word) > 3 and word not in UK_NO_INSTRUMENTALS


def _governed(document: Document, token: int, left: int) -> bool:
    """Whether a preposition stands before the noun, its adjectives and the nouns joined to it."""
    belongs = (*INSTRUMENTALS[document.language], *NUMERALS)
    for before in range(token - 1, max(left, token - REACH // 2) - 1, -1):
        word = document.folded[before]
        if word in PREPOSITIONS:
            return True
        joins = word in ("и", "или", "і", "й", "та", "або") or not document.is_word[before]
        if not (joins or word.endswith(belongs) or word[0].isdigit()):
            return False
    return False
