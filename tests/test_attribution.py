"""Attributions in sentences that are tests: ``[source] <cue> {content} ## entity: who that is``."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from effort import EIGHTFOLD, calls

import framing
from framing.attribution.names import same_name

CASES = Path(__file__).parent / "cases"
MARKS = {"[": "source", "]": "source", "<": "cue", ">": "cue", "{": "content", "}": "content"}


def cases() -> list[tuple[str, str]]:
    """Every (language, line) of the attribution cases; ``? `` before a line marks a known failure."""
    return [
        (path.parent.name, line)
        for path in sorted(CASES.glob("*/attribution*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def unmarked(line: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A case's plain text (its paragraphs divided by ``¶``) and the spans it marks, which may be nested."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    opened: list[int] = []
    for part in re.split(r"([\[\]<>{}])", line.partition(" ## ")[0].replace(" ¶ ", "\n\n")):
        if part in MARKS and part in "[<{":
            opened.append(len(text))
        elif part in MARKS:
            spans[MARKS[part]].append((opened.pop(), len(text)))
        else:
            text += part
    return text, spans


def traits(line: str) -> dict[str, list[str]]:
    """What a case asks of its attributions in order: ``## entity: Ann Dole; Tom Hale ## type: direct; mixed``."""
    asked = (part.partition(": ") for part in line.split(" ## ")[1:])
    return {name: values.strip().split("; ") for name, _, values in asked}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        # One that is known to fail must go on failing, or lose its mark.
        pytest.param(language, line.removeprefix("? "), marks=[pytest.mark.xfail(strict=True)] * line.startswith("? "))
        for language, line in cases()
    ],
)
def test_sentence(language: str, line: str) -> None:
    """The attribution found is the one marked, to the character, and has the traits asked for."""
    text, expected = unmarked(line)
    found = framing.analyze(text, language=language).attributions
    got = {role: sorted({(span.start, span.end) for a in found for span in getattr(a, role)}) for role in expected}
    shown = {role: [text[a:b] for a, b in spans] for role, spans in got.items()}
    assert shown == {role: [text[a:b] for a, b in sorted(spans)] for role, spans in expected.items()}
    asked = traits(line)
    assert {name: [trait(a, name) for a in found] for name in asked} == asked


def trait(attribution: framing.Attribution, name: str) -> str:
    """A trait of an attribution as a case writes it: a chain's names divided by ``>``, nothing as ``-``."""
    value = getattr(attribution, name)
    return " > ".join(value) if name == "chain" else str(value or "-")


def test_pronoun_finds_its_speaker() -> None:
    """A pronoun resolves to the latest speaker, with the full name."""
    text = "Ann Dole said the bridge was safe. She added that nobody needed to worry."
    entities = [a.entity for a in framing.analyze(text, language="en").attributions]
    assert entities == ["Ann Dole", "Ann Dole"]


def test_surname_finds_the_full_name_across_cases() -> None:
    """An inflected surname resolves to the name as first written."""
    text = "Об этом заявил мэр Пётр Лесков. По словам Лескова, мост закроют на неделю."
    assert framing.analyze(text, language="ru").attributions[-1].entity == "Пётр Лесков"


def test_quotation_that_goes_on_is_one_attribution() -> None:
    """A bare quotation in the same paragraph belongs to the speaker before it."""
    text = "“The bridge is safe,” Ann Dole said. “It was built to last. Nobody needs to worry.”"
    (attribution,) = framing.analyze(text, language="en").attributions
    assert [text[span.start : span.end] for span in attribution.content] == [
        "“The bridge is safe,”",
        "“It was built to last. Nobody needs to worry.”",
    ]
    assert attribution.type == "direct"


def test_nested_attribution_knows_its_parent() -> None:
    """What somebody says that somebody said hangs below the outer attribution."""
    text = "The agency reported that the mayor said the bridge was safe."
    outer, inner = framing.analyze(text, language="en").attributions
    assert (outer.parent, inner.parent) == (None, 0)


def one(text: str, language: str) -> framing.Attribution:
    """The last attribution of a text."""
    return framing.analyze(text, language=language).attributions[-1]


