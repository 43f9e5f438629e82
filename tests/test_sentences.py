"""Sentences: where they end. In the tables ``|`` stands at their edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_words import any_text

from framing.languages import get_language
from framing.languages.sentences import ABBREVIATION, FUNCTION_WORD, TITLE, sentence_numbers
from framing.languages.words import tokenize

SENTENCES = {
    "en": [
        "First one.| |Second one.",
        "Is it?| |Yes!| |Well…| |Maybe.",
        "Is it?| |“Yes!”| |(So they say.)| |‘Fine.’",
        "He left!!!| |She stayed?!| |They waited...| |Nobody came.",
        # Titles never end a sentence, abbreviations only before a capitalised function word.
        "Mr. Halmer met Dr. Ann Dole and Gen. Orvin.| |The talks failed.",
        "It was in the U.S. Congress.| |It was in the U.S.| |The talks failed.",
        "Torvel Inc. Chairman Dole spoke.| |He owns Torvel Inc.| |It is a bank.",
        "It opens at 5 p.m. on Monday.| |It opens at 5 p.m.| |They wait.",
        "They met on Jan. 5 in St. Orvin.| |No. 10 was shut.",
        "Prices, wages, etc. rose.| |Prices, wages, etc.| |The rest fell.",
        "J. K. Dole wrote it.| |J.K. Dole wrote it.",
        "It cost 3.5 million.| |It rose 10,000.50 points.",
        # No space, no end; no beginning, no end.
        "See example.org for more.| |The end.Then more.",
        "It cost a lot. really, it did.",
        # Line ends end everything.
        "A headline without a point|\n\n|The text begins here",
        "one|\n|two|\r\n|three|\u2028|four",
        "List:|\n|• First item|\n|• second item",
        "It has two parts.| |1. The first.| |2. The second.",
        # Closing marks belong to the sentence before.
        "“It is over.”| |The mayor left.",
        "“It is over,” she said.| |“Go home.”",
        "He asked: “Why?” and left.",
        "(They left.)| |[Nobody stayed.]| |“(Why?)”| |She shrugged.",
        "It ended.'| |The door closed.",
    ],
    "ru": [
        "Первое.| |Второе.",
        "Это было в 2024 г. в столице.| |Это было в 2024 г.| |Но мост закрыли.",
        "В 1990-х гг. мост закрыли.| |Живут на ул. Мира, д. 5, кв. 3.",
        "По ст. 5 закона, т.е. по-новому.| |И т.д.| |И т. п.",
        "Сказал А. С. Иванов.| |Сказал А.С. Иванов.| |Сказал Иванов А. С.| |Он ушёл.",
        "Выделили 5 млн руб. на мост.| |Выделили 5 млн руб.| |Это мало.",
        "«Зачем?» — спросил он.| |Никто не ответил.",
        "«Зачем?»| |— Он молчал.",
        "— Зачем? — спросил он.| |— Так надо! — сказала она.| |— Ладно.",
        "— Иди!| |— Он встал.",
        "Он сказал: «Всё кончено».| |Мэр ушёл.",
        "«Всё кончено!»| |Мэр ушёл.| |«Да…»| |Ушёл.",
        "Подождите…| |Нет… не надо.",
        "Мост закрыт с 5 мая 2024 года.| |12 мая его откроют.",
        "Ё-моё.| |Ёлка.| |„Ёлка“.| |Ещё?!..| |Да.",
        "Г-н Лесков и г-жа Лескова.| |Проф. Лесков ушёл, см. рис. 5.",
        "Заголовок без точки|\n|Текст",
    ],
    "uk": [
        "Перше.| |Друге.",
        "Це було у 2024 р. у столиці.| |Це було у 2024 р.| |Але міст закрили.",
        "У 1990-х рр. міст закрили.| |Живуть на вул. Миру, буд. 5.",
        "«Навіщо?» — спитав він.| |Ніхто не відповів.",
        "Так зв. республіка.| |Т. зв. республіка.",
        "Сказав І. С. Лісковий.| |Сказав Є.Лісковий.",
        "Виділили 5 млн грн на міст.| |Виділили 5 тис. грн.| |Це мало.",
        "Їжак.| |Ґава.| |Єнот.| |Іній.",
    ],
}


def cut(text: str, language: str) -> list[str]:
    spoken = get_language(language)
    tokens = tokenize(text, spoken.clitics)
    words = [text[a:b].lower() for a, b in zip(tokens.start.tolist(), tokens.end.tolist(), strict=True)]
    flags = [
        TITLE * (w in spoken.titles)
        | ABBREVIATION * (w in spoken.abbreviations)
        | FUNCTION_WORD * (w in spoken.function_words)
        for w in words
    ]
    lines = np.searchsorted(tokens.start, tokens.line_ends)
    numbers = sentence_numbers(tokens, np.array(flags, np.uint8), lines).tolist()
    firsts = [tokens.start[numbers.index(number)] for number in dict.fromkeys(numbers)]
    lasts = [tokens.end[len(numbers) - 1 - numbers[::-1].index(number)] for number in dict.fromkeys(numbers)]
    return [text[a:b] for a, b in zip(firsts, lasts, strict=True)]


@pytest.mark.parametrize(("language", "marked"), [(code, row) for code, rows in SENTENCES.items() for row in rows])
def test_sentences(language: str, marked: str) -> None:
    expected = [part.strip() for part in marked.split("|") if part.strip()]
    assert cut(marked.replace("|", ""), language) == expected


@given(any_text, st.sampled_from(["en", "ru", "uk"]))
def test_any_text_is_cut_at_least_at_its_line_ends(text: str, language: str) -> None:
    for sentence in cut(text, language):
        assert "\n" not in sentence
