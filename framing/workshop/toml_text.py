"""Entries written as TOML, the way they stand in the lexicon files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from framing.lexicon import Entry
from framing.markup import without_controls

# A list that makes its line longer than the house's 120 characters is written one item a line.
LINE = 120
CONTROL = re.compile(r"[\x7f-\x9f]")
# The keys in the order in which they stand in the files, and an entry's fields that hold them.
KEYS = {
    "concept": "concept",
    "patterns": "patterns",
    "except": "except_",
    "except_near": "except_near",
    "require_near": "require_near",
    **{name: name for name in ("strength", "side", "neutral", "stance", "takes", "source_type", "note", "source")},
    **{name: name for name in ("status", "reason", "examples", "known_failures")},
}
# Written even where they hold nothing: an author should see them.
ALWAYS = ("concept", "patterns", "strength", "status", "examples")


def quoted(text: str) -> str:
    """A TOML string.

    Example:
        >>> quoted('say "no"')
        '"say \\\\"no\\\\""'
    """
    # JSON's escapes are TOML's; these further control characters JSON leaves as they are.
    return CONTROL.sub(lambda found: f"\\u{ord(found.group()):04X}", json.dumps(text, ensure_ascii=False))


def assignment(key: str, value: object) -> str:
    """One ``key = value``; a list too long for a line stands on several.

    Example:
        >>> assignment("patterns", ["mob", "~junt"])
        'patterns = ["mob", "~junt"]'
    """
    if isinstance(value, bool):
        return f"{key} = {str(value).lower()}"
    if isinstance(value, int | float):
        return f"{key} = {value}"
    if isinstance(value, str):
        return f"{key} = {quoted(value)}"
    if not isinstance(value, Sequence):
        raise TypeError(f"no TOML for {type(value).__name__}")
    items = [quoted(str(item)) for item in value]
    line = f"{key} = [{', '.join(items)}]"
    return line if len(line) <= LINE else "\n".join((f"{key} = [", *(f"    {item}," for item in items), "]"))


def comment_line(text: str) -> str:
    """Any text as one comment; control characters, which TOML does not allow there, are replaced by a sign.

    Example:
        >>> comment_line("first\\nsecond")
        '# first second'
    """
    return f"# {without_controls(' '.join(text.split()))}"


def entry_table(values: Mapping[str, object], comments: Iterable[str] = ()) -> str:
    """One ``[[entry]]`` with its keys in the usual order; empty ones are left out.

    Args:
        values: the keys of the table.
        comments: lines that stand above the examples.
    """
    lines = ["[[entry]]"]
    for key in (*(["language"] if "language" in values else []), *KEYS):
        if key == "examples":
            lines += [comment_line(comment) for comment in comments]
        if key in values and (values[key] or key in ALWAYS):
            lines.append(assignment(key, values[key]))
    return "\n".join(lines) + "\n"


def to_table(entry: Entry) -> str:
    """An entry as it would stand in its file.

    Example:
        >>> print(to_table(Entry("", "en", "hedge", "hedge.modal", ("may",), examples=("It {may} rain.",))), end="")
        [[entry]]
        concept = "hedge.modal"
        patterns = ["may"]
        strength = 0
        status = "draft"
        examples = ["It {may} rain."]
    """
    return entry_table({key: getattr(entry, field) for key, field in KEYS.items()})
