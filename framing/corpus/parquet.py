"""Parquet tables of articles, read a few hundred rows at a time (needs the ``scale`` extra)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from framing.corpus.columns import match_columns
from framing.corpus.records import Record
from framing.corpus.tables import no_text, table_record
from framing.model import Skipped

# Rows held at once: a few megabytes of articles.
_ROWS = 256
# A row group is unpacked as a whole; writers make them of 128 MB, and no library of more than 1 GB.
_LARGEST_GROUP = 1 << 30


def read_parquet(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a Parquet table, an article a row.

    Args:
        path: a ``.parquet`` file.
        columns: our names and the table's for them, where they are not the usual ones.

    Returns:
        A record for each row, or why there is none; rows are numbered from 1.
    """
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        yield Skipped(str(path), "", "reading Parquet needs pyarrow", "Install it: pip install 'framing[scale]'.")
        return
    with parquet.ParquetFile(path) as file:
        found, _ = match_columns(file.schema_arrow.names, columns)
        if "text" not in found:
            yield no_text(path, file.schema_arrow.names)
            return
        # Columns of the user's own come along, but no lists, pictures or other things that are no label.
        own = [field.name for field in file.schema_arrow if _is_label(field.type)]
        names = list(dict.fromkeys((*found.values(), *own)))
        number = 0
        for group in range(file.num_row_groups):
            if file.metadata.row_group(group).total_byte_size > _LARGEST_GROUP:
                reason = f"a row group of more than {_LARGEST_GROUP >> 20} MB"
                yield Skipped(str(path), f"row group {group + 1}", reason, "Write it with smaller row groups.")
                number += file.metadata.row_group(group).num_rows
                continue
            for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield table_record(path, row, found, f"row {number}", str(number))


def _is_label(kind: Any) -> bool:
    """Whether a column may hold something to group articles by."""
    import pyarrow.types as types

    plain = (types.is_string, types.is_large_string, types.is_integer, types.is_boolean, types.is_date)
    return any(is_kind(kind) for is_kind in plain) or (types.is_dictionary(kind) and types.is_string(kind.value_type))
