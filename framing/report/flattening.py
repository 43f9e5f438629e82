"""Nested values as tables: a column a field, so that every result of a comparison has a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from framing.comparison.results import Passage


def flatten(kind: type, values: Sequence[Any]) -> tuple[list[str], list[list[object]]]:
    """A table of values of one dataclass.

    A value inside a value becomes several columns (``one.article``); a list of further records
    becomes a row each, beside what they share; mappings, plain lists and passages become text.

    Args:
        kind: the dataclass.
        values: its values, in order.

    Returns:
        The header and the rows.

    Example:
        >>> from framing.comparison.results import Keyness
        >>> header, rows = flatten(Keyness, [Keyness("A", "B", "en", 10, 20, 0, 5, ())])
        >>> header[:4], rows[0][:4]
        (['a', 'b', 'language', 'words_a'], ['A', 'B', 'en', 10])
    """
    return _header(kind), [row for value in values for row in _rows(kind, value)]


def _header(kind: type, prefix: str = "") -> list[str]:
    names: list[str] = []
    for name, hint in _hints(kind).items():
        inner = _record(hint) or _listed(hint)
        names += _header(inner, f"{prefix}{name}.") if inner else [f"{prefix}{name}"]
    return names


def _rows(kind: type, value: Any) -> list[list[object]]:
    """The rows of one value; of ``None`` one row of empty cells."""
    rows: list[list[object]] = [[]]
    for name, hint in _hints(kind).items():
        part = getattr(value, name, None)
        single, listed = _record(hint), _listed(hint)
        if single:
            added = _rows(single, part)
        elif listed:
            added = [row for item in part or (None,) for row in _rows(listed, item)]
        else:
            added = [[_cell(part)]]
        rows = [[*row, *more] for row in rows for more in added]
    return rows


def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _record(hint: Any) -> type | None:
    """The dataclass that a field holds, or may hold."""
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return next((kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)), None)


def _listed(hint: Any) -> type | None:
    """The dataclass of a list that gets a row an item; passages stay together in one cell."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else None
    return inner if isinstance(inner, type) and is_dataclass(inner) and inner is not Passage else None


def _cell(value: Any) -> object:
    """One value as a cell: numbers stay numbers, everything that is several things becomes lines of text."""
    if isinstance(value, Passage):
        return f"{value.article}: {value.sentence or value.text}"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {item}" for key, item in value.items())
    if isinstance(value, (tuple, list)):
        nested = any(isinstance(item, (tuple, list, Passage)) for item in value)
        return ("\n" if nested else "; ").join(str(_cell(item)) for item in value)
    return value


def named_tables(holder: Any, hints: Mapping[str, Any]) -> Iterator[tuple[str, list[str], list[list[object]]]]:
    """A table for each field of a value that is a list of records.

    Args:
        holder: the value.
        hints: the types of its fields.

    Yields:
        Field name, header and rows; also of lists that are empty.
    """
    for field in fields(holder):
        inner = get_args(hints[field.name])[:1] if get_origin(hints[field.name]) is tuple else ()
        if inner and isinstance(inner[0], type) and is_dataclass(inner[0]):
            yield field.name, *flatten(inner[0], getattr(holder, field.name))
