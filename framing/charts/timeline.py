"""Lines over time: one measure of several groups, a point a stretch of time with its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from framing.charts.style import INK, MUTED, styled, wrap_name
from framing.comparison.stretches import PeriodFigure
from framing.comparison.time import end_day, first_day
from framing.markup import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Colour is never the only sign: each group also has a mark and a line of its own.
LOOKS = (
    ("blue", "o", "-"), ("vermillion", "s", "--"), ("green", "^", "-."), ("purple", "D", ":"), ("orange", "v", "-"),
    ("sky", "P", "--"), ("grey", "X", "-."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """A group's figures of one measure in the order of time."""

    name: str
    figures: tuple[PeriodFigure, ...]


def draw_timeline(series: Sequence[Series], *, unit: str = "", split: str = "") -> Figure:
    """One measure of several groups over time.

    A hollow point has no interval; points of stretches that do not follow each other are not joined.

    Args:
        series: a line each.
        unit: label of the vertical axis.
        split: a day that is marked by an upright line.

    Example:
        >>> point = PeriodFigure("A", "hedge", "2026-01", "2026-01-01", 5.0, 3.0, 9.0, 9, 9, 40, "per_1000")
        >>> figure = draw_timeline([Series("A", (point,))], unit="per 1,000 words")
        >>> figure.axes[0].get_ylabel(), [text.get_text() for text in figure.legends[0].get_texts()]
        ('per 1,000 words', ['A'])
    """
    with styled() as figure_of:
        figure = figure_of(4.6, 2.6)
        _draw(figure.add_subplot(), series, unit, split)
        _legend(figure, series)
    return figure


def draw_timelines(panels: Mapping[str, tuple[Sequence[Series], str]], *, split: str = "") -> Figure:
    """Several measures over time as small multiples, two abreast.

    Args:
        panels: by title the lines of a panel and the unit of its axis.
        split: a day that is marked in each.
    """
    rows = (len(panels) + 1) // 2
    with styled() as figure_of:
        figure = figure_of(9.0, 0.5 + 2.3 * max(rows, 1))
        for place, (title, (series, unit)) in enumerate(panels.items(), 1):
            axes = figure.add_subplot(rows, 2, place)
            _draw(axes, series, unit, split)
            axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
        _legend(figure, next(iter(panels.values()), ((), ""))[0])
    return figure


def _draw(axes: Axes, series: Sequence[Series], unit: str, split: str) -> None:
    top = 0.0
    for number, one in enumerate(series):
        color, sign, line = OKABE_ITO[LOOKS[number % len(LOOKS)][0]], *LOOKS[number % len(LOOKS)][1:]
        before: tuple[date, float, float] | None = None
        for found in one.figures:
            if found.value is None:
                continue
            factor = 100.0 if found.unit == "share" else 1.0
            start, end = first_day(found.period), end_day(found.period)
            # Side by side within their stretch, so that intervals do not hide each other.
            x = start.toordinal() + (end - start).days * (number + 1) / (len(series) + 1)
            y = factor * found.value
            known = found.low is not None and found.high is not None
            if before and before[0] == start:
                axes.plot([before[1], x], [before[2], y], line, color=color, linewidth=1, alpha=0.7)
            if found.low is not None and found.high is not None:
                axes.plot([x, x], [factor * found.low, factor * found.high], color=color, linewidth=1.6, alpha=0.8)
                top = max(top, factor * found.high)
            face = color if known else "white"
            axes.plot([x], [y], sign, color=color, markersize=5, markerfacecolor=face, zorder=3, clip_on=False)
            before, top = (end, x, y), max(top, y)
    _axis(axes, sorted({f.period for one in series for f in one.figures}), unit, top)
    if split:
        axes.axvline(date.fromisoformat(split[:10]).toordinal(), color=INK, linewidth=0.8, linestyle=(0, (4, 3)))


def _axis(axes: Axes, periods: Sequence[str], unit: str, top: float) -> None:
    """Names of stretches under the axis, as many as there is room for, and nothing below zero."""
    every = -(-len(periods) // 6)  # six names fit side by side
    shown = periods[::every]
    middles = [(first_day(p).toordinal() + end_day(p).toordinal()) / 2 for p in shown]
    axes.set_xticks(middles, labels=list(shown), fontsize=7)
    axes.set_ylim(0, (top or 1.0) * 1.08)
    axes.set_ylabel(unit, fontsize=8)
    axes.set_facecolor("none")
    axes.tick_params(axis="y", labelsize=8, labelcolor=MUTED)
    axes.locator_params(axis="y", nbins=5)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _legend(figure: Figure, series: Sequence[Series]) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=OKABE_ITO[color], marker=sign, linestyle=line, markersize=5, label=wrap_name(one.name))
        for one, (color, sign, line) in zip(series, LOOKS * (len(series) // len(LOOKS) + 1), strict=False)
    ]
    if handles:
        figure.legend(handles=handles, loc="outside lower left", ncols=3, frameon=False, fontsize=8)
