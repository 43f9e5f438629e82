"""Dot plots: one measure of several groups, each with its interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from framing.charts.style import DOT, MUTED, ROW, label_rows, short_name, styled
from framing.model import Measure, Profile

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def draw_measure(
    profiles: Sequence[Profile],
    measure: str,
    *,
    names: Sequence[str] = (),
    unit: str = "",
    missing: str = "no figure",
    number: Callable[[float], str] = "{:.1f}".format,
) -> Figure:
    """One measure of several groups: a dot each, with its 95 % interval.

    A hollow dot has no interval; a group without a figure says so. Figures of shares are drawn in
    per cent.

    Args:
        profiles: the groups, drawn from the top.
        measure: the measure's name.
        names: what the groups are called; their own names when left out.
        unit: label of the axis.
        missing: what is written where there is no figure.
        number: writes the figures beside the dots.

    Returns:
        A figure about 4 inches wide.

    Example:
        >>> hedges = Measure("hedge", 4.2, 3.1, 5.9, 40, 90, 21000, "per_1000", "bca")
        >>> figure = draw_measure([Profile((("outlet", "Dawn"),), {"hedge": hedges}, (), False)], "hedge")
        >>> [text.get_text() for text in figure.axes[0].texts]
        ['4.2']
    """
    with styled() as figure_of:
        figure = figure_of(4.0, 0.62 + ROW * max(len(profiles), 1))
        axes = figure.add_subplot()
        _draw_dots(axes, [p.measures.get(measure) for p in profiles], missing, number)
        label_rows(axes, names or [short_name(p) for p in profiles])
        axes.set_xlabel(unit, fontsize=8)
    return figure


def draw_measures(
    profiles: Sequence[Profile],
    measures: Mapping[str, str],
    *,
    names: Sequence[str] = (),
    units: Mapping[str, str] | None = None,
    missing: str = "no figure",
    number: Callable[[float], str] = "{:.1f}".format,
) -> Figure:
    """Several measures of several groups as small multiples, two abreast.

    Args:
        profiles: the groups, drawn from the top in every panel.
        measures: titles of the panels by measure.
        names: what the groups are called; their own names when left out.
        units: axis labels by measure.
        missing: what is written where there is no figure.
        number: writes the figures beside the dots.
    """
    rows = (len(measures) + 1) // 2
    with styled() as figure_of:
        figure = figure_of(9.0, max(rows, 1) * (0.95 + ROW * max(len(profiles), 1)))
        for place, (measure, title) in enumerate(measures.items()):
            axes = figure.add_subplot(rows, 2, place + 1)
            _draw_dots(axes, [p.measures.get(measure) for p in profiles], missing, number)
            label_rows(axes, names or [short_name(p) for p in profiles])
            axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
            axes.set_xlabel((units or {}).get(measure, ""), fontsize=8)
    return figure


def _draw_dots(axes: Axes, measures: Sequence[Measure | None], missing: str, number: Callable[[float], str]) -> None:
    scale = [100.0 if m is not None and m.unit == "share" else 1.0 for m in measures]
    ends = [s * v for m, s in zip(measures, scale, strict=True) if m for v in (m.value, m.high) if v is not None]
    # Room on the right for the figures; an axis of zeros still gets some length.
    top = max(ends, default=0.0) or 1.0
    axes.set_xlim(-top * 0.03, top * 1.24)
    for row, (measure, factor) in enumerate(zip(measures, scale, strict=True)):
        if measure is None or measure.value is None:
            axes.text(0, row, missing, va="center", fontsize=8, color=MUTED, style="italic")
            continue
        value, right = factor * measure.value, factor * measure.value
        axes.plot([0, value], [row, row], color=MUTED, linewidth=0.5, alpha=0.4, zorder=1)
        known = measure.low is not None and measure.high is not None
        if measure.low is not None and measure.high is not None:
            right = max(factor * measure.high, right)
            axes.plot([factor * measure.low, factor * measure.high], [row, row], color=DOT, linewidth=2, zorder=2)
        axes.plot([value], [row], "o", markersize=7, color=DOT, markerfacecolor=DOT if known else "white", zorder=3)
        axes.text(right + top * 0.035, row, number(value), va="center", fontsize=8)
