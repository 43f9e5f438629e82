"""Keyness plots: the words that tell two groups apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.charts.style import EDGE, MUTED, styled, tint, wrap_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from framing.comparison.results import Keyness

# Words of each group: what is longer is not read, and stands in the table.
_WORDS = 12


def draw_keyness(
    found: Keyness, *, a: str, b: str, axis: str = "z", number: Callable[[float], str] = "{:g}".format
) -> Figure:
    """The most distinctive words of two groups as bars to either side, as long as their z-scores.

    Args:
        found: the distinctive words of the pair.
        a: the first group, whose words stand on the right.
        b: the second group.
        axis: what is measured along the axis.
        number: writes the numbers along it.

    Example:
        >>> from framing.comparison.results import Keyness, Keyword
        >>> word = Keyword("mill", ("mills",), 36, 0, 12, 0, 4.2, 5.1, 0.001, 0.01, 0)
        >>> figure = draw_keyness(Keyness("A", "B", "en", 900, 800, 70, 5, (word,)), a="A", b="B")
        >>> figure.axes[0].texts[0].get_text()
        'mill'
    """
    words = [k for k in found.keywords if k.z > 0][:_WORDS] + [k for k in found.keywords if k.z < 0][:_WORDS][::-1]
    reach = max((abs(word.z) for word in words), default=1.0)
    with styled() as figure_of:
        figure = figure_of(7.2, 0.8 + 0.26 * max(len(words), 1))
        axes = figure.add_subplot()
        axes.axvline(0, color=MUTED, linewidth=0.8)
        for row, word in enumerate(words):
            first = word.z > 0
            color, hatch = ("blue", "") if first else ("orange", "////")
            axes.barh(row, word.z, 0.62, color=tint(color), edgecolor=EDGE, linewidth=0.5, hatch=hatch)
            # The word stands on the free side of the middle.
            edge = "right" if first else "left"
            axes.text(-0.02 * reach if first else 0.02 * reach, row, word.word, ha=edge, va="center", fontsize=9)
        axes.set_ylim(max(len(words), 1) - 0.4, -0.6)
        axes.set_xlim(-reach * 1.05, reach * 1.05)
        axes.set_yticks([])
        axes.xaxis.set_major_formatter(lambda value, _: number(abs(value)))
        axes.set_xlabel(axis, fontsize=8)
        axes.set_facecolor("none")
        axes.tick_params(axis="x", labelsize=8)
        for name, edge in ((f"◀ {b}", "left"), (f"{a} ▶", "right")):
            axes.set_title(wrap_name(name).replace("\n", " "), loc=edge, fontsize=9, fontweight="bold")
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
    return figure
