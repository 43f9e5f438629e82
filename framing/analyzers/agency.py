"""Hidden agents: passives, impersonal clauses and action nouns without the one who acts.

The lexicon lists the verbs and nouns; here each match is judged where it stands, and whatever
could be an agent, or is a state rather than an act, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from framing.analyzers.agents import clause, has_agent
from framing.analyzers.marking import Marker
from framing.document import Document, Match
from framing.languages import get_language
from framing.languages.syntax import words
from framing.model import Finding

# What may stand between an English auxiliary and its participle, beside adverbs in -ly.
EN_BETWEEN = words(
    """not n't also been being ever never later then since still already just first once again all both only soon
    now today yesterday recently subsequently previously often even either himself herself themselves themself
    reportedly allegedly to each then thus further badly well long always sometimes twice"""
)
# Russian and Ukrainian auxiliaries of the passive, and what may stand between them and the participle.
AUXILIARIES = words("был была было были будет будут быть був була було були буде будуть бути")
BETWEEN = words(
    "также тоже уже еще вновь снова позже вчера сегодня лишь не также вже ще знову згодом вчора сьогодні лише також теж"
)
# Whose act it was stands before the noun: his arrest of, российская оккупация.
POSSESSIVES = words("его ее их свое своего своей свой своя його її їх їхнє їхнього їхня свого своє своєї")
ADJECTIVES_OF_PLACE = ("ск", "цк", "ськ", "цьк", "зьк")
ADJECTIVE_ENDINGS = tuple("ий ая ое ого ой ому им ом ую ие их ими а е ої ій у ою і".split())
# A genitive seldom ends otherwise; checked where there are no grammemes.
UK_GENITIVES = tuple("а я у ю и і ї ів їв ей ого их ої ь к н т в р д".split())
# Verbs that end like a genitive.
UK_VERBS = ("ти", "ло", "ла", "али", "или", "іли", "яли", "ули")
# Adjectives a genitive may begin with; more would rather be a list.
MAX_GENITIVE = 2
# No genitive: prepositions, conjunctions, particles and pronouns that follow a noun.
FOLLOWERS = words(
    """в во на с со к ко у о об от из за по под над при про для без через между после перед до и а но или что чтобы
    не же ли бы это как было будет был была были стало может станет уже еще также тоже если когда где он она они
    із зі з від біля щодо під після серед проти й та і або але що щоб як було буде був була були стало може стане вже
    ще також теж якщо коли де він вона вони це є"""
)
# Where an impersonal verb has its source: "сообщается на сайте", "in the statement".
SOURCE_STEMS = (
    *("сообщени", "заявлени", "документ", "отчет", "доклад", "сайт", "письм", "пресс", "материал", "публикац"),
    *("релиз", "telegram", "телеграм", "канал", "страниц", "стать", "сводк", "исследован", "постановлен", "facebook"),
    *(
        "повідомленн",
        "заяв",
        "звіт",
        "доповід",
        "лист",
        "прес",
        "резолюц",
        "матеріал",
        "публікац",
        "сторінц",
        "статт",
        "зведенн",
    ),
    *("дослідженн", "постанов", "твіттер", "фейсбук", "instagram", "соцсет", "соцмереж", "ведомств", "відомств"),
    *(
        "twitter",
        "ролик",
        "видео",
        "відео",
        "обращени",
        "зверненн",
        "ответ",
        "відповід",
        "запис",
        "пост",
        "тексте",
        "тексті",
    ),
)


def find_agency(marker: Marker) -> Iterator[Finding]:
    """Clauses and phrases that tell what was done and not by whom.

    Args:
        marker: the document with its attributions and voices.

    Yields:
        Findings of ``agency.passive``, ``agency.impersonal`` and ``agency.nominalisation``, and of
        whatever else a lexicon files under ``agency``.

    Example:
        >>> from framing import analyze
        >>> text = "Four students were arrested. Two were freed by the court."
        >>> [f.text for f in analyze(text, language="en").findings if f.category == "agency"]
        ['were arrested']
    """
    for match in marker.document.matches_of["agency"]:
        entry = match.entry
        if not all(marker.document.is_word[match.first : match.stop]):
            continue  # a comma or a quotation mark within: two clauses, or somebody's word
        judge = JUDGES.get(entry.concept, _as_it_is)
        span = judge(marker.document, match)
        if span is not None:
            yield marker.mark(*span, "agency", entry.concept, entry.strength, entry.id)


def _as_it_is(document: Document, match: Match) -> tuple[int, int] | None:
    return match.first, match.stop


def _passive(document: Document, match: Match) -> tuple[int, int] | None:
    """The verb with its auxiliary, unless an agent stands by. Adverbs (закрыто) are participles only with one."""
    first, stop = match.first, match.stop
    if document.language == "en":
        if not all(_adverbial(document, token) for token in range(first + 1, stop - 1)):
            return None
    else:
        first, stop = _with_auxiliary(document, first, stop)
        if stop - first == 1 and document.language == "ru" and _adverb_too(document.folded[first]):
            return None
    return None if has_agent(document, first, stop) else (first, stop)


def _adverbial(document: Document, token: int) -> bool:
    word = document.folded[token]
    return word in EN_BETWEEN or (word.endswith("ly") and not document.capital[token])


def _adverb_too(form: str) -> bool:
    """Whether a Russian short participle may be an adverb: открыто."""
    return form.endswith("о") and any("ADVB" in reading.grammemes for reading in get_language("ru").readings(form))


def _with_auxiliary(document: Document, first: int, stop: int) -> tuple[int, int]:
    """A Slavic participle with был, було before it (an adverb between them at the most) or right behind it."""
    left, right = clause(document, first, stop)
    for before in range(first - 1, max(left, first - 2) - 1, -1):
        if document.folded[before] in AUXILIARIES:
            return before, stop
        if document.folded[before] not in BETWEEN:
            break
    if stop < right and document.folded[stop] in AUXILIARIES:
        return first, stop + 1
    return first, stop


def _impersonal(document: Document, match: Match) -> tuple[int, int] | None:
    """The clause's verb, unless it says where that is written or who did it."""
    left, right = clause(document, match.first, match.stop)
    sourced = document.language != "en" and (
        any(word.startswith(SOURCE_STEMS) for word in document.folded[left : match.first])
        or any(word.startswith(SOURCE_STEMS) for word in document.folded[match.stop : right])
        or (match.stop < right and document.folded[match.stop] in ("в", "у", "на", "из", "со", "із", "з", "зі"))
    )
    return None if sourced or has_agent(document, match.first, match.stop) else (match.first, match.stop)


