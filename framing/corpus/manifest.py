"""``manifest.csv``: what is known of the files beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from framing.corpus.columns import match_columns, read_extra, read_fields
from framing.corpus.records import unreadable
from framing.corpus.tables import csv_rows, number_rows, open_table
from framing.model import Skipped

NAME = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files a manifest lists, in its order, with their metadata; and what is wrong with it."""

    files: dict[Path, dict[str, str]]
    skipped: tuple[Skipped, ...] = ()


def is_manifest(path: Path) -> bool:
    """Whether a table lists files instead of holding texts."""
    if path.suffix.lower() not in (".csv", ".tsv"):
        return False
    opened = open_table(path)
    if isinstance(opened, Skipped):
        return False
    with opened as file:
        _, found = csv_rows(file)
    return "file" in found and "text" not in found


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; its paths are relative to its own folder and must stay inside it.

    Args:
        path: the manifest.

    Returns:
        The listed files that exist; files that are missing are listed as skipped.
    """
    opened = open_table(path)
    if isinstance(opened, Skipped):
        return Manifest({}, (opened,))
    files: dict[Path, dict[str, str]] = {}
    skipped: list[Skipped] = []
    with opened as file:
        rows, found = csv_rows(file)
        if "file" not in found:
            problem = Skipped(str(path), "row 1", "no column names the files", 'Name it "file" or "path".')
            return Manifest({}, (problem,))
        _, unused = match_columns(rows.fieldnames or ())
        for number, row in number_rows(rows):
            place = f"row {number}"
            if isinstance(row, str):
                skipped.append(Skipped(str(path), place, row, "Check the quotation marks of the row."))
                continue
            values = read_fields(row, found)
            listed = values.pop("file", "")
            values |= read_extra(row, unused)
            target = _resolve(path, listed, place)
            if isinstance(target, Skipped):
                skipped.append(target)
            elif target in files:
                skipped.append(Skipped(str(path), place, f"{listed} is listed twice", "Keep one of the rows."))
            else:
                files[target] = values
    return Manifest(files, tuple(skipped))


def _resolve(path: Path, listed: str, place: str) -> Path | Skipped:
    if not listed:
        return Skipped(str(path), place, "no file is named", "Fill the file column or leave the row out.")
    folder = path.parent
    try:
        # Written on Windows, a path has backslashes. Normalised by its letters, it meets the name the walk finds.
        name = os.path.normpath(listed if (folder / listed).exists() else listed.replace("\\", "/"))
        target = folder / (os.path.relpath(name, folder) if os.path.isabs(name) else name)
        inside = target.resolve().is_relative_to(folder.resolve())
        exists = target.is_file()
    except (OSError, ValueError, RuntimeError) as error:
        return unreadable(Path(listed), error)
    if not inside:
        reason = f"{listed} lies outside the manifest's folder"
        return Skipped(str(path), place, reason, "Move the file into the folder, or read its own folder too.")
    if not exists:
        return Skipped(str(path), place, f"{listed} is missing", "Add the file or remove its row.")
    return target
