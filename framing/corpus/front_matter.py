"""Front matter: metadata in TOML between two lines of ``+++`` at the beginning of a text file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

_OPEN = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n")
_CLOSE = re.compile(r"^\+\+\+[ \t]*(?=\r?$)", re.MULTILINE)
# Metadata takes a few lines; a fence further away belongs to the text.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends (both fences included), what it says, and why it cannot be read, if so."""

    end: int
    values: dict[str, Any] = field(default_factory=dict)
    problem: str = ""


def split_front_matter(text: str) -> FrontMatter | None:
    """Read the front matter of a text.

    Args:
        text: a whole text file.

    Returns:
        The front matter, or ``None`` where the text begins without one. Broken TOML gives ``problem``.

    Example:
        >>> front = split_front_matter('+++\\noutlet = "Harbour News"\\n+++\\nBridge closed')
        >>> front.end, front.values
        (31, {'outlet': 'Harbour News'})
    """
    opening = _OPEN.match(text)
    if not opening:
        return None
    closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST)
    if not closing:
        return None
    source = text[opening.end() : closing.start()].replace("\r\n", "\n")
    try:
        return FrontMatter(closing.end(), tomllib.loads(source))
    except tomllib.TOMLDecodeError as problem:
        return FrontMatter(closing.end(), problem=f"front matter cannot be read as TOML: {problem}")
