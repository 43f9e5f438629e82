"""What hostile articles do to output: nothing runs, nothing leaves the folder, a full disk is one sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome
from test_hostile import SENTENCE, put

# Output


HOSTILE = (
    "../../../etc/x</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'><style>*{display:none}</style>"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A corpus whose every field attacks the report."""
    page = SENTENCE.replace("bridge", "bridge </script><script>alert(3)</script> <b onclick=x>")
    rows: list[dict[str, str]] = [
        {
            "id": f"../../{HOSTILE}{n}" if n else "=cmd|' /C calc'!A0",
            "outlet": outlet,
            "title": f'=HYPERLINK("http://e.example") {HOSTILE}',
            "text": f"{page} {n} " * 20,
            "url": url,
            "author": "@SUM(1)",
            "event": "-2+3",
            "date": "2026-03-14</td>",
        }
        for n, (outlet, url) in enumerate(
            [
                ("../../../../tmp/evil", "javascript:alert(4)"),
                ("../../../../tmp/evil", "data:text/html,<script>"),
                ("/etc/passwd\x00", " JaVaScRiPt:alert(5)"),
                ("con: |<>?*", 'https://e.example/"onmouseover=alert(6)'),
                ("\u202eoutlet;background:url(javascript:x)}", "vbscript:x"),
            ]
        )
    ]
    return put(tmp_path / "in" / "rows.jsonl", "\n".join(map(json.dumps, rows)))


def test_a_report_of_hostile_articles_stays_in_its_folder_and_runs_nothing(
    hostile: Path, tmp_path: Path, run: Callable[..., Outcome]
) -> None:
    from lxml import html

    before = {path for path in tmp_path.rglob("*") if "report" not in path.parts}
    assert run("report", str(hostile), "-o", str(tmp_path / "report")).code == 0
    assert {path for path in tmp_path.rglob("*") if "report" not in path.relative_to(tmp_path).parts} == before
    source = (tmp_path / "report" / "index.html").read_text(encoding="utf-8")
    page = html.fromstring(source)
    scripts = [script.text_content() for script in page.iter("script")]
    assert not any("alert(" in script and "<script" in script for script in scripts)
    assert "<script>alert" not in source
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert not [name for name in element.attrib if name.lower().startswith("on")], element.attrib
        for name in ("href", "src", "action", "formaction"):
            value = element.get(name, "").strip().lower()
            assert not value.startswith(("javascript:", "vbscript:", "data:text"))
    assert all("display:none}" not in style.text_content() for style in page.iter("style"))
    for table in (tmp_path / "report").glob("*.csv"):
        assert not _formulas(table)


def _formulas(path: Path) -> list[str]:
    import csv

    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    return [cell for cell in cells if cell.startswith(("=", "@", "+", "-")) and not _is_number(cell)]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_scoring_hostile_articles_stays_in_its_folder(
    hostile: Path, tmp_path: Path, run: Callable[..., Outcome]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    before = {path for path in tmp_path.rglob("*")}
    assert run("score", str(hostile), "-o", str(tmp_path / "out")).code == 0
    new = {path for path in tmp_path.rglob("*")} - before
    assert all(path.is_relative_to(tmp_path / "out") for path in new)
    assert parquet.read_table(tmp_path / "out" / "articles").num_rows == 5


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_a_report_does_not_write_through_links(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    """A link where a file of the report belongs is replaced, its target left alone."""
    victim, report = put(tmp_path / "victim.txt", "keep me"), tmp_path / "report"
    report.mkdir()
    (report / "index.html").symlink_to(victim)
    put(tmp_path / "in" / "a.txt", SENTENCE)
    assert run("report", str(tmp_path / "in"), "-o", str(report)).code == 0
    assert victim.read_text() == "keep me"
    assert not (report / "index.html").is_symlink()


def test_a_full_disk_is_one_sentence(
    tmp_path: Path, run: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "in" / "a.txt", SENTENCE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("framing.report.write.os.replace", full)
    outcome = run("report", str(tmp_path / "in"), "-o", str(tmp_path / "report"))
    assert outcome.code == 2
    assert "No space left on device" in outcome.err
    assert "Traceback" not in outcome.err
    assert not [path for path in (tmp_path / "report").iterdir() if path.is_file()]
