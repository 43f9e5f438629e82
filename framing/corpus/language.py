"""The language of a block of text: English, Russian, Ukrainian or unknown.

Letters and function words only: small, quick, and open to reading. Each of the three languages
must win against its neighbours (Bulgarian, Belarusian, Serbian, German, Polish, …), which are
known here just well enough to be told apart, and are all reported as ``"unknown"``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")

# Only a beginning is looked at: no verdict changes after a few hundred words.
_SAMPLE = 3000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EN = _words("""
    the of and to in is was for that with as on are by from at this has have had were which his her their its
    not but been will would said who what when they we you he she it be an or after about more than into out up
    over there could should can may if so also how why because between before during against while where these
    those does did then some such only other new says your our my us
""")
# Function words that English shares with no other language listed here; they decide short blocks.
_EN_SURE = _words("""
    the of and that with from this has have were which his their been would said who what when they should could
    because while where these those your than there into about after before during between against how why does
    did says she you we it its our will not by are
""")
_EN_CONTRACTED = re.compile(r"[a-z](?:['’]s|n['’]t|['’](?:ll|re|ve))\b")
_LATIN_OTHERS = (
    _words("""
    der die das und ist nicht ein eine einer einem einen mit auf von für sich auch wird dem den des zu im bei
    nach wie als aus sind noch nur oder wurde hat haben werden le la les et est une un dans pour que qui sur pas
    au aux du par avec ce cette sont mais plus son sa ses el los las y en por con para del una se su al lo como
    il di che per non si della dei nel sono ha da gli alla e o os dos um uma não com na no foi são w z nie się
    że jest do to jak ale przez oraz przy po od dla czy tym jego które który je že v s ve bir bu için ile de
    olarak daha çok olan gibi ne ama het een van dat niet op zijn voor met aan ook er maar bij door naar och att
    det som är på av till inte har med og ikke til jeg ei fra și în din nu sunt cu pe care mai pentru hogy és
    egy nem az volt ja on että oli ir ar kad yra iš ka u i za kao biti koji ali ili yang dan ini itu dengan
    untuk dari pada và của là được không cho trong với
""")
    - _EN
    - set("abcdefghijklmnopqrstuvwxyz")
    - {"no", "do", "me"}
)

_RU = _words("""
    в на за по о у а то и не что как это он она они но его еще ее их был была было были который которая которые
    уже только если или для также после при об из от перед между чтобы когда где кто сказал заявил более может
    можно нет со без под этого этот эта эти этом так же бы ли все всех мы вы меня нас вас ему ей им до к с
    сообщил сообщила лет год года году да те той ни над через
""")
_UK = _words("""
    не те той тому ті тим все уже же при об під собі ні
    в на за по о у а то і й та що як це він вона вони але його її їх був була було були який яка яке які вже
    тільки лише якщо або для також після під час від із зі щоб коли де хто сказав заявив більше може можна немає
    без цього цей ця ці цьому так б би чи всі усі ми ви мене нас вас йому їй їм до з про повідомив повідомила
    років рік року році ще є бо між через перед над
""")
_BG = _words("""
    в на за по о у а то и е се да са от че като беше му си това който която които няма след ще към през при ни
    те той тя не били бе още само така но ли със във над между според заради както тази този тези също обаче
    каза може без
