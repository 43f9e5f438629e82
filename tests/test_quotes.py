"""Quotations: which marks pair. In the tables ⟦ and ⟧ stand around every quotation that is found."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_words import any_text

from framing.languages import get_language
from framing.languages.quotes import Quote, pair_quotes
from framing.languages.words import tokenize

QUOTES = [
    # All kinds of marks.
    "He said ⟦“go home”⟧ and left.",
    'He said ⟦"go home"⟧ and left.',
    "He said ⟦'go home'⟧ and left.",
    "He said ⟦‘go home’⟧ and left.",
    "Он сказал: ⟦«домой»⟧ и ушёл.",
    "Він сказав: ⟦„додому“⟧ і пішов.",
    "Він сказав: ⟦„додому”⟧ і пішов.",
    'Він сказав: ⟦„додому"⟧ і пішов.',
    "Они взяли ⟦‹мост›⟧ и ушли.",
    "⟦“Go home,”⟧ he said. ⟦“Now.”⟧",
    '⟦"Go home,"⟧ he said. ⟦"Now."⟧',
    '(⟦"Go"⟧) and ⟦"stay"⟧—⟦"go"⟧, ⟦"stay"⟧/⟦"go"⟧.',
    "— ⟦«Зачем?»⟧ — спросил он.",
    # Quotations within quotations.
    "She said: ⟦“He told me ⟦‘go’⟧ and left.”⟧",
    "⟦“⟦‘Go,’⟧ he told me.”⟧",
    "Он сказал: ⟦«Завод ⟦«Заря»⟧ стоит»⟧.",
    "Он сказал: ⟦«Завод ⟦„Заря“⟧ стоит»⟧.",
    'Он сказал: ⟦«Завод ⟦"Заря"⟧ стоит»⟧.',
    "⟦“A ⟦‘b ⟦“c”⟧’⟧”⟧",
    # One » closes two «.
    "Он назвал это ⟦«победой завода ⟦«Заря»⟧⟧.",
    "⟦«Мы стоим за завод ⟦«Заря»⟧⟧, — сказал он.",
    # Apostrophes are no quotation marks.
    "The leaders’ meeting and the workers' strike don’t end.",
    "The leaders ‘ meeting goes on.",
    "The leaders ' meeting goes on.",
    "⟦‘I don’t know,’⟧ he said.",
    "⟦'I don't know,'⟧ he said.",
    "⟦‘The workers’ strike goes on,’⟧ he said.",
    "⟦'The workers' strike goes on,'⟧ he said.",
    "It was rock 'n' roll in the '90s.",
    "п'ять, об’єкт, зв‘язок і м’яч",
    # What is not in balance is left out.
    "He said “go home and left.",
    "He said go home” and left.",
    'He said "go home and left.',
    "Он сказал: «домой и ушёл.",
    "»Домой« is no Russian.",
    "The board is 5' 10\" long.",
    "⟦“Go”⟧ he said “home.",
    "He said “go ⟦‘home’⟧ and left.",
    # A quotation over several paragraphs opens each of them and closes once.
    "⟦“It is over.⟧\n\n⟦“Go home.”⟧ He left.",
    "Она сказала: ⟦«Всё кончено.⟧\n⟦«Идите домой»⟧.",
    "He said “go home.\n\nNobody went.",
    "⟦“One.⟧\n⟦“Two.⟧\n⟦“Three.”⟧",
    "⟦“One.”⟧\n⟦“Two.”⟧",
    # A closing mark at the paragraph's beginning does not go on.
    "Он сказал: «домой.\n»И ушёл.",
]


def pairs(text: str) -> list[Quote]:
    tokens = tokenize(text, get_language("en").clitics)
    return pair_quotes(text, tokens, np.searchsorted(tokens.line_ends, tokens.start))


def marked(text: str) -> str:
    out = text
    edges = [(q.start, 1, -q.end, "⟦") for q in pairs(text)] + [(q.end, 0, -q.start, "⟧") for q in pairs(text)]
    for place, _, _, mark in sorted(edges, reverse=True):
        out = out[:place] + mark + out[place:]
    return out


@pytest.mark.parametrize("expected", QUOTES)
def test_quotes(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected
