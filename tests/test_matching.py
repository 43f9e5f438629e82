"""The pattern language as it matches: by tables, and against the slow reference matcher on random texts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
import reference_matcher
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.languages import get_language
from framing.lexicon import Entry, load_lexicon
from framing.lexicon.compiling import CompiledLexicon, compile_lexicon
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
        "plan": ["The {plan}.", "The {plans}.", "The planet.", "The {PLAN}."],
        "=plan": ["The {plan}.", "The plans."],
        "~planet": ["The {planet}.", "The {planetary} one.", "The plan."],
        "secret/hidden plan": ["A {secret plan}.", "A {hidden plan}.", "A plan.", "A secret, plan."],
        "plan *2 fail": [
            "The {plan failed}.",
            "The {plan has failed}.",
            "The {plan has badly failed}.",
            "The plan has very badly failed.",
            "The {plan, sadly failed}.",
            "The plan, sadly, failed.",
            "The plan; it failed.",
            "The plan. It failed.",
            "The plan\nfailed.",
        ],
        "=plan CAP": ["The {plan Dole} has.", "The plan dole.", "The plan 5."],
        "CAP plan": ["{The plan}.", "a plan"],
        "Q =plan Q": [
            "The {“plan”} fails.",
            'The {"plan"} fails.',
            "The {‘plan’} fails.",
            "The plan fails.",
            "A plan’s end.",
        ],
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
        "режим CAP{gent}": ["{Режим Лескова}.", "Режим Лескову.", "Режим лескова."],
        "все": ["Это {всё}.", "Это {все}."],
        "ёлка": ["{Ёлка} и {елка}.", "{ЁЛКИ}."],
        "~терро": ["{Террорист} и {терроризм}.", "Тер."],
        "так называть{PRTF}": ["{Так называемые} власти.", "Так называют.", "{Так на\u00adзыва\u0301емые} власти."],
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


@cache
def table_lexicon(language: str) -> CompiledLexicon:
    """One lexicon of all patterns of the table, each an entry; compiling takes a second."""
    return compile_lexicon([entry(language, pattern) for pattern in PATTERNS[language]], language)


@pytest.mark.parametrize(
    ("language", "pattern", "written"),
    [(code, pattern, text) for code, rows in PATTERNS.items() for pattern, texts in rows.items() for text in texts],
)
def test_pattern(language: str, pattern: str, written: str) -> None:
    example = read_example(written)
    number = list(PATTERNS[language]).index(pattern)
    assert found_spans(table_lexicon(language), [example.text], [number]) == [example.spans]


def test_exceptions_cancel_what_they_overlap() -> None:
    guarded = entry("ru", "режим", except_=("режим тишина",))
    assert marks("ru", [guarded], "Режим тишины и режим.") == [("режим", 0)]


def test_an_exception_of_one_entry_leaves_others_alone() -> None:
    rows = [entry("ru", "режим", 1, except_=("режим тишина",)), entry("ru", "=режим", 2, category="frame")]
    assert marks("ru", rows, "Режим тишины.") == [("Режим", 2)]


def test_company_counts_within_the_sentence_only() -> None:
    needy = entry("ru", "забастовка", require_near=("рабочий", "завод"))
    shy = entry("ru", "режим", except_near=("телефон",))
    text = "Забастовка идёт. Завод стоит. На заводе забастовка! Режим. В телефоне режим."
    assert marks("ru", [needy, shy], text) == [("забастовка", 0), ("Режим", 0)]


def test_the_longest_match_of_a_category_wins() -> None:
    rows = [entry("ru", "режим", 1, strength=3), entry("ru", "киевский режим", 2, strength=1)]
    assert marks("ru", rows, "Киевский режим и режим.") == [("Киевский режим", 2), ("режим", 1)]


def test_ties_go_to_strength_and_then_to_file_order() -> None:
    rows = [entry("ru", "режим", 1), entry("ru", "=режим", 2, strength=2), entry("ru", "~режим", 3, strength=2)]
    assert marks("ru", rows, "Режим.") == [("Режим", 2)]


def test_categories_do_not_compete() -> None:
    rows = [entry("ru", "режим", 1), entry("ru", "=режим", 2, category="hedge")]
    assert marks("ru", rows, "Режим.") == [("Режим", 1), ("Режим", 2)]


@pytest.mark.parametrize(("category", "expected"), [("frame", 2), ("moral", 2), ("loaded", 1)])
def test_concepts_of_frames_and_morals_do_not_compete(category: str, expected: int) -> None:
    rows = [entry("ru", "суд", n, category=category, concept=f"{category}.{n}") for n in (1, 2)]
    assert len(marks("ru", rows, "Суд.")) == expected


def test_of_matches_that_overlap_in_a_chain_as_many_stay_as_can() -> None:
    rows = [entry("ru", "=а =б =в", 1), entry("ru", "=в =г", 2), entry("ru", "=г =д", 3)]
    assert marks("ru", rows, "а б в г д") == [("а б в", 1), ("г д", 3)]


def test_a_form_with_the_hash_of_another_is_told_from_it() -> None:
    lexicon = compile_lexicon([entry("ru", "=режим =тишина")], "ru")
    words = read_text("режим тишина", [], lexicon).words
    assert len(find_matches(lexicon, words).entry) == 1
    liar = replace(words, form=words.form[::-1].copy())  # what a collision would look like
    assert len(find_matches(lexicon, liar).entry) == 0
    folded = words.tokens.folded.copy()
    folded[0] = ord("н")
    other = replace(words, tokens=replace(words.tokens, folded=folded))
    assert len(find_matches(lexicon, other).entry) == 0


# Random texts from the words of random patterns, against the slow matcher.

FILLERS = {
    "en": "the a of dole plan and 5 torvel's don't very 10,000 so-called u.s".split(),
    "ru": "и в мост лесков 2024 очень по-новому не т.е п'ять ещё".split(),
    "uk": "і в міст лісовий 2024 дуже по-новому не п'ять їжак".split(),
}
BREAKS = (" ", " ", " ", " ", " ", " ", " ", ", ", " — ", "; ", ": ", " «", "» ", ' "', '" ', "-", "\n")


@cache
def shipped(language: str) -> CompiledLexicon:
    return load_lexicon().compiled(language)


@cache
def forms(lemma: str, language: str) -> list[tuple[str, frozenset[str]]]:
    return get_language(language).forms([lemma])[lemma]


def word_of(option: Option, language: str, chance: random.Random) -> str:
    """A word that may satisfy an option, or nearly."""
    if option.kind == "cap":
        return chance.choice(["Лескова", "Дума", "лесков", "Ёлкин", "Dole"])
    if option.kind == "quote":
        return chance.choice(["«", "»", '"', ""])
    if option.kind == "stem":
        return option.word + chance.choice(["", "а", "s", "ами", "-x", "ский"])
    if option.kind == "form" or language != "ru" or chance.random() < 0.3:
        return option.word
    return chance.choice(forms(option.word, language) or [(option.word, frozenset())])[0]


def random_text(owner: Entry, language: str, chance: random.Random) -> str:
    """A text of words that the entry's patterns want, in about their order, with accidents."""
    words: list[str] = []
    written = [*owner.patterns, *owner.except_, *owner.except_near, *owner.require_near]
    for text in chance.choices(written, k=chance.randint(1, 3)):
        pattern = parse_pattern(text, get_language(language))
        for slot, gap in zip(pattern.slots, pattern.gaps, strict=True):
            if gap >= 0:
                words += chance.choices(FILLERS[language], k=chance.randint(0, gap + 1))
            words.append(word_of(chance.choice(slot), language, chance))
            if chance.random() < 0.05:
                words.append(chance.choice(FILLERS[language]))
            if chance.random() < 0.05:
                words.pop()
        words += chance.choices(FILLERS[language], k=chance.randint(0, 2))
    out = ""
    for word in words:
        if chance.random() < 0.2:
            word = word[:1].upper() + word[1:]
        if chance.random() < 0.05:
            word = word.upper()
        if chance.random() < 0.1:
            word = word.replace("е", "ё").replace("'", chance.choice("’ʼ`")).replace("-", "‑")
        if chance.random() < 0.05 and len(word) > 2:
            cut = chance.randrange(1, len(word))
            stress = "\u0301" if word[cut - 1] in "аеиоуяюєі" else ""
            word = word[:cut] + chance.choice(["\u00ad", "\u200b", stress]) + word[cut:]
        out += word + (" " if chance.random() < 0.8 else chance.choice(BREAKS))
    return out.strip()


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_engine_finds_what_the_slow_matcher_finds(language: str, seed: int) -> None:
    chance = random.Random(seed)
    lexicon = shipped(language)
    numbers = [chance.randrange(len(lexicon.entries)) for _ in range(12)]
    texts = [random_text(lexicon.entries[number], language, chance) for number in numbers]
    for number, text, spans in zip(numbers, texts, found_spans(lexicon, texts, numbers), strict=True):
        owner = lexicon.entries[number]
        table = {
            "patterns": owner.patterns,
            "except": owner.except_,
            "except_near": owner.except_near,
            "require_near": owner.require_near,
        }
        slow = reference_matcher.hits(text, table, language)
        assert [(span.start, span.end) for span in spans] == slow, f"{owner.id} in {text!r}"
