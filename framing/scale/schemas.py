"""The Arrow schemas of batches: articles in; articles, findings and attributions out.

``VERSION`` grows by one whenever a reader of the old columns would stumble; every schema and every
Parquet part carries it in its metadata under ``framing.schema``. Needs the ``scale`` extra.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 1
TABLES = ("articles", "findings", "attributions")
# What an article may state about itself; each is a nullable string column of the same name.
STATED = ("id", "title", "outlet", "language", "date", "author", "url", "event", "genre", "section")


@cache
def records_schema() -> pa.Schema:
    """Articles in: what ``score_batch`` takes. Only ``key`` and one of ``text`` and ``html`` are needed.

    ``key`` is unique in the run and joins the tables; ``text`` is the article as it stands, title line
    first where there is one; ``html`` the bytes of a saved page, taken apart by the scorer. ``heading``
    is the title that stands as the first line of ``text``, if ``title`` is worded otherwise; ``folder``
    an outlet to assume, and ``site`` the page's own name, where ``outlet`` is empty; ``extra`` holds columns of
    the user's own, to group by.

    Example:
        >>> records_schema().names[:3]
        ['key', 'text', 'html']
    """
    import pyarrow as pa

    columns = [("key", pa.string()), ("text", pa.string()), ("html", pa.binary())]
    columns += [(name, pa.string()) for name in ("source", "place", *STATED, "heading", "folder", "site")]
    return _schema([*columns, ("extra", pa.map_(pa.string(), pa.string())), ("warnings", pa.list_(pa.string()))])


@cache
def scored_schema() -> pa.Schema:
    """What ``score_batch`` returns: one row a row of the input, findings and attributions nested in it.

    A row that could not be scored has its reason in ``problem``, and a ``remedy``; all others are null there.
    """
    import pyarrow as pa

    nested = [
        ("findings", pa.list_(pa.struct(_finding_columns()))),
        ("attributions", pa.list_(pa.struct(_attribution_columns()))),
        ("problem", pa.string()),
        ("remedy", pa.string()),
    ]
    return _schema([*_article_columns(), *nested])


@cache
def table_schema(table: str) -> pa.Schema:
    """The schema of one table of an output folder: ``articles``, ``findings`` or ``attributions``.

    Rows of findings and attributions name their article by ``key`` and bear their ``number`` in it.

    Example:
        >>> table_schema("findings").names[:4]
        ['key', 'number', 'start', 'end']
    """
    import pyarrow as pa

    if table == "articles":
        return _schema(_article_columns())
    columns = _finding_columns() if table == "findings" else _attribution_columns()
    return _schema([("key", pa.string()), ("number", pa.int32()), *columns])


def _schema(columns: list[tuple[str, pa.DataType]]) -> pa.Schema:
    import pyarrow as pa

    fields = [pa.field(name, kind, nullable=name != "key") for name, kind in columns]
    return pa.schema(fields, metadata={"framing.schema": str(VERSION)})


def _article_columns() -> list[tuple[str, pa.DataType]]:
    import pyarrow as pa

    region = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string()), ("language", pa.string())])
    figures = pa.map_(pa.string(), pa.int32())
    return [
        ("key", pa.string()),
        ("source", pa.string()),
        ("place", pa.string()),
        *((name, pa.string()) for name in STATED),
        ("extra", pa.map_(pa.string(), pa.string())),  # columns of the user's own
        ("outlet_stated", pa.bool_()),  # whether the input names the outlet, or it was told from folder or site
        ("fingerprint", pa.binary()),  # equal for two copies of one text
        ("characters", pa.int32()),
        ("sentences", pa.int32()),
        ("regions", pa.list_(region)),
        ("voices", figures),  # body words by voice
        ("counts", figures),  # own-voice body findings by category and frame; loaded weighed by strength, loaded_n not
        ("sources", figures),  # tallies of the body's attributions
        ("rates", pa.map_(pa.string(), pa.float64())),  # per 1,000 own words
        ("translated", pa.bool_()),
        ("warnings", pa.list_(pa.string())),
        ("lexicon", pa.string()),  # the hash of the lexicon that was used
    ]


def _finding_columns() -> list[tuple[str, pa.DataType]]:
    import pyarrow as pa

    whole, words = pa.int32(), pa.string()
    return [
        ("start", whole), ("end", whole), ("text", words), ("category", words), ("concept", words),
        ("voice", words), ("strength", pa.int8()), ("entry", words), ("language", words), ("region", words),
        ("sentence", whole),
        ("context", words),  # the sentence as written, where it was asked for
    ]  # fmt: skip


def _attribution_columns() -> list[tuple[str, pa.DataType]]:
    import pyarrow as pa

    spans = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
    words = pa.string()
    return [
        ("type", words), ("stance", words), ("source_type", words), ("named", pa.bool_()), ("entity", words),
        ("chain", pa.list_(words)), ("parent", pa.int32()),
        ("source", spans), ("cue", spans), ("content", spans), ("antecedent", spans),
        ("source_text", words), ("cue_text", words),
        ("content_text", words),  # as written, where sentences were asked for
    ]  # fmt: skip
