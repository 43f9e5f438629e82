"""A filled coding sheet: who judged what, and the precision that follows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from framing.errors import FramingError, UnreadableInput
from framing.lexicon.reviews import COLUMNS, READERS, VERDICTS, Judgement, read_review
from framing.sheets import read_csv, to_csv
from framing.workshop.samples import SHEET


@dataclass(frozen=True, slots=True)
class Review:
    """The judged hits of a sheet, and how many of its rows nobody has judged."""

    judgements: tuple[Judgement, ...]
    open: int


def read_sheet(path: Path, reader: str = "") -> Review:
    """Read a filled coding sheet.

    Args:
        path: the sheet, as ``draw_sample`` made it and a reader filled it in.
        reader: who judged the rows that do not say it, one of ``READERS``.

    Raises:
        UnreadableInput: if a column is missing, a verdict is unknown, or it is not said who judged.
        FramingError: if no row is judged.
    """
    if reader and reader not in READERS:
        raise FramingError(f"{reader!r} is no kind of reader.", f"Give one of: {', '.join(READERS)}.")
    judgements, unjudged = [], 0
    for number, row in enumerate(read_csv(path, SHEET), 2):
        verdict, who = row["verdict"].strip().lower(), row["reader"].strip().lower() or reader
        if not verdict:
            unjudged += 1
            continue
        for name, value, known in (("verdict", verdict, VERDICTS), ("reader", who, READERS)):
            if value not in known:
                problem = f"The {name} is {value!r}." if value else "It is not said who judged."
                remedy = f"Write in the column {name} one of: {', '.join(known)}."
                raise UnreadableInput(problem, remedy, path, f"line {number}")
        judgements.append(_judgement(row, verdict, who, path, number))
    if not judgements:
        remedy = f"Fill in the column verdict: {', '.join(VERDICTS)}."
        raise FramingError("No row of the sheet is judged.", remedy, path)
    return Review(tuple(judgements), unjudged)


def _judgement(row: dict[str, str], verdict: str, reader: str, path: Path, number: int) -> Judgement:
    if row["strength"] not in ("0", "1", "2", "3"):
        raise UnreadableInput("The strength was changed.", "Put it back.", path, f"line {number}")
    # The place is kept as a digest: enough to tell two hits apart, and nothing of the text.
    place = hashlib.sha256(f"{row['article']}\x1f{row['start']}".encode()).hexdigest()[:12]
    return Judgement(
        **{name: row[name] for name in ("language", "category", "concept", "entry", "digest", "voice", "note")},
        strength=int(row["strength"]),
        words=row["hit"],
        article=place,
        verdict=verdict,
        reader=reader,
    )


def store_review(judgements: Sequence[Judgement], folder: Path, date: str) -> list[Path]:
    """Keep judged hits in a lexicon folder, one file a language; nothing that is there is overwritten.

    Args:
        judgements: the judged hits.
        folder: the lexicon folder; the files go to its ``reviews/``.
        date: when they were judged, ``2026-03-14``.

    Returns:
        The files written; none where the very same review is there already.
    """
    written = []
    for language in sorted({row.language for row in judgements}):
        rows = [row for row in judgements if row.language == language]
        path, number = folder / "reviews" / f"{language}-{date}.csv", 1
        while path.exists() and read_review(path) != rows:
            number += 1
            path = folder / "reviews" / f"{language}-{date}-{number}.csv"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(to_csv(COLUMNS, [astuple(row) for row in rows]), encoding="utf-8")
            written.append(path)
    return written
