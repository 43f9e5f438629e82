"""Excel workbooks of articles: the first sheet with a text column (needs the ``xlsx`` extra)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.corpus.columns import match_columns
from framing.corpus.compressed import TooDense, check_zip
from framing.corpus.records import Record, unreadable
from framing.corpus.tables import no_text, table_record
from framing.model import Skipped


def read_xlsx(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read an Excel workbook, an article a row below the header; formulas give their stored value.

    Args:
        path: an ``.xlsx`` file.
        columns: our names and the sheet's for them, where they are not the usual ones.

    Returns:
        A record for each row, or why there is none; rows are numbered as Excel shows them.
    """
    try:
        import openpyxl
    except ImportError:
        yield Skipped(str(path), "", "reading Excel needs openpyxl", "Install it: pip install 'framing[xlsx]'.")
        return
    try:
        check_zip(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except TooDense as error:
        yield Skipped(str(path), "", str(error), "Save it as .csv.")
        return
    except (zipfile.BadZipFile, KeyError) as error:
        yield unreadable(path, error)
        return
    names: list[str] = []
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        names = ["" if cell is None else str(cell) for cell in next(rows, ())]
        found, _ = match_columns([name for name in names if name], columns)
        if "text" in found:
            break
    else:
        yield no_text(path, names)
        return
    for number, cells in enumerate(rows, 2):
        row = {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name}
        if any(value is not None for value in row.values()):
            yield table_record(path, row, found, f"row {number}", str(number))


def _plain(cell: object) -> object:
    """Dates as ISO text without the midnight that Excel adds; everything else as it is."""
    iso = getattr(cell, "isoformat", None)
    return iso().removesuffix("T00:00:00") if iso else cell
