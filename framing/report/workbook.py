"""The tables of a report as one Excel workbook: a sheet a table, and no cell that could run as a formula."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, get_type_hints

from framing.annotations import Agreement
from framing.annotations.held import Disagreement
from framing.comparison import house, results, stretches
from framing.markup import without_controls
from framing.model import Comparison, Span
from framing.report.catalogue import Catalogue, Entry
from framing.report.flattening import named_tables
from framing.report.tables import FINDING_COLUMNS, finding_rows, measure_columns, measure_rows
from framing.sheets import safe_cell

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

# Limits of the format: characters in a cell, rows in a sheet, letters in the name of a sheet.
CELL, ROWS, NAME = 32_767, 1_048_576, 31
# A workbook says when it was made; the same report has to give the same bytes.
MADE = datetime(1980, 1, 1)
# Columns are as wide as their longest cell among the first hundred, within these limits (characters).
NARROW, WIDE, LOOKED_AT = 8, 60, 100
ATTRIBUTION_COLUMNS = (
    "attribution", "article", "outlet", "language", "source", "cue", "content", "type", "stance", "source_type",
    "named", "entity", "chain", "parent", "start",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "number", "article", "group", "title", "outlet", "language", "date", "author", "event", "genre", "section", "url",
    "words_outlet", "words_reported", "words_quoted", "warnings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, header and rows."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[object]]


def report_xlsx(catalogue: Catalogue, about: Sequence[tuple[str, str]]) -> bytes:
    """The workbook of a report.

    Text that a spreadsheet could run as a formula gets an apostrophe in front, as in the CSV files; text longer
    than a cell can hold ends in " …"; a table with more rows than a sheet can hold goes on in the next.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        about: what the first sheet says of the report: names and values.

    Returns:
        The workbook; the same report gives the same bytes.
    """
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        body = book.add_format({"valign": "top"})
        for sheet in (Sheet("about", ("about", "value"), about), *_sheets(catalogue)):
            _write_sheet(book, sheet, head, body)
    return buffer.getvalue()


def _sheets(catalogue: Catalogue) -> Iterator[Sheet]:
    comparison = catalogue.comparison
    yield Sheet("measures", measure_columns(comparison), measure_rows(comparison))
    modules = {"house": house, "results": results, "stretches": stretches}
    hints = get_type_hints(Comparison, localns={"Agreement": Agreement, "Disagreement": Disagreement, **modules})
    tables = {name: Sheet(name, header, rows) for name, header, rows in named_tables(comparison, hints)}
    # Groups are the sheet of measures; a table without a row would only be one more thing to look at.
    del tables["profiles"]
    yield from (sheet for sheet in tables.values() if sheet.rows)
    extra = tuple(dict.fromkeys(name for entry in catalogue.entries for name, _ in entry.analysis.article.extra))
    if catalogue.entries:
        rows = (_article_row(entry, extra) for entry in catalogue.entries)
        yield Sheet("articles", (*ARTICLE_COLUMNS, *(f"extra.{name}" for name in extra)), rows)
        yield Sheet("findings", FINDING_COLUMNS, finding_rows(catalogue))
        yield Sheet("attributions", ATTRIBUTION_COLUMNS, _attribution_rows(catalogue))


def _article_row(entry: Entry, extra: Sequence[str]) -> Sequence[object]:
    analysis, article = entry.analysis, entry.analysis.article
    further = dict(article.extra)
    return (
        entry.number, entry.id, entry.group.name if entry.group else "", article.title, article.outlet,
        analysis.language, article.date, article.author, article.event, article.genre, article.section, article.url,
        *(analysis.exposure.get(voice, 0) for voice in ("outlet", "reported", "quoted")),
        "\n".join(analysis.warnings), *(further.get(name, "") for name in extra),
    )  # fmt: skip


def _attribution_rows(catalogue: Catalogue) -> Iterator[Sequence[object]]:
    for entry in catalogue.entries:
        analysis = entry.analysis

        def words(spans: Sequence[Span], text: str = analysis.text) -> str:
            return " … ".join(text[span.start : span.end] for span in spans)

        for n, found in enumerate(analysis.attributions, 1):
            first = min((span.start for span in (*found.source, *found.cue, *found.content)), default=None)
            yield (
                f"a-{entry.number}-{n}", entry.id, analysis.article.outlet, analysis.language, words(found.source),
                words(found.cue), words(found.content), found.type, found.stance, found.source_type, found.named,
                found.entity, " > ".join(found.chain),
                None if found.parent is None else f"a-{entry.number}-{found.parent + 1}", first,
            )  # fmt: skip


def _write_sheet(book: Workbook, sheet: Sheet, head: Format, body: Format) -> None:
    """Write one table, on as many sheets as it needs."""
    rows = iter(sheet.rows)
    number = 1
    for first in rows:
        page = book.add_worksheet(sheet.name[:NAME] if number == 1 else f"{sheet.name[: NAME - 4]} {number}")
        page.write_row(0, 0, sheet.header, head)
        page.freeze_panes(1, 0)
        widths = [len(name) for name in sheet.header]
        last = 0
        for last, row in enumerate(islice(chain([first], rows), ROWS - 1), 1):
            for column, value in enumerate(row):
                cell = _cell(value)
                if isinstance(cell, str):
                    page.write_string(last, column, cell, body)
                elif isinstance(cell, bool):
                    page.write_boolean(last, column, cell, body)
                else:
                    page.write_number(last, column, cell, body)
                if last <= LOOKED_AT:
                    widths[column] = max(widths[column], len(str(cell).partition("\n")[0]))
        for column, width in enumerate(widths):
            page.set_column(column, column, min(WIDE, max(NARROW, width + 2)))
        page.autofilter(0, 0, last, len(sheet.header) - 1)
        number += 1


def _cell(value: object) -> str | float | bool:
    """What a cell holds; numbers that a workbook does not know become empty."""
    safe = safe_cell(value)
    if isinstance(safe, (bool, int, float)):
        return safe if math.isfinite(safe) else ""
    text = "\n".join(map(without_controls, str(safe).encode("utf-8", "replace").decode().split("\n")))
    return text if len(text) <= CELL else f"{text[: CELL - 2]} …"
