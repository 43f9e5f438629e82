"""One analysed article with its findings marked: as HTML and for a terminal.

Findings in the outlet's own voice are filled; those in other people's words, which enter no score,
are only underlined.
"""

from framing.markup.dispersion import spread, to_strip
from framing.markup.html import to_html, to_legend, to_page
from framing.markup.looks import LABELS, LOOKS, OKABE_ITO, Look, css, describe, label_of, legend, without_controls
from framing.markup.segments import Segment, segments
from framing.markup.terminal import to_terminal, to_text

__all__ = [
    "LABELS",
    "LOOKS",
    "OKABE_ITO",
    "Look",
    "Segment",
    "css",
    "describe",
    "label_of",
    "legend",
    "segments",
    "spread",
    "to_html",
    "to_legend",
    "to_page",
    "to_strip",
    "to_terminal",
    "to_text",
    "without_controls",
]
