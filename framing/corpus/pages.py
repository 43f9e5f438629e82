"""Saved web pages: the article's text and metadata, found by trafilatura; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.corpus.records import Record, compose, load
from framing.model import Skipped

_REMEDY = "Copy the article's text into a .txt file."


def read_page(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read an ``.html`` file: the article's text is title, blank line, extracted text.

    Args:
        path: the file.
        columns: not used; a page names its metadata in HTML.

    Returns:
        One record, or why there is none.
    """
    del columns
    decoded = load(path)
    if isinstance(decoded, Skipped):
        yield decoded
        return
    try:
        text, values = _extract(decoded.text)
    # trafilatura and lxml meet all the world's broken pages: whatever they fail with, one page is lost, not the run.
    except Exception as error:
        reason = f"the page cannot be taken apart: {type(error).__name__}"
        yield Skipped(str(path), "", reason, _REMEDY)
        return
    if not text.strip():
        yield Skipped(str(path), "", "no article was found in the page", _REMEDY)
        return
    warnings = (decoded.warning,) if decoded.warning else ()
    yield Record(compose(values.get("title", ""), text), values, warnings=warnings)


def _extract(page: str) -> tuple[str, dict[str, str]]:
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    if found is None:
        return "", {}
    document = found if isinstance(found, dict) else found.as_dict()
    metadata = {
        "title": document.get("title"),
        "author": document.get("author"),
        "date": document.get("date"),
        "url": document.get("url"),
        "site": document.get("sitename") or document.get("hostname"),
    }
    values = {name: " ".join(str(value).split()) for name, value in metadata.items() if value}
    return document.get("text") or "", values
