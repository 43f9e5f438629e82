"""Charts of a comparison: pure functions from profiles, contrasts and results to matplotlib figures.

Nothing here touches pyplot or any global setting, so charts can be drawn in threads and servers.
The same input gives the same bytes: ids are salted with a constant and no date is written.
"""

from framing.charts.dots import draw_measure, draw_measures
from framing.charts.stacks import draw_sources, draw_voices, source_shares, voice_shares
from framing.charts.style import INK, MUTED, STYLE, short_name

__all__ = [
    "INK",
    "MUTED",
    "STYLE",
    "draw_measure",
    "draw_measures",
    "draw_sources",
    "draw_voices",
    "short_name",
    "source_shares",
    "voice_shares",
]
