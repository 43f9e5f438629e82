"""The files beside the page: JSON of a documented shape, a workbook without formulas, a PDF."""

from __future__ import annotations

import builtins
import json
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from commands import Outcome
from lxml import html as lxml_html
from test_report import NASTY, english, ukrainian

from framing.analysis import Analysis
from framing.comparison import compare
from framing.comparison.results import Keyness, Keyword, NamingShare, Passage
from framing.errors import FramingError
from framing.model import Comparison, Profile
from framing.report import write_report
from framing.report.catalogue import arrange
from framing.report.flattening import flatten
from framing.report.naming import naming_tables
from framing.report.pdf import for_paper, load_weasyprint
from framing.report.records import SCHEMA_NAME, SCHEMA_PATH, ReportRecord
from framing.report.schema import report_schema, schema_text
from framing.report.wording import load_wording


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    analyses = [english(n, outlet, outlet == "Lantern") for outlet in ("Lantern", "Wire") for n in (1, 2, 3)]
    analyses += [ukrainian(n, outlet) for outlet in ("Ґанок", "Вісник") for n in (1, 2)]
    analyses.append(english(9, "=1+1", True, author=NASTY, id="@sum", event="+1"))
    return compare(analyses, draws=100, permutations=100)


@pytest.fixture(scope="module")
def folder(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    write_report(comparison, folder)
    return folder


def sheets_of(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(content))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


# JSON


def test_the_schema_is_that_of_the_types() -> None:
    """When this fails: python -m framing.report.schema writes the schema anew."""
    assert SCHEMA_PATH.read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema_and_describes_every_object() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(kind["description"] and not kind["additionalProperties"] for kind in schema["$defs"].values())


def test_report_json_keeps_to_its_schema(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    schema = json.loads((folder / data["$schema"]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["format"] == 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({**data, "format": "1"})


def test_profiles_alone_keep_to_the_schema_too(comparison: Comparison, tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    write_report(compare(comparison.profiles, draws=50, permutations=50), tmp_path)
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(report_schema()).validate(data)
    assert not data["articles"] and not data["keyness"]


def test_nothing_of_a_comparison_is_missing_in_the_file() -> None:
    """Analyses stand there as articles; everything else by its own name."""
    named = {field.name for field in fields(ReportRecord)}
    assert {field.name for field in fields(Comparison)} - {"analyses"} <= named


def test_the_depth_of_a_comparison_is_in_the_file(folder: Path, comparison: Comparison) -> None:
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert comparison.ledgers and len(data["ledgers"]) == len(comparison.ledgers)
    assert data["ledgers"][0]["speakers"][0]["speaker"] == comparison.ledgers[0].speakers[0].speaker
    assert data["balance"][0]["detectable"] == comparison.balance[0].detectable


# Workbook


def test_every_table_has_a_sheet(folder: Path, comparison: Comparison) -> None:
    sheets = sheets_of((folder / "report.xlsx").read_bytes())
    assert {"about", "measures", "contrasts", "terms", "ledgers", "articles", "findings", "attributions"} <= {*sheets}
    analyses = [a for a in comparison.analyses if isinstance(a, Analysis)]
    assert len(sheets["articles"]) == 1 + len(analyses)
    assert len(sheets["findings"]) == 1 + sum(len(a.findings) for a in analyses)
    assert len(sheets["attributions"]) == 1 + sum(len(a.attributions) for a in analyses)
    assert len(sheets["contrasts"]) == 1 + len(comparison.contrasts)
    header, *rows = sheets["measures"]
    figure = comparison.profiles[0].measures["loaded"]
    row = next(dict(zip(header, r, strict=True)) for r in rows if r[0] == "'=1+1, en" and "loaded" in r)
    assert (row["value"], row["n"], row["too_few"]) == (pytest.approx(figure.value), figure.n, True)
    assert "describes wording" in str(sheets["about"][1][1])


def test_no_cell_of_the_workbook_is_a_formula(folder: Path) -> None:
    cells = [c for rows in sheets_of((folder / "report.xlsx").read_bytes()).values() for row in rows for c in row]
    assert "'=1+1" in cells and "'@sum" in cells and "'+1" in cells
    assert not [c for c in cells if isinstance(c, str) and c.startswith(("=", "+", "-", "@"))]


def test_what_a_cell_cannot_hold_is_cut_with_a_sign(tmp_path: Path) -> None:
    analysis = english(1, "Lantern", True)
    strange = replace(analysis.article, author="a" * 40_000, genre="\ud800\x07b", extra=(("owner", "town"),))
    write_report(compare([replace(analysis, article=strange)], draws=20, details=False), tmp_path)
    header, row = sheets_of((tmp_path / "report.xlsx").read_bytes())["articles"]
    cells = dict(zip(header, row, strict=True))
    assert len(cells["author"]) == 32_767 and cells["author"].endswith("a …")
    assert cells["genre"] == "?\ufffdb" and cells["extra.owner"] == "town"


def test_a_table_with_too_many_rows_goes_on_in_the_next_sheet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("framing.report.workbook.ROWS", 3)
    write_report(compare([english(1, "Lantern", True)], draws=20), tmp_path)
    sheets = sheets_of((tmp_path / "report.xlsx").read_bytes())
    assert [len(sheets[name]) for name in ("findings", "findings 2")] == [3, 3]
    assert sheets["findings"][0] == sheets["findings 2"][0]


def test_the_workbook_has_the_same_bytes_each_time(folder: Path, comparison: Comparison, tmp_path: Path) -> None:
    write_report(comparison, tmp_path)
    assert (tmp_path / "report.xlsx").read_bytes() == (folder / "report.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        assert {item.date_time[0] for item in book.infolist()} == {1980}


def test_lists_within_a_record_get_a_row_each() -> None:
    passage = Passage("a1", "Dawn", 0, 4, "mill", "The mill closed.")
    words = [Keyword(w, (w, f"{w}s"), 3, 1, 2, 1, 0.5, 2.5, 0.01, 0.02, 0, (passage,)) for w in ("mill", "dam")]
    header, rows = flatten(Keyness, [Keyness("A", "B", "en", 10, 20, 2, 5, tuple(words), "note")])
    assert [row[header.index("keywords.word")] for row in rows] == ["mill", "dam"]
    assert {row[header.index("note")] for row in rows} == {"note"}
    assert rows[0][header.index("keywords.forms")] == "mill; mills"
    assert rows[0][header.index("keywords.passages")] == "a1: The mill closed."
    assert all(len(row) == len(header) for row in rows)


# PDF


@pytest.fixture
def no_weasyprint(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    def fail(error: Exception) -> None:
        real = builtins.__import__

        def importing(name: str, *rest: Any, **more: Any) -> Any:
            if name == "weasyprint":
                raise error
            return real(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", importing)

    return fail


@pytest.mark.parametrize(
    ("error", "remedy"),
    [
        (ImportError("No module named 'weasyprint'"), r"pip install 'framing\[pdf\]'"),
        (OSError("cannot load library 'libpango-1.0-0': not found"), "libpango-1.0-0.*apt install libpango"),
    ],
)
def test_what_a_pdf_needs_is_told_before_the_work(
    error: Exception, remedy: str, no_weasyprint: Callable[[Exception], None], comparison: Comparison, tmp_path: Path
) -> None:
    no_weasyprint(error)
    with pytest.raises(FramingError, match=remedy):
        write_report(comparison, tmp_path / "new", pdf=True)
    assert not (tmp_path / "new").exists()


def test_the_command_says_what_a_pdf_needs(
    run: Callable[..., Outcome], no_weasyprint: Callable[[Exception], None], tmp_path: Path
) -> None:
    no_weasyprint(ImportError("no"))
    outcome = run("report", str(tmp_path), "-o", str(tmp_path / "out"), "--pdf")
    assert outcome.code == 2 and "pip install 'framing[pdf]'" in outcome.err


def test_paper_keeps_the_figures_and_leaves_the_articles(folder: Path) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    paper = for_paper(page)
    assert 'id="measures"' in paper and 'id="differences"' in paper
    assert 'id="articles"' not in paper and 'id="evidence"' not in paper and "<script" not in paper
    assert "var(--ink)" not in paper and 'href="#e-' not in paper and 'href="findings.csv"' not in paper


def test_a_pdf_is_written_and_an_old_one_is_not_left(comparison: Comparison, tmp_path: Path) -> None:
    try:
        load_weasyprint()
    except FramingError as missing:  # Pango is a library of the system, which pip cannot install
        pytest.skip(str(missing))
    small = replace(comparison, contrasts=(), terms=(), profiles=comparison.profiles[:1])
    write_report(small, tmp_path, pdf=True)
    first = (tmp_path / "report.pdf").read_bytes()
    assert first.startswith(b"%PDF-") and b"/URI" not in first
    write_report(small, tmp_path, pdf=True)
    assert (tmp_path / "report.pdf").read_bytes() == first
    write_report(small, tmp_path)
    assert not (tmp_path / "report.pdf").exists() and (tmp_path / SCHEMA_NAME).exists()


@pytest.mark.parametrize("page_only", [False, True])
def test_the_page_links_to_files_that_are_there_and_to_no_other(
    comparison: Comparison, tmp_path: Path, page_only: bool
) -> None:
    write_report(comparison, tmp_path)  # of an earlier report
    page = write_report(comparison, tmp_path, page_only=page_only)
    links = lxml_html.parse(str(page)).getroot().xpath("//a/@href")
    beside = {link for link in links if not link.startswith("#") and ":" not in link}
    assert all((tmp_path / link).exists() for link in beside)
    written = {path.name for path in tmp_path.iterdir() if path.is_file()}
    if page_only:
        assert beside == {"report.md"} and written == {"index.html", "report.md"}
        assert not [*tmp_path.glob("charts/*")]
    else:
        assert {"report.json", "report.xlsx", "charts/"} <= beside <= written | {"charts/"}


def test_long_articles_stand_on_more_pages(comparison: Comparison) -> None:
    lengths = [len(entry.analysis.text) for entry in arrange(comparison).entries]
    few = arrange(comparison, characters=max(lengths) * 2)
    held = [[len(e.analysis.text) for e in few.entries if e.page == page] for page in range(1, few.pages + 1)]
    assert few.pages > 1 and sum(map(len, held)) == len(lengths)
    assert all(sum(page) <= max(lengths) * 2 for page in held)
    assert arrange(comparison, characters=1).pages == len(lengths)


def test_a_name_nobody_used_has_a_readable_name(tmp_path: Path) -> None:
    share = NamingShare("naming.coup", "naming.uprising", "Dawn, en", "en", 0, 2, 0.0, None, None, 2, 0, 0)
    group = Profile((("outlet", "Dawn"), ("language", "en")), {}, (), True)
    for language, name in (("en", "coup"), ("ru", "coup"), ("uk", "coup")):
        tables = naming_tables(
            arrange(Comparison(("outlet", "language"), (group,), (), (), naming=(share,))),
            load_wording(language, {}).concept,
        )
        assert [table.name for table in tables["en"]] == [name]
