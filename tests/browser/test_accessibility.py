"""axe-core over the page in every state a reader sees: nothing serious, in light, dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
UNFOLD = "document.querySelectorAll('details').forEach(e => { e.open = true; })"
PHONE = {"width": 400, "height": 860}


def violations(page: Any) -> list[str]:
    """What axe finds serious or critical, each with the places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install '.[dev]'")
    # Only what fails is asked for: the list of what passes takes longer than the checks.
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:4]} {one['nodes'][0]['any'][:1]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
def test_no_serious_violation(visit: Visit, options: dict[str, Any]) -> None:
    page = visit(**options)
    page.evaluate(UNFOLD)
    page.keyboard.press("n")
    page.keyboard.press("d")
    page.select_option("#sort", "right")
    assert page.locator("#recount").is_visible() and page.locator("#finding").is_visible()
    assert violations(page) == []


def test_the_focus_is_seen_and_the_cursor_is_said(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle + parseInt({style}.outlineWidth)") == "solid3"
    page.keyboard.press("n")
    assert page.locator("#finding [aria-live=polite]").inner_text().startswith("regime Loaded words")
    assert page.get_by_role("region", name="The finding under the cursor").is_visible()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    assert page.get_by_role("button", name="Restore", exact=True).get_attribute("aria-pressed") == "true"
