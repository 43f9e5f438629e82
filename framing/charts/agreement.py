"""Agreement with hand-made annotations: precision and recall of each category, side by side, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from framing.annotations import Agreement
from framing.charts.style import DOT, INK, MUTED, ROW, label_rows, styled, wrap_name

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WORDS = {"precision": "precision", "recall": "recall", "share": "share of spans", "kappa": "kappa"}


def draw_agreement(
    agreements: Sequence[Agreement],
    names: Sequence[str] = (),
    words: Mapping[str, str] = WORDS,
    number: Callable[[float], str] = "{:.2f}".format,
) -> Figure:
    """Precision (full dot) and recall (square) of each category, with 95 % intervals; kappa at the right.

    Args:
        agreements: one a category, drawn from the top.
        names: what the categories are called; their ids when left out.
        words: what precision, recall, the axis and kappa are called.
        number: writes kappa.

    Example:
        >>> one = Agreement("hedge", "framing", "Oda", 4, 900, 9, 8, 6, .67, .35, .88, .75, .41, .93, .71, .7)
        >>> [text.get_text() for text in draw_agreement([one]).axes[0].texts]
        ['0.70  (n = 9, 8)']
    """
    marks = (("precision", "o", -0.14, DOT), ("recall", "s", 0.14, INK))
    with styled() as figure_of:
        figure = figure_of(7.0, 1.0 + 1.3 * ROW * max(len(agreements), 1))
        axes = figure.add_subplot()
        axes.set_xlim(-0.02, 1.36)
        for row, found in enumerate(agreements):
            for part, sign, shift, color in marks:
                value = getattr(found, part)
                if value is None:
                    continue
                low, high = getattr(found, f"{part}_low"), getattr(found, f"{part}_high")
                axes.plot([low, high], [row + shift] * 2, color=color, linewidth=1.5, alpha=0.6)
                axes.plot([value], [row + shift], sign, color=color, markersize=6)
            kappa = "–" if found.kappa is None else number(found.kappa)
            said = f"{kappa}  (n = {found.spans_one}, {found.spans_other})"
            axes.text(1.04, row, said, va="center", fontsize=8, color=MUTED)
        label_rows(axes, [wrap_name(name) for name in names or [found.label for found in agreements]])
        axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
        axes.set_xlabel(words["share"], fontsize=8)
        axes.set_title(words["kappa"], loc="right", fontsize=8, color=MUTED)
        for part, sign, _, color in marks:
            axes.plot([], [], sign, color=color, label=words[part])
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize=8)
    return figure