""")
_RU_NOT_UK, _RU_NOT_BG, _UK_NOT_RU, _BG_ONLY = _RU - _UK, _RU - _BG, _UK - _RU, _BG - _RU - _UK

_RU_LETTERS = re.compile("[ыэёЫЭЁ]|[ъЪ](?=[еёюяЕЁЮЯ])")
_UK_LETTERS = re.compile("[іїєґІЇЄҐ]")
# Endings that running Russian has and Ukrainian spells otherwise, and the reverse.
_RU_ENDINGS = re.compile(r"[а-я](?:ая|яя|ой|ее|ии)\b")
_UK_ENDINGS = re.compile(r"[а-я](?:ння|ття|ою)\b")
# A hard sign before a consonant or at a word's end is a vowel: Bulgarian.
_BG_LETTERS = re.compile("[ъЪ](?![еёюяЕЁЮЯ])")
# Cyrillic letters of other alphabets: Belarusian, Serbian, Macedonian, Kazakh, Tatar, Tajik, …
_OTHER_CYRILLIC = re.compile("[ЂЃЅЈЉЊЋЌЍЎЏѐђѓѕјљњћќѝўџ\u0460-\u048f\u0492-\u052f]")
_CYRILLIC = re.compile("[\u0400-\u052f]+")
_LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")
_LATIN_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")

# Of 100 letters of running Ukrainian about 7 are і ї є ґ, of Russian about 2.5 are ы э ё ъ: each letter of a
# block without them counts a little against the language (the natural logarithm of 0.93 and of 0.975).
_UK_SILENCE, _RU_SILENCE = 0.073, 0.025
# Points for a letter or a word only one language has; a name may bring in one, so two decide.
_LETTER_POINTS, _WORD_POINTS, _ENDING_POINTS = 2.5, 2.0, 1.0
# The lead a language needs to be told at all, and the lead that outweighs what the neighbours say: one word or
# letter may be a slip or a name, two are not.
_SURE, _SURE_AMONG_OTHERS = 2.0, 4.0
# Foreign letters or scripts above this share of all letters are no longer a name in passing.
_FOREIGN_SHARE = 0.3
_FOREIGN_LETTERS = 0.02


def detect_language(text: str) -> str:
    """Tell the language of a text.

    Args:
        text: a block or a whole article.

    Returns:
        ``"en"``, ``"ru"`` or ``"uk"``; ``"unknown"`` for any other language and for blocks too short to tell.

    Example:
        >>> detect_language("The council met on Monday and approved the budget.")
        'en'
        >>> detect_language("Рада схвалила бюджет, і це вже третє рішення.")
        'uk'
        >>> detect_language("Совет утвердил бюджет, и это уже третье решение.")
        'ru'
        >>> detect_language("Der Rat hat am Montag den Haushalt beschlossen.")
        'unknown'
    """
    verdict = _verdict(text)
    return verdict if verdict in ("en", "ru", "uk") else "unknown"


def block_languages(texts: Sequence[str], language: str | None = None) -> list[str]:
    """Tell the language of each block of a page; blocks too short to tell follow their nearest neighbour.

    Args:
        texts: the blocks, in order.
        language: the page's language where it is known; it decides before the neighbours do.

    Returns:
        One of ``"en"``, ``"ru"``, ``"uk"``, ``"unknown"`` for each block.

    Example:
        >>> block_languages(["Источник", "Совет утвердил бюджет и план.", "loader"])
        ['ru', 'ru', 'unknown']
    """
    verdicts = [_verdict(text, _SURE_AMONG_OTHERS) for text in texts]
    if not any(verdicts):
        verdicts = [_verdict(text) for text in texts]
    decided = [i for i, verdict in enumerate(verdicts) if verdict in ("en", "ru", "uk")]
    result = []
    position = 0
    for i, (text, verdict) in enumerate(zip(texts, verdicts, strict=True)):
        while position < len(decided) and decided[position] < i:
            position += 1
        if not verdict:
            near = sorted(decided[max(0, position - 1) : position + 1], key=lambda j: abs(j - i))
            verdict = _follow(text, ([language] if language else []) + [verdicts[j] for j in near])
        result.append(verdict if verdict in ("en", "ru", "uk") else "unknown")
    return result


def _letters(text: str) -> tuple[int, int, int]:
    """How many letters a text has: Cyrillic, Latin, all."""
    latin = sum(map(len, _LATIN.findall(text)))
    if text.isascii():
        return 0, latin, latin
    return sum(map(len, _CYRILLIC.findall(text))), latin, sum(map(str.isalpha, text))


def _follow(text: str, candidates: list[str]) -> str:
    """The first candidate whose alphabet a short block can be written in."""
    cyrillic, latin, letters = _letters(text)
    for candidate in candidates:
        if not letters or (latin if candidate == "en" else cyrillic) * 2 > letters:
            return candidate
    return "other" if letters else ""


def _verdict(text: str, lead: float = _SURE) -> str:
    """``"en"``, ``"ru"``, ``"uk"``, ``"other"`` (told, and none of the three) or ``""`` (too short to tell)."""
    text = text[:_SAMPLE]
    cyrillic, latin, letters = _letters(text)
    # Two letters are an initial or a unit, in any alphabet.
    if letters < 3:
        return ""
    if letters - cyrillic - latin > _FOREIGN_SHARE * letters:
        return "other"
    words = _WORD.findall(text.lower())
    return _latin(text, words, latin) if latin > cyrillic else _cyrillic(text, words, cyrillic, lead)


def _count(words: list[str], known: frozenset[str]) -> int:
    return sum(map(known.__contains__, words))


def _latin(text: str, words: list[str], letters: int) -> str:
    english = _count(words, _EN)
    contracted = len(_EN_CONTRACTED.findall(text))
    sure = contracted + _count(words, _EN_SURE)
    others = _count(words, _LATIN_OTHERS)
    english += contracted
    # Names bring marked letters into English text, so that only words in small letters count; and broken
    # encodings show as text of nearly nothing but marked letters.
    marked = 0
    if not text.isascii():
        marked = sum(word[0].islower() and _LATIN_MARKED.search(word) is not None for word in _WORD.findall(text))
    plain = marked <= max(1, _FOREIGN_LETTERS * letters) and len(_LATIN_MARKED.findall(text)) < _FOREIGN_SHARE * letters
    if plain and (sure or english > 1) and english > 1.5 * others and (sure or not others):
        return "en"
    if others > english or not plain:
        return "other" if others + marked > 1 else ""
    # Longer than a heading and without the commonest words: whatever it is, it is not English.
    return "" if len(words) < 25 else "other"


def _cyrillic(text: str, words: list[str], letters: int, lead: float) -> str:
    if len(_OTHER_CYRILLIC.findall(text)) > max(0.5, _FOREIGN_LETTERS / 4 * letters):
        return "other"
    ru_letters, uk_letters = len(_RU_LETTERS.findall(text)), len(_UK_LETTERS.findall(text))
    bulgarian = len(_BG_LETTERS.findall(text))
    ru = _LETTER_POINTS * ru_letters + _WORD_POINTS * _count(words, _RU_NOT_UK)
    uk = _LETTER_POINTS * uk_letters + _WORD_POINTS * _count(words, _UK_NOT_RU)
    ru += _ENDING_POINTS * len(_RU_ENDINGS.findall(text))
    uk += _ENDING_POINTS * len(_UK_ENDINGS.findall(text))
    bg = _LETTER_POINTS * bulgarian + _WORD_POINTS * _count(words, _BG_ONLY)
    if max(ru, uk, bg) < _ENDING_POINTS:
        # Silence alone proves nothing: Macedonian keeps silent too.
        return ""
    if not uk_letters:
        uk -= _UK_SILENCE * letters
    if not ru_letters:
        ru -= _RU_SILENCE * letters
    not_bg = max(uk, _LETTER_POINTS * ru_letters + _WORD_POINTS * _count(words, _RU_NOT_BG))
    if bg >= lead and bg > not_bg:
        return "other"
    if abs(ru - uk) < lead:
        return ""
    return "ru" if ru > uk else "uk"
