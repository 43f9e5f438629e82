"""Ukrainian: abbreviations, function words, lemmas and regular forms.

simplemma's table has gaps (many adjectives and reflexive verbs lack forms), so every lemma is
also inflected by the regular paradigm of its ending.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from framing.languages.dictionary import forms_from_table, lemma_of
from framing.languages.form import READINGS_KEPT, Language, Reading
from framing.languages.syntax import Syntax, words

TITLES = words("п пан проф акад доц гр тов св ім вул пр пл просп буд корп кв див рис пор напр")
ABBREVIATIONS = words("""р рр ст др ін т тис млн млрд трлн грн коп дол прим чол хв сек год обл р-н с н е зв т.д т.п""")
FUNCTION_WORDS = words(
    """і й та а але або чи що щоб як коли де якщо хоча поки бо тому отже однак проте так також теж це цей ця ці
    той та ті не ні в у на з із зі до від по під над при про для без через між за він вона воно вони ми ви я
    його її їх йому їй їм нас нам вас вам мене мені який яка яке які весь вся все всі сам свій був була було
    були бути є буде вже ще лише тільки навіть після перед крім серед раніше зараз тепер там тут хто чий
    скільки чому"""
)

# Endings of adjectives, hard and soft.
ADJECTIVE = ["ий", "ого", "ому", "им", "ім", "а", "ої", "ій", "у", "ою", "е", "і", "их", "ими"]
SOFT_ADJECTIVE = ["ій", "ього", "ьому", "ім", "я", "ьої", "ю", "ьою", "є", "іх", "іми"]
# Nouns by the ending of the lemma: what is cut off, and the endings of all cases instead.
NOUN_ENDINGS = (
    ("ість", ["ість", "ості", "істю", "остей", "остям", "остями", "остях"]),
    ("ець", ["ець", "ця", "цю", "цеві", "цем", "ці", "ців", "цям", "цями", "цях"]),
    ("ння", ["ння", "нню", "нням", "нні", "нь", "нням", "ннями", "ннях"]),
    ("ття", ["ття", "ттю", "ттям", "тті", "ть", "ттями", "ттях"]),
    ("ія", ["ія", "ії", "ію", "ією", "іє", "ій", "іям", "іями", "іях"]),
    ("ка", ["ка", "ки", "ці", "ку", "кою", "ко", "ок", "кам", "ками", "ках"]),
    ("га", ["га", "ги", "зі", "гу", "гою", "го", "г", "гам", "гами", "гах"]),
    ("ха", ["ха", "хи", "сі", "ху", "хою", "хо", "х", "хам", "хами", "хах"]),
    ("жа", ["жа", "жі", "жу", "жею", "же", "ж", "жам", "жами", "жах"]),
    ("ча", ["ча", "чі", "чу", "чею", "че", "ч", "чам", "чами", "чах"]),
    ("ша", ["ша", "ші", "шу", "шею", "ше", "ш", "шам", "шами", "шах"]),
    ("а", ["а", "и", "і", "у", "ою", "о", "ам", "ами", "ах"]),
    ("я", ["я", "і", "ю", "ею", "є", "ь", "ям", "ями", "ях"]),
    ("о", ["о", "а", "у", "ом", "і", "ам", "ами", "ах"]),
    ("е", ["е", "а", "у", "ем", "і", "ам", "ами", "ах"]),
    ("ь", ["ь", "я", "ю", "еві", "ем", "і", "ів", "ям", "ями", "ях"]),
    ("й", ["й", "я", "ю", "єві", "єм", "ї", "їв", "ям", "ями", "ях"]),
)
CONSONANT_NOUN = ["а", "у", "ові", "ом", "і", "и", "ів", "ам", "ами", "ах"]
SIBILANT_NOUN = ["а", "у", "еві", "ем", "і", "е", "ів", "ам", "ами", "ах"]
# недобиток, недобитка: the vowel of the last syllable falls out.
FLEETING_NOUN = ["ка", "ку", "кові", "ком", "ки", "ків", "кам", "ками", "ках"]
PAST = ["в", "ла", "ло", "ли"]


def _verb(lemma: str) -> set[str]:
    """Forms of a verb in -ти without the reflexive ending."""
    stem = lemma[:-2]
    forms = {lemma, *(stem + ending for ending in PAST), stem + "вши"}
    if lemma.endswith(("увати", "ювати")):
        root = lemma[:-5]
        vowel = lemma[-5]
        forms |= {root + vowel + ending for ending in ["ю", "єш", "є", "ємо", "єте", "ють", "й", "ймо", "йте", "ючи"]}
        participle = {"у": "ован", "ю": "йован"}[vowel]
        forms |= {root + participle + ending for ending in (*ADJECTIVE, "о")}
    elif lemma.endswith(("ати", "яти")):
        forms |= {stem + ending for ending in ["ю", "єш", "є", "ємо", "єте", "ють", "й", "ймо", "йте", "ючи"]}
        forms |= {stem + "н" + ending for ending in (*ADJECTIVE, "о")}
    elif lemma.endswith("нути"):
        root = lemma[:-3]
        forms |= {root + ending for ending in ["у", "еш", "е", "емо", "ете", "уть", "и", "імо", "іть"]}
        forms |= {root[:-1] + "нут" + ending for ending in (*ADJECTIVE, "о")}
    elif lemma.endswith("іти"):
        forms |= {stem + ending for ending in ["ю", "єш", "є", "ємо", "єте", "ють", "й", "йте", "ючи"]}
    elif lemma.endswith("ити"):
        root = lemma[:-3]
        forms |= {root + ending for ending in ["иш", "ить", "имо", "ите", "ять", "и", "іть", "імо", "ячи"]}
        forms |= {_first_person(root), root + "лять"} if root.endswith(tuple("бпвмф")) else {_first_person(root)}
        forms |= {_first_person(root)[:-1] + "ен" + ending for ending in (*ADJECTIVE, "о")}
    return forms


def _first_person(root: str) -> str:
    """First person of a verb in -ити: prosyty → proshu, lovyty → lovliu, kazyty → kazhu."""
    for plain, changed in (("зд", "ждж"), ("ст", "щ"), ("д", "дж"), ("т", "ч"), ("з", "ж"), ("с", "ш")):
        if root.endswith(plain):
            return root[: -len(plain)] + changed + "у"
    if root.endswith(tuple("бпвмф")):
        return root + "лю"
    return root + ("у" if root.endswith(tuple("жчшщ")) else "ю")


def paradigm(lemma: str) -> set[str]:
    """Regular forms of a word by its ending.

    Args:
        lemma: a folded word.

    Example:
        >>> {"режиму", "режимом", "режими"} <= paradigm("режим")
        True
        >>> {"намагаються", "намагався"} <= paradigm("намагатися")
        True
        >>> {"недобитками", "міражем"} <= paradigm("недобиток") | paradigm("міраж")
        True
    """
    if len(lemma) < 3:
        return {lemma}
    if lemma.endswith(("тися", "тись")):
        plain = _verb(lemma[:-2])
        soft = {form + "ся" for form in plain} | {form + "сь" for form in plain if form[-1] in "аеиіоуюяєї"}
        # він бореться: the third person in -е takes -ть before -ся.
        return {lemma} | soft | {form + "ться" for form in plain if form[-1] in "еє"}
    if lemma.endswith("ти"):
        return _verb(lemma)
    if lemma.endswith("ий"):
        return {lemma[:-2] + ending for ending in ADJECTIVE}
    if lemma.endswith("ній"):
        return {lemma[:-2] + ending for ending in SOFT_ADJECTIVE}
    for ending, instead in NOUN_ENDINGS:
        if lemma.endswith(ending):
            return {lemma[: -len(ending)] + one for one in instead}
    if lemma.endswith(("ж", "ч", "ш", "щ")):
        return {lemma} | {lemma + ending for ending in SIBILANT_NOUN}
    if lemma[-1].isalpha() and lemma[-1] not in "иіїуюєе":
        fleeting = (
            {lemma[:-2] + ending for ending in FLEETING_NOUN} if lemma.endswith("ок") and len(lemma) > 4 else set()
        )
        return {lemma} | {lemma + ending for ending in CONSONANT_NOUN} | fleeting
    return {lemma}


def forms(lemmas: Iterable[str]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Forms of every lemma: the dictionary's and the regular ones it does not file elsewhere."""
    return forms_from_table("uk", lemmas, paradigm)


