"""Archives and documents: packed tables, Parquet, web archives, workbooks, exports of Nexis Uni."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from framing import Article, read_corpus
from framing.corpus.compressed import open_bytes, read_head
from framing.corpus.rtf import rtf_to_text

BODY = "The council met on Monday and closed the old bridge, the mayor said."
OTHER = "The ferry will run twice an hour from Tuesday, said the harbour master."
THIRD = "Рада закрила старий міст, і мерка пояснила, що чекати більше не можна."
ROWS = [
    {"outlet": "Courier", "title": "Bridge closed", "text": BODY},
    {"outlet": "Maiak", "title": "Міст", "text": THIRD},
]

EXPORT = f"""User Name: = reader
Documents (2)
1. Bridge closed

Bridge closed
The Lowbridge Courier
March 14, 2026 Saturday

Copyright 2026 The Lowbridge Courier All Rights Reserved

Section: LOCAL; Pg. 3
Length: 12 words
Byline: Ilse Brandt
Body

{BODY}

{OTHER}

Classification

Language: ENGLISH; English
Subject: BRIDGES (90%)
Load-Date: March 15, 2026
End of Document

Міст закрито
Маяк
14 березня 2026

Language: UKRAINIAN
Body
{THIRD}
Load-Date: March 15, 2026
End of Document
"""


def articles_of(path: Path) -> list[Article]:
    corpus = read_corpus(path)
    found = list(corpus)
    assert not corpus.skipped
    return found


def write_docx(path: Path, lines: Sequence[str]) -> Path:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return path


def write_rtf(path: Path, lines: Sequence[str]) -> Path:
    def letters(line: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)

    body = "\\par\n".join(map(letters, lines))
    path.write_text(f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Arial;}}}}{{\\*\\generator x;}}\\pard {body}}}", encoding="ascii")
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "jsonl.gz", "csv.gz", "jsonl.zst", "csv.zst", "parquet", "xlsx"])
def test_tables_of_every_kind_hold_the_same_articles(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"news.{kind}"
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        pytest.importorskip("pyarrow.parquet").write_table(pa.Table.from_pylist(ROWS), path)
    elif kind == "xlsx":
        book = pytest.importorskip("openpyxl").Workbook()
        book.active.append(["remarks"])
        sheet = book.create_sheet("articles")
        for row in (list(ROWS[0]), *(list(row.values()) for row in ROWS)):
            sheet.append(row)
        book.save(path)
    else:
        rows = [json.dumps(row) for row in ROWS]
        if kind.startswith("csv"):
            rows = ["outlet,title,text", *(",".join(f'"{value}"' for value in row.values()) for row in ROWS)]
        content = "\n".join(rows).encode()
        if kind.endswith(".gz"):
            content = gzip.compress(content)
        elif kind.endswith(".zst"):
            content = pytest.importorskip("zstandard").compress(content)
        path.write_bytes(content)
    first = 1 if "jsonl" in kind or kind == "parquet" else 2
    assert [(a.id, a.outlet, a.language, a.text) for a in articles_of(path)] == [
        (f"news-{first}", "Courier", "en", f"Bridge closed\n\n{BODY}"),
        (f"news-{first + 1}", "Maiak", "uk", f"Міст\n\n{THIRD}"),
    ]


@pytest.mark.parametrize("write", [write_docx, write_rtf])
def test_an_export_holds_several_articles_with_their_fields(
    write: Callable[[Path, list[str]], Path], tmp_path: Path
) -> None:
    kind = "docx" if write is write_docx else "rtf"
    path = write(tmp_path / f"export.{kind}", EXPORT.split("\n"))
    one, two = articles_of(path)
    assert one.text == f"Bridge closed\n\n{BODY}\n\n{OTHER}"
    assert (one.title, one.outlet, one.date) == ("Bridge closed", "The Lowbridge Courier", "2026-03-14")
    assert (one.author, one.section, one.language, one.id) == ("Ilse Brandt", "LOCAL", "en", "export-1")
    assert (two.title, two.outlet, two.date, two.language) == ("Міст закрито", "Маяк", "2026-03-14", "uk")
    assert two.text == f"Міст закрито\n\n{THIRD}"


def test_a_document_without_the_marks_of_an_export_is_one_article(tmp_path: Path) -> None:
    (article,) = articles_of(write_docx(tmp_path / "a.docx", ["Bridge closed", "", BODY, OTHER]))
    assert article.text == f"Bridge closed\n\n{BODY}\n\n{OTHER}"


def test_an_article_without_text_is_told(tmp_path: Path) -> None:
    lines = EXPORT.replace(THIRD, "").split("\n")
    corpus = read_corpus(write_docx(tmp_path / "export.docx", lines))
    assert len(list(corpus)) == 1
    assert [(item.place, item.reason) for item in corpus.skipped] == [("article 2", "no text in it")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1251 \'cc\'ee\'f1\'f2\par}", "Мост\n"),
        (r"{\rtf1 a\u8212\'97b \uc0\u8212 c}", "a—b —c"),
        (r"{\rtf1 \u-10179?\u-8704?}", "\U0001f600"),
        (r"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt the link}} \{brace\} a\~b}", "the link {brace} a\u00a0b"),
        ("{\\rtf1 {{{ a } \\unknown99 b", " a  b"),
        ("}}}} plain", " plain"),
    ],
)
def test_rtf(source: str, text: str) -> None:
    assert rtf_to_text(source).strip(" ") == text.strip(" ")


@pytest.mark.parametrize("kind", ["warc", "warc.gz", "warc.zst"])
def test_a_web_archive_gives_its_pages(kind: str, tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=kind == "warc.gz")
    pages = [("200 OK", "text/html", BODY), ("404 Not Found", "text/html", "gone"), ("200 OK", "image/png", "x")]
    pages.append(("200 OK", "text/html; charset=utf-8", THIRD))
    for number, (status, content_type, text) in enumerate(pages):
        page = (
            f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>{text} {text[:-1]}, again.</p>"
        )
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        payload = io.BytesIO(f"{page}</article></body></html>".encode())
        url = f"https://www.courier.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=payload, http_headers=headers))
    content = out.getvalue()
    if kind == "warc.zst":
        content = pytest.importorskip("zstandard").compress(content)
    path = tmp_path / f"crawl.{kind}"
    path.write_bytes(content)
    one, two = articles_of(path)
    assert (BODY in one.text, THIRD in two.text) == (True, True)
    assert (one.id, one.url, one.outlet) == ("crawl-1", "https://www.courier.example/0", "courier.example")


def test_the_head_of_a_damaged_file_is_what_can_be_had(tmp_path: Path) -> None:
    packed = gzip.compress(bytes(range(256)) * 4000)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(packed[: len(packed) // 2])
    assert read_head(path, 100) == bytes(range(100))
    with open_bytes(path) as file, pytest.raises(EOFError):
        while file.read(1 << 16):
            pass
