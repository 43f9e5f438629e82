"""Real scraped pages, where they are at hand: they belong to their publishers, so nothing of them stands here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.corpus import find_regions, read_corpus
from framing.model import SCORED_REGIONS, Region

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold" / "seed_spans.json"

if not GOLD.is_file():
    pytest.skip("the real pages are not here", allow_module_level=True)

PAGES: dict[str, dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8"))["files"]
# A furniture region counts as found when this share of its letters is not scored.
FOUND_SHARE = 0.8
# The ends of the body may differ from the gold's by a mark or a blank.
BODY_SLACK = 3


def read(name: str) -> str:
    """The page as it is stored."""
    return (SHARED / "seeds" / name).read_bytes().decode("utf-8")


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """The places in the spans that are not blank."""
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def spans(regions: tuple[Region, ...], *kinds: str) -> list[tuple[int, int]]:
    """Where regions of these kinds lie."""
    return [(r.start, r.end) for r in regions if r.kind in kinds]


@pytest.mark.parametrize("name", PAGES)
def test_title_copies_and_dateline_are_exact(name: str) -> None:
    """The title, each of its copies and the dateline lie exactly where a reader sees them."""
    gold, regions = PAGES[name], find_regions(read(name))
    assert spans(regions, "title") == [(gold["title"]["start"], gold["title"]["end"])]
    assert spans(regions, "title_duplicate") == [(d["start"], d["end"]) for d in gold["title_duplicates"]]
    dateline = gold["dateline"]
    assert spans(regions, "dateline") == ([(dateline["start"], dateline["end"])] if dateline else [])


@pytest.mark.parametrize("name", PAGES)
def test_body_is_found_within_a_few_characters(name: str) -> None:
    """Nothing of the body is lost, and nothing else is scored as body."""
    text, gold = read(name), PAGES[name]
    wanted = letters(text, [(b["start"], b["end"]) for b in gold["body"]])
    if gold["dateline"]:
        wanted -= letters(text, [(gold["dateline"]["start"], gold["dateline"]["end"])])
    got = letters(text, spans(find_regions(text), "body"))
    assert len(wanted ^ got) <= BODY_SLACK


def test_nearly_all_furniture_is_found() -> None:
    """At least 18 of the 19 regions that a reader would not call the article."""
    found = total = 0
    for name, gold in PAGES.items():
        text = read(name)
        regions = find_regions(text)
        others = letters(text, spans(regions, *({r.kind for r in regions} - set(SCORED_REGIONS))))
        for region in gold["boilerplate"]:
            wanted = letters(text, [(region["start"], region["end"])])
            total += 1
            found += len(wanted & others) >= FOUND_SHARE * len(wanted)
    assert total == 19
    assert found >= 18


def test_blocks_have_their_own_language() -> None:
    """A caption in another language than its page keeps that language; bodies have the page's."""
    for name, gold in PAGES.items():
        regions = find_regions(read(name))
        for block in gold["languages"]:
            for region in regions:
                inside = block["start"] <= region.start and region.end <= block["end"]
                if inside and region.kind in ("title", "body", "caption"):
                    assert region.language == block["lang"], (name, region)


def test_the_pages_are_read_as_a_corpus() -> None:
    """All are read, with the title and language a reader gives them, and nothing is skipped."""
    corpus = read_corpus(SHARED / "seeds")
    articles = list(corpus)
    assert not corpus.skipped
    assert [article.title for article in articles] == [gold["title"]["text"] for gold in PAGES.values()]
    assert [article.language for article in articles] == [
        max(gold["languages"], key=lambda block: block["end"] - block["start"])["lang"] for gold in PAGES.values()
    ]
    assert all(article.text == read(f"{article.id}.txt") for article in articles)
