"""Diverging bars: which of two competing names each group prefers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.charts.style import EDGE, MUTED, styled, tint, wrap_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Choice:
    """A group's share of the first name, from 0 to 1, and what stands beside it; ``None``: neither in its own voice."""

    group: str
    share: float | None
    low: float | None = None
    high: float | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Two competing names and the groups' choices between them."""

    name: str
    other: str
    rows: Sequence[Choice]


def draw_naming(
    pairs: Sequence[Choices],
    *,
    missing: str = "not in its own voice",
    percent: Callable[[float], str] = "{:.0f} %".format,
) -> Figure:
    """Two competing names a block, a bar a group: to the left the share of one, to the right that of the other.

    Args:
        pairs: the pairs of names, drawn from the top.
        missing: what is written where a group uses neither in its own voice.
        percent: writes the ends of the axis.

    Example:
        >>> figure = draw_naming([Choices("protesters", "rioters", [Choice("Dawn", 0.25, 0.1, 0.5, "n = 4")])])
        >>> [text.get_text() for text in figure.axes[0].texts]
        ['◀ rioters', 'protesters ▶', 'n = 4']
    """
    rows = sum(len(pair.rows) + 1 for pair in pairs)
    with styled() as figure_of:
        figure = figure_of(7.2, 0.5 + 0.31 * max(rows, 1))
        axes = figure.add_subplot()
        axes.axvline(0, color=MUTED, linewidth=0.8)
        at, places, names = 0, [], []
        for pair in pairs:
            for side, name in ((-1, f"◀ {pair.other}"), (1, f"{pair.name} ▶")):
                edge = "right" if side < 0 else "left"
                axes.text(side * 0.02, at, name, ha=edge, va="center", fontsize=9, fontweight="bold")
            for row in pair.rows:
                at += 1
                places.append(at)
                names.append(wrap_name(row.group).replace("\n", " "))
                _draw_choice(axes, at, row, missing)
            at += 1
        axes.set_yticks(places, labels=names)
        axes.set_ylim(at - 0.3, -0.7)
        axes.set_xlim(-1.05, 1.3)
        axes.set_xticks([-1, -0.5, 0, 0.5, 1], labels=[percent(100), "50", "0", "50", percent(100)])
        axes.set_facecolor("none")
        axes.tick_params(axis="y", length=0)
        axes.tick_params(axis="x", labelsize=8)
        for spine in ("top", "right", "left"):
            axes.spines[spine].set_visible(False)
    return figure


def _draw_choice(axes: Axes, at: int, row: Choice, missing: str) -> None:
    if row.share is None:
        axes.text(0.02, at, missing, va="center", fontsize=8, color=MUTED, style="italic")
        return
    left, right = row.share - 1, row.share
    if left:
        axes.barh(at, left, 0.62, color=tint("orange"), edgecolor=EDGE, linewidth=0.5, hatch="////")
    if right:
        axes.barh(at, right, 0.62, color=tint("blue"), edgecolor=EDGE, linewidth=0.5)
    axes.text(1.05, at, row.beside, va="center", fontsize=8, color=MUTED)
