"""Columns of the user's own: every reader keeps them, and a report can be grouped by them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Outcome

import framing
from framing.corpus.columns import LONGEST_EXTRA

BODY = "The council met on Monday and closed the old bridge, the mayor said. " * 12
ROW = {"outlet": "Courier", "owner": "town", "Print run": "1200", "text": BODY}


def extra_of(path: Path, **columns: str) -> tuple[tuple[str, str], ...]:
    corpus = framing.read_corpus(path, columns=columns or None)
    (article,) = corpus
    assert not corpus.skipped
    return article.extra


def write_table(path: Path, row: dict[str, str]) -> Path:
    kind = path.name.partition(".")[2]
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pa.Table.from_pylist([{**row, "vector": [1.0]}]), path)
    elif kind == "xlsx":
        book = pytest.importorskip("openpyxl").Workbook()
        for cells in (list(row), list(row.values())):
            book.worksheets[0].append(cells)
        book.save(path)
    else:
        text = json.dumps(row) if "jsonl" in kind else ",".join(row) + "\n" + ",".join(f'"{v}"' for v in row.values())
        path.write_bytes(gzip.compress(text.encode()) if kind.endswith("gz") else text.encode())
    return path


@pytest.mark.parametrize("kind", ["csv", "jsonl", "csv.gz", "jsonl.gz", "xlsx", "parquet"])
def test_tables_of_every_kind_keep_columns_of_ones_own(kind: str, tmp_path: Path) -> None:
    assert extra_of(write_table(tmp_path / f"a.{kind}", ROW)) == (("owner", "town"), ("Print run", "1200"))


def test_front_matter_keeps_keys_of_ones_own(tmp_path: Path) -> None:
    front = '+++\noutlet = "Courier"\nowner = "town"\nrun = 1200\n+++\n'
    (tmp_path / "a.txt").write_text(f"{front}{BODY}", encoding="utf-8")
    assert extra_of(tmp_path / "a.txt") == (("owner", "town"), ("run", "1200"))


def test_a_manifest_adds_columns_and_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f'+++\nowner = "town"\nmood = "calm"\n+++\n{BODY}', encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,outlet,owner,paper\na.txt,Courier,state,daily\n", encoding="utf-8")
    assert extra_of(tmp_path) == (("owner", "state"), ("mood", "calm"), ("paper", "daily"))


@pytest.mark.parametrize("value", ["", "n/a", "-", "x" * (LONGEST_EXTRA + 1), "   "])
def test_what_is_no_label_is_left_out(value: str, tmp_path: Path) -> None:
    assert extra_of(write_table(tmp_path / "a.csv", {**ROW, "owner": value})) == (("Print run", "1200"),)


def test_a_column_the_user_did_not_choose_never_stands_for_ours(tmp_path: Path) -> None:
    path = write_table(tmp_path / "a.csv", {**ROW, "house": "Gazette"})
    (article,) = framing.read_corpus(path, columns={"outlet": "house"})
    assert article.outlet == "Gazette" and dict(article.extra) == {"owner": "town", "Print run": "1200"}


def test_cells_beyond_the_header_are_no_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'outlet,owner,text\nCourier,town,"{BODY}",more\n', encoding="utf-8")
    assert extra_of(tmp_path / "a.csv") == (("owner", "town"),)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    rows = [
        {
            "id": f"{owner}{n}",
            "outlet": "Courier",
            "owner": owner,
            "date": "2026-03-14",
            "text": f"{BODY} Day {n} of {owner}.",
        }
        for owner in ("town", "state")
        for n in range(3)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_a_report_by_a_column_of_ones_own(corpus: Path, run: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = run("report", str(corpus), "-o", str(tmp_path / "out"), "--by", "owner,language")
    assert outcome.code == 0 and "6 articles in 2 groups" in outcome.out
    data = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [profile["key"] for profile in data["profiles"]] == [
        {"owner": "state", "language": "en"},
        {"owner": "town", "language": "en"},
    ]
    assert data["contrasts"] and data["articles"][0]["extra"] == {"owner": "state"}


def test_a_misspelt_column_names_those_there_are(corpus: Path, run: Callable[..., Outcome], tmp_path: Path) -> None:
    outcome = run("report", str(corpus), "-o", str(tmp_path / "out"), "--by", "onwer")
    assert outcome.code == 2 and "year, owner" in outcome.err
    assert not (tmp_path / "out").exists()
    assert run("report", str(corpus), "-o", str(tmp_path / "out"), "--by", " , ").code == 2


def test_scored_articles_can_be_grouped_by_them_too(corpus: Path, run: Callable[..., Outcome], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    assert run("score", str(corpus), "-o", str(tmp_path / "scored")).code == 0
    outcome = run("report", str(tmp_path / "scored"), "-o", str(tmp_path / "out"), "--by", "owner")
    assert outcome.code == 0 and "6 articles in 2 groups" in outcome.out
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "town" in page and "state" in page
