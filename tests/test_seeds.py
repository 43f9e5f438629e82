"""The demonstration corpus: what was planted in it comes out, in direction and size, and proves nothing."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

import framing
from framing.model import Comparison, Contrast
from framing.paths import seeds_dir

# A found ratio may differ from the planted one by this factor either way: the tool also counts what the
# authors used without planting it, and loaded words by their strength.
TOLERANCE = 3.0
# Of the planted words of one measure in one language (10 to 44) at least this share must be marked as the
# outlet's own; most of the others stand in clauses that the rules of voice read as reported.
RECALL = 0.8


@cache
def planted() -> dict[str, Any]:
    """The machine-readable list of what was planted."""
    return tomllib.loads((seeds_dir() / "planted.toml").read_text(encoding="utf-8"))


@cache
def analyses() -> dict[str, framing.Analysis]:
    """The analysed corpus, by article id."""
    return {a.article.id: a for a in framing.analyze_corpus(framing.read_corpus(seeds_dir()))}


@cache
def comparison() -> Comparison:
    """The outlets of the corpus compared."""
    return framing.compare(analyses().values())


def contrast(difference: dict[str, Any]) -> tuple[Contrast, bool]:
    """The contrast of a planted difference, and whether its first group is the one planted higher."""
    high, low = (f"{difference[side]}, {difference['language']}" for side in ("high", "low"))
    (found,) = (c for c in comparison().contrasts if c.measure == difference["measure"] and {c.a, c.b} == {high, low})
    return found, found.a == high


def test_corpus_is_whole() -> None:
    """Three events, each told by six outlets in three languages, 350 to 600 words an article."""
    articles = [analysis.article for analysis in analyses().values()]
    assert len(articles) == 18
    assert len({article.outlet for article in articles}) == 6
    assert len({article.event for article in articles}) == 3
    assert {article.language for article in articles} == {"en", "ru", "uk"}
    assert all(350 <= article["words"] <= 600 for article in planted()["planted"])


@pytest.mark.parametrize("difference", planted()["difference"], ids=lambda d: f"{d['language']}-{d['measure']}")
def test_planted_difference_is_recovered(difference: dict[str, Any]) -> None:
    """The direction is right and the rate ratio is of the planted size."""
    found, high_first = contrast(difference)
    assert found.ratio is not None
    ratio = found.ratio if high_first else 1 / found.ratio
    assert ratio > 1
    assert difference["ratio"] / TOLERANCE <= ratio <= difference["ratio"] * TOLERANCE


def test_nothing_is_called_proven() -> None:
    """Three events cannot be significant, and every group says that it is too small."""
    assert all(profile.too_few for profile in comparison().profiles)
    tested = [c for c in comparison().contrasts if c.p_adjusted is not None]
    assert tested
    assert min(c.p_adjusted for c in tested if c.p_adjusted is not None) > 0.05
    assert all("cannot be significant" in c.note for c in tested)


@pytest.mark.parametrize("measure", ["loaded", "hedge", "evidential", "booster"])
@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_planted_words_are_marked(language: str, measure: str) -> None:
    """Nearly all planted words are findings of their category in the outlet's own voice."""
    wanted, missed = 0, []
    for row in planted()["planted"]:
        analysis = analyses()[row["article"]]
        position = 0
        for words in row.get(measure, []) if row["language"] == language else []:
            start = analysis.text.index(words, position)
            position = start + len(words)
            wanted += 1
            if not any(
                f.category == measure and f.voice == "outlet" and f.start < position and start < f.end
                for f in analysis.findings
            ):
                missed.append((row["article"], words))
    assert wanted
    assert len(missed) <= (1 - RECALL) * wanted, missed


def test_loaded_words_of_sources_stay_theirs() -> None:
    """Loaded words planted inside quotations are marked as quoted, never as the outlet's."""
    checked = 0
    for row in planted()["planted"]:
        analysis = analyses()[row["article"]]
        for words in row.get("quoted_loaded", []):
            start = analysis.text.index(words)
            for f in analysis.findings:
                if f.category == "loaded" and start <= f.start < start + len(words):
                    assert f.voice == "quoted", (row["article"], f.text)
                    checked += 1
    assert checked >= 10
