"""Reading and writing annotations in each format that other tools know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from framing.annotations.brat import read_brat, to_brat
from framing.annotations.jsonl import read_jsonl, to_jsonl
from framing.annotations.label_studio import label_studio_config, read_label_studio, to_label_studio
from framing.annotations.marks import AnnotatedText
from framing.annotations.offsets import CODE_POINTS
from framing.annotations.web import read_web_annotations, to_web_annotations
from framing.errors import FramingError, UnreadableInput
from framing.model import Skipped

# What each format is, for people; the files it is made of are in annotation_files.
FORMATS: Mapping[str, str] = {
    "jsonl": "JSON Lines with spans, as spaCy and Prodigy have them",
    "web": "W3C Web Annotations (JSON-LD)",
    "brat": "brat standoff, a folder of .txt and .ann",
    "label-studio": "Label Studio tasks (JSON) and a labelling interface",
}


def annotation_files(texts: Iterable[AnnotatedText], kind: str, offsets: str = CODE_POINTS) -> dict[str, str]:
    """The files of an export, by name.

    Args:
        texts: texts with marks.
        kind: one of ``FORMATS``.
        offsets: how Label Studio shall count; the other formats count code points.

    Raises:
        FramingError: for an unknown format.

    Example:
        >>> sorted(annotation_files([], "label-studio"))
        ['label-studio.json', 'label-studio.xml']
    """
    known = list(texts)
    if kind == "jsonl":
        return {"annotations.jsonl": to_jsonl(known)}
    if kind == "web":
        return {"annotations.jsonld": to_web_annotations(known)}
    if kind == "brat":
        return to_brat(known)
    if kind == "label-studio":
        labels = dict.fromkeys(mark.label for text in known for mark in text.annotations)
        return {"label-studio.json": to_label_studio(known, offsets), "label-studio.xml": label_studio_config(labels)}
    raise FramingError(f"There is no format {kind!r}.", f"Choose one of {', '.join(FORMATS)}.")


def write_annotations(
    texts: Iterable[AnnotatedText], folder: Path, kind: str, offsets: str = CODE_POINTS
) -> list[Path]:
    """Write texts with their marks into a folder.

    Args:
        texts: texts with marks.
        folder: made where it does not exist; files of the same names are replaced.
        kind: one of ``FORMATS``.
        offsets: how Label Studio shall count: ``"codepoints"`` or ``"utf16"``.

    Returns:
        The files.

    Raises:
        FramingError: for an unknown format.
    """
    files = annotation_files(texts, kind, offsets)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        # Bytes: offsets hold for the very line ends of the text.
        (folder / name).write_bytes(content.encode("utf-8", "replace"))
    return [folder / name for name in files]


def read_annotations(path: Path, annotator: str = "") -> tuple[list[AnnotatedText], list[Skipped]]:
    """Read annotations of any of the formats; what a file is, it says itself.

    Args:
        path: a file, or a folder of brat's.
        annotator: who made marks that name nobody; the file's name when left out.

    Returns:
        Texts with marks, and what could not be used and why.

    Raises:
        UnreadableInput: if this is no file of annotations.
    """
    person = annotator or path.stem
    try:
        if path.is_dir():
            if not any(path.glob("*.ann")):
                raise UnreadableInput("The folder has no .ann file.", "Name a brat collection, or a file.", path)
            return read_brat(path, person)
        if path.suffix in (".jsonl", ".ndjson"):
            return read_jsonl(path, person)
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableInput("This is not UTF-8.", "Export it as UTF-8.", path) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"This is no JSON: {error}.", f"Formats: {'; '.join(FORMATS.values())}.", path) from None
    except OSError as error:
        raise UnreadableInput(f"{error.strerror or error}.", "Check the name and your rights to it.", path) from None
    first = data[0] if isinstance(data, list) and data else data
    if isinstance(first, dict) and ("@context" in first or "target" in first or "items" in first):
        return read_web_annotations(path, person)
    if isinstance(first, dict) and ("data" in first or "text" in first):
        return read_label_studio(path, person)
    raise UnreadableInput("These are no annotations.", f"Formats: {'; '.join(FORMATS.values())}.", path)
