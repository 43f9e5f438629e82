"""What an output folder holds, read again: article scores, copies left out, ids made unique."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.corpus.reading import unique_id
from framing.model import ArticleScore, Skipped
from framing.scale.output import read_manifest

if TYPE_CHECKING:
    import pyarrow as pa

_KEYS = ("genre", "section", "date", "author")


def read_scores(folder: Path, left_out: list[Skipped] | None = None) -> Iterator[ArticleScore]:
    """The scores of the articles of an output folder; copies of one text are left out as ``read_corpus`` does.

    Args:
        folder: what ``score_corpus`` wrote.
        left_out: gets an entry for each copy.

    Returns:
        The scores in the order of the articles, each with an id of its own.
    """
    for row, own in read_articles(folder, _COLUMNS, left_out):
        if own is not None:
            yield _score(row, own)


def batch_scores(batch: pa.RecordBatch) -> Iterator[ArticleScore]:
    """The scores of one batch, as ``score_batch`` returns it or a part holds it, on whatever machine it is.

    Copies of a text stay in: an engine finds them by grouping on outlet and fingerprint.

    Example:
        >>> import pyarrow
        >>> from framing.scale.scoring import score_batch
        >>> batch = pyarrow.RecordBatch.from_pylist([{"key": "k", "text": "The regime may fall on Monday."}])
        >>> [score.counts["hedge"] for score in batch_scores(score_batch(batch))]
        [1]
    """
    for row in batch.to_pylist():
        if row.get("problem") is None:
            yield _score(row, row["key"])


def _score(row: Mapping[str, Any], own: str) -> ArticleScore:
    return ArticleScore(
        id=own,
        outlet=row["outlet"],
        language=row["language"],
        event=row["event"],
        title=row["title"] or "",
        counts=dict(row["counts"]),
        voices=dict(row["voices"]),
        attributions=dict(row["sources"]),
        keys=dict(row.get("extra") or ()) | {name: row[name] for name in _KEYS if row[name]},
        translated=row["translated"],
    )


def read_articles(
    folder: Path, columns: Sequence[str], left_out: list[Skipped] | None = None
) -> Iterator[tuple[dict[str, Any], str | None]]:
    """The rows of the articles, each with an id of its own, or ``None`` where it is a copy.

    Sixteen bytes an article are held, to find copies and ids that come twice.
    """
    texts = _repeated(folder, "fingerprint", lambda value: int.from_bytes(value[:8], "little"))
    names = _repeated(folder, "id", _number)
    # Where each repeated text was seen first: its outlet if the input names one, and its id.
    seen: dict[bytes, tuple[str, str]] = {}
    ids: dict[str, int] = {}
    for row in _rows(folder, [*dict.fromkeys((*columns, *_IDENTITY))]):
        outlet, text = row["outlet"] if row["outlet_stated"] else "", row["fingerprint"]
        several = int.from_bytes(text[:8], "little") in texts
        first_outlet, first = seen.get(text, ("", ""))
        if several and text in seen and not (outlet and first_outlet and outlet != first_outlet):
            if left_out is not None:
                remedy = "Name the outlets if both printed it."
                left_out.append(Skipped(row["source"], row["place"], f"the same text as {first}", remedy))
            yield row, None
            continue
        own = unique_id(row["id"], ids) if _number(row["id"]) in names else row["id"]
        if several:
            seen.setdefault(text, (outlet, own))
        yield row, own


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


_IDENTITY = ("id", "outlet", "outlet_stated", "fingerprint", "source", "place")
_COLUMNS = ("language", "event", "title", "counts", "voices", "sources", "translated", "extra", *_KEYS)


def _rows(folder: Path, columns: Sequence[str], table: str = "articles") -> Iterator[dict[str, Any]]:
    for batch in read_parts(folder, columns, table):
        yield from batch.to_pylist()


def read_parts(folder: Path, columns: Sequence[str], table: str) -> Iterator[Any]:
    """The record batches of one table, those of finished batches only, in order."""
    from pyarrow import parquet

    for line in read_manifest(folder).batches:
        if line[table]:
            part = folder / table / f"part-{line['batch']:07d}.parquet"
            yield from parquet.ParquetFile(part).iter_batches(columns=list(columns))


def _repeated(folder: Path, column: str, number: Callable[[Any], int]) -> frozenset[int]:
    """The numbers of the values of a column that occur more than once."""
    found = [
        np.array([number(value) for value in batch[column].to_pylist()], np.uint64)
        for batch in read_parts(folder, [column], "articles")
    ]
    if not found:
        return frozenset()
    values, counts = np.unique(np.concatenate(found), return_counts=True)
    return frozenset(int(value) for value in values[counts > 1])
