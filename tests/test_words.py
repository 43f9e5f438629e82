"""Words: boundaries, folding, forms. In the tables ``|`` stands between tokens that no space divides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.languages import get_language
from framing.languages.characters import IGNORED_CHARACTERS, fold
from framing.languages.words import tokenize, word_hashes

# Any text at all: lone surrogates, marks without letters, right-to-left letters, joiners, line ends.
ODD = "аеёиїйЙґ'’ʼ-‑.,:;!?…«»“”„\"‘‚()[]—– \t\n\r\u2028\u00a0\u0301\u0306\u0308\u00ad\u200b\u200d\u202e\ufeffשלם9Ⅷ²İßﬁ😀\ud800"
any_text = st.text(alphabet=st.one_of(st.sampled_from(ODD), st.characters()), max_size=120)

WORDS = {
    "en": [
        "The| talks| went| on|.",
        # Clitics are words of their own, whatever the apostrophe; other apostrophes stay inside.
        "Do|n't| and| ca|n’t| and| wo|nʼt| we|'ll| I|’m| they|'ve| he|'d| you|'re",
        "Putin|'s| plan|,| the| workers|’| strike",
        "O'Brien| and| D’Arcy| of| rock-n-roll| at| five| o'clock",
        "'|t| is| '|twas| rock| '|n|'| roll",
        # Hyphens join, of any kind; dashes divide.
        "so-called| so‑called| so‐called| so|–|called| so|—|called| -|ish| pre|-",
        # Points, commas and colons join digits; points also single letters.
        "10,000| people| at| 10:30| paid| 3.5| or| .|5| or| 5|.",
        "the| U.S|.| Senate| and| the| U.K|.",
        "U.S|.|-|backed| a.m|.| e.g|.| No|.|5",
        "www|.|example|.|org| COVID-19| G7| mp3",
        "a|/|b| 50|%| $|5| #|tag| @|name| x|_|y",
        # Accents and characters beyond the Basic Multilingual Plane.
        "café| cafe\u0301| naïve| Müller| 😀| go|😀| 𝐀|!",
    ],
    "ru": [
        "Ёлка| и| за\u0301мок| и| за\u0301мок|-|",
        "так| называемая| «|операция|»|,| т.е|.| война",
        "г-н| Лесков| из| Санкт-Петербурга| по-прежнему| кто-то| из-за",
        "в| 2024| г|.| и| 1990-х| гг|.|,| 5-й| полк| и| 10,5|%",
        "А|.| С|.| Иванов| и| А.С|.|Пушкин",
        "пере\u00adнос| слов\u200bо| начало",
        "мои\u0306| все\u0308| и\u0306од",
        "и|/|или| №|5| д'Артаньян",
    ],
    "uk": [
        "п'ять| п’ять| пʼять| п`ять| п′ять| п‘ять",
        "об’єкт| і| зв'язок| з| Лук’янівкою|,| м’яч|.",
        "ї\u0308жа| и\u0306ого| і\u0308жак| Ґанок",
        "будь-що| т|.|зв|.| область| (|обл|.|)",
    ],
}


def divided(text: str, language: str) -> list[str]:
    found = tokenize(text, get_language(language).clitics)
    return [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]


@pytest.mark.parametrize(("language", "marked"), [(code, row) for code, rows in WORDS.items() for row in rows])
def test_words(language: str, marked: str) -> None:
    print(divided(marked.replace("|", ""), language))
    assert divided(marked.replace("|", ""), language) == [part for part in re.split(r"[| ]+", marked) if part]
