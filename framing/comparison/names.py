"""Names and numbers across alphabets: spellings in Latin letters, keys that three languages share.

A key is made to be equal for the same name in English, Russian and Ukrainian, in any case form; it is no
spelling. Different names can have one key, so nothing is merged by a key alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

# One letter to its Latin spelling, as passports and news agencies write it, without marks.
_LATIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё'’ʼ",
        "a b v g g d e ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia e   ".split(" "),
        strict=True,
    )
)
# What Latin spellings of one sound differ in, longest first: Halder and Galder, Kerril and Kerrill, Yuri and Iurii.
_SOUND_OF = dict(
    pair.split("=")
    for pair in "shch=6 sch=6 sh=6 tch=4 ch=4 zh=z kh=h th=t ph=f ck=k ts=c tz=c qu=kv x=ks w=v g=h j=i y=i".split()
)
_SOUND = re.compile("|".join(_SOUND_OF))
# Case endings of Russian and Ukrainian names that hold a consonant; those of vowels alone fall with the vowels.
_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ові|еві|єві|ыми|ими|ом|ем|єм|ём|ым|им|ім|ам|ям|ах|ях|ой|ей|ою|ею|єю|ый|ий|ій)$"
)
# A shorter rest is no name any more.
_REST = 3
_CYRILLIC = re.compile("[а-яёєіїґ]")
_NUMERAL = re.compile(r"\d+(?:[ \u00a0\u202f,.]\d{3})*(?:[.,]\d+)?")
# Beginnings of number words with their values; a whole word where the next letter would change it.
_NUMBER_WORDS = {
    "en": """two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
        fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60
        seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000""",
    "ru": """дв(?:а|е|ух|ум|умя|ое)=2 тр(?:и|ех|ем|емя|ое)=3 четыр(?:е|ех|ем|ьмя)=4 пят(?:ь|и|ью|еро)=5
        шест(?:ь|и|ью|еро)=6 сем(?:ь|и|ью|еро)=7 вос(?:емь|ьми|емью)=8 девят(?:ь|и|ью)=9 десят(?:ь|и|ью)=10
        одиннадцат(?:ь|и|ью)=11 двенадцат(?:ь|и|ью)=12 тринадцат(?:ь|и|ью)=13 четырнадцат(?:ь|и|ью)=14
        пятнадцат(?:ь|и|ью)=15 шестнадцат(?:ь|и|ью)=16 семнадцат(?:ь|и|ью)=17 восемнадцат(?:ь|и|ью)=18
        девятнадцат(?:ь|и|ью)=19 двадцат(?:ь|и|ью)=20 тридцат(?:ь|и|ью)=30 сорок(?:а)?=40 пят(?:ьдесят|идесяти)=50
        шест(?:ьдесят|идесяти)=60 сем(?:ьдесят|идесяти)=70 вос(?:емьдесят|ьмидесяти)=80 девяност(?:о|а)=90
        ст(?:о|а)=100 двести=200 триста=300 четыреста=400 пятьсот=500 шестьсот=600 семьсот=700 восемьсот=800
        девятьсот=900 тысяч(?:а|и|у|е|ами|ам|ах)?=1000 один=1 одна=1 одного=1""",
    "uk": """дв(?:а|і|ох|ом|ома|оє)=2 тр(?:и|ьох|ьом|оє)=3 чотир(?:и|ьох|ьом|ма)=4 п'ят(?:ь|и|ьма|еро)=5
        шіст(?:ь|ьма)=6 шести=6 сім=7 семи=7 вісім=8 восьми=8 дев'ят(?:ь|и|ьма)=9 десят(?:ь|и|ьма)=10
        одинадцят(?:ь|и)=11 дванадцят(?:ь|и)=12 тринадцят(?:ь|и)=13 чотирнадцят(?:ь|и)=14
        п'ятнадцят(?:ь|и)=15 шістнадцят(?:ь|и)=16
        сімнадцят(?:ь|и)=17 вісімнадцят(?:ь|и)=18 дев'ятнадцят(?:ь|и)=19 двадцят(?:ь|и)=20 тридцят(?:ь|и)=30
        сорок(?:а)?=40 п'ят(?:десят|десяти)=50 шіст(?:десят|десяти)=60 сім(?:десят|десяти)=70 вісім(?:десят|десяти)=80
        дев'яност(?:о|а)=90 ст(?:о|а)=100 двісті=200 триста=300 чотириста=400 п'ятсот=500 шістсот=600 сімсот=700
        вісімсот=800 дев'ятсот=900 тисяч(?:а|і|у|ами|ам|ах)?=1000 один=1 одна=1 одного=1""",
}


def transliterate(text: str) -> str:
    """Latin letters for Russian and Ukrainian ones; everything else stays.

    Example:
        >>> transliterate("Мірель Тоск, Эдвар")
        'Mirel Tosk, Edvar'
    """
    out = []
    for letter in text:
        spelling = _LATIN.get(letter.lower(), letter)
        out.append(spelling.capitalize() if letter.isupper() else spelling)
    return "".join(out)


