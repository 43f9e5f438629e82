"""Marked articles: every character survives, overlaps nest, nothing of an article becomes markup."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from framing import markup
from framing.analysis import Analysis
from framing.markup import LOOKS, segments, to_html, to_page, to_terminal
from framing.model import CATEGORIES, REGION_KINDS, VOICES, Article, Attribution, Finding, Region, Span, Voiced


def article(
    text: str,
    hits: Sequence[tuple[str, str, str, int]] = (),
    said: Sequence[tuple[str, str, str, str]] = (),
    title: str = "",
    **columns: str,
) -> Analysis:
    """An analysis made by hand.

    ``hits`` are words found (each once) with category, concept and strength; ``said`` are source, cue,
    content and kind of source. The title, where there is one, is the first line. Quotations stand
    between “ ” or « ».
    """
    language = columns.get("language", "en")
    whole = f"{title}\n\n{text}" if title else text
    body = len(whole) - len(text)
    regions = [Region(body, len(whole), "body", language)]
    if title:
        regions.insert(0, Region(0, len(title), "title", language))
    quotes = tuple(Span(m.start(), m.end()) for m in re.finditer(r"“[^”]*”|«[^»]*»", whole))
    attributions = tuple(
        Attribution(
            source=_span(whole, source),
            cue=_span(whole, cue),
            content=_span(whole, content),
            type="direct" if content[:1] in "“«" else "indirect",
            stance="distancing" if cue in ("claimed", "утверждает", "твердить") else "neutral",
            source_type=kind,
            named=source[:1].isupper(),
        )
        for source, cue, content, kind in said
    )
    reported = [s for a in attributions if a.type == "indirect" for s in a.content]
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\s.][^.\n]*\.?", whole))
    findings = []
    for word, category, concept, strength in hits:
        for found in re.finditer(re.escape(word), whole):
            start, end = found.span()
            inside = [n for n, s in enumerate(sentences) if s.start <= start < s.end]
            voice = "outlet"
            if any(s.start <= start < s.end for s in quotes):
                voice = "quoted"
            elif any(s.start <= start < s.end for s in reported):
                voice = "reported"
            region = "title" if start < body else "body"
            entry = f"{language}/{category}/{concept}"
            findings.append(
                Finding(start, end, word, category, concept, voice, strength, entry, language, region,
                        inside[0] if inside else -1)
            )  # fmt: skip
    findings.sort(key=lambda f: (f.start, f.end, f.category))
    exposure = dict.fromkeys(VOICES, 0)
    for word in re.finditer(r"\w+", whole[body:]):
        at = word.start() + body
        quoted = any(s.start <= at < s.end for s in quotes)
        exposure["quoted" if quoted else "reported" if any(s.start <= at < s.end for s in reported) else "outlet"] += 1
    counts = {
        c: {v: sum(f.category == c and f.voice == v and f.region == "body" for f in findings) for v in VOICES}
        for c in CATEGORIES
    }
    columns.setdefault("language", language)
    whole_article = Article(whole, title=title or None, regions=tuple(regions), **columns)
    plain = (whole_article, language, tuple(regions), sentences, quotes, tuple(findings), attributions)
    return Analysis(*plain, counts, exposure, {}, voices=voiced(whole, quotes, reported))


def voiced(text: str, quotes: tuple[Span, ...], reported: list[Span]) -> tuple[Voiced, ...]:
    """The stretches in other people's voices, as the engine would give them: glosses in brackets are the outlet's."""
    voices = [""] * len(text)
    for spans_, voice in ((reported, "reported"), (quotes, "quoted")):
        for span in spans_:
            voices[span.start : span.end] = [voice] * (span.end - span.start)
    for gloss in re.finditer(r"\[[^\]]*\]", text):
        voices[gloss.start() : gloss.end()] = [""] * (gloss.end() - gloss.start())
    runs = [list(run) for _, run in itertools.groupby(range(len(text)), key=lambda at: voices[at])]
    return tuple(Voiced(run[0], run[-1] + 1, voices[run[0]]) for run in runs if voices[run[0]])


def _span(text: str, part: str) -> tuple[Span, ...]:
    return (Span(text.index(part), text.index(part) + len(part)),) if part else ()


def spans(text: str, *found: tuple[int, int, str, str]) -> Analysis:
    """An analysis of bare text with findings given by offsets, category and voice."""
    marks = tuple(Finding(a, b, text[a:b], c, "some.concept", v, 1, "e", "en") for a, b, c, v in found)
    return Analysis(Article(text), "en", (), (), (), marks, (), {}, {}, {})


def shown(fragment: str) -> str:
    """The text of the article in a marked page: what was added is taken off, paragraphs are lines."""
    tree = lxml_html.fromstring(fragment)
    for added in tree.xpath("//sup | //small"):
        added.drop_tree()
    return "\n".join(paragraph.text_content() for paragraph in tree.iter("p"))


def lines_of(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def test_the_text_survives_with_its_marks() -> None:
    analysis = article(
        "The regime fell, officials said.\n\n“A junta, perhaps,” she added & left.",
        [("regime", "loaded", "label.regime", 2), ("perhaps", "hedge", "hedge.doubt", 1)],
        title="Regime < order > chaos",
    )
    fragment = to_html(analysis)
    assert shown(fragment) == lines_of(analysis.text)
    assert [m.get("class") for m in lxml_html.fromstring(fragment).iter("mark")] == [
        "k-loaded outlet s2",
        "k-hedge quoted s1",
    ]


def test_overlapping_findings_nest_and_keep_one_id_and_one_letter_each() -> None:
    analysis = spans(
        "one two three four", (0, 13, "loaded", "outlet"), (4, 18, "hedge", "outlet"), (4, 7, "booster", "quoted")
    )
    tree = lxml_html.fromstring(to_html(analysis, prefix="7"))
    assert sorted(m.get("id") for m in tree.iter("mark") if m.get("id")) == ["f-7-1", "f-7-2", "f-7-3"]
    assert sorted(s.text for s in tree.iter("sup")) == ["B", "H", "L"]
    assert shown(to_html(analysis)) == analysis.text
    texts = {
        n: "".join(_text_of(m) for m in tree.iter("mark") if f"k-{n}" in m.get("class")) for n in ("loaded", "hedge")
    }
    assert texts == {"loaded": "one two three", "hedge": "two three four"}


def _text_of(element: lxml_html.HtmlElement) -> str:
    return "".join(element.xpath(".//text()[not(parent::sup)]"))


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_any_text_and_any_spans_make_nested_escaped_marks(text: str, places: list[tuple[int, int]]) -> None:
    text = text.replace("\r", " ")
    found = [(min(p), min(max(p), len(text)), "loaded", "outlet") for p in places if min(p) < len(text)]
    analysis = spans(text, *found)
    cut = segments(analysis)
    assert "".join(text[s.start : s.end] for s in cut) == text
    fragment = to_html(analysis)
    ids = re.findall(r'id="(f-[^"]+)"', fragment)
    assert sorted(ids) == sorted(f"f-1-{n}" for n in range(1, len(found) + 1))
    if not any(0xD800 <= ord(c) < 0xE000 for c in text):
        pieces = re.sub(r"<sup>.*?</sup>", "", fragment)
        plain = re.sub(r"<[^>]*>", "", pieces.replace("</p><p>", "\n"))
        assert plain == _escaped(markup.without_controls(lines_of(text)))


def _escaped(text: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(character, entity)
    return text


def test_voices_are_visible() -> None:
    analysis = article(
        "Officials claimed the plan had failed. “We did well [the team],” said Oda Lint.",
        said=[
            ("Officials", "claimed", "the plan had failed", "official"),
            ("Oda Lint", "said", "“We did well", "expert"),
        ],
    )
    tree = lxml_html.fromstring(to_html(analysis))
    assert [e.text_content() for e in tree.find_class("v-reported")] == ["the plan had failed"]
    # A gloss in brackets within a quotation is the outlet's own.
    assert [e.text_content() for e in tree.find_class("v-quoted")] == ["“We did well ", ",”"]
    assert [e.text_content() for e in tree.find_class("cue")] == ["claimed", "said"]
    assert tree.xpath("//a/@id") == ["a-1-1", "q-1-1", "a-1-2"]


def test_parts_that_are_not_scored_are_labelled_once() -> None:
    text = "Title\nBody here.\nPhoto: nobody\nPhoto: no one\nRead also"
    ends = (5, 16, 30, 44, 54)
    kinds = ("title", "body", "caption", "caption", "related")
    starts = (0, 6, 17, 31, 45)
    regions = tuple(Region(a, b, k, "en") for a, b, k in zip(starts, ends, kinds, strict=True))
    fragment = to_html(Analysis(Article(text), "en", regions, (), (), (), (), {}, {}, {}))
    tree = lxml_html.fromstring(fragment)
    assert [e.text for e in tree.iter("small")] == ["Caption, not scored", "Links to other articles, not scored"]
    assert [e.text_content() for e in tree.find_class("headline")] == ["Title"]
    assert shown(fragment) == text


def test_a_line_of_several_regions_greys_only_its_part() -> None:
    regions = (Region(0, 10, "body", "en"), Region(10, 20, "caption", "en"))
    fragment = to_html(Analysis(Article("It began. Photo: Who"), "en", regions, (), (), (), (), {}, {}, {}))
    assert [e.text_content() for e in lxml_html.fromstring(fragment).find_class("off")] == ["Photo: Who"]


def test_a_page_of_its_own_loads_nothing_and_escapes_everything() -> None:
    page = to_page(
        article("It is <b>bold</b>.", [("bold", "booster", "x", 1)], title="</title><script>alert(1)</script>")
    )
    assert "<script" not in page and "<b>" not in page
    assert not re.search(r"""(src|href)=["']?(https?:|//)""", page)
    assert "<title>&lt;/title&gt;" in page


def test_the_terminal_shows_marks_without_colour_too() -> None:
    analysis = article("The regime fell. “A regime,” he said.", [("regime", "loaded", "label.regime", 2)])
    plain = to_terminal(analysis, color=False)
    assert "The {regime|L} fell. “A {regime|L quoted},” he said." in plain
    assert "loaded: outlet's own voice 1, quoted speech 1" in plain
    assert "\x1b" not in plain
    assert "\x1b[" in to_terminal(analysis, color=True)


def test_an_article_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in to_terminal(article("red \x1b[31malert\x07 [bold]x[/bold]"), color=False)
    assert "[bold]x[/bold]" in to_terminal(article("red [bold]x[/bold]"), color=False)


def test_looks_are_told_apart_by_more_than_colour(root: Path) -> None:
    cards = tomllib.loads((root / "lexicons" / "concepts.toml").read_text(encoding="utf-8"))["category"]
    assert {*LOOKS} == {*CATEGORIES}
    assert {name: look.letter for name, look in LOOKS.items()} == {name: cards[name]["letter"] for name in LOOKS}
    assert len({look.letter for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.color, look.line) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("kind", REGION_KINDS)
def test_every_region_has_a_name(kind: str) -> None:
    assert f"region.{kind}" in markup.LABELS
