"""Forest plots: the ratios of two groups, measure by measure, on a scale where twice and half are equally far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, log2
from typing import TYPE_CHECKING

from framing.charts.style import DOT, MUTED, ROW, label_rows, styled, wrap_name
from framing.model import Contrast

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Ratios beyond 32 and under 1/32 are drawn at the edge, with an arrow: they rest on a handful of words.
_WIDEST = 5
_SETTLED = 0.05


def draw_forest(
    contrasts: Sequence[Contrast],
    *,
    names: Sequence[str],
    a: str,
    b: str,
    higher: str = "higher in {name}",
    missing: str = "no figure",
    number: Callable[[float], str] = "{:.2f}".format,
) -> Figure:
    """The ratios a/b of several measures, each with its 95 % interval.

    A filled dot has an interval that excludes 1, a hollow one does not; a diamond also holds after the correction
    for the number of comparisons. What only one group has stands as a triangle at the edge on its side.

    Args:
        contrasts: the contrasts of one pair, drawn from the top.
        names: what their measures are called.
        a: the first group.
        b: the second group.
        higher: what stands under each side of the axis.
        missing: what is written where there is no ratio.
        number: writes the ratios beside the dots.

    Example:
        >>> c = Contrast("hedge", "A", "B", 2.0, 1.5, 2.7, 3.0, 1.0, 5.0, 0.01, 0.04, "holm", "permutation", 0)
        >>> figure = draw_forest([c], names=["Hedges"], a="A", b="B")
        >>> [text.get_text() for text in figure.axes[0].texts][0]
        '2.00'
    """
    known = [log2(v) for c in contrasts for v in (c.ratio, c.ratio_low, c.ratio_high) if v]
    reach = min(_WIDEST, max(1, ceil(max((abs(v) for v in known), default=1))))
    with styled() as figure_of:
        figure = figure_of(7.2, 1.0 + ROW * max(len(contrasts), 1))
        axes = figure.add_subplot()
        axes.axvline(0, color=MUTED, linewidth=0.8)
        for row, contrast in enumerate(contrasts):
            _draw_ratio(axes, row, contrast, reach, missing, number)
        label_rows(axes, [wrap_name(name) for name in names])
        # Room on the right for the figures.
        axes.set_xlim(-reach - 0.15, reach * 1.35)
        ticks = range(-reach, reach + 1)
        axes.set_xticks(list(ticks), labels=[str(2**t) if t >= 0 else f"1/{2**-t}" for t in ticks])
        for side, name in ((-1, b), (1, a)):
            axes.annotate(
                higher.format(name=wrap_name(name).replace("\n", " ")),
                (side * reach, 0),
                xycoords=("data", "axes fraction"),
                xytext=(0, -26),
                textcoords="offset points",
                ha="left" if side < 0 else "right",
                fontsize=8,
                color=MUTED,
                annotation_clip=False,
            )
    return figure


def _draw_ratio(
    axes: Axes, row: int, contrast: Contrast, reach: int, missing: str, number: Callable[[float], str]
) -> None:
    def place(value: float) -> float:
        return max(-reach, min(reach, log2(value))) if value else -reach

    ratio = contrast.ratio
    if not ratio:
        only = contrast.difference
        if only:
            axes.plot([reach if only > 0 else -reach], [row], ">" if only > 0 else "<", markersize=7, color=DOT)
        else:
            axes.text(0.06, row, missing, va="center", fontsize=8, color=MUTED, style="italic")
        return
    known = contrast.ratio_low is not None
    if contrast.ratio_low is not None:
        high = contrast.ratio_high
        ends = [place(contrast.ratio_low), reach if high is None else place(high)]
        axes.plot(ends, [row, row], color=DOT, linewidth=2, zorder=2)
    apart = known and excludes_one(contrast)
    proven = contrast.p_adjusted is not None and contrast.p_adjusted < _SETTLED
    marker = "D" if proven else "o"
    face = DOT if apart or proven else "white"
    axes.plot([place(ratio)], [row], marker, markersize=6 if proven else 7, color=DOT, markerfacecolor=face, zorder=3)
    axes.text(reach * 1.05, row, number(ratio), va="center", fontsize=8)


def excludes_one(contrast: Contrast) -> bool:
    """Whether the interval of a ratio is known and leaves out 1, so that it tells which group is higher.

    Example:
        >>> excludes_one(Contrast("hedge", "A", "B", 2.0, 1.5, None, 3.0, 1.0, 5.0, None, None, "holm", "", 0))
        True
    """
    low, high = contrast.ratio_low, contrast.ratio_high
    return low is not None and (low > 1 or (high is not None and high < 1))
