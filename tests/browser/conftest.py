"""A real browser for the report: Debian's Chromium, driven by Playwright, one for all tests of a module."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_report import NASTY, english, ukrainian

from framing.comparison import compare
from framing.model import Comparison
from framing.report import write_report

# What a browser of the system may be called. Playwright's own is never downloaded.
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A page of this size shows any of these tests' articles whole.
DESKTOP = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Two English outlets that differ in their words, two Ukrainian ones, and an article that attacks the page."""
    analyses = [english(n, outlet, outlet == "Lantern") for outlet in ("Lantern", "Wire") for n in (1, 2, 3)]
    analyses += [ukrainian(n, outlet) for outlet in ("Ґанок", "Вісник") for n in (1, 2)]
    analyses.append(english(9, NASTY, True, url="javascript:alert(1)", author=NASTY, event=NASTY, id=NASTY))
    return compare(analyses, draws=50, permutations=50)


@pytest.fixture(scope="session")
def report(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report's page on disk."""
    return write_report(comparison, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window; the reason where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[dev]'")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        pytest.skip("there is no Chromium here: apt install chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=found)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any, report: Path) -> Iterator[Callable[..., Any]]:
    """Open a page; at the end of the test it must have asked for nothing but itself and complained of nothing."""
    contexts, complaints, asked = [], [], []

    def visit(hash: str = "", path: Path = report, **options: Any) -> Any:
        options = {"viewport": DESKTOP, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)  # a busy machine is slow, not wrong
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{path.as_uri()}{hash}")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert not complaints
    # A page may lead to another page of the same report, and a list that is saved is a blob of the page's own.
    assert not [url for url in asked if not url.startswith((report.parent.parent.as_uri(), "blob:"))]
