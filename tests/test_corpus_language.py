"""The language of texts and blocks; every other language is unknown, never English."""

from __future__ import annotations

import pytest

from framing.corpus.language import block_languages, detect_language

ENGLISH = [
    "The council met on Monday and closed the old bridge.",
    "Council votes to close the bridge",
    "She doesn’t know yet.",
    "Mayor Łukasz Wójcik of Łódź met the guests from Kraków at the station.",
    "“We cannot wait,” said the mayor of Saint-Étienne.",
]
RUSSIAN = [
    "Совет закрыл старый мост, сообщила мэрия.",
    "Это не так.",
    "Жители города недовольны решением мэра",
    "В совете города Київ прочли письмо и решили, что ответят позже, когда мэр вернётся из отпуска.",
]
UKRAINIAN = [
    "Рада закрила старий міст, повідомила мерія.",
    "Це не так, сказала вона.",
    "Мешканці міста незадоволені",
    "П’ятеро депутатів об'єдналися у групу.",
]
OTHERS = [
    "Rada miasta zamknęła w poniedziałek stary most.",
    "Der Rat hat die alte Brücke am Montag geschlossen.",
    "Neue Fahrplan in der Altstadt",
    "Le conseil a fermé le vieux pont lundi, a dit le maire.",
    "El consejo cerró el puente viejo el lunes.",
    "Il consiglio ha chiuso il vecchio ponte.",
    "De raad heeft de oude brug maandag gesloten.",
    "Rådet stängde den gamla bron och det var inte en dag för tidigt.",
    "Belediye meclisi eski köprüyü pazartesi günü kapattı.",
    "Consiliul a închis podul vechi luni, a spus primarul.",
    "Rada v pondělí zavřela starý most, řekla starostka.",
    "Съветът затвори стария мост в понеделник, каза кметът.",
    "Общината обяви поръчка за ремонт на моста и пътя.",
    "Рада закрыла стары мост, паведаміў кіраўнік горада.",
    "Веће је у понедељак затворило стари мост, рекао је градоначелник.",
    "Советот го затвори стариот мост, рече градоначалникот.",
    "Кеңес ескі көпірді дүйсенбіде жапты.",
    "市议会周一关闭了旧桥。",
    "أغلق المجلس الجسر القديم يوم الاثنين.",
    "Το συμβούλιο έκλεισε την παλιά γέφυρα.",
    "המועצה סגרה את הגשר הישן.",
    "議会は月曜日に古い橋を閉鎖した。",
    "ÐœÑÑ Ð³Ð¾Ñ€Ð¾Ð´Ð° ÑÐºÐ°Ð·Ð°Ð»",
]


@pytest.mark.parametrize(
    ("text", "language"),
    [(t, "en") for t in ENGLISH] + [(t, "ru") for t in RUSSIAN] + [(t, "uk") for t in UKRAINIAN],
)
def test_the_three_languages(text: str, language: str) -> None:
    """One sentence or headline is enough."""
    assert detect_language(text) == language


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_are_unknown(text: str) -> None:
    """Neighbours and strangers alike."""
    assert detect_language(text) == "unknown"


@pytest.mark.parametrize("text", ["", " ", "12:30", "Brexit", "Мост", "a b", "🙂", "1,5 %", "x" * 500])
def test_too_short_to_tell(text: str) -> None:
    """A word is no language."""
    assert detect_language(text) == "unknown"


@pytest.mark.parametrize("text", OTHERS)
def test_an_english_headline_on_a_foreign_page_does_not_make_it_english(text: str) -> None:
    """What stands most decides."""
    assert detect_language(f"Bridge closed. {text} {text} {text}") == "unknown"


def test_short_blocks_follow_their_neighbours() -> None:
    """A block too short to tell has the nearest told block's language, if it can be written in it."""
    blocks = ["Мост", "Совет закрыл старый мост, сообщила мэрия.", "10:45", "Telegram", "Мост", UKRAINIAN[0], "Мост"]
    assert block_languages(blocks) == ["ru", "ru", "ru", "unknown", "uk", "uk", "uk"]


def test_the_known_language_decides_before_the_neighbours() -> None:
    """What the metadata says settles short blocks, not told ones."""
    assert block_languages(["Мост", UKRAINIAN[0]], "ru") == ["ru", "uk"]


def test_a_foreign_paragraph_stays_unknown() -> None:
    """A German paragraph on an English page is not scored as English."""
    assert block_languages([ENGLISH[0], OTHERS[1], ENGLISH[1]]) == ["en", "unknown", "en"]


def test_mixed_text_goes_to_the_greater_part() -> None:
    """A Russian text that quotes Ukrainian stays Russian, and the reverse."""
    russian = "Совет закрыл мост, и мэр объяснила, что это не её решение, но жители ей не поверили. "
    assert detect_language(russian * 3 + "«Міст закрито», — сказала вона.") == "ru"
    assert detect_language((UKRAINIAN[0] + " ") * 4 + "«Это не так», — ответил он.") == "uk"
