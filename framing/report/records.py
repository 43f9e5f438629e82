"""What ``report.json`` holds: the whole comparison but the articles' texts, as plain records.

The types here are the file's documented shape: ``framing.report.schema`` makes the JSON Schema of them that
lies beside every report.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from framing.annotations import Agreement
from framing.annotations.held import Disagreement
from framing.comparison import house, results, stretches
from framing.model import ArticleScore, Attribution, Comparison, Contrast, Dismissal, Finding, Measure, Skipped, Term
from framing.report.catalogue import Catalogue, Entry

# The shape of report.json; it grows by one whenever a reader of the old shape would stumble. New keys are no stumbling.
FORMAT = 1
SCHEMA_NAME = "report.schema.json"
SCHEMA_PATH = Path(__file__).parent / SCHEMA_NAME


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group of articles: its figures by measure, and what each of its articles contributes.

    ``key`` holds the columns that make the group with their values, ``size`` the number of its articles,
    ``too_few`` says that it is too small to generalise from. ``articles`` leaves out what is empty, and all of
    them where the group is too large to list them.
    """

    name: str
    key: Mapping[str, str]
    size: int
    too_few: bool
    notes: tuple[str, ...]
    measures: Mapping[str, Measure]
    articles: tuple[ArticleScore, ...]
    evidence: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article with its findings and attributions; offsets are half-open, in Unicode code points of its text.

    ``number`` is its number on the page, ``group`` the name of its group. ``exposure`` counts words by voice,
    ``counts`` findings by category and voice, ``rates`` the outlet's own findings per 1,000 of its own words.
    """

    number: int
    id: str
    group: str | None
    outlet: str
    language: str
    title: str | None
    date: str | None
    author: str | None
    url: str | None
    event: str | None
    genre: str | None
    section: str | None
    extra: Mapping[str, str]
    exposure: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]
    rates: Mapping[str, float]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """A comparison of news sources, measured by framing.

    ``format`` is the version of this shape, ``version`` that of the toolkit, ``by`` the columns that made the
    groups; ``settings`` holds everything the figures depend on beside the articles. ``skipped`` lists what was
    left out of the corpus and why. ``contrasts`` put pairs of groups side by side; the fields after ``terms``
    are the comparison in depth and empty where it was made without the articles.
    """

    format: int
    version: str
    by: tuple[str, ...]
    settings: Mapping[str, str]
    warnings: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    profiles: tuple[GroupRecord, ...]
    contrasts: tuple[Contrast, ...]
    terms: tuple[Term, ...]
    keyness: tuple[results.Keyness, ...]
    naming: tuple[results.NamingShare, ...]
    parity: tuple[results.ParityVerdict, ...]
    influence: tuple[results.Influence, ...]
    strengths: tuple[results.StrengthPoint, ...]
    strength_ratios: tuple[results.StrengthRatio, ...]
    balance: tuple[results.Balance, ...]
    headlines: tuple[results.Headlines, ...]
    shared_passages: tuple[results.SharedPassage, ...]
    shared_texts: tuple[results.SharedText, ...]
    quotes: tuple[results.SharedQuote, ...]
    omissions: tuple[results.Omission, ...]
    ledgers: tuple[results.SourceLedger, ...]
    asymmetries: tuple[results.StanceAsymmetry, ...]
    dismissed: tuple[Dismissal, ...]
    periods: tuple[stretches.PeriodFigure, ...]
    changes: tuple[stretches.Change, ...]
    undated: tuple[stretches.Undated, ...]
    house_figures: tuple[house.HouseFigure, ...]
    house_ratios: tuple[house.HouseRatio, ...]
    house_terms: tuple[house.HouseTerm, ...]
    agreements: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
    articles: tuple[ArticleRecord, ...]


# What a ReportRecord takes from a Comparison as it stands there.
COPIED = tuple(
    field.name
    for field in fields(ReportRecord)
    if field.name in {own.name for own in fields(Comparison)} - {"profiles", "settings"}
)


def report_json(catalogue: Catalogue, version: str) -> str:
    """The whole comparison but the articles' texts, for other programs; text is not neutralised here.

    Args:
        catalogue: the numbered groups and articles of the comparison.
        version: the version of the toolkit.

    Returns:
        JSON of the shape of ``ReportRecord``; findings and attributions also bear the ids they have on the page.
    """
    comparison = catalogue.comparison
    record = {
        "$schema": SCHEMA_NAME,
        "format": FORMAT,
        "version": version,
        "settings": dict(comparison.settings),
        "profiles": [
            {
                "name": profile.name,
                "key": dict(profile.key),
                "size": profile.size,
                "too_few": profile.too_few,
                "notes": profile.notes,
                "measures": {name: asdict(measure) for name, measure in profile.measures.items()},
                "articles": [_without_empty(score) for score in profile.articles],
                "evidence": dict(profile.evidence),
            }
            for profile in comparison.profiles
        ],
        **{name: _plain(getattr(comparison, name)) for name in COPIED},
        "articles": [_article(entry) for entry in catalogue.entries],
    }
    ordered = {"$schema": record["$schema"], **{field.name: record[field.name] for field in fields(ReportRecord)}}
    return json.dumps(_finite(ordered), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _plain(values: tuple[Any, ...]) -> list[Any]:
    return [value if isinstance(value, str) else asdict(value) for value in values]


def _without_empty(score: ArticleScore) -> dict[str, Any]:
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
        "genre": article.genre,
        "section": article.section,
        "extra": dict(article.extra),
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
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value.item() if hasattr(value, "item") else value
