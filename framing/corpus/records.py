"""What a reader hands on: a text with what its file says about it, before it becomes an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from framing.corpus.encoding import Decoded, decode
from framing.model import Skipped

# A page or an article of more than this is a dump or a mistake, and would be held in memory as a whole.
LARGEST_MB = 50
LARGEST = LARGEST_MB * 1024 * 1024

TOO_LARGE = f"larger than {LARGEST_MB} MB"
NO_TEXT = "its bytes are no text in any known encoding"
SPLIT = "Split it into articles, one a file, or make it a .jsonl table with one article a line."


@dataclass(frozen=True, slots=True)
class Record:
    """One text as a reader found it.

    ``values`` holds its metadata under our names, columns of the user's own under ``extra.<name>``; ``place``
    says where in the file it stands (a row, a line), ``suffix`` makes the article's id from the file's where a
    file holds several.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    suffix: str = ""
    warnings: tuple[str, ...] = ()


def compose(title: str, body: str) -> str:
    """The text of an article whose title and body come apart: title, blank line, body.

    Example:
        >>> compose("Bridge closed", "The old bridge was closed.")
        'Bridge closed\\n\\nThe old bridge was closed.'
    """
    return f"{title}\n\n{body}" if title else body


def load(path: Path) -> Decoded | Skipped:
    """Read and decode a whole file, or say why not."""
    raw = load_bytes(path)
    if isinstance(raw, Skipped):
        return raw
    return decode(raw) or Skipped(str(path), "", NO_TEXT, "Save it as UTF-8 text.")


def load_bytes(path: Path) -> bytes | Skipped:
    """Read a whole file, or say why not."""
    try:
        if path.stat().st_size > LARGEST:
            return Skipped(str(path), "", TOO_LARGE, SPLIT)
        return path.read_bytes()
    except OSError as error:
        return unreadable(path, error)


def unreadable(path: Path, error: Exception) -> Skipped:
    """The entry for a file that the system does not let us read."""
    reason = getattr(error, "strerror", None) or str(error)
    return Skipped(str(path), "", f"cannot be read: {reason}", "Check that the file exists and may be read.")