def _nominalisation(document: Document, match: Match) -> tuple[int, int] | None:
    """The action noun with what it was done to (of …; a genitive), unless the doer stands before or behind."""
    first, stop = match.first, match.stop
    if document.language != "en":
        left, right = clause(document, first, stop)
        if stop >= right or not _genitive(document, stop):
            return None
        if first > left and _names_doer(document.folded[first - 1]):
            return None
        while stop < min(right, match.stop + MAX_GENITIVE) and _adjective(document, stop):
            stop += 1
        stop += stop < right
    return None if has_agent(document, first, stop) else (first, stop)


def _adjective(document: Document, token: int) -> bool:
    """Whether a word behind an action noun only begins its genitive: захват чужого имущества."""
    return document.is_word[token] and document.folded[token].endswith(("ого", "его", "их", "ых", "ої", "ьої"))


def _genitive(document: Document, token: int) -> bool:
    word = document.folded[token]
    if not document.is_word[token] or word in FOLLOWERS:
        return False
    if document.language == "uk":
        return word.endswith(UK_GENITIVES) and not word.endswith(UK_VERBS)
    if not word[0].isalpha():
        return False
    kinds = {"NOUN", "ADJF", "PRTF", "NUMR"}
    return any("gent" in r.grammemes and r.grammemes & kinds for r in get_language("ru").readings(word))


def _names_doer(word: str) -> bool:
    """Whether a word before an action noun tells whose act it was: его, российская, російська."""
    if word in POSSESSIVES:
        return True
    return any(word.endswith(stem + ending) for stem in ADJECTIVES_OF_PLACE for ending in ADJECTIVE_ENDINGS)


JUDGES: dict[str, Callable[[Document, Match], tuple[int, int] | None]] = {
    "agency.passive": _passive,
    "agency.impersonal": _impersonal,
    "agency.nominalisation": _nominalisation,
}
