"""The files of a corpus: folders walked in order, manifests applied, everything else listed with its reason."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from framing.corpus.compressed import PACKED, bare_stem, bare_suffix
from framing.corpus.manifest import NAME, is_manifest, read_manifest
from framing.corpus.nexis import read_docx, read_rtf
from framing.corpus.pages import read_page
from framing.corpus.parquet import read_parquet
from framing.corpus.records import Record, unreadable
from framing.corpus.tables import read_csv, read_jsonl
from framing.corpus.texts import read_text
from framing.corpus.warc import read_warc
from framing.corpus.workbooks import read_xlsx
from framing.model import Skipped

# How each kind of file is read. To read another kind, write such a function and list it here.
READERS: Mapping[str, Callable[[Path, Mapping[str, str] | None], Iterator[Record | Skipped]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
    ".xlsx": read_xlsx,
    ".docx": read_docx,
    ".rtf": read_rtf,
    ".warc": read_warc,
}
# Those that stream also when packed.
PACKABLE = (".csv", ".tsv", ".jsonl", ".ndjson", ".warc")
SUPPORTED = f"Supported: {', '.join(READERS)}; {', '.join(PACKABLE)} also as .gz or .zst."
# Folders that name a date, a number, a language or a format, not an outlet.
_NO_OUTLET = re.compile(r"[\d._-]+|en|ru|uk|ua|eng|rus|ukr|articles?|texts?|txt|html?|pages?|data|raw", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, what a manifest says of it, and the id and outlet its place suggests."""

    path: Path
    stem: str
    outlet: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def read_records(source: Source, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read the texts of one file; whatever its reader meets, the files after it are read too.

    Args:
        source: the file.
        columns: our names and the file's for them, where they are not the usual ones.

    Returns:
        Records, and what gave none with the reason; a file that breaks off gives those before the damage.
    """
    place = ""
    try:
        for record in READERS[bare_suffix(source.path)](source.path, columns):
            place = record.place
            yield record
    except (OSError, EOFError) as error:
        why = getattr(error, "strerror", None) or error
        reason = f"cannot be read further: {why}" if place else f"cannot be read at all: {why}"
        yield Skipped(str(source.path), f"after {place}" if place else "", reason, "Restore it from its source.")
    # Libraries that take files apart fail in their own ways; one file is lost, not the run.
    except Exception as error:
        reason = f"the file cannot be taken apart: {type(error).__name__}: {error}"
        yield Skipped(str(source.path), f"after {place}" if place else "", reason, "Save it anew, or as .jsonl.")


def list_files(root: Path, several: bool) -> Iterator[Source | Skipped]:
    """List the files of one path: a folder, a manifest, or a single file.

    Args:
        root: the path; it exists.
        several: whether it is one of several paths; then a folder's name tells its files from the others'.

    Returns:
        Files to read in a stable order, and what is left out with the reason.
    """
    if root.is_dir():
        yield from _walk(root, several)
    elif not root.is_file():
        yield Skipped(str(root), "", "neither a file nor a folder", SUPPORTED)
    elif is_manifest(root):
        manifest = read_manifest(root)
        yield from manifest.skipped
        for path, values in manifest.files.items():
            yield _source(path, root.parent, values) if _readable(path) else _no_format(path)
    else:
        yield Source(root, bare_stem(root).name) if _readable(root) else _no_format(root)


def _walk(root: Path, several: bool) -> Iterator[Source | Skipped]:
    listed: dict[Path, dict[str, str]] = {}
    problems: list[Skipped] = []
    found = False
    for folder, folders, names in os.walk(root, onerror=lambda e: problems.append(unreadable(Path(e.filename), e))):
        here = Path(folder)
        folders.sort()
        for name in list(folders):
            if reason := _no_folder(here / name):
                folders.remove(name)
                yield Skipped(str(here / name), "", *reason)
        for name in names:
            if name.lower() == NAME and is_manifest(here / name):
                manifest = read_manifest(here / name)
                yield from manifest.skipped
                listed |= manifest.files
        for name in sorted(names):
            path = here / name
            if name.lower() == NAME and is_manifest(path):
                continue
            found = True
            problem = _no_article(path, root, listed=path in listed)
            # A row of the manifest is forgotten once its file is met, so that memory follows the folder.
            yield problem or _source(path, root, listed.pop(path, {}), root.name if several else "")
    yield from problems
    if not found and not problems:
        yield Skipped(str(root), "", "there are no articles in it", SUPPORTED)


def _source(path: Path, root: Path, values: Mapping[str, str], prefix: str = "") -> Source:
    try:
        place = path.relative_to(root)
    except ValueError:
        place = Path(path.name)
    stem = bare_stem(place).as_posix()
    folders = [name for name in (prefix, *place.parts[:-1]) if name and not _NO_OUTLET.fullmatch(name)]
    return Source(path, f"{prefix}/{stem}" if prefix else stem, folders[-1] if folders else "", values)


def _no_folder(path: Path) -> tuple[str, str] | None:
    if path.name.startswith((".", "__")):
        return "a hidden folder", "Rename it if it holds articles."
    if path.is_symlink():
        return "a link to a folder, not followed", "Name the folder itself as a path."
    return None


def _no_article(path: Path, root: Path, listed: bool) -> Skipped | None:
    if path.name.startswith("."):
        return Skipped(str(path), "", "a hidden file", "Rename it if it is an article.")
    if not listed and path.name.lower().split(".")[0] == "readme":
        return Skipped(str(path), "", "a readme, not an article", "Rename it if it is an article.")
    if not _readable(path):
        return _no_format(path)
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            return Skipped(
                str(path), "", "a link that leads outside the folder, not followed", "Name its target instead."
            )
        if not path.is_file():
            return Skipped(str(path), "", "no file, or a link to nothing", "Remove it or restore its target.")
    except (OSError, RuntimeError) as error:
        return unreadable(path, error)
    return None


def _readable(path: Path) -> bool:
    suffix = bare_suffix(path)
    return suffix in READERS and (suffix in PACKABLE or path.suffix.lower() not in PACKED)


def _no_format(path: Path) -> Skipped:
    return Skipped(str(path), "", "not an article format", SUPPORTED)
