"""Compiled lexicons kept in the user's cache directory, so that only the first run inflects words.

The file is a plain ``.npz`` (no pickle), written to a temporary name and renamed; one that cannot
be read is built anew. Its name holds a key of everything the tables depend on.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import numpy as np

from framing.lexicon.compiling import CompiledLexicon, compile_lexicon
from framing.lexicon.hashing import HashTable
from framing.lexicon.rows import Rows
from framing.lexicon.schema import Entry
from framing.lexicon.stems import compile_stems

# Files kept for a language: every change of a lexicon makes a new one, of up to 12 MB, and a few lexicons are in use.
KEPT = 12
ARRAYS = (
    *("flags", "signature", "hopes", "entry", "role", "anchor", "guarded", "slots", "gaps", "kinds", "inflected"),
    *("after_mask", "after_reach", "before_mask", "before_reach", "group", "strength", "needy"),
)
ROWS = ("spelling", "alone", "anchored", "stem_alone", "stem_anchored")
TABLES = ("table", "satisfied")


def cache_dir() -> Path:
    """The folder for compiled lexicons: ``FRAMING_CACHE``, else the user's cache directory."""
    if "FRAMING_CACHE" in os.environ:
        return Path(os.environ["FRAMING_CACHE"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "framing"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "framing"


def compiled(entries: Sequence[Entry], language: str) -> CompiledLexicon:
    """The compiled tables of one language, from the cache where they are, else built and kept there."""
    chosen = tuple(entry for entry in entries if entry.language == language)
    path = cache_dir() / f"{language}-{_key(chosen, language)}.npz"
    try:
        found = _read(path, chosen, language)
        touch(path)
        return found
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        lexicon = compile_lexicon(chosen, language)
    _write(path, lexicon)
    return lexicon


@cache
def code_digest() -> str:
    """A digest of the modules that validate, tokenize and compile: what older code kept is never read by newer."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for module in sorted([*package.glob("languages/*.py"), *package.glob("lexicon/*.py")]):
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _key(entries: Sequence[Entry], language: str) -> str:
    dictionaries = [version("pymorphy3"), version("pymorphy3-dicts-ru")] if language == "ru" else [version("simplemma")]
    rows = [(e.id, e.patterns, e.except_, e.except_near, e.require_near, e.strength) for e in entries]
    content = repr((code_digest(), np.__version__, dictionaries, rows))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _write(path: Path, lexicon: CompiledLexicon) -> None:
    """Write a compiled lexicon; a cache that cannot be written is no failure, only slower."""
    arrays = {name: getattr(lexicon, name) for name in ARRAYS}
    for name in TABLES:
        table = getattr(lexicon, name)
        arrays |= {f"{name}_{part.name}": getattr(table, part.name) for part in dataclasses.fields(HashTable)}
    for name in ROWS:
        rows = getattr(lexicon, name)
        arrays[name + "_offsets"], arrays[name + "_values"] = rows.offsets, rows.values
    rest = {
        "stems": {stem: lexicon.stems.slots.row(number) for number, stem in enumerate(lexicon.stems.stems)},
        "grammemes": [[slot, sorted(found)] for slot, found in lexicon.grammemes.items()],
    }
    arrays["rest"] = np.frombuffer(json.dumps(rest, ensure_ascii=False).encode(), np.uint8)
    keep(path, lambda file: np.savez(file, **arrays))


def keep(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Put a file into the cache, whole or not at all; the cache that cannot be written is no failure, only slower.

    Args:
        path: the file, called ``kind-key.suffix``; of a kind only those used last are left.
        write: writes its content.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as file:
            temporary = Path(file.name)
            write(file)
        os.replace(temporary, path)
        _prune(path.parent, f"{path.name.partition('-')[0]}-*{path.suffix}")
    except OSError:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def touch(path: Path) -> None:
    """Mark a file of the cache as used just now: those unused for longest are pruned first."""
    with suppress(OSError):
        os.utime(path)


def _prune(folder: Path, kind: str) -> None:
    """Leave only the files of a kind that were used last; one that another process just took away is no failure."""
    used: list[tuple[int, Path]] = []
    for path in folder.glob(kind):
        with suppress(OSError):
            used.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(used, reverse=True)[KEPT:]:
        with suppress(OSError):
            path.unlink()


def _read(path: Path, entries: tuple[Entry, ...], language: str) -> CompiledLexicon:
    with np.load(path, allow_pickle=False) as stored:
        rest = json.loads(stored["rest"].tobytes())
        fields: dict[str, Any] = {name: stored[name] for name in ARRAYS}
        fields |= {name: Rows(stored[name + "_offsets"], stored[name + "_values"]) for name in ROWS}
        parts = [part.name for part in dataclasses.fields(HashTable)]
        fields |= {name: HashTable(*(stored[f"{name}_{part}"] for part in parts)) for name in TABLES}
        return CompiledLexicon(
            language=language,
            entries=entries,
            stems=compile_stems(rest["stems"]),
            grammemes={slot: frozenset(found) for slot, found in rest["grammemes"]},
            **fields,
        )
