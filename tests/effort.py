"""Work counted, not timed: how many calls a piece of code makes, the same on every machine and every day."""

from __future__ import annotations

import cProfile
from collections.abc import Callable

# Eight times the text may take this many times the calls: eight, and something for what grows in steps.
# Quadratic work takes 64 times.
EIGHTFOLD = 14


def calls(run: Callable[[], object]) -> int:
    """How many Python and built-in functions are called while ``run`` runs."""
    profile = cProfile.Profile()
    profile.runcall(run)
    return sum(entry.callcount for entry in profile.getstats())
