"""The concordance in a real browser: sorted by what stands before, in and after, by outlet; a figure's link arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Visit = Callable[..., Any]
LIST = "#kwic-anonymous_share"


def column(page: Any, which: str) -> list[str]:
    """One part of the visible lines of the open list, from top to bottom."""
    parts = {
        "left": "line.firstElementChild.textContent",
        "word": "line.querySelector('a').textContent",
        "right": "line.querySelector('a').nextSibling.textContent",
        "outlet": "(line.querySelector('small') || {textContent: ''}).textContent",
    }
    lines = page.locator(f"{LIST} li:visible")
    return [str(text) for text in lines.evaluate_all(f"all => all.map(line => {parts[which]})")]


def test_lines_sort_by_every_part(visit: Visit) -> None:
    page = visit()
    page.click("#kwic-loaded > summary")
    lines = page.locator("#kwic-loaded li:visible")
    assert lines.count() == 8
    page.select_option("#sort", "word")
    words = [text.casefold() for text in page.locator("#kwic-loaded li:visible a").all_inner_texts()]
    assert words == ["regime"] * 4 + ["режим"] * 4
    page.select_option("#sort", "right")
    rights = lines.evaluate_all("all => all.map(e => e.querySelector('a').nextSibling.textContent.trim())")
    days = [text.partition("day ")[2][0] for text in rights if "day " in text]
    assert days == sorted(days) == ["1", "2", "3", "9"]
    page.select_option("#sort", "outlet")
    outlets = lines.locator("small").all_inner_texts()
    assert outlets[1:4] == [f"Lantern\n2026-03-0{n}" for n in (1, 2, 3)]
    assert all(page.locator("#kwic-loaded .flat small").nth(n).is_visible() for n in range(8))
    page.select_option("#sort", "text")
    assert lines.count() == 8 and page.locator("#kwic-loaded .flat").count() == 0
    assert page.locator("#kwic-loaded .from:visible").count() == 8


def test_words_before_are_sorted_from_the_find_outwards(visit: Visit) -> None:
    page = visit()
    page.click("#kwic-hedge > summary")
    page.select_option("#sort", "left")
    lefts = page.locator("#kwic-hedge li:visible > span").evaluate_all("all => all.map(e => e.textContent.trim())")
    ends = [left.rstrip(". ").split()[-1] for left in lefts if "day" in left]
    assert len(ends) == 7 and ends == sorted(ends)


def test_lines_of_one_group_or_with_some_words(visit: Visit) -> None:
    page = visit()
    page.click("#kwic-hedge > summary")
    assert page.locator("#lines").inner_text() == "11 of 11 lines"
    page.select_option("#evidence-group", label="Wire, en")
    assert page.locator("#lines").inner_text() == "3 of 11 lines"
    assert page.locator("#kwic-hedge .kwic:visible").count() == 1
    page.select_option("#evidence-group", "")
    page.fill("#search", "on day 2")
    assert page.locator("#lines").inner_text() == "2 of 11 lines"
    page.select_option("#sort", "word")
    assert page.locator("#kwic-hedge li:visible").count() == 2


def test_a_figure_leads_to_its_lines_whatever_was_sorted(visit: Visit) -> None:
    page = visit()
    page.click("#kwic-loaded > summary")
    page.select_option("#sort", "word")
    page.fill("#search", "nothing like this")
    page.locator('#measures a[href*="-loaded"]').first.click()
    arrived = page.url.partition("#")[2]
    block = page.locator(f"#{arrived}")
    assert block.is_visible() and block.locator("li:visible").count() == 1
    assert page.locator("#sort").input_value() == "text" and page.locator("#search").input_value() == ""
    assert 0 <= block.bounding_box()["y"] < 900
