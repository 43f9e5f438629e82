"""Files cut into batches of records, the same cut on every run, so that a stopped run finds its place again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus.columns import split_extra
from framing.corpus.compressed import PACKED, bare_suffix
from framing.corpus.files import Source, list_files, read_records
from framing.corpus.records import Record, load_bytes
from framing.corpus.warc import Page, read_pages
from framing.errors import FramingError
from framing.model import Skipped
from framing.scale.schemas import STATED, records_schema

if TYPE_CHECKING:
    import pyarrow as pa

# A batch is scored in a second or two, becomes one Parquet part a table, and is what a stopped run does again.
BATCH_RECORDS = 1000
BATCH_CHARACTERS = 4_000_000
_PAGES = (".html", ".htm", ".xhtml")
# Packed text takes about a quarter of its room; only the estimate of the time left depends on it.
_PACKING = 4


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place between two records: files listed before it, the file it stands in, records taken of that.

    ``read`` is about how many bytes lie before it, for the estimate of the time left.
    """

    files: int = 0
    path: str = ""
    taken: int = 0
    read: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Records to score, what was left out on the way to them, and the place behind them."""

    number: int
    records: pa.RecordBatch
    skipped: tuple[Skipped, ...]
    cursor: Cursor


def check_paths(paths: Sequence[Path]) -> None:
    """Refuse paths that do not exist or lie inside each other: their articles would count twice.

    Raises:
        FramingError: naming the path.
    """
    resolved = [path.resolve() for path in paths]
    for number, path in enumerate(paths):
        if not path.exists():
            raise FramingError("There is no such file or folder.", "Check the name.", path=path)
        for other, place in enumerate(resolved):
            if other != number and resolved[number].is_relative_to(place):
                raise FramingError(
                    f"The path is, or lies inside, {paths[other]}.", "Name only the outer one.", path=path
                )


def total_size(paths: Sequence[Path]) -> int:
    """About how many bytes the files of the paths hold, as ``Cursor.read`` counts them."""
    return sum(_size(s.path) for root in paths for s in list_files(root, len(paths) > 1) if isinstance(s, Source))


def read_batches(
    paths: Sequence[Path],
    columns: Mapping[str, str] | None = None,
    start: Cursor | None = None,
    number: int = 0,
    records: int = BATCH_RECORDS,
) -> Iterator[Batch]:
    """Cut the records of all files into batches.

    Args:
        paths: folders and files.
        columns: names of a table's columns, where they are not the usual ones.
        start: where to begin: the cursor of the last finished batch.
        number: the number of the first batch.
        records: the most records of a batch.

    Returns:
        Batches in order; the last may hold nothing but what was left out.

    Raises:
        FramingError: if the files before ``start`` are not those of the run that is continued.
    """
    rows: list[dict[str, Any]] = []
    skipped: list[Skipped] = []
    characters = 0
    for item, cursor in _items(paths, columns, start or Cursor()):
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            rows.append(item)
            characters += len(item.get("text") or item.get("html") or "")
        if len(rows) + len(skipped) >= records or characters >= BATCH_CHARACTERS:
            yield Batch(number, _table(rows), tuple(skipped), cursor)
            number, rows, skipped, characters = number + 1, [], [], 0
    if rows or skipped:
        yield Batch(number, _table(rows), tuple(skipped), cursor)


def _items(
    paths: Sequence[Path], columns: Mapping[str, str] | None, start: Cursor
) -> Iterator[tuple[dict[str, Any] | Skipped, Cursor]]:
    """Every record and everything left out, with the place behind it."""
    files = read = 0
    for root in paths:
        for listed in list_files(root, len(paths) > 1):
            path = Path(listed.path)
            if files == start.files and start.path and str(path) != start.path:
                raise _changed(start)
            size = _size(path) if isinstance(listed, Source) else 0
            if files >= start.files:
                characters = taken = 0
                items = _rows(listed, columns) if isinstance(listed, Source) else iter((listed,))
                for taken, item in enumerate(items, 1):
                    if isinstance(item, dict):
                        characters += len(item.get("text") or item.get("html") or "")
                    if files > start.files or taken > start.taken:
                        yield item, Cursor(files, str(path), taken, read + min(size, characters))
                if files == start.files and taken < start.taken:
                    raise _changed(start)
            files, read = files + 1, read + size
    if files < start.files or (files == start.files and start.taken):
        raise _changed(start)


def _changed(start: Cursor) -> FramingError:
    return FramingError(
        f"The files have changed since the run was stopped: number {start.files + 1} was {start.path} "
        f"with {start.taken} records or more.",
        "Put them back as they were, or score into a new folder.",
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size * (_PACKING if path.suffix.lower() in PACKED else 1)
    except OSError:
        return 0


def _rows(source: Source, columns: Mapping[str, str] | None) -> Iterator[dict[str, Any] | Skipped]:
    """The rows of one file for ``score_batch``; pages are left to it as they are, being slow to take apart."""
    suffix = bare_suffix(source.path)
    if suffix in _PAGES:
        page = load_bytes(source.path)
        yield page if isinstance(page, Skipped) else _row(source, "", "", source.values, html=page)
    elif suffix == ".warc":
        yield from _archived(source)
    else:
        for record in read_records(source, columns):
            yield _text_row(source, record) if isinstance(record, Record) else record


def _archived(source: Source) -> Iterator[dict[str, Any] | Skipped]:
    place = ""
    try:
        for page in read_pages(source.path):
            place = page.place
            if isinstance(page, Page):
                values = {**page.values, **source.values}
                yield _row(source, place, page.suffix, values, html=page.source)
            else:
                yield page
    except Exception as error:  # as in read_records: what warcio meets, the files after it are read too
        yield Skipped(
            str(source.path), place and f"after {place}", f"cannot be read further: {error}", "Fetch it again."
        )


def _text_row(source: Source, record: Record) -> dict[str, Any]:
    values = {**record.values, **source.values}
    row = _row(source, record.place, record.suffix, values, text=record.text)
    return {**row, "heading": record.values.get("title"), "warnings": list(record.warnings)}


def _row(source: Source, place: str, suffix: str, values: Mapping[str, str], **content: str | bytes) -> dict[str, Any]:
    path = _plain(str(source.path))
    stated = {name: _plain(values[name]) for name in STATED if values.get(name)}
    own = f"{source.stem}-{suffix}" if suffix else source.stem
    return {
        "key": f"{path}:{suffix}" if suffix else path,
        **content,
        "source": path,
        "place": place,
        **{"id": _plain(own), **stated},
        "extra": [(_plain(name), _plain(value)) for name, value in split_extra(values)],
        "folder": _plain(source.outlet) or None,
        "site": values.get("site"),
    }


def _plain(text: str) -> str:
    """File names may hold bytes that are no letters; they are written as ``\\udcff``, so that names stay distinct."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _table(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=records_schema())
