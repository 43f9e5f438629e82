"""W3C Web Annotations as JSON-LD (Recommendation of 2017): a collection of one page.

A position (``TextPositionSelector``, code points, as the Recommendation counts) and a quotation with the words around
it (``TextQuoteSelector``) both say where a mark stands. The texts themselves are not in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from framing.annotations.marks import AnnotatedText, Annotation
from framing.model import Skipped

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
URN = "urn:framing:article:"
# Characters either side of the words: what Hypothesis and others use.
AROUND = 32


def to_web_annotations(texts: Iterable[AnnotatedText]) -> str:
    """Marks as an ``AnnotationCollection``.

    Example:
        >>> text = AnnotatedText("a 1", "A regime.", (Annotation(2, 8, "regime", "loaded"),))
        >>> item = json.loads(to_web_annotations([text]))["first"]["items"][0]
        >>> item["target"]["source"]["id"], item["body"][0]["value"], item["target"]["selector"][0]["start"]
        ('urn:framing:article:a%201', 'loaded', 2)
    """
    items = [_item(text, mark, f"{URN}{quote(text.id, safe='')}") for text in texts for mark in text.annotations]
    for number, item in enumerate(items, 1):
        item["id"] = f"urn:framing:annotation:{number}"
    page = {"id": "urn:framing:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": "urn:framing:collection",
        "type": "AnnotationCollection",
        "label": "Findings and attributions",
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _item(text: AnnotatedText, mark: Annotation, source: str) -> dict[str, Any]:
    def body(purpose: str, value: str) -> dict[str, str]:
        return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}

    described = (("voice", mark.voice), ("group", mark.group), *mark.attributes)
    bodies = [body("tagging", mark.label)]
    bodies += [body("identifying", mark.concept)] if mark.concept else []
    bodies += [body("commenting", mark.note)] if mark.note else []
    bodies += [body("describing", f"{name}={value}") for name, value in described if value]
    target = {"id": source, "type": "Text", "format": "text/plain"}
    if text.language:
        target["language"] = text.language
    words = text.text
    return {
        "id": "",
        "type": "Annotation",
        "motivation": "tagging",
        **({"creator": {"type": "Agent", "name": mark.annotator}} if mark.annotator else {}),
        "body": bodies,
        "target": {
            "source": target,
            "selector": [
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": mark.text,
                    "prefix": words[max(0, mark.start - AROUND) : mark.start],
                    "suffix": words[mark.end : mark.end + AROUND],
                },
            ],
        },
    }


def read_web_annotations(path: Path, annotator: str = "") -> tuple[list[AnnotatedText], list[Skipped]]:
    """Marks from a collection, a page, a list of annotations or one annotation; articles by their address.

    Args:
        path: the file.
        annotator: who made the marks that name no creator.

    Returns:
        One text an article, without its words, and what could not be used.
    """
    found: dict[str, list[Annotation]] = {}
    skipped: list[Skipped] = []
    for number, item in enumerate(_items(json.loads(path.read_text(encoding="utf-8-sig"))), 1):
        try:
            source, marks = _marks(item, annotator)
        except (KeyError, TypeError, ValueError, AttributeError):
            remedy = "An annotation needs a target with a source and a selector of text, and a body with its label."
            skipped.append(Skipped(str(path), f"annotation {number}", "It names no words of a text.", remedy))
            continue
        found.setdefault(source, []).extend(marks)
    return [
        AnnotatedText(_article(source), "", tuple(marks), tuple(dict.fromkeys(mark.annotator for mark in marks)))
        for source, marks in found.items()
    ], skipped


def _items(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, list):
        for part in data:
            yield from _items(part)
    elif isinstance(data, dict):
        if "first" in data:
            yield from _items(data["first"])
        elif "items" in data:
            yield from _items(data["items"])
        else:
            yield data


def _marks(item: Mapping[str, Any], annotator: str) -> tuple[str, list[Annotation]]:
    """The article's address and a mark for each tag of one annotation."""
    target = item["target"]
    source = target["source"]
    selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
    kinds = {selector["type"]: selector for selector in selectors}
    place, said = kinds.get("TextPositionSelector", {}), kinds.get("TextQuoteSelector", {})
    if not place and not said:
        raise ValueError(selectors)
    creator = item.get("creator") or annotator
    person = str(creator.get("name") or creator.get("id")) if isinstance(creator, dict) else str(creator)
    parts = item["body"] if isinstance(item["body"], list) else [item["body"]]
    bodies = [part if isinstance(part, dict) else {"value": str(part)} for part in parts]

    def values(*purposes: str) -> list[str]:
        return [str(body["value"]) for body in bodies if body.get("purpose", "tagging") in purposes]

    described = dict(value.split("=", 1) for value in values("describing") if "=" in value)
    labels = values("tagging", "classifying")
    if not labels:
        raise ValueError(bodies)
    marks = [
        Annotation(
            int(place.get("start", -1)),
            int(place.get("end", -1)),
            str(said.get("exact", "")),
            label,
            person,
            " ".join(values("identifying")),
            described.get("voice", ""),
            "\n".join(values("commenting")),
            described.get("group", ""),
            tuple((name, value) for name, value in described.items() if name not in ("voice", "group")),
            str(said.get("prefix", "")),
            str(said.get("suffix", "")),
        )
        for label in labels
    ]
    return str(source["id"] if isinstance(source, dict) else source), marks


def _article(source: str) -> str:
    return unquote(source.removeprefix(URN)) if source.startswith(URN) else source
