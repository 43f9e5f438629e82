"""Figures by month of groups too large to list: small sums gathered while the articles stream by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from framing.comparison.stretches import PeriodFigure
from framing.comparison.time import AUTO, MOST, PERIODS, first_day, read_day
from framing.model import ArticleScore
from framing.profiles import HEADLINE, MEASURES, UNMEASURED, group_key, seed_for
from framing.profiles.columns import Key
from framing.profiles.estimates import interval
from framing.profiles.measures import enters, rate, tally
from framing.profiles.state import BINS, bin_of, cluster

_RULES = tuple(MEASURES[name] for name in HEADLINE if name not in UNMEASURED)
# A group in a month takes 33 kB; with more than these the memory would grow with the archive.
CELLS = 10_000


@dataclass(slots=True)
class _Cell:
    """One group in one month: its articles, what was counted by measure, and rates by measure and bin."""

    articles: int = 0
    counts: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(_RULES)))
    sizes: NDArray[np.float64] = field(default_factory=lambda: np.zeros((len(_RULES), BINS)))
    rates: NDArray[np.float64] = field(default_factory=lambda: np.zeros((len(_RULES), BINS)))


@dataclass
class Months:
    """Gathers the headline measures by group and month; ``mixed`` brings words of several languages on one footing."""

    by: Sequence[str]
    mixed: bool = False
    watched: int = 0
    undated: int = 0
    cells: dict[tuple[Key, str], _Cell] = field(default_factory=dict)

    def watch(self, scores: Iterator[ArticleScore]) -> Iterator[ArticleScore]:
        """Hand on articles, each as it was, and add them up."""
        for score in scores:
            self._add(score)
            yield score

    def _add(self, score: ArticleScore) -> None:
        self.watched += 1
        day, _ = read_day(score.keys.get("date", ""))
        if day is None:
            self.undated += 1
            return
        place = group_key(score, self.by), PERIODS["month"](day)
        cell = self.cells.get(place)
        if cell is None:
            # Beyond the limit places are only counted, so that the reader can be told how many there are.
            cell = _Cell() if len(self.cells) < CELLS else _OVER
            self.cells[place] = cell
        if cell is _OVER:
            return
        cell.articles += 1
        bin = bin_of(cluster(score))
        for row, rule in enumerate(_RULES):
            if enters(score, rule):
                cell.counts[row] += tally(score, rule, self.mixed)[0]
            value = rate(score, rule, self.mixed)
            if value is not None:
                cell.sizes[row, bin] += 1
                cell.rates[row, bin] += value


_OVER = _Cell()


def month_figures(
    months: Months, period: str = AUTO, draws: int = 2000, seed: int = 20260101
) -> tuple[tuple[PeriodFigure, ...], tuple[str, ...]]:
    """The headline measures of each group by month.

    Args:
        months: what was gathered.
        period: ``"auto"`` (where there are 2 to 31 months), ``"month"``, or a stretch that so many articles have not.
        draws: bootstrap resamples.
        seed: seed of the resampling.

    Returns:
        The figures in the order of measure, group and month, with intervals from 256 bins of articles; and what a
        reader should know: articles without a date, or why there are no figures.

    Example:
        >>> months = Months(("outlet",))
        >>> articles = [ArticleScore(f"a{i}", "Dawn", "en", None, "", {"hedge": i}, {"outlet": 1000}, {},
        ...     {"date": f"2026-0{1 + i // 4}-11"}) for i in range(8)]
        >>> watched = list(months.watch(iter(articles)))
        >>> [(f.period, f.value, f.n) for f in month_figures(months, draws=99)[0] if f.measure == "hedge"]
        [('2026-01', 1.5, 4), ('2026-02', 5.5, 4)]
    """
    notes = []
    if months.undated:
        notes.append(f"{months.undated} articles have no date that can be read and are in no figure over time.")
    number = len({month for _, month in months.cells})
    if not number:
        return (), tuple(notes)
    if period not in (AUTO, "month"):
        return (), (*notes, "Figures over time of so many articles are by month only: use --period month.")
    if len(months.cells) > CELLS:
        return (), (*notes, f"Too many groups and months for figures over time: {len(months.cells)} of both.")
    if period == AUTO and not 2 <= number <= MOST:
        said = f"The articles are of {number} months, and figures over time are made for 2 to {MOST}"
        return (), (*notes, f"{said}; --period month makes them all the same.")
    figures = [found for place in sorted(months.cells) for found in _figures(*place, months.cells[place], draws, seed)]
    order = {rule.name: row for row, rule in enumerate(_RULES)}
    return tuple(sorted(figures, key=lambda found: order[found.measure])), tuple(notes)


def _figures(key: Key, month: str, cell: _Cell, draws: int, seed: int) -> Iterator[PeriodFigure]:
    name = ", ".join(value for _, value in key)
    limits: dict[int, tuple[float, float]] = {}
    # Measures that rate the same articles share their resamples, which cost more than the figures.
    alike: dict[bytes, list[int]] = {}
    for row in range(len(_RULES)):
        alike.setdefault(cell.sizes[row].tobytes(), []).append(row)
    for rows in alike.values():
        sizes = cell.sizes[rows[0]]
        filled = sizes > 0
        # Fewer bins than three allow no interval, as with articles.
        if filled.sum() >= 3:
            found = interval(cell.rates[rows][:, filled], sizes[filled], draws, seed_for(seed, name, month))
            limits |= {row: (float(found.low[at]), float(found.high[at])) for at, row in enumerate(rows)}
    for row, rule in enumerate(_RULES):
        n = int(cell.sizes[row].sum())
        low, high = limits.get(row, (None, None))
        value = float(cell.rates[row].sum() / n) if n else None
        yield PeriodFigure(
            name, rule.name, month, first_day(month).isoformat(), value, low, high, n, cell.articles,
            float(cell.counts[row]), rule.unit,
        )  # fmt: skip
