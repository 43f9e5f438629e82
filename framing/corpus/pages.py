"""Saved web pages: the article's text and metadata, found by trafilatura; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.corpus.encoding import decode
from framing.corpus.records import NO_TEXT, Record, compose, load_bytes
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
    source = load_bytes(path)
    yield source if isinstance(source, Skipped) else extract_page(source, path)


def extract_page(
    source: bytes, path: Path, place: str = "", stated: Mapping[str, str] | None = None
) -> Record | Skipped:
    """Take a page apart.

    Args:
        source: the page's bytes.
        path: the file they are from, for what is left out.
        place: where in the file.
        stated: what is known of the page from elsewhere; the page itself has the last word.

    Returns:
        The record, or why there is none.
    """
    decoded = decode(source)
    if decoded is None:
        return Skipped(str(path), place, NO_TEXT, "Save it as UTF-8 text.")
    try:
        text, found = _extract(decoded.text)
    # trafilatura and lxml meet all the world's broken pages: whatever they fail with, one page is lost, not the run.
    except Exception as error:
        reason = f"the page cannot be taken apart: {type(error).__name__}"
        return Skipped(str(path), place, reason, _REMEDY)
    if not text.strip():
        return Skipped(str(path), place, "no article was found in the page", _REMEDY)
    values = {**(stated or {}), **found}
    warnings = (decoded.warning,) if decoded.warning else ()
    return Record(compose(values.get("title", ""), text), values, place, warnings=warnings)


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
