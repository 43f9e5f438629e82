"""Charts of a comparison: pure functions from profiles, contrasts and results to matplotlib figures.

Nothing here touches pyplot or any global setting, so charts can be drawn in threads and servers.
The same input gives the same bytes: ids are salted with a constant and no date is written.
"""

from framing.charts.dots import draw_measure, draw_measures
from framing.charts.forest import draw_forest, excludes_one
from framing.charts.heatmap import draw_heatmap, heat, mean_of
from framing.charts.keyness import draw_keyness
from framing.charts.lines import MOST_LINES, draw_headlines, draw_strengths
from framing.charts.naming import Choice, Choices, draw_naming
from framing.charts.stacks import draw_sources, draw_voices, source_shares, voice_shares
from framing.charts.style import DOT, INK, MUTED, STYLE, short_name

__all__ = [
    "DOT",
    "INK",
    "MOST_LINES",
    "MUTED",
    "STYLE",
    "Choice",
    "Choices",
    "draw_forest",
    "draw_headlines",
    "draw_heatmap",
    "draw_keyness",
    "draw_measure",
    "draw_measures",
    "draw_naming",
    "draw_sources",
    "draw_strengths",
    "draw_voices",
    "excludes_one",
    "heat",
    "mean_of",
    "short_name",
    "source_shares",
    "voice_shares",
]
