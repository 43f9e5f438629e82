"""Documents: exports of Nexis Uni with several articles, or a single article, as DOCX or RTF."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from framing.corpus.compressed import TooDense, check_zip
from framing.corpus.records import LARGEST, SPLIT, TOO_LARGE, Record, compose, unreadable
from framing.corpus.rtf import rtf_to_text
from framing.model import Skipped

_END = re.compile(r"\s*End of Document\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"(Section|Length|Byline|Dateline|Highlight|Language|Load-Date|Publication-Type|Journal Code|Subject|"
    r"Geographic|Company|Industry|Person|Organization|Graphic|Series|Correction|URL)\s*:\s*(.*)",
    re.IGNORECASE,
)
# Behind the body stand the service's own terms.
_AFTER = re.compile(r"Classification|Graphic|Load-Date\s*:.*|Notes", re.IGNORECASE)
_MONTHS = (
    "january|январ|січ", "february|феврал|лют", "march|март|берез", "april|апрел|квіт", "may|ма[йя]|трав",
    "june|июн|черв", "july|июл|лип", "august|август|серп", "september|сентябр|верес", "october|октябр|жовт",
    "november|ноябр|листоп", "december|декабр|груд",
)  # fmt: skip
# "March 14, 2026 Saturday 11:05 PM GMT", "14 March 2026", "14 марта 2026 г."
_DATE = re.compile(r"(?:\w+,? )?(?:([^\W\d]{3,12}) (\d{1,2}),?|(\d{1,2}) ([^\W\d]{3,12})) (\d{4})\b.{0,60}")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A single document has no more than this many lines of head before its labels.
_HEAD_LINES = 40


def read_docx(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a Word document: every article of a Nexis Uni export, or the document as one article.

    Args:
        path: a ``.docx`` file.
        columns: not used; the fields of an export have fixed names.

    Returns:
        A record for each article, or why there is none.
    """
    del columns
    try:
        check_zip(path)
        lines = list(_paragraphs(path))
    except TooDense as error:
        yield Skipped(str(path), "", str(error), "Save it as .txt.")
    except (zipfile.BadZipFile, KeyError) as error:
        yield unreadable(path, error)
    else:
        yield from split_articles(lines, path)


def read_rtf(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read an RTF document: every article of a Nexis Uni export, or the document as one article.

    Args:
        path: an ``.rtf`` file.
        columns: not used; the fields of an export have fixed names.

    Returns:
        A record for each article, or why there is none.
    """
    del columns
    if path.stat().st_size > LARGEST:
        yield Skipped(str(path), "", TOO_LARGE, SPLIT)
        return
    raw = path.read_bytes()
    if not raw.lstrip().startswith(b"{\\rtf"):
        yield Skipped(str(path), "", "no RTF document, whatever it is called", "Save it as .docx or .txt.")
        return
    yield from split_articles(rtf_to_text(raw.decode("latin-1")).split("\n"), path)


def split_articles(lines: Sequence[str], path: Path) -> Iterator[Record | Skipped]:
    """Split an export into articles and read their fields.

    Args:
        lines: the paragraphs of the document.
        path: the file, for what is left out.

    Returns:
        A record for each article; a document without the marks of an export is one article as it stands.

    Example:
        >>> lines = ["Bridge closed", "The Courier", "March 14, 2026 Saturday", "Byline: I. Brandt", "Body",
        ...     "The bridge was closed.", "Classification", "Language: ENGLISH", "End of Document"]
        >>> record, = split_articles(lines, Path("export.docx"))
        >>> record.text, record.values["outlet"], record.values["date"], record.values["language"]
        ('Bridge closed\\n\\nThe bridge was closed.', 'The Courier', '2026-03-14', 'ENGLISH')
    """
    lines = [line.strip() for line in lines]
    ends = [number for number, line in enumerate(lines) if _END.fullmatch(line)]
    if not ends and "body" not in {line.lower() for line in lines}:
        text = "\n\n".join(filter(None, lines))
        yield Record(text) if text else Skipped(str(path), "", "no text in it", "Check what was saved.")
        return
    begin = 0
    for number, end in enumerate([*ends, len(lines)], 1):
        part, begin = lines[begin:end], end + 1
        if end < len(lines) or any(part):
            yield _article(part, number, path, last=end == len(lines) and bool(ends))


def _article(lines: Sequence[str], number: int, path: Path, last: bool) -> Record | Skipped:
    place = f"article {number}"
    body_at = next((i for i, line in enumerate(lines) if line.lower() == "body"), None)
    if body_at is None:
        reason = "what stands after the last article" if last else "no line “Body” that opens its text"
        return Skipped(str(path), place, reason, "Export the full documents with their fields.")
    stop = next((i for i in range(body_at + 1, len(lines)) if _AFTER.fullmatch(lines[i])), len(lines))
    body = "\n\n".join(filter(None, lines[body_at + 1 : stop]))
    if not body:
        return Skipped(str(path), place, "no text in it", "Export the full documents, not the list of results.")
    head = [line for line in lines[max(0, body_at - _HEAD_LINES) : body_at] if line]
    values = _fields([*head, *lines[stop:]]) | _title(head)
    return Record(compose(values.get("title", ""), body), values, place, str(number))


def _fields(lines: Sequence[str]) -> dict[str, str]:
    ours = {"byline": "author", "section": "section", "language": "language", "url": "url"}
    found: dict[str, str] = {}
    for line in lines:
        match = _LABEL.match(line)
        if match and match[2] and (name := ours.get(match[1].lower())):
            # "ENGLISH; English", "News; Pg. 3": the first is the field, the rest its like or its page.
            found.setdefault(name, match[2].split(";")[0].strip())
    return found


def _title(head: Sequence[str]) -> dict[str, str]:
    """Title, outlet and date: three lines in this order, the date the last one that looks like it."""
    for i in range(len(head) - 1, 0, -1):
        date = None if _LABEL.match(head[i]) else _DATE.fullmatch(head[i])
        if date:
            values = {"outlet": head[i - 1], "date": _iso(date) or head[i]}
            return values | ({"title": head[i - 2]} if i > 1 else {})
    return {"title": head[0]} if head and not _LABEL.match(head[0]) else {}


def _iso(date: re.Match[str]) -> str | None:
    month, day = (date[1] or date[4]).lower(), int(date[2] or date[3])
    number = next((n for n, names in enumerate(_MONTHS, 1) if re.match(names, month)), 0)
    return f"{date[5]}-{number:02d}-{day:02d}" if number and 1 <= day <= 31 else None


def _paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a Word document; entities and networks play no part."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive, archive.open("word/document.xml") as file:
        words: list[str] = []
        for _, node in etree.iterparse(file, events=("end",), resolve_entities=False, no_network=True):
            if node.tag == f"{_WORD}t":
                words.append(node.text or "")
            elif node.tag == f"{_WORD}tab":
                words.append("\t")
            elif node.tag in (f"{_WORD}br", f"{_WORD}cr"):
                words.append("\n")
            elif node.tag == f"{_WORD}p":
                yield from "".join(words).split("\n")
                words = []
                node.clear()
