"""What a comparison holds with and without outlet overlays: frozen values, as in ``framing.comparison.results``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseFigure:
    """One headline measure of a group whose outlets have an overlay: with it, and (``plain_…``) without."""

    group: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    count: float
    plain_value: float | None
    plain_low: float | None
    plain_high: float | None
    plain_n: int
    plain_count: float
    unit: str

    @property
    def changed(self) -> bool:
        """Whether the overlay made a difference."""
        return (self.value, self.n, self.count) != (self.plain_value, self.plain_n, self.plain_count)


@dataclass(frozen=True, slots=True)
class HouseRatio:
    """The ratio a/b of a headline measure with overlays and (``plain_…``) without, with 95 % intervals."""

    a: str
    b: str
    measure: str
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    plain_ratio: float | None
    plain_low: float | None
    plain_high: float | None

    @property
    def changed(self) -> bool:
        """Whether overlays made a difference."""
        return self.ratio != self.plain_ratio


@dataclass(frozen=True, slots=True)
class HouseTerm:
    """What an overlay did to one entry in one group: findings of the outlet's own voice it added and removed.

    ``overlay`` is its id, ``forms`` are words found, the most frequent first; ``reason`` is what the overlay gives.
    """

    group: str
    overlay: str
    entry: str
    category: str
    concept: str
    forms: tuple[str, ...]
    added: int
    removed: int
    articles: int
    reason: str = ""
