"""Tables for spreadsheets: CSV out, with no cell that could run as a formula, and CSV back in."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from framing.errors import UnreadableInput

# A spreadsheet runs a cell that begins with one of these as a formula; the last four are full-width forms.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Spreadsheets save "CSV" with what their country writes between numbers in a list.
DELIMITERS = ",;\t"


def safe_cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that could be one gets an apostrophe in front.

    Example:
        >>> safe_cell("=1+1"), safe_cell("calm"), safe_cell(-0.5), safe_cell(None)
        ("'=1+1", 'calm', -0.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def plain_cell(cell: str) -> str:
    """What stood in a cell before ``safe_cell``.

    Example:
        >>> plain_cell("'=1+1"), plain_cell("'tis")
        ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV text, every cell made safe.

    Example:
        >>> to_csv(("word", "n"), [("=x", 1)])
        "word,n\\n'=x,1\\n"
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def read_csv(path: Path, wanted: Sequence[str] = ()) -> list[dict[str, str]]:
    """The rows of a CSV file, whatever of comma, semicolon or tab stands between its cells.

    Args:
        path: the file, in UTF-8.
        wanted: columns it must have.

    Returns:
        A dictionary a row, cells as they were before ``safe_cell``; a cell that is missing is empty.

    Raises:
        UnreadableInput: if it cannot be read or lacks a column.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput("This is not UTF-8.", "Save it as 'CSV UTF-8'.", path) from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", "Check the name and your rights to it.", path) from None
    first = text.partition("\n")[0]
    # newline="" keeps line ends within a cell.
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True))
    except csv.Error as error:
        raise UnreadableInput(f"This is no valid CSV: {error}.", "Save the table as CSV again.", path) from None
    header = [name.strip() for name in rows[0]] if rows else []
    missing = [name for name in wanted if name not in header]
    if missing:
        problem = f"The column{'s' if len(missing) > 1 else ''} {', '.join(missing)} cannot be found."
        raise UnreadableInput(problem, f"The first line must name: {', '.join(wanted)}.", path)
    whole = [row + [""] * (len(header) - len(row)) for row in rows[1:] if any(row)]
    return [dict(zip(header, map(plain_cell, row), strict=False)) for row in whole]
