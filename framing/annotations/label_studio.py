"""Label Studio's JSON: tasks with the machine's marks as predictions and people's as annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from framing.annotations.marks import MACHINE, AnnotatedText, Annotation
from framing.annotations.offsets import CODE_POINTS, UTF16, astral_places, from_utf16, to_utf16
from framing.model import Skipped

_DETAILS = ("concept", "voice", "note", "group")


def to_label_studio(texts: Iterable[AnnotatedText], offsets: str = CODE_POINTS) -> str:
    """Tasks that Label Studio imports.

    Args:
        texts: texts with marks; those by ``framing`` become predictions.
        offsets: how to count: ``"codepoints"``, as Label Studio does since 1.5, or ``"utf16"``, as before.

    Example:
        >>> text = AnnotatedText("a1", "🙂 A regime.", (Annotation(4, 10, "regime", "loaded"),))
        >>> json.loads(to_label_studio([text]))[0]["annotations"][0]["result"][0]["value"]
        {'start': 4, 'end': 10, 'text': 'regime', 'labels': ['loaded']}
    """
    return json.dumps([_task(text, offsets) for text in texts], ensure_ascii=False, indent=1) + "\n"


def _task(text: AnnotatedText, offsets: str) -> dict[str, Any]:
    about = {name: getattr(text, name) for name in ("id", "language", "outlet", "title", "url")}
    task: dict[str, Any] = {"data": {"text": text.text, **{k: v for k, v in about.items() if v}}}
    astral = astral_places(text.text) if offsets == UTF16 else []
    people = dict.fromkeys((*text.annotators, *(mark.annotator for mark in text.annotations)))
    for person in people:
        result = _result([mark for mark in text.annotations if mark.annotator == person], astral)
        if person == MACHINE:
            task.setdefault("predictions", []).append({"model_version": person, "result": result})
        else:
            task.setdefault("annotations", []).append({"annotator": person, "result": result})
    return task


def _result(marks: list[Annotation], astral: list[int]) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = []
    groups: dict[str, list[str]] = {}
    for number, mark in enumerate(marks, 1):
        name = f"m{number}"
        value = {"start": to_utf16(mark.start, astral), "end": to_utf16(mark.end, astral), "text": mark.text}
        told = [(key, getattr(mark, key)) for key in _DETAILS] + list(mark.attributes)
        meta = [f"{key}={said}" for key, said in told if said]
        region = {"id": name, "from_name": "label", "to_name": "text", "type": "labels"}
        result.append(
            {**region, "value": {**value, "labels": [mark.label]}, **({"meta": {"text": meta}} if meta else {})}
        )
        if mark.group:
            groups.setdefault(mark.group, []).append(name)
    for members in groups.values():
        result += [
            {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": ["attribution"]}
            for one, other in pairwise(members)
        ]
    return result


def label_studio_config(labels: Iterable[str]) -> str:
    """The labelling interface for a project: the text, and a label for each category.

    Example:
        >>> "<Label value='hedge'/>" in label_studio_config(["hedge"]).replace('"', "'")
        True
    """
    lines = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in labels)
    return (
        f'<View>\n  <Labels name="label" toName="text" showInline="true">\n{lines}\n  </Labels>\n'
        '  <Relations>\n    <Relation value="attribution"/>\n  </Relations>\n'
        '  <Text name="text" value="$text" granularity="word"/>\n</View>\n'
    )


def read_label_studio(path: Path, annotator: str = "") -> tuple[list[AnnotatedText], list[Skipped]]:
    """People's marks from an export (JSON or JSON-MIN); predictions are the machine's and left aside.

    Offsets are read as code points; where the words that stand beside them say otherwise, as UTF-16 units.

    Args:
        path: the file.
        annotator: who made the marks that name nobody.

    Returns:
        The texts, and what could not be used.
    """
    texts, skipped = [], []
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    for number, task in enumerate(data if isinstance(data, list) else [data], 1):
        place = f"task {number}"
        if not isinstance(task, dict):
            skipped.append(Skipped(str(path), place, "This is no task.", "Export as JSON or JSON-MIN."))
            continue
        about = task["data"] if isinstance(task.get("data"), dict) else task
        text = about.get("text")
        if not isinstance(text, str):
            skipped.append(Skipped(str(path), place, "The task has no text.", "Its data must name the text 'text'."))
            continue
        marks: list[Annotation] = []
        people: list[str] = []
        for person, results in _completed(task, annotator):
            people.append(person)
            for result in results:
                found = _mark(result, text, astral_places(text), person)
                marks += found
                if not found and result.get("type") != "relation":
                    said = f"This is no span of the text: {json.dumps(result.get('value', result))[:80]}."
                    skipped.append(Skipped(str(path), place, said, "Export again without changing the texts."))
        told = {name: str(about.get(name) or "") for name in ("language", "outlet", "title", "url")}
        name = str(about.get("id", "")) if about is not task else ""
        texts.append(AnnotatedText(name, text, tuple(marks), tuple(dict.fromkeys(people)), **told))
    return texts, skipped


def _completed(task: Mapping[str, Any], annotator: str) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Who worked on a task, with the results; JSON-MIN has one person's spans under the control's name."""
    if "data" not in task:
        spans = [item for key in ("label", "labels") for item in task.get(key) or ()]
        yield str(task.get("annotator") or annotator), [{"value": span} for span in spans]
    for work in task.get("annotations") or task.get("completions") or ():
        if work.get("was_cancelled"):
            continue
        by = work.get("annotator") or work.get("completed_by") or annotator
        yield str(by.get("email") or by.get("id")) if isinstance(by, dict) else str(by), work.get("result") or []


def _mark(result: Mapping[str, Any], text: str, astral: list[int], person: str) -> list[Annotation]:
    value = result.get("value") or {}
    labels, said = value.get("labels") or value.get("hypertextlabels") or (), value.get("text")
    try:
        start, end = int(value["start"]), int(value["end"])
    except (KeyError, TypeError, ValueError):
        return []
    place = _place(start, end, said if isinstance(said, str) else None, text, astral)
    if place is None:
        return []
    told = dict(line.split("=", 1) for line in (result.get("meta") or {}).get("text") or () if "=" in line)
    notes = [line for line in (result.get("meta") or {}).get("text") or () if "=" not in line]
    details = {name: told.pop(name) for name in _DETAILS if name in told}
    if notes:
        details["note"] = "\n".join(notes)
    words = text[place[0] : place[1]]
    return [
        Annotation(*place, words, str(label), person, attributes=tuple(told.items()), **details) for label in labels
    ]


def _place(start: int, end: int, said: str | None, text: str, astral: list[int]) -> tuple[int, int] | None:
    """Where the words stand, in code points; ``None`` where neither way of counting meets them."""
    units = (from_utf16(start, astral), from_utf16(end, astral))
    for one, other in ((start, end), units):
        if one is None or other is None or not 0 <= one < other <= len(text):
            continue
        # Label Studio writes line ends as a backslash and n.
        if said is None or text[one:other] == said.replace("\\n", "\n") or text[one:other] == said:
            return one, other
    return None
