"""Whose words they are: quoted, reported, or the outlet's own."""

from __future__ import annotations

import pytest

import framing

# A text, and its stretches in other voices than the outlet's.
VOICES = {
    "en": [
        ("The bridge is shut.", []),
        ("“The bridge is shut,” Ann Dole said.", [("quoted", "“The bridge is shut,”")]),
        ("Ann Dole said that the bridge was shut.", [("reported", "the bridge was shut")]),
        ("The bridge, Ann Dole said, was shut.", None),
        ("I think that the bridge is shut.", []),
        ("“I think that the bridge is shut,” she said.", [("quoted", "“I think that the bridge is shut,”")]),
        (
            "“We know [the town’s] bridge is shut,” Ann Dole said.",
            [("quoted", "“We know"), ("quoted", "bridge is shut,”")],
        ),
        ("He painted the “reform” of the bridge.", [("quoted", "“reform”")]),
        ("The mayor left.\n“The bridge is shut.”\nRain fell.", [("quoted", "“The bridge is shut.”")]),
        (
            "Ann Dole said the bridge — built by her firm — was shut.",
            [("reported", "the bridge"), ("reported", "was shut")],
        ),
        (
            "Ann Dole said the bridge was “quite shut” now.",
            [("reported", "the bridge was"), ("quoted", "“quite shut”"), ("reported", "now")],
        ),
        (
            "“It is shut.\n\n“It stays shut,” Ann Dole said.",
            [("quoted", "“It is shut."), ("quoted", "“It stays shut,”")],
        ),
    ],
    "ru": [
        ("Мост закрыт.", []),
        ("«Мост закрыт», — сказал Лесков.", [("quoted", "«Мост закрыт»")]),
        ("Лесков сообщил, что мост закрыт.", [("reported", "мост закрыт")]),
        ("Мы считаем, что мост закрыт зря.", []),
        ("Они ждут «реформы» моста.", [("quoted", "«реформы»")]),
        ("Мэр открыл мост.\n«Он простоит век».\nШёл дождь.", [("quoted", "«Он простоит век»")]),
        (
            'Лесков заявил:\n\n"Мост закрыт.\nИ останется закрыт".\n\nШёл дождь.',
            [("quoted", '"Мост закрыт.'), ("quoted", 'И останется закрыт"')],
        ),
        (
            "Лесков заявил о поддержке планов, которые помогли бы мосту.",
            [("reported", "о поддержке планов, которые помогли бы мосту")],
        ),
        (
            "Лесков сообщил, что мост «совсем закрыт» теперь.",
            [("reported", "мост"), ("quoted", "«совсем закрыт»"), ("reported", "теперь")],
        ),
    ],
    "uk": [
        ("Міст закрито.", []),
        ("Я вважаю, що міст закрито дарма.", []),
        (
            'Мер відкрив міст.\n"Він простоїть вік.\nЙого збудовано."\nІшов дощ.',
            [("quoted", '"Він простоїть вік.'), ("quoted", 'Його збудовано."')],
        ),
        ("«Міст закрито», — сказав Лісковий.", [("quoted", "«Міст закрито»")]),
        ("Лісковий повідомив, що міст закрито.", [("reported", "міст закрито")]),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(code, text, found) for code, rows in VOICES.items() for text, found in rows if found is not None],
)
def test_voices(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    analysis = framing.analyze(text, language=language)
    assert [(voiced.voice, text[voiced.start : voiced.end]) for voiced in analysis.voices] == expected


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("en", "The talks may fail.", "outlet"),
        ("en", "“The talks may fail,” Ann Dole said.", "quoted"),
        ("en", "Ann Dole said that the talks may fail.", "reported"),
        ("en", "Ann Dole said the bridge — it may fall — was shut.", "outlet"),
        ("en", "“We know [it may fall] the bridge,” Ann Dole said.", "outlet"),
        ("ru", "Лесков сообщил, что мост, возможно, закрыт.", "reported"),
        ("ru", "«Мост, возможно, закрыт», — сказал Лесков.", "quoted"),
        ("uk", "Лісковий повідомив, що міст, можливо, закрито.", "reported"),
    ],
)
def test_a_finding_has_the_voice_of_its_place(language: str, text: str, voice: str) -> None:
    findings = framing.analyze(text, language=language).findings
    assert [finding.voice for finding in findings if finding.category == "hedge"] == [voice]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Dole said that the so-called council met."),
        ("ru", "Лесков сообщил, что так называемые власти ушли."),
        ("uk", "Лісковий повідомив, що так звана влада пішла."),
    ],
)
def test_a_distancing_word_in_reported_speech_is_the_outlets_own(language: str, text: str) -> None:
    findings = framing.analyze(text, language=language).findings
    assert [finding.voice for finding in findings if finding.category == "distancing"] == ["outlet"]


def test_a_source_and_its_cue_are_the_outlets_own_words() -> None:
    text = "The thug Ann Dole bragged that the bridge was shut."
    analysis = framing.analyze(text, language="en")
    assert {finding.voice for finding in analysis.findings if finding.start < text.index("that")} == {"outlet"}


def test_every_word_of_the_body_has_one_voice() -> None:
    text = "“It may,” he said. She said that it may — or may not — be. It may."
    analysis = framing.analyze(text, language="en")
    assert sum(analysis.exposure.values()) == len(text.replace("“", " ").replace("—", " ").split())
