"""Curves and pairs of dots: loaded words by strength, and headlines against bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.charts.style import DOT, INK, MUTED, ROW, label_rows, styled, tint, wrap_name
from framing.markup import OKABE_ITO

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from framing.comparison.results import Headlines, StrengthPoint

# Lines that differ in colour, dash and marker; more than these nobody can tell apart.
_LINES = (
    ("blue", "-", "o"),
    ("vermillion", "--", "s"),
    ("green", ":", "D"),
    ("purple", "-.", "^"),
    ("orange", "-", "v"),
    ("sky", "--", "P"),
)
MOST_LINES = len(_LINES)


def draw_strengths(curves: Sequence[tuple[str, Sequence[StrengthPoint]]], *, axis: str = "", unit: str = "") -> Figure:
    """Loaded words of at least a strength, a line a group, with intervals; six groups at most.

    Args:
        curves: names of groups with their points, by rising strength.
        axis: what the strengths are called.
        unit: label of the upright axis.

    Example:
        >>> from framing.comparison.results import StrengthPoint
        >>> points = [StrengthPoint("Dawn", n, 9.0 / n, 5.0 / n, 12.0 / n, 9, 30) for n in (1, 2, 3)]
        >>> figure = draw_strengths([("Dawn", points)])
        >>> [float(value) for value in figure.axes[0].lines[0].get_ydata()]
        [9.0, 4.5, 3.0]
    """
    with styled() as figure_of:
        figure = figure_of(5.4, 3.1)
        axes = figure.add_subplot()
        shown = curves[:MOST_LINES]
        for place, ((name, points), (color, dash, marker)) in enumerate(zip(shown, _LINES, strict=False)):
            known = [point for point in points if point.value is not None]
            # Side by side, so that intervals do not hide each other.
            shift = 0.06 * (place - (len(shown) - 1) / 2)
            levels = [point.level + shift for point in known]
            values = [point.value or 0.0 for point in known]
            label = wrap_name(name).replace("\n", " ")
            axes.plot(
                levels, values, dash, color=OKABE_ITO[color], marker=marker, markersize=5, linewidth=1.6, label=label
            )
            for level, point in zip(levels, known, strict=True):
                if point.low is not None and point.high is not None:
                    axes.plot([level, level], [point.low, point.high], color=OKABE_ITO[color], linewidth=1, alpha=0.7)
        axes.set_xticks([1, 2, 3], labels=["≥ 1", "≥ 2", "≥ 3"])
        axes.set_xlim(0.7, 3.3)
        axes.set_ylim(bottom=0)
        axes.set_xlabel(axis, fontsize=8)
        axes.set_ylabel(unit, fontsize=8)
        axes.set_facecolor("none")
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        if shown:
            axes.legend(frameon=False, fontsize=8, handlelength=3.2)
    return figure


def draw_headlines(
    rows: Sequence[tuple[str, Headlines]], *, title: str, body: str, unit: str = "", missing: str = "no figure"
) -> Figure:
    """Loaded words in titles against bodies: two dots a group.

    Args:
        rows: names of groups with their figures, drawn from the top.
        title: what the dots of the titles are called.
        body: what those of the bodies are called.
        unit: label of the axis.
        missing: what is written where a group has neither.

    Example:
        >>> from framing.comparison.results import Headlines
        >>> found = Headlines("Dawn", 9, 60, 3.0, 50.0, 10.0, 90.0, 12.0, 4.17, 2)
        >>> figure = draw_headlines([("Dawn", found)], title="titles", body="bodies")
        >>> [float(line.get_xdata()[0]) for line in figure.axes[0].lines if line.get_marker() in "Do"]
        [12.0, 50.0]
    """
    from matplotlib.lines import Line2D

    with styled() as figure_of:
        figure = figure_of(7.2, 0.95 + ROW * max(len(rows), 1))
        axes = figure.add_subplot()
        for at, (_, found) in enumerate(rows):
            ends = [value for value in (found.title_rate, found.body_rate) if value is not None]
            if not ends:
                axes.text(0, at, missing, va="center", fontsize=8, color=MUTED, style="italic")
                continue
            axes.plot([min(ends), max(ends)], [at, at], color=MUTED, linewidth=1.2, zorder=1)
            if found.body_rate is not None:
                axes.plot([found.body_rate], [at], "o", color=DOT, markersize=7, zorder=3)
            if found.title_rate is not None:
                axes.plot(
                    [found.title_rate], [at], "D", color=INK, markerfacecolor=tint("orange"), markersize=7, zorder=2
                )
        label_rows(axes, [wrap_name(name) for name, _ in rows])
        axes.set_xlim(left=min(0.0, axes.get_xlim()[0]))
        axes.set_xlabel(unit, fontsize=8)
        handles = [
            Line2D([], [], marker="D", linestyle="", color=INK, markerfacecolor=tint("orange"), label=title),
            Line2D([], [], marker="o", linestyle="", color=DOT, label=body),
        ]
        figure.legend(handles=handles, loc="outside upper left", ncols=2, frameon=False, fontsize=8)
    return figure
