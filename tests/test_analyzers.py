"""What analyzers mark, in sentences that are tests: ``tests/cases/<language>/agency.txt`` and its like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import framing
from framing.analyzers.translation import SUSPECT, signs_of_translation
from framing.engine import parse_articles
from framing.lexicon import load_lexicon
from framing.model import Article, Region
from framing.profiles.measures import TRANSLATED, score_article

CASES = Path(__file__).parent / "cases"
TAG = re.compile(r"\[(\w+)\] (.*)")
# A body long enough to be held against its title, about nothing that any case is about.
FILLER = {
    "en": " ".join(["Rain fell over the hills all day, and nobody went out."] * 5),
    "ru": " ".join(["Весь день над холмами лил дождь, и никто не выходил."] * 6),
    "uk": " ".join(["Цілий день над пагорбами лив дощ, і ніхто не виходив."] * 6),
}


def cases(name: str) -> list[tuple[str, str, str]]:
    """Every (language, tag, text) of the case files of one name; an untagged line has the tag ``""``."""
    found = []
    for path in sorted(CASES.glob(f"*/{name}.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                tagged = TAG.fullmatch(line)
                tag, text = tagged.groups() if tagged else ("", line)
                found.append((path.parent.name, tag, text))
    return found


@pytest.mark.parametrize("category", ["agency", "person"])
def test_every_language_has_its_cases(category: str) -> None:
    for language in framing.model.LANGUAGES:
        mine = [tag for code, tag, _ in cases(category) if code == language]
        assert len(mine) >= 20 and 0.3 <= mine.count("") / len(mine) <= 0.7


@pytest.mark.parametrize(
    ("category", "language", "tag", "text"),
    [(category, *case) for category in ("agency", "person") for case in cases(category)],
)
def test_spans(category: str, language: str, tag: str, text: str) -> None:
    """Exactly the spans in braces are marked, as the concept of the tag."""
    plain = re.sub("[{}]", "", text)
    found = [f for f in framing.analyze(plain, language=language).findings if f.category == category]
    assert [f.text for f in found] == re.findall(r"\{(.*?)\}", text)
    assert {f.concept for f in found} == ({f"{category}.{tag}"} if tag else set())


@pytest.mark.parametrize(("language", "tag", "text"), cases("headline"))
def test_headlines(language: str, tag: str, text: str) -> None:
    """A title gives exactly the signal of its tag."""
    title, _, body = text.partition(" || ")
    whole = f"{title}\n\n{body}\n{FILLER[language]}"
    regions = (Region(0, len(title), "title", language), Region(len(title) + 2, len(whole), "body", language))
    analysis = framing.analyze(Article(whole, regions=regions), language=language)
    found = [f for f in analysis.findings if f.category == "headline"]
    assert [(f.concept, f.region) for f in found] == ([(f"headline.{tag}", "title")] if tag else [])
    assert analysis.rates["headline"] == 0  # titles enter no rate of the body


@pytest.mark.parametrize(("language", "tag", "text"), cases("translation"))
def test_signs_of_translation(language: str, tag: str, text: str) -> None:
    """Signs add up to the points of the tag, stand where they say, and warn from three points on."""
    (document,) = parse_articles([Article(text)], language, load_lexicon())
    signs = signs_of_translation(document)
    assert sum(sign.points for sign in signs) == int(tag), signs
    assert all(text[sign.start : sign.end].strip() for sign in signs)
    warned = [w for w in framing.analyze(text, language=language).warnings if w.startswith(TRANSLATED)]
    assert bool(warned) == (int(tag) >= SUSPECT)


def test_quoted_and_reported_words_keep_their_voice() -> None:
    text = "“We were cheated,” the baker said. The mayor said that our troops were arrested. We wait."
    analysis = framing.analyze(text, language="en")
    found = [(f.text, f.voice) for f in analysis.findings if f.category in ("agency", "person")]
    assert found == [
        ("We", "quoted"),
        ("our troops", "reported"),
        ("were arrested", "reported"),
        ("We", "outlet"),
    ]
    assert analysis.counts["person"] == {"outlet": 1, "reported": 1, "quoted": 1}


def test_a_text_that_looks_translated_gives_up_its_stance_measures() -> None:
    text = "“We wait”, — told the aide. He reminded that the ferry sank."
    assert score_article(framing.analyze(text, language="en")).translated
    assert not score_article(framing.analyze("“We wait,” the aide said.", language="en")).translated


SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the pages are not ours to redistribute")
def test_real_pages_that_were_translated_are_told() -> None:
    warned = {
        a.article.id[:3] for a in framing.analyze_corpus(framing.read_corpus(SEEDS)) if score_article(a).translated
    }
    assert warned == {"000", "002"}
