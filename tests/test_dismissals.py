"""Dismissed findings: taken out before anything is counted, and told where they cannot be found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import Outcome
from lxml import html as lxml_html
from test_report import english

import framing
from framing.comparison import compare
from framing.dismissals import FORMAT, dismiss, read_dismissals
from framing.errors import FramingError
from framing.model import Dismissal

Run = Callable[..., Outcome]


def write(path: Path, rows: list[Any], **changes: Any) -> Path:
    path.write_text(json.dumps({"format": FORMAT, "version": 1, "dismissed": rows, **changes}), encoding="utf-8")
    return path


def row(analysis: framing.Analysis, number: int, **changes: Any) -> dict[str, Any]:
    """A row as the page saves it, about one finding of an analysis."""
    f = analysis.findings[number]
    fields = {"start": f.start, "end": f.end, "category": f.category, "concept": f.concept, "text": f.text}
    return {"article": analysis.article.id, **fields, "entry": f.entry, **changes}


def dismissal(analysis: framing.Analysis, number: int, **changes: Any) -> Dismissal:
    fields = row(analysis, number, **changes)
    return Dismissal(**{name: value for name, value in fields.items() if name != "entry"})


def test_figures_are_those_of_a_text_without_the_finding() -> None:
    analyses = [english(n, "Lantern", True) for n in (1, 2)]
    loaded = next(n for n, f in enumerate(analyses[0].findings) if f.category == "loaded" and f.voice == "outlet")
    [first, second], taken, unknown = dismiss(analyses, [dismissal(analyses[0], loaded)])
    assert (len(taken), unknown, second) == (1, (), analyses[1])
    assert first.text == analyses[0].text
    assert first.findings == analyses[0].findings[:loaded] + analyses[0].findings[loaded + 1 :]
    assert first.counts["loaded"] == {"outlet": 0, "reported": 1, "quoted": 1}
    assert (first.rates["loaded"], first.rates["hedge"]) == (0.0, 1000 / first.exposure["outlet"])
    was, now = (compare(a, draws=20).profiles[0].measures["loaded"] for a in (analyses, [first, second]))
    assert (was.count, now.count) == (4, 2)
    assert was.value is not None and now.value == pytest.approx(was.value / 2)


def test_only_the_very_finding_goes() -> None:
    """The same word elsewhere, in another article, or marked as something else at the same place stays."""
    a, b = english(1, "Lantern", True), english(2, "Lantern", True)
    other = [dismissal(a, 0, category="hedge"), dismissal(a, 0, concept="label.clique"), dismissal(a, 0, end=999)]
    assert dismiss([a, b], other)[0] == [a, b]
    [first, second], _, _ = dismiss([a, b], [dismissal(a, 0)])
    assert len(first.findings) == len(a.findings) - 1 and second is b


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"article": "nowhere"}, "no such article"),
        ({"text": "junta"}, "'junta', but the article reads 'regime'"),
        ({"concept": "label.clique"}, "nothing is found there (loaded, label.clique)"),
        ({"start": 10**9}, "the article reads ''"),
    ],
)
def test_what_cannot_be_found_is_told(changes: dict[str, Any], reason: str) -> None:
    a = english(1, "Lantern", True)
    first = next(n for n, f in enumerate(a.findings) if f.text == "regime")
    kept, taken, [told] = dismiss([a], [dismissal(a, first, **changes)])
    assert (kept, taken) == ([a], ())
    assert reason in told.reason and told.remedy
    assert told.path == changes.get("article", "Lantern-1")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "no JSON"),
        ("[]", "no list of dismissed findings"),
        (f'{{"format": "{FORMAT}", "version": 1}}', "no list of dismissed findings"),
        (f'{{"format": "{FORMAT}", "version": 2, "dismissed": []}}', "version 2"),
        (f'{{"format": "{FORMAT}", "version": 1, "dismissed": [7]}}', "article, start, end, category, concept"),
        (f'{{"format": "{FORMAT}", "version": 1, "dismissed": [{{"article": "a", "start": "1"}}]}}', "start, end"),
        # A byte that is no UTF-8; the name keeps it out of the test's own.
        pytest.param('{"format": "framing-dismissals", "dismissed": [], "x": "\udcff"}', "no JSON", id="bytes"),
    ],
)
def test_a_file_that_is_no_list_says_so(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(FramingError) as failure:
        read_dismissals(path)
    assert problem in str(failure.value) and str(path) in str(failure.value)


def test_a_row_given_twice_counts_once(tmp_path: Path) -> None:
    rows = [row(english(1, "Lantern", True), 0)] * 2
    assert len(read_dismissals(write(tmp_path / "list.json", rows))) == 1


def test_the_command_recounts_and_names_what_is_unknown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "texts").mkdir()
    text = "The regime shut the harbour. The regime may open it again. Nobody was told."
    (tmp_path / "texts" / "one.txt").write_text(text, encoding="utf-8")
    told = {"article": "one", "category": "loaded", "concept": "label.regime", "text": "regime"}
    known = write(tmp_path / "a.json", [{**told, "start": 4, "end": 10}])
    lost = write(tmp_path / "b.json", [{**told, "start": 5, "end": 11}])
    arguments = ("report", str(tmp_path / "texts"), "-o", str(tmp_path / "out"), "--by", "language")
    ended = run(*arguments, "--dismissed", str(known), "--dismissed", str(lost))
    assert ended.code == 0 and "1 findings dismissed" in ended.out
    assert "one, 5-11: dismissed as 'regime', but the article reads 'egime '" in ended.err
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["profiles"][0]["measures"]["loaded"]["count"] == 2
    assert [item["path"] for item in report["skipped"]] == ["one"]
    # The new report lists what it was made without, for others to judge.
    page = lxml_html.parse(str(tmp_path / "out" / "index.html")).getroot()
    assert page.xpath("//section[@id='dismissed']//tbody/tr/th/text()") == ["regime"]
    assert page.xpath("//nav//a[@href='#dismissed']")


def test_a_file_that_is_not_there_is_told_before_the_work(tmp_path: Path, run: Run, root: Path) -> None:
    ended = run("report", str(root / "seeds"), "-o", str(tmp_path), "--dismissed", str(tmp_path / "none.json"))
    assert ended.code != 0 and "none.json" in ended.err
    assert not (tmp_path / "index.html").exists()
