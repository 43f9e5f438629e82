"""What a worker does with a batch: score it, and pack the three tables as Parquet."""

from __future__ import annotations

import gc
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.lexicon import Lexicon, load_lexicon
from framing.model import Skipped
from framing.scale.schemas import TABLES, table_schema
from framing.scale.scoring import score_batch

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Task:
    """How a run scores: whose lexicon, which state of it, and whether sentences are kept."""

    lexicon: str | None
    hash: str
    sentences: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A scored batch: the Parquet file of each table, how many rows each has, and what was left out."""

    files: Mapping[str, bytes]
    rows: Mapping[str, int]
    skipped: tuple[Skipped, ...]


def score_part(task: Task, records: pa.RecordBatch) -> Part:
    """Score a batch of records and pack the result; runs in any process of any machine.

    Raises:
        FramingError: if the lexicon here is not the one the run began with.
    """
    import pyarrow as pa

    if not records.num_rows:
        return Part({}, dict.fromkeys(TABLES, 0), ())
    scored = score_batch(records, _lexicon(task.lexicon, task.hash), task.sentences)
    tables = split_tables(scored)
    skipped = tuple(
        Skipped(row["source"] or row["key"], row["place"] or "", row["problem"], row["remedy"] or "")
        for row in scored.select(["key", "source", "place", "problem", "remedy"]).to_pylist()
        if row["problem"] is not None
    )
    files = {name: _parquet(table) for name, table in tables.items()}
    part = Part(files, {name: table.num_rows for name, table in tables.items()}, skipped)
    # Arrow would keep the room of the largest batch for the next, some 50 MB beside what Python keeps.
    del scored, tables
    pa.default_memory_pool().release_unused()
    return part


@cache
def _lexicon(path: str | None, wanted: str) -> Lexicon:
    lexicon = load_lexicon(path)
    if lexicon.hash != wanted:
        raise FramingError(
            "The lexicon is not the one this run began with.",
            "Install one version everywhere; leave it as it is.",
            path,
        )
    gc.freeze()  # it lives as long as the worker: no collection need look through it again
    return lexicon


def split_tables(scored: pa.RecordBatch) -> dict[str, pa.Table]:
    """Split a scored batch into its tables: articles, findings, attributions; rows with a problem are left out.

    Args:
        scored: what ``score_batch`` returned.

    Returns:
        The tables by name, see ``schemas.table_schema``.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    good = pa.Table.from_batches([scored]).filter(pc.is_null(scored["problem"]))
    tables = {"articles": good.select(table_schema("articles").names).cast(table_schema("articles"))}
    for name in TABLES[1:]:
        schema, nested = table_schema(name), good[name].combine_chunks()
        parent = pc.list_parent_indices(nested)
        rows = pc.list_flatten(nested)
        # The number of a row within its article: its place less that of the article's first.
        first = pc.take(pa.array(nested.offsets).slice(0, len(nested)), parent)
        number = pc.subtract(pc.add(pa.array(range(len(rows)), pa.int32()), nested.offsets[0]), first)
        columns = {"key": pc.take(good["key"], parent), "number": number}
        columns |= {field.name: pc.struct_field(rows, field.name) for field in schema if field.name not in columns}
        tables[name] = pa.table([columns[column] for column in schema.names], schema=schema)
    return tables


def _parquet(table: pa.Table) -> bytes:
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
