"""Web archives: the pages of a WARC file, each taken apart like a saved page (needs the ``scale`` extra)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from framing.corpus.compressed import open_bytes
from framing.corpus.pages import extract_page
from framing.corpus.records import Record
from framing.model import Skipped

# A page of more than this is a dump; archives of news hold few above 1 MB.
LARGEST_PAGE = 10 * 1024 * 1024
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the archive holds it: its bytes, what the archive says of it, and its place."""

    source: bytes
    values: Mapping[str, str]
    place: str
    suffix: str


def read_warc(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a web archive, an article a page.

    Args:
        path: a ``.warc`` file, packed or not.
        columns: not used; archives name their metadata themselves.

    Returns:
        A record for each page, or why there is none.
    """
    del columns
    for page in read_pages(path):
        yield page if isinstance(page, Skipped) else _record(page, path)


def _record(page: Page, path: Path) -> Record | Skipped:
    record = extract_page(page.source, path, page.place, page.values)
    if isinstance(record, Skipped):
        return record
    return Record(record.text, record.values, page.place, page.suffix, record.warnings)


def read_pages(path: Path) -> Iterator[Page | Skipped]:
    """The HTML pages of an archive that were delivered with status 200; others are no articles and not listed.

    Args:
        path: a ``.warc`` file, packed or not.

    Returns:
        Pages in the order of the archive, and what could not be used.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        yield Skipped(str(path), "", "reading WARC needs warcio", "Install it: pip install 'framing[scale]'.")
        return
    # warcio unpacks .gz itself, record by record.
    with path.open("rb") if path.suffix.lower() == ".gz" else open_bytes(path) as file:
        found = False
        for number, record in enumerate(ArchiveIterator(file), 1):
            if record.rec_type != "response" or not record.http_headers:
                continue
            kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
            if record.http_headers.get_statuscode() != "200" or kind not in _HTML:
                continue
            place, found = f"record {number}", True
            source = record.content_stream().read(LARGEST_PAGE + 1)
            if len(source) > LARGEST_PAGE:
                reason = f"a page of more than {LARGEST_PAGE >> 20} MB"
                yield Skipped(str(path), place, reason, "Save the article alone.")
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            stated = {"url": url, "site": _host(url)}
            yield Page(source, {name: value for name, value in stated.items() if value}, place, str(number))
        if not found:
            yield Skipped(str(path), "", "no page was found in it", "Check that pages were delivered with status 200.")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
