"""The pattern language as it matches: by tables, and against the slow reference matcher on random texts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
import reference_matcher
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.languages import get_language
from framing.lexicon import Entry, load_lexicon
from framing.lexicon.compiling import compile_lexicon
from framing.lexicon.examples import found_spans, read_example
from framing.lexicon.matching import find_matches
from framing.lexicon.patterns import Option, parse_pattern
from framing.lexicon.reading import read_text


def entry(language: str, patterns: str | Sequence[str], number: int = 0, **keys: object) -> Entry:
    patterns = (patterns,) if isinstance(patterns, str) else tuple(patterns)
    values = {"category": "loaded", "concept": "label.regime", **keys}
    return Entry(id=f"test#{number}", language=language, patterns=patterns, number=number, **values)


def marks(language: str, entries: Sequence[Entry], text: str) -> list[tuple[str, int]]:
    """What a lexicon of these entries finds in a text: the words, and the number of the entry."""
    lexicon = compile_lexicon(entries, language)
    words = read_text(text, [], lexicon).words
    hits = find_matches(lexicon, words)
    return [
        (text[words.start[first] : words.end[last]], lexicon.entries[found].number)
        for found, first, last in zip(hits.entry, hits.first, hits.last, strict=True)
    ]


# Pattern, then sentences: braces mark what it must match, a sentence without them must not match.
PATTERNS = {
    "en": {
        "plan": ["The {plan}.", "The {plans}.", "Every {plan}s.", "The planet.", "The {PLAN}."],
        "=plan": ["The {plan}.", "The plans."],
        "~planet": ["The {planet}.", "The {planetary} one.", "The plan."],
        "secret/hidden plan": ["A {secret plan}.", "A {hidden plan}.", "A plan.", "A secret, plan."],
        "plan *2 fail": [
            "The {plan failed}.",
            "The {plan has failed}.",
            "The {plan has badly failed}.",
            "The plan has very badly failed.",
            "The {plan, then, failed}." if False else "The {plan, sadly failed}.",
            "The plan, sadly, failed.",
            "The plan; it failed.",
            "The plan. It failed.",
            "The plan\nfailed.",
        ],
        "=plan CAP": ["The {plan Dole} has.", "The plan dole.", "The plan 5."],
        "CAP plan": ["{The plan}.", "a plan"],
        "Q =plan Q": ["The {“plan”} fails.", 'The {"plan"} fails.', "The {‘plan’} fails.", "The plan fails.", "A plan’s end."],
        "=so =called": ["{So called} plan.", "So-called plan."],
        "so-called": ["{So-called} plan.", "{So‑called} plan.", "{so‐called} plan.", "So called plan."],
        "can't": ["They {can't}.", "They {can’t} go.", "They can."],
        "=putin 's plan": ["{Putin's plan}.", "{Putin’s plans}.", "Putin plan."],
        "=u.s =officials": ["U.S. officials."],
        "=the =end =of": ["{The end of} it.", "The end; of it.", "The ‘end’ of it.", "{The end’ of} it."],
    },
    "ru": {
        "режим": ["Этот {режим}.", "Этого {режима}.", "{РЕЖИМОМ}.", "Режимный."],
        "=режим": ["Этот {режим}.", "Этого режима."],
        "режим{gent}": ["Нет {режима}.", "Этот режим."],
        "режим{NOUN,sing}": ["{Режима} нет.", "Режимов нет."],
        "киевский/путинский режим{NOUN}": ["{Киевского режима} нет.", "{Путинскому режиму}.", "Киевский мост."],
        "режим CAP{gent}": ["{Режим Лескова}.", "Режим Лесков.", "Режим лескова."],
        "все": ["Это {всё}.", "Это {все}."],
        "ёлка": ["{Ёлка} и {елка}.", "{ЁЛКИ}."],
        "~терро": ["{Террорист} и {терроризм}.", "Тер."],
        "так называемый": ["{Так называемые} власти.", "{Так на\u00adзыва\u0301емые} власти."],
        "Q =власть Q": ["Их {«власть»}.", "Их {„власть“}.", "Их власть."],
    },
    "uk": {
        "режим": ["{Режиму} нема.", "Режимний."],
        "київський режим": ["{Київського режиму} нема.", "Київ і режим."],
        "зв'язок": ["{Зв’язок} і {звʼязок}, {зв`язку} нема."],
        "їжак": ["{їжак} і {і\u0308жак}."],
        "так *1 званий": ["{Так званий} уряд.", "{Так само звана} влада.", "Так, воно було звано."],
    },
}


@pytest.mark.parametrize(
    ("language", "pattern", "written"),
    [(code, pattern, text) for code, rows in PATTERNS.items() for pattern, texts in rows.items() for text in texts],
)
def test_pattern(language: str, pattern: str, written: str) -> None:
    example = read_example(written)
    lexicon = compile_lexicon([entry(language, pattern)], language)
    found = found_spans(lexicon, [example.text], [0])[0]
    assert [example.text[s.start : s.end] for s in found] == [example.text[s.start : s.end] for s in example.spans]
    assert found == example.spans
