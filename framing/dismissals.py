"""Findings that a reader set aside: read from the list the report saves, taken out before anything is counted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any

from framing.analysis import Analysis
from framing.counting import count_findings
from framing.errors import FramingError
from framing.markup import without_controls
from framing.model import Dismissal, Finding, Skipped
from framing.profiles import article_id

FORMAT = "framing-dismissals"
VERSION = 1
_SAVE_AGAIN = "Save the list from the report page again, or see docs/dismissals.md for its form."


def read_dismissals(path: str | PathLike[str]) -> tuple[Dismissal, ...]:
    """Read a list of dismissed findings, as the report page saves it.

    Args:
        path: a JSON file; ``docs/dismissals.md`` describes it.

    Returns:
        The dismissals in the order of the file, each once.

    Raises:
        FramingError: if the file cannot be read, is no such list, or a row lacks something.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> row = {"article": "a1", "start": 4, "end": 10, "category": "loaded", "concept": "label.regime"}
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "dismissed.json"
        ...     _ = path.write_text(json.dumps({"format": FORMAT, "version": 1, "dismissed": [row]}))
        ...     read_dismissals(path)[0].concept
        'label.regime'
    """
    path = Path(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FramingError(f"It cannot be read: {error.strerror or error}.", "Check the name.", path=path) from None
    except ValueError as error:  # not UTF-8 or not JSON
        raise FramingError(f"This is no JSON: {error}.", _SAVE_AGAIN, path=path) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("dismissed"), list):
        raise FramingError("This is no list of dismissed findings.", _SAVE_AGAIN, path=path)
    if data.get("version") != VERSION:
        found = data.get("version")
        raise FramingError(f"Lists of version {found!r} are not known here.", "Update framing.", path=path)
    rows = [_dismissal(row, path, f"dismissed[{n}]") for n, row in enumerate(data["dismissed"])]
    return tuple(dict.fromkeys(rows))


def _dismissal(row: Any, path: Path, place: str) -> Dismissal:
    """One row, each field of the type it must have."""
    kinds = {"article": str, "start": int, "end": int, "category": str, "concept": str}
    wrong = [name for name, kind in kinds.items() if not isinstance(row, dict) or type(row.get(name)) is not kind]
    if wrong:
        raise FramingError(f"Missing or of the wrong type: {', '.join(wrong)}.", _SAVE_AGAIN, path=path, place=place)
    text, note = (str(row.get(name) or "") for name in ("text", "note"))
    return Dismissal(row["article"], row["start"], row["end"], row["category"], row["concept"], text, note)


def dismiss(
    analyses: Iterable[Analysis], dismissals: Sequence[Dismissal]
) -> tuple[list[Analysis], tuple[Dismissal, ...], tuple[Skipped, ...]]:
    """Take dismissed findings out of analyses, so that whatever is counted next is counted without them.

    Args:
        analyses: what ``framing.analyze`` returned.
        dismissals: the findings to take out.

    Returns:
        The analyses in their order, with counts and rates made again; the dismissals that were found; and
        those that were not, each with the reason.

    Example:
        >>> from framing.model import Article
        >>> found = (Finding(4, 10, "regime", "loaded", "label.regime", "outlet", 2, "en/loaded/label.regime", "en"),)
        >>> article = Article("The regime fell.", id="a1")
        >>> a = Analysis(article, "en", (), (), (), found, (), {}, {"outlet": 3}, {})
        >>> wanted = [Dismissal("a1", 4, 10, "loaded", "label.regime"), Dismissal("a9", 0, 3, "hedge", "hedge.may")]
        >>> [kept], taken, unknown = dismiss([a], wanted)
        >>> kept.findings, len(taken), unknown[0].reason
        ((), 1, 'dismissed, but there is no such article')
    """
    wanted = {_identity(d): d for d in dismissals}
    articles = {d.article for d in dismissals}
    kept, texts = [], {}
    taken: set[tuple[str, int, int, str, str]] = set()
    for analysis in analyses:
        name = article_id(analysis)
        if name in articles:
            texts[name] = analysis.text
            gone = {n for n, f in enumerate(analysis.findings) if _matches(wanted.get((name, *_place(f))), f)}
            taken |= {(name, *_place(analysis.findings[n])) for n in gone}
            analysis = _without(analysis, gone) if gone else analysis
        kept.append(analysis)
    found = tuple(d for key, d in wanted.items() if key in taken)
    unknown = tuple(_unknown(d, texts.get(d.article)) for key, d in wanted.items() if key not in taken)
    return kept, found, unknown


def _identity(dismissal: Dismissal) -> tuple[str, int, int, str, str]:
    """What names a finding for good: its article, place and kind, not its number, which moves with the lexicon."""
    return dismissal.article, dismissal.start, dismissal.end, dismissal.category, dismissal.concept


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.start, finding.end, finding.category, finding.concept


def _matches(dismissal: Dismissal | None, finding: Finding) -> bool:
    """Whether the words are still those the reader saw (on a page, without control characters)."""
    return dismissal is not None and dismissal.text in ("", finding.text, without_controls(finding.text))


def _without(analysis: Analysis, gone: set[int]) -> Analysis:
    findings = tuple(f for n, f in enumerate(analysis.findings) if n not in gone)
    counts, rates = count_findings(findings, analysis.exposure)
    return replace(analysis, findings=findings, counts=counts, rates=rates)


def _unknown(dismissal: Dismissal, text: str | None) -> Skipped:
    """Why a dismissal changed nothing."""
    place = f"{dismissal.start}-{dismissal.end}"
    what = f"{dismissal.category}, {dismissal.concept}"
    if text is None:
        reason, remedy = "dismissed, but there is no such article", "Was the list saved from another corpus?"
    elif dismissal.text and text[dismissal.start : dismissal.end] != dismissal.text:
        read = text[dismissal.start : dismissal.end]
        reason = f"dismissed as {dismissal.text!r}, but the article reads {read!r} there"
        remedy = "The article was changed since; look at it again."
    else:
        reason, remedy = f"dismissed, but nothing is found there ({what})", "The lexicon was changed since."
    return Skipped(dismissal.article, place, reason, remedy)
