"""Frozen values made at the price of ordinary ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

Parameters = ParamSpec("Parameters")
Value = TypeVar("Value")


def maker(kind: Callable[Parameters, Value]) -> Callable[Parameters, Value]:
    """What makes values of a frozen dataclass with slots, some five times as fast as calling the class does.

    A frozen class sets its fields one by one past its own lock. A twin that is not frozen sets them
    directly; as its slots are the same, what it made can then become a value of the class itself.

    Args:
        kind: the class, made by ``dataclass(frozen=True, slots=True)``.

    Returns:
        A callable with the class's own parameters.

    Example:
        >>> from framing.model import Span
        >>> maker(Span)(3, 5) == Span(3, 5), type(maker(Span)(3, 5)) is Span
        (True, True)
    """

    def become(made: object) -> None:
        object.__setattr__(made, "__class__", kind)

    columns = [(f.name, f.type, field(default=f.default)) for f in fields(cast(Any, kind))]
    twin = make_dataclass("Twin", columns, namespace={"__post_init__": become}, slots=True)
    return cast("Callable[Parameters, Value]", twin)
