"""Attributions in sentences that are tests: ``[source] <cue> {content}``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing

CASES = Path(__file__).parent / "cases"
MARKS = {"[": "source", "]": "source", "<": "cue", ">": "cue", "{": "content", "}": "content"}


def cases() -> list[tuple[str, str]]:
    """Every (language, line) of the attribution cases."""
    return [
        (path.parent.name, line)
        for path in sorted(CASES.glob("*/attribution*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


def unmarked(line: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A case's plain text and the spans it marks."""
    text = ""
    spans: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    opened = 0
    for part in re.split(r"([\[\]<>{}])", line):
        if part in MARKS and part in "[<{":
            opened = len(text)
        elif part in MARKS:
            spans[MARKS[part]].append((opened, len(text)))
        else:
            text += part
    return text, spans


@pytest.mark.parametrize(("language", "line"), cases())
def test_sentence(language: str, line: str) -> None:
    """The attribution found is the one marked, to the character."""
    text, expected = unmarked(line)
    found = framing.analyze(text, language=language).attributions
    got = {role: sorted({(span.start, span.end) for a in found for span in getattr(a, role)}) for role in expected}
    shown = {role: [text[a:b] for a, b in spans] for role, spans in got.items()}
    assert shown == {role: [text[a:b] for a, b in sorted(spans)] for role, spans in expected.items()}


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
