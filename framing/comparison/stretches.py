"""What a comparison holds on time: frozen values, as in ``framing.comparison.results``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One headline measure of a group in one stretch of time, with its 95 % interval.

    ``period`` names the stretch (``2026-03-14``, ``2026-W11`` or ``2026-03``), ``start`` is its first day. ``n``
    counts the articles that were rated, ``articles`` all of them; ``note`` says why something is missing.
    """

    group: str
    measure: str
    period: str
    start: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    articles: int
    count: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One headline measure of a group before a date and from it on; the date's own articles count as after.

    ``ratio`` is after over before and ``difference`` after minus before, each with a 95 % interval; Holm's correction
    covers the measures of one group. A change after a date is not yet a change because of it.
    """

    group: str
    measure: str
    date: str
    before: float | None
    after: float | None
    n_before: int
    n_after: int
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    p_adjusted: float | None
    test: str
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Undated:
    """An article that stands in no stretch of time: it has no date, or one that cannot be read (``date``)."""

    article: str
    group: str
    date: str
