"""brat standoff: a folder with a .txt and an .ann file for each text; offsets count code points.

``documents.csv`` beside them says which article a file holds: brat itself knows only file names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from framing.annotations.marks import ROLES, AnnotatedText, Annotation
from framing.errors import FramingError
from framing.model import CATEGORIES, VOICES, Skipped
from framing.sheets import read_csv, to_csv

INDEX, SETTINGS = "documents.csv", "annotation.conf"
INDEX_COLUMNS = ("file", "id", "language", "outlet", "title", "url")
_UNNAMEABLE = re.compile(r"[^\w-]+", re.ASCII)
_SPAN = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")


def to_brat(texts: Iterable[AnnotatedText]) -> dict[str, str]:
    """The files of a brat collection by name.

    A mark that runs over a line end is cut there, as brat wants it, and put together when it is read.

    Example:
        >>> files = to_brat([AnnotatedText("a/1", "A regime.", (Annotation(2, 8, "regime", "loaded"),))])
        >>> sorted(files), files["0001-a-1.ann"]
        (['0001-a-1.ann', '0001-a-1.txt', 'annotation.conf', 'documents.csv'], 'T1\\tloaded 2 8\\tregime\\n')
    """
    files: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    labels = dict.fromkeys((*CATEGORIES, *ROLES))
    for number, text in enumerate(texts, 1):
        # Ids may hold slashes; a file name says nothing but where to look in the index.
        name = f"{number:04}-{_UNNAMEABLE.sub('-', text.id).strip('-')[:60]}"
        rows.append((name, text.id, text.language, text.outlet, text.title, text.url))
        files[f"{name}.txt"] = text.text
        files[f"{name}.ann"] = "".join(_lines(text))
        labels |= dict.fromkeys(_name(mark.label) for mark in text.annotations)
    files[INDEX] = to_csv(INDEX_COLUMNS, rows)
    files[SETTINGS] = (
        "[entities]\n" + "\n".join(labels) + "\n\n[relations]\nattribution\tArg1:<ENTITY>, Arg2:<ENTITY>\n"
        f"\n[events]\n\n[attributes]\nvoice\tArg:<ENTITY>, Value:{'|'.join(VOICES)}\n"
    )
    return files


def _name(label: str) -> str:
    return _UNNAMEABLE.sub("_", label) or "mark"


def _lines(text: AnnotatedText) -> Iterator[str]:
    groups: dict[str, list[int]] = {}
    attributes = 0
    for number, mark in enumerate(text.annotations, 1):
        pieces = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", text.text[mark.start : mark.end])]
        spans = ";".join(f"{mark.start + start} {mark.start + end}" for start, end in pieces)
        words = " ".join(mark.text[start:end] for start, end in pieces)
        yield f"T{number}\t{_name(mark.label)} {spans}\t{words}\n"
        if mark.voice:
            attributes += 1
            yield f"A{attributes}\tvoice T{number} {_name(mark.voice)}\n"
        told = {name: value for name in ("concept", "note", "group") if (value := getattr(mark, name))}
        if told or mark.attributes:
            more = json.dumps({**told, "attributes": dict(mark.attributes)}, ensure_ascii=False)
            yield f"#{number}\tAnnotatorNotes T{number}\t{more}\n"
        if mark.group:
            groups.setdefault(mark.group, []).append(number)
    pairs = [pair for members in groups.values() for pair in pairwise(members)]
    for number, (one, other) in enumerate(pairs, 1):
        yield f"R{number}\tattribution Arg1:T{one} Arg2:T{other}\n"


def read_brat(folder: Path, annotator: str = "") -> tuple[list[AnnotatedText], list[Skipped]]:
    """Texts with marks from a folder of .txt and .ann files.

    Args:
        folder: the folder; without an index a file's name is the article's id.
        annotator: who made the marks; brat does not say.

    Returns:
        The texts, and what could not be used.
    """
    known = {row["file"]: row for row in read_csv(folder / INDEX, ("file", "id"))} if (folder / INDEX).exists() else {}
    texts, skipped = [], []
    for path in sorted(folder.glob("*.ann")):
        source = path.with_suffix(".txt")
        if not source.exists():
            skipped.append(Skipped(str(path), "", "Its .txt file is missing.", "Keep both files side by side."))
            continue
        try:
            # Bytes: universal newlines would move every offset behind a Windows line end.
            text = source.read_bytes().decode("utf-8")
            lines = path.read_bytes().decode("utf-8").split("\n")
        except UnicodeDecodeError:
            raise FramingError("This is not UTF-8.", "Export it from brat again.", path=path) from None
        row = known.get(path.stem, {})
        marks, left = _read_lines(text, lines, str(path), annotator)
        about = {name: row.get(name, "") for name in INDEX_COLUMNS[2:]}
        texts.append(AnnotatedText(row.get("id", path.stem), text, tuple(marks), (annotator,), **about))
        skipped += left
    return texts, skipped


def _read_lines(text: str, lines: list[str], path: str, annotator: str) -> tuple[list[Annotation], list[Skipped]]:
    bounds: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    voices: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    links: list[tuple[str, str]] = []
    skipped = []
    for number, line in enumerate(lines, 1):
        name, _, rest = line.rstrip("\r").partition("\t")
        if name.startswith("T"):
            found = _SPAN.match(rest)
            spans = [(int(a), int(b)) for a, b in (part.split() for part in found[2].split(";"))] if found else []
            if found and all(0 <= start < end <= len(text) for start, end in spans):
                bounds[name] = (found[1], _joined(text, spans))
            else:
                remedy = "Keep the .txt file as it was annotated."
                skipped.append(Skipped(path, f"line {number}", f"This is no span of the text: {rest[:80]}.", remedy))
        elif name[:1] in ("A", "M") and rest.startswith("voice "):
            _, target, value = (*rest.split(), "")[:3]
            voices[target] = value
        elif name.startswith("#") and rest.startswith("AnnotatorNotes "):
            head, _, note = rest.partition("\t")
            notes.setdefault(head.split()[1], []).append(note)
        elif name.startswith("R"):
            ends = re.findall(r"Arg\d:(\S+)", rest)
            links += pairwise(ends)
    groups = _groups(links, {name: spans for name, (_, spans) in bounds.items()})
    marks = [
        _mark(text, span, label, annotator, voices.get(name, ""), notes.get(name, []), groups.get(name, ""))
        for name, (label, spans) in bounds.items()
        for span in spans
    ]
    return marks, skipped


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces that only a line end parts, as one; other pieces stay apart."""
    whole = spans[:1]
    for start, end in spans[1:]:
        if start >= whole[-1][1] and not text[whole[-1][1] : start].strip("\r\n"):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def _groups(links: list[tuple[str, str]], spans: Mapping[str, list[tuple[int, int]]]) -> dict[str, str]:
    """A group for marks that are linked, and for the pieces of one mark."""
    group = {name: name for name, pieces in spans.items() if len(pieces) > 1}
    for one, other in links:
        group.setdefault(one, one)
        group.setdefault(other, other)
        old, new = group[other], group[one]
        group = {name: new if member == old else member for name, member in group.items()}
    return group


def _mark(
    text: str, span: tuple[int, int], label: str, annotator: str, voice: str, notes: list[str], group: str
) -> Annotation:
    told: dict[str, str] = {}
    attributes: dict[str, str] = {}
    said = []
    for note in notes:
        # Ours are JSON; what a person wrote is a note.
        try:
            data = json.loads(note)
        except ValueError:
            data = None
        if isinstance(data, dict):
            attributes |= {str(name): str(value) for name, value in (data.pop("attributes", None) or {}).items()}
            told |= {str(name): str(value) for name, value in data.items()}
        else:
            said.append(note)
    note = "\n".join(filter(None, (told.get("note", ""), *said)))
    return Annotation(
        span[0], span[1], text[span[0] : span[1]], label, annotator, told.get("concept", ""), voice, note,
        told.get("group", group), tuple(attributes.items()),
    )  # fmt: skip
