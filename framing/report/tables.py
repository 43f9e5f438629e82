"""The report's figures and findings as tables: the rows behind the CSV files and the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.model import Comparison, Finding
from framing.report.catalogue import Catalogue, Entry
from framing.sheets import to_csv

FINDING_COLUMNS = (
    "finding", "article", "title", "outlet", "language", "date", "event", "region", "voice", "category",
    "concept", "strength", "entry", "start", "end", "text", "sentence",
)  # fmt: skip
MEASURE_COLUMNS = ("measure", "value", "low", "high", "n", "count", "exposure", "unit", "method", "note", "deviation")


def findings_csv(catalogue: Catalogue) -> str:
    """Every finding of every article, in the order of the page, with the id it has there."""
    return to_csv(FINDING_COLUMNS, finding_rows(catalogue))


def finding_rows(catalogue: Catalogue) -> Iterator[Sequence[object]]:
    """The findings, in the columns of ``FINDING_COLUMNS``."""
    for entry in catalogue.entries:
        article = entry.analysis.article
        for n, finding in enumerate(entry.analysis.findings, 1):
            yield (
                f"f-{entry.number}-{n}", entry.id, article.title, article.outlet, finding.language, article.date,
                article.event, finding.region, finding.voice, finding.category, finding.concept, finding.strength,
                finding.entry, finding.start, finding.end, finding.text, sentence_of(entry, finding),
            )  # fmt: skip


def sentence_of(entry: Entry, finding: Finding) -> str:
    """The sentence a finding stands in, exactly as written; its own words where none is known."""
    sentences = entry.analysis.sentences
    if 0 <= finding.sentence < len(sentences):
        span = sentences[finding.sentence]
        return entry.analysis.text[span.start : span.end]
    return finding.text


def profiles_csv(comparison: Comparison) -> str:
    """Every measure of every group, one a row."""
    return to_csv(measure_columns(comparison), measure_rows(comparison))


def measure_columns(comparison: Comparison) -> tuple[str, ...]:
    """The columns of the table of measures."""
    return ("group", *comparison.by, "articles", "too_few", *MEASURE_COLUMNS)


def measure_rows(comparison: Comparison) -> Iterator[Sequence[object]]:
    """Every measure of every group, in the columns of ``measure_columns``."""
    for profile in comparison.profiles:
        for measure in profile.measures.values():
            figures = (getattr(measure, "name" if column == "measure" else column) for column in MEASURE_COLUMNS)
            yield (profile.name, *(value for _, value in profile.key), profile.size, profile.too_few, *figures)