@lru_cache(maxsize=READINGS_KEPT)
def readings(form: str) -> tuple[Reading, ...]:
    """The one lemma the dictionary gives a folded form."""
    return (Reading(lemma_of(form, "uk")),)


SYNTAX = Syntax(
    complementizers=words("що щоб ніби начебто нібито"),
    question_words=words("як чому куди звідки коли де хто який яка яке які скільки чи навіщо"),
    as_words=words("як"),
    topic_prepositions=words("про щодо стосовно за"),
    infinitive_mark=frozenset(),
    pronouns=words(
        "він вона вони воно ми я ви йому їй їм нього неї них його її їх їхніми їхніх їхньою їхню нам мені хто там"
    ),
    writer_pronouns=words("я ми"),
    subject_pronouns=words("він вона вони воно ми я ви хто там"),
    auxiliaries=words("був була були було буде не б би"),
    adverbs=words(
        """також теж раніше пізніше потім ще вже знову сьогодні вчора напередодні неодноразово однак
        уже вкотре раз дуже якось можна треба спочатку навіть адже натомість утім втім щоправда рішуче гучно
        при цьому тепер зараз тоді нещодавно особисто
        прямо офіційно водночас своєю чергою так часто згодом"""
    ),
    stoppers=words(
        """що щоб але а і й та або якщо коли як де поки хоча тому отже однак так який яка яке які якого якої
        яких після до під час не чи ж же б би"""
    ),
    source_prepositions=words("з із в у на при"),
    prepositions=words(
        """в у на з із зі до від за по під над при про для без через між після перед біля щодо серед проти
        крім навколо завдяки згідно час ході"""
    ),
    case_pronouns=words(
        """мене мені мною тебе тобі нас нам нами вас вам вами цього цьому цим цих цими того тому тим тих тими всього
        всіх усіх всім усім якого якому яким яких якими яку якої якою"""
    ),
    determiners=words("цей ця ці один одна деякі багато сам сама наш свій"),
    pointers=frozenset(),
    relatives=words("який яка які яке хто"),
    place_words=words("де куди звідки коли"),
    relative_forms=words(
        """який яка яке які якого якої якому якій яку яким якою якими яких хто кого кому ким чий чия чиє чиї"""
    ),
    conjunctions=words("і й та або"),
    subordinators=words("після оскільки хоча якщо коли поки а але однак тоді"),
    anaphora=words("про це таку таке такий такі цю відповідну відповідне відповідні"),
    impersonal_endings=("ться", "лося", "но", "то", "ють", "ять"),
    gerund_endings=("ши", "чи"),
    bodies=words("в у на"),
    occasions=words(
        """початку кінці ході рамках межах цілому частині зв'язку відповідь інтерв'ю розмові бесіді ефірі листі
        коментарі зверненні заяві повідомленні дописі виступі промові зустрічі брифінгу засіданні нараді статті книзі
        разі стіні сторінці фейсбуці телеграмі твітері деталях подробицях очі обличчя місці час"""
    ),
    time_words=words(
        """понеділок вівторок середу четвер п'ятницю суботу неділю січня лютого березня квітня травня червня липня
        серпня вересня жовтня листопада грудня року році тижня тижні тиждень день дня дні днів вранці
        ввечері вдень вночі ранку вечора годин місяця місяці опівдні опівночі уранці увечері удень уночі полудень"""
    ),
    verb_endings=tuple("в ли ла ло ть ться вся лася лися лося ють ять є ує".split()),
    infinitive_endings=("ти", "тися", "тись"),
    writer_endings=tuple("ю у юсь юся усь уся мо мось мося еш єш иш їш ешся єшся ишся їшся ете єте ите їте".split()),
    participle_endings=tuple("ний на не ні ного ному ним ній ну ною них ними".split()),
    oblique_endings=tuple("ому ій ам ям ами ями ах ях ою ею єю ові еві ого их ими ім нні тті сті ці зі ті ої".split()),
    declined_endings=(
        (("а", "я"), tuple("у ю ою ею єю ої ій ам ям ами ями ах ях".split())),
        (tuple("бвгґджзклмнпрстфхцчшщь"), tuple("а я у ю ові еві єві ом ем єм ам ям ами ями ах ях ів".split())),
        (tuple("ба ва га да ка ла ма на па ра са та ха".split()), ("і",)),
        (tuple("бвдзлмнпстф"), ("і",)),
        (("о", "е"), ("у", "ю", "ом", "ем", "і")),
    ),
    plural_endings=tuple("ли ють ять лися ються яться".split()),
)

UKRAINIAN = Language(
    code="uk",
    name="Ukrainian",
    titles=TITLES,
    abbreviations=ABBREVIATIONS,
    function_words=FUNCTION_WORDS,
    clitics=frozenset(),
    syntax=SYNTAX,
    readings=readings,
    forms=forms,
    grammemes=frozenset(),
    dictionary="simplemma",
)
