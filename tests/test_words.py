"""Words: boundaries, folding, forms. In the tables ``|`` stands between tokens that no space divides."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.languages import get_language
from framing.languages.characters import IGNORED_CHARACTERS, fold
from framing.languages.hashes import word_hashes
from framing.languages.words import tokenize

# Any text at all: lone surrogates, marks without letters, right-to-left letters, joiners, line ends.
ODD = "аеёиїйЙґ'’ʼ-‑.,:;!?…«»“”„\"‘‚()[]—– \t\n"
ODD += "\r\u2028\u00a0\u0301\u0306\u0308\u00ad\u200b\u200d\u202e\ufeffשלם9Ⅷ²İßﬁ😀\ud800"
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
    assert divided(marked.replace("|", ""), language) == [part for part in re.split(r"[| ]+", marked) if part]


@given(any_text, st.sampled_from(["en", "ru", "uk"]))
def test_any_text_is_divided_and_nothing_visible_is_lost(text: str, language: str) -> None:
    found = tokenize(text, get_language(language).clitics)
    edges = [edge for pair in zip(found.start.tolist(), found.end.tolist(), strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(a < b for a, b in zip(edges[::2], edges[1::2], strict=True))
    between = "".join(text[a:b] for a, b in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True))
    assert not any(character.isalnum() or character in ".,!?«»“”()" for character in between)


@given(st.text(alphabet="абеёийїАЁЙa'’ʼ-‑\u0301\u0306\u0308\u00ad\u200b é", max_size=40))
def test_the_hash_of_a_word_is_that_of_its_folded_form(text: str) -> None:
    found = tokenize(text)
    for start, end, key, word in zip(found.start, found.end, found.hash, found.word, strict=True):
        folded = fold(text[start:end])
        # Marks that go with no letter stay as they are; letters with two marks (Vietnamese) are not composed.
        plain = all(len(unicodedata.normalize("NFD", character)) <= 2 for character in folded)
        if word and plain and not re.search("[\u0300-\u036f]", folded):
            assert word_hashes([folded])[0] == key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ЁЛКА", "елка"),
        ("за\u0301мок", "замок"),
        ("п’ять", "п'ять"),
        ("пʼять", "п'ять"),
        ("п`ять", "п'ять"),
        ("со‑так‐то", "со-так-то"),
        ("ї\u0308", "ї\u0308"),
        ("і\u0308жак", "їжак"),
        ("и\u0306од", "йод"),
        ("пере\u00adнос", "перенос"),
        ("Ґанок", "ґанок"),
        ("İzmir", "izmir"),
        ("Straße", "straße"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_ignored_characters_are_looked_through() -> None:
    for mark in IGNORED_CHARACTERS:
        assert tokenize(f"сло{mark}во").hash[0] == tokenize("слово").hash[0]


@pytest.mark.parametrize(
    ("language", "lemma", "forms"),
    [
        ("en", "slam", {"slam", "slams", "slammed", "slamming"}),
        ("en", "deny", {"denies", "denied", "denying"}),
        ("en", "go", {"went", "goes", "going"}),
        ("ru", "режим", {"режима", "режимом", "режимы"}),
        ("ru", "назвать", {"назвал", "назвала", "назовут", "названный"}),
        ("uk", "режим", {"режиму", "режимі", "режимом"}),
        ("uk", "київський", {"київського", "київська", "київські"}),
        ("uk", "намагатися", {"намагається", "намагалася", "намагаються"}),
    ],
)
def test_forms(language: str, lemma: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in get_language(language).forms([lemma])[lemma]}


def test_grammemes_choose_forms() -> None:
    pairs = get_language("ru").forms(["мать", "стать"])
    assert {"nomn", "gent", "datv"} <= {case for form, found in pairs["мать"] if form == "матери" for case in found}
    verbs = [form for form, grammemes in pairs["стать"] if "VERB" in grammemes]
    assert "стали" in verbs
    assert "сталь" not in verbs


def test_a_regular_form_that_the_dictionary_files_elsewhere_is_left_out() -> None:
    forms = {form for form, _ in get_language("en").forms(["mean"])["mean"]}
    assert "meant" in forms
    assert "means" not in forms  # ways and means
