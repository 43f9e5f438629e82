"""Plain text files: one article each, with optional front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from framing.corpus.columns import match_columns, read_extra, read_fields
from framing.corpus.front_matter import split_front_matter
from framing.corpus.records import Record, load
from framing.model import Skipped


def read_text(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Record | Skipped]:
    """Read a ``.txt`` file; its text is kept exactly, front matter included.

    Args:
        path: the file.
        columns: names of the front matter's keys, where they are not the usual ones.

    Returns:
        One record, or why there is none.
    """
    decoded = load(path)
    if isinstance(decoded, Skipped):
        yield decoded
        return
    front = split_front_matter(decoded.text)
    values: dict[str, str] = {}
    warnings = [decoded.warning] if decoded.warning else []
    if front:
        known, unused = match_columns(front.values, columns)
        known = {field: name for field, name in known.items() if field not in ("text", "file")}
        values = read_fields(front.values, known) | read_extra(front.values, unused)
        if front.problem:
            warnings.append(front.problem)
    yield Record(decoded.text, values, warnings=tuple(warnings))
