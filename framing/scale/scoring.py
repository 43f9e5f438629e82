"""``score_batch``: a batch of articles in, the same batch scored out; a pure function for any engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.analysis import Analysis
from framing.corpus.articles import build_article
from framing.corpus.columns import EXTRA
from framing.corpus.duplicates import fingerprint
from framing.corpus.files import Source
from framing.corpus.pages import extract_page
from framing.corpus.records import Record
from framing.engine import analyze_corpus
from framing.lexicon import Lexicon, load_lexicon
from framing.model import Article, Attribution, Finding, Skipped, Span
from framing.profiles import score_article
from framing.scale.schemas import STATED, scored_schema

if TYPE_CHECKING:
    import pyarrow as pa

# A sentence or a quotation is kept to this length; longer ones are lists and speeches, and offsets have the rest.
CONTEXT = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """One row on its way: its record, the article made of it, and its analysis or what went wrong."""

    given: dict[str, Any]
    article: Article | None = None
    outlet_stated: bool = False
    analysis: Analysis | None = None
    problem: Skipped | None = None


def score_batch(batch: pa.RecordBatch, lexicon: Lexicon | None = None, sentences: bool = True) -> pa.RecordBatch:
    """Score a batch of articles.

    The same batch and lexicon give the same result, whoever calls: the toolkit's own engines, Spark's
    ``mapInArrow``, Ray. An article that cannot be scored spoils no other.

    Args:
        batch: articles, see ``schemas.records_schema``; columns that are missing are taken as empty.
        lexicon: the lexicon to use; the shipped one when not given.
        sentences: whether to keep the sentence around each finding and the words of each quotation.

    Returns:
        A row for each row of the batch, in its order, see ``schemas.scored_schema``.

    Example:
        >>> import pyarrow
        >>> batch = pyarrow.RecordBatch.from_pylist([{"key": "1", "text": "The regime fell on Monday, they said."}])
        >>> row, = score_batch(batch).to_pylist()
        >>> row["language"], [(found["text"], found["voice"]) for found in row["findings"]]
        ('en', [('regime', 'reported')])
    """
    words = lexicon or load_lexicon()
    rows = [_built(given) for given in batch.to_pylist()]
    corpus = analyze_corpus(
        [replace(row.article, id=str(place)) for place, row in enumerate(rows) if row.article], words
    )
    columns: dict[int, dict[str, Any]] = {}
    for analysis in corpus:  # each is let go of when it has been written down
        place = int(analysis.article.id)
        columns[place] = _columns(_joined(rows[place], analysis), words.hash, sentences)
    problems = {int(item.path): item for item in corpus.skipped}
    for place, row in enumerate(rows):
        if place not in columns:
            failed = replace(row, problem=row.problem or problems.get(place))
            columns[place] = _columns(failed, words.hash, sentences)
    return _table([columns[place] for place in range(len(rows))])


def _built(given: dict[str, Any]) -> _Row:
    """The article of a row, its regions and language told."""
    place, source = given.get("place") or "", Path(given.get("source") or given["key"])
    try:
        record = _record(given, source, place)
        if isinstance(record, Skipped):
            return _Row(given, problem=record)
        values = {name: given[name] for name in STATED if given.get(name)}
        values |= {f"{EXTRA}{name}": value for name, value in given.get("extra") or ()}
        built = build_article(record, Source(source, str(given["key"]), given.get("folder") or "", values))
    except Exception as error:  # a text that no rule foresaw is one row lost, and named, not a run lost
        return _Row(given, problem=_unforeseen(str(source), place, error))
    if isinstance(built, Skipped):
        return _Row(given, problem=built)
    return _Row(given, built[0], bool(built[1]))


def _record(given: dict[str, Any], source: Path, place: str) -> Record | Skipped:
    site = {"site": given["site"]} if given.get("site") else {}
    if given.get("text") is None and given.get("html") is not None:
        return extract_page(given["html"], source, place, site)
    heading = {"title": given["heading"]} if given.get("heading") else {}
    return Record(given.get("text") or "", site | heading, place, "", tuple(given.get("warnings") or ()))


def _joined(row: _Row, analysis: Analysis) -> _Row:
    """The row with its analysis, which is of the row's own article again."""
    return row if row.article is None else replace(row, analysis=replace(analysis, article=row.article))


def _unforeseen(path: str, place: str, error: Exception) -> Skipped:
    return Skipped(path, place, f"it cannot be analysed: {type(error).__name__}: {error}", "Report it with the text.")


def _table(rows: Sequence[Mapping[str, Any]]) -> pa.RecordBatch:
    import pyarrow as pa

    schema = scored_schema()
    arrays = [pa.array([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _columns(row: _Row, lexicon: str, sentences: bool) -> dict[str, Any]:
    """One row of the result, column by column."""
    given = row.given
    kept = {"key": given["key"], "source": given.get("source"), "place": given.get("place"), "lexicon": lexicon}
    if row.problem or row.analysis is None:
        problem = row.problem or Skipped("", "", "no text in it")
        return {**kept, "id": given.get("id"), "problem": problem.reason, "remedy": problem.remedy}
    analysis, article = row.analysis, row.analysis.article
    score = score_article(analysis)
    return {
        **kept,
        **{name: getattr(article, name) for name in STATED},
        "extra": list(article.extra),
        "outlet_stated": row.outlet_stated,
        "fingerprint": fingerprint(article),
        "characters": len(article.text),
        "sentences": len(analysis.sentences),
        "regions": [{"start": r.start, "end": r.end, "kind": r.kind, "language": r.language} for r in article.regions],
        "voices": list(score.voices.items()),
        "counts": list(score.counts.items()),
        "sources": list(score.attributions.items()),
        "rates": list(analysis.rates.items()),
        "translated": score.translated,
        "warnings": list(analysis.warnings),
        "findings": [_finding(finding, analysis, sentences) for finding in analysis.findings],
        "attributions": [_attribution(found, article.text, sentences) for found in analysis.attributions],
    }


def _finding(finding: Finding, analysis: Analysis, sentences: bool) -> dict[str, Any]:
    names = (
        *("start", "end", "text", "category", "concept", "voice"),
        *("strength", "entry", "language", "region", "sentence"),
    )
    row = {name: getattr(finding, name) for name in names}
    if sentences and 0 <= finding.sentence < len(analysis.sentences):
        span = analysis.sentences[finding.sentence]
        # A sentence too long to keep is cut around the words found.
        begin = span.start if finding.end - span.start <= CONTEXT else max(span.start, finding.start - CONTEXT // 2)
        row["context"] = analysis.text[begin : min(span.end, begin + CONTEXT)]
    return row


def _attribution(found: Attribution, text: str, sentences: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        name: getattr(found, name) for name in ("type", "stance", "source_type", "named", "entity", "parent")
    }
    row["chain"] = list(found.chain)
    for name in ("source", "cue", "content", "antecedent"):
        row[name] = [{"start": span.start, "end": span.end} for span in getattr(found, name)]
    row["source_text"], row["cue_text"] = _words(found.source, text), _words(found.cue, text)
    if sentences:
        row["content_text"] = _words(found.content, text)
    return row


def _words(spans: Sequence[Span], text: str) -> str:
    """The words of spans, the gaps between them shown."""
    return " … ".join(text[span.start : span.end] for span in spans)[:CONTEXT]
