"""Comparison: profiles side by side, with ratios, tests and the words behind them."""

from framing.comparison.compare import compare
from framing.comparison.contrasts import contrast_groups
from framing.comparison.events import propose_events
from framing.comparison.terms import strongest_terms

__all__ = ["compare", "contrast_groups", "propose_events", "strongest_terms"]
