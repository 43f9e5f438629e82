"""Heatmaps: measures of several groups at a glance, each cell against the mean of its measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING

from framing.charts.style import MUTED, short_name, styled, tint
from framing.model import Measure, Profile

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Steps of the scale: a step is half as much again, a cell of the last step is four times the mean or a quarter of it.
STEPS = 3
_STEP = 2 / STEPS
# From blue (below) over grey (near the mean) to orange (above): told apart by people who are colour-blind.
_SHADES = {-3: ("blue", 0.75), -2: ("blue", 0.5), -1: ("blue", 0.25), 0: ("grey", 0.12),
           1: ("orange", 0.3), 2: ("orange", 0.6), 3: ("orange", 0.9)}  # fmt: skip


def heat(value: float | None, mean: float | None) -> int | None:
    """How far a figure is from the mean of its measure, in steps from -3 to 3; ``None`` without a figure.

    Example:
        >>> heat(12.0, 12.0), heat(24.0, 12.0), heat(1.0, 12.0), heat(0.0, 12.0), heat(None, 12.0)
        (0, 2, -3, -3, None)
    """
    if value is None or not mean:
        return None
    if value <= 0:
        return -STEPS
    return max(-STEPS, min(STEPS, round(log2(value / mean) / _STEP)))


def mean_of(measures: Sequence[Measure | None]) -> float | None:
    """The mean over the groups that have a figure: what each of them is set against.

    Example:
        >>> mean_of([Measure("hedge", 4.0, None, None, 9, 9, 9, "share"), None])
        4.0
    """
    known = [m.value for m in measures if m is not None and m.value is not None]
    return sum(known) / len(known) if known else None


def draw_heatmap(
    profiles: Sequence[Profile],
    measures: Mapping[str, str],
    *,
    names: Sequence[str] = (),
    value: Callable[[Measure | None], str],
) -> Figure:
    """Groups by measures: every cell with its figure, shaded by how far it is from the mean of its column.

    Args:
        profiles: the groups, drawn from the top.
        measures: titles of the columns by measure.
        names: what the groups are called; their own names when left out.
        value: writes a figure.

    Example:
        >>> hedges = Measure("hedge", 4.2, 3.1, 5.9, 40, 90, 21000, "per_1000", "bca")
        >>> group = Profile((("outlet", "Dawn"),), {"hedge": hedges}, (), False)
        >>> figure = draw_heatmap([group], {"hedge": "Hedges"}, value=lambda m: f"{m.value:.1f}")
        >>> [text.get_text() for text in figure.axes[0].texts]
        ['4.2']
    """
    from textwrap import fill

    from matplotlib.patches import Rectangle

    with styled() as figure_of:
        figure = figure_of(9.0, 0.9 + 0.4 * max(len(profiles), 1))
        axes = figure.add_subplot()
        for column, measure in enumerate(measures):
            figures = [profile.measures.get(measure) for profile in profiles]
            mean = mean_of(figures)
            for row, found in enumerate(figures):
                step = heat(found.value if found else None, mean)
                shade = "none" if step is None else mix(*_SHADES[step])
                axes.add_patch(Rectangle((column - 0.48, row - 0.46), 0.96, 0.92, facecolor=shade, edgecolor="none"))
                color = MUTED if step is None else "#000001"
                axes.text(column, row, value(found), ha="center", va="center", fontsize=9, color=color)
        axes.set_xlim(-0.5, max(len(measures), 1) - 0.5)
        axes.set_ylim(max(len(profiles), 1) - 0.5, -0.5)
        axes.set_xticks(range(len(measures)), labels=[fill(title, 14) for title in measures.values()], fontsize=8)
        axes.set_yticks(range(len(profiles)), labels=list(names or [short_name(p) for p in profiles]))
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.set_facecolor("none")
        for side in axes.spines.values():
            side.set_visible(False)
    return figure


def mix(color: str, part: float) -> tuple[float, float, float]:
    """A colour laid over white: 1 is the colour's tint itself.

    Example:
        >>> mix("blue", 0.0)
        (1.0, 1.0, 1.0)
    """
    red, green, blue = (1 - part * (1 - channel) for channel in tint(color))
    return red, green, blue
