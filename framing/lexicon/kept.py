"""Lexicon files as they were read and validated, kept in the user's cache directory.

Every start needs all entries, and validating them takes longer than everything else it does. So a folder whose
files have not changed, letter for letter, is not parsed again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from framing.lexicon.cache import cache_dir, code_digest, keep, touch
from framing.lexicon.schema import Category, Concept, Entry

KINDS = (Entry, Concept, Category)

Contents = tuple[tuple[Entry, ...], Mapping[str, Concept], Mapping[str, Category]]
Value = TypeVar("Value", Entry, Concept, Category)


def kept(files: Sequence[Path], read: Callable[[], Contents]) -> Contents:
    """What lexicon files hold: from the cache where they are unchanged, else read and kept there.

    Args:
        files: the files; their order counts.
        read: reads and validates them.

    Returns:
        The entries, numbered, and the concepts and cards by their names.

    Raises:
        LexiconError: as ``read`` does; what is wrong is not kept.
    """
    try:
        path = cache_dir() / f"lexicon-{_key(files)}.json"
    except OSError:
        return read()  # it says which file, and what to do
    try:
        found = _restored(path.read_bytes())
    except (OSError, ValueError, TypeError):
        found = read()
        rows = [_rows(things) for things in (found[0], found[1].values(), found[2].values())]
        text = json.dumps(rows, ensure_ascii=False)
        keep(path, lambda file: file.write(text.encode()))
    else:
        touch(path)
    return found


def _key(files: Sequence[Path]) -> str:
    digest = hashlib.sha256(repr((code_digest(), [[field.name for field in fields(kind)] for kind in KINDS])).encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"\n{file}\n{len(content)}\n".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()[:16]


def _rows(things: Iterable[Entry | Concept | Category]) -> list[list[Any]]:
    return [[getattr(thing, field.name) for field in fields(thing)] for thing in things]


def _restored(content: bytes) -> Contents:
    entries, concepts, categories = json.loads(content)
    return (
        tuple(_made(Entry, entries)),
        {concept.id: concept for concept in _made(Concept, concepts)},
        {category.id: category for category in _made(Category, categories)},
    )


def _made(kind: Callable[..., Value], rows: Iterable[Sequence[Any]]) -> list[Value]:
    return [kind(*[tuple(value) if type(value) is list else value for value in row]) for row in rows]
