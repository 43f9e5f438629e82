"""Whole small files for the fuzzer to start from: no random bytes ever become a valid workbook or web archive.

usage: python tests/fuzz/seeds.py FOLDER     writes FOLDER/<target>/*, one folder a target of fuzz.py
"""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ENGLISH = "The council met on Monday and closed the old bridge, the mayor said. “It is a shame,” a driver claimed."
RUSSIAN = "Совет закрыл старый мост, сообщил мэр. По словам водителей, «это позор», однако власти спорят."
UKRAINIAN = "Рада закрила старий міст, пояснила мерка. За словами водіїв, «це ганьба», проте влада сперечається."
ROWS = [
    {"outlet": "Courier", "title": "Bridge closed", "date": "2026-03-14", "text": ENGLISH},
    {"outlet": "Maiak", "title": "Міст", "owner": "місто", "text": UKRAINIAN},
]
EXPORT = (
    "1. Bridge closed\n\nBridge closed\nThe Lowbridge Courier\nMarch 14, 2026 Saturday\n\n"
    f"Section: LOCAL\nByline: Ilse Brandt\nBody\n\n{ENGLISH}\n\nLoad-Date: March 15, 2026\nEnd of Document\n"
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed</title>
<meta property="article:published_time" content="2026-03-14"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closed</h1><p>{ENGLISH}</p><figure><figcaption>The bridge.</figcaption></figure>
<p>{ENGLISH}</p></article><footer>Read also</footer></body></html>"""
PATTERNS = (
    "word",
    "=form",
    "~stem",
    "a/b *3 c",
    "режим{NOUN,sing} CAP{gent}",
    "Q word Q",
    "киевский/путинский режим",
    "'",
)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Targets with contents, each content a whole file of the target's kind."""
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()
    table = "\n".join(
        ["outlet,title,text", f'Courier,"Bridge, closed","{ENGLISH}"', f"Maiak,Міст,{UKRAINIAN!r}"]
    ).encode()
    front = f"---\noutlet: Courier\ndate: 2026-03-14\nowner: town\n---\n# Bridge closed\n\n{ENGLISH}\n"
    yield from (("txt", text.encode()) for text in (front, RUSSIAN, UKRAINIAN))
    yield "txt", RUSSIAN.encode("cp1251")
    yield "txt", UKRAINIAN.encode("utf-16")
    yield "html", PAGE.encode()
    yield "csv", table
    yield "tsv", table.replace(b",", b"\t")
    yield "jsonl", lines
    yield "jsonl.gz", gzip.compress(lines, mtime=0)
    yield "manifest", b"file,outlet,language,date,event,owner\na.txt,Courier,en,2026-03-14,bridge,town\n"
    yield "csv.zst", _zst(table)
    yield "parquet", _parquet()
    yield "xlsx", _xlsx()
    yield "docx", _docx()
    yield (
        "rtf",
        ("{\\rtf1\\ansi\\ansicpg1251{\\fonttbl{\\f0 Arial;}}\\pard " + EXPORT.replace("\n", "\\par\n") + "}").encode(),
    )
    yield "rtf-text", b"\\ansi\\ansicpg1251 a\\par b\\'e0\\u1052?\\uc2\\u1053??{\\*\\x y}\\bin2 ab"
    yield "warc", _warc()
    yield from (("patterns", pattern.encode()) for pattern in PATTERNS)
    yield from (("analysis", text.encode()) for text in (ENGLISH, RUSSIAN, UKRAINIAN))


def _zst(content: bytes) -> bytes:
    import zstandard

    return zstandard.compress(content)


def _parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), buffer)
    return buffer.getvalue()


def _xlsx() -> bytes:
    import openpyxl

    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in (("outlet", "title", "text"), *((r["outlet"], r["title"], r["text"]) for r in ROWS)):
        book.worksheets[0].append(row)
    book.save(buffer)
    return buffer.getvalue()


def _docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in EXPORT.split("\n"))
    buffer = io.BytesIO()
    # Stored, not deflated: the fuzzer can then change the document itself.
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return buffer.getvalue()


def _warc() -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        "https://courier.example/bridge", "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers
    )
    writer.write_record(record)
    return buffer.getvalue()


def main() -> None:
    """Write every seed."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for number, (target, content) in enumerate(seeds()):
        folder = Path(sys.argv[1], target)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"seed-{number}").write_bytes(content)


if __name__ == "__main__":
    main()
