"""The output folder: Parquet parts written whole or not at all, and a manifest of the finished batches.

    OUT/manifest.jsonl                  the run's settings, then one line a finished batch, then the end
    OUT/articles/part-0000000.parquet   one part a batch, the same in findings/ and attributions/

A batch is finished when its line stands in the manifest; parts without one are leftovers of a run
that was stopped, and are written again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from framing.errors import FramingError
from framing.scale.schemas import TABLES

MANIFEST = "manifest.jsonl"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder says of its run: the settings, a line for each finished batch in order, and whether it ended."""

    settings: Mapping[str, Any]
    batches: tuple[Mapping[str, Any], ...]
    complete: bool


def is_output(folder: Path) -> bool:
    """Whether a folder is the output of ``framing score``."""
    return (folder / MANIFEST).is_file()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an output folder; a last line torn by a crash does not count.

    Raises:
        FramingError: if there is none, or it is none of ours.
    """
    try:
        raw = (folder / MANIFEST).read_bytes()
        lines = [json.loads(line) for line in raw.split(b"\n")[:-1]]
    except OSError as error:
        raise FramingError(
            "There is no run in this folder.", "Name a folder that framing score wrote.", folder
        ) from error
    except ValueError as error:
        problem = f"Its manifest cannot be read: {error}."
        raise FramingError(problem, "Score into a new folder.", folder / MANIFEST) from None
    if not lines or not isinstance(lines[0], dict) or "schema" not in lines[0]:
        raise FramingError("Its manifest is none of framing score.", "Name another folder.", folder / MANIFEST)
    batches = tuple(line for line in lines[1:] if "batch" in line)
    return Manifest(lines[0], batches, any("end" in line for line in lines[1:]))


def begin(folder: Path, settings: Mapping[str, Any], resume: bool) -> Manifest:
    """Make an output folder ready: a new one, or the one of a stopped run with its leftovers cleared away.

    Args:
        folder: the output folder; this process holds its lock.
        settings: what the results depend on.
        resume: continue the run that is there, if there is one.

    Returns:
        What is finished already.

    Raises:
        FramingError: if the folder holds something else, or a run with other settings.
    """
    for table in TABLES:
        place = folder / table
        # A link here would lead the parts to another place than the one that was named.
        if place.is_symlink():
            raise FramingError("A link stands where the parts go.", "Remove it, or name another folder.", path=place)
        with told(folder):
            place.mkdir(exist_ok=True)
    if not is_output(folder):
        if any(part for table in TABLES for part in (folder / table).iterdir()):
            raise FramingError("The folder holds parts without a manifest.", "Name another folder.", path=folder)
        append(folder, settings)
        return Manifest(settings, (), False)
    if not resume:
        raise FramingError(
            "The folder holds a run already.", "Continue it with --resume, or name another folder.", path=folder
        )
    manifest = read_manifest(folder)
    for name, value in settings.items():
        if manifest.settings.get(name) != value:
            raise FramingError(
                f"The run in this folder has another {name}: {manifest.settings.get(name)}, now {value}.",
                "Score into a new folder, or use what it was begun with.",
                path=folder,
            )
    _clear(folder, len(manifest.batches))
    return manifest


def _clear(folder: Path, finished: int) -> None:
    """Remove half-written files, parts of unfinished batches and the torn last line of the manifest."""
    with told(folder):
        for table in TABLES:
            for path in (folder / table).iterdir():
                number = path.stem.removeprefix("part-")
                if path.suffix == ".tmp" or (number.isdigit() and int(number) >= finished):
                    path.unlink()
        raw = (folder / MANIFEST).read_bytes()
        if not raw.endswith(b"\n"):
            os.truncate(folder / MANIFEST, raw.rfind(b"\n") + 1)


def commit(folder: Path, number: int, parts: Mapping[str, bytes], line: Mapping[str, Any]) -> None:
    """Finish a batch: its parts in their places, then its line in the manifest.

    Raises:
        FramingError: if the disk is full or cannot be written; what was finished before stays.
    """
    with told(folder):
        for table, content in parts.items():
            _write(folder / table / f"part-{number:07d}.parquet", content)
    append(folder, {"batch": number, **line})


def append(folder: Path, line: Mapping[str, Any]) -> None:
    """Add a line to the manifest, whole or not at all."""
    path = folder / MANIFEST
    with told(folder):
        size = path.stat().st_size if path.exists() else 0
        try:
            with path.open("ab") as file:
                file.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
                _settle(file)
        except OSError:
            os.truncate(path, size)
            raise


def _write(path: Path, content: bytes) -> None:
    # The lock sees to it that nobody else writes here; a leftover of this name is replaced, a link is not followed.
    temporary = path.with_suffix(".tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
            _settle(file)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _settle(file: IO[bytes]) -> None:
    """Put a file on the disk itself, so that a power cut finds it whole."""
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """What the system says of a folder, said as a failure the user can mend."""
    try:
        yield
    except OSError as error:
        raise FramingError(
            f"The results cannot be written: {error.strerror or error}.",
            "Make room or get the right to write; then run it again with --resume.",
            path=folder,
        ) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against a second run; the system lets go of it when the process ends, however it ends.

    Raises:
        FramingError: if another run holds it, or it cannot be made.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        # Not followed if it is a link, so that locking never creates a file elsewhere.
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        if not _hold(handle):
            raise FramingError(
                "Another run is writing to this folder.", "Wait for its end, or name another folder.", path=folder
            )
        yield
    finally:
        os.close(handle)


def _hold(handle: int) -> bool:
    """Lock an open file without waiting; closing it, or the end of the process, lets go of it."""
    try:
        # Written as a question of the platform, so that a type checker reads the side it knows.
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
