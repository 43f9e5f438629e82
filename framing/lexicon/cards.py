"""Category cards as pages and cards show them: name, letter, definition, limits and the sentence for a pupil."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from framing.paths import lexicons_dir


def load_cards() -> Mapping[str, Mapping[str, Any]]:
    """The cards of the shipped lexicons, by category id.

    Example:
        >>> load_cards()["hedge"]["letter"]
        'H'
    """
    with (lexicons_dir() / "concepts.toml").open("rb") as file:
        return tomllib.load(file)["category"]
