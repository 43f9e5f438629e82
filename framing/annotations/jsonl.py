"""JSON Lines in the manner of spaCy and Prodigy: a text a line, with its spans; also what doccano writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from framing.annotations.marks import AnnotatedText, Annotation
from framing.model import Skipped

_DETAILS = ("annotator", "concept", "voice", "note", "group")
_ABOUT = ("language", "outlet", "title", "url")
# What people decide of a whole text in Prodigy; only an accepted one is an annotation.
_REFUSED = ("reject", "ignore")


def to_jsonl(texts: Iterable[AnnotatedText]) -> str:
    """Texts with their marks, one a line; offsets count code points.

    Example:
        >>> print(to_jsonl([AnnotatedText("a1", "A regime.", (Annotation(2, 8, "regime", "loaded"),))]), end="")
        {"id": "a1", "text": "A regime.", "spans": [{"start": 2, "end": 8, "label": "loaded", "text": "regime"}]}
    """
    return "".join(json.dumps(_record(text), ensure_ascii=False) + "\n" for text in texts)


def _record(text: AnnotatedText) -> dict[str, Any]:
    about = {name: value for name in _ABOUT if (value := getattr(text, name))}
    people = {"annotators": list(text.annotators)} if text.annotators else {}
    return {"id": text.id, "text": text.text, **about, **people, "spans": [_span(mark) for mark in text.annotations]}


def _span(mark: Annotation) -> dict[str, Any]:
    details = {name: value for name in _DETAILS if (value := getattr(mark, name))}
    attributes = {"attributes": dict(mark.attributes)} if mark.attributes else {}
    return {
        "start": mark.start, "end": mark.end, "label": mark.label, "text": mark.text, **details, **attributes,
    }  # fmt: skip


def read_jsonl(path: Path, annotator: str = "") -> tuple[list[AnnotatedText], list[Skipped]]:
    """Texts with marks from JSON Lines.

    ``spans`` (spaCy, Prodigy), ``entities`` and ``label`` (doccano: lists of start, end and label) are understood.

    Args:
        path: the file.
        annotator: who made the marks that name nobody.

    Returns:
        The texts, and the lines and marks that could not be used.
    """
    texts, skipped = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            row = json.loads(line)
        except ValueError as error:
            skipped.append(Skipped(str(path), place, f"This is no JSON: {error}.", "Export the file again."))
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            skipped.append(Skipped(str(path), place, "There is no text.", 'A line needs "text" and "spans".'))
        elif row.get("answer") in _REFUSED:
            skipped.append(Skipped(str(path), place, f"The annotator chose {row['answer']}."))
        else:
            text, left = _text(row, annotator, str(path), place)
            texts.append(text)
            skipped += left
    return texts, skipped


def _text(row: Mapping[str, Any], annotator: str, path: str, place: str) -> tuple[AnnotatedText, list[Skipped]]:
    meta = row["meta"] if isinstance(row.get("meta"), dict) else {}
    person = str(row.get("annotator") or row.get("_annotator_id") or annotator)
    marks, skipped = [], []
    for item in row.get("spans") or row.get("entities") or row.get("label") or row.get("labels") or ():
        span = dict(zip(("start", "end", "label"), item, strict=False)) if isinstance(item, list) else item
        try:
            marks.append(_mark(row["text"], span, person))
        except (KeyError, TypeError, ValueError, AttributeError):
            skipped.append(Skipped(path, place, f"This is no span of the text: {item}.", "Give start, end and label."))
    people = [str(name) for name in row.get("annotators") or ()] or [mark.annotator for mark in marks] or [person]
    about = {name: str(row.get(name) or meta.get(name) or "") for name in _ABOUT}
    name = str(row.get("id", meta.get("id", "")))
    return AnnotatedText(name, row["text"], tuple(marks), tuple(dict.fromkeys(people)), **about), skipped


def _mark(text: str, span: Mapping[str, Any], person: str) -> Annotation:
    start, end = int(span["start"]), int(span["end"])
    if not 0 <= start < end <= len(text):
        raise ValueError(span)
    details = {name: str(span[name]) for name in _DETAILS if span.get(name)}
    details.setdefault("annotator", person)
    attributes = tuple((str(k), str(v)) for k, v in (span.get("attributes") or {}).items())
    # The words as the file has them: align sees by them whether the offsets are right.
    words = span.get("text")
    said = words if isinstance(words, str) else text[start:end]
    return Annotation(start, end, said, str(span["label"]), attributes=attributes, **details)