def test_anaphor_points_back() -> None:
    """«Об этом сообщил X» reports the sentence before it."""
    text = "Мост закроют на неделю. Об этом сообщил мэр города Пётр Лесков."
    found = one(text, "ru")
    assert [text[s.start : s.end] for s in found.content] == ["Об этом"]
    assert [text[s.start : s.end] for s in found.antecedent] == ["Мост закроют на неделю."]
    voices = {text[v.start : v.end]: v.voice for v in framing.analyze(text, language="ru").voices}
    assert any(
        stretch.startswith("Мост закроют на неделю") and voice == "reported" for stretch, voice in voices.items()
    )


def test_role_finds_its_name_further_on() -> None:
    """A role without a name resolves to the person introduced with it a little later."""
    text = "A harbour aide said the bridge was safe. Harbour aide Ann Dole added that nobody was hurt."
    first, _ = framing.analyze(text, language="en").attributions
    assert (first.entity, first.source_type, first.named) == ("Ann Dole", "official", True)


def test_second_hand_report_names_the_agency() -> None:
    """The agency stands between the outlet and the speaker."""
    text = "Мост закроют, передаёт агентство «Орлин» со ссылкой на мэрию."
    found = framing.analyze(text, language="ru", outlet="Вестник").attributions
    assert [a.chain for a in found] == [
        ("Вестник", "агентство «Орлин»"),
        ("Вестник", "агентство «Орлин»", "мэрию"),
    ]


def test_spellings_of_one_name_are_folded() -> None:
    """Лесков, Лєсков and Leskov are one name to the comparison."""
    assert same_name(("петр", "лесков"), ("лєсков",))
    assert same_name(("petr", "leskov"), ("лесков",))


def test_agency_is_it() -> None:
    """It is the latest body that spoke, not a person."""
    text = "Reuters described the talks as calm. It noted that nobody had signed."
    assert one(text, "en").source_type == "agency"


def test_source_types() -> None:
    """Unnamed officials, generic media and documents are told apart from named ones."""
    expected = {
        "An Orlin official said the bridge was safe.": ("official", False),
        "The Orlin media said the bridge was safe.": ("media", False),
        "Mayor Ann Dole said the bridge was safe.": ("official", True),
        "The ministry said the bridge was safe.": ("institution", True),
    }
    found = {text: one(text, "en") for text in expected}
    assert {text: (a.source_type, a.named) for text, a in found.items()} == expected


def test_colon_opens_a_quotation_in_the_next_paragraph() -> None:
    """The words a report announces may stand in a paragraph of their own."""
    text = "The mayor said:\n\n“We will not sign this. Nobody will.”"
    found = one(text, "en")
    assert [text[s.start : s.end] for s in found.content] == ["“We will not sign this. Nobody will.”"]


def test_quotation_over_lines_is_direct() -> None:
    """Speech printed a sentence a line, its marks on different lines, is direct speech."""
    assert one('Лесков заявил:\n\n"Мост закрыт.\nИ останется закрыт".', "ru").type == "direct"


@pytest.mark.parametrize("language", ("en", "ru", "uk"))
def test_any_cut_of_a_text_is_read(language: str) -> None:
    """Texts cut anywhere, marks lost and lines broken, are read without failing; every span lies in the text."""
    whole = " ".join(unmarked(line)[0] for one_language, line in cases() if one_language == language)
    chance = random.Random(7)
    for _ in range(150):
        start = chance.randrange(len(whole))
        text = whole[start : start + chance.choice((20, 60, 200))]
        text = text.replace(chance.choice(',.:"“”«»—'), chance.choice(("", "\n", '"', ": ")))
        for found in framing.analyze(text, language=language).attributions:
            spans = (*found.source, *found.cue, *found.content, *found.antecedent)
            assert found.cue
            assert found.content
            assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_work_is_linear_in_length() -> None:
    """Eight times the text takes about eight times the calls, not sixty-four."""
    sentence = "Ann Dole said the bridge was safe, adding that it had been checked. “We wait,” she said. "

    def work(repeats: int) -> int:
        return calls(lambda: framing.analyze(sentence * repeats, language="en"))

    work(10)  # what is looked up once only
    assert work(400) < EIGHTFOLD * work(50)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Anyone who has stood in Mill Street knows that thirty people fit.", None),
        ("The Osvanian regime, which captured the town of Kalven, said the lock was safe.", "The Osvanian regime"),
    ],
)
def test_a_name_in_a_relative_clause_is_not_the_speakers(text: str, entity: str | None) -> None:
    (found,) = framing.analyze(text, language="en").attributions
    assert found.entity == entity
