"""Offsets in two conventions: Unicode code points, as Python counts, and UTF-16 units, as JavaScript and Java do.

They differ behind every character outside the Basic Multilingual Plane (emoji, mathematical letters, rare
Han): such a character is one code point and two units. brat, spaCy, W3C Web Annotations and today's Label
Studio count code points; Label Studio before 1.5 and most scripts in a browser count units.
"""

from __future__ import annotations

from bisect import bisect_left

CODE_POINTS, UTF16 = "codepoints", "utf16"
CONVENTIONS = (CODE_POINTS, UTF16)
# The first character that takes two units of UTF-16.
ASTRAL = 0x10000


def astral_places(text: str) -> list[int]:
    """Where characters of two units stand, in code points.

    Example:
        >>> astral_places("a🙂b🙂")
        [1, 3]
    """
    return [place for place, character in enumerate(text) if ord(character) >= ASTRAL]


def to_utf16(offset: int, astral: list[int]) -> int:
    """An offset in code points as one in UTF-16 units.

    Args:
        offset: in code points.
        astral: what ``astral_places`` returned for the text.

    Example:
        >>> to_utf16(2, astral_places("a🙂b"))
        3
    """
    return offset + bisect_left(astral, offset)


def from_utf16(offset: int, astral: list[int]) -> int | None:
    """An offset in UTF-16 units as one in code points; ``None`` within a character.

    Example:
        >>> places = astral_places("a🙂b")
        >>> from_utf16(3, places), from_utf16(2, places)
        (2, None)
    """
    # The n-th such character starts at its own place plus the n units that those before it add.
    before = bisect_left([place + n for n, place in enumerate(astral)], offset)
    point = offset - before
    return point if to_utf16(point, astral) == offset else None
