"""The articles in a real browser: filters, steps, links to single findings, print, phones, no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.analysis import Analysis
from framing.model import Comparison
from framing.report import write_report

Visit = Callable[..., Any]
FIRST = "#article=Lantern-1&span="


def at(comparison: Comparison, article: str, words: str) -> str:
    """The span of a finding with these words: the first in the article."""
    analysis = next(a for a in comparison.analyses if isinstance(a, Analysis) and a.article.id == article)
    return next(f"{f.start}-{f.end}" for f in analysis.findings if f.text == words)


def shown(page: Any) -> str:
    return str(page.locator("#shown").inner_text())


def current(page: Any) -> str:
    return str(page.locator("mark.current").first.evaluate("mark => mark.id"))


def underlined(page: Any, selector: str) -> bool:
    return bool(page.locator(selector).first.evaluate("e => getComputedStyle(e).textDecorationLine") != "none")


def test_filters_take_marks_off_and_say_how_many_are_left(visit: Visit) -> None:
    page = visit()
    assert shown(page) == "33 of 33 marks shown"
    page.click("#filters > summary")
    page.uncheck('[data-hide="hedge"]')
    assert shown(page) == "22 of 33 marks shown"
    assert not underlined(page, ".text mark.k-hedge") and underlined(page, ".text mark.k-loaded")
    assert underlined(page, ".legend mark.k-hedge")
    page.uncheck('[data-hide="voice-quoted"]')
    page.uncheck('[data-hide="voice-reported"]')
    assert shown(page) == "8 of 33 marks shown"
    page.check('[data-hide="voice-quoted"]')
    page.select_option("#strength", "3")
    assert shown(page) == "7 of 33 marks shown"
    assert not underlined(page, ".text mark.k-loaded.s2") and underlined(page, ".text mark.k-loaded.s3")
    page.click('[data-all=""]')
    assert shown(page) == "0 of 33 marks shown"
    page.click('[data-all="1"]')
    page.select_option("#strength", "0")
    page.check('[data-hide="voice-reported"]')
    page.select_option("#group", label="Wire, en")
    assert page.locator("details.article:visible").count() == 3
    assert shown(page) == "9 of 33 marks shown"


def test_an_article_says_how_many_of_its_marks_are_shown(visit: Visit) -> None:
    page = visit()
    found = page.locator("#article-1 .found")
    assert found.inner_text() == "4 findings"
    page.click("#filters > summary")
    page.uncheck('[data-hide="hedge"]')
    assert found.inner_text() == "3 of 4 findings shown"


def test_keys_step_through_the_findings(visit: Visit) -> None:
    page = visit("#articles")
    page.keyboard.press("n")
    assert current(page) == "f-1-1"
    assert page.locator("#f-1-1").evaluate("e => e === document.activeElement")
    assert page.locator("#article-1").evaluate("e => e.open")
    panel = page.locator("#finding").inner_text()
    assert "regime" in panel and "Loaded words · label.regime · strength 2 · outlet's own voice · counted" in panel
    page.keyboard.press("j")
    assert current(page) == "f-1-2"
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert page.locator("#finding .place").inner_text().startswith("33 of 33")
    page.keyboard.press("Escape")
    assert page.locator("#finding").is_hidden() and page.locator("mark.current").count() == 0


def test_keys_follow_the_filters_and_other_layouts(visit: Visit) -> None:
    page = visit()
    page.click("#filters > summary")
    page.uncheck('[data-hide="loaded"]')
    # With a Cyrillic layout the N key writes another letter.
    page.evaluate("document.activeElement.blur()")
    page.locator("body").evaluate(
        "body => body.dispatchEvent(new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true}))"
    )
    assert page.locator("mark.current").get_attribute("class") == "k-hedge outlet s1 current"


def test_keys_can_be_switched_off_and_leave_fields_alone(visit: Visit) -> None:
    page = visit()
    page.fill("#search", "n")
    assert page.locator("mark.current").count() == 0
    page.click("#filters > summary")
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.locator("mark.current").count() == 0
    page.click("#tools [data-do=next]")
    assert page.locator("mark.current").count() == 1


def test_a_permalink_opens_scrolls_and_marks(visit: Visit, comparison: Comparison) -> None:
    span = at(comparison, "Lantern-2", "shameful")
    page = visit(f"#article=Lantern-2&span={span}")
    mark = page.locator(".text mark.current")
    assert mark.inner_text() == "shamefulL" and mark.get_attribute("data-at") == span
    box = mark.bounding_box()
    assert 0 < box["y"] < 900 and mark.evaluate("e => e === document.activeElement")
    assert page.locator("#finding .link input").input_value() == page.url


def test_every_finding_has_a_link_of_its_own_that_leads_back(visit: Visit) -> None:
    page = visit("#articles")
    page.click("#tools [data-do=next]")
    links = set()
    for _ in range(33):
        links.add(page.locator("#finding .link input").input_value())
        page.click("#finding [data-do=next]")
    assert len(links) == 33
    for link in sorted(links)[::9]:
        page.evaluate("hash => { location.hash = hash; }", link[link.index("#") :])
        assert page.locator("#finding .link input").input_value() == link


def test_a_link_can_be_copied(visit: Visit, comparison: Comparison) -> None:
    page = visit(f"{FIRST}{at(comparison, 'Lantern-1', 'Perhaps')}", permissions=["clipboard-read", "clipboard-write"])
    page.click("#finding [data-do=copy]")
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize(
    ("hash", "said"),
    [
        (f"{FIRST}7000-7004", "There is no such place in this article any more"),
        ("#article=Nowhere&span=1-5", "This report holds no article Nowhere."),
        ("#article=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "no article <img src=x onerror=alert(1)>"),
    ],
)
def test_a_link_that_has_grown_old_says_so(visit: Visit, hash: str, said: str) -> None:
    assert said in visit(hash).locator(".notice").inner_text()


def highlighted(page: Any) -> list[str]:
    """The words that a link to a stretch of text marks, letters behind findings and all."""
    ranges = "Array.from(CSS.highlights.get('words') || [], range => range.toString())"
    return list(page.evaluate(ranges))


def test_a_link_to_any_words_marks_them(visit: Visit, comparison: Comparison) -> None:
    text = next(a.text for a in comparison.analyses if isinstance(a, Analysis) and a.article.id == "Lantern-1")
    start, end = text.index("Perhaps the mill"), text.index("Officials") + len("Officials")
    page = visit(f"{FIRST}{start + 8}-{start + 16}")
    assert highlighted(page) == ["the mill"] and page.locator("mark.current").count() == 0
    other = visit(f"{FIRST}{start}-{end}")
    # It runs on into the next paragraph; the letter behind a finding is no part of the text.
    assert [words.replace("PerhapsH", "Perhaps") for words in highlighted(other)] == [
        text[start:end].replace("\n\n", "")
    ]


def test_a_sentence_in_a_section_leads_to_the_very_words(visit: Visit) -> None:
    page = visit()
    link = page.locator("main a[data-span]:has(b)").first
    words = link.locator("b").text_content()
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    link.click()
    # The letter behind a finding is no part of the text.
    assert [found.replace("regimeL", "regime") for found in highlighted(page)] == [words]


def test_evidence_leads_to_the_words_in_the_article(visit: Visit) -> None:
    page = visit("#kwic-quoted_share")
    page.locator("#kwic-quoted_share li a").first.click()
    quotation = page.locator(".jumped")
    assert quotation.inner_text().startswith("“It is a") and quotation.is_visible()


def test_articles_beyond_the_first_page(visit: Visit, comparison: Comparison, report: Path) -> None:
    folder = report.parent.parent / "paged"
    folder.mkdir()
    (folder / "articles-9.html").write_text("a page of an earlier report", encoding="utf-8")
    first = write_report(comparison, folder, room=5)
    assert sorted(path.name for path in folder.glob("*.html")) == ["articles-2.html", "articles-3.html", "index.html"]
    page = visit(f"#article=Lantern-3&span={at(comparison, 'Lantern-3', 'shameful')}", path=first)
    page.wait_for_url("**/articles-2.html#*")
    assert page.locator("mark.current").inner_text() == "shamefulL"
    numbers = []
    for name in ("index.html", "articles-2.html", "articles-3.html"):
        page = visit(path=folder / name)
        numbers += page.locator("details.article").evaluate_all("all => all.map(e => e.id)")
        for link in page.locator('a[href*="#f-"]').evaluate_all("all => all.map(e => e.href)")[:40]:
            file, _, mark = link.removeprefix(folder.as_uri() + "/").partition("#")
            assert f'id="{mark}"' in (folder / file).read_text(encoding="utf-8")
    assert sorted(numbers) == sorted(f"article-{n}" for n in range(1, 12))


def test_print_shows_the_report_the_list_of_articles_and_what_was_opened(visit: Visit) -> None:
    page = visit("#articles")
    page.evaluate("document.querySelector('#article-3').open = true")
    page.emulate_media(media="print")
    for selector in ("#tools", "#finding", "nav.contents", "#evidence", "#article-1 .text p"):
        assert page.locator(selector).first.is_hidden()
    for selector in ("#summary", "#measures svg", "#article-1 > summary", "#article-3 .text p"):
        assert page.locator(selector).first.is_visible()


def test_all_articles_are_printed_when_asked_for_and_folded_again(visit: Visit) -> None:
    page = visit()
    folded = "document.querySelectorAll('details.article:not([open])').length"
    before, few = page.evaluate(folded), pages_of(page)
    page.evaluate(f"window.print = () => {{ window.foldedThen = {folded}; }}")
    page.locator("#filters > summary").click()
    page.locator('[data-do="print"]').click()
    assert before > 3 and page.evaluate("window.foldedThen") == 0
    assert pages_of(page) > few  # which also ends the printing, as a dialog would
    assert page.evaluate(folded) == before


def pages_of(page: Any) -> int:
    """How many sheets of paper the page takes, printed by the browser."""
    return len(re.findall(rb"/Type */Page\b", page.pdf(format="A4")))


def test_nothing_is_wider_than_a_phone(visit: Visit) -> None:
    page = visit(f"{FIRST}0-9999", viewport={"width": 400, "height": 860})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    page.select_option("#sort", "left")
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_without_scripts_everything_is_there_to_read(visit: Visit) -> None:
    page = visit("#f-2-3", java_script_enabled=False)
    for selector in ("#tools", "#sorting", "#finding", "#recount"):
        assert page.locator(selector).is_hidden()
    # The browser itself unfolds what a link leads to.
    assert page.locator("#f-2-3").is_visible()
    page.click("#article-1 > summary")
    assert page.locator("#article-1 .text mark").first.is_visible()
    assert page.locator("#article-1 .strip").first.get_attribute("aria-label").startswith("All marks: headline 0")


def test_the_page_runs_no_script_but_its_own(browser: Any, report: Path) -> None:
    page = browser.new_page()
    page.goto(report.as_uri())
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.intruder = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<button id='b' onclick='window.intruder = true'>b</button>");
        document.getElementById("b").click();
    }""")
    assert page.evaluate("window.intruder") is None
    assert page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'loaded', error => error.name)") == "TypeError"
    page.close()


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_the_other_languages_work_the_same(visit: Visit, comparison: Comparison, report: Path, language: str) -> None:
    page = visit(path=write_report(comparison, report.parent.parent / language, language=language))
    assert shown(page).endswith("33 з 33" if language == "uk" else "33 из 33")
    page.keyboard.press("n")
    page.keyboard.press("d")
    assert not page.locator("#recount").is_hidden()
    assert "{" not in page.locator("#finding").inner_text() + page.locator("#recount").inner_text()
