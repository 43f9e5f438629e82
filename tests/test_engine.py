"""The engine's promises: exact spans, the same result every time and every way, nothing lost, never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import product

import pytest
from effort import EIGHTFOLD, calls
from hypothesis import given, settings
from hypothesis import strategies as st
from test_words import any_text

import framing
from framing import Analysis, Article, Region, Span, UnknownLanguage
from framing.analyzers import Marker
from framing.analyzers.scare_quote import find_scare_quotes
from framing.engine import parse_articles
from framing.errors import FramingError
from framing.model import CATEGORIES, SOURCE_TYPES, STANCES, VOICES

TEXTS = {
    "en": (
        "The regime’s thugs may have lied, the so-called minister said on Monday.\n\n"
        "“It is clearly a bloodbath,” Ann Dole, the mayor, told reporters. “We don't know [the town] yet.”\n\n"
        "According to police, nobody was hurt. The “reform” goes on — perhaps."
    ),
    "ru": (
        "Киевский режим, возможно, отверг план, сообщил в понедельник Дмитрий Лесков.\n\n"
        "«Это, безусловно, кровавая бойня», — заявил мэр Орвены. По словам полиции, никто не пострадал.\n\n"
        "Так называемые власти молчат, а их «реформа» идёт."
    ),
    "uk": (
        "Окупанти, мабуть, брешуть, повідомив у понеділок Дмитро Лісковий.\n\n"
        "«Це, безперечно, кривава бійня», — заявив мер Орвени. За словами поліції, ніхто не постраждав.\n\n"
        "Так звана влада мовчить, а її «реформа» триває."
    ),
}


def spans_of(analysis: Analysis) -> Iterator[Span]:
    yield from analysis.sentences
    yield from analysis.quotes
    for attribution in analysis.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content, *attribution.antecedent)


def hold_promises(analysis: Analysis) -> None:
    text = analysis.text
    for finding in analysis.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding.text
        assert finding.category in CATEGORIES
        assert finding.voice in VOICES
        assert 0 <= finding.strength <= 3
        assert finding.language == analysis.language
        sentence = analysis.sentences[finding.sentence]
        assert sentence.start <= finding.start
    for span in spans_of(analysis):
        assert 0 <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
    for number, attribution in enumerate(analysis.attributions):
        assert attribution.type in ("direct", "indirect", "mixed")
        assert attribution.stance in STANCES
        assert attribution.source_type in SOURCE_TYPES
        assert attribution.parent != number
    assert set(analysis.counts) == set(analysis.rates) == set(CATEGORIES)
    assert set(analysis.exposure) == set(VOICES)
    body = [finding for finding in analysis.findings if finding.region == "body"]
    for category in CATEGORIES:
        for voice in VOICES:
            found = sum(f.category == category and f.voice == voice for f in body)
            assert analysis.counts[category][voice] == found
    assert analysis.portrayals is None


@pytest.mark.parametrize("language", TEXTS)
def test_an_ordinary_article(language: str) -> None:
    analysis = framing.analyze(TEXTS[language], language=language)
    hold_promises(analysis)
    assert {"loaded", "hedge", "booster", "distancing"} <= {finding.category for finding in analysis.findings}
    assert {"outlet", "quoted"} <= {voice for voice, words in analysis.exposure.items() if words}
    assert len(analysis.attributions) >= 3


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_told_from_the_text(language: str) -> None:
    assert framing.analyze(TEXTS[language]).language == language


@settings(max_examples=150, deadline=None)
@given(any_text, st.sampled_from(["en", "ru", "uk"]))
def test_any_text_is_analysed(text: str, language: str) -> None:
    hold_promises(framing.analyze(text, language=language))


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["en", "ru", "uk"]))
def test_real_text_with_accidents_is_analysed(data: st.DataObject, language: str) -> None:
    text = TEXTS[language]
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 20))
        text = text[:place] + data.draw(any_text) + text[place + cut :]
    hold_promises(framing.analyze(text, language=language))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "«", "\ud800", "\u0301", "\u200b", "‘", "😀", "a"], ids=ascii)
@pytest.mark.parametrize("language", TEXTS)
def test_next_to_nothing_is_analysed(text: str, language: str) -> None:
    analysis = framing.analyze(text, language=language)
    hold_promises(analysis)
    assert analysis.findings == ()
    assert not any(analysis.rates.values())


def test_arguments_override_the_article() -> None:
    article = Article(text=TEXTS["en"], language="ru", outlet="Herald", title="Old", id="a1")
    analysis = framing.analyze(article, language="en", outlet="Lantern", title="New")
    assert (analysis.language, analysis.article.outlet, analysis.title) == ("en", "Lantern", "New")
    assert analysis.article.id == "a1"
    assert analysis.text == article.text


@pytest.mark.parametrize("language", ["fr", "", "EN", "unknown"])
def test_an_unknown_language_is_refused_with_advice(language: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"not supported|cannot be told") as refusal:
        framing.analyze("Bonjour tout le monde.", language=language or None)
    assert "en, ru, uk" in refusal.value.remedy


def test_rates_are_own_voice_findings_by_thousand_own_words() -> None:
    analysis = framing.analyze("The talks may resume. They may fail. “It may be,” said Ann Dole.", language="en")
    own = analysis.exposure["outlet"]
    assert own == 10
    assert analysis.counts["hedge"]["outlet"] == 2
    assert analysis.rates["hedge"] == pytest.approx(1000 * 2 / own)


def test_loaded_words_weigh_by_their_strength() -> None:
    analysis = framing.analyze("The regime met.", language="en")
    (finding,) = [f for f in analysis.findings if f.category == "loaded"]
    assert finding.strength > 1
    assert analysis.rates["loaded"] == pytest.approx(1000 * finding.strength / 3)


def page() -> Article:
    parts = [
        ("title", "en", "Talks may fail"),
        ("dateline", "en", "TORVEL, May 5 — may"),
        ("body", "en", "The talks may resume. “They may,\n\nhe may go."),
        ("body", "ru", "Переговоры, возможно, возобновят."),
        ("boilerplate", "en", "You may subscribe."),
        ("body", "en", "may” End."),
    ]
    text, regions = "", []
    for kind, language, part in parts:
        regions.append(Region(len(text), len(text) + len(part), kind, language))
        text += part + "\n"
    return Article(text=text, language="en", regions=tuple(regions), warnings=("read with care",))


def test_only_title_and_body_in_the_own_language_are_scored() -> None:
    article = page()
    analysis = framing.analyze(article)
    hold_promises(analysis)
    mays = [finding for finding in analysis.findings if finding.category == "hedge"]
    assert [finding.region for finding in mays] == ["title", "body", "body", "body", "body"]
    assert analysis.counts["hedge"] == {"outlet": 4, "reported": 0, "quoted": 0}
    assert sum(analysis.exposure.values()) == 11  # the body only
    assert analysis.regions == article.regions
    assert analysis.warnings[0] == "read with care"
    assert any("another language (ru)" in warning for warning in analysis.warnings)


def test_nothing_crosses_a_region() -> None:
    analysis = framing.analyze(page())
    assert analysis.quotes == ()
    for span in spans_of(analysis):
        assert any(region.start <= span.start and span.end <= region.end for region in analysis.regions)


def test_an_article_without_scored_regions_is_empty() -> None:
    article = Article(text="You may subscribe.", language="en", regions=(Region(0, 18, "boilerplate", "en"),))
    analysis = framing.analyze(article)
    assert (analysis.findings, analysis.sentences, sum(analysis.exposure.values())) == ((), (), 0)


def corpus() -> list[Article]:
    texts = [*TEXTS.items(), ("en", ""), ("en", "“Left open"), ("en", "may” closed."), ("ru", "«Раз"), ("ru", "два».")]
    articles = [Article(text=text, language=language, id=str(n)) for n, (language, text) in enumerate(texts * 3)]
    return [*articles, replace(page(), id="page")]


def test_a_batch_is_analysed_as_its_articles_one_by_one() -> None:
    assert list(framing.analyze_corpus(corpus())) == [framing.analyze(article) for article in corpus()]


def test_the_order_of_a_batch_changes_nothing() -> None:
    forth, back = list(framing.analyze_corpus(corpus())), list(framing.analyze_corpus(corpus()[::-1]))
    assert forth == back[::-1]


def test_processes_give_the_same() -> None:
    assert list(framing.analyze_corpus(corpus(), jobs=2)) == list(framing.analyze_corpus(corpus()))


def test_threads_give_the_same() -> None:
    expected = [framing.analyze(article) for article in corpus()]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: [framing.analyze(article) for article in corpus()], range(8)):
            assert found == expected


def test_a_corpus_is_read_as_it_is_needed() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        number = 0
        while True:
            taken.append(number)
            yield Article(text=TEXTS["en"] * 50, language="en", id=str(number))
            number += 1

    analyses = framing.analyze_corpus(endless())
    assert next(analyses).article.id == "0"
    assert len(taken) < 50


def test_articles_without_a_language_are_skipped_and_listed() -> None:
    articles = [
        Article(text="Bonjour", language="fr", id="f"),
        Article(text="1 2 3", id="n"),
        Article(text="They may go.", language="en", id="e"),
    ]
    analyses = framing.analyze_corpus(articles)
    assert [analysis.article.id for analysis in analyses] == ["e"]
    assert [skipped.path for skipped in analyses.skipped] == ["f", "n"]
    assert all(skipped.reason and skipped.remedy for skipped in analyses.skipped)


def test_no_process_is_no_way() -> None:
    with pytest.raises(FramingError, match="0 processes"):
        framing.analyze_corpus([], jobs=0)


def test_an_analysis_becomes_plain_data() -> None:
    analysis = framing.analyze(TEXTS["en"], language="en")
    plain = analysis.to_dict()
    assert plain["article"]["text"] == TEXTS["en"]
    assert plain["findings"][0]["start"] == analysis.findings[0].start


# Texts that invite quadratic work, each repeated so often that it would show.
HARD = {
    "one sentence": "the men said that the plan may fail and ",
    "cues": "he said, she said, they said ",
    "quotations": "the “reform” goes on. ",
    "one sentence of quotations": "the “reform” goes on and ",
    "nested marks": "“‘",
    "open brackets": "[ “a ",
    "dashes": "he said that — so — the plan — ",
    "names": "Ann Dole met Bob Orvin. ",
    "apostrophes": "' a' the leaders’ ",
    "anchors": "the the the the ",
    "gaps": "so so so so ",
    "commas": "plan, ",
    "points": ". ",
    "line ends": "a\n",
    "marks": "a\u0301",
    "hyphens": "a-",
    "letters": "a.",
}


@pytest.mark.parametrize("kind", HARD)
def test_work_grows_with_the_text(kind: str) -> None:
    def work(characters: int) -> int:
        text = (HARD[kind] * (characters // len(HARD[kind]) + 1))[:characters]
        return calls(lambda: framing.analyze(text, language="en"))

    work(1000)  # what is looked up once only
    assert work(20_000) < EIGHTFOLD * work(2500)


def test_different_scare_quotes_take_linear_work() -> None:
    def work(count: int) -> int:
        names = ["".join(letters) for letters in product("bcfgkmp", repeat=5)][:count]
        text = " ".join(f"The “{name}” goes on." for name in names)
        document = parse_articles([Article(text=text, language="en")], "en", framing.load_lexicon())[0]
        marker = Marker(document, (), bytearray(len(document.start)))
        found: list[framing.Finding] = []
        made = calls(lambda: found.extend(find_scare_quotes(marker)))
        assert len(found) == count
        return made

    assert work(8000) < EIGHTFOLD * work(1000)
