"""Outlet overlays in a report: applied to their outlet alone, and every headline measure with and without them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome
from lxml import html as lxml_html

import framing
from framing.comparison import compare
from framing.overlays import apply_overlays
from framing.report import write_report

Run = Callable[..., Outcome]

OVERLAY = """
outlet = "ferry-post"

[[exclude]]
language = "en"
patterns = ["=our =outrageous newsletter"]
reason = "the newsletter box under every article"

[[entry]]
language = "en"
concept = "label.regime"
patterns = ["plank council"]
strength = 3
reason = "the house name for the harbour board"
examples = ["The {plank council} met.", "The council counted planks."]
"""
# About 170 words, so that an article is long enough for a rate.
FILLER = " ".join(f"The boat left quay {n} with grain and came back with timber in the evening." for n in range(11))
OWN = "The plank council met on Monday. Sign up for our outrageous newsletter."
PLAIN = "The harbour board met on Monday. The plank council is no name we use. Its outrageous newsletter ended."


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with an overlay for one invented outlet."""
    folder = tmp_path_factory.mktemp("lexicons")
    (folder / "outlets").mkdir()
    (folder / "outlets" / "ferry-post.toml").write_text(OVERLAY, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def analyses() -> list[framing.Analysis]:
    """Articles of the outlet and of another that prints the same words, read without overlays."""
    articles = [
        framing.Article(f"{start}\n\n{FILLER}", id=f"{outlet}-{n}", outlet=outlet, language="en")
        for outlet, start in (("Ferry Post", OWN), ("Quay Voice", PLAIN))
        for n in range(1, 7)
    ]
    return list(framing.analyze_corpus(articles))


@pytest.fixture(scope="module")
def comparison(analyses: list[framing.Analysis], lexicon: Path) -> framing.Comparison:
    done, overlaid = apply_overlays(analyses, lexicon)
    return compare(done, draws=50, permutations=50, overlaid=overlaid)


def test_an_overlay_reaches_its_own_outlet_and_no_other(analyses: list[framing.Analysis], lexicon: Path) -> None:
    done, overlaid = apply_overlays(analyses, lexicon)
    assert overlaid is not None and [*overlaid.overlays] == ["Ferry Post"] and overlaid.plain == tuple(analyses)
    words = [{f.text for f in one.findings if f.category == "loaded"} for one in (*analyses, *done)]
    assert [found == {"outrageous"} for found in words[:6]] == [True] * 6
    assert [found == {"plank council"} for found in words[12:18]] == [True] * 6
    assert done[6:] == analyses[6:]


def test_without_an_overlay_nothing_is_read_twice(analyses: list[framing.Analysis]) -> None:
    done, overlaid = apply_overlays(analyses)
    assert done == analyses and overlaid is None
    assert compare(done, draws=20).house_figures == ()


def test_headline_measures_stand_both_ways(comparison: framing.Comparison, analyses: list[framing.Analysis]) -> None:
    plain = {p.name: p for p in compare(analyses, draws=50, permutations=50).profiles}
    assert {f.group for f in comparison.house_figures} == {"Ferry Post, en"}
    loaded = next(f for f in comparison.house_figures if f.measure == "loaded")
    here = next(p for p in comparison.profiles if p.name == "Ferry Post, en").measures["loaded"]
    there = plain["Ferry Post, en"].measures["loaded"]
    assert (loaded.value, loaded.low, loaded.n, loaded.count) == (here.value, here.low, here.n, here.count)
    assert (loaded.plain_value, loaded.plain_low, loaded.plain_count) == (there.value, there.low, there.count)
    assert loaded.value != loaded.plain_value
    ratio = next(r for r in comparison.house_ratios if r.measure == "loaded")
    assert (ratio.a, ratio.b) == ("Ferry Post, en", "Quay Voice, en")
    assert ratio.ratio == pytest.approx(1.5 * (ratio.plain_ratio or 0))
    assert comparison.settings["overlays"] == "ferry-post"


def test_the_entries_that_make_the_difference_are_named(comparison: framing.Comparison) -> None:
    found = {(t.concept.partition(".")[0], t.forms, t.added, t.removed, t.articles) for t in comparison.house_terms}
    assert ("label", ("plank council",), 6, 0, 6) in found
    assert [(t.forms, t.added, t.removed) for t in comparison.house_terms if t.removed] == [(("outrageous",), 0, 6)]
    assert {t.reason for t in comparison.house_terms} == {
        "the house name for the harbour board",
        "the newsletter box under every article",
    }


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_the_report_shows_both(comparison: framing.Comparison, tmp_path: Path, language: str) -> None:
    page = lxml_html.parse(str(write_report(comparison, tmp_path, language=language))).getroot()
    section = page.get_element_by_id("overlays")
    text = section.text_content()
    assert "plank council" in text and "ferry-post.toml" in text and "outrageous" in text
    links = section.xpath(".//a/@href")
    assert links and all(page.get_element_by_id(link[1:]) is not None for link in links)
    if language == "en":
        assert "cannot be compared across outlets, unless they are applied to all" in text
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert {f["group"] for f in data["house_figures"]} == {"Ferry Post, en"} and len(data["house_terms"]) == 2
    markdown = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert re.search(r"\| plank council \| Ferry Post, en \|", markdown)


def test_the_command_applies_overlays_of_the_folder(run: Run, lexicon: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "articles.csv"
    with corpus.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "outlet", "language", "text"))
        for n in range(3):
            rows.writerow((f"f{n}", "Ferry Post", "en", f"{n}. {OWN}\n{FILLER}"))
            rows.writerow((f"q{n}", "Quay Voice", "en", f"{n}. {PLAIN}\n{FILLER}"))
    told = run("report", str(corpus), "-o", str(tmp_path / "out"), "--lexicon", str(lexicon))
    assert told.code == 0, told.err
    data = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert data["settings"]["overlays"] == "ferry-post"
    assert {t["forms"][0] for t in data["house_terms"]} == {"plank council", "outrageous"}