@lru_cache(maxsize=50_000)
def name_key(word: str) -> str:
    """The consonants of a name as all three languages share them, in any case form.

    Args:
        word: one word of a name, in any alphabet.

    Returns:
        The key; its first sound is kept even where it is a vowel. Empty for what has no letters.

    Example:
        >>> {name_key(word) for word in ("Haldren", "Халдрена", "Галдреном")}
        {'hldrn'}
    """
    low = word.lower().replace("’s", "").replace("'s", "")
    if _CYRILLIC.search(low):
        cut = _ENDING.sub("", low)
        low = transliterate(cut if len(cut) >= _REST else low)
    low = re.sub("[^a-z]", "", low)
    sounds = _SOUND.sub(lambda found: _SOUND_OF[found[0]], low)
    # c is k before a, o, u and consonants (Macron), else s or ts; ts is c already.
    sounds = re.sub("c(?=[aoulrk])", "k", sounds) if not _CYRILLIC.search(word.lower()) else sounds
    kept = (sounds[:1] if sounds[:1] not in "eiou" else "e") + re.sub("[aeiou]", "", sounds[1:])
    return re.sub(r"(.)\1+", r"\1", kept)


@lru_cache(maxsize=50_000)
def spellings_agree(one: str, other: str) -> bool:
    """Whether two words of equal key also sound alike with their vowels: Tosk and Тоск, but not Lom and Liam.

    Example:
        >>> spellings_agree("Trump", "Трампом"), spellings_agree("Lom", "Liam")
        (True, False)
    """
    from rapidfuzz import fuzz

    # Two thirds of the letters: Trump and Tramp (80), Peskov and Пескова (92); a whole syllable more is too much.
    return fuzz.ratio(transliterate(one.lower()), transliterate(other.lower())) >= 66


def same_person(one: str, other: str) -> bool:
    """Whether two names can be the same person's: equal surnames, and first names that agree where both have one.

    Args:
        one: a name as written, in any alphabet or case form.
        other: another.

    Example:
        >>> same_person("Rufin Aldo", "Руфіна Альдо"), same_person("Aldo", "Альдо"), same_person("Ann Dole", "Bob Dole")
        (True, True, False)
    """
    first, second = _name_words(one), _name_words(other)
    if not first or not second or name_key(first[-1]) != name_key(second[-1]):
        return False
    if len(name_key(first[-1])) < 2 or not spellings_agree(first[-1], second[-1]):
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    # The word before the surname: a first name or its initial; of titles and places ("Освании Ливия Пернат") no matter.
    return name_key(first[-2])[:1] == name_key(second[-2])[:1]


def _name_words(name: str) -> list[str]:
    words = [word.replace("’s", "").replace("'s", "") for word in re.findall(r"[^\W\d_][\w'’ʼ-]*", name)]
    return [word for word in words if word[:1].isupper()]


def without_place(name: str) -> str:
    """A person's name without a country's name in the genitive before it, which stands there as part of an office.

    Example:
        >>> without_place("Талмерии Мирель Тоск"), without_place("Мария Тоск"), without_place("Ann Dole")
        ('Мирель Тоск', 'Мария Тоск', 'Ann Dole')
    """
    first, _, rest = name.partition(" ")
    # -ии and -ії end the genitive of countries in -ия and -ія; no first name ends so where a name is cited.
    return rest if " " in rest and first.endswith(("ии", "ії")) else name


def person_key(name: str) -> str:
    """A key of the surname: equal for all mentions of a person, and now and then for two.

    Example:
        >>> person_key("Міністерка Лівія Пернат") == person_key("Pernat")
        True
    """
    words = _name_words(name)
    return name_key(words[-1]) if words else ""


@lru_cache(maxsize=4)
def _number_pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    pairs = [item.rsplit("=", 1) for item in _NUMBER_WORDS[language].split()]
    table = {f"n{i}": int(value) for i, (_, value) in enumerate(pairs)}
    return re.compile("|".join(f"(?P<n{i}>{word}$)" for i, (word, _) in enumerate(pairs))), table


@lru_cache(maxsize=50_000)
def number_of(word: str, language: str) -> int | None:
    """The value of a word that is a number, written in figures or letters; ``None`` for any other word.

    Args:
        word: a folded word.
        language: ``"en"``, ``"ru"`` or ``"uk"``.

    Example:
        >>> [number_of(*pair) for pair in (("41", "en"), ("2,400", "en"), ("sixty-one", "en"), ("сорока", "ru"))]
        [41, 2400, 61, 40]
    """
    if word[:1].isdigit():
        return int(re.sub(r"\D", "", word.split(".")[0])) if _NUMERAL.fullmatch(word) else None
    if "-" in word:
        # "one" alone is mostly an article or a pronoun; in sixty-one it counts.
        parts = [1 if part == "one" else number_of(part, language) for part in word.split("-")]
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None
    pattern, table = _number_pattern(language)
    found = pattern.match(word)
    return table[found.lastgroup] if found and found.lastgroup else None


def combine_numbers(values: list[int]) -> int:
    """The value of number words that follow each other: two | thousand | four | hundred.

    Example:
        >>> combine_numbers([2, 1000, 4, 100]), combine_numbers([60, 1])
        (2400, 61)
    """
    total = part = 0
    for value in values:
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif value == 100 and 0 < part < 10:
            part *= 100
        else:
            part += value
    return total + part
