"""Russian: abbreviations, function words, and pymorphy3's readings and forms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from framing.languages.characters import fold
from framing.languages.form import READINGS_KEPT, Language, Reading
from framing.languages.syntax import Syntax, words

TITLES = words("г-н г-жа проф акад доц гр тов св им ул пр пл просп д корп стр кв см рис ср напр")
ABBREVIATIONS = words(
    """г гг в вв др пр т п тыс млн млрд трлн руб коп долл экз чел мин сек час обл р-н р с н э т.е
    т.д т.п т.к т.н ст гл пос"""
)
FUNCTION_WORDS = words(
    """и а но или да же ли бы не ни в во на с со к ко у о об от до из за по под над при про для без через между
    что чтобы как когда где если хотя пока потому поэтому однако так также тоже это этот эта эти тот та те он
    она оно они мы вы я его ее их ему ей им нас нам вас вам меня мне который которая которые все весь вся всех
    сам свой был была было были быть есть будет уже еще только лишь даже после перед кроме среди ранее сейчас
    теперь там тут здесь кто чей какой сколько почему"""
)
# The grammemes of OpenCorpora, as pymorphy3 writes them.
GRAMMEMES = words(
    """NOUN ADJF ADJS COMP VERB INFN PRTF PRTS GRND NUMR ADVB NPRO PRED PREP CONJ PRCL INTJ LATN PNCT NUMB ROMN UNKN
    intg real anim inan masc femn neut ms-f Ms-f sing plur Sgtm Pltm Fixd nomn gent datv accs ablt loct voct gen1
    gen2 acc2 loc1 loc2 Abbr Name Surn Patr Geox Orgn Trad Subx Supr Qual Apro Anum Poss V-ey V-oy Cmp2 V-ej perf
    impf tran intr Impe Impx Mult Refl 1per 2per 3per pres past futr indc impr incl excl actv pssv Infr Slng Arch
    Litr Erro Dist Ques Dmns Prnt V-be V-en V-ie V-bi Fimp Prdx Coun Coll V-sh Af-p Inmx Vpre Anph Init Adjx Hypo"""
)


@cache
def analyzer() -> Any:
    """pymorphy3's analyzer for Russian, loaded once."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _grammemes(tag: object) -> frozenset[str]:
    return frozenset(str(tag).replace(" ", ",").split(","))


def forms(lemmas: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms of every lemma with their grammemes: the lexemes of all readings whose normal form it is."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for lemma in lemmas:
        pairs: set[tuple[str, frozenset[str]]] = set()
        for parse in analyzer().parse(lemma):
            if fold(parse.normal_form) == lemma:
                pairs.update((fold(form.word), _grammemes(form.tag)) for form in parse.lexeme)
        found[lemma] = sorted(pairs, key=lambda pair: (pair[0], sorted(pair[1])))
    return found


@lru_cache(maxsize=READINGS_KEPT)
def readings(form: str) -> tuple[Reading, ...]:
    """All readings pymorphy3 gives a folded form, likeliest first; its guesses at words it lacks are also ``UNKN``.

    Example:
        >>> sorted({reading.lemma for reading in readings("стали")})
        ['сталь', 'стать']
    """
    parses = analyzer().parse(form)
    guessed = frozenset[str]() if any(parse.is_known for parse in parses) else frozenset({"UNKN"})
    seen = {Reading(fold(parse.normal_form), _grammemes(parse.tag) | guessed): None for parse in parses}
    return tuple(seen)


SYNTAX = Syntax(
    complementizers=words("что чтобы будто якобы"),
    question_words=words("как почему куда откуда когда где кто какой какая какие сколько ли зачем"),
    as_words=words("как"),
    topic_prepositions=words("о об обо про за"),
    infinitive_mark=frozenset(),
    pronouns=words("он она они оно мы я вы ему ей им него нее них его ее их нам мне кто там"),
    writer_pronouns=words("я мы"),
    subject_pronouns=words("он она они оно мы я вы кто там"),
    auxiliaries=words("был была были было будет не бы"),
    adverbs=words(
        """также тоже ранее позже затем потом еще уже вновь снова сегодня вчера накануне неоднократно
        при этом однако теперь сейчас тогда недавно лично прямо официально так часто впоследствии"""
    ),
    stoppers=words(
        """что чтобы но а и или если когда как где пока хотя потому поэтому однако так который которая
        которые которое которого которой которых после до во время не ли же бы"""
    ),
    source_prepositions=words("по в на при с из"),
    prepositions=words(
        """в во на с со к ко у о об обо от из за по под над при про для без через между после перед до ради
        против среди кроме около вокруг из-за из-под благодаря согласно вопреки время ходе"""
    ),
    case_pronouns=words(
        """меня мне мной тебя тебе нас нам нами вас вам вами этого этому этим этом этих этими того тому тем том тех
        теми всех всем всеми которого которому котором которых которым которыми которую"""
    ),
    determiners=words("этот эта эти один одна некоторые многие сам сама наш свой"),
    pointers=frozenset(),
    relatives=words("который которая которые которое кто"),
    place_words=words("где куда откуда когда"),
    relative_forms=words(
        """который которая которые которое которого которой которому которую которым которыми котором которых
        кто кого кому кем чей чья чье чьи"""
    ),
    conjunctions=words("и или"),
    subordinators=words("после поскольку хотя если когда пока а но однако тогда как"),
    anaphora=words("об этом о этом такую такое такой такие эту соответствующую соответствующее соответствующие это"),
    impersonal_endings=("ется", "ится", "лось", "ано", "ено", "ют", "ят"),
    gerund_endings=(),
    bodies=words("в во на"),
    occasions=words(
        """начале конце ходе рамках целом частности связи ответ интервью разговоре беседе эфире письме комментарии
        обращении заявлении сообщении посте выступлении речи встрече брифинге заседании совещании статье книге случае
        стене странице фейсбуке телеграме твиттере деталях подробностях глаза лицо месте время"""
    ),
    time_words=words(
        """понедельник вторник среду четверг пятницу субботу воскресенье января февраля марта апреля мая июня июля
        августа сентября октября ноября декабря года году недели неделе неделю день дня дней утром вечером днем ночью
        утра вечера часов месяца месяце полдень полночь"""
    ),
    plural_endings=tuple("ли ют ят ут ат лись ются ятся".split()),
)

RUSSIAN = Language(
    code="ru",
    name="Russian",
    titles=TITLES,
    abbreviations=ABBREVIATIONS,
    function_words=FUNCTION_WORDS,
    clitics=frozenset(),
    syntax=SYNTAX,
    readings=readings,
    forms=forms,
    grammemes=GRAMMEMES,
    dictionary="pymorphy3",
)
