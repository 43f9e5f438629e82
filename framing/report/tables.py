"""The report's figures and findings as files for other programs: CSV and JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from framing.model import Comparison, Finding
from framing.report.catalogue import Catalogue, Entry
from framing.sheets import to_csv

# The shape of report.json; it grows by one whenever a reader of the old shape would stumble.
FORMAT = 1
FINDING_COLUMNS = (
    "finding", "article", "title", "outlet", "language", "date", "event", "region", "voice", "category",
    "concept", "strength", "entry", "start", "end", "text", "sentence",
)  # fmt: skip
MEASURE_COLUMNS = ("measure", "value", "low", "high", "n", "count", "exposure", "unit", "method", "note", "deviation")


def findings_csv(catalogue: Catalogue) -> str:
    """Every finding of every article, in the order of the page, with the id it has there."""
    return to_csv(FINDING_COLUMNS, _finding_rows(catalogue))


def _finding_rows(catalogue: Catalogue) -> Iterator[Sequence[object]]:
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
    rows = (
        (
            profile.name, *(value for _, value in profile.key), profile.size, profile.too_few,
            *(getattr(measure, "name" if column == "measure" else column) for column in MEASURE_COLUMNS),
        )
        for profile in comparison.profiles
        for measure in profile.measures.values()
    )  # fmt: skip
    return to_csv(("group", *comparison.by, "articles", "too_few", *MEASURE_COLUMNS), rows)


def report_json(catalogue: Catalogue, version: str) -> str:
    """The whole comparison but the articles' texts, for other programs; text is not neutralised here."""
    comparison = catalogue.comparison
    report = {
        "format": FORMAT,
        "version": version,
        "by": comparison.by,
        "settings": dict(comparison.settings),
        "warnings": comparison.warnings,
        "skipped": [asdict(item) for item in comparison.skipped],
        "profiles": [
            {
                "name": profile.name,
                "key": dict(profile.key),
                "too_few": profile.too_few,
                "notes": profile.notes,
                "measures": {name: asdict(measure) for name, measure in profile.measures.items()},
                "articles": [_score(score) for score in profile.articles],
            }
            for profile in comparison.profiles
        ],
        "contrasts": [asdict(contrast) for contrast in comparison.contrasts],
        "terms": [asdict(term) for term in comparison.terms],
        "articles": [_article(entry) for entry in catalogue.entries],
    }
    return json.dumps(_finite(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _score(score: Any) -> dict[str, Any]:
    return {key: value for key, value in asdict(score).items() if value not in (None, "", {})}


def _article(entry: Entry) -> dict[str, Any]:
    analysis, article = entry.analysis, entry.analysis.article
    return {
        "number": entry.number,
        "id": entry.id,
        "group": entry.group.name if entry.group else None,
        "outlet": article.outlet,
        "language": analysis.language,
        "title": article.title,
        "date": article.date,
        "author": article.author,
        "url": article.url,
        "event": article.event,
        "exposure": dict(analysis.exposure),
        "counts": {name: dict(voices) for name, voices in analysis.counts.items()},
        "rates": dict(analysis.rates),
        "warnings": analysis.warnings,
        "findings": [
            {"id": f"f-{entry.number}-{n}", **asdict(finding)} for n, finding in enumerate(analysis.findings, 1)
        ],
        "attributions": [
            {"id": f"a-{entry.number}-{n}", **asdict(attribution)}
            for n, attribution in enumerate(analysis.attributions, 1)
        ],
    }


def _finite(value: Any) -> Any:
    """The same value with null for numbers that JSON does not know."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value.item() if hasattr(value, "item") else value
