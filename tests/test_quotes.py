"""Quotations: which marks pair. In the tables ⟦ and ⟧ stand around every quotation that is found."""

from __future__ import annotations

import numpy as np
import pytest
from effort import EIGHTFOLD, calls
from hypothesis import given
from test_words import any_text

import framing
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
    # Two single marks in a row stand for a double one.
    "He said ⟦''go home''⟧ and left.",
    "⟦''Go home,''⟧ he said. ⟦''Now, ⟦'you'⟧ all.''⟧",
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
    # Paragraphs are numbered without gaps, however many line ends divide them.
    _, paragraphs = np.unique(np.searchsorted(tokens.line_ends, tokens.start), return_inverse=True)
    return pair_quotes(text, tokens, paragraphs).within(0, len(tokens.start))


def marked(text: str) -> str:
    out = text
    edges = [(q.start, 1, -q.end, "⟦") for q in pairs(text)] + [(q.end, 0, -q.start, "⟧") for q in pairs(text)]
    for place, _, _, mark in sorted(edges, reverse=True):
        out = out[:place] + mark + out[place:]
    return out


@pytest.mark.parametrize("expected", QUOTES)
def test_quotes(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@given(any_text)
def test_any_text_has_nested_quotations_between_marks(text: str) -> None:
    found = pairs(text)
    for quote in found:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.first < quote.stop
        for other in found:
            disjoint = quote.end <= other.start or other.end <= quote.start
            inside = quote.start <= other.start and other.end <= quote.end
            around = other.start <= quote.start and quote.end <= other.end
            assert disjoint or inside or around
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)


def test_depth_counts_the_quotations_around() -> None:
    assert [(quote.depth, quote.open_ended) for quote in pairs("“A ‘b “c”’” “d.\n“E.”")] == [
        (0, False),
        (1, False),
        (2, False),
        (0, True),
        (0, False),
    ]


@pytest.mark.parametrize(
    "text",
    ["“‘" * 20_000, "«" * 40_000, "«а " * 20_000 + "»" * 20_000, "' a' " * 20_000, '"a\n' * 20_000, "“a.\n" * 20_000],
    ids=["opened", "glued", "nested", "single", "paragraphs", "going on"],
)
def test_work_grows_with_the_text(text: str) -> None:
    def work(part: str) -> int:
        return calls(lambda: pairs(part))

    assert work(text[: len(text) // 2]) < EIGHTFOLD * work(text[: len(text) // 16])


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("— Зачем? — спросил он. — Не надо.", ["— Зачем?", "— Не надо."]),
        ("— Мост закрыт, — сказала Дольская.", ["— Мост закрыт,"]),
        (
            "— Иди, — сказал он. — Власть, которая молчит, — это позор.",
            ["— Иди,", "— Власть, которая молчит, — это позор."],
        ),
        ("— Кто там?\n\n— Свои, — ответил мэр.\n\n— Входите.", ["— Кто там?", "— Свои,", "— Входите."]),
        ("— Первый пункт.\n\n— Второй пункт.", []),
        ("Мост — это дорога.", []),
    ],
)
def test_dashes_set_off_speech(text: str, speech: list[str]) -> None:
    """A dialogue with narration is speech; a list with dashes is not."""
    found = framing.analyze(text, language="ru").quotes
    assert [text[quote.start : quote.end] for quote in found] == speech
