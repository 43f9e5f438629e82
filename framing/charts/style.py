"""What all charts share: colours, type, names beside rows, and a figure that touches no global setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from framing.markup import OKABE_ITO, without_controls
from framing.model import Profile

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Text, lines and dots. On a page these become CSS variables, so that a chart follows dark mode.
INK, MUTED = "#1d1d1f", "#66645f"
DOT = OKABE_ITO["blue"]
# Edges and hatches of bars stay dark on every page: bars keep their light tints in dark mode, too.
EDGE = "#1d1d1e"
# DejaVu Sans comes with matplotlib and has every letter of the three languages, ґ included.
STYLE = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "text.parse_math": False,  # an outlet may be called "$ and ¢"
    "text.color": INK,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "xtick.color": MUTED,
    "ytick.color": INK,
    "svg.hashsalt": "framing",
    "svg.fonttype": "none",  # text stays text: it can be searched, read aloud and copied
    "hatch.linewidth": 0.6,
}
_NAME_LENGTH = 24  # characters in a line of a group's name beside a chart; two lines at most
ROW = 0.36  # inches a group takes, two lines of name included


def short_name(profile: Profile, without: str = "") -> str:
    """A group's name for a chart: its values but that of one column, on two lines at most.

    Example:
        >>> short_name(Profile((("outlet", "Dawn"), ("language", "uk")), {}, (), False), without="language")
        'Dawn'
    """
    values = [value or "–" for column, value in profile.key if column != without] or [profile.name]
    return wrap_name(", ".join(values))


def wrap_name(name: str) -> str:
    """A name on at most two lines; what does not fit ends in ….

    Example:
        >>> wrap_name("Dawn")
        'Dawn'
    """
    from textwrap import wrap

    lines = wrap(without_controls(name), _NAME_LENGTH, max_lines=2, placeholder="…")
    return "\n".join(lines) or "–"


def label_rows(axes: Axes, names: Sequence[str]) -> None:
    """Names beside the rows of a chart, from the top, and an axis without a box."""
    axes.set_yticks(range(len(names)), labels=list(names))
    axes.set_ylim(max(len(names), 1) - 0.4, -0.6)
    axes.set_facecolor("none")
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", labelsize=8)
    axes.locator_params(axis="x", nbins=5)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def tint(color: str) -> tuple[float, float, float]:
    """A colour half way to white: black hatches and figures stay legible on it."""
    from matplotlib.colors import to_rgb

    red, green, blue = (0.45 + 0.55 * part for part in to_rgb(OKABE_ITO[color]))
    return red, green, blue


@contextmanager
def styled() -> Iterator[Any]:
    """A maker of figures in our style; matplotlib's own settings stay as the caller has them."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        yield lambda width, height: Figure(figsize=(width, height), layout="constrained")
