"""Dismissing findings in a real browser: the page recounts what it honestly can, and the program agrees with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.analysis import Analysis
from framing.comparison import compare
from framing.dismissals import dismiss, read_dismissals
from framing.model import Comparison
from framing.report.catalogue import arrange
from framing.report.wording import load_wording

Visit = Callable[..., Any]


def number_of(comparison: Comparison, label: str) -> int:
    return next(group.number for group in arrange(comparison).groups if group.label == label)


def figure(page: Any, group: int, measure: str, part: str) -> str:
    cell = page.locator(f'#measures [data-figure="{group}-{measure}"][data-part="{part}"]').first
    return str(cell.inner_text())


def dismiss_first(page: Any, words: str, article: str = "Lantern-1") -> None:
    page.evaluate("hash => { location.hash = hash; }", f"#article={article}")
    item = page.locator("details.article[open]", has=page.locator(".side", has_text=article)).first
    item.locator(".text mark", has_text=words).first.click()
    page.click("#finding [data-do=dismiss]")


def saved(page: Any, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("#recount [data-do=save]")
    assert download.value.suggested_filename == "dismissed.json"
    path = folder / "dismissed.json"
    download.value.save_as(path)
    return path


def test_the_page_recounts_as_the_program_does(visit: Visit, comparison: Comparison, tmp_path: Path) -> None:
    group = number_of(comparison, "Lantern")
    page = visit()
    before = {part: figure(page, group, "loaded", part) for part in ("value", "count", "lines", "interval")}
    hedges = figure(page, group, "hedge", "value")
    for words, article in (("regime", "Lantern-1"), ("regime", "Lantern-2"), ("Perhaps", "Wire-1")):
        dismiss_first(page, words, article)
    page.fill("#finding .why input", "a rule of the river")
    path = saved(page, tmp_path)
    assert json.loads(path.read_text(encoding="utf-8"))["dismissed"][2]["note"] == "a rule of the river"

    analyses = [a for a in comparison.analyses if isinstance(a, Analysis)]
    kept, taken, unknown = dismiss(analyses, read_dismissals(path))
    assert (len(taken), unknown) == (3, ())
    again = compare(kept, draws=50, permutations=50, details=False)
    wording = load_wording("en", {})
    for label, measure in (("Lantern", "loaded"), ("Wire", "hedge"), ("Wire", "loaded"), ("Lantern", "hedge")):
        number = number_of(comparison, label)
        measured = next(p for p in again.profiles if dict(p.key)["outlet"] == label).measures[measure]
        assert figure(page, number, measure, "value").removesuffix("\u202f✱") == wording.value(measured)
        assert figure(page, number, measure, "count") == wording.number(measured.count, 0)
    assert figure(page, group, "loaded", "lines") == "1 line"
    assert before["count"] == "6" and before["lines"] == "3 lines"
    # What needs resampling is not touched, only told to be old.
    assert figure(page, group, "loaded", "interval") == f"{before['interval']}\nout of date"
    assert figure(page, group, "hedge", "value") == hedges


def test_what_was_not_counted_changes_no_figure(visit: Visit, comparison: Comparison) -> None:
    page = visit()
    figures = page.locator("#measures").inner_text()
    dismiss_first(page, "shameful")
    assert page.locator("#recount [role=status]").inner_text() == "Dismissed on this page: 1"
    assert page.locator("#measures").inner_text() == figures
    assert "not counted" in page.locator("#finding").inner_text()
    # The article's own table counts every voice.
    table = page.locator("details.article", has=page.locator(".side", has_text="Lantern-1"))
    assert table.locator("tr[data-row=loaded] td").all_text_contents()[:3] == ["1", "1", "–"]


def test_restoring_gives_back_the_very_same_page(visit: Visit) -> None:
    page = visit()
    main = page.locator("main").inner_text()
    opened = "document.querySelectorAll('details').forEach(e => { e.open = false; })"
    dismiss_first(page, "regime")
    assert page.locator(".text mark.dismissed").count() == 1
    assert page.locator("#evidence li.dismissed").count() == 1
    assert page.locator(".stale-note").count() > 3
    page.click("#finding [data-do=dismiss]")
    page.evaluate(opened)
    assert page.locator("main").inner_text() == main
    dismiss_first(page, "regime")
    page.click("#recount [data-do=restore]")
    page.evaluate(opened)
    assert page.locator("main").inner_text() == main and page.locator("#recount").is_hidden()


def test_choices_outlast_the_page_and_load_from_a_file(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    dismiss_first(page, "regime")
    page.reload()
    assert page.locator("#recount [role=status]").inner_text() == "Dismissed on this page: 1"
    path = saved(page, tmp_path)
    other = visit()
    assert other.locator("#recount").is_hidden()
    other.set_input_files("#load", path)
    other.locator("mark.dismissed").first.wait_for(state="attached")
    assert other.locator("mark.dismissed").all_text_contents() == ["regimeL"]


def test_rows_that_fit_nothing_are_named_and_kept(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    dismiss_first(page, "regime")
    path = saved(page, tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    row = data["dismissed"][0]
    data["dismissed"] += [{**row, "article": "<b>Gone</b>"}, {**row, "text": "junta"}, {**row, "start": "x"}]
    path.write_text(json.dumps(data), encoding="utf-8")
    other = visit()
    other.set_input_files("#load", path)
    unknown = other.locator("#recount .unknown li")
    unknown.first.wait_for()
    told = unknown.all_inner_texts()
    # Of two rows about one finding the later one counts; the words it gives are not there.
    assert len(told) == 3 and "junta" in told[0] and "<b>Gone</b>" in told[1] and "x–" in told[2]
    assert other.locator("mark.dismissed").count() == 0
    assert len(json.loads(saved(other, tmp_path).read_text(encoding="utf-8"))["dismissed"]) == 3


@pytest.mark.parametrize("content", ["{", "[]", '{"format": "framing-dismissals", "version": 9, "dismissed": []}'])
def test_a_file_that_is_no_list_is_refused(visit: Visit, tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content, encoding="utf-8")
    page = visit()
    page.set_input_files("#load", path)
    page.get_by_text("other.json is no list of dismissed findings.").wait_for()
    assert page.locator("#recount").is_hidden()
