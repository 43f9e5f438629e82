"""Figures as SVG and PNG: the same figure gives the same bytes, and every picture says what it shows."""

from __future__ import annotations

import re
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from framing.charts import DOT, INK, MUTED, STYLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure


def write_axes(figure: Figure, number: Callable[[float], str]) -> Figure:
    """Have the numbers along the axes of a figure written in the reader's language; names stay as they are.

    Args:
        figure: the figure, which is changed.
        number: writes a number.
    """
    from matplotlib.ticker import FuncFormatter, ScalarFormatter

    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            if isinstance(axis.get_major_formatter(), ScalarFormatter):
                axis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    return figure


def to_png(figure: Figure) -> bytes:
    """A figure as a PNG picture on white."""
    import matplotlib

    buffer = BytesIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(buffer, format="png", dpi=160, facecolor="white", metadata={"Software": None})
    return buffer.getvalue()


def to_svg(figure: Figure, *, name: str, title: str, description: str = "", inline: bool = False) -> str:
    """A figure as SVG that says in words what it shows.

    Args:
        figure: the figure.
        name: prefix of every id in it, unique on the page.
        title: what it is, for people who do not see it.
        description: what it shows, in a sentence or two.
        inline: for an HTML page: without XML header, on no background, in the page's own colours.

    Returns:
        SVG text; the same figure gives the same text.
    """
    from html import escape

    import matplotlib

    buffer = StringIO()
    with matplotlib.rc_context(STYLE):
        empty = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(buffer, format="svg", facecolor="white", metadata=empty)
    # The parts are in their places now; laying them out again for the next format takes as long as drawing them.
    figure.set_layout_engine("none")
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", buffer.getvalue(), flags=re.DOTALL)
    # matplotlib's style rule says * and would reach the whole page.
    svg = re.sub(r"<style[^>]*>.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(href="#|url\(#)', rf"\1{name}-", svg)
    head = f'<title id="{name}-title">{escape(title)}</title>\n<desc id="{name}-desc">{escape(description)}</desc>\n'
    spoken = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    svg = re.sub(r"<svg ([^>]*)>", lambda m: f"<svg {m[1]} {spoken}>\n{head}", svg, count=1)
    return to_inline(svg) if inline else svg


def to_inline(svg: str) -> str:
    """A picture's SVG for an HTML page: without XML header, on no background, in the page's own colours.

    Args:
        svg: what ``to_svg`` returned.

    Example:
        >>> to_inline('<?xml version="1.0"?><svg ><path style="fill: #ffffff"/><text fill="#1d1d1f">n</text></svg>')
        '<svg ><path style="fill: none"/><text fill="var(--ink)">n</text></svg>'
    """
    svg = svg[svg.index("<svg ") :]
    # The first thing drawn is the background.
    svg = svg.replace("fill: #ffffff", "fill: none", 1)
    return svg.replace(DOT.lower(), "var(--dot)").replace(INK, "var(--ink)").replace(MUTED, "var(--muted)")
