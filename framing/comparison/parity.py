"""Parity: which names may be compared across languages, and the reason where they may not.

The gate reads ``parity.toml`` beside ``concepts.toml``. It holds what a test on parallel text found::

    [concept."naming.refugees".uk-en]
    dice = 0.82    # how often both sides have a hit where either has
    hits = 41      # hits the figure rests on

Without a row a concept stays within its language. Raw rates never cross languages.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from framing.comparison.results import NamingShare, ParityVerdict
from framing.errors import LexiconError

NAME = "parity.toml"
# LINGUISTICS §6.5: paired hits must agree this well, on so many of them.
DICE = 0.6
HITS = 20

Rows = Mapping[tuple[str, frozenset[str]], tuple[float, int]]


def read_parity(path: Path | None = None) -> Rows | None:
    """Read what the parity test found.

    Args:
        path: the file; that of the shipped lexicon, if not given.

    Returns:
        Dice and hits by concept and pair of languages; ``None`` where there is no file.

    Raises:
        LexiconError: for a file that is not TOML of this form.

    Example:
        >>> read_parity(Path("/nowhere/parity.toml")) is None
        True
    """
    from framing.paths import lexicons_dir

    path = path or lexicons_dir() / NAME
    if not path.is_file():
        return None
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["concept"]
        return {
            (concept, frozenset(pair.split("-"))): (float(row["dice"]), int(row["hits"]))
            for concept, pairs in tables.items()
            for pair, row in pairs.items()
        }
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"It does not hold parity figures: {error}."
        raise LexiconError(problem, 'Write rows such as [concept."x.y".uk-en] with dice and hits.', path) from None


def compare_languages(shares: Sequence[NamingShare], rows: Rows | None) -> tuple[ParityVerdict, ...]:
    """Say of every pair of names used in two languages whether its shares may stand side by side.

    Args:
        shares: what ``naming_shares`` returned.
        rows: what ``read_parity`` returned.

    Returns:
        A verdict for every naming pair and two languages; only where it allows does it hold the shares.

    Example:
        >>> compare_languages((), None)
        ()
    """
    found = []
    for name, other in dict.fromkeys((share.name, share.other) for share in shares):
        used = [s for s in shares if (s.name, s.other) == (name, other) and s.share is not None]
        for first, second in combinations(sorted({share.language for share in used}), 2):
            reason = _refusal((name, other), frozenset((first, second)), rows)
            both = tuple(s for s in used if s.language in (first, second))
            said = reason or f"both names passed the parity test for {first} and {second}"
            found.append(ParityVerdict(name, (first, second), not reason, said, () if reason else both))
    return tuple(found)


def _refusal(names: tuple[str, str], languages: frozenset[str], rows: Rows | None) -> str:
    """Why the names may not be compared; empty where they may."""
    if rows is None:
        return f"no parity test has been made ({NAME} is missing): the lexicons may differ in reach"
    for name in names:
        if (name, languages) not in rows:
            return f"{name} has not been tested for parity in {' and '.join(sorted(languages))}"
        dice, hits = rows[name, languages]
        if hits < HITS:
            return f"{name} was tested on {hits} hits only; {HITS} are asked for"
        if dice < DICE:
            return f"{name} agrees too little across the languages (Dice {dice:.2f}; {DICE} is asked for)"
    return ""
