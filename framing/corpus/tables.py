"""Tables of articles: CSV and JSONL, read row by row, so that an archive of any size streams."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from framing.corpus.columns import match_columns, read_extra, read_fields
from framing.corpus.compressed import open_bytes, read_head
from framing.corpus.encoding import find_encoding
from framing.corpus.records import LARGEST, SPLIT, TOO_LARGE, Record, compose, unreadable
from framing.model import Skipped

_DELIMITERS = ",;\t|"
# The encoding and the header are told from a table's beginning.
_SAMPLE = 1 << 20
# Where cells beyond the header are put: a sign of an unquoted delimiter in the text. No column can be called so.
BEYOND = "\x00beyond the header"
_HALF_LETTERS = re.compile("[\ud800-\udfff]")


def read_csv(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a table with a header, an article a row.

    Args:
        path: a ``.csv`` or ``.tsv`` file, perhaps packed (``.csv.gz``); comma, semicolon, tab or bar between the cells.
        columns: our names and the table's for them, where they are not the usual ones.

    Returns:
        A record for each row, or why there is none; rows are numbered as a spreadsheet shows them.
    """
    opened = open_table(path)
    if isinstance(opened, Skipped):
        yield opened
        return
    with opened as file:
        rows, found = csv_rows(file, columns)
        if "text" not in found:
            yield no_text(path, rows.fieldnames)
            return
        for number, row in number_rows(rows):
            if isinstance(row, str):
                yield Skipped(str(path), f"row {number}", row, "Check the quotation marks of the row.")
            else:
                yield table_record(path, row, found, f"row {number}", str(number))


def read_jsonl(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a file of JSON objects, an article a line.

    Args:
        path: a ``.jsonl`` or ``.ndjson`` file, perhaps packed (``.jsonl.zst``).
        columns: our names and the file's for them, where they are not the usual ones.

    Returns:
        A record for each line that is not empty, or why there is none.
    """
    opened = open_table(path)
    if isinstance(opened, Skipped):
        yield opened
        return
    with opened as file:
        for number, line in enumerate(bounded_lines(file), start=1):
            if not line.strip():
                continue
            place = f"line {number}"
            if len(line) >= LARGEST:
                yield Skipped(str(path), place, TOO_LARGE, SPLIT)
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield Skipped(str(path), place, f"no JSON: {error}", "Write one JSON object a line.")
                continue
            if not isinstance(row, dict):
                yield Skipped(str(path), place, "no JSON object", "Write one JSON object a line.")
                continue
            found, _ = match_columns(row, columns)
            yield table_record(path, row, found, place, str(number))


def open_table(path: Path) -> IO[str] | Skipped:
    """Open a table in the encoding of its beginning; letters that cannot be read become U+FFFD, never an exception."""
    try:
        encoding = find_encoding(read_head(path, _SAMPLE))
        if encoding is None:
            return Skipped(str(path), "", "its bytes are no text in any known encoding", "Save it as UTF-8.")
        return io.TextIOWrapper(open_bytes(path), encoding=encoding, errors="replace", newline="")
    except (OSError, EOFError) as error:
        return unreadable(path, error)


def bounded_lines(file: IO[str]) -> Iterator[str]:
    """The lines of a file; one beyond ``LARGEST`` is cut just behind it, so that no line fills the memory."""
    most = LARGEST + 2  # a cell of a line that is cut is then itself too large, and the csv module says so
    while line := file.readline(most):
        yield line
        while len(line) >= most and not line.endswith(("\n", "\r")):
            line = file.readline(most)


def csv_rows(file: IO[str], columns: Mapping[str, str] | None = None) -> tuple[csv.DictReader[str], dict[str, str]]:
    """The rows of an open CSV table, and which column holds what."""
    # The csv module refuses cells of more than 128 KB, which long articles reach; the limit is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
    header = file.readline(_SAMPLE).lstrip("\ufeff")
    # The right delimiter is the one that makes the most known names of the header.
    known = {d: len(match_columns(next(csv.reader([header], delimiter=d), []), columns)[0]) for d in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda d: (known[d], header.count(d)))
    names = next(csv.reader([header], delimiter=delimiter, skipinitialspace=True), [])
    lines = bounded_lines(file)
    rows = csv.DictReader(lines, fieldnames=names, restkey=BEYOND, delimiter=delimiter, skipinitialspace=True)
    return rows, match_columns(names, columns)[0]


def number_rows(rows: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Rows with the number a spreadsheet shows (the header is row 1), or what is wrong with them."""
    number = 1
    while True:
        number += 1
        try:
            row: dict[str, object] = dict(next(rows))
        except StopIteration:
            return
        except csv.Error as error:
            yield number, f"no CSV: {error}"
        else:
            yield number, row


def table_record(
    path: Path, row: Mapping[str, object], found: Mapping[str, str], place: str, number: str
) -> Record | Skipped:
    """Make a record of a row.

    Args:
        path: the table.
        row: its cells by column.
        found: our names and the columns that hold them.
        place: where the row stands, for people.
        number: what makes the article's id where the row has none.

    Returns:
        The record, or why there is none.
    """
    values = read_fields(row, found)
    used = set(found.values())
    values |= read_extra(row, (column for column in row if column not in used and column != BEYOND))
    body = values.pop("text", "")
    values.pop("file", "")
    if not body.strip():
        return Skipped(str(path), place, "no text in it", "Fill the text column or leave the row out.")
    if len(body) > LARGEST:
        return Skipped(str(path), place, TOO_LARGE, SPLIT)
    warnings = []
    # JSON can name halves of letters (\ud83d alone); no file could be written with them.
    body, broken = _HALF_LETTERS.subn("\ufffd", body)
    if broken or "\ufffd" in body:
        warnings.append("some characters of the text could not be read")
    if row.get(BEYOND):
        warnings.append(f"{place} has more cells than the header; is a quotation mark missing?")
    values = {name: _HALF_LETTERS.sub("\ufffd", value) for name, value in values.items()}
    return Record(compose(values.get("title", ""), body), values, place, number, tuple(warnings))


def no_text(path: Path, names: object) -> Skipped:
    """The entry for a table without a column of texts."""
    listed = ", ".join(map(str, names)) if isinstance(names, list) and names else "none"
    return Skipped(
        str(path),
        "row 1",
        f"no column holds the text (columns: {listed})",
        'Name it "text", "body" or "content", or say columns={"text": …}.',
    )
