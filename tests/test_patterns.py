"""The pattern language as it is written: what parses, to what, and what is refused with which advice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.languages import get_language
from framing.lexicon.patterns import ADJACENT, Option, parse_pattern


def slots(text: str, language: str = "ru") -> list[list[tuple[str, str]]]:
    return [
        [(option.kind, option.word) for option in slot] for slot in parse_pattern(text, get_language(language)).slots
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("режим", [[("lemma", "режим")]]),
        ("=Режима", [[("form", "режима")]]),
        ("~терро", [[("stem", "терро")]]),
        ("а/=б/~вгде", [[("lemma", "а"), ("form", "б"), ("stem", "вгде")]]),
        ("Q режим Q", [[("quote", "")], [("lemma", "режим")], [("quote", "")]]),
        ("режим CAP", [[("lemma", "режим")], [("cap", "")]]),
        # Folded as texts are.
        ("ЁЛКА", [[("lemma", "елка")]]),
        ("п’ять", [[("lemma", "п'ять")]]),
        ("по‑новому", [[("lemma", "по-новому")]]),
        ("т.е.", [[("lemma", "т.е")]]),
    ],
)
def test_slots(text: str, expected: list[list[tuple[str, str]]]) -> None:
    assert slots(text) == expected


def test_a_word_that_texts_divide_is_several_slots() -> None:
    assert slots("=can't", "en") == [[("form", "ca")], [("form", "n't")]]
    assert slots("leader's plan", "en") == [[("lemma", "leader")], [("lemma", "'s")], [("lemma", "plan")]]


def test_grammemes_belong_to_their_option() -> None:
    pattern = parse_pattern("режим{NOUN,sing}/власть CAP{gent}", get_language("ru"))
    assert pattern.slots == (
        (Option("lemma", "режим", frozenset({"NOUN", "sing"})), Option("lemma", "власть")),
        (Option("cap", "", frozenset({"gent"})),),
    )


def test_the_known_grammemes_are_those_of_the_dictionary() -> None:
    from framing.languages.ru import GRAMMEMES, analyzer

    assert set(analyzer().TagClass.KNOWN_GRAMMEMES) >= GRAMMEMES


def test_gaps_stand_before_their_slot() -> None:
    assert parse_pattern("а *2 б в *0 г", get_language("ru")).gaps == (ADJACENT, 2, ADJACENT, 0)


@pytest.mark.parametrize(
    ("text", "language", "advice"),
    [
        ("", "en", "begin and end with a word"),
        ("*2 plan", "en", "a gap must stand between two words"),
        ("plan *2", "en", "drop the gap at its edge"),
        ("plan *1 *1 fail", "en", "a gap must stand between two words"),
        ("plan *9 fail", "en", "at most *8"),
        ("a *1 b *1 c *1 d", "en", "at most 2"),
        ("a b c d e f g h i j k l m", "en", "more than 12 words"),
        ("CAP Q", "en", "at least one literal word"),
        ("CAP/plan", "en", "CAP and Q stand alone"),
        ("~ter", "en", "at least 4 letters"),
        ("plan{NOUN}", "en", "no grammemes in English"),
        ("режим CAP{gent}", "uk", "no grammemes in Ukrainian"),
        ("=режима{gent}", "ru", "drop the ="),
        ("plan {NOUN", "ru", "no token of the pattern language"),
        ("plan*", "en", "no token of the pattern language"),
        ("a//b", "en", "no token of the pattern language"),
        (",", "en", "holds no word"),
        ("режим{нет}", "ru", "no token of the pattern language"),
        ("режим{NUON}", "ru", "no grammeme"),
        ("режим CAP{gen}", "ru", "no grammeme"),
        ("режим CAP{gent", "ru", "no token of the pattern language"),
    ],
)
def test_faulty_patterns_are_refused_with_advice(text: str, language: str, advice: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse_pattern(text, get_language(language))
    assert advice in str(refusal.value)


@given(st.text(alphabet="ab =~/*{}'’.,-9QCAP\u0301\u00ad«", max_size=30), st.sampled_from(["en", "ru", "uk"]))
def test_any_pattern_parses_or_is_refused(text: str, language: str) -> None:
    try:
        pattern = parse_pattern(text, get_language(language))
    except ValueError:
        return
    assert len(pattern.slots) == len(pattern.gaps) >= 1
    assert all(slot for slot in pattern.slots)
